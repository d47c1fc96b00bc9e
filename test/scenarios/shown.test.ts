// The table of where each rule can be seen, against the library itself. `npm run regenerate` writes it anew.

import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type Shown, shown } from '../../src/scenarios/shown.ts';
import { playLibrary } from '../played.ts';
import { protocols } from '../protocols.ts';
import { rewritten } from '../rewritten.ts';

const fileOf = (protocol: string): string =>
  fileURLToPath(new URL(`../../src/protocols/${protocol}/scenarios/shown.json`, import.meta.url));

/** Where a rule decides: at which time in which scenario, without a deliberate mistake where there is one. */
const found = new Map<string, (Shown & { readonly mistake: boolean; readonly position: number })[]>();
for (const { name, scenario, frames } of playLibrary())
  for (const { position, at, happenings } of frames)
    for (const happening of happenings) {
      if (happening.kind !== 'noted') continue;
      const places = found.get(happening.rule) ?? [];
      if (!places.some((place) => place.scenario === name))
        places.push({ scenario: name, at, position, mistake: scenario.variant !== null });
      found.set(happening.rule, places);
    }

/** A scenario without a mistake; of those the one that comes to it first. */
function bestOf(rule: string): Shown | undefined {
  const [best] = [...(found.get(rule) ?? [])].sort(
    (a, b) => Number(a.mistake) - Number(b.mistake) || a.position - b.position,
  );
  return best === undefined ? undefined : { scenario: best.scenario, at: best.at };
}

const rules = Object.values(protocols).flatMap((protocol) => Object.keys(protocol.rules));

test('every rule is shown where the table says, and the table knows every rule', () => {
  let written = false;
  for (const { id, rules: own } of Object.values(protocols)) {
    const table = Object.fromEntries(
      Object.keys(own).flatMap((rule) => (bestOf(rule) === undefined ? [] : [[rule, bestOf(rule)]])),
    );
    written = rewritten(fileOf(id), `${JSON.stringify(table, null, 2)}\n`) || written;
  }
  // What is imported is still the table before.
  if (written) return;
  const wrong = rules.filter((rule) => {
    const place = shown[rule];
    if (place === undefined) return found.has(rule);
    return !found.get(rule)?.some(({ scenario, at }) => scenario === place.scenario && at === place.at);
  });
  expect(wrong, '`npm run regenerate` writes the table anew').toEqual([]);
  expect(Object.keys(shown).filter((rule) => !rules.includes(rule))).toEqual([]);
});
