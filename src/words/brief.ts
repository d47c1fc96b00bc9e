// How single things are written, in every view and in every language alike: values, timers, epochs, messages, moments.

import type { Message, Micros } from '../engine/protocol.ts';
import { epochCalled, type ProtocolWords } from '../speech/about.ts';
import type { Teller } from './tell.ts';

/** A word that may be missing for what a protocol does not name. */
export function named(words: { readonly [id: string]: string }, id: string): string {
  return words[id] ?? id;
}

/** Whether a value is one of the protocol's own words. */
export const isWord = ({ values }: Pick<ProtocolWords, 'values'>, value: string): boolean =>
  values !== undefined && Object.hasOwn(values, value);

/** The value of a slot or of a fact, in words where it is a word of the protocol. */
export function valueTold(about: Pick<ProtocolWords, 'values'>, value: string): string {
  return isWord(about, value) ? (about.values?.[value] as string) : value;
}

/** A timer by its name, with whom it is about where one runs for each of several: `lease (C1)`. */
export function timerTold(about: Pick<ProtocolWords, 'timers'>, timer: string, of?: string): string {
  return of === undefined ? named(about.timers, timer) : `${named(about.timers, timer)} (${of})`;
}

export function epochTold({ about, protocol }: Pick<Teller, 'about' | 'protocol'>, epoch: number): string {
  return epochCalled(about, protocol, epoch);
}

/** The fields worth reading beside a message's mark: `term 4`. */
export function briefOf({ about, protocol }: Pick<Teller, 'about' | 'protocol'>, message: Message): string {
  const brief = about.messages[message.type]?.brief ?? protocol.messages[message.type]?.brief;
  return brief?.(message as never) ?? '';
}

/** A moment as the clock shows it: `1.493 s`. */
export const seconds = (at: Micros): string => `${(at / 1_000_000).toFixed(3)} s`;
