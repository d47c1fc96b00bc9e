// The published JSON Schema and the schema that the page uses judge alike.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { readScenario } from '../../src/scenarios/json.ts';
import { library } from '../../src/scenarios/library.ts';
import { scenarioSchema } from '../../src/scenarios/schema.ts';
import { parseScenario } from '../../src/scenarios/text.ts';
import { scenarios } from './arbitrary.ts';

const published = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../public/scenario.schema.json', import.meta.url)), 'utf8'),
);
const fits = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(published);

const judged = (value: unknown) => [fits(value), v.safeParse(scenarioSchema, value).success];

function sample(): Record<string, unknown> {
  const parsed = parseScenario(
    'quorum 1\nraft nodes=3 seed=1\noptions heartbeat=50ms\nstart S1 log=1\nat 1s crash S1\nset latency=1ms\nexpect role any leader',
  );
  if ('problem' in parsed) throw new Error(parsed.problem.code);
  return JSON.parse(JSON.stringify(parsed.scenario));
}

describe('the published schema', () => {
  test('takes every scenario of the library, and so does the page', () => {
    for (const { name, text } of library) {
      const parsed = parseScenario(text);
      expect(judged('scenario' in parsed && JSON.parse(JSON.stringify(parsed.scenario))), name).toEqual([true, true]);
    }
  });

  test('takes whatever can be written', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const json = JSON.parse(JSON.stringify(scenario));
        expect(judged(json)).toEqual([true, true]);
        expect(readScenario(json)).toEqual({ scenario });
      }),
      { numRuns: 200 },
    );
  });

  const wrong: [says: string, change: (json: Record<string, unknown>) => void][] = [
    ['another version', (json) => Object.assign(json, { version: 5 })],
    ['a field too many', (json) => Object.assign(json, { frames: [] })],
    ['a field too few', (json) => delete json.seed],
    ['a seed that is no whole number', (json) => Object.assign(json, { seed: 1.5 })],
    ['a seed below zero', (json) => Object.assign(json, { seed: -1 })],
    ['a title in another language', (json) => Object.assign(json, { title: { fr: 'x' } })],
    ['a title as plain words', (json) => Object.assign(json, { title: 'x' })],
    ['an option as words', (json) => Object.assign(json, { options: { heartbeat: '50ms' } })],
    ['a range of three', (json) => Object.assign(json, { options: { electionTimeout: [1, 2, 3] } })],
    ['a start field as a number', (json) => Object.assign(json, { start: { S1: { term: 8 } } })],
    ['a node with a bad name', (json) => Object.assign(json, { start: { 'S 1': {} } })],
    ['words that are too long', (json) => Object.assign(json, { title: { en: 'x'.repeat(2001) } })],
    ['a script that is no list', (json) => Object.assign(json, { script: {} })],
    ['an unknown statement', (json) => Object.assign(json, { script: [{ kind: 'explode' }] })],
    [
      'a statement with a field too many',
      (json) => Object.assign(json, { script: [{ kind: 'crash', node: 'S1', why: 1 }] }),
    ],
    ['no condition', (json) => Object.assign(json, { script: [{ kind: 'expect', that: [] }] })],
    [
      'a denial that denies nothing',
      (json) => Object.assign(json, { script: [{ kind: 'expect', that: [{ kind: 'up', node: 'S1', not: false }] }] }),
    ],
    ['an empty group', (json) => Object.assign(json, { script: [{ kind: 'partition', groups: [[]] }] })],
    ['a chance above one', (json) => Object.assign(json, { script: [{ kind: 'set', settings: { loss: 1_000_001 } }] })],
    ['a note that says nothing', (json) => Object.assign(json, { script: [{ kind: 'mark', text: '' }] })],
    ['a note that is too long', (json) => Object.assign(json, { script: [{ kind: 'mark', text: 'x'.repeat(501) }] })],
    ['no other futures', (json) => Object.assign(json, { futures: [] })],
    ['a future of none', (json) => Object.assign(json, { futures: [{ of: 0, at: 0, script: [] }] })],
    ['a future that leaves at no time', (json) => Object.assign(json, { futures: [{ of: 1, script: [] }] })],
    ['a future under no name', (json) => Object.assign(json, { futures: [{ of: 1, at: 0, name: '', script: [] }] })],
    ['null', (json) => Object.assign(json, { network: null })],
  ];

  test.each(wrong)('refuses %s, and so does the page', (_, change) => {
    const json = sample();
    expect(judged(json)).toEqual([true, true]);
    change(json);
    expect(judged(json)).toEqual([false, false]);
    expect(readScenario(json)).toMatchObject({ problem: { code: 'notAScenario' } });
  });

  test('what fits the form but not the protocol is refused in the words of the text', () => {
    expect(readScenario({ ...sample(), protocol: 'pbft' })).toMatchObject({ problem: { code: 'unknown' } });
    expect(readScenario({ ...sample(), script: [{ kind: 'crash', node: 'S7' }] })).toMatchObject({
      problem: { code: 'unknown', found: 'S7' },
    });
    for (const value of [null, 1, 'x', [], undefined]) expect(readScenario(value)).toHaveProperty('problem');
    expect(readScenario(JSON.parse('{"__proto__": {"version": 1}}'))).toHaveProperty('problem');
  });
});
