// What a run keeps in memory, estimated: nobody can ask a page's memory how full it is. A run keeps a moment now and then,
// and what two of them share is there once; so now and then one is compared with the moment kept before it, and what it
// holds alone is counted, as V8 lays it out. Envelopes in flight and long logs count by themselves: the lists that name
// them are copied from moment to moment.

import { type Run, STRIDE } from './run.ts';

/** One kept moment of so many is looked at: a look costs as much as a few moves. */
const EVERY = 4;
/** Bytes: of a word, of an object and of an array without what is in them, of a move's time. */
const WORD = 8;
const OBJECT = 24;
const ARRAY = 32;
const TIME = 8;
/** A happening that people look for, with its place. */
const LANDMARK = 200;

/** Bytes of a value that another, which it came from, does not share with it. */
export function beyond(is: unknown, was: unknown): number {
  if (is === was) return 0;
  if (typeof is === 'string') return OBJECT + is.length;
  if (typeof is !== 'object' || is === null) return 0;
  if (Array.isArray(is)) return ARRAY + WORD * is.length + itemsBeyond(is, Array.isArray(was) ? was : []);
  let bytes = OBJECT;
  const before = (was ?? {}) as Record<string, unknown>;
  for (const field in is) bytes += WORD + beyond((is as Record<string, unknown>)[field], before[field]);
  return bytes;
}

/** Lists grow at their end and lose items anywhere: what moved up is no news. */
function itemsBeyond(is: readonly unknown[], was: readonly unknown[]): number {
  let bytes = 0;
  let i = 0;
  while (i < is.length && is[i] === was[i]) i++;
  if (i === is.length) return 0;
  const rest = is.length - i > ARRAY ? new Set(was.slice(i)) : null;
  for (; i < is.length; i++) if (rest === null || !rest.has(is[i])) bytes += beyond(is[i], was[i]);
  return bytes;
}

export class Weight {
  private readonly run: Run;
  /** The kept moment that is looked at next. */
  private next: number;
  private kept = 0;

  /** @param from the position up to which the run shares its past with another, which keeps it. */
  constructor(run: Run, from = 0) {
    this.run = run;
    this.next = Math.floor(from / STRIDE) + 1;
  }

  /** All that is kept, and what it takes to read a stretch after another. */
  get bytes(): number {
    const { run } = this;
    for (const last = Math.floor(run.length / STRIDE); this.next <= last; this.next += EVERY)
      this.kept += EVERY * beyond(run.checkpoint(this.next), run.checkpoint(this.next - 1));
    const read = 3 * WORD * STRIDE * run.end.world.envelopes.length;
    return this.kept + read + TIME * run.length + LANDMARK * run.landmarks.length;
  }
}
