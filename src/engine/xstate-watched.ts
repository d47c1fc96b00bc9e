// Steps that XState takes before a watcher, microstep by microstep: for showing, not for running.

import type { MachineEvent } from './message.ts';
import {
  type Action,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  and,
  type Edge,
  type MachineState,
  type Reference,
  scope,
  self,
  snapshotOf,
} from './xstate.ts';

/** The name of a guard or an action, however it was given. */
export function nameOf(given: unknown): string {
  if (typeof given === 'string') return given;
  const { guards, type, name } = given as { guards?: readonly unknown[]; type?: string; name?: string };
  if (guards !== undefined) {
    const names = guards.map(nameOf);
    return name === 'not' ? `¬${names[0]}` : names.join(name === 'or' ? ' ∨ ' : ' ∧ ');
  }
  return type ?? name ?? '';
}

/** A microstep: the event that it takes (or follows from), the transitions taken, and the states on both sides. */
export interface Taken {
  readonly event: MachineEvent;
  readonly edges: readonly Edge[];
  readonly before: AnyMachineSnapshot;
  readonly after: AnyMachineSnapshot;
}

/** Who watches: told of each action, and of the microstep after its actions. */
export interface Watcher {
  readonly acted: (action: Action) => void;
  readonly taken: (step: Taken) => void;
}

interface Inspected {
  readonly type: string;
  readonly event: MachineEvent;
  readonly snapshot: AnyMachineSnapshot;
  readonly _transitions: readonly Edge[];
}

interface Watching {
  readonly acted: Watcher['acted'];
  readonly inspected: (of: Inspected) => void;
}

/** Who watches the step that XState takes just now. */
let watching: Watching | undefined;

const watched = scope(
  (action) => watching?.acted(action),
  Object.assign(Object.create(self.system), { _sendInspectionEvent: (of: Inspected) => watching?.inspected(of) }),
);

/** Has XState take an event, microstep by microstep, before a watcher. */
export function watch(machine: AnyStateMachine, state: MachineState, event: MachineEvent, watcher: Watcher): void {
  let before = snapshotOf(machine, state);
  const inspected = ({ type, event, snapshot: after, _transitions: edges }: Inspected) => {
    if (type !== '@xstate.microstep') return;
    watcher.taken({ event, edges, before, after });
    before = after;
  };
  const outer = watching;
  watching = { acted: watcher.acted, inspected };
  try {
    machine.microstep(before, event as never, watched);
  } finally {
    watching = outer;
  }
}

type Check = {
  check(snapshot: AnyMachineSnapshot, args: { context: object; event: MachineEvent }, guard: unknown): boolean;
};

/** Whether a guard held before a microstep, as XState answers it itself: a guard alone is the same as `and` of it. */
export function held(guard: Reference, { before, event }: Pick<Taken, 'before' | 'event'>): boolean {
  const alone = and([guard as never]) as unknown as Check;
  return alone.check(before, { context: before.context, event }, alone);
}
