// How much film a playing page asks for. Above a certain speed a frame runs past dozens of moves: then only the shots are
// fetched that a frame may show, and what was left out is fetched when the page comes to rest.

import type { Micros } from '../engine/protocol.ts';
import type { PlaybackState } from './lab.ts';

/** Slow enough that a newcomer can follow a message with the eye. */
export const DEFAULT_SPEED = 1 / 20;
const SLOWEST = 1 / 100;
const FASTEST = 20;

/** The nearest speed at which the page plays. */
export function within(speed: number): number {
  return Math.min(FASTEST, Math.max(SLOWEST, speed));
}

/** Real seconds to be simulated ahead of the playhead. */
const AHEAD = 1;
/** Small helpings, the more often: a large answer would cost the frame in which it is unpacked. More at once where it is
 * played faster than its own speed. */
const AT_ONCE = 16;
/** As much of the lead as is asked for at once beyond it. */
export const HELPING = 1.2;
const SPARSE_FROM = 4;
const SPARSE_AHEAD = 0.5;
const SPARSE_AT_ONCE = 2048;
/** Between two shots, in real time: half a frame. */
const SPARSE_APART: Micros = 8_000;

export interface Pace {
  /** Virtual time that should be on film beyond the playhead. */
  readonly lead: Micros;
  readonly most: number;
  /** Virtual time between two shots; 0 for every move. */
  readonly apart: Micros;
}

type Speed = Pick<PlaybackState, 'playing' | 'speed'>;

export function isSparse({ playing, speed }: Speed): boolean {
  return playing && speed >= SPARSE_FROM;
}

export function paceOf(state: Speed): Pace {
  const { speed } = state;
  return isSparse(state)
    ? { lead: SPARSE_AHEAD * 1_000_000 * speed, most: SPARSE_AT_ONCE, apart: SPARSE_APART * speed }
    : { lead: AHEAD * 1_000_000 * speed, most: Math.ceil(AT_ONCE * Math.max(1, speed)), apart: 0 };
}

/** How many moves a jump looks at before it shows where it is. */
export const JUMP_AT_ONCE = 512;
