// What is said about Raft, in English, but for its rules: they are in rules.raft.en.ts.

import type { FirstProtocolWords } from '../../../speech/about.ts';
import type { protocol } from '../index.ts';

export const words = {
  title: 'Raft',
  summary: 'Servers elect a leader, and the leader gets its log of commands copied to a majority before it acts on it.',
  epoch: 'term',
  slot: 'index',
  ledger: 'Logs',
  counts: { nodes: 'Servers' },
  roles: { follower: 'follower', candidate: 'candidate', leader: 'leader' },
  parts: { server: 'server' },
  messages: {
    RequestVote: { name: 'RequestVote', about: 'A candidate asks for a vote and says where its log ends.' },
    RequestVoteReply: { name: 'RequestVote reply', about: 'A server grants its vote to a candidate, or refuses it.' },
    AppendEntries: {
      name: 'AppendEntries',
      about: 'The leader sends entries for the log; without entries it is a heartbeat, which says that it leads.',
    },
    AppendEntriesReply: {
      name: 'AppendEntries reply',
      about: 'A server says whether its log agrees with the leader’s, and up to where.',
    },
  },
  timers: { election: 'election timeout', heartbeat: 'heartbeat' },
  refusals: {},
  options: {
    electionTimeout: 'Election timeout',
    heartbeat: 'Time between heartbeats',
    entriesPerMessage: 'Entries a message may carry',
  },
  variants: {
    votesTwice: 'A follower forgets that it has voted, and votes again in the same term.',
    noLogCheck: 'Voters do not compare logs, so a server that lacks committed entries can become leader.',
    commitsOldTerm: 'A leader commits entries of earlier terms as soon as a majority holds them.',
    majorityOfHalf: 'Half of the votes are enough to win an election.',
    noPrevLogCheck:
      'A follower looks whether it has an entry before the new ones, but not of which term that entry is.',
    keepsConflicts: 'A follower keeps its own entries where the leader has others, and only adds what follows.',
    truncatesAlways: 'A follower cuts its log off behind what a message carries, even if nothing conflicts.',
    votedForNotDurable: 'A server that restarts has forgotten whom it voted for.',
    termNotDurable: 'A server that restarts has forgotten its term and begins at 0.',
    logNotDurable: 'A server that restarts has forgotten its log.',
  },
} satisfies FirstProtocolWords<typeof protocol>;
