// Every sentence a person reads, in English. It fixes the shape: a sentence missing in another language does not compile.

import { chartEn } from './chart.en.ts';
import { compareEn } from './compare.en.ts';
import { dialogsEn } from './dialogs.en.ts';
import { words as first } from './first.en.ts';
import { numbersEn } from './numbers.en.ts';
import { panels } from './panels.en.ts';
import { problemsEn } from './problems.en.ts';
import { takingEn } from './taking.en.ts';
import { translationEn } from './translation.en.ts';
import { troubleEn } from './trouble.en.ts';

export const words = {
  ...first,
  panels,
  chart: chartEn,
  chrome: { ...first.chrome, ...dialogsEn },
  compare: compareEn,
  numbers: numbersEn,
  taking: takingEn,
  problems: problemsEn,
  translation: translationEn,
  trouble: troubleEn,
};

export type Words = typeof words;
