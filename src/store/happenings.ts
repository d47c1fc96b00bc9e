// A step of one happening. A move may have several: what was heard, what a node became, each rule that decided, what was
// sent. They share the moment after the move; the one selection says which of them is meant.

import type { Happening } from '../engine/happening.ts';
import type { Lab } from './lab.ts';
import type { Target } from './selection.ts';

interface Shown {
  readonly position: number;
  readonly happenings: readonly Happening[];
}

/** Where a target stands among the happenings of a shot; null when it is elsewhere. */
function placeIn(target: Target | null, shot: Shown | undefined): number | null {
  return target?.kind === 'happening' && target.position === shot?.position ? target.index : null;
}

/** Selects the next (+1) or previous (-1) happening, in the next or previous move when this one has no more; false: none. */
export async function stepHappening(
  lab: Pick<Lab, 'projector' | 'selection' | 'select' | 'step'>,
  by: 1 | -1,
): Promise<boolean> {
  for (;;) {
    const before = lab.projector.now();
    if (before === null) return false;
    const { shot, playhead } = before;
    const place = placeIn(lab.selection.getState().selected, shot);
    // A move that nobody has looked into begins with its first happening, and is entered from behind on the way back.
    const next = place === null ? (by > 0 ? 0 : -1) : place + by;
    if (shot.happenings[next] !== undefined) {
      lab.select({ kind: 'happening', position: shot.position, index: next });
      return true;
    }
    await lab.step(by);
    const now = lab.projector.now()?.shot;
    if (now === undefined) return false;
    if (now.position === shot.position) {
      // Back from between two moves leads to the one that was made last.
      if (by > 0 || playhead === shot.at) return false;
      if (place !== null) continue;
    }
    const last = now.happenings.length - 1;
    if (last < 0) continue;
    lab.select({ kind: 'happening', position: now.position, index: by > 0 ? 0 : last });
    return true;
  }
}

/** The happening that is selected, when it is of the shot on show. */
export function selectedHappening(lab: Pick<Lab, 'selection'>, shot: Shown): Happening | null {
  return shot.happenings[placeIn(lab.selection.getState().selected, shot) ?? -1] ?? null;
}
