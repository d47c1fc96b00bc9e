// Which states a node is in as its part has it: where the parts stand apart, the machine of each has the regions of all,
// and those of the others only wait.

import type { Chart } from '../../engine/statechart.ts';
import type { Hearing } from '../../worker/transitions.ts';
import type { NodeScene } from '../../worker/wire.ts';

/** Of the states, those in the region that is named like the part; all of them where none is. */
function statesOf({ states: all }: Chart, part: string, states: readonly string[]): readonly string[] {
  const root = all.find(({ parent }) => parent === null);
  const region = root?.kind === 'parallel' ? all.find(({ parent, name }) => parent === root.id && name === part) : null;
  return region ? states.filter((state) => state === region.id || state.startsWith(`${region.id}.`)) : states;
}

export function asPlayed(chart: Chart, node: NodeScene): NodeScene {
  return { ...node, states: statesOf(chart, node.part, node.states) };
}

export function playedIn(chart: Chart, part: string, hearing: Hearing): Hearing {
  const of = (states: readonly string[]) => statesOf(chart, part, states);
  return { ...hearing, steps: hearing.steps.map((step) => ({ ...step, from: of(step.from), to: of(step.to) })) };
}
