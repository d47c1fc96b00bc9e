// How much film a playing page asks for. Above a certain speed a frame runs past dozens of moves: then only the shots are
// fetched that a frame may show, and what was left out is fetched when the page comes to rest.

import type { Micros } from '../engine/protocol.ts';
import type { PlaybackState } from './lab.ts';

/** Real seconds to be simulated ahead of the playhead. */
const AHEAD = 1.5;
const AT_ONCE = 512;
const SPARSE_FROM = 4;
const SPARSE_AT_ONCE = 8192;
/** Between two shots, in real time: half a frame. */
const SPARSE_APART: Micros = 8_000;

export interface Pace {
  /** Virtual time that should be on film beyond the playhead. */
  readonly lead: Micros;
  readonly most: number;
  /** Virtual time between two shots; 0 for every move. */
  readonly apart: Micros;
}

export function isSparse({ playing, speed }: PlaybackState): boolean {
  return playing && speed >= SPARSE_FROM;
}

export function paceOf(state: PlaybackState): Pace {
  const lead = AHEAD * 1_000_000 * state.speed;
  return isSparse(state)
    ? { lead, most: SPARSE_AT_ONCE, apart: SPARSE_APART * state.speed }
    : { lead, most: AT_ONCE, apart: 0 };
}

/** How many moves a jump looks at before it shows where it is. */
export const JUMP_AT_ONCE = AT_ONCE;
