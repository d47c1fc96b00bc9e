// What nodes of each protocol are after, and what its guards compare: for "why not?". Fetched when that is first asked.

import type { Waiting } from '../engine/waiting.ts';
import { fetched } from './fetched.ts';

const waiting = fetched('waiting', import.meta.glob<Waiting>('./*/waiting.ts', { import: 'waiting' }));

/** Has what some protocols declare at hand from then on; left out: all. */
export const loadWaiting: (ids?: readonly string[]) => Promise<unknown> = waiting.load;

/** Throws an Error for a protocol of which it is not loaded. */
export function waitingOf(id: string): Waiting {
  const found = waiting.of(id);
  if (found === undefined) throw new Error(`There is no protocol ${id}.`);
  return found;
}
