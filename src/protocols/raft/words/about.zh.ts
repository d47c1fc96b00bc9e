// What is said about Raft, in Chinese, but for its rules: they are in rules.raft.zh.ts.

import type { FirstProtocolWords } from '../../../speech/about.ts';
import type { protocol } from '../index.ts';
import type { AppendEntries, AppendEntriesReply, RequestVote, RequestVoteReply } from '../messages.ts';

export const words = {
  title: 'Raft',
  summary: '服务器选出一个领导者；领导者先把命令日志复制到多数服务器上，然后才执行。',
  epoch: '任期',
  slot: '索引',
  decided: '已提交',
  ledger: '日志',
  counts: { nodes: '服务器' },
  roles: { follower: '跟随者', candidate: '候选人', leader: '领导者' },
  parts: { server: '服务器' },
  messages: {
    RequestVote: {
      name: 'RequestVote',
      about: '请求投票：候选人请求一张选票，并说明自己的日志到哪里为止。',
      brief: ({ term, lastLogIndex, lastLogTerm }: RequestVote) => `任期 ${term}，末条 ${lastLogIndex}:${lastLogTerm}`,
    },
    RequestVoteReply: {
      name: 'RequestVote 响应',
      about: '请求投票的响应：服务器把票投给候选人，或者拒绝。',
      brief: ({ term }: RequestVoteReply) => `任期 ${term}`,
    },
    AppendEntries: {
      name: 'AppendEntries',
      about: '追加条目：领导者发送日志条目；不带条目时就是心跳，表明它在领导。',
      brief: ({ term, prevLogIndex, entries }: AppendEntries) =>
        entries.length === 0
          ? `任期 ${term}`
          : `任期 ${term}，${prevLogIndex + 1}${entries.length > 1 ? `–${prevLogIndex + entries.length}` : ''}`,
    },
    AppendEntriesReply: {
      name: 'AppendEntries 响应',
      about: '追加条目的响应：服务器说明自己的日志与领导者的是否一致，一致到哪里。',
      brief: ({ term, success, prevLogIndex, matchIndex }: AppendEntriesReply) =>
        success ? `任期 ${term}，匹配 ${matchIndex}` : `任期 ${term}，前一条 ${prevLogIndex}`,
    },
  },
  timers: { election: '选举超时', heartbeat: '心跳' },
  refusals: {},
  options: {
    electionTimeout: '选举超时',
    heartbeat: '心跳间隔',
    entriesPerMessage: '每条消息最多携带的条目数',
  },
  variants: {
    votesTwice: '跟随者忘记自己投过票，在同一任期再次投票。',
    noLogCheck: '投票者不比较日志，缺少已提交条目的服务器也能当选。',
    commitsOldTerm: '旧任期的条目一旦有多数服务器存有，领导者就提交。',
    majorityOfHalf: '得到半数选票就算赢得选举。',
    noPrevLogCheck: '跟随者只看新条目之前有没有条目，不看那个条目属于哪个任期。',
    keepsConflicts: '与领导者冲突时，跟随者保留自己的条目，只在末尾添加后面的条目。',
    truncatesAlways: '跟随者总把日志截到消息所带的条目为止，哪怕没有任何冲突。',
    votedForNotDurable: '服务器重启后忘记自己投过谁。',
    termNotDurable: '服务器重启后忘记自己的任期，从 0 开始。',
    logNotDurable: '服务器重启后忘记自己的日志。',
  },
} satisfies FirstProtocolWords<typeof protocol>;
