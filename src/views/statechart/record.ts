// What was seen of a run's transitions: how often each was taken, and which rules it carried out. Gathered from what the
// worker tells of single moves, in any order, each counted once.

import type { Taken } from '../../worker/wire.ts';

export interface Seen {
  /** The positions at which it was taken, in the order in which they were learnt. */
  readonly positions: number[];
  readonly rules: Set<string>;
}

export class TransitionRecord {
  private readonly looked = new Set<number>();
  private readonly seen = new Map<string, Seen>();

  add(moves: readonly Taken[]): void {
    for (const { position, hearings } of moves) {
      if (this.looked.has(position)) continue;
      this.looked.add(position);
      for (const { steps } of hearings)
        for (const { taken, rules } of steps)
          for (const id of taken) {
            let seen = this.seen.get(id);
            if (seen === undefined) {
              seen = { positions: [], rules: new Set() };
              this.seen.set(id, seen);
            }
            if (seen.positions.at(-1) !== position) seen.positions.push(position);
            // Of regions that answer at once nobody can say which of them carried out a rule.
            if (taken.length === 1) for (const rule of rules) seen.rules.add(rule);
          }
    }
  }

  has(position: number): boolean {
    return this.looked.has(position);
  }

  /** How many moves up to a position are known without a gap. */
  back(from: number): number {
    let position = from;
    while (position >= 0 && this.looked.has(position)) position--;
    return from - position;
  }

  /** When any of these was taken, up to a position, in order of time. */
  times(transitions: readonly string[], until: number): readonly number[] {
    const all = transitions.flatMap((id) => this.seen.get(id)?.positions ?? []);
    return [...new Set(all)].filter((position) => position <= until).sort((a, b) => a - b);
  }

  rules(transitions: readonly string[]): readonly string[] {
    return [...new Set(transitions.flatMap((id) => [...(this.seen.get(id)?.rules ?? [])]))];
  }
}
