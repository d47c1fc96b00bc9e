// What is said about single-decree Paxos, in English, but for its rules: they are in rules.paxos.en.ts.

import type { FirstProtocolWords } from '../../../speech/about.ts';
import type { protocol } from '../index.ts';

export const words = {
  title: 'Paxos',
  summary:
    'Nodes agree on one value: a proposal counts once a quorum of acceptors has accepted it, and every later one repeats it.',
  epoch: 'ballot',
  noEpoch: 'no ballot',
  slot: 'slot',
  ledger: 'Ballots',
  counts: {
    nodes: 'Nodes',
    proposers: 'Proposers',
    acceptors: 'Acceptors',
    learners: 'Learners',
  },
  roles: {
    idle: 'idle',
    preparing: 'preparing',
    proposing: 'proposing',
    backingOff: 'backing off',
    acceptor: 'acceptor',
    promised: 'promised',
    accepted: 'accepted',
    learner: 'learner',
    learned: 'learned',
  },
  parts: { node: 'node', proposer: 'proposer', acceptor: 'acceptor', learner: 'learner' },
  columns: { node: 'Nodes', proposer: 'Proposers', acceptor: 'Acceptors', learner: 'Learners' },
  messages: {
    Prepare: {
      name: 'Prepare',
      about: 'A proposer asks for a promise to ignore all lower ballots, and for what was accepted in them.',
    },
    Promise: {
      name: 'Promise',
      about: 'An acceptor promises to ignore lower ballots, and names the highest proposal it has accepted, if any.',
    },
    Accept: {
      name: 'Accept',
      about: 'A proposer that has a quorum of promises asks the acceptors to accept its value.',
    },
    Accepted: {
      name: 'Accepted',
      about: 'An acceptor has accepted a value, and tells its proposer and every learner.',
    },
    Reject: { name: 'Reject', about: 'An acceptor ignores a request, because it has promised a higher ballot.' },
    Query: { name: 'Query', about: 'A learner that has heard too little asks the acceptors what they have accepted.' },
  },
  timers: { retransmit: 'retransmission timer', backoff: 'backoff timer', learn: 'query timer' },
  facts: { own: 'wants' },
  refusals: {
    nodesAndParts:
      'Either nodes that play every role, or proposers, acceptors and learners apart: leave out nodes=…, or leave out the others.',
    quorumTooLarge: 'A quorum is larger than the number of acceptors: make q1 and q2 smaller, or add acceptors.',
    quorumsNeedNotMeet:
      'With q1 + q2 no more than the number of acceptors, the promises may miss what was accepted: make q1 or q2 larger, or choose the variant that allows it.',
  },
  options: {
    q1: 'Promises that make a quorum (0: a majority)',
    q2: 'Acceptances that make a quorum (0: a majority)',
    retransmit: 'Time until a request is sent again',
    backoff: 'Pause of a beaten proposer',
    learn: 'Time until a learner asks',
    reject: 'Acceptors say so when they refuse',
    patience: 'Times sent again before giving up, without refusals',
  },
  variants: {
    forgetsPromise: 'An acceptor that restarts has forgotten what it promised.',
    keepsOwnValue: 'A proposer proposes its own value, whatever the acceptors tell it.',
    takesAnyValue: 'A proposer takes the accepted value it heard of last, not that of the highest ballot.',
    acceptsBelowPromise: 'An acceptor accepts proposals below what it has promised.',
    disjointQuorums: 'Quorums of promises and of acceptances may be so small that they need not meet.',
    ballotTwice: 'A proposer that restarts has forgotten its rounds and uses a ballot again.',
  },
} satisfies FirstProtocolWords<typeof protocol>;
