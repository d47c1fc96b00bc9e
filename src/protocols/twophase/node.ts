// What coordinator and participants know, and the toolkit that their machines are written with: XState's builders, bound
// to these states, these events and the effects a node may ask for.

import { setup } from 'xstate';
import type { Facts, Micros, NodeId, Recorded, Surroundings } from '../../engine/protocol.ts';
import { append, at, put, type Sequence, sequence } from '../../engine/sequence.ts';
import { effects } from '../hearing.ts';
import type { Decision, TimerName, TwoPhaseEvent, TwoPhaseMessage } from './messages.ts';
import type { RuleId } from './rules.ts';

/** What stands on disk of one transaction: by number, from 1. */
export interface Entry {
  readonly command: string;
  readonly decision: Decision | null;
}

/** What a participant whose vote is Yes does when the decision does not come: wait for the coordinator, ask the others too, or guess. */
export type InDoubt = 'wait' | 'ask' | 'abort';

interface TwoPhaseOptions {
  readonly votes: Micros;
  readonly resend: Micros;
  readonly decision: Micros;
  readonly inDoubt: InDoubt;
}

/** A client that waits. */
export interface Waiting {
  readonly request: number;
  readonly command: string;
}

export interface Coordinator {
  readonly me: NodeId;
  readonly part: 'coordinator';
  readonly participants: readonly NodeId[];
  readonly options: TwoPhaseOptions;

  // On disk before anybody hears of it.
  readonly log: Sequence<Entry>;
  /** The last transaction whose decision every participant has confirmed. */
  readonly finished: number;

  // Forgotten in a crash.
  /** Of the transaction that is being run: who voted Yes, and who confirmed the decision. */
  readonly yes: readonly NodeId[];
  readonly done: readonly NodeId[];
  /** Whose client is told; null after a restart. */
  readonly request: number | null;
  readonly clients: readonly Waiting[];
}

export interface Participant {
  readonly me: NodeId;
  readonly part: 'participant';
  readonly coordinator: NodeId;
  /** The other participants. */
  readonly others: readonly NodeId[];
  readonly options: TwoPhaseOptions;

  // On disk before anybody hears of it.
  readonly balance: number;
  /** Decisions, by transaction. */
  readonly log: Sequence<Decision | null>;
  /** The transaction for which it voted Yes and knows no decision. */
  readonly vote: { readonly transaction: number; readonly command: string } | null;

  // Forgotten in a crash.
  /** Who said that it does not know the decision either. */
  readonly uncertain: readonly NodeId[];
}

export type TwoPhaseNode = Coordinator | Participant;

const BALANCE = 100;

/** A node at birth, with what its disk kept of an earlier life. */
export function newborn({ me, part, seats, options }: Surroundings, disk: object | null): TwoPhaseNode {
  const of = (wanted: string) => seats.filter((seat) => seat.part === wanted).map(({ id }) => id);
  const set = {
    votes: options.votes as Micros,
    resend: options.resend as Micros,
    decision: options.decision as Micros,
    inDoubt: options.inDoubt as InDoubt,
  };
  if (part === 'coordinator')
    return {
      ...{ me, part, participants: of('participant'), options: set },
      ...{ log: sequence<Entry>(), finished: 0, yes: [], done: [], request: null, clients: [] },
      ...disk,
    };
  return {
    ...{ me, part: 'participant', coordinator: of('coordinator')[0] ?? '', options: set },
    others: of('participant').filter((id) => id !== me),
    ...{ balance: BALANCE, log: sequence<Decision | null>(), vote: null, uncertain: [] },
    ...disk,
  };
}

/** The number of the transaction that a coordinator runs, or ran last; 0 before the first. */
export const current = ({ log }: Coordinator): number => log.length;

export const entryOf = ({ log }: Coordinator, transaction: number): Entry | undefined => at(log, transaction - 1);

/** What a participant knows to be decided of a transaction; null for nothing. */
export const decisionOf = ({ log }: Participant, transaction: number): Decision | null =>
  at(log, transaction - 1) ?? null;

export const begun = (log: Sequence<Entry>, command: string): Sequence<Entry> =>
  append(log, [{ command, decision: null }]);

export const decided = (log: Sequence<Entry>, decision: Decision): Sequence<Entry> => {
  const last = at(log, log.length - 1) as Entry;
  return put(log, log.length - 1, { ...last, decision }, last);
};

export const learnt = (
  log: Sequence<Decision | null>,
  transaction: number,
  decision: Decision,
): Sequence<Decision | null> => put(log, transaction - 1, decision, null);

export interface ToCoordinator {
  readonly context: Coordinator;
  readonly event: TwoPhaseEvent;
}

export interface ToParticipant {
  readonly context: Participant;
  readonly event: TwoPhaseEvent;
}

const asked = effects<TwoPhaseMessage, TimerName>();

export const coordinator = setup({
  types: { context: {} as Coordinator, events: {} as TwoPhaseEvent },
  actions: asked,
});

export const participant = setup({
  types: { context: {} as Participant, events: {} as TwoPhaseEvent },
  actions: asked,
});

/** The queue that `enqueueActions` hands to an action, as far as both kinds of node have it. */
type Asks =
  | { readonly type: 'note'; readonly params: { rule: RuleId; facts: Facts } }
  | { readonly type: 'send'; readonly params: { to: NodeId; message: TwoPhaseMessage } }
  | { readonly type: 'setTimer'; readonly params: { timer: TimerName; of?: string; range: readonly [Micros, Micros] } }
  | { readonly type: 'cancelTimer'; readonly params: { timer: TimerName; of?: string } }
  | { readonly type: 'record'; readonly params: Recorded }
  | { readonly type: 'decide'; readonly params: { slot: number; epoch: number; value: string; during: number } };
type Enqueue = (action: Asks) => void;

/** Names the rule that decides, with what it compared. */
export function note(enqueue: Enqueue, rule: RuleId, facts: Facts): void {
  enqueue({ type: 'note', params: { rule, facts } });
}

/** A node begins with what its disk kept. */
export function noteBeginning(enqueue: Enqueue, part: 'coordinator' | 'participant', transactions: number): void {
  note(enqueue, 'twophase.node.begins', { part, transactions });
}

export function tell(enqueue: Enqueue, to: NodeId, message: TwoPhaseMessage): void {
  enqueue({ type: 'send', params: { to, message } });
}

/** Whoever knows the decision tells whoever asks for it. */
export function sayDecision(enqueue: Enqueue, from: NodeId, transaction: number, decision: Decision): void {
  tell(enqueue, from, { type: decision === 'commit' ? 'Commit' : 'Abort', transaction });
  note(enqueue, 'twophase.asked.decided', { transaction, from, decision });
}

export function setTimer(enqueue: Enqueue, timer: TimerName, lasts: Micros, of?: NodeId): void {
  const range = [lasts, lasts] as const;
  enqueue({ type: 'setTimer', params: of === undefined ? { timer, range } : { timer, of, range } });
}

export function cancelTimer(enqueue: Enqueue, timer: TimerName, of?: NodeId): void {
  enqueue({ type: 'cancelTimer', params: of === undefined ? { timer } : { timer, of } });
}

/** Something about a transaction, for the record. */
export function record(enqueue: Enqueue, what: string, transaction: number, value = ''): void {
  enqueue({ type: 'record', params: { what, key: String(transaction), epoch: transaction, value } });
}

/** The decision is made, or learned: for ever. */
export function decide(enqueue: Enqueue, transaction: number, decision: Decision): void {
  const epoch = transaction;
  enqueue({ type: 'decide', params: { slot: transaction, epoch, value: decision, during: epoch } });
}
