// When the frames of a film are, in virtual time. At a beat it is held as long as it takes to read.

import type { Micros } from '../../engine/protocol.ts';

/** Real seconds that the run in a film may last, without what is held. */
export const LASTS_AT_MOST = 60;

/** The virtual time of each frame: the first at the beginning of the span, the last at its end. */
export function timesOf(from: Micros, to: Micros, lasts: number, framesPerSecond: number): Micros[] {
  const count = Math.max(2, Math.round(Math.min(lasts, LASTS_AT_MOST) * framesPerSecond));
  return Array.from({ length: count }, (_, i) => Math.round(from + ((to - from) * i) / (count - 1)));
}

/** A moment at which a film is held, and for how many real milliseconds. */
export interface Held {
  readonly at: Micros;
  readonly position: number | null;
  readonly lasts: number;
}

export interface Frame {
  readonly at: Micros;
  /** The move that it stands behind; null: the last one by then. */
  readonly position: number | null;
}

/** The frames at given times, and between them those in which it is held. */
export function framesOf(times: readonly Micros[], held: readonly Held[], framesPerSecond: number): Frame[] {
  const [from = 0] = times;
  const coming = held.filter(({ at }) => at >= from);
  const frames: Frame[] = [];
  let next = 0;
  for (const time of times) {
    for (let here = coming[next]; here !== undefined && here.at <= time; here = coming[++next]) {
      const { at, position, lasts } = here;
      // One object for all: what is drawn once need not be drawn again.
      const frame: Frame = { at, position };
      for (let i = Math.round((lasts / 1000) * framesPerSecond); i > 0; i--) frames.push(frame);
    }
    frames.push({ at: time, position: null });
  }
  return frames;
}
