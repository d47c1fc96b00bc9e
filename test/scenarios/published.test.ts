// The published JSON Schemas are made of the schemas in the code. `npm run regenerate` writes them anew.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { expect, expectTypeOf, test } from 'vitest';
import type { Happening } from '../../src/engine/happening.ts';
import type { Standing } from '../../src/engine/protocol.ts';
import * as happening from '../../src/scenarios/happening.ts';
import * as scenario from '../../src/scenarios/schema.ts';
import { rewritten } from '../rewritten.ts';

const published = {
  scenario: { schema: scenario.scenarioSchema, named: scenario.named },
  happening: { schema: happening.happeningSchema, named: happening.named },
};

test.each(Object.entries(published))('public/%s.schema.json is what the code says', (name, { schema, named }) => {
  const { $schema, title, description, ...rest } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    definitions: named,
  });
  // What it is comes first.
  const made = { $schema, title, description, ...rest };
  const file = fileURLToPath(new URL(`../../public/${name}.schema.json`, import.meta.url));
  const text = JSON.stringify(made, null, 2);
  rewritten(file, `${text}\n`);
  // The house's form breaks lines elsewhere: what counts is the content and its order.
  const kept = JSON.stringify(JSON.parse(readFileSync(file, 'utf8')), null, 2);
  expect(kept, '`npm run regenerate` writes it anew').toBe(text);
});

test('every kind of happening, and of vote, has its line: another does not compile', () => {
  type Line = v.InferOutput<typeof happening.happeningSchema>;
  expectTypeOf<Line['kind']>().toEqualTypeOf<Happening['kind']>();
  expectTypeOf<Extract<Line, { kind: 'voted' }>['standing']>().toEqualTypeOf<Standing>();
  type Loss = Extract<Happening, { kind: 'lost' }>['why'];
  expectTypeOf<Extract<Line, { kind: 'lost' }>['why']>().toEqualTypeOf<Loss>();
  expect.assertions(0);
});
