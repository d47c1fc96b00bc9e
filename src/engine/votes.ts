// What votes amount to. A value is chosen when a quorum accepted it, all in one epoch, whoever knows of it: this looks at
// the record of the votes, not at what some node believes.

import type { Vote } from './invariants.ts';
import type { Epoch, NodeId } from './protocol.ts';
import { at, type Sequence } from './sequence.ts';

/** A value that a quorum accepted in one epoch. */
export interface Choice {
  readonly epoch: Epoch;
  readonly value: string;
  /** In the order in which they accepted. */
  readonly by: readonly NodeId[];
}

/** What was chosen for a slot, in the order in which it was. `needed` acceptances of one epoch and value are a quorum. */
export function choicesOf(votes: Sequence<Vote>, needed: number): readonly Choice[] {
  const tallies = new Map<string, { epoch: Epoch; value: string; by: NodeId[] }>();
  const chosen: Choice[] = [];
  for (let i = 0; i < votes.length; i++) {
    const { node, epoch, standing, value } = at(votes, i) as Vote;
    if (standing !== 'accepted' || value === null) continue;
    const key = `${epoch} ${value}`;
    const tally = tallies.get(key) ?? { epoch, value, by: [] };
    tallies.set(key, tally);
    if (tally.by.includes(node)) continue;
    tally.by.push(node);
    if (tally.by.length === needed) chosen.push(tally);
  }
  return chosen;
}
