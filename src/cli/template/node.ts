// What a node knows, and the toolkit that its machine is written with: XState's builders, bound to these events and the
// effects a node may ask for.

import { setup } from 'xstate';
import type { Facts, Micros, NodeId, Surroundings } from '../../engine/protocol.ts';
import { type Sequence, sequence } from '../../engine/sequence.ts';
import { effects } from '../../protocols/hearing.ts';
import type { OwnEvent, OwnMessage, TimerName } from './messages.ts';
import type { RuleId } from './rules.ts';

export interface Node {
  readonly me: NodeId;
  readonly part: string;
  readonly other: NodeId;
  readonly options: { readonly resend: Micros };

  // On disk before anybody hears of it.
  /** What was passed on, round by round, from 1. */
  readonly log: Sequence<string>;
  /** The last round that it answered. */
  readonly answered: number;

  // Forgotten in a crash.
  /** What is being passed on, and for whom. */
  readonly asked: { readonly request: number; readonly command: string } | null;
}

export const DURABLE = ['log', 'answered'] as const;

/** A node at birth, with what its disk kept of an earlier life. */
export function newborn({ me, part, seats, options }: Surroundings, disk: object | null): Node {
  const other = seats.find(({ id }) => id !== me)?.id ?? '';
  const set = { resend: options.resend as Micros };
  return { me, part, other, options: set, log: sequence<string>(), answered: 0, asked: null, ...disk };
}

/** The round that runs, or ran last; 0 before the first. */
export const roundOf = ({ log, asked }: Node): number => log.length + (asked === null ? 0 : 1);

export interface Told {
  readonly context: Node;
  readonly event: OwnEvent;
}

export const toolkit = setup({
  types: { context: {} as Node, events: {} as OwnEvent },
  actions: effects<OwnMessage, TimerName>(),
});

/** The queue that `enqueueActions` hands to an action. */
export type Enqueue = Parameters<Parameters<typeof toolkit.enqueueActions>[0]>[0]['enqueue'];

/** Names the rule that decides, with what it compared. */
export function note(enqueue: Enqueue, rule: RuleId, facts: Facts): void {
  enqueue({ type: 'note', params: { rule, facts } });
}

export function tell(enqueue: Enqueue, to: NodeId, message: OwnMessage): void {
  enqueue({ type: 'send', params: { to, message } });
}
