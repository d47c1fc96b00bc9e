// What is said about Zab, in English, but for its rules: they are in rules.en.ts.

import type { FirstProtocolWords } from '../../../speech/about.ts';
import type { protocol } from '../index.ts';

export const words = {
  title: 'Zab',
  summary:
    'ZooKeeper’s broadcast: a leader first brings a quorum to one history, and only then broadcasts new transactions, in order.',
  epoch: 'epoch',
  noEpoch: 'no epoch',
  slot: 'index',
  ledger: 'Histories',
  counts: { nodes: 'Servers' },
  roles: { looking: 'looking', follower: 'follower', elected: 'elected', leader: 'leader' },
  parts: { server: 'server' },
  messages: {
    Notification: {
      name: 'Notification',
      about: 'A server tells its vote: whom it wants to lead, and how recent that server’s history is.',
    },
    CEpoch: { name: 'CEPOCH', about: 'A follower tells the elected server the last epoch that it has accepted.' },
    NewEpoch: { name: 'NEWEPOCH', about: 'The elected server proposes an epoch later than all that it was told.' },
    AckE: { name: 'ACK-E', about: 'A follower accepts the epoch and sends its history.' },
    NewLeader: { name: 'NEWLEADER', about: 'The elected server sends the history that is to be everybody’s.' },
    AckLd: { name: 'ACK-LD', about: 'A follower has taken that history.' },
    CommitLd: { name: 'COMMIT-LD', about: 'The leader is established, and says how far the history is committed.' },
    Propose: { name: 'PROPOSE', about: 'The leader broadcasts a new transaction.' },
    Ack: { name: 'ACK', about: 'A follower has the transaction, and all before it, on its disk.' },
    Commit: { name: 'COMMIT', about: 'A quorum has the transaction: it is delivered.' },
    Ping: { name: 'PING', about: 'The leader says that it is there.' },
    PingReply: { name: 'PING reply', about: 'A follower says that it is there, and up to where its history goes.' },
  },
  timers: {
    notify: 'notification timer',
    finalize: 'wait for a better vote',
    connect: 'connect timer',
    patience: 'patience',
    ping: 'ping timer',
  },
  records: {
    broadcast: { name: 'broadcast', told: ({ node, key, value }) => `${node} broadcasts ${key}: ${value}` },
    read: { name: 'read', told: ({ node, key, value }) => `${node} reads ${key}: ${value}` },
    gap: { name: 'gap', told: ({ node, key, value }) => `${node} finds a gap before ${key} (${value})` },
  },
  refusals: {},
  options: {
    notify: 'Time between notifications',
    finalize: 'Wait for a better vote',
    connect: 'Time before CEPOCH is sent again',
    patience: 'Patience with a silent leader or quorum',
    ping: 'Time between pings',
  },
  variants: {
    keepsOwnHistory: 'The highest number is elected, keeps its own history and does not look for a more recent one.',
    historyNotDurable: 'A server that restarts has forgotten its history.',
    comparesCounterOnly: 'Histories are compared by the counter of their last zxid, whatever its epoch.',
    acksBeforeDisk: 'A follower acknowledges NEWLEADER before history and epoch are on its disk.',
    proposesToSyncedOnly: 'Proposals go only to followers that have acknowledged NEWLEADER.',
    commitLdOfAck: 'COMMIT-LD repeats the zxid of the ACK-LD, and not the latest that is committed.',
  },
} satisfies FirstProtocolWords<typeof protocol>;
