// How much went on at each node: messages counted in equal bins of time, for a view from so far off that no message can
// be told from another.

import type { NodeId } from '../engine/protocol.ts';
import type { Frame } from '../engine/run.ts';

/** Messages that each node sent or heard, by bin. */
export interface Crowd {
  readonly nodes: { readonly [node: NodeId]: readonly number[] };
}

/** Sendings and hearings, in order: where in the run, on which node, of what kind. */
export class Traffic {
  private readonly positions: number[] = [];
  private readonly nodes: number[] = [];
  private readonly kinds: number[] = [];
  private readonly nodeNames: NodeId[] = [];
  private readonly kindNames: string[] = [];

  add({ position, happenings }: Frame): void {
    for (const happening of happenings) {
      if (happening.kind !== 'sent' && happening.kind !== 'heard') continue;
      if (happening.node === null) continue;
      this.positions.push(position);
      this.nodes.push(numberOf(this.nodeNames, happening.node));
      this.kinds.push(numberOf(this.kindNames, happening.envelope.message.type));
    }
  }

  /** The same, up to a position without it. */
  before(length: number): Traffic {
    const twin = new Traffic();
    const end = this.firstFrom(length);
    for (const field of ['positions', 'nodes', 'kinds'] as const) copy(this[field], twin[field], end);
    twin.nodeNames.push(...this.nodeNames);
    twin.kindNames.push(...this.kindNames);
    return twin;
  }

  private firstFrom(position: number): number {
    let low = 0;
    let high = this.positions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.positions[middle] as number) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * @param ends the first position after each bin.
   * @param without kinds of messages that do not count.
   */
  count(begin: number, ends: readonly number[], without: readonly string[]): Crowd {
    const hidden = without.map((kind) => this.kindNames.indexOf(kind));
    const counts = this.nodeNames.map(() => new Array<number>(ends.length).fill(0));
    let i = this.firstFrom(begin);
    ends.forEach((end, bin) => {
      for (; i < this.positions.length && (this.positions[i] as number) < end; i++) {
        if (hidden.includes(this.kinds[i] as number)) continue;
        const row = counts[this.nodes[i] as number] as number[];
        row[bin] = (row[bin] as number) + 1;
      }
    });
    const nodes: Record<NodeId, readonly number[]> = {};
    this.nodeNames.forEach((name, n) => {
      nodes[name] = counts[n] as number[];
    });
    return { nodes };
  }
}

function numberOf(names: string[], name: string): number {
  const number = names.indexOf(name);
  return number >= 0 ? number : names.push(name) - 1;
}

function copy(from: readonly number[], to: number[], end: number): void {
  for (let i = 0; i < end; i++) to.push(from[i] as number);
}
