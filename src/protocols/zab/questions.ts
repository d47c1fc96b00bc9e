// What is asked of Zab in the checker. Junqueira, Reed & Serafini 2011; the fast leader election is ZooKeeper's.

import type { Questions } from '../../speech/questions.ts';
import type { descriptors } from './descriptors.ts';
import type { model } from './model.ts';

export const questions = {
  rules: {
    keepsOwnHistory: { name: { en: 'Who leads has the most recent history', zh: '领导者持有最新的历史' } },
    historyNotDurable: { name: { en: 'The history survives a crash', zh: '历史在崩溃后仍在' } },
    comparesCounterOnly: { name: { en: 'Epochs are compared before counters', zh: '先比纪元，再比计数' } },
    acksBeforeDisk: { name: { en: 'To disk first, then the acknowledgement', zh: '先落盘，后确认' } },
    proposesToSyncedOnly: {
      name: { en: 'Proposals go to everybody who is being synchronized', zh: '提案也发给正在同步的跟随者' },
    },
    commitLdOfAck: {
      name: { en: 'CommitLd tells what the follower itself has', zh: 'CommitLd 以该跟随者已有的为准' },
    },
  },
  bounds: {
    rounds: { en: 'Rounds of an election', zh: '选举轮次' },
    epochs: { en: 'Epochs', zh: '纪元' },
    transactions: { en: 'Transactions of a history', zh: '历史中的事务' },
    requests: { en: 'Requests', zh: '请求' },
    patience: { en: 'Patience runs out', zh: '耐心耗尽次数' },
    pings: { en: 'Pings', zh: '心跳' },
  },
  quiet: {
    'Notification of who does not look': { en: 'Notifications of who does not look', zh: '不在寻找者的 Notification' },
  },
  examples: [],
} as const satisfies Questions<typeof descriptors, typeof model>;
