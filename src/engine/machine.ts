// Steps of an XState v5 machine as a pure function: (state, event) → (state, effects).
//
// Two ways lead to the same answer, and a test holds them equal. `stepByXState` asks XState itself, through one inert
// actor scope that is reused. `step` takes a step that stays in its state (most steps of a protocol under load) by
// itself: it walks the machine's own table of transitions, asks its guards and runs its actions; a step that changes
// the state, or uses anything else of XState's, goes to XState. It is several times faster under steady load.
//
// What a machine may use: states, `on`, guards, `always`, `assign`, `enqueueActions`, an immediate `raise`, and actions
// that name an effect. Anything else of XState's (`after`, `invoke`, `spawn`, delays) is refused with an error.

import type { Effect, Facts, MachineEvent, Message, NodeId } from './message.ts';
import {
  type AnyStateMachine,
  type Assignment,
  assignmentOf,
  type Collect,
  candidates,
  collectorOf,
  type Edge,
  effectOf,
  firstValue,
  hearsByPrefix,
  implementationOf,
  isOwn,
  type MachineState,
  type Place,
  paramsOf,
  predicateOf,
  type Reference,
  rootOf,
  type StateValue,
  transit,
} from './xstate.ts';

export type { MachineState };

export interface Outcome {
  readonly state: MachineState;
  readonly effects: readonly Effect[];
}

/** The innermost states that a machine is in, one a region. */
export function activeStates(value: StateValue): readonly string[] {
  if (typeof value === 'string') return [value];
  return Object.keys(value).flatMap((name) => {
    const inner = activeStates(value[name] as StateValue);
    return inner.length === 0 ? [name] : inner.map((below) => `${name}.${below}`);
  });
}

// --- By XState -------------------------------------------------------------------------------------------------------

/** An action that names an effect, as the effect. Each kind is spelled out: a spread here would cost a tenth of a step. */
function toEffect(type: string, params: unknown): Effect {
  const p = params as { readonly [name: string]: unknown };
  switch (type) {
    case 'send':
      return { type, to: p.to as NodeId, message: p.message as Message };
    case 'note':
      return { type, rule: p.rule as string, facts: p.facts as Facts };
    case 'setTimer': {
      const range = p.range as readonly [number, number];
      if (p.of === undefined) return { type, timer: p.timer as string, range };
      return { type, timer: p.timer as string, of: p.of as string, range };
    }
    default:
      return { ...p, type } as Effect;
  }
}

/** One step, taken by XState. Of use as the reference; `step` is faster. */
export function stepByXState(machine: AnyStateMachine, state: MachineState, event: MachineEvent): Outcome {
  const { state: after, actions } = transit(machine, state, event);
  return { state: after, effects: actions.map(({ type, params }) => toEffect(type, params)) };
}

const initialValues = new WeakMap<AnyStateMachine, StateValue>();

/** The state a machine is born in. */
export function initialValue(machine: AnyStateMachine): StateValue {
  let value = initialValues.get(machine);
  if (value === undefined) {
    value = firstValue(machine);
    initialValues.set(machine, value);
  }
  return value;
}

// --- By the machine's own table --------------------------------------------------------------------------------------

/** Thrown inside to say: leave this step to XState. */
const LEAVE = Symbol('leave to XState');

interface Working {
  readonly machine: AnyStateMachine;
  readonly event: MachineEvent;
  context: object;
  readonly effects: Effect[];
}

const edgesByType = new WeakMap<Place, Map<string, readonly Edge[]>>();

/** The transitions of a state that an event may take, in the order in which they are asked. */
function edgesFor(place: Place, type: string): readonly Edge[] {
  let byType = edgesByType.get(place);
  if (byType === undefined) {
    byType = new Map();
    edgesByType.set(place, byType);
  }
  let found = byType.get(type);
  if (found === undefined) {
    if (hearsByPrefix(place)) throw LEAVE;
    found = candidates(place, type);
    byType.set(type, found);
  }
  return found;
}

function holds({ guard }: Edge, w: Working): boolean {
  if (guard === undefined) return true;
  const predicate = predicateOf(w.machine, guard);
  if (predicate === undefined) throw LEAVE;
  return predicate({ context: w.context, event: w.event }, paramsOf(guard, w.context, w.event));
}

/** Which transitions an event takes: the innermost that hold, one a region. */
function select(place: Place, value: StateValue | undefined, w: Working, taken: Edge[]): boolean {
  if (place.always !== undefined && place.always.length > 0) throw LEAVE;
  let below = false;
  if (place.type === 'compound') {
    const child = typeof value === 'string' ? value : Object.keys(value as object)[0];
    const inner = typeof value === 'string' ? undefined : (value as Record<string, StateValue>)[child as string];
    below = select(place.states[child as string] as Place, inner, w, taken);
  } else if (place.type === 'parallel') {
    for (const region of Object.keys(place.states)) {
      const inner = (value as Record<string, StateValue>)[region];
      if (select(place.states[region] as Place, inner, w, taken)) below = true;
    }
  } else if (place.type !== 'atomic') {
    throw LEAVE;
  }
  if (below) return true;
  for (const edge of edgesFor(place, w.event.type)) {
    if (!holds(edge, w)) continue;
    taken.push(edge);
    return true;
  }
  return false;
}

function assign(assignment: Assignment, params: unknown, w: Working): void {
  const args = { context: w.context, event: w.event };
  if (typeof assignment === 'function') {
    w.context = Object.assign({}, w.context, assignment(args, params));
    return;
  }
  const context = Object.assign({}, w.context) as Record<string, unknown>;
  for (const field of Object.keys(assignment)) {
    const change = assignment[field];
    context[field] = typeof change === 'function' ? change(args, params) : change;
  }
  w.context = context;
}

/** Whose actions are being collected. A collector runs to its end before another begins. */
let collecting: Working | undefined;

const leave = () => {
  throw LEAVE;
};

// An action is performed as soon as it is queued: the collector sees the context as it was before all of them.
const enqueue = Object.assign((action: Reference) => perform(action, collecting as Working), {
  assign: (assignment: Assignment) => assign(assignment, undefined, collecting as Working),
  raise: leave,
  sendTo: leave,
  sendParent: leave,
  spawnChild: leave,
  stopChild: leave,
  cancel: leave,
  emit: leave,
});

function enqueued(collect: Collect, params: unknown, w: Working): void {
  const outer = collecting;
  collecting = w;
  try {
    collect({ context: w.context, event: w.event, enqueue, check: leave }, params);
  } finally {
    collecting = outer;
  }
}

function perform(action: Reference, w: Working): void {
  const implementation = implementationOf(w.machine, action);
  const params = paramsOf(action, w.context, w.event);
  if (implementation === undefined) {
    const effect = effectOf(action);
    if (effect === undefined || isOwn(effect)) throw LEAVE;
    w.effects.push(toEffect(effect, params));
    return;
  }
  const assignment = assignmentOf(implementation);
  const collect = collectorOf(implementation);
  if (assignment !== undefined) assign(assignment, params, w);
  else if (collect !== undefined) enqueued(collect, params, w);
  else throw LEAVE;
}

/** One step: what the machine becomes and what it asks for. An event that nothing handles gives back the same state. */
export function step(machine: AnyStateMachine, state: MachineState, event: MachineEvent): Outcome {
  const w: Working = { machine, event, context: state.context, effects: [] };
  const taken: Edge[] = [];
  try {
    select(rootOf(machine), state.value, w, taken);
    if (taken.length === 0) return { state, effects: w.effects };
    for (const edge of taken) if (edge.target !== undefined || edge.reenter) throw LEAVE;
    for (const edge of taken) for (const action of edge.actions) perform(action, w);
  } catch (error) {
    if (error === LEAVE) return stepByXState(machine, state, event);
    throw error;
  }
  return {
    state: w.context === state.context ? state : { value: state.value, context: w.context },
    effects: w.effects,
  };
}
