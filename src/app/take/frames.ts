// When the frames of a film are, in virtual time.

import type { Micros } from '../../engine/protocol.ts';

/** Real seconds that a film may last. */
export const LASTS_AT_MOST = 60;

/** The virtual time of each frame: the first at the beginning of the span, the last at its end. */
export function timesOf(from: Micros, to: Micros, lasts: number, framesPerSecond: number): Micros[] {
  const count = Math.max(2, Math.round(Math.min(lasts, LASTS_AT_MOST) * framesPerSecond));
  return Array.from({ length: count }, (_, i) => Math.round(from + ((to - from) * i) / (count - 1)));
}
