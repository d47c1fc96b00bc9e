// What a server knows: it is acceptor, replica and would-be leader in one. Lamport 2001, Paxos Made Simple, §2.5 and §3.
// And the toolkit that the sections are written with: XState's builders, bound to this state, these events and the
// effects a server may ask for.

import { setup } from 'xstate';
import type { Facts, Micros, NodeId, Standing, Surroundings } from '../../engine/protocol.ts';
import { sequence } from '../../engine/sequence.ts';
import { ownerOf, roundOf } from '../ballot.ts';
import { effects } from '../hearing.ts';
import type { Store } from '../keyvalue.ts';
import { majorityOf } from '../majority.ts';
import type { Log, Place } from './log.ts';
import type { PaxosEvent, PaxosMessage, Reported, TimerName } from './messages.ts';
import type { RuleId } from './rules.ts';

interface ServerOptions {
  readonly electionTimeout: readonly [Micros, Micros];
  readonly heartbeat: Micros;
  readonly retransmit: Micros;
  readonly window: number;
  readonly skipPhase1: boolean;
}

/** What phase 1 found in a slot, and who reported it; ballot 0 when nobody reported anything. */
export interface Best extends Reported {
  readonly by: readonly NodeId[];
  /** The highest ballot that anybody reported of the slot: `ballot` itself, unless a broken variant preferred another. */
  readonly highest: number;
}

/** Phase 1: who promised, this server included, and what they reported. */
export interface Preparing {
  readonly firstSlot: number;
  readonly promisedBy: readonly NodeId[];
  /** In order of slot. */
  readonly best: readonly Best[];
}

/** A value that has its slot, and waits to be proposed there by a leader who found it (or nothing) in phase 1. */
export interface Adopted extends Best {
  /** Whose promises it stands on. */
  readonly quorum: readonly NodeId[];
  /** The highest that they reported of this slot. */
  readonly reported: Best | null;
  /** Of a hole: the first slot above it in which something was reported. */
  readonly above: Best | null;
}

/** A client that waits until the value of a slot is applied. */
export interface Pending {
  readonly slot: number;
  readonly request: number;
  readonly value: string;
}

/** A command that has no slot yet. */
export interface Waiting {
  readonly request: number;
  readonly command: string;
}

/** A proposal that no majority has accepted yet, as far as the leader knows. */
export interface InFlight {
  readonly slot: number;
  readonly value: string;
  readonly acceptedBy: readonly NodeId[];
}

/** What a leader keeps. */
export interface Leading {
  /** The next slot that it has not proposed in. */
  readonly next: number;
  /** In order of slot, without a gap among those undecided. */
  readonly adopted: readonly Adopted[];
  readonly waiting: readonly Waiting[];
  /** In order of slot. */
  readonly inFlight: readonly InFlight[];
  /** In order of slot. */
  readonly pending: readonly Pending[];
  /** Phase 1 again, for one slot (option skipPhase1=false): the slot, and who promised. */
  readonly again: Preparing | null;
}

export interface Server {
  readonly me: NodeId;
  /** Its number among the servers, from 1: the second part of its ballots. */
  readonly number: number;
  /** The other servers, in order. */
  readonly peers: readonly NodeId[];
  /** How many servers make a majority, this one included. */
  readonly majority: number;
  readonly options: ServerOptions;

  // Durable: on disk before a server answers anybody (§2.5).
  /** The acceptor promised to accept nothing below this ballot. */
  readonly promised: number;
  /** The highest round that it used or heard of: its own next ballot is above all of them. */
  readonly round: number;
  readonly log: Log;

  // Volatile: forgotten in a crash.
  /** Every slot up to here is decided, as far as this server knows. */
  readonly decided: number;
  readonly applied: number;
  /** The state machine: what the first `applied` slots wrote. */
  readonly store: Store;
  /** Who leads in the promised ballot, as far as this server knows: where it sends clients. */
  readonly leaderId: NodeId | null;

  /** Of a candidate and a leader only: the ballot it works in; 0 in every other role. */
  readonly ballot: number;
  /** Of a candidate only. */
  readonly preparing: Preparing | null;
  /** Of a leader only. */
  readonly leading: Leading | null;
}

/** What a server forgets when it leaves a role. */
export const NO_ROLE = { ballot: 0, preparing: null, leading: null } as const;

/** A server at birth, with what its disk kept of an earlier life. */
export function newborn({ me, seats, options }: Surroundings, disk: object | null): Server {
  return {
    me,
    number: seats.findIndex((seat) => seat.id === me) + 1,
    peers: seats.map((seat) => seat.id).filter((id) => id !== me),
    majority: majorityOf(seats.length),
    options: {
      electionTimeout: options.electionTimeout as [Micros, Micros],
      heartbeat: options.heartbeat as Micros,
      retransmit: options.retransmit as Micros,
      window: options.window as number,
      skipPhase1: options.skipPhase1 as boolean,
    },
    promised: 0,
    round: 0,
    log: sequence<Place | null>(),
    decided: 0,
    applied: 0,
    store: {},
    leaderId: null,
    ...NO_ROLE,
    ...disk,
  };
}

export interface Told {
  readonly context: Server;
  readonly event: PaxosEvent;
}

export const paxos = setup({
  types: { context: {} as Server, events: {} as PaxosEvent },
  actions: effects<PaxosMessage, TimerName>(),
});

/** The queue that `paxos.enqueueActions` hands to an action. */
export type Enqueue = Parameters<Parameters<typeof paxos.enqueueActions>[0]>[0]['enqueue'];

/** Names the rule that decides, with what it compared. The last note of a step is the one that explains it. */
export function note(enqueue: Enqueue, rule: RuleId, facts: Facts): void {
  enqueue({ type: 'note', params: { rule, facts } });
}

export function send(enqueue: Enqueue, to: NodeId, message: PaxosMessage): void {
  enqueue({ type: 'send', params: { to, message } });
}

/** For the record: a promise is about slot 0, all of them, and to a ballot, so it has no value. */
export function vote(enqueue: Enqueue, slot: number, epoch: number, standing: Standing, value: string | null): void {
  enqueue({ type: 'vote', params: { slot, epoch, standing, value } });
}

export function setTimer(enqueue: Enqueue, timer: TimerName, { options }: Server): void {
  const { electionTimeout, heartbeat, retransmit } = options;
  const lasts = timer === 'heartbeat' ? heartbeat : retransmit;
  enqueue({ type: 'setTimer', params: { timer, range: timer === 'election' ? electionTimeout : [lasts, lasts] } });
}

export function cancelTimer(enqueue: Enqueue, timer: TimerName): void {
  enqueue({ type: 'cancelTimer', params: { timer } });
}

/** Whose ballot it is: ballots carry the numbers of servers, in id order. */
export function ownerName({ me, number, peers }: Server, ballot: number): NodeId {
  const owner = ownerOf(ballot);
  return owner === number ? me : (peers[owner < number ? owner - 1 : owner - 2] as NodeId);
}

/** The highest round that a server knows of, after it has heard of a ballot. */
export const roundAfter = ({ round }: Server, ballot: number): number => Math.max(round, roundOf(ballot));
