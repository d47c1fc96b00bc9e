// Steps of an XState v5 machine as a pure function: (state, event) → (state, effects).
//
// Two ways lead to the same answer, and a test holds them equal. `stepByXState` asks XState itself, through one inert
// actor scope that is reused. `step` takes a step that stays in its state (most steps of a protocol under load) by
// itself: it walks the machine's own table of transitions, asks its guards and runs its actions; a step that changes
// the state, or uses anything else of XState's, goes to XState. It is several times faster under steady load.
//
// What a machine may use: states, `on`, guards, `always`, `assign`, `enqueueActions`, an immediate `raise`, and actions
// that name an effect. Anything else of XState's (`after`, `invoke`, `spawn`, delays) is refused with an error.

import { type AnyMachineSnapshot, type AnyStateMachine, createEmptyActor, type StateValue } from 'xstate';
import type { Effect, Facts, MachineEvent, Message, NodeId } from './message.ts';

/** What the world remembers of a machine. Never mutated: the same object means that nothing changed. */
export interface MachineState {
  readonly value: StateValue;
  readonly context: object;
}

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

interface Heard {
  readonly type: string;
  readonly params: unknown;
}

let heard: Heard[] = [];

const scope = (() => {
  const self = createEmptyActor();
  return {
    self,
    system: self.system,
    id: 'inert',
    sessionId: 'inert',
    logger: () => {},
    defer: () => {},
    emit: () => {},
    stopChild: () => {},
    // Copied at once: an action of XState's holds on to kilobytes.
    actionExecutor: (action: { type: string; params: unknown }) => {
      heard.push({ type: action.type, params: action.params });
    },
  };
})();

type Scope = Parameters<AnyStateMachine['transition']>[2];

function toEffects(actions: readonly Heard[]): Effect[] {
  const effects: Effect[] = [];
  for (const { type, params } of actions) {
    // An immediate raise is listed though already consumed; `after` is a raise with a delay.
    if (type === 'xstate.raise' && (params as { delay?: number }).delay === undefined) continue;
    if (type.startsWith('xstate.')) throw new Error(`A machine may not use ${type}: ask for an effect instead.`);
    effects.push(toEffect(type, params));
  }
  return effects;
}

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
  const before = machine.resolveState({ value: state.value, context: state.context }) as AnyMachineSnapshot;
  heard = [];
  const after = machine.transition(before, event, scope as unknown as Scope) as AnyMachineSnapshot;
  // XState gives back the same snapshot after a transition that only asks for effects, too.
  return {
    state: after === before ? state : { value: after.value as StateValue, context: after.context },
    effects: toEffects(heard),
  };
}

const initialValues = new WeakMap<AnyStateMachine, StateValue>();

/** The state a machine is born in. */
export function initialValue(machine: AnyStateMachine): StateValue {
  let value = initialValues.get(machine);
  if (value === undefined) {
    heard = [];
    value = (machine.getInitialSnapshot(scope as unknown as Scope) as AnyMachineSnapshot).value as StateValue;
    initialValues.set(machine, value);
  }
  return value;
}

// --- By the machine's own table --------------------------------------------------------------------------------------

type Guard = (args: { context: object; event: MachineEvent }, params: unknown) => boolean;
type Collect = (args: object, params: unknown) => void;
type Assigner = (args: { context: object; event: MachineEvent }, params: unknown) => object;
type Assignment = Assigner | Record<string, unknown>;
type Param = unknown | ((args: { context: object; event: MachineEvent }) => unknown);

/** As much of XState's own objects as is read here. */
interface Implementation {
  (): void;
  type?: string;
  resolve?: unknown;
  assignment?: Assignment;
  collect?: Collect;
}
type ActionReference = string | Implementation | { type: string; params?: Param };
interface TableTransition {
  target?: unknown[] | undefined;
  guard?: string | { type: string; params?: Param } | Guard | undefined;
  actions: readonly ActionReference[];
  reenter?: boolean;
}
interface TableNode {
  type: string;
  states: Record<string, TableNode>;
  transitions: Map<string, TableTransition[]>;
  always?: readonly unknown[] | undefined;
  entry: readonly unknown[];
}

/** Thrown inside to say: leave this step to XState. */
const LEAVE = Symbol('leave to XState');

interface Working {
  readonly machine: AnyStateMachine;
  readonly event: MachineEvent;
  context: object;
  readonly effects: Effect[];
}

const candidatesOf = new WeakMap<TableNode, Map<string, readonly TableTransition[]>>();

/** The transitions of a node that an event may take: the exact ones first, then the wildcard, as XState orders them. */
function candidates(node: TableNode, type: string): readonly TableTransition[] {
  let byType = candidatesOf.get(node);
  if (byType === undefined) {
    byType = new Map();
    candidatesOf.set(node, byType);
  }
  let found = byType.get(type);
  if (found === undefined) {
    for (const descriptor of node.transitions.keys()) if (descriptor.endsWith('.*')) throw LEAVE;
    found = [...(node.transitions.get(type) ?? []), ...(node.transitions.get('*') ?? [])];
    byType.set(type, found);
  }
  return found;
}

function holds(transition: TableTransition, w: Working): boolean {
  const guard = transition.guard;
  if (guard === undefined) return true;
  const name = typeof guard === 'string' ? guard : typeof guard === 'object' ? guard.type : undefined;
  const predicate = name === undefined ? guard : w.machine.implementations.guards[name];
  if (typeof predicate !== 'function' || 'check' in predicate) throw LEAVE; // and(), or(), not(), stateIn()
  const params = typeof guard === 'object' ? resolveParams(guard.params, w) : undefined;
  return (predicate as Guard)({ context: w.context, event: w.event }, params);
}

function resolveParams(params: Param, w: Working): unknown {
  return typeof params === 'function' ? params({ context: w.context, event: w.event }) : params;
}

/** Which transitions an event takes: the innermost that hold, one a region. */
function select(node: TableNode, value: StateValue | undefined, w: Working, taken: TableTransition[]): boolean {
  if (node.always !== undefined && node.always.length > 0) throw LEAVE;
  let below = false;
  if (node.type === 'compound') {
    const child = typeof value === 'string' ? value : Object.keys(value as object)[0];
    const inner = typeof value === 'string' ? undefined : (value as Record<string, StateValue>)[child as string];
    below = select(node.states[child as string] as TableNode, inner, w, taken);
  } else if (node.type === 'parallel') {
    for (const region of Object.keys(node.states)) {
      const inner = (value as Record<string, StateValue>)[region];
      if (select(node.states[region] as TableNode, inner, w, taken)) below = true;
    }
  } else if (node.type !== 'atomic') {
    throw LEAVE;
  }
  if (below) return true;
  for (const transition of candidates(node, w.event.type)) {
    if (!holds(transition, w)) continue;
    taken.push(transition);
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
const enqueue = Object.assign((action: ActionReference) => perform(action, collecting as Working), {
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

function perform(action: ActionReference, w: Working): void {
  const inline = typeof action === 'function';
  const name = typeof action === 'string' ? action : inline ? undefined : action.type;
  const implementation = (inline ? action : w.machine.implementations.actions[name as string]) as
    | Implementation
    | undefined;
  const params = typeof action === 'object' ? resolveParams(action.params, w) : undefined;
  if (implementation?.resolve !== undefined) {
    if (implementation.type === 'xstate.assign') assign(implementation.assignment as Assignment, params, w);
    else if (implementation.type === 'xstate.enqueueActions') enqueued(implementation.collect as Collect, params, w);
    else throw LEAVE;
  } else if (name === undefined || name.startsWith('xstate.')) {
    throw LEAVE;
  } else {
    w.effects.push(toEffect(name, params));
  }
}

/** One step: what the machine becomes and what it asks for. An event that nothing handles gives back the same state. */
export function step(machine: AnyStateMachine, state: MachineState, event: MachineEvent): Outcome {
  const w: Working = { machine, event, context: state.context, effects: [] };
  const taken: TableTransition[] = [];
  try {
    select(machine.root as unknown as TableNode, state.value, w, taken);
    if (taken.length === 0) return { state, effects: w.effects };
    for (const transition of taken) if (transition.target !== undefined || transition.reenter) throw LEAVE;
    for (const transition of taken) for (const action of transition.actions) perform(action, w);
  } catch (error) {
    if (error === LEAVE) return stepByXState(machine, state, event);
    throw error;
  }
  return {
    state: w.context === state.context ? state : { value: state.value, context: w.context },
    effects: w.effects,
  };
}
