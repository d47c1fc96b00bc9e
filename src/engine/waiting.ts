// What a node waits for, asked of its own machine: an event that has not happened is put to its guards, in their order, and
// the step is taken beside the run. Nothing is scripted, and nothing of it enters a world.

import { type MachineState, step } from './machine.ts';
import type { Facts, MachineEvent, NodeId } from './message.ts';
import { selection } from './selection.ts';
import type { AnyStateMachine } from './xstate.ts';

/** What has to come of an event for an aim to be reached. */
export type Needs =
  /** A transition with this guard is taken. */
  | { readonly guard: string }
  /** This rule decides. */
  | { readonly rule: string }
  /** This slot is decided. */
  | { readonly decides: number };

/** Something that a node is after, or has reached. */
export interface Aim {
  /** Numbers, words and names for its sentence. */
  readonly facts: Facts;
  readonly reached: boolean;
  readonly needs: Needs;
  /** An event that tells the machine nothing new: what it says to it is how things stand. Null where there is none. */
  readonly now: MachineEvent | null;
  /** What could bring it about, and from whom; null for what is the node's own, or a client's. */
  readonly next: readonly { readonly by: NodeId | null; readonly event: MachineEvent }[];
}

/** What a protocol declares so that "why not?" can be asked of its machine. */
export interface Waiting {
  /** For each guard of the machine, what it compares. */
  readonly guards: { readonly [guard: string]: (told: never) => Facts };
  /** By what is wanted: what a node in a role is after. `slot` is one that somebody asks about in particular. */
  readonly goals: {
    readonly [goal: string]: (node: {
      readonly role: string;
      readonly context: never;
      readonly slot: number | null;
    }) => readonly Aim[];
  };
}

export interface AskedGuard {
  readonly guard: string;
  readonly held: boolean;
  readonly facts: Facts;
}

/** What a machine would do with an event. */
export interface Trial {
  /** Whether anything of its present state handles the event. */
  readonly taken: boolean;
  /** The guards that it asks for it, in order, up to the ones that hold. */
  readonly guards: readonly AskedGuard[];
  /** The guards of the transitions that it takes. */
  readonly passed: readonly string[];
  readonly rules: readonly { readonly rule: string; readonly facts: Facts }[];
  readonly decides: readonly number[];
}

/** Takes the step that an event would lead to. */
export function tryOut(machine: AnyStateMachine, waiting: Waiting, state: MachineState, event: MachineEvent): Trial {
  const [first] = selection(machine, state, event);
  const asked = (first?.candidates ?? []).filter(({ guard, held }) => guard !== null && held !== null);
  const taken = first?.taken ?? [];
  const { effects } = step(machine, state, event);
  return {
    taken: taken.length > 0,
    guards: asked.map(({ guard, held }) => ({
      guard: guard as string,
      held: held as boolean,
      facts: waiting.guards[guard as string]?.({ context: state.context, event } as never) ?? {},
    })),
    passed: asked.filter(({ transition }) => taken.includes(transition)).map(({ guard }) => guard as string),
    rules: effects.flatMap((effect) => (effect.type === 'note' ? [{ rule: effect.rule, facts: effect.facts }] : [])),
    decides: effects.flatMap((effect) => (effect.type === 'decide' ? [effect.slot] : [])),
  };
}

/** Whether what a machine would do is what an aim needs. */
export function isEnough({ passed, rules, decides }: Trial, needs: Needs): boolean {
  if ('guard' in needs) return passed.includes(needs.guard);
  return 'rule' in needs ? rules.some(({ rule }) => rule === needs.rule) : decides.includes(needs.decides);
}
