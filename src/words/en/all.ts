// Every sentence a person reads, in English. It fixes the shape: a sentence missing in another language does not compile.

import { commandsEn } from './commands.ts';
import { compareEn } from './compare.ts';
import { dialogsEn } from './dialogs.ts';
import { words as first } from './first.ts';
import { hintEn } from './hints.ts';
import { menuEn } from './menus.ts';
import { numbersEn } from './numbers.ts';
import { panels } from './panels.ts';
import { problemsEn } from './problems.ts';
import { chartEn } from './statechart.ts';
import { takingEn } from './taking.ts';
import { translationEn } from './translation.ts';
import { troubleEn } from './trouble.ts';

export const words = {
  ...first,
  menu: menuEn,
  panels,
  chart: chartEn,
  chrome: {
    ...first.chrome,
    ...dialogsEn,
    hint: { ...first.chrome.hint, ...hintEn },
    commands: { ...first.chrome.commands, ...commandsEn },
  },
  compare: compareEn,
  numbers: numbersEn,
  taking: takingEn,
  problems: problemsEn,
  translation: translationEn,
  trouble: troubleEn,
};

export type Words = typeof words;
