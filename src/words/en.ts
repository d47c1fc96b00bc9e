// Every sentence a person reads, in English. It fixes the shape: a sentence missing in another language does not compile.

import { chartEn } from './chart.en.ts';
import { chrome } from './chrome.en.ts';
import { compareEn } from './compare.en.ts';
import { numbersEn } from './numbers.en.ts';
import { panels } from './panels.en.ts';
import { problemsEn } from './problems.en.ts';
import type { ProtocolWords } from './protocol.ts';
import { stage } from './stage.en.ts';
import { takingEn } from './taking.en.ts';
import { translationEn } from './translation.en.ts';

/** Filled as protocols are opened: about.ts knows where their words are. */
const protocols: { readonly [protocol: string]: ProtocolWords } = {};

export const words = {
  stage,
  panels,
  chart: chartEn,
  chrome,
  compare: compareEn,
  numbers: numbersEn,
  taking: takingEn,
  problems: problemsEn,
  translation: translationEn,
  protocols,
};

export type Words = typeof words;
