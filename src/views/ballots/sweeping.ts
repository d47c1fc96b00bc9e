// In which row of the table of ballots a vote has just made a quorum, and how far the sweep along it has come.

import type { Epoch, Micros } from '../../engine/protocol.ts';
import type { BallotRow, Shot } from '../../worker/wire.ts';
import { type Swept, sweptBy } from '../sweep.ts';

/** Real seconds that it takes. */
export const LASTS = 0.4;

export interface Sweeping extends Swept {
  readonly epoch: Epoch;
}

/** The row in which the votes of a shot made a quorum: for a value, or for a leader. */
function chosenIn({ happenings, scene: { ballots } }: Shot, before: Shot | undefined, needed: number): Epoch | null {
  const isChosen = (rows: readonly BallotRow[] | undefined, epoch: Epoch, value: string) =>
    rows?.find((row) => row.epoch === epoch)?.chosen.includes(value) === true;
  for (const vote of happenings) {
    if (vote.kind !== 'voted' || vote.value === null || vote.slot !== ballots.slot) continue;
    const { epoch, value, standing } = vote;
    if (!isChosen(ballots.rows, epoch, value) || isChosen(before?.scene.ballots.rows, epoch, value)) continue;
    const row = ballots.rows.find((it) => it.epoch === epoch);
    const votes = row?.casts.filter((cast) => cast.standing === standing && cast.value === value) ?? [];
    // One vote more than a quorum chooses nothing.
    if (votes.length === needed) return epoch;
  }
  return null;
}

/**
 * @param shots of this moment and shortly before it.
 * @param needed votes that make a quorum.
 */
export function sweepAt(
  shots: readonly Shot[],
  playhead: Micros,
  span: Micros,
  needed: number,
  still: boolean,
): Sweeping | null {
  for (const shot of [...shots].sort((a, b) => b.position - a.position)) {
    const age = (playhead - shot.at) / span;
    if (age < 0 || age >= 1) continue;
    const before = shots.find(({ position }) => position === shot.position - 1);
    const epoch = chosenIn(shot, before, needed);
    if (epoch === null) continue;
    return { epoch, ...(still ? { along: 1, shown: 1 } : sweptBy(age)) };
  }
  return null;
}
