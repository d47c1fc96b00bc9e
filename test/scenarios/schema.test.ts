// The published JSON Schema and the schema that the page uses judge alike.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { readScenario } from '../../src/scenarios/json.ts';
import { library } from '../../src/scenarios/library.ts';
import { scenarioSchema } from '../../src/scenarios/schema.ts';
import { parseScenario } from '../../src/scenarios/text.ts';
import { scenarios } from './arbitrary.ts';

interface Schema {
  readonly $ref?: string;
  readonly $defs?: Record<string, Schema>;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema | false;
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Record<string, Schema>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | false;
  readonly propertyNames?: Schema;
}

const published = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../public/scenario.schema.json', import.meta.url)), 'utf8'),
) as Schema;

function isOfType(type: string, value: unknown): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}

/** As much of JSON Schema as the published one uses. */
function fits(schema: Schema, value: unknown): boolean {
  const is = (part: Schema | undefined, of: unknown) => part === undefined || fits(part, of);
  if (schema.$ref !== undefined && !is(published.$defs?.[schema.$ref.slice('#/$defs/'.length)], value)) return false;
  if (schema.type !== undefined && !isOfType(schema.type, value)) return false;
  if (schema.const !== undefined && value !== schema.const) return false;
  if (schema.enum !== undefined && !schema.enum.includes(value)) return false;
  if (schema.anyOf !== undefined && !schema.anyOf.some((each) => fits(each, value))) return false;
  if (schema.oneOf !== undefined && schema.oneOf.filter((each) => fits(each, value)).length !== 1) return false;
  if (typeof value === 'string')
    return (
      new RegExp(schema.pattern ?? '').test(value) &&
      value.length >= (schema.minLength ?? 0) &&
      value.length <= (schema.maxLength ?? value.length)
    );
  if (typeof value === 'number') return value >= (schema.minimum ?? value) && value <= (schema.maximum ?? value);
  if (Array.isArray(value)) {
    const { prefixItems = [], items } = schema;
    if (value.length < (schema.minItems ?? 0) || value.length > (schema.maxItems ?? value.length)) return false;
    return value.every((each, i) =>
      prefixItems[i] === undefined && items === false ? false : is(prefixItems[i] ?? (items || undefined), each),
    );
  }
  if (typeof value === 'object' && value !== null) {
    const { properties = {}, required = [], additionalProperties, propertyNames } = schema;
    if (!required.every((name) => Object.hasOwn(value, name))) return false;
    return Object.entries(value).every(([name, each]) => {
      if (!is(propertyNames, name)) return false;
      if (Object.hasOwn(properties, name)) return is(properties[name], each);
      return additionalProperties === false ? false : is(additionalProperties, each);
    });
  }
  return true;
}

const judged = (value: unknown) => [fits(published, value), v.safeParse(scenarioSchema, value).success];

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
    ['another version', (json) => Object.assign(json, { version: 3 })],
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
    expect(readScenario({ ...sample(), protocol: 'zab' })).toMatchObject({ problem: { code: 'unknown' } });
    expect(readScenario({ ...sample(), script: [{ kind: 'crash', node: 'S7' }] })).toMatchObject({
      problem: { code: 'unknown', found: 'S7' },
    });
    for (const value of [null, 1, 'x', [], undefined]) expect(readScenario(value)).toHaveProperty('problem');
    expect(readScenario(JSON.parse('{"__proto__": {"version": 1}}'))).toHaveProperty('problem');
  });
});
