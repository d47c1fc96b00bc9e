// All that is known here of XState's own objects, so that an upgrade of XState has one address: the tables that its
// machines are made of, typed as far as they are read, and one inert actor in whose name it takes steps. What only looks on
// stands in xstate-watched.ts, for it is no part of the worker's first load.

import { type AnyMachineSnapshot, type AnyStateMachine, createEmptyActor, type StateValue } from 'xstate';
import type { MachineEvent } from './message.ts';

export { and } from 'xstate';
export type { AnyMachineSnapshot, AnyStateMachine, StateValue };

/** What the world remembers of a machine. Never mutated: the same object means that nothing changed. */
export interface MachineState {
  readonly value: StateValue;
  readonly context: object;
}

// --- The tables of a machine -----------------------------------------------------------------------------------------

/** A state. */
export interface Place {
  readonly key: string;
  readonly path: readonly string[];
  readonly type: string;
  readonly states: { readonly [name: string]: Place };
  readonly initial?: { readonly target?: readonly { readonly path: readonly string[] }[] | undefined } | undefined;
  readonly transitions: ReadonlyMap<string, readonly Edge[]>;
  readonly always?: readonly Edge[] | undefined;
}

/** A transition. */
export interface Edge {
  readonly source: { readonly path: readonly string[] };
  readonly target?: readonly { readonly path: readonly string[] }[] | undefined;
  readonly reenter?: boolean;
  readonly guard?: Reference | undefined;
  readonly actions: readonly Reference[];
}

/** A guard or an action as a transition has it: by name, by name with parameters, or itself. */
export type Reference = string | ((...args: never) => unknown) | { readonly type: string; readonly params?: unknown };

export type Predicate = (args: { context: object; event: MachineEvent }, params: unknown) => boolean;
export type Assigner = (args: { context: object; event: MachineEvent }, params: unknown) => object;
export type Assignment = Assigner | { readonly [field: string]: unknown };
export type Collect = (args: object, params: unknown) => void;

/** An action's implementation. XState's own have `resolve`; any other names an effect. */
interface Implementation {
  readonly type?: string;
  readonly resolve?: unknown;
  readonly assignment?: Assignment;
  readonly collect?: Collect;
}

export function rootOf(machine: AnyStateMachine): Place {
  return machine.root as unknown as Place;
}

/** Whether a state hears some events by the beginning of their names. */
export function hearsByPrefix({ transitions }: Place): boolean {
  for (const key of transitions.keys()) if (key.endsWith('.*')) return true;
  return false;
}

/** The transitions of a state for an event: its own first, then the wildcards, the longest first. */
export function candidates({ transitions }: Place, type: string): readonly Edge[] {
  const wild = [...transitions.keys()]
    .filter((key) => key !== type && (key === '*' || (key.endsWith('.*') && `${type}.`.startsWith(key.slice(0, -1)))))
    .sort((a, b) => b.length - a.length);
  return [type, ...wild].flatMap((key) => transitions.get(key) ?? []);
}

/** The function behind a guard; undefined where XState alone can ask it: and(), or(), not(), stateIn(). */
export function predicateOf({ implementations }: AnyStateMachine, guard: Reference): Predicate | undefined {
  const name = typeof guard === 'string' ? guard : typeof guard === 'object' ? guard.type : undefined;
  const predicate = name === undefined ? guard : implementations.guards[name];
  return typeof predicate !== 'function' || 'check' in predicate ? undefined : (predicate as Predicate);
}

export function paramsOf(of: Reference, context: object, event: MachineEvent): unknown {
  if (typeof of !== 'object') return undefined;
  return typeof of.params === 'function' ? of.params({ context, event }) : of.params;
}

/** What XState itself does for an action; undefined for one that names an effect. */
export function implementationOf({ implementations }: AnyStateMachine, action: Reference): Implementation | undefined {
  const found = (typeof action === 'function' ? action : implementations.actions[effectOf(action) as string]) as
    | Implementation
    | undefined;
  return found?.resolve === undefined ? undefined : found;
}

/** The effect that an action names; undefined for a function. */
export function effectOf(action: Reference): string | undefined {
  return typeof action === 'string' ? action : typeof action === 'function' ? undefined : action.type;
}

/** Whether a name is of XState's own actions. */
export function isOwn(name: string): boolean {
  return name.startsWith('xstate.');
}

/** What `assign` was given, if it is one. */
export function assignmentOf({ type, assignment }: Implementation): Assignment | undefined {
  return type === 'xstate.assign' ? assignment : undefined;
}

/** What `enqueueActions` was given, if it is one. */
export function collectorOf({ type, collect }: Implementation): Collect | undefined {
  return type === 'xstate.enqueueActions' ? collect : undefined;
}

// --- Steps that XState takes -----------------------------------------------------------------------------------------

/** An action that XState lists. */
export interface Action {
  readonly type: string;
  readonly params: unknown;
}

type Scope = Parameters<AnyStateMachine['transition']>[2];

export const self = createEmptyActor();

/** The inert actor in whose name XState takes a step, and who is told of its actions. */
export function scope(actionExecutor: (action: Action) => void, system: object = self.system): Scope {
  return {
    self,
    system,
    actionExecutor,
    id: 'inert',
    sessionId: 'inert',
    logger: () => {},
    defer: () => {},
    emit: () => {},
    stopChild: () => {},
  } as unknown as Scope;
}

export function snapshotOf(machine: AnyStateMachine, { value, context }: MachineState): AnyMachineSnapshot {
  return machine.resolveState({ value, context }) as AnyMachineSnapshot;
}

let heard: Action[] = [];

/** Copies at once: an action of XState's holds on to kilobytes. */
const listing = scope(({ type, params }) => heard.push({ type, params }));

/** One step, and the actions that it asks for. Throws an Error for what a machine may not use. */
export function transit(
  machine: AnyStateMachine,
  state: MachineState,
  event: MachineEvent,
): { readonly state: MachineState; readonly actions: readonly Action[] } {
  const before = snapshotOf(machine, state);
  heard = [];
  const after = machine.transition(before, event, listing) as AnyMachineSnapshot;
  const actions = heard.filter(({ type, params }) => {
    if (!isOwn(type)) return true;
    // An immediate raise is listed though already consumed; `after` is a raise with a delay.
    if (type === 'xstate.raise' && (params as { delay?: number }).delay === undefined) return false;
    throw new Error(`A machine may not use ${type}: ask for an effect instead.`);
  });
  // XState gives back the same snapshot after a transition that only asks for effects, too.
  return { state: after === before ? state : { value: after.value as StateValue, context: after.context }, actions };
}

/** The state a machine is born in. */
export function firstValue(machine: AnyStateMachine): StateValue {
  heard = [];
  return (machine.getInitialSnapshot(listing) as AnyMachineSnapshot).value as StateValue;
}
