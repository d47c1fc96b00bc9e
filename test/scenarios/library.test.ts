// The library: each scenario stands in its protocol's folder and has its place in the order there.

import { expect, test } from 'vitest';
import { PROTOCOLS } from '../../src/protocols/order.ts';
import { library, misplaced } from '../../src/scenarios/library.ts';
import { parseScenario } from '../../src/scenarios/text.ts';

test('every scenario has its place in its folder’s order.ts, and every name there its file', () => {
  expect(misplaced, 'name each .scenario file in the order.ts beside it, and no other').toEqual([]);
});

test('a name is of one scenario: links open scenarios by name', () => {
  const names = library.map(({ name }) => name);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

test('they come in the order of the protocols', () => {
  const protocols = library.map(({ text }) => {
    const parsed = parseScenario(text);
    return 'scenario' in parsed ? parsed.scenario.protocol : '';
  });
  expect([...new Set(protocols)]).toEqual(PROTOCOLS);
  expect(protocols).toEqual(PROTOCOLS.flatMap((id) => protocols.filter((each) => each === id)));
});
