// Every scenario of the library on every other protocol: what is left of it is sound there.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writtenOf } from '../../src/scenarios/complaint.ts';
import { library } from '../../src/scenarios/library.ts';
import { unaskedOf } from '../../src/scenarios/outcome.ts';
import { Player } from '../../src/scenarios/player.ts';
import type { Scenario, Statement } from '../../src/scenarios/scenario.ts';
import { parseScenario, printScenario } from '../../src/scenarios/text.ts';
import { translated } from '../../src/scenarios/translate.ts';
import { protocols } from '../protocols.ts';
import { scenarios } from './arbitrary.ts';

const MOVES = 300_000;

function scenarioOf(text: string): Scenario {
  const parsed = parseScenario(text);
  if ('problem' in parsed) throw new Error(JSON.stringify(parsed.problem));
  return parsed.scenario;
}

function on(to: string, scenario: Scenario) {
  const found = translated(scenario, to);
  if ('problem' in found) throw new Error(JSON.stringify(found.problem));
  return found;
}

const others = (scenario: Scenario) => Object.keys(protocols).filter((id) => id !== scenario.protocol);

/** No protocol here promises anything once a disk is lost. */
const losesDisks = ({ script }: Scenario) => script.some(({ kind }) => kind === 'wipe');

/** What went wrong when it was played to the end of its script. */
function complaints(scenario: Scenario): string[] {
  const player = new Player(scenario);
  const over = player.finish(MOVES);
  return [
    ...(over ? [] : ['the script does not end']),
    ...player.failures.map((failure) => `${writtenOf(player, failure)}: ${failure.code}`),
    ...player.expectations.filter(({ held }) => !held).map((each) => `${writtenOf(player, each)}: does not hold`),
    ...(losesDisks(scenario) ? [] : unaskedOf(player).map((invariant) => `${invariant} broke`)),
  ];
}

describe('each scenario of the library on each other protocol', () => {
  test.each(library)('$name', ({ text }) => {
    const scenario = scenarioOf(text);
    for (const to of others(scenario)) {
      const there = on(to, scenario);
      expect(complaints(there.scenario), to).toEqual([]);
      expect(scenarioOf(printScenario(there.scenario)), to).toEqual(there.scenario);
      // And home again: nothing more is lost on the way but what only time and playing can tell.
      const home = on(scenario.protocol, there.scenario);
      expect(complaints(home.scenario), `${to} and back`).toEqual([]);
      const reasons = new Set(home.left.map(({ because }) => because));
      for (const because of ['noSuchNode', 'noSuchCommand', 'itsMessage', 'itsWords'] as const)
        expect(reasons, `${to} and back`).not.toContain(because);
    }
  });
});

test('what both have comes back as it was', () => {
  const text = `quorum 1
title "Faults"
raft nodes=5 seed=7
network timed latency=10..20ms loss=2%
options electionTimeout=200..400ms heartbeat=40ms
clients every=50ms
run until role any leader
at 1s crash S1
at 1.1s partition S1 S2 | S3 S4 S5
at 1.5s restart S1
at 2s heal
at 2.5s request S3 "x=1"
at 3s pause S2
at 3.5s set latency=20..30ms loss=0
at 4s resume S2
run until committed any 1
expect role any leader
`;
  const scenario = scenarioOf(text);
  const there = on('multipaxos', scenario);
  expect(there.left).toEqual([]);
  expect(there.scenario).toEqual({ ...scenario, protocol: 'multipaxos' });
  expect(on('raft', there.scenario)).toEqual({ scenario, left: [] });
});

test('whatever can be written is translated, and can be done there', () => {
  const calm = (statement: Statement) => statement.kind !== 'set' && statement.at === undefined;
  const some = scenarios.map((scenario) => ({
    ...scenario,
    clientsEvery: 0,
    script: scenario.script.filter(calm).slice(0, 8),
  }));
  fc.assert(
    fc.property(some, fc.constantFrom(...Object.keys(protocols)), (scenario, to) => {
      const there = translated(scenario, to);
      if ('problem' in there) throw new Error(JSON.stringify(there.problem));
      expect(scenarioOf(printScenario(there.scenario))).toEqual(there.scenario);
      const player = new Player(there.scenario);
      if (player.finish(20_000)) expect(player.failures).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
