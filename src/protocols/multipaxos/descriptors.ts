// What can be said of Multi-Paxos without running it: its parts and their citations, for views, menus and parsers.

import type { Citation, Descriptors, Seat } from '../../engine/protocol.ts';
import { ballotName, PROPOSERS_MAX } from '../ballot.ts';
import { nthCommand, parseCommand } from '../keyvalue.ts';
import { majorityOf } from '../majority.ts';
import { messages } from './messages.ts';
import { papers, rules } from './rules.ts';

const cite = (paper: 'pms' | 'pmmc', section: string): Citation => ({ paper, section });

function cast({ nodes }: { readonly [name: string]: number }): Seat[] {
  return Array.from({ length: nodes as number }, (_, i) => ({ id: `S${i + 1}`, part: 'server' }));
}

/** What must always hold; invariants.ts says how it is checked. */
export const claims = {
  Agreement: { id: 'multipaxos.Agreement', citation: cite('pms', '§2.1; §3') },
  Validity: { id: 'multipaxos.Validity', citation: cite('pms', '§2.1; §3') },
  AppliedDecided: { id: 'multipaxos.AppliedDecided', citation: cite('pms', '§3') },
  SamePrefix: { id: 'multipaxos.SamePrefix', citation: cite('pms', '§3') },
  OneValueABallot: { id: 'multipaxos.OneValueABallot', citation: cite('pms', '§2.2') },
  ChosenIsKept: { id: 'multipaxos.ChosenIsKept', citation: cite('pms', '§2.2, P2b') },
  PromiseKept: { id: 'multipaxos.PromiseKept', citation: cite('pms', '§2.2, P1a') },
} as const;

export const descriptors = {
  id: 'multipaxos',
  papers,
  counts: { nodes: { default: 5, min: 1, max: PROPOSERS_MAX } },
  cast,
  commands: (command: string) => parseCommand(command) !== null,
  clients: { parts: ['server'], command: nthCommand },
  faces: ['slots', 'ballots'],
  ballots: {
    voters: ['server'],
    quorum: (voters) => ({ promised: majorityOf(voters), accepted: majorityOf(voters) }),
    decides: 'slots',
  },
  refuses: () => null,
  roles: {
    follower: { ring: 'plain' },
    preparing: { ring: 'dashed' },
    leader: { ring: 'double', leads: true, elected: true },
  },
  messages,
  timers: { election: { arc: true }, heartbeat: {}, retransmit: {} },
  rules,
  epochName: ballotName,
  invariants: Object.values(claims),
  options: {
    electionTimeout: { kind: 'range', default: [150_000, 300_000], min: 1000, max: 60_000_000 },
    heartbeat: { kind: 'duration', default: 50_000, min: 1000, max: 60_000_000 },
    retransmit: { kind: 'duration', default: 100_000, min: 1000, max: 60_000_000 },
    window: { kind: 'number', default: 8, min: 1, max: 64 },
    skipPhase1: { kind: 'flag', default: true },
  },
  variants: {
    fillsWithoutLooking: { breaks: claims.ChosenIsKept.id },
    adoptsAnyReported: { breaks: claims.ChosenIsKept.id },
    acceptsBelowPromise: { breaks: claims.PromiseKept.id },
    promiseNotDurable: { breaks: claims.PromiseKept.id },
    appliesPastHoles: { breaks: claims.AppliedDecided.id },
  },
} as const satisfies Descriptors;
