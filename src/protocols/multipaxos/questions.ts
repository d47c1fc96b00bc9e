// What is asked of Multi-Paxos in the checker. Lamport 2001, "Paxos Made Simple", §3.

import type { Questions } from '../../speech/questions.ts';
import type { descriptors } from './descriptors.ts';
import type { model } from './model.ts';

export const questions = {
  rules: {
    fillsWithoutLooking: {
      name: { en: 'A hole is filled with what was accepted there', zh: '空槽先用其中已接受的值填补' },
      at: '§2.2, §3',
    },
    adoptsAnyReported: {
      name: { en: 'The report of the highest ballot counts', zh: '以最高编号的报告为准' },
      at: '§2.2, phase 2 (a)',
    },
    acceptsBelowPromise: {
      name: { en: 'Nothing below the promise is accepted', zh: '不接受低于承诺的提案' },
      at: '§2.2, phase 2 (b)',
    },
    promiseNotDurable: { name: { en: 'A promise survives a crash', zh: '承诺在崩溃后仍在' }, at: '§2.5' },
    appliesPastHoles: { name: { en: 'Slots are applied in their order', zh: '按槽的次序应用' }, at: '§3' },
  },
  bounds: {
    rounds: { en: 'Rounds of a server', zh: '每个服务器的轮数' },
    slots: { en: 'Slots', zh: '槽' },
    candidates: { en: 'Servers that may stand', zh: '可以竞选的服务器' },
    requests: { en: 'Requests of clients', zh: '客户端请求' },
  },
  quiet: {
    Reject: { en: 'Reject', zh: 'Reject' },
    Heartbeat: { en: 'Heartbeat', zh: 'Heartbeat' },
    CatchUp: { en: 'CatchUp', zh: 'CatchUp' },
  },
  examples: [
    {
      ask: 'multipaxos/fillsWithoutLooking for multipaxos.Agreement',
      title: { en: 'A no-op over a chosen command', zh: '用 no-op 盖住已选定的命令' },
      teaches: {
        en: 'Why a new leader asks what was accepted before it fills holes: what is chosen may be known to nobody.',
        zh: '新领导者填补空槽前为何要询问：已选定的值可能无人知晓。',
      },
    },
    {
      ask: 'multipaxos/appliesPastHoles',
      title: { en: 'Applied before its turn', zh: '抢先应用' },
      teaches: {
        en: 'Slots are decided out of order; replicas agree only if they apply them in order.',
        zh: '槽可以乱序决定；只有按次序应用，各副本才一致。',
      },
    },
    {
      ask: 'multipaxos',
      title: { en: 'With every rule in force', zh: '所有规则都在' },
      teaches: {
        en: 'Every state within the bounds is looked at, and nothing breaks. What lies beyond is not told.',
        zh: '此范围内的每个状态都看过了，没有违反。范围之外，未作断言。',
      },
    },
  ],
} as const satisfies Questions<typeof descriptors, typeof model>;
