// What each scenario of the library does, as short texts that people read: what was done by hand, what nodes became,
// decided and answered, what broke, and how often each rule decided. `npm run regenerate` writes them anew.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { PROTOCOLS } from '../../src/protocols/order.ts';
import { writtenOf } from '../../src/scenarios/complaint.ts';
import { statementOf } from '../../src/scenarios/retold.ts';
import { printStatement } from '../../src/scenarios/text.ts';
import { tell, writeInstant } from '../../src/scenarios/transcript.ts';
import { type Played, playLibrary } from '../played.ts';
import { rewritten } from '../rewritten.ts';

const folderOf = (protocol: string): string =>
  fileURLToPath(new URL(`../protocols/${protocol}/golden/`, import.meta.url));
const told: readonly string[] = ['became', 'decided', 'answered', 'broke'];

/** A person reads all of it, or it is of no use. */
const LINES_MAX = 150;

function goldenOf({ scenario, player, frames }: Played): string {
  const { run } = player;
  const byHand = new Map(run.interventions);
  const lines = [`# ${scenario.title.en}`];
  const notes: Record<string, number> = {};
  for (const { position, at, happenings } of frames) {
    const done = byHand.get(position - 1);
    if (done !== undefined) lines.push(`${writeInstant(at)} > ${printStatement(statementOf(done, {}))}`);
    for (const happening of happenings) {
      if (happening.kind === 'noted') notes[happening.rule] = (notes[happening.rule] ?? 0) + 1;
      else if (told.includes(happening.kind)) lines.push(`${writeInstant(at)} ${tell(run.protocol, happening)}`);
    }
    for (const each of player.expectations)
      if (each.position === position)
        lines.push(`           ${each.held ? 'held' : 'FAILED'}: ${writtenOf(player, each)}`);
  }
  lines.push('', `${run.length} moves`);
  for (const rule of Object.keys(notes).sort()) lines.push(`${String(notes[rule]).padStart(5)} ${rule}`);
  return `${lines.join('\n')}\n`;
}

const played = playLibrary();

test.each(played.map((each) => [each.name, each] as const))('%s', (name, each) => {
  const golden = goldenOf(each);
  expect(golden.split('\n').length, 'Make the scenario shorter').toBeLessThanOrEqual(LINES_MAX);
  const here = folderOf(each.scenario.protocol);
  const file = join(here, `${name}.txt`);
  rewritten(file, golden);
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : '';
  expect(golden, `\`npm run regenerate\` rewrites ${name}.txt`).toBe(kept);
});

test.each(PROTOCOLS)('no golden text of %s is without its scenario', (id) => {
  const texts = readdirSync(folderOf(id)).filter((file) => file.endsWith('.txt'));
  const names = played.filter(({ scenario }) => scenario.protocol === id).map(({ name }) => name);
  expect(texts.map((file) => file.slice(0, -'.txt'.length)).sort()).toEqual(names.sort());
});
