// Which rules decided in a branch, and when: read along the record once, and only as far as somebody asks. A fork takes over
// what it has in common with the branch it left.

import type { Micros, NodeId } from '../engine/protocol.ts';
import type { Run } from '../engine/run.ts';
import { Slice, STILL } from './budget.ts';

/** Once that a rule decided something. */
export interface Decision {
  readonly position: number;
  readonly at: Micros;
  readonly node: NodeId;
}

export interface RuleQuestions {
  /**
   * How often each rule has decided up to a position, and the last times of one of them, the newest first. A rule that is
   * not named has not decided. Null: the record is not read so far yet, ask again.
   */
  decisions: [
    { branch: number; position: number; rule: string | null },
    { readonly counts: { readonly [rule: string]: number }; readonly last: readonly Decision[] } | null,
  ];
}

/** Decisions told of one rule. */
const LAST = 8;

/** Of one rule, side by side: where it decided, and on which node. */
interface Column {
  readonly positions: number[];
  readonly nodes: NodeId[];
}

/** How many of the ascending positions are at or before one. */
function upTo(positions: readonly number[], position: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] as number) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

export class RuleRecord {
  private readonly run: Run;
  private readonly slice: () => Slice;
  private readonly columns = new Map<string, Column>();
  /** Moves read, the beginning included. */
  private length = 0;

  /** @param slice what one answer reads at the most. */
  constructor(run: Run, slice = () => new Slice(STILL)) {
    this.run = run;
    this.slice = slice;
  }

  /** What a run that left this one at a position has in common with it. */
  fork(run: Run, position: number): RuleRecord {
    const twin = new RuleRecord(run, this.slice);
    twin.length = Math.min(this.length, position + 1);
    for (const [rule, { positions, nodes }] of this.columns) {
      const count = upTo(positions, twin.length - 1);
      if (count > 0) twin.columns.set(rule, { positions: positions.slice(0, count), nodes: nodes.slice(0, count) });
    }
    return twin;
  }

  decisions({ position, rule }: RuleQuestions['decisions'][0]): RuleQuestions['decisions'][1] {
    const goal = Math.min(position, this.run.length);
    const slice = this.slice();
    while (this.length <= goal && slice.takes()) this.read(this.length++);
    if (this.length <= goal) return null;
    const counts: Record<string, number> = {};
    for (const [name, { positions }] of this.columns) {
      const count = upTo(positions, goal);
      if (count > 0) counts[name] = count;
    }
    return { counts, last: rule === null ? [] : this.lastOf(rule, counts[rule] ?? 0) };
  }

  private read(position: number): void {
    for (const happening of this.run.frame(position).happenings) {
      if (happening.kind !== 'noted') continue;
      let column = this.columns.get(happening.rule);
      if (column === undefined) {
        column = { positions: [], nodes: [] };
        this.columns.set(happening.rule, column);
      }
      column.positions.push(position);
      column.nodes.push(happening.node);
    }
  }

  private lastOf(rule: string, count: number): Decision[] {
    const { positions, nodes } = this.columns.get(rule) ?? { positions: [], nodes: [] };
    const last: Decision[] = [];
    for (let i = count - 1; i >= 0 && last.length < LAST; i--) {
      const position = positions[i] as number;
      last.push({ position, at: this.run.timeOf(position), node: nodes[i] as NodeId });
    }
    return last;
  }
}
