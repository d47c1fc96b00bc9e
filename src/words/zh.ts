// Every sentence a person reads, in Chinese.

import { chartZh } from './chart.zh.ts';
import { compareZh } from './compare.zh.ts';
import { dialogsZh } from './dialogs.zh.ts';
import type { Words } from './en.ts';
import { words as first } from './first.zh.ts';
import { numbersZh } from './numbers.zh.ts';
import { panels } from './panels.zh.ts';
import { problemsZh } from './problems.zh.ts';
import { takingZh } from './taking.zh.ts';
import { translationZh } from './translation.zh.ts';
import { troubleZh } from './trouble.zh.ts';

export const words: Words = {
  ...first,
  panels,
  chart: chartZh,
  chrome: { ...first.chrome, ...dialogsZh },
  compare: compareZh,
  numbers: numbersZh,
  taking: takingZh,
  problems: problemsZh,
  translation: translationZh,
  trouble: troubleZh,
};
