// What the README and the pages behind it show works as they say.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { isSound, unaskedOf } from '../src/scenarios/outcome.ts';
import { Player } from '../src/scenarios/player.ts';
import { parseScenario } from '../src/scenarios/text.ts';
import { scenarioOf } from './played.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const pageOf = (name: string): string => readFileSync(root + name, 'utf8');
const language = pageOf('docs/scenarios.md');
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'docs/scenarios.md',
  'docs/architecture.md',
  'docs/model.md',
  'docs/course.md',
];

test('its scenario plays, and everything that it expects holds', () => {
  const [, text] = /```\n(quorum 1\n[\s\S]*?)```/.exec(language) ?? [];
  const player = new Player(scenarioOf(text as string));
  while (player.scripted) player.advance(Number.MAX_SAFE_INTEGER, 100);
  expect(player.expectations.length).toBeGreaterThan(0);
  expect([player.failures, unaskedOf(player), isSound(player)]).toEqual([[], [], true]);
});

/** What stands in the first column of the tables of a page. */
function rowsOf(page: string): string[] {
  const rows = [...page.matchAll(/^\| `(.+?)` \|/gm)].map(([, row]) => (row as string).replaceAll('\\|', '|'));
  return rows.flatMap((each) => each.split('`, `'));
}

test('each statement and each condition of its tables parses', () => {
  const [oldest = '', newest = ''] = language.split('## Since version 4');
  for (const [page, version, least] of [
    [oldest, 1, 12],
    [newest, 4, 25],
  ] as const) {
    const rows = rowsOf(page);
    expect(rows.length).toBeGreaterThan(least);
    for (const row of rows) {
      const header = `quorum ${version}\n`;
      const text = /^(raft|paxos) /.test(row) ? `${header}${row}\n` : `${header}raft nodes=5\n${row}\n`;
      const asked = `${header}raft nodes=5\nexpect ${row}\n`;
      const found = [text, asked].map(parseScenario);
      if (version === 1) expect(found[0], row).toHaveProperty('scenario');
      else
        expect(
          found.some((each) => 'scenario' in each),
          `${row}: ${JSON.stringify(found)}`,
        ).toBe(true);
    }
  }
});

test('the README is read in two minutes', () => {
  expect(pageOf('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(130);
});

test.each(PAGES)('the scripts, files and pages that %s names are there', (name) => {
  const page = pageOf(name);
  const { scripts } = JSON.parse(pageOf('package.json')) as { scripts: object };
  const named = [...page.matchAll(/npm run (?:--silent )?([a-z]+)/g)].map(([, script]) => script as string);
  expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
  const files = [...page.matchAll(/`((?:src|test|public|docs)\/[\w./-]+)`/g)].map(([, file]) => file as string);
  const links = [...page.matchAll(/\]\(([\w./-]+)\)/g)].map(([, link]) => join(dirname(name), link as string));
  // NAME and PROTOCOL stand for one to come.
  const there = [...files, ...links].filter((file) => !/NAME|PROTOCOL/.test(file));
  expect(there.filter((file) => !existsSync(root + file))).toEqual([]);
});

test('what `npm run quick` leaves out is there', () => {
  const [, left = ''] = /const slow = \[([^\]]*)\]/.exec(pageOf('test/quick.mjs')) ?? [];
  const files = [...left.matchAll(/'([^']+)'/g)].map(([, name]) => `test/${name}.test.ts`);
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((file) => !existsSync(root + file))).toEqual([]);
});

test('a glossary is short enough to be learnt', () => {
  const [, glossary = ''] = pageOf('docs/architecture.md').split('## Glossary');
  const nouns = [...glossary.matchAll(/^\| (?!word|---)/gm)];
  expect(nouns.length).toBeGreaterThan(10);
  expect(nouns.length).toBeLessThanOrEqual(20);
});
