// Every sentence a person reads, in Chinese.

import { chartZh } from './chart.zh.ts';
import { chrome } from './chrome.zh.ts';
import { compareZh } from './compare.zh.ts';
import type { Words } from './en.ts';
import { multipaxosZh } from './multipaxos.zh.ts';
import { numbersZh } from './numbers.zh.ts';
import { panels } from './panels.zh.ts';
import { paxosZh } from './paxos.zh.ts';
import { problemsZh } from './problems.zh.ts';
import { raftZh } from './raft.zh.ts';
import { stage } from './stage.zh.ts';
import { translationZh } from './translation.zh.ts';

const protocols: Words['protocols'] = { raft: raftZh, paxos: paxosZh, multipaxos: multipaxosZh };

export const words: Words = {
  stage,
  panels,
  chart: chartZh,
  chrome,
  compare: compareZh,
  numbers: numbersZh,
  problems: problemsZh,
  translation: translationZh,
  protocols,
};
