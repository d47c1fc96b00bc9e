// What a server knows (Zab.tla, serverVars, leaderVars, followerVars), and the toolkit that the phases are written with:
// XState's builders, bound to this state, these events and the effects a server may ask for.

import { setup } from 'xstate';
import type { Facts, Micros, NodeId, Surroundings } from '../../engine/protocol.ts';
import { at, sequence } from '../../engine/sequence.ts';
import { effects } from '../hearing.ts';
import { applyCommand, type Store } from '../keyvalue.ts';
import { majorityOf } from '../majority.ts';
import { type History, lastZxid, type Transaction } from './history.ts';
import type { AckE, Heard, Notification, TimerName, Vote, ZabEvent, ZabMessage } from './messages.ts';
import type { RuleId } from './rules.ts';

interface ServerOptions {
  readonly notify: Micros;
  readonly finalize: Micros;
  readonly connect: Micros;
  readonly patience: Micros;
  readonly ping: Micros;
}

/** Something of each of several servers. */
export interface By<T> {
  readonly [server: NodeId]: T;
}

/** A client that waits until the transaction at an index is committed. */
export interface Pending {
  readonly index: number;
  readonly request: number;
}

/** What only a leader knows: of its discovery, of its synchronization, of its broadcast. */
export interface Leading {
  /** e', once it is chosen; 0 before. */
  readonly epoch: number;
  /** CEPOCH: the last epoch that each had accepted. */
  readonly epochs: By<number>;
  /** ACK-E, by server. */
  readonly acks: By<Pick<AckE, 'currentEpoch' | 'history' | 'promise'>>;
  /** Who was sent NEWLEADER, and so is sent every proposal; and who has acknowledged it, and so is told what commits. */
  readonly told: readonly NodeId[];
  readonly synced: readonly NodeId[];
  /** How many messages each was sent after NEWLEADER. */
  readonly sent: By<number>;
  /** Up to which place each is known to have the leader's history. */
  readonly acked: By<number>;
  /** Who was heard of since patience was last looked at. */
  readonly heard: readonly NodeId[];
  readonly pending: readonly Pending[];
}

export const NOTHING_LED: Leading = {
  ...{ epoch: 0, epochs: {}, acks: {}, told: [], synced: [], sent: {}, acked: {}, heard: [], pending: [] },
};

export interface Server {
  readonly me: NodeId;
  /** The other servers, in order. */
  readonly peers: readonly NodeId[];
  readonly majority: number;
  readonly options: ServerOptions;

  // On disk before anybody hears of it.
  /** The last epoch of which it has accepted NEWEPOCH: it takes part in no earlier one any more (f.p). */
  readonly acceptedEpoch: number;
  /** The last epoch of which it has taken NEWLEADER: the epoch of its history (f.a). */
  readonly currentEpoch: number;
  readonly history: History;
  /** What the disk holds instead, where a mistake has acknowledged a history before it is there; null where it is not made. */
  readonly unsaved: { readonly currentEpoch: number; readonly history: History } | null;

  // Forgotten in a crash.
  /** The last place that is committed, and delivered. */
  readonly lastCommitted: number;
  readonly store: Store;
  /** Of elections: ZooKeeper's logical clock. */
  readonly round: number;
  readonly vote: Vote;
  /** By server: votes of this round by those who look for a leader, its own included; and what the others said. */
  readonly votes: By<Vote>;
  readonly settled: By<Notification>;
  /** Whom it follows; itself, when it leads; null when it looks. */
  readonly leaderId: NodeId | null;
  /** Of a follower: how many messages it has heard since NEWLEADER; -1 before that. */
  readonly streamed: number;
  /** Of a leader only. */
  readonly leading: Leading | null;
}

/** A server at birth, with what its disk kept of an earlier life. */
export function newborn({ me, seats, options }: Surroundings, disk: object | null): Server {
  const kept: Pick<Server, 'acceptedEpoch' | 'currentEpoch' | 'history' | 'unsaved'> = {
    ...{ acceptedEpoch: 0, currentEpoch: 0, history: sequence<Transaction>(), unsaved: null },
    ...disk,
  };
  const saved = { ...kept, ...kept.unsaved, unsaved: null };
  return {
    me,
    peers: seats.map((seat) => seat.id).filter((id) => id !== me),
    majority: majorityOf(seats.length),
    options: {
      notify: options.notify as Micros,
      finalize: options.finalize as Micros,
      connect: options.connect as Micros,
      patience: options.patience as Micros,
      ping: options.ping as Micros,
    },
    ...saved,
    lastCommitted: 0,
    store: {},
    round: 0,
    vote: { leader: me, epoch: saved.currentEpoch, zxid: lastZxid(saved.history) },
    votes: {},
    settled: {},
    leaderId: null,
    streamed: -1,
    leading: null,
  };
}

export interface Told {
  readonly context: Server;
  readonly event: ZabEvent;
}

export const zab = setup({
  types: { context: {} as Server, events: {} as ZabEvent },
  actions: effects<ZabMessage, TimerName>(),
});

/** The queue that `zab.enqueueActions` hands to an action. */
export type Enqueue = Parameters<Parameters<typeof zab.enqueueActions>[0]>[0]['enqueue'];

/** Names the rule that decides, with what it compared. The last note of a step is the one that explains it. */
export function note(enqueue: Enqueue, rule: RuleId, facts: Facts): void {
  enqueue({ type: 'note', params: { rule, facts } });
}

export function send(enqueue: Enqueue, to: NodeId, message: ZabMessage): void {
  enqueue({ type: 'send', params: { to, message } });
}

export function setTimer(enqueue: Enqueue, { options }: Server, timer: TimerName): void {
  const lasts = options[timer];
  enqueue({ type: 'setTimer', params: { timer, range: [lasts, lasts] } });
}

export function cancelTimers(enqueue: Enqueue, ...timers: readonly TimerName[]): void {
  for (const timer of timers) enqueue({ type: 'cancelTimer', params: { timer } });
}

/** Of a leader: what only it knows. */
export const led = ({ leading }: Server): Leading => leading ?? NOTHING_LED;

export const plus = (all: readonly NodeId[], one: NodeId): readonly NodeId[] =>
  all.includes(one) ? all : [...all, one];

/** Who sent it; nobody for what is the server's own. */
export const senderOf = (event: ZabEvent): NodeId => ('from' in event ? event.from : '');

/** The leader's epoch that a message names; -1 where it names none. */
export const epochIn = (event: ZabEvent): number =>
  'epoch' in event && typeof event.epoch === 'number' ? event.epoch : -1;

/** From the leader whose history this server has taken. */
export const isFromLeader = ({ context, event }: Told): boolean =>
  senderOf(event) === context.leaderId && epochIn(event) === context.currentEpoch;

/** From anybody, but of the epoch that this leader proposed. */
export const isOfMyEpoch = ({ context, event }: Told): boolean => {
  const { epoch } = led(context);
  return epoch > 0 && epochIn(event) === epoch;
};

/** Room for one message more to each of several followers. */
export function numbered(leading: Leading, to: readonly NodeId[]): Leading {
  const sent: Record<NodeId, number> = { ...leading.sent };
  for (const id of to) sent[id] = (sent[id] ?? 0) + 1;
  return { ...leading, sent };
}

/** The number of a message after NEWLEADER; 0 of any other. */
export const numberIn = (event: ZabEvent): number => ('n' in event ? event.n : 0);

/** A message of the stream that this server takes part in, since it has taken the history before it. */
const isOfStream = (told: Told): boolean => isFromLeader(told) && told.context.streamed >= 0;
export const isInOrder = (told: Told): boolean =>
  isOfStream(told) && numberIn(told.event) === told.context.streamed + 1;
/** Something that was sent before it has not arrived. */
export const isBroken = (told: Told): boolean => isOfStream(told) && !isInOrder(told);

/** The state machine after the transactions up to a place, and what the clients of the new ones hear. */
export function applied(server: Server, history: History, upTo: number) {
  let store = server.store;
  const results: string[] = [];
  for (let index = server.lastCommitted + 1; index <= upTo; index++) {
    const done = applyCommand(store, (at(history, index - 1) as Transaction).command);
    store = done.map;
    results.push(done.result);
  }
  return { store, results };
}

/**
 * Another history, in place of the server's own. What it has delivered is a prefix of it, where every rule is kept; where
 * not, the server begins to deliver anew at the place that is missing.
 */
export function withHistory(server: Server, history: History): Pick<Server, 'history' | 'lastCommitted'> {
  return { history, lastCommitted: Math.min(server.lastCommitted, history.length) };
}

/** A message that is not from its leader, or not of its epoch, or comes too late for what the server does now. */
export const setAside = zab.enqueueActions(({ context, event, enqueue }) => {
  const { type, from } = event as Heard<'Ping'>;
  const { leaderId, acceptedEpoch } = context;
  const epoch = epochIn(event);
  if (isInOrder({ context, event })) enqueue.assign({ streamed: numberIn(event) });
  note(enqueue, 'zab.message.aside', { message: type, from, epoch: epoch < 0 ? null : epoch, leaderId, acceptedEpoch });
});
