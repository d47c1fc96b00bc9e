// Every sentence a person reads, in Chinese.

import { chartZh } from './chart.zh.ts';
import { chrome } from './chrome.zh.ts';
import { compareZh } from './compare.zh.ts';
import type { Words } from './en.ts';
import { numbersZh } from './numbers.zh.ts';
import { panels } from './panels.zh.ts';
import { problemsZh } from './problems.zh.ts';
import { stage } from './stage.zh.ts';
import { takingZh } from './taking.zh.ts';
import { translationZh } from './translation.zh.ts';

const protocols: Words['protocols'] = {};

export const words: Words = {
  stage,
  panels,
  chart: chartZh,
  chrome,
  compare: compareZh,
  numbers: numbersZh,
  taking: takingZh,
  problems: problemsZh,
  translation: translationZh,
  protocols,
};
