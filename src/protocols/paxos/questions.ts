// What is asked of Paxos in the checker. Lamport 2001, "Paxos Made Simple".

import type { Questions } from '../../speech/questions.ts';
import type { descriptors } from './descriptors.ts';
import type { model } from './model.ts';

export const questions = {
  rules: {
    forgetsPromise: { name: { en: 'A promise survives a crash', zh: '承诺在崩溃后仍在' }, at: '§2.5' },
    keepsOwnValue: {
      name: { en: 'A proposer takes the value that is reported', zh: '提议者采用被报告的值' },
      at: 'P2c',
    },
    takesAnyValue: { name: { en: '… and the one of the highest ballot', zh: '……且取最高编号的那个' }, at: 'P2c (b)' },
    acceptsBelowPromise: {
      name: { en: 'Nothing below the promise is accepted', zh: '不接受低于承诺的提案' },
      at: 'P1a',
    },
    disjointQuorums: { name: { en: 'Quorums meet', zh: '多数派两两相交' } },
    ballotTwice: { name: { en: 'A ballot is used once', zh: '编号只用一次' }, at: '§2.5' },
  },
  bounds: {
    ballots: { en: 'Rounds of a proposer', zh: '每个提议者的轮数' },
    requests: { en: 'Values of a proposer', zh: '每个提议者的值' },
  },
  quiet: {
    Reject: { en: 'Reject', zh: 'Reject' },
    'Accepted, to proposers': { en: 'Accepted, to proposers', zh: '发给提议者的 Accepted' },
    'Accepted, to learners': { en: 'Accepted, to learners', zh: '发给学习者的 Accepted' },
  },
  examples: [
    {
      ask: 'paxos/forgetsPromise',
      title: { en: 'A promise that a crash wipes out', zh: '崩溃抹去的承诺' },
      teaches: {
        en: 'The first thing that breaks is the promise itself, long before two values are chosen.',
        zh: '最先被违反的是承诺本身，远早于选定两个值。',
      },
    },
    {
      ask: 'paxos/forgetsPromise for paxos.Agreement',
      title: { en: 'The same, until two values are chosen', zh: '同样的错误，直到选定两个值' },
      teaches: {
        en: 'How much more has to happen before a forgotten promise does harm.',
        zh: '被遗忘的承诺要造成危害，还需要多少步。',
      },
    },
    {
      ask: 'paxos/keepsOwnValue for paxos.Agreement',
      title: { en: 'A proposer that does not listen', zh: '不听报告的提议者' },
      teaches: {
        en: 'Why phase 1 reports what was accepted: without it two proposers choose two values, without any crash.',
        zh: '第一阶段为何要报告已接受的提案：否则无需任何崩溃，两个提议者就选定了两个值。',
      },
    },
    {
      ask: 'paxos/disjointQuorums',
      title: { en: 'Quorums that do not meet', zh: '不相交的多数派' },
      teaches: {
        en: 'All that holds Paxos together is one acceptor in common.',
        zh: '维系 Paxos 的，就是那个共同的接受者。',
      },
    },
    {
      ask: 'paxos find chosen "tea"',
      title: { en: 'The shortest way to a value', zh: '选定一个值的最短途径' },
      teaches: {
        en: 'How many messages have to arrive before a value is chosen, and whether anybody knows it then.',
        zh: '选定一个值之前要送达多少条消息，那时又有谁知道。',
      },
    },
    {
      ask: 'paxos find chosen "tea" and chosen "coffee"',
      title: { en: 'Two values chosen', zh: '选定两个值' },
      teaches: {
        en: 'Every state within the bounds is looked at, and two values are chosen in none of them.',
        zh: '此范围内的每个状态都看过了，没有一个选定了两个值。',
      },
    },
  ],
} as const satisfies Questions<typeof descriptors, typeof model>;
