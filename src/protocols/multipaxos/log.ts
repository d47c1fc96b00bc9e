// The slots. Lamport 2001, Paxos Made Simple, §3: each is an instance of the consensus algorithm by itself, so a slot
// may be decided while one before it is empty. Slots count from 1.

import { at, put, type Sequence } from '../../engine/sequence.ts';
import type { Reported } from './messages.ts';

/** A command that leaves the state unchanged (§3); no client can ask for it, because it is no command. */
export const NOOP = '(no-op)';

export const isNoop = (value: string): boolean => value === NOOP;

export interface Place {
  /** The highest ballot in which this acceptor accepted here; 0 if it only learned the decision. */
  readonly ballot: number;
  readonly value: string;
  /** The ballot in which the slot was decided, as far as this server knows; 0 while it does not. */
  readonly decided: number;
}

/** Null for a hole: nothing accepted here, nothing learned. */
export type Log = Sequence<Place | null>;

export function placeAt(log: Log, slot: number): Place | null {
  return at(log, slot - 1) ?? null;
}

export function isDecided(log: Log, slot: number): boolean {
  const place = at(log, slot - 1);
  return place !== undefined && place !== null && place.decided > 0;
}

/** The log after its acceptor accepted. What is known to be decided stays as it is: it is the same value. */
export function withAcceptance(log: Log, slot: number, ballot: number, value: string): Log {
  const place = placeAt(log, slot);
  const decided = place === null ? 0 : place.decided;
  return put(log, slot - 1, { ballot, value: decided > 0 ? (place as Place).value : value, decided }, null);
}

/** The log after its learner learned a decision. A different value that it had accepted was not chosen, and goes. */
export function withDecision(log: Log, { slot, ballot, value }: Reported): Log {
  const place = placeAt(log, slot);
  const accepted = place !== null && place.value === value ? place.ballot : 0;
  return put(log, slot - 1, { ballot: accepted, value, decided: ballot }, null);
}

/** The last slot of the decided prefix that reaches at least to `from`. */
export function decidedFrom(log: Log, from: number): number {
  let slot = from;
  while (isDecided(log, slot + 1)) slot++;
  return slot;
}

/** What an acceptor reports from a slot on: what is decided counts as accepted in the ballot that decided it. */
export function reportFrom(log: Log, firstSlot: number): Reported[] {
  const reported: Reported[] = [];
  for (let slot = firstSlot; slot <= log.length; slot++) {
    const place = placeAt(log, slot);
    if (place !== null) reported.push({ slot, ballot: Math.max(place.ballot, place.decided), value: place.value });
  }
  return reported;
}

/** At most `limit` decided slots, from a slot on. */
export function decisionsFrom(log: Log, firstSlot: number, limit: number): Reported[] {
  const slots: Reported[] = [];
  for (let slot = firstSlot; slot <= log.length && slots.length < limit; slot++) {
    const place = placeAt(log, slot);
    if (place !== null && place.decided > 0) slots.push({ slot, ballot: place.decided, value: place.value });
  }
  return slots;
}
