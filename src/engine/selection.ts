// Which transitions an event takes, and why not the others: XState takes the step, microstep by microstep, and tells which
// transitions it chose; the guards that it asked for it are asked again, in its order. For showing, not for running: `step`
// is many times faster.

import { activeStates, type MachineState } from './machine.ts';
import type { MachineEvent } from './message.ts';
import { edgesOf } from './statechart.ts';
import { type AnyStateMachine, candidates, type Edge, type Place, rootOf, type StateValue } from './xstate.ts';
import { held, nameOf, type Taken, watch } from './xstate-watched.ts';

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
  readonly step: Taken;
  readonly asked: Map<Edge, Candidate>;
}

/** Asks one transition after the other, up to the first that holds. */
function ask(edges: readonly Edge[], question: Question): boolean {
  let taken = false;
  for (const edge of edges) {
    const guard = edge.guard === undefined ? null : nameOf(edge.guard);
    const holds: boolean | null = taken ? null : edge.guard === undefined || held(edge.guard, question.step);
    question.asked.set(edge, { transition: question.ids.get(edge) ?? '', guard, held: holds });
    taken = taken || holds === true;
  }
  return taken;
}

/** Asks the innermost states, and a state only when none within it takes the event. */
function askWithin(place: Place, value: StateValue, question: Question): boolean {
  let below = false;
  const inner = typeof value === 'string' ? { [value]: {} } : value;
  for (const name of Object.keys(inner)) {
    if (askWithin(place.states[name] as Place, inner[name] as StateValue, question)) below = true;
  }
  return below || ask(candidates(place, question.step.event.type), question);
}

/** Asks for what is taken without an event: for each innermost state, from it outwards, up to the first that holds. */
function askAlways(root: Place, value: StateValue, question: Question): void {
  for (const leaf of activeStates(value)) {
    const line = [root];
    for (const name of leaf.split('.')) line.unshift((line[0] as Place).states[name] as Place);
    for (const place of line) if (ask(place.always ?? [], question)) break;
  }
}

/** The microsteps that an event leads to, in order: what it takes itself, then what follows from that. */
export function selection(machine: AnyStateMachine, state: MachineState, event: MachineEvent): readonly Microstep[] {
  const ids = edgesOf(machine);
  const root = rootOf(machine);
  const steps: Microstep[] = [];
  let rules: string[] = [];
  watch(machine, state, event, {
    acted({ type, params }) {
      if (type === 'note') rules.push((params as { rule?: string } | undefined)?.rule ?? '');
    },
    taken(step) {
      const { event: heard, edges, before, after } = step;
      const question: Question = { ids, step, asked: new Map() };
      const always = edges.length > 0 && edges.every((edge) => ids.get(edge)?.split('/')[1] === '');
      if (always) askAlways(root, before.value, question);
      else askWithin(root, before.value, question);
      steps.push({
        event: always ? '' : heard.type,
        candidates: [...question.asked.values()],
        taken: edges.map((edge) => ids.get(edge) ?? ''),
        rules: [...new Set(rules)],
        from: activeStates(before.value),
        to: activeStates(after.value),
      });
      rules = [];
    },
  });
  return steps;
}
