// What a node knows, in all its roles. Lamport 2001, Paxos Made Simple, §2. And the toolkit that the roles are written
// with: XState's builders, bound to this state, these events and the effects a node may ask for.

import { setup } from 'xstate';
import type { Facts, Micros, NodeId, Standing, Surroundings } from '../../engine/protocol.ts';
import { effects } from '../hearing.ts';
import type { PaxosEvent, PaxosMessage, Proposal, TimerName } from './messages.ts';
import { quorumsOf } from './quorums.ts';
import type { RuleId } from './rules.ts';

interface NodeOptions {
  readonly retransmit: Micros;
  readonly backoff: readonly [Micros, Micros];
  readonly learn: Micros;
  /** Whether an acceptor says so when it ignores a request. */
  readonly reject: boolean;
  /** How often a phase is sent again before its ballot is given up, where nobody says that it is beaten. */
  readonly patience: number;
}

/** What an acceptor told with its promise. */
export interface Report {
  readonly from: NodeId;
  readonly accepted: Proposal | null;
}

/** The ballot that a proposer runs. */
export interface Attempt {
  readonly ballot: number;
  /** What its own client asked for. */
  readonly own: string;
  /** In the order in which they came. */
  readonly promises: readonly Report[];
  /** What it proposes; null in phase 1. */
  readonly value: string | null;
  /** Who accepted it. */
  readonly acceptedBy: readonly NodeId[];
  /** Who promised a higher ballot. */
  readonly refusedBy: readonly NodeId[];
  /** How often this phase was sent again. */
  readonly again: number;
}

/** A client that waits for the value that is chosen. */
export interface Client {
  readonly request: number;
  readonly asked: string;
}

/** Who accepted one proposal, as far as a learner heard. */
export interface Tally extends Proposal {
  readonly by: readonly NodeId[];
}

export interface PaxosNode {
  readonly me: NodeId;
  /** `node` plays every role; or `proposer`, `acceptor`, `learner`. */
  readonly part: string;
  /** Which proposer it is, from 1; 0 for none. */
  readonly number: number;
  readonly acceptors: readonly NodeId[];
  readonly learners: readonly NodeId[];
  /** How many promises make a quorum, and how many acceptances. */
  readonly q1: number;
  readonly q2: number;
  readonly options: NodeOptions;

  // Stable storage (§2.5): on disk before a node says what depends on it.
  /** The highest round that this proposer used. */
  readonly round: number;
  /** The highest ballot that this acceptor promised; 0 for none. */
  readonly promised: number;
  /** The highest-numbered proposal that this acceptor accepted. */
  readonly accepted: Proposal | null;

  // Forgotten in a crash: a proposer's.
  /** The highest round heard of. */
  readonly heardRound: number;
  /** Null while idle. */
  readonly attempt: Attempt | null;
  readonly clients: readonly Client[];
  /** The last proposal of its own that it saw chosen. */
  readonly chosen: Proposal | null;

  // Forgotten in a crash: a learner's.
  /** By ballot, the highest last. */
  readonly tallies: readonly Tally[];
  readonly learned: Proposal | null;
}

const idsOf = (seats: Surroundings['seats'], part: string): NodeId[] =>
  seats.filter((seat) => seat.part === part || seat.part === 'node').map(({ id }) => id);

/** A node at birth, with what its disk kept of an earlier life. */
export function newborn({ me, part, seats, options }: Surroundings, disk: object | null): PaxosNode {
  const proposers = idsOf(seats, 'proposer');
  const acceptors = idsOf(seats, 'acceptor');
  const quorums = quorumsOf(acceptors.length, options);
  return {
    me,
    part,
    number: proposers.indexOf(me) + 1,
    acceptors,
    learners: idsOf(seats, 'learner'),
    q1: quorums.promised,
    q2: quorums.accepted,
    options: {
      retransmit: options.retransmit as Micros,
      backoff: options.backoff as [Micros, Micros],
      learn: options.learn as Micros,
      reject: options.reject as boolean,
      patience: options.patience as number,
    },
    round: 0,
    promised: 0,
    accepted: null,
    heardRound: 0,
    attempt: null,
    clients: [],
    chosen: null,
    tallies: [],
    learned: null,
    ...disk,
  };
}

export interface Told {
  readonly context: PaxosNode;
  readonly event: PaxosEvent;
}

export const paxos = setup({
  types: { context: {} as PaxosNode, events: {} as PaxosEvent },
  actions: effects<PaxosMessage, TimerName>(),
});

/** The queue that `paxos.enqueueActions` hands to an action. */
export type Enqueue = Parameters<Parameters<typeof paxos.enqueueActions>[0]>[0]['enqueue'];

/** Names the rule that decides, with what it compared. */
export function note(enqueue: Enqueue, rule: RuleId, facts: Facts): void {
  enqueue({ type: 'note', params: { rule, facts } });
}

/** A vote about the one value there is, for the record. */
export function recordVote(enqueue: Enqueue, epoch: number, standing: Standing, value: string | null): void {
  enqueue({ type: 'vote', params: { slot: 1, epoch, standing, value } });
}

/** Says something to a node. To itself it takes no network: its other roles hear it within the same step. */
export function tell(enqueue: Enqueue, { me }: PaxosNode, to: NodeId, message: PaxosMessage): void {
  if (to === me) enqueue.raise({ ...message, from: me } as PaxosEvent);
  else enqueue({ type: 'send', params: { to, message } });
}

export function setTimer(enqueue: Enqueue, timer: TimerName, range: readonly [Micros, Micros]): void {
  enqueue({ type: 'setTimer', params: { timer, range } });
}

export function cancelTimer(enqueue: Enqueue, timer: TimerName): void {
  enqueue({ type: 'cancelTimer', params: { timer } });
}
