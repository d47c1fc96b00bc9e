// In which row of the table of ballots a vote has just made a quorum, and how far the sweep along it has come.

import type { Epoch, Micros } from '../../engine/protocol.ts';
import { rangeOf } from '../../store/interest.ts';
import type { BallotRow, Shot } from '../../worker/wire.ts';

/** Real seconds that it takes. */
const LASTS = 0.4;
/** How far along it begins: who stands at the very moment sees that something was chosen. */
const BEGINS = 0.15;

export interface Sweeping {
  readonly epoch: Epoch;
  /** How far along it has come, up to 1. */
  readonly along: number;
  /** From 1 to 0. */
  readonly shown: number;
}

/** Virtual time that it takes, at the pace of news on a network or at a quicker one. */
export function sweepSpan({ scene }: Pick<Shot, 'scene'>, pace: number): Micros {
  return LASTS * 1_000_000 * Math.max(rangeOf(scene.network).news, pace);
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
    return still
      ? { epoch, along: 1, shown: 1 }
      : { epoch, along: Math.min(1, BEGINS + 1.3 * age), shown: 1 - age ** 2 };
  }
  return null;
}
