// Of all that happens while a run plays, what matters.

import type { Landmark } from '../engine/run.ts';

/** Whether it matters: somebody stands or is elected, something is done, decided for the first time, or broken. */
export function matters(landmarks: readonly Landmark[], i: number): boolean {
  const { happening } = landmarks[i] as Landmark;
  switch (happening.kind) {
    case 'done':
      return happening.move.kind !== 'delay';
    case 'broke':
      return true;
    case 'became':
      return happening.role !== happening.was && happening.was !== null;
    case 'decided': {
      const { slot } = happening;
      return !landmarks.slice(Math.max(0, i - 64), i).some(({ happening: earlier }) => {
        return earlier.kind === 'decided' && earlier.slot === slot;
      });
    }
    default:
      return false;
  }
}
