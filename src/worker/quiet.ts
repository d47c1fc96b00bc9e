// Where nothing came of anything: stretches of a run in which nodes only told each other what they knew, and no node's
// account of itself changed. Timers ran and rang, heartbeats were sent and answered, or lost.

import type { Micros, Portrait, Protocol } from '../engine/protocol.ts';
import type { Frame, Run } from '../engine/run.ts';
import type { Node } from '../engine/world.ts';

/** A quiet stretch: its first and last move. */
export interface Quiet {
  readonly first: number;
  readonly last: number;
  readonly from: Micros;
  readonly to: Micros;
}

/** Fewer quiet moves than this many for each node are not worth a name. */
const LEAST = 6;

/** What happens again and again where nothing comes of it: heartbeats that find a node crashed or a link cut, too. */
const SILENT = new Set(['sent', 'heard', 'queued', 'lost', 'rang', 'noted']);

/** What a node would say of itself, timers and what it believes of others set aside. */
interface Account {
  readonly node: Node;
  readonly portrait: Portrait;
}

function same(a: Portrait, b: Portrait): boolean {
  return (
    a.role === b.role &&
    a.epoch === b.epoch &&
    a.committed === b.committed &&
    a.slots.source === b.slots.source &&
    a.tally?.granted.length === b.tally?.granted.length &&
    a.tally?.refused.length === b.tally?.refused.length &&
    a.facts.length === b.facts.length &&
    a.facts.every((fact, i) => fact.value === b.facts[i]?.value)
  );
}

export class Stillness {
  /** Those that are over, in order. */
  readonly over: Quiet[] = [];
  private readonly protocol: Protocol;
  /** By position. */
  private readonly quiet: boolean[] = [];
  private accounts: (Account | undefined)[] = [];
  private first: Pick<Quiet, 'first' | 'from'> | null = null;
  private last: Pick<Quiet, 'last' | 'to'> = { last: -1, to: 0 };

  constructor(protocol: Protocol) {
    this.protocol = protocol;
  }

  /** The same, of a run that has only its first moves in common with this one: `last` is the last of them. */
  before(run: Run, last: number): Stillness {
    const twin = new Stillness(this.protocol);
    if (last < 0) return twin;
    const frame = run.frame(last);
    twin.changes(frame);
    for (let i = 0; i <= last; i++) twin.quiet.push(this.quiet[i] as boolean);
    for (const stretch of this.over) if (stretch.last < last) twin.over.push(stretch);
    let first = last + 1;
    while (first > 0 && this.quiet[first - 1]) first--;
    if (first <= last) {
      twin.first = { first, from: run.timeOf(first) };
      twin.last = { last, to: frame.at };
    }
    return twin;
  }

  /** Reads the next move. */
  add(frame: Frame): void {
    const changed = this.changes(frame);
    const quiet = frame.move !== null && !changed && frame.happenings.every(({ kind }) => SILENT.has(kind));
    this.quiet.push(quiet);
    if (quiet) {
      this.first ??= { first: frame.position, from: frame.at };
      this.last = { last: frame.position, to: frame.at };
    } else {
      const { open } = this;
      if (open !== null) this.over.push(open);
      this.first = null;
    }
  }

  /** The one that goes on where reading stopped. */
  get open(): Quiet | null {
    if (this.first === null || this.last.last - this.first.first < LEAST * this.accounts.length) return null;
    return { ...this.first, ...this.last };
  }

  private changes({ world: { nodes } }: Frame): boolean {
    let changed = false;
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i] as Node;
      const before = this.accounts[i];
      if (before?.node.state === node.state) continue;
      const { value, context } = node.state;
      const portrait = this.protocol.portrait(this.protocol.role(value, context as never), context as never);
      if (before === undefined || !same(before.portrait, portrait)) changed = true;
      this.accounts[i] = { node, portrait };
    }
    return changed;
  }
}
