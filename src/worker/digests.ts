// A number for each move of a run: what happened, and when. Where two runs of a protocol first differ in it, they part.

import type { Micros } from '../engine/protocol.ts';
import type { Run } from '../engine/run.ts';
import type { Slice } from './budget.ts';

/** FNV-1a over a text's UTF-16 units, 32 bits. */
export function digest(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** One for each position from `from` on, a slice of them, of moves made at or before a time. */
export function digestsOf(run: Run, from: number, until: Micros, slice: Slice): number[] {
  const digests: number[] = [];
  for (let position = from; position <= run.length && slice.takes(); position++) {
    const { at, happenings } = run.frame(position);
    if (at > until) break;
    digests.push(digest(JSON.stringify([at, happenings])));
  }
  return digests;
}
