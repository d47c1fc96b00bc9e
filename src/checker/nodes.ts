// The states of nodes, by number. A state is what of a node can make a difference: its place in its machine, the fields
// that its model keeps, and which timers run. It stands for every node that is the same in these.

import { canon } from '../engine/canon.ts';
import type { Protocol, Seat } from '../engine/protocol.ts';
import type { Node, World } from '../engine/world.ts';
import type { AnyModel, Bounds } from '../speech/model.ts';
import { Interned, renamed } from './interned.ts';

export interface NodeState {
  readonly seat: number;
  readonly node: Node;
  /** The bound beyond which it has gone; null while it is within all. */
  readonly beyond: string | null;
}

const sortedSet = (list: readonly unknown[]): unknown[] =>
  [...list]
    .map((each) => [canon(each), each] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, each]) => each);

type Context = { readonly [field: string]: unknown };

export class Nodes {
  readonly states = new Interned<NodeState>();
  private readonly fields: ReturnType<AnyModel['fields']>;
  private readonly model: AnyModel;
  private readonly protocol: Protocol;
  private readonly seats: readonly Seat[];
  private readonly options: World['options'];
  private readonly bounds: Bounds;
  /** Whether what cannot matter is forgotten; without it, all that differs is told apart. */
  private readonly forgets: boolean;

  constructor(
    protocol: Protocol,
    model: AnyModel,
    mistakes: readonly string[],
    {
      seats,
      options,
      bounds,
      forgets,
    }: { seats: readonly Seat[]; options: World['options']; bounds: Bounds; forgets: boolean },
  ) {
    this.protocol = protocol;
    this.model = model;
    this.fields = model.fields(mistakes);
    this.seats = seats;
    this.options = options;
    this.bounds = bounds;
    this.forgets = forgets;
  }

  /** The context in which what cannot matter is made equal. */
  forget(context: object): object {
    if (!this.forgets) return context;
    const made: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(context)) {
      const field = this.fields[name];
      if (field === undefined) throw new Error(`The model of ${this.protocol.id} does not tell of the field ${name}.`);
      if (field === 'set') made[name] = sortedSet(value as readonly unknown[]);
      else if (typeof field === 'function') made[name] = field(value as never, context as never);
      else made[name] = value;
    }
    return made;
  }

  /** The number of the state that a node is in. */
  of(seat: number, node: Node): number {
    const context = this.forget(node.state.context);
    return this.known(seat, { ...node, state: { value: node.state.value, context } });
  }

  private known(seat: number, node: Node): number {
    const { value, context } = node.state;
    const kept: Record<string, unknown> = {};
    for (const [name, each] of Object.entries(context)) if (this.fields[name] !== 'seat') kept[name] = each;
    // A timer that only repeats is never rung.
    const rung = this.forgets ? node.timers.filter(({ name }) => this.model.timers[name] !== 'repeats') : node.timers;
    const timers = rung.map(({ name, of }) => (of === undefined ? name : `${name} ${of}`)).sort();
    return this.states.of([seat, value, kept, timers], () => ({
      seat,
      node,
      beyond: this.model.beyond(context as never, this.bounds),
    }));
  }

  /** The state that another node is in when the nodes change places. */
  renamed(number: number, places: readonly number[], names: ReadonlyMap<string, string>): number {
    const { seat, node } = this.states.at(number);
    const to = places[seat] as number;
    const { id, part } = this.seats[to] as Seat;
    const birth = this.protocol.birth({ me: id, part, seats: this.seats, options: this.options }, null) as Context;
    const context: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(node.state.context))
      context[name] = this.fields[name] === 'seat' ? birth[name] : renamed(value, names);
    const timers = node.timers.map((timer) =>
      timer.of === undefined ? timer : { ...timer, of: names.get(timer.of) ?? timer.of },
    );
    const state = { value: node.state.value, context: this.forget(context) };
    return this.known(to, { ...node, id, part, timers, state });
  }
}
