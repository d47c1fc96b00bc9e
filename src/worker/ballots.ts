// The table of ballots of a slot: a row an epoch, from the record of the votes. What a voter did stays on record: a
// voter that accepted in one epoch and promised itself to the next stands in both rows.

import type { Vote } from '../engine/invariants.ts';
import { at, type Sequence } from '../engine/sequence.ts';
import type { BallotRow, BallotTable, Cast } from './wire.ts';

/** Rows of a table, the newest. */
export const ROWS = 12;

export interface Quorum {
  readonly promised: number;
  readonly accepted: number;
}

interface Row {
  readonly epoch: number;
  readonly proposed: { by: string; value: string }[];
  readonly casts: Map<string, Cast>;
}

function read(rows: Map<number, Row>, votes: Sequence<Vote> | undefined): void {
  for (let i = 0; i < (votes?.length ?? 0); i++) {
    const { node, epoch, standing, value } = at(votes as Sequence<Vote>, i) as Vote;
    let row = rows.get(epoch);
    if (row === undefined) {
      row = { epoch, proposed: [], casts: new Map() };
      rows.set(epoch, row);
    }
    if (standing === 'proposed') {
      if (value !== null && !row.proposed.some((one) => one.by === node && one.value === value))
        row.proposed.push({ by: node, value });
    } else if (standing === 'accepted' || row.casts.get(node)?.standing !== 'accepted') {
      row.casts.set(node, { voter: node, standing, value });
    }
  }
}

/** The value that enough casts of a standing agree on. */
function agreed(casts: readonly Cast[], standing: Cast['standing'], needed: number): string | null {
  const counts = new Map<string, number>();
  for (const cast of casts) {
    if (cast.standing !== standing || cast.value === null) continue;
    const count = (counts.get(cast.value) ?? 0) + 1;
    if (count >= needed) return cast.value;
    counts.set(cast.value, count);
  }
  return null;
}

/**
 * @param votes the record, by slot.
 * @param slot whose ballots; what was promised for no single slot counts for each.
 * @param forLeader whether votes choose only a leader: a promise then names whom it is for.
 */
export function ballotTable(
  votes: Sequence<Sequence<Vote>>,
  slot: number,
  quorum: Quorum,
  forLeader: boolean,
): BallotTable {
  const rows = new Map<number, Row>();
  if (slot !== 0) read(rows, at(votes, 0));
  read(rows, at(votes, slot));
  const sorted = [...rows.values()].sort((a, b) => a.epoch - b.epoch);
  const shown = sorted.slice(-ROWS).map(({ epoch, proposed, casts }): BallotRow => {
    const all = [...casts.values()];
    return {
      epoch,
      proposed,
      casts: all,
      chosen: forLeader ? agreed(all, 'promised', quorum.promised) : agreed(all, 'accepted', quorum.accepted),
      promisedByQuorum: all.length >= quorum.promised,
    };
  });
  return { slot, rows: shown, earlier: sorted.length - shown.length };
}
