// What is said about Multi-Paxos, in English, but for its rules: they are in rules.multipaxos.en.ts.

import type { FirstProtocolWords } from '../../../speech/about.ts';
import type { protocol } from '../index.ts';

export const words = {
  title: 'Multi-Paxos',
  summary:
    'Servers decide a sequence of commands, one a slot, each by a majority’s votes in a ballot; one leader proposes them all.',
  epoch: 'ballot',
  noEpoch: 'no ballot',
  slot: 'slot',
  ledger: 'Slots',
  counts: { nodes: 'Servers' },
  roles: { follower: 'follower', preparing: 'preparing', leader: 'leader' },
  parts: { server: 'server' },
  messages: {
    Prepare: {
      name: 'Prepare',
      about: 'Who wants to lead asks for a promise: no lower ballot any more, in any slot from this one on.',
    },
    Promise: {
      name: 'Promise',
      about: 'An acceptor promises to do nothing in a lower ballot, and reports what it has accepted so far.',
    },
    Accept: { name: 'Accept', about: 'The leader proposes a value for one slot, in its ballot.' },
    Accepted: { name: 'Accepted', about: 'An acceptor has accepted what was proposed for the slot, in that ballot.' },
    Reject: { name: 'Reject', about: 'An acceptor has promised a higher ballot, and says which.' },
    Decision: { name: 'Decision', about: 'These slots are decided, with these values, in these ballots.' },
    CatchUp: { name: 'Catch up', about: 'A replica that has missed decisions asks for them, from a slot on.' },
    Heartbeat: { name: 'Heartbeat', about: 'A leader says that it leads, and up to where every slot is decided.' },
  },
  timers: { election: 'election timeout', heartbeat: 'heartbeat', retransmit: 'retransmission timer' },
  refusals: {},
  options: {
    electionTimeout: 'Election timeout',
    heartbeat: 'Time between heartbeats',
    retransmit: 'Time before asking again',
    window: 'Slots that may be open at once',
    skipPhase1: 'The leader skips phase 1',
  },
  variants: {
    fillsWithoutLooking: 'A new leader fills every slot it does not know with a no-op, whatever was accepted there.',
    adoptsAnyReported: 'A new leader takes the report that came last, not that of the highest ballot.',
    acceptsBelowPromise: 'An acceptor accepts proposals of a ballot lower than the one it promised.',
    promiseNotDurable: 'A server that restarts has forgotten what it promised.',
    appliesPastHoles: 'A replica applies what it learns at once, even if a slot before is missing.',
  },
} satisfies FirstProtocolWords<typeof protocol>;
