// What must always hold, over the whole past.

import type { Breach, Entry, Invariant, Sight } from '../../engine/claims.ts';
import { slice } from '../../engine/sequence.ts';
import { claims } from './descriptors.ts';

/** A round ends only when the other node has answered it. */
function unanswered({ happenings, history: { records } }: Sight): Breach | null {
  for (const happening of happenings) {
    if (happening.kind !== 'decided') continue;
    const { node, slot } = happening;
    const answered = records.answered === undefined ? [] : slice<Entry>(records.answered, 0);
    if (!answered.some(({ key }) => key === String(slot)))
      return { nodes: [node], slots: [slot], facts: { round: slot } };
  }
  return null;
}

export const invariants = [{ ...claims.Answered, check: unanswered }] as const satisfies readonly Invariant[];
