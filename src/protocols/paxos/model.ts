// What the checker is told of single-decree Paxos: which ballots there are, and what of a node cannot matter.
//
// A proposer is asked for a value of its own. Its backoff timer starts the next ballot; what is sent again is the first
// copy, later. Which acceptors promised or accepted counts, not in which order; the mistake that takes the value reported
// last looks at the order of the promises, so it keeps them.

import type { Ask, Bounds, Model } from '../../speech/model.ts';
import type { descriptors } from './descriptors.ts';
import type { Attempt, PaxosNode } from './node.ts';

const VALUES = ['tea', 'coffee', 'cocoa', 'milk', 'juice', 'water'];

const sorted = (names: readonly string[]): string[] => [...names].sort();

/** After a ballot is beaten nothing of it matters but its number and whose value it was to be. */
const attemptOf = (inOrder: boolean) => (attempt: Attempt | null) => {
  if (attempt === null) return null;
  const { promises, acceptedBy, refusedBy, value } = attempt;
  const beaten = refusedBy.length > 0;
  const counted = inOrder ? promises : [...promises].sort((a, b) => (a.from < b.from ? -1 : 1));
  return {
    ...attempt,
    // With a value, the promises have done their work.
    promises: value !== null || beaten ? [] : counted,
    acceptedBy: beaten ? [] : sorted(acceptedBy),
    value: beaten ? null : value,
    again: 0,
  };
};

/** Requests of one proposer come in their order. */
function asks(seats: readonly { id: string; part: string }[], { requests = 1 }: Bounds): Ask[] {
  const proposers = seats.filter(({ part }) => part !== 'acceptor' && part !== 'learner');
  return proposers.flatMap(({ id: node }, i) =>
    Array.from({ length: requests }, (_, k) => {
      const request = i * requests + k;
      const command = VALUES[request % VALUES.length] as string;
      return k === 0 ? { node, command, request } : { node, command, request, after: request - 1 };
    }),
  );
}

const apart = (proposers: number, acceptors: number) => ({ proposers, acceptors, learners: 1 });

export const model = {
  bounds: {
    ballots: { least: 1, usual: 1, most: 4 },
    requests: { least: 1, usual: 1, most: 3 },
  },
  beyond: ({ round }, { ballots = 1 }) => (round > ballots ? 'ballots' : null),
  timers: { backoff: 'starts', retransmit: 'repeats', learn: 'repeats' },
  fields: (mistakes) => ({
    me: 'seat',
    part: 'seat',
    number: 'seat',
    acceptors: 'seat',
    learners: 'seat',
    q1: 'seat',
    q2: 'seat',
    options: 'seat',
    round: 'kept',
    promised: 'kept',
    accepted: 'kept',
    // Only who proposes looks at it.
    heardRound: (heard, { number }) => (number === 0 ? 0 : heard),
    attempt: attemptOf(mistakes.includes('takesAnyValue')),
    // Clients wait for an answer, which changes nothing.
    clients: () => [],
    chosen: 'kept',
    tallies: (tallies, { learned }) =>
      learned === null ? tallies.map((tally) => ({ ...tally, by: sorted(tally.by) })) : [],
    learned: 'kept',
  }),
  alike: (seats) =>
    ['acceptor', 'learner'].map((part) => seats.filter((seat) => seat.part === part).map(({ id }) => id)),
  record: {
    'paxos.Agreement': ['votes'],
    'paxos.Validity': ['asked'],
    'paxos.ChosenIsKept': ['votes'],
    'paxos.OneValueABallot': ['votes'],
    'paxos.PromiseKept': ['promises'],
  },
  asks,
  quiet: [
    { name: 'Reject', is: ({ type }) => type === 'Reject' },
    { name: 'Accepted, to proposers', is: ({ type }, { part }) => type === 'Accepted' && part === 'proposer' },
    { name: 'Accepted, to learners', is: ({ type }, { part }) => type === 'Accepted' && part === 'learner' },
  ],
  usual: { counts: apart(2, 3) },
  mistakes: {
    forgetsPromise: { counts: apart(2, 3), bounds: { crashes: 1 } },
    keepsOwnValue: { counts: apart(2, 3) },
    takesAnyValue: { counts: apart(3, 3) },
    acceptsBelowPromise: { counts: apart(2, 3) },
    disjointQuorums: { counts: apart(2, 4), options: { q1: 2, q2: 2 } },
    ballotTwice: { counts: apart(1, 3), bounds: { crashes: 1, requests: 2 } },
  },
} as const satisfies Model<PaxosNode, typeof descriptors>;
