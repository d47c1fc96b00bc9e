// What every machine hears and asks for, whichever messages and timers a protocol has.

import type { Answer, Facts, Message, Micros, NodeId, Recorded, Standing } from '../engine/protocol.ts';

type FromSomebody<M extends Message> = M extends Message ? M & { readonly from: NodeId } : never;
type Rings<Timer extends string> = Timer extends string
  ? { readonly type: `timer.${Timer}`; readonly of?: string }
  : never;

/** What a node hears: capitals crossed the wire, dotted words are its own. */
export type Hears<M extends Message, Timer extends string> =
  | FromSomebody<M>
  | Rings<Timer>
  | { readonly type: 'node.start' }
  | { readonly type: 'client.request'; readonly request: number; readonly command: string };

/** The event as the kind that an action is written for. Throws on any other: the machine is wired wrongly. */
export function heard<E extends { readonly type: string }, T extends E['type']>(
  event: E,
  type: T,
): Extract<E, { readonly type: T }> {
  if (event.type !== type) throw new Error(`An action for ${type} heard ${event.type}.`);
  return event as Extract<E, { readonly type: T }>;
}

/** Effects, as actions of a machine: the engine carries them out, so their functions do nothing. */
export function effects<M extends Message, Timer extends string>() {
  return {
    send(_: unknown, _params: { to: NodeId; message: M }) {},
    setTimer(_: unknown, _params: { timer: Timer; of?: string; range: readonly [Micros, Micros] }) {},
    cancelTimer(_: unknown, _params: { timer: Timer; of?: string }) {},
    decide(_: unknown, _params: { slot: number; epoch: number; value: string; during: number }) {},
    vote(_: unknown, _params: { slot: number; epoch: number; standing: Standing; value: string | null }) {},
    record(_: unknown, _params: Recorded) {},
    answer(_: unknown, _params: { request: number; answer: Answer }) {},
    note(_: unknown, _params: { rule: string; facts: Facts }) {},
  };
}
