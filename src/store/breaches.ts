// Where a run that plays stops by itself: at what broke.

import type { Landmark } from '../engine/run.ts';

/** The first breach after a position, at or before a time. */
export function breachBetween(landmarks: readonly Landmark[], position: number, until: number): Landmark | null {
  let found: Landmark | null = null;
  for (let i = landmarks.length - 1; i >= 0; i--) {
    const landmark = landmarks[i] as Landmark;
    if (landmark.position <= position) break;
    if (landmark.at <= until && landmark.happening.kind === 'broke') found = landmark;
  }
  return found;
}
