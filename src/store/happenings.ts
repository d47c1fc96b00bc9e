// A step of one happening. A move may have several: what was heard, what a node became, each rule that decided, what was
// sent. They share the moment after the move; the one selection says which of them is meant.

import type { Happening } from '../engine/happening.ts';
import type { NodeId } from '../engine/protocol.ts';
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
export async function stepHappening(lab: Lab, by: 1 | -1): Promise<boolean> {
  lab.pause();
  for (;;) {
    const shot = lab.projector.now()?.shot;
    if (shot === undefined) return false;
    const place = placeIn(lab.selection.getState().selected, shot);
    // A move that nobody has looked into begins with its first happening, and is entered from behind on the way back.
    const next = place === null ? (by > 0 ? 0 : -1) : place + by;
    if (shot.happenings[next] !== undefined) {
      lab.select({ kind: 'happening', position: shot.position, index: next });
      return true;
    }
    await lab.step(by);
    const now = lab.projector.now()?.shot;
    if (now === undefined || now.position === shot.position) return false;
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

/** What a happening of the shot on show touches, for views that light things and not happenings. */
export interface Touched {
  readonly node: NodeId | null;
  readonly envelope: number | null;
  readonly slot: number | null;
}

const NOTHING: Touched = { node: null, envelope: null, slot: null };

export function touchedBy(target: Target | null, shot: Shown | undefined): Touched {
  const happening = shot?.happenings[placeIn(target, shot) ?? -1];
  if (happening === undefined) return NOTHING;
  const done = happening.kind === 'done' && 'node' in happening.move ? happening.move.node : null;
  return {
    node: 'node' in happening ? happening.node : done,
    envelope: 'envelope' in happening ? happening.envelope.id : null,
    slot: 'slot' in happening && happening.slot > 0 ? happening.slot : null,
  };
}
