// What is asked of Raft in the checker. Ongaro & Ousterhout 2014 (extended version).

import type { Questions } from '../../speech/questions.ts';
import type { descriptors } from './descriptors.ts';
import type { model } from './model.ts';

export const questions = {
  rules: {
    votesTwice: { name: { en: 'One vote a term', zh: '每个任期只投一票' }, at: '§5.2' },
    noLogCheck: { name: { en: 'Only a log that is as new gets a vote', zh: '日志不旧于自己的才得票' }, at: '§5.4.1' },
    commitsOldTerm: {
      name: { en: 'Only entries of one’s own term are counted', zh: '只按本任期的条目计数提交' },
      at: '§5.4.2',
    },
    majorityOfHalf: { name: { en: 'A majority elects', zh: '多数派才能选出领导者' }, at: '§5.2' },
    noPrevLogCheck: {
      name: { en: 'The entry before must be of the same term', zh: '前一条目的任期必须一致' },
      at: 'Figure 2, AppendEntries 2',
    },
    keepsConflicts: {
      name: { en: 'Entries in conflict are deleted', zh: '删除冲突的条目' },
      at: 'Figure 2, AppendEntries 3',
    },
    truncatesAlways: {
      name: { en: 'Only entries in conflict are deleted', zh: '只删除冲突的条目' },
      at: 'Figure 2, AppendEntries 3',
    },
    votedForNotDurable: {
      name: { en: 'votedFor survives a crash', zh: 'votedFor 在崩溃后仍在' },
      at: 'Figure 2, State',
    },
    termNotDurable: {
      name: { en: 'currentTerm survives a crash', zh: 'currentTerm 在崩溃后仍在' },
      at: 'Figure 2, State',
    },
    logNotDurable: { name: { en: 'The log survives a crash', zh: '日志在崩溃后仍在' }, at: 'Figure 2, State' },
  },
  bounds: {
    terms: { en: 'Highest term', zh: '最高任期' },
    entries: { en: 'Entries of a log', zh: '日志条目' },
    requests: { en: 'Requests of clients', zh: '客户端请求' },
    heartbeats: { en: 'Heartbeats', zh: '心跳' },
  },
  quiet: {
    'RequestVoteReply that refuses': { en: 'refused votes', zh: '拒绝投票的回复' },
  },
  examples: [
    {
      ask: 'raft/votesTwice',
      title: { en: 'Two votes in one term', zh: '一个任期投两票' },
      teaches: {
        en: 'The smallest way to two leaders of one term: one server that forgets its vote is enough.',
        zh: '同一任期出现两个领导者的最短途径：只要一个服务器忘了自己投过票。',
      },
    },
    {
      ask: 'raft/noLogCheck',
      title: { en: 'A leader that lacks what is committed', zh: '缺少已提交条目的领导者' },
      teaches: {
        en: 'Why voters compare logs (§5.4.1): a majority alone does not bring what is committed to the next leader.',
        zh: '投票时为何要比较日志（§5.4.1）：仅有多数派，还不能保证下一任领导者拥有已提交的条目。',
      },
    },
    {
      ask: 'raft/votedForNotDurable',
      title: { en: 'A vote that a crash wipes out', zh: '崩溃抹去的一票' },
      teaches: {
        en: 'Why a vote is on disk before it is sent: one crash at the right moment gives it twice.',
        zh: '为何选票要先落盘再发出：一次时机正好的崩溃，就让它投了两次。',
      },
    },
    {
      ask: 'raft/noLogCheck+votesTwice',
      title: { en: 'Two rules left out at once', zh: '同时去掉两条规则' },
      teaches: {
        en: 'Which of two mistakes is met first, and that it hides the other.',
        zh: '两个错误中先碰到哪一个，以及它如何掩盖另一个。',
      },
    },
    {
      ask: 'raft find role S1 leader and role S2 leader',
      title: { en: 'Two leaders at once, and nothing is wrong', zh: '同时有两个领导者，却没有错' },
      teaches: {
        en: 'Correct Raft may have two leaders, of different terms: the old one does not know yet.',
        zh: '正确的 Raft 也可能同时有两个领导者，任期不同：旧的那个还不知道。',
      },
    },
    {
      ask: 'raft terms=1 find role S1 leader and role S2 leader',
      title: { en: 'Two leaders of one term', zh: '同一任期的两个领导者' },
      teaches: {
        en: '“Impossible within these bounds” is an answer, too. It is one about these bounds.',
        zh: '“在此范围内不可能”也是答案，而且只对此范围成立。',
      },
    },
    {
      ask: 'raft',
      title: { en: 'With every rule in force', zh: '所有规则都在' },
      teaches: {
        en: 'Every state within the bounds is looked at, and nothing breaks. What lies beyond is not told.',
        zh: '此范围内的每个状态都看过了，没有违反。范围之外，未作断言。',
      },
    },
  ],
} as const satisfies Questions<typeof descriptors, typeof model>;
