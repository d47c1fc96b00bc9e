// The chart of a machine: its states and transitions as plain data, read from the machine itself, so that what is drawn
// is what runs.

import { type AnyStateMachine, type Edge, type Place, rootOf } from './xstate.ts';
import { nameOf } from './xstate-watched.ts';

export interface ChartState {
  /** The names from the root down, joined by dots; the root's is empty. */
  readonly id: string;
  readonly name: string;
  /** Null for the root alone. */
  readonly parent: string | null;
  /** Compound: in one of the states within. Parallel: in each of them at once. */
  readonly kind: 'compound' | 'parallel' | 'atomic';
  /** Where a compound state begins. */
  readonly initial: string | null;
}

export interface ChartTransition {
  readonly id: string;
  /** The state that hears the event; the root's transitions serve in every state. */
  readonly source: string;
  /** Empty: taken as soon as its guard holds, with no event. `*`: any event without a transition of its own. */
  readonly event: string;
  /** Its place among those of the same state and event: the first whose guard holds is taken. */
  readonly order: number;
  readonly guard: string | null;
  /** None: it stays where it is. */
  readonly targets: readonly string[];
  readonly actions: readonly string[];
}

export interface Chart {
  /** The root first, each before those within it. */
  readonly states: readonly ChartState[];
  readonly transitions: readonly ChartTransition[];
}

const idOf = ({ path }: { readonly path: readonly string[] }): string => path.join('.');

const identified = new WeakMap<Place, ReadonlyMap<Edge, string>>();

/** Every transition of a machine with its id, those of a state together, in the order in which they are asked. */
export function edgesOf(machine: AnyStateMachine): ReadonlyMap<Edge, string> {
  const root = rootOf(machine);
  const known = identified.get(root);
  if (known !== undefined) return known;
  const ids = new Map<Edge, string>();
  const visit = (place: Place) => {
    const put = (event: string, edges: readonly Edge[]) => {
      for (const [order, edge] of edges.entries()) ids.set(edge, `${idOf(place)}/${event}/${order}`);
    };
    for (const [event, edges] of place.transitions) put(event, edges);
    put('', place.always ?? []);
    for (const inner of Object.values(place.states)) visit(inner);
  };
  visit(root);
  identified.set(root, ids);
  return ids;
}

export function chartOf(machine: AnyStateMachine): Chart {
  const states: ChartState[] = [];
  const visit = (place: Place, parent: string | null) => {
    const id = idOf(place);
    const kind = place.type === 'compound' || place.type === 'parallel' ? place.type : 'atomic';
    const begins = kind === 'compound' ? place.initial?.target?.[0] : undefined;
    states.push({ id, name: place.key, parent, kind, initial: begins === undefined ? null : idOf(begins) });
    for (const inner of Object.values(place.states)) visit(inner, id);
  };
  visit(rootOf(machine), null);
  const transitions = [...edgesOf(machine)].map(([{ source, target, guard, actions }, id]): ChartTransition => {
    const cut = id.lastIndexOf('/');
    return {
      id,
      source: idOf(source),
      event: id.slice(id.indexOf('/') + 1, cut),
      order: Number(id.slice(cut + 1)),
      guard: guard === undefined ? null : nameOf(guard),
      targets: target?.map(idOf) ?? [],
      actions: actions.map(nameOf),
    };
  });
  return { states, transitions };
}
