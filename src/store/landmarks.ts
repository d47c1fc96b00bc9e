// What people jump between: elections, commits, faults, breaches.

import type { Descriptors } from '../engine/protocol.ts';
import type { Landmark } from '../engine/run.ts';
import type { LandmarkKind } from './lab.ts';

export function isOfKind({ happening }: Landmark, kind: LandmarkKind, protocol: Descriptors | null): boolean {
  switch (kind) {
    case 'election':
      return (
        happening.kind === 'became' &&
        protocol?.roles[happening.role]?.elected === true &&
        happening.was !== happening.role
      );
    case 'commit':
      return happening.kind === 'decided';
    case 'fault':
      return happening.kind === 'done' && happening.move.kind !== 'set' && happening.move.kind !== 'delay';
    case 'breach':
      return happening.kind === 'broke';
  }
}

/** The next (+1) landmark of a kind after a position, or the previous (-1) one before it. Landmarks are in order. */
export function nextOfKind(
  landmarks: readonly Landmark[],
  kind: LandmarkKind,
  protocol: Descriptors | null,
  position: number,
  by: 1 | -1,
): Landmark | undefined {
  if (by > 0) return landmarks.find((mark) => mark.position > position && isOfKind(mark, kind, protocol));
  return landmarks.findLast((mark) => mark.position < position && isOfKind(mark, kind, protocol));
}
