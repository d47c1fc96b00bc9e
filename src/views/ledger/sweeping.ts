// Which column a commit sweeps along at a moment, and how far it has come.

import type { Micros } from '../../engine/protocol.ts';
import type { Landmark } from '../../engine/run.ts';
import { rangeOf } from '../../store/interest.ts';
import { matters } from '../../store/milestones.ts';
import type { Shot } from '../../worker/wire.ts';

/** Real seconds that it takes. */
const LASTS = 0.3;
/** How far down it begins: who stands at the very moment sees that something was committed. */
const BEGINS = 0.15;

export interface Sweeping {
  readonly slot: number;
  /** How far down it has come, up to 1. */
  readonly down: number;
  /** From 1 to 0. */
  readonly shown: number;
}

/** How many landmarks are not later than a position. */
function reached(landmarks: readonly Landmark[], position: number): number {
  let [low, high] = [0, landmarks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((landmarks[middle] as Landmark).position <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param pace of virtual time a real time, where it is quicker than news are told. */
export function sweepAt(
  landmarks: readonly Landmark[],
  { position, scene }: Pick<Shot, 'position' | 'scene'>,
  playhead: Micros,
  pace: number,
): Sweeping | null {
  const span = LASTS * 1_000_000 * Math.max(rangeOf(scene.network).news, pace);
  for (let i = reached(landmarks, position) - 1; i >= 0; i--) {
    const { at, happening } = landmarks[i] as Landmark;
    const age = (playhead - at) / span;
    if (age >= 1) return null;
    // Of each place the first time that somebody knows it.
    if (happening.kind === 'decided' && matters(landmarks, i)) {
      const down = Math.min(1, BEGINS + 1.3 * age);
      return { slot: happening.slot, down, shown: 1 - age * age };
    }
  }
  return null;
}
