// What can be said of single-decree Paxos without running it: its parts and their citations, for views, menus, parsers.

import type { Citation, Descriptors, Seat } from '../../engine/protocol.ts';
import { ballotName } from '../ballot.ts';
import { messages } from './messages.ts';
import { quorumsOf, quorumsRefused } from './quorums.ts';
import { papers, rules } from './rules.ts';

const NODES = 3;
/** Where roles stand apart: how many of each, unless a scenario says otherwise. */
const APART = { proposers: 2, acceptors: 3, learners: 1 } as const;

interface Counts {
  readonly [name: string]: number;
}

const apart = ({ proposers, acceptors, learners }: Counts): boolean =>
  Math.max(proposers ?? 0, acceptors ?? 0, learners ?? 0) > 0;

const seats = (count: number, letter: string, part: string): Seat[] =>
  Array.from({ length: count }, (_, i) => ({ id: `${letter}${i + 1}`, part }));

/** Nodes that play every role; or, when a count of some role is given, each role in nodes of its own. */
function cast(counts: Counts): Seat[] {
  if (!apart(counts)) return seats(counts.nodes ?? NODES, 'S', 'node');
  return [
    ...seats(counts.proposers || APART.proposers, 'P', 'proposer'),
    ...seats(counts.acceptors || APART.acceptors, 'A', 'acceptor'),
    ...seats(counts.learners || APART.learners, 'L', 'learner'),
  ];
}

/** The parts that vote. */
export const VOTERS = ['node', 'acceptor'];

/** One value: a short text that can be quoted. */
const VALUE = /^(?! )[^\p{C}\p{Zl}\p{Zp}"]{1,32}(?<! )$/u;

const DRINKS = ['tea', 'coffee', 'cocoa', 'milk', 'juice', 'water'];

const cite = (section: string): Citation => ({ paper: 'pms', section });

/** What must always hold; invariants.ts says how it is checked. */
export const claims = {
  Agreement: { id: 'paxos.Agreement', citation: cite('§2.1') },
  Validity: { id: 'paxos.Validity', citation: cite('§2.1') },
  ChosenIsKept: { id: 'paxos.ChosenIsKept', citation: cite('§2.2, P2a, P2b') },
  OneValueABallot: { id: 'paxos.OneValueABallot', citation: cite('§2.2') },
  PromiseKept: { id: 'paxos.PromiseKept', citation: cite('§2.2, P1a') },
} as const;

export const descriptors = {
  id: 'paxos',
  papers,
  counts: {
    nodes: { default: NODES, min: 1, max: 9 },
    proposers: { default: 0, min: 0, max: 5, apart: APART.proposers },
    acceptors: { default: 0, min: 0, max: 9, apart: APART.acceptors },
    learners: { default: 0, min: 0, max: 5, apart: APART.learners },
  },
  cast,
  commands: (command: string) => VALUE.test(command),
  clients: { parts: ['node', 'proposer'], command: (n: number) => DRINKS[(n - 1) % DRINKS.length] as string },
  faces: ['ballots'],
  ballots: { voters: VOTERS, quorum: quorumsOf, decides: 'value' },
  refuses({ counts, options, variant }) {
    if (apart(counts) && counts.nodes !== undefined && counts.nodes !== NODES) return 'nodesAndParts';
    const acceptors = cast(counts).filter(({ part }) => VOTERS.includes(part)).length;
    return quorumsRefused(acceptors, options, !variant?.includes('disjointQuorums'));
  },
  roles: {
    idle: { ring: 'plain' },
    preparing: { ring: 'dashed' },
    proposing: { ring: 'double' },
    backingOff: { ring: 'plain' },
    acceptor: { ring: 'plain' },
    promised: { ring: 'dashed' },
    accepted: { ring: 'plain' },
    learner: { ring: 'plain' },
    learned: { ring: 'double' },
  },
  messages,
  timers: { retransmit: { arc: true }, backoff: { arc: true }, learn: {} },
  rules,
  epochName: ballotName,
  invariants: Object.values(claims),
  options: {
    q1: { kind: 'number', default: 0, min: 0, max: 9 },
    q2: { kind: 'number', default: 0, min: 0, max: 9 },
    retransmit: { kind: 'duration', default: 100_000, min: 1000, max: 60_000_000 },
    backoff: { kind: 'range', default: [50_000, 150_000], min: 0, max: 60_000_000 },
    learn: { kind: 'duration', default: 200_000, min: 1000, max: 60_000_000 },
    reject: { kind: 'flag', default: true },
    patience: { kind: 'number', default: 3, min: 1, max: 100 },
  },
  variants: {
    forgetsPromise: { breaks: claims.PromiseKept.id },
    keepsOwnValue: { breaks: claims.ChosenIsKept.id },
    takesAnyValue: { breaks: claims.ChosenIsKept.id },
    acceptsBelowPromise: { breaks: claims.PromiseKept.id },
    disjointQuorums: { breaks: claims.ChosenIsKept.id },
    ballotTwice: { breaks: claims.OneValueABallot.id },
  },
} as const satisfies Descriptors;
