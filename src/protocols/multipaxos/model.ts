// What the checker is told of Multi-Paxos: which rounds and slots there are, who stands for leader, and what of a server
// cannot matter.
//
// An election timer starts a round. What is sent again is the first copy, later; a heartbeat says again what the first one
// said, but for how much is decided, and nothing is waited for that it brings. A ballot belongs to its server, so only those
// who never stand may change places. Who promised and accepted counts, not in which order; the mistake that takes what was
// reported last looks at what it kept, which is the same thing.

import type { Seat } from '../../engine/protocol.ts';
import type { Bounds, Model } from '../../speech/model.ts';
import { inOrder } from '../asking.ts';
import type { descriptors } from './descriptors.ts';
import type { Best, Leading, Preparing, Server } from './server.ts';

const sorted = (names: readonly string[]): string[] => [...names].sort();

const sameBest = <B extends Best>(best: B): B => ({ ...best, by: [] });

const preparingOf = (preparing: Preparing | null): Preparing | null =>
  preparing === null
    ? null
    : { ...preparing, promisedBy: sorted(preparing.promisedBy), best: preparing.best.map(sameBest) };

const leadingOf = (leading: Leading | null): Leading | null =>
  leading === null
    ? null
    : {
        ...leading,
        // Who reported it is told to readers only.
        adopted: leading.adopted.map((each) => ({ ...sameBest(each), quorum: [], reported: null, above: null })),
        inFlight: leading.inFlight.map((each) => ({ ...each, acceptedBy: sorted(each.acceptedBy) })),
        pending: [],
        waiting: leading.waiting,
        again: preparingOf(leading.again),
      };

/** Those who may stand for leader: the first of the servers, as many as the bound says. */
const standing = (seats: readonly Seat[], { candidates = 2 }: Bounds): readonly Seat[] => seats.slice(0, candidates);

const usual = (candidates: number, requests: number, more: Bounds = {}) => ({
  counts: { nodes: 3 },
  bounds: { rounds: 1, slots: 1, candidates, requests, ...more },
});

export const model = {
  bounds: {
    rounds: { least: 1, usual: 1, most: 4 },
    slots: { least: 1, usual: 1, most: 3 },
    candidates: { least: 1, usual: 2, most: 9 },
    requests: { least: 0, usual: 1, most: 4 },
  },
  beyond: ({ round, log, number, ballot, preparing, leading }, { rounds = 1, slots = 1, candidates = 2 }) => {
    if (round > rounds) return 'rounds';
    if (number > candidates && (ballot > 0 || preparing !== null || leading !== null)) return 'candidates';
    return log.length > slots ? 'slots' : null;
  },
  timers: { election: 'starts', heartbeat: 'repeats', retransmit: 'repeats' },
  fields: () => ({
    me: 'seat',
    number: 'seat',
    peers: 'seat',
    majority: 'seat',
    options: 'seat',
    promised: 'kept',
    round: 'kept',
    log: 'kept',
    decided: 'kept',
    applied: 'kept',
    store: () => ({}),
    leaderId: () => null,
    ballot: 'kept',
    preparing: preparingOf,
    leading: leadingOf,
  }),
  alike: (seats, bounds) => [seats.slice(standing(seats, bounds).length).map(({ id }) => id)],
  record: {
    'multipaxos.Agreement': ['votes'],
    'multipaxos.Validity': ['asked'],
    'multipaxos.AppliedDecided': ['votes'],
    'multipaxos.SamePrefix': ['applied'],
    'multipaxos.OneValueABallot': ['votes'],
    'multipaxos.ChosenIsKept': ['votes'],
    'multipaxos.PromiseKept': ['promises'],
  },
  asks: (seats, bounds) => inOrder(standing(seats, bounds), bounds.requests ?? 0),
  quiet: ['Reject', 'Heartbeat', 'CatchUp'].map((name) => ({
    name,
    is: ({ type }: { readonly type: string }) => type === name,
  })),
  usual: usual(2, 1),
  mistakes: {
    fillsWithoutLooking: usual(2, 1),
    adoptsAnyReported: usual(3, 2, { rounds: 2 }),
    acceptsBelowPromise: usual(2, 2),
    promiseNotDurable: usual(2, 2, { crashes: 1 }),
    appliesPastHoles: usual(1, 2, { slots: 2 }),
  },
} as const satisfies Model<Server, typeof descriptors>;
