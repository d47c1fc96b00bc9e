// Which transitions an event takes, and why not the others: XState takes the step, microstep by microstep, and tells which
// transitions it chose; the guards that it asked for it are asked again, in its order. For showing, not for running: `step`
// is many times faster.

import { type AnyMachineSnapshot, type AnyStateMachine, and, createEmptyActor, type StateValue } from 'xstate';
import { activeStates, type MachineState } from './machine.ts';
import type { MachineEvent } from './message.ts';
import { type Edge, edgesOf, nameOf, type Place, rootOf } from './statechart.ts';

/** A transition that was asked for an event. */
export interface Candidate {
  readonly transition: string;
  readonly guard: string | null;
  /** Whether its guard held; null when it was not asked, because one before it held. */
  readonly held: boolean | null;
}

export interface Microstep {
  /** The type of the event; empty for a step that takes none. */
  readonly event: string;
  /** In the order in which they were asked, from the innermost state outwards. */
  readonly candidates: readonly Candidate[];
  /** The transitions taken, one a region at the most; none when nothing handles the event. */
  readonly taken: readonly string[];
  /** The rules that it noted. */
  readonly rules: readonly string[];
  /** The innermost states before and after. */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

interface Question {
  readonly ids: ReadonlyMap<Edge, string>;
  readonly snapshot: AnyMachineSnapshot;
  readonly event: MachineEvent;
  readonly asked: Map<Edge, Candidate>;
}

type Check = {
  check(snapshot: AnyMachineSnapshot, args: { context: object; event: MachineEvent }, guard: unknown): boolean;
};

/** As XState answers it itself: a guard alone is the same as `and` of it. */
function holds({ guard }: Edge, { snapshot, event }: Question): boolean {
  if (guard === undefined) return true;
  const alone = and([guard as never]) as unknown as Check;
  return alone.check(snapshot, { context: snapshot.context, event }, alone);
}

/** Asks one transition after the other, up to the first that holds. */
function ask(edges: readonly Edge[], question: Question): boolean {
  let taken = false;
  for (const edge of edges) {
    const held: boolean | null = taken ? null : holds(edge, question);
    const guard = edge.guard === undefined ? null : nameOf(edge.guard);
    question.asked.set(edge, { transition: question.ids.get(edge) ?? '', guard, held });
    taken = taken || held === true;
  }
  return taken;
}

/** The transitions of a state for an event: its own first, then the wildcards, the longest first. */
function candidates({ transitions }: Place, type: string): readonly Edge[] {
  const wild = [...transitions.keys()]
    .filter((key) => key !== type && (key === '*' || (key.endsWith('.*') && `${type}.`.startsWith(key.slice(0, -1)))))
    .sort((a, b) => b.length - a.length);
  return [type, ...wild].flatMap((key) => transitions.get(key) ?? []);
}

/** Asks the innermost states, and a state only when none within it takes the event. */
function askWithin(place: Place, value: StateValue, question: Question): boolean {
  let below = false;
  const inner = typeof value === 'string' ? { [value]: {} } : value;
  for (const name of Object.keys(inner)) {
    if (askWithin(place.states[name] as Place, inner[name] as StateValue, question)) below = true;
  }
  return below || ask(candidates(place, question.event.type), question);
}

/** Asks for what is taken without an event: for each innermost state, from it outwards, up to the first that holds. */
function askAlways(root: Place, value: StateValue, question: Question): void {
  for (const leaf of activeStates(value)) {
    const line = [root];
    for (const name of leaf.split('.')) line.unshift((line[0] as Place).states[name] as Place);
    for (const place of line) if (ask(place.always ?? [], question)) break;
  }
}

type Scope = Parameters<AnyStateMachine['microstep']>[2];

interface Told {
  readonly type: string;
  readonly event: MachineEvent;
  readonly snapshot: AnyMachineSnapshot;
  readonly _transitions: readonly Edge[];
}

/** Who is told of the steps that XState takes just now. */
let listener: { readonly told: (of: Told) => void; readonly noted: (rule: string) => void } | undefined;

const scope = (() => {
  const self = createEmptyActor();
  return {
    self,
    system: Object.assign(Object.create(self.system), { _sendInspectionEvent: (of: Told) => listener?.told(of) }),
    id: 'inert',
    sessionId: 'inert',
    logger: () => {},
    defer: () => {},
    emit: () => {},
    stopChild: () => {},
    actionExecutor: ({ type, params }: { type: string; params?: { rule?: string } }) => {
      if (type === 'note') listener?.noted(params?.rule ?? '');
    },
  };
})();

/** The microsteps that an event leads to, in order: what it takes itself, then what follows from that. */
export function selection(machine: AnyStateMachine, state: MachineState, event: MachineEvent): readonly Microstep[] {
  const ids = edgesOf(machine);
  const root = rootOf(machine);
  const steps: Microstep[] = [];
  let snapshot = machine.resolveState({ value: state.value, context: state.context }) as AnyMachineSnapshot;
  let rules: string[] = [];
  const told = ({ type, event: heard, snapshot: after, _transitions: edges }: Told) => {
    if (type !== '@xstate.microstep') return;
    const question: Question = { ids, snapshot, event: heard, asked: new Map() };
    const always = edges.length > 0 && edges.every((edge) => ids.get(edge)?.split('/')[1] === '');
    if (always) askAlways(root, snapshot.value, question);
    else askWithin(root, snapshot.value, question);
    steps.push({
      event: always ? '' : heard.type,
      candidates: [...question.asked.values()],
      taken: edges.map((edge) => ids.get(edge) ?? ''),
      rules: [...new Set(rules)],
      from: activeStates(snapshot.value),
      to: activeStates(after.value),
    });
    snapshot = after;
    rules = [];
  };
  const outer = listener;
  listener = { told, noted: (rule) => rules.push(rule) };
  try {
    machine.microstep(snapshot, event as never, scope as unknown as Scope);
  } finally {
    listener = outer;
  }
  return steps;
}
