// What the README shows works as it says.

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { Player } from '../src/scenarios/player.ts';
import { parseScenario } from '../src/scenarios/text.ts';
import { scenarioOf } from './played.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(`${root}README.md`, 'utf8');

test('its scenario plays, and everything that it expects holds', () => {
  const [, text] = /```\n(quorum 1\n[\s\S]*?)```/.exec(readme) ?? [];
  const player = new Player(scenarioOf(text as string));
  while (player.scripted) player.advance(Number.MAX_SAFE_INTEGER, 100);
  expect(player.expectations.length).toBeGreaterThan(0);
  expect([player.failures, player.unasked, player.sound]).toEqual([[], [], true]);
});

test('each statement of its table parses', () => {
  const rows = [...readme.matchAll(/^\| `(.+?)` \|/gm)].map(([, row]) => (row as string).replaceAll('\\|', '|'));
  expect(rows.length).toBeGreaterThan(12);
  for (const row of rows.flatMap((each) => each.split('`, `'))) {
    const text = /^(raft|paxos) /.test(row) ? `quorum 1\n${row}\n` : `quorum 1\nraft nodes=5\n${row}\n`;
    expect(parseScenario(text), row).toHaveProperty('scenario');
  }
});

test('the scripts and files that it names are there', () => {
  const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { scripts: object };
  const named = [...readme.matchAll(/npm run (?:--silent )?([a-z]+)/g)].map(([, script]) => script as string);
  expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
  const files = [...readme.matchAll(/`((?:src|public|protocols|engine|worker|store|views|words)\/[\w./-]+)`/g)].map(
    ([, file]) => file as string,
  );
  expect(files.length).toBeGreaterThan(8);
  // NAME stands for a protocol to come.
  const there = files.filter((file) => !file.includes('NAME'));
  expect(there.filter((file) => !existsSync(root + file) && !existsSync(`${root}src/${file}`))).toEqual([]);
});
