// Every sentence a person reads, in Chinese.

import type { Words } from '../en/all.ts';
import { commandsZh } from './commands.ts';
import { compareZh } from './compare.ts';
import { dialogsZh } from './dialogs.ts';
import { words as first } from './first.ts';
import { hintZh } from './hints.ts';
import { menuZh } from './menus.ts';
import { numbersZh } from './numbers.ts';
import { panels } from './panels.ts';
import { problemsZh } from './problems.ts';
import { chartZh } from './statechart.ts';
import { takingZh } from './taking.ts';
import { translationZh } from './translation.ts';
import { troubleZh } from './trouble.ts';

export const words: Words = {
  ...first,
  menu: menuZh,
  panels,
  chart: chartZh,
  chrome: {
    ...first.chrome,
    ...dialogsZh,
    hint: { ...first.chrome.hint, ...hintZh },
    commands: { ...first.chrome.commands, ...commandsZh },
  },
  compare: compareZh,
  numbers: numbersZh,
  taking: takingZh,
  problems: problemsZh,
  translation: translationZh,
  trouble: troubleZh,
};
