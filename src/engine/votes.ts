// What votes amount to. A value is chosen when a quorum accepted it, all in one epoch, whoever knows of it: this looks at
// the record of the votes, not at what some node believes.
//
// A record only grows, and is asked after every move: what was counted for a record is taken on to the one that
// continues it, so that a vote costs the same however many came before.

import type { Vote } from './claims.ts';
import type { Epoch, NodeId } from './message.ts';
import { at, type Sequence } from './sequence.ts';

/** A value that a quorum accepted in one epoch. */
export interface Choice {
  readonly epoch: Epoch;
  readonly value: string;
  /** The quorum, in the order in which they accepted. */
  readonly by: readonly NodeId[];
}

/** A vote, and what it met in the record when it came. */
export interface Cast {
  readonly vote: Vote;
  /** The first proposal or acceptance of the same epoch that has another value. */
  readonly other: Vote | null;
  /** The highest epoch that its node had promised or accepted before; 0 for none. */
  readonly promised: Epoch;
  /** What it made chosen. */
  readonly choice: Choice | null;
}

/** A record of the votes about a slot, counted. */
export class Count {
  readonly needed: number;
  readonly casts: Cast[] = [];
  /** In the order in which they were made. */
  readonly chosen: Choice[] = [];
  /** Of each value that was chosen, the choice of the lowest epoch. */
  readonly lowest = new Map<string, Choice>();
  private readonly accepted = new Map<string, NodeId[]>();
  private readonly firsts = new Map<Epoch, Vote>();
  private readonly promised = new Map<NodeId, Epoch>();

  constructor(needed: number) {
    this.needed = needed;
  }

  /** The highest epoch that a node has promised or accepted; 0 for none. */
  promisedBy(node: NodeId): Epoch {
    return this.promised.get(node) ?? 0;
  }

  add(vote: Vote): void {
    const { node, epoch, standing, value } = vote;
    const promised = this.promisedBy(node);
    if (standing !== 'proposed' && epoch > promised) this.promised.set(node, epoch);
    const first = this.firsts.get(epoch);
    if (standing !== 'promised' && first === undefined) this.firsts.set(epoch, vote);
    const other = standing !== 'promised' && first !== undefined && first.value !== value ? first : null;
    const choice = standing === 'accepted' && value !== null ? this.accept(node, epoch, value) : null;
    if (choice !== null) {
      this.chosen.push(choice);
      const low = this.lowest.get(choice.value);
      if (low === undefined || choice.epoch < low.epoch) this.lowest.set(choice.value, choice);
    }
    this.casts.push({ vote, other, promised, choice });
  }

  private accept(node: NodeId, epoch: Epoch, value: string): Choice | null {
    const key = `${epoch} ${value}`;
    const by = this.accepted.get(key) ?? [];
    if (by.includes(node)) return null;
    by.push(node);
    this.accepted.set(key, by);
    return by.length === this.needed ? { epoch, value, by: by.slice() } : null;
  }
}

const counts = new WeakMap<Sequence<Vote>, Count>();

/**
 * The count of a record. `needed` acceptances of one epoch and value are a quorum.
 * @param before a record that this one continues, if one is known: its count moves on.
 */
export function countOf(votes: Sequence<Vote>, needed: number, before?: Sequence<Vote>): Count {
  const known = counts.get(votes);
  if (known?.needed === needed) return known;
  let count = before === undefined ? undefined : counts.get(before);
  if (count?.needed === needed && before !== undefined) counts.delete(before);
  else count = new Count(needed);
  for (let i = count.casts.length; i < votes.length; i++) count.add(at(votes, i) as Vote);
  counts.set(votes, count);
  return count;
}

/** What was chosen for a slot, in the order in which it was. */
export function choicesOf(votes: Sequence<Vote>, needed: number): readonly Choice[] {
  return countOf(votes, needed).chosen.slice();
}
