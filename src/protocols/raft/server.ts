// What a server knows. Ongaro & Ousterhout 2014 (extended version), Figure 2, State. And the toolkit that the sections
// are written with: XState's builders, bound to this state, these events and the effects a server may ask for.

import { setup } from 'xstate';
import type { Facts, Micros, NodeId, Surroundings } from '../../engine/protocol.ts';
import { sequence } from '../../engine/sequence.ts';
import { effects } from '../hearing.ts';
import type { Store } from '../keyvalue.ts';
import { majorityOf } from '../majority.ts';
import type { Entry, Log } from './log.ts';
import type { Heard, RaftEvent, RaftMessage, TimerName } from './messages.ts';
import type { RuleId } from './rules.ts';

interface ServerOptions {
  readonly electionTimeout: readonly [Micros, Micros];
  readonly heartbeat: Micros;
  readonly entriesPerMessage: number;
}

/** The votes of an election, this server's own included. */
export interface Votes {
  readonly granted: readonly NodeId[];
  readonly refused: readonly NodeId[];
}

/** A number for each other server. */
export interface PerPeer {
  readonly [server: NodeId]: number;
}

/** A client that waits until the entry at an index is applied. */
export interface Pending {
  readonly index: number;
  readonly request: number;
}

export interface Server {
  readonly me: NodeId;
  /** The other servers, in order. */
  readonly peers: readonly NodeId[];
  /** How many servers make a majority, this one included. */
  readonly majority: number;
  readonly options: ServerOptions;

  // Persistent: on disk before a server answers anybody.
  readonly currentTerm: number;
  /** Whom it voted for in the current term. */
  readonly votedFor: NodeId | null;
  readonly log: Log;

  // Volatile: forgotten in a crash.
  readonly commitIndex: number;
  readonly lastApplied: number;
  /** The state machine: what the first `lastApplied` entries wrote. */
  readonly store: Store;
  /** Who leads the current term, as far as this server knows: where it sends clients. */
  readonly leaderId: NodeId | null;

  /** Of a candidate only; null in every other role. */
  readonly votes: Votes | null;

  // Of a leader only; null in every other role.
  readonly nextIndex: PerPeer | null;
  readonly matchIndex: PerPeer | null;
  /** In order of index. */
  readonly pending: readonly Pending[] | null;
}

/** What a server forgets when it leaves a role. */
export const NO_ROLE = { votes: null, nextIndex: null, matchIndex: null, pending: null } as const;

/** A server at birth, with what its disk kept of an earlier life. */
export function newborn({ me, seats, options }: Surroundings, disk: object | null): Server {
  return {
    me,
    peers: seats.map((seat) => seat.id).filter((id) => id !== me),
    majority: majorityOf(seats.length),
    options: {
      electionTimeout: options.electionTimeout as [Micros, Micros],
      heartbeat: options.heartbeat as Micros,
      entriesPerMessage: options.entriesPerMessage as number,
    },
    currentTerm: 0,
    votedFor: null,
    log: sequence<Entry>(),
    commitIndex: 0,
    lastApplied: 0,
    store: {},
    leaderId: null,
    ...NO_ROLE,
    ...disk,
  };
}

export interface Told {
  readonly context: Server;
  readonly event: RaftEvent;
}

export const raft = setup({
  types: { context: {} as Server, events: {} as RaftEvent },
  actions: effects<RaftMessage, TimerName>(),
});

/** The queue that `raft.enqueueActions` hands to an action. */
export type Enqueue = Parameters<Parameters<typeof raft.enqueueActions>[0]>[0]['enqueue'];

/** Names the rule that decides, with what it compared. The last note of a step is the one that explains it. */
export function note(enqueue: Enqueue, rule: RuleId, facts: Facts): void {
  enqueue({ type: 'note', params: { rule, facts } });
}

export type Reply = 'RequestVoteReply' | 'AppendEntriesReply';

/** A reply of another time is set aside. */
export function noteStale(enqueue: Enqueue, { currentTerm }: Server, { type, from, term }: Heard<Reply>): void {
  note(enqueue, 'raft.reply.stale', { message: type, from, term, currentTerm });
}

/** A vote for a leader, for the record: it is about no slot. */
export function recordVote(enqueue: Enqueue, term: number, candidate: NodeId): void {
  enqueue({ type: 'vote', params: { slot: 0, epoch: term, standing: 'promised', value: candidate } });
}

export function setElectionTimer(enqueue: Enqueue, { options }: Server): void {
  enqueue({ type: 'setTimer', params: { timer: 'election', range: options.electionTimeout } });
}

export function setHeartbeatTimer(enqueue: Enqueue, { options }: Server): void {
  enqueue({ type: 'setTimer', params: { timer: 'heartbeat', range: [options.heartbeat, options.heartbeat] } });
}
