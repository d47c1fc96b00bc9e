// Conditions as a test of states: each is asked of a node's state, or of a past, once.

import type { Protocol } from '../engine/protocol.ts';
import { holds } from '../scenarios/predicate.ts';
import type { Condition, Predicate } from '../scenarios/scenario.ts';
import type { Goal } from './search.ts';
import type { Space } from './space.ts';

/** Of whom a condition speaks; null for no node. */
const nodeOf = (condition: Condition): string | null => ('node' in condition ? (condition.node ?? null) : null);

/** What one node says to a condition: it is so, it is not so, or the node knows nothing of it. */
const [SO, NOT_SO, UNTOLD] = [1, 2, 3] as const;

function judgeOf(
  condition: Condition,
  { steps, nodes, seats, pastOf }: Space,
  protocol: Protocol,
  pastIn: typeof pastOf,
): Goal {
  const { base } = steps;
  const wanted = condition.not !== true;
  const said: number[] = [];
  const whom = nodeOf(condition);
  if (whom === null)
    return (vector) => {
      const past = pastIn(vector);
      if (said[past] === undefined)
        said[past] = holds([condition], protocol, { world: base, history: steps.pasts.known.at(past).history })
          ? SO
          : NOT_SO;
      return said[past] === SO;
    };
  const { history } = steps.pasts.known.at(0);
  const ask = (state: number): number => {
    const world = { ...base, nodes: [nodes.states.at(state).node] };
    const { not, ...plain } = condition;
    if (holds([plain as Condition], protocol, { world, history })) return SO;
    return holds([{ ...condition, not: true }], protocol, { world, history }) ? NOT_SO : UNTOLD;
  };
  const asked = whom === 'any' ? seats.map((_, i) => i) : [seats.findIndex(({ id }) => id === whom)];
  return (vector) => {
    let so = false;
    let told = false;
    for (let i = 0; i < seats.length; i++) {
      const state = vector[i] as number;
      let answer = said[state];
      if (answer === undefined) {
        answer = ask(state);
        said[state] = answer;
      }
      if (answer !== UNTOLD) told = true;
      if (answer === SO && asked.includes(i)) so = true;
    }
    return wanted ? so : told && !so;
  };
}

/** Whether all conditions hold in a state. */
export function goalOf(predicate: Predicate, space: Space, protocol: Protocol): Goal {
  const judges = predicate.map((condition) => judgeOf(condition, space, protocol, (vector) => space.pastOf(vector)));
  return (vector) => {
    for (const judge of judges) if (!judge(vector)) return false;
    return true;
  };
}
