// What a model forgets makes no difference: to take a step and forget then is to forget first, in every state that a search
// meets, for everything that happened there.

import { expect, test } from 'vitest';
import { Nodes } from '../../src/checker/nodes.ts';
import { modelFor, settingOf } from '../../src/checker/question.ts';
import { Search } from '../../src/checker/search.ts';
import { Space } from '../../src/checker/space.ts';
import { canon } from '../../src/engine/canon.ts';
import { step } from '../../src/engine/machine.ts';
import { type MachineEvent, machineOf } from '../../src/engine/protocol.ts';
import { PROTOCOLS } from '../../src/protocols/order.ts';
import { asking, PLAIN } from './searched.ts';

/** States that are looked at: enough to meet most of what a node may do. */
const STATES = 1000;

test.each(
  PROTOCOLS.flatMap((id): [string, string][] => [
    [id, ''],
    ...Object.keys(modelFor(id).mistakes).map((mistake): [string, string] => [id, mistake]),
  ]),
)('%s %s', (id, mistake) => {
  const variants = mistake === '' ? [] : [mistake];
  const question = asking(
    id,
    { every: true, reductions: { ...PLAIN, drops: true }, seek: { kind: 'goal', that: [] } },
    variants,
  );
  const bounds = { ...question.bounds, ballots: 2, rounds: 2, crashes: 1 };
  const space = new Space(settingOf(question, bounds));
  const search = new Search(space, null, 1e9);
  search.advance(STATES);
  const { protocol, model } = space.setting;
  const { nodes, steps, seats } = space;
  const forgetful = new Nodes(protocol, model, variants, {
    seats,
    options: steps.base.options,
    bounds,
    forgets: true,
  });
  let compared = 0;
  for (let state = 0; state < steps.table.length; state++) {
    const row = steps.table[state];
    if (row === undefined) continue;
    const { seat, node } = nodes.states.at(state);
    const machine = machineOf(protocol, node.part);
    for (let event = 0; event < row.length; event++) {
      const what = steps.events[seat]?.[event];
      if (what === undefined || row[event] === 0 || what.kind === 'crash') continue;
      const heard = (
        what.kind === 'hear'
          ? {
              ...steps.letters.at(what.envelope).message,
              from: space.seats[steps.letters.at(what.envelope).from]?.id,
            }
          : what.kind === 'ask'
            ? { type: 'client.request', request: 7, command: what.ask.command }
            : { type: `timer.${what.timer}`, of: what.of }
      ) as MachineEvent;
      const said = (effects: readonly { readonly type: string }[]) =>
        canon(effects.filter(({ type }) => ['send', 'vote', 'decide', 'record'].includes(type)));
      const after = step(machine, node.state, heard);
      const forgotten = step(machine, { ...node.state, context: forgetful.forget(node.state.context) }, heard);
      expect(canon([forgotten.state.value, forgetful.forget(forgotten.state.context)])).toBe(
        canon([after.state.value, forgetful.forget(after.state.context)]),
      );
      expect(said(forgotten.effects)).toBe(said(after.effects));
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(100);
});
