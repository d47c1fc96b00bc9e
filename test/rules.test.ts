// Where a rule lives: `docs/rules.md`, one line a rule, is written by `npm run regenerate` and holds what the tree holds.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { PROTOCOLS } from '../src/protocols/order.ts';
import { shown } from '../src/scenarios/shown.ts';
import { load } from '../src/words/index.ts';
import { protocolWords } from '../src/words/protocols.ts';
import { protocols } from './protocols.ts';
import { rewritten } from './rewritten.ts';

await load('en');
const root = fileURLToPath(new URL('..', import.meta.url));
const page = `${root}docs/rules.md`;

/** Every file under src that may name a rule, with its text. */
const sources = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file: `src/${file.replaceAll('\\', '/')}`, text: readFileSync(`${root}src/${file}`, 'utf8') }));

/** The files that name a rule. */
function homesOf(rule: string): string[] {
  const named = new RegExp(`['"\`]${rule.replaceAll('.', '\\.')}['"\`]`);
  return sources.filter(({ text }) => named.test(text)).map(({ file }) => file);
}

const all = Object.values(protocols).flatMap(({ id, rules }) =>
  Object.entries(rules).map(([rule, { section }]) => ({ id, rule, section, homes: homesOf(rule) })),
);

/** Beside these a rule stands where it decides. */
const TOLD = ['rules.ts', 'book.ts', 'waiting.ts', 'words/'];

function decidedIn({ id, homes }: (typeof all)[number]): string[] {
  const folder = `src/protocols/${id}/`;
  return homes.map((file) => file.replace(folder, '')).filter((file) => !TOLD.some((each) => file.startsWith(each)));
}

function written(): string {
  const tables = PROTOCOLS.map((id) => {
    const rows = all
      .filter((each) => each.id === id)
      .map((each) => {
        const files = decidedIn(each).map((file) => `[${file}](../src/protocols/${id}/${file})`);
        const place = shown[each.rule];
        const scenario =
          place === undefined ? '' : `[${place.scenario}](../src/protocols/${id}/scenarios/${place.scenario}.scenario)`;
        return `| \`${each.rule}\` | ${each.section.replaceAll('|', '\\|')} | ${files.join(', ')} | ${scenario} |`;
      });
    return `## ${protocolWords(id, 'en').title}\n\n| rule | from | decided in | shown by |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return `# Where each rule lives

Written by \`npm run regenerate\`. Every rule stands in its protocol's folder: in \`rules.ts\` with its section, in the file where
it is decided, in \`book.ts\`, and in \`words/\` with what is said of it in each language.

${tables.join('\n')}`;
}

test('docs/rules.md has a line for each rule of each protocol', () => {
  const table = written();
  rewritten(page, table);
  expect(readFileSync(page, 'utf8'), '`npm run regenerate` writes it anew').toBe(table);
  expect(table.match(/^\| `/gm)).toHaveLength(all.length);
});

test('a rule stands in one folder', () => {
  const abroad = all.filter(({ id, homes }) => homes.some((file) => !file.startsWith(`src/protocols/${id}/`)));
  expect(abroad.map(({ rule, homes }) => `${rule}: ${homes.join(' ')}`)).toEqual([]);
});

test('what runs a rule is in three files at most: its list, and where it is decided', () => {
  const scattered = all.filter((each) => decidedIn(each).length === 0 || decidedIn(each).length + 1 > 3);
  expect(scattered.map((each) => `${each.rule}: ${decidedIn(each).join(' ')}`)).toEqual([]);
});
