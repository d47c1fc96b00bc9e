// Nodes that are alike may change places: of all the states that differ only so, the smallest stands for them.

import type { NodeId, Seat } from '../engine/protocol.ts';
import { renamed } from './interned.ts';
import type { Nodes } from './nodes.ts';
import type { Steps } from './steps.ts';

const NONE = -1;

/** One way to change places, and what becomes of everything then. */
export class Places {
  /** By seat: where it goes. */
  readonly to: readonly number[];
  /** By seat: who comes there. */
  readonly from: readonly number[];
  private readonly names: ReadonlyMap<string, string>;
  private readonly states: number[] = [];
  private readonly letters: number[] = [];
  private readonly pasts: number[] = [];
  private readonly nodes: Nodes;
  private readonly steps: Steps;

  constructor(to: readonly number[], seats: readonly Seat[], nodes: Nodes, steps: Steps) {
    this.to = to;
    this.from = to.map((_, i) => to.indexOf(i));
    this.names = new Map(seats.map(({ id }, i) => [id, (seats[to[i] as number] as Seat).id]));
    this.nodes = nodes;
    this.steps = steps;
  }

  state(number: number): number {
    let known = this.states[number] ?? NONE;
    if (known !== NONE) return known;
    known = this.nodes.renamed(number, this.to, this.names);
    this.states[number] = known;
    return known;
  }

  letter(number: number): number {
    let known = this.letters[number] ?? NONE;
    if (known !== NONE) return known;
    const { from, to, message } = this.steps.letters.at(number);
    known = this.steps.letter(
      this.to[from] as number,
      this.to[to] as number,
      renamed(message, this.names) as typeof message,
    );
    this.letters[number] = known;
    return known;
  }

  past(number: number): number {
    let known = this.pasts[number] ?? NONE;
    if (known !== NONE) return known;
    known = this.steps.pasts.renamed(number, this.names);
    this.pasts[number] = known;
    return known;
  }
}

function ordersOf(list: readonly number[]): number[][] {
  if (list.length <= 1) return [[...list]];
  return list.flatMap((first) => ordersOf(list.filter((each) => each !== first)).map((rest) => [first, ...rest]));
}

/** Every way to change places within the groups, but the one that changes nothing. */
export function placesOf(groups: readonly (readonly NodeId[])[], seats: readonly Seat[]): number[][] {
  let ways: number[][] = [seats.map((_, i) => i)];
  for (const group of groups) {
    const members = group.map((id) => seats.findIndex((seat) => seat.id === id));
    ways = ways.flatMap((way) =>
      ordersOf(members).map((order) => {
        const changed = [...way];
        members.forEach((member, i) => {
          changed[member] = order[i] as number;
        });
        return changed;
      }),
    );
  }
  return ways.filter((way) => way.some((to, i) => to !== i));
}
