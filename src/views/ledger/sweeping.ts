// Which column a commit sweeps along at a moment, and how far it has come.

import type { Micros } from '../../engine/protocol.ts';
import type { Landmark } from '../../engine/run.ts';
import { matters } from '../../store/matters.ts';
import type { Shot } from '../../worker/wire.ts';
import { type Swept, sweepSpan, sweptBy } from '../sweep.ts';

/** Real seconds that it takes. */
const LASTS = 0.3;

export interface Sweeping extends Swept {
  readonly slot: number;
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
  const span = sweepSpan(scene.network, pace, LASTS);
  for (let i = reached(landmarks, position) - 1; i >= 0; i--) {
    const { at, happening } = landmarks[i] as Landmark;
    const age = (playhead - at) / span;
    if (age >= 1) return null;
    // Of each place the first time that somebody knows it.
    if (happening.kind === 'decided' && matters(landmarks, i)) return { slot: happening.slot, ...sweptBy(age) };
  }
  return null;
}
