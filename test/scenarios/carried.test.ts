// The table of what each transition carries out, against the library itself. `npm run regenerate` writes it anew.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import { chartOf } from '../../src/engine/statechart.ts';
import { hearingsAt } from '../../src/worker/transitions.ts';
import { playLibrary } from '../played.ts';
import { protocols } from '../protocols.ts';
import { rewritten } from '../rewritten.ts';

const fileOf = (protocol: string): string =>
  fileURLToPath(new URL(`../../src/protocols/${protocol}/scenarios/carried.json`, import.meta.url));

type Table = { [protocol: string]: { [transition: string]: string[] } };

function carried(): Table {
  const found = new Map<string, Set<string>>();
  // What the machine does without a mistake comes first; a rule that is seen with one alone still has its transition.
  const played = [...playLibrary()].sort(
    (a, b) => Number(a.scenario.variant !== null) - Number(b.scenario.variant !== null),
  );
  const placed = new Set<string>();
  for (const mistaken of [false, true]) {
    const known = new Set(placed);
    for (const { scenario, player, frames } of played) {
      if ((scenario.variant !== null) !== mistaken) continue;
      for (const { position } of frames)
        for (const { steps } of hearingsAt(player.run, position))
          for (const { taken, rules } of steps) {
            // Of regions that answer at once nobody can say which of them carried out a rule.
            const [one] = taken;
            if (one === undefined || taken.length > 1) continue;
            const key = `${scenario.protocol} ${one}`;
            const of = found.get(key) ?? new Set();
            for (const rule of rules)
              if (!known.has(rule)) {
                of.add(rule);
                placed.add(rule);
              }
            found.set(key, of);
          }
    }
  }
  const table: Table = {};
  for (const [id, { machines, rules }] of Object.entries(protocols)) {
    const order = Object.keys(rules);
    const all = [...new Set<AnyStateMachine>(Object.values(machines))].flatMap(
      (machine) => chartOf(machine).transitions,
    );
    const rows = all.flatMap((transition) => {
      const of = [...(found.get(`${id} ${transition.id}`) ?? [])].sort((a, b) => order.indexOf(a) - order.indexOf(b));
      return of.length === 0 ? [] : [[transition.id, of] as const];
    });
    table[id] = Object.fromEntries(rows);
  }
  return table;
}

test('every transition is said to carry out what it carries out in the library', () => {
  const table = carried();
  for (const [id, of] of Object.entries(table)) {
    rewritten(fileOf(id), `${JSON.stringify(of, null, 2)}\n`);
    expect(JSON.parse(readFileSync(fileOf(id), 'utf8')), '`npm run regenerate` writes the table anew').toEqual(of);
  }
  // Nearly every rule has a transition: the others are carried out where several regions answer at once.
  const placed = new Set(Object.values(table).flatMap((of) => Object.values(of).flat()));
  const rules = Object.values(protocols).flatMap((protocol) => Object.keys(protocol.rules));
  expect(placed.size / rules.length).toBeGreaterThan(0.9);
});
