// Every sentence a person reads, in English. It fixes the shape: a sentence missing in another language does not compile.
// Adding a protocol adds one line to each language.

import { chartEn } from './chart.en.ts';
import { chrome } from './chrome.en.ts';
import { compareEn } from './compare.en.ts';
import { multipaxosEn } from './multipaxos.en.ts';
import { numbersEn } from './numbers.en.ts';
import { panels } from './panels.en.ts';
import { paxosEn } from './paxos.en.ts';
import { problemsEn } from './problems.en.ts';
import type { ProtocolWords } from './protocol.ts';
import { raftEn } from './raft.en.ts';
import { stage } from './stage.en.ts';
import { translationEn } from './translation.en.ts';

const protocols: { readonly [protocol: string]: ProtocolWords } = {
  raft: raftEn,
  paxos: paxosEn,
  multipaxos: multipaxosEn,
};

export const words = {
  stage,
  panels,
  chart: chartEn,
  chrome,
  compare: compareEn,
  numbers: numbersEn,
  problems: problemsEn,
  translation: translationEn,
  protocols,
};

export type Words = typeof words;
