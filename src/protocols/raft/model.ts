// What the checker is told of Raft: how many terms and entries there are, and what of a server cannot matter.
//
// An election timer starts a term. A heartbeat sends again what was sent, but for the commit index that it carries, so it
// may ring as often as a bound says. Who voted counts, not in which order; where clients are sent, and what the state
// machine answers, decides nothing.

import type { Model } from '../../speech/model.ts';
import { inOrder } from '../asking.ts';
import type { descriptors } from './descriptors.ts';
import type { Server } from './server.ts';

const NOBODY_WAITS: Server['pending'] = [];

const servers = (nodes: number) => ({ nodes });

export const model = {
  bounds: {
    terms: { least: 1, usual: 2, most: 5 },
    entries: { least: 0, usual: 1, most: 4 },
    requests: { least: 0, usual: 1, most: 5 },
    heartbeats: { least: 0, usual: 0, most: 5 },
  },
  beyond: ({ currentTerm, log }, { terms = 1, entries = 0 }) =>
    currentTerm > terms ? 'terms' : log.length > entries ? 'entries' : null,
  timers: { election: 'starts', heartbeat: { counted: 'heartbeats' } },
  fields: () => ({
    me: 'seat',
    peers: 'seat',
    majority: 'seat',
    options: 'seat',
    currentTerm: 'kept',
    votedFor: 'kept',
    log: 'kept',
    commitIndex: 'kept',
    lastApplied: 'kept',
    store: () => ({}),
    leaderId: () => null,
    votes: (votes) =>
      votes === null ? null : { granted: [...votes.granted].sort(), refused: [...votes.refused].sort() },
    nextIndex: 'kept',
    matchIndex: 'kept',
    pending: (pending) => (pending === null ? null : NOBODY_WAITS),
  }),
  alike: (seats) => [seats.map(({ id }) => id)],
  record: {
    'raft.ElectionSafety': ['leaderships'],
    'raft.LeaderAppendOnly': [],
    'raft.LogMatching': ['logs'],
    'raft.LeaderCompleteness': ['leaderships', 'decisions'],
    'raft.StateMachineSafety': ['applied'],
  },
  asks: (seats, { requests = 0 }) => inOrder(seats, requests),
  quiet: [
    {
      name: 'RequestVoteReply that refuses',
      is: ({ type, voteGranted }) => type === 'RequestVoteReply' && voteGranted === false,
    },
  ],
  usual: { counts: servers(3) },
  mistakes: {
    votesTwice: { counts: servers(3), bounds: { terms: 1, entries: 0, requests: 0 } },
    noLogCheck: { counts: servers(3), bounds: { terms: 2, entries: 1, requests: 1 } },
    commitsOldTerm: { counts: servers(3), bounds: { terms: 4, entries: 1, requests: 2 } },
    majorityOfHalf: { counts: servers(4), bounds: { terms: 1, entries: 0, requests: 0 } },
    noPrevLogCheck: { counts: servers(3), bounds: { terms: 3, entries: 2, requests: 3 } },
    keepsConflicts: { counts: servers(3), bounds: { terms: 3, entries: 1, requests: 2 } },
    truncatesAlways: { counts: servers(3), bounds: { terms: 2, entries: 1, requests: 1 } },
    votedForNotDurable: { counts: servers(3), bounds: { terms: 1, entries: 0, requests: 0, crashes: 1 } },
    termNotDurable: { counts: servers(3), bounds: { terms: 1, entries: 0, requests: 0, crashes: 1 } },
    logNotDurable: { counts: servers(3), bounds: { terms: 2, entries: 1, requests: 1, crashes: 1 } },
  },
} as const satisfies Model<Server, typeof descriptors>;
