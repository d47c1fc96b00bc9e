// What is said about single-decree Paxos, in Chinese, but for its rules: they are in rules.paxos.zh.ts.

import type { FirstProtocolWords } from '../../../speech/about.ts';
import { ballotName } from '../../ballot.ts';
import type { protocol } from '../index.ts';
import type { Accept, Accepted, Prepare, Promised, Reject } from '../messages.ts';

export const words = {
  title: 'Paxos',
  summary: '各节点就一个值达成一致：提案被法定人数的接受者接受就算选定，此后的提案都重复这个值。',
  epoch: '提案编号',
  noEpoch: '尚无提案编号',
  slot: '位置',
  decided: '已选定',
  ledger: '投票',
  counts: {
    nodes: '节点',
    proposers: '提议者',
    acceptors: '接受者',
    learners: '学习者',
  },
  roles: {
    idle: '空闲',
    preparing: '准备中',
    proposing: '提议中',
    backingOff: '退避中',
    acceptor: '接受者',
    promised: '已承诺',
    accepted: '已接受',
    learner: '学习者',
    learned: '已学到',
  },
  parts: { node: '节点', proposer: '提议者', acceptor: '接受者', learner: '学习者' },
  columns: { node: '节点', proposer: '提议者', acceptor: '接受者', learner: '学习者' },
  messages: {
    Prepare: {
      name: 'Prepare',
      about: '准备：提议者请求承诺，从此忽略更低的编号，并说明此前接受过什么。',
      brief: ({ ballot }: Prepare) => `编号 ${ballotName(ballot)}`,
    },
    Promise: {
      name: 'Promise',
      about: '承诺：接受者承诺忽略更低的编号；如果接受过提案，就报上编号最高的那个。',
      brief: ({ ballot, accepted }: Promised) =>
        `编号 ${ballotName(ballot)}${accepted === null ? '' : `，接受过 ${ballotName(accepted.ballot)} · ${accepted.value}`}`,
    },
    Accept: {
      name: 'Accept',
      about: '请求接受：提议者得到法定人数的承诺后，请接受者接受它的值。',
      brief: ({ ballot, value }: Accept) => `编号 ${ballotName(ballot)} · ${value}`,
    },
    Accepted: {
      name: 'Accepted',
      about: '已接受：接受者接受了一个值，告诉提议者和每个学习者。',
      brief: ({ ballot, value }: Accepted) => `编号 ${ballotName(ballot)} · ${value}`,
    },
    Reject: {
      name: 'Reject',
      about: '拒绝：接受者忽略请求，因为它承诺过更高的编号。',
      brief: ({ ballot, promised }: Reject) => `编号 ${ballotName(ballot)}，已承诺 ${ballotName(promised)}`,
    },
    Query: { name: 'Query', about: '询问：学习者听到的还不够，便问接受者接受过什么。', brief: () => '接受过什么？' },
  },
  timers: { retransmit: '重发定时器', backoff: '退避定时器', learn: '询问定时器' },
  facts: {
    ballot: '提案编号',
    own: '自己的值',
    value: '值',
    chosen: '已选定',
    round: '轮次',
    promised: '已承诺',
    accepted: '已接受',
    learned: '已学到',
  },
  refusals: {
    nodesAndParts: '要么各节点身兼各职，要么提议者、接受者、学习者分开：去掉 nodes=…，或者去掉其他几项。',
    quorumTooLarge: '法定人数超过了接受者的数目：请减小 q1 和 q2，或增加接受者。',
    quorumsNeedNotMeet:
      'q1 + q2 不大于接受者的数目时，作出承诺的接受者可能都没见过已接受的提案：请增大 q1 或 q2，或者选用允许这样做的变体。',
  },
  options: {
    q1: '承诺的法定人数（0 为多数）',
    q2: '接受的法定人数（0 为多数）',
    retransmit: '多久之后重发',
    backoff: '编号被超过后的停顿',
    learn: '学习者多久之后询问',
    reject: '接受者拒绝时说明',
    patience: '没有拒绝消息时，重发几次后放弃',
  },
  variants: {
    forgetsPromise: '接受者重启后忘了自己的承诺。',
    keepsOwnValue: '提议者不管接受者怎么说，总提议自己的值。',
    takesAnyValue: '提议者取它最后听到的已接受的值，而不是最高编号的值。',
    acceptsBelowPromise: '接受者接受低于自己承诺的编号。',
    disjointQuorums: '承诺和接受的法定人数可以小到没有公共成员。',
    ballotTwice: '提议者重启后忘了用过的轮次，把一个编号又用一次。',
  },
} satisfies FirstProtocolWords<typeof protocol>;
