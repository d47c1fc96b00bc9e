// Where each rule lives: docs/rules.md has a line for each, and its name stands in one folder, in at most three files: with
// its section (rules.ts), in the rule book (book.ts), and where it is noted; who else needs it imports it from there. Not
// counted: its sentences in both languages (words/, four files, where a missing one does not compile), the tables that are
// generated, scenarios and tests. `npm run regenerate` writes the document anew.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Citation, Protocol } from '../src/engine/protocol.ts';
import { shown } from '../src/scenarios/shown.ts';
import { protocols } from './protocols.ts';
import { rewritten } from './rewritten.ts';

const src = new URL('../src/', import.meta.url);
const document = new URL('../docs/rules.md', import.meta.url);
const names = import.meta.glob<{ readonly title: string }>('../src/protocols/*/words/about.en.ts', {
  import: 'words',
  eager: true,
});

/** From `src`, with '/' between folders. */
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
  .map((file) => ({ file, text: readFileSync(new URL(file, src), 'utf8') }));

/** The files that have the rule's name as a string of its own. */
const filesOf = (rule: string): string[] =>
  sources.filter(({ text }) => text.includes(`'${rule}'`)).map(({ file }) => file);

const isWords = (file: string): boolean => /^protocols\/\w+\/words\//.test(file);

const all: readonly Protocol[] = Object.values(protocols);
const places = all.flatMap(({ id, rules }) =>
  Object.entries(rules).map(([rule, citation]) => ({ id, rule, citation, files: filesOf(rule) })),
);

test('each rule stands in its own folder, in three files at most', () => {
  expect(places.length).toBeGreaterThan(100);
  const astray = places.filter(({ id, files }) => files.some((file) => !file.startsWith(`protocols/${id}/`)));
  expect(astray.map(({ rule, files }) => `${rule}: ${files.join(', ')}`)).toEqual([]);
  const scattered = places
    .map(({ rule, files }) => ({ rule, files: files.filter((file) => !isWords(file)) }))
    .filter(({ files }) => files.length > 3);
  expect(scattered.map(({ rule, files }) => `${rule}: ${files.join(', ')}`)).toEqual([]);
});

test('each rule is noted in one file besides its section and its place in the book', () => {
  const amiss = places.filter(({ id, files }) => notedIn(id, files).length !== 1);
  expect(amiss.map(({ rule, files }) => `${rule}: ${files.join(', ')}`)).toEqual([]);
});

function notedIn(id: string, files: readonly string[]): string[] {
  const folder = `protocols/${id}/`;
  return files.filter((file) => !isWords(file) && ![`${folder}rules.ts`, `${folder}book.ts`].includes(file));
}

const link = (text: string, to: string): string => `[${text}](../src/${to})`;

function table({ id, papers, rules }: Protocol): string {
  const folder = `protocols/${id}/`;
  const cited = ({ paper, section }: Citation): string => (papers.length > 1 ? `${paper}, ${section}` : section);
  const rows = Object.entries(rules).map(([rule, citation]) => {
    const noted = notedIn(id, filesOf(rule)).map((file) => link(file.slice(folder.length), file));
    const scenario = shown[rule]?.scenario;
    const seen = scenario === undefined ? 'none' : link(scenario, `${folder}scenarios/${scenario}.scenario`);
    return `| \`${rule}\` | ${cited(citation)} | \`src/${folder}\` | ${noted.join(', ')} | ${seen} |`;
  });
  return [
    `## ${names[`../src/${folder}words/about.en.ts`]?.title}`,
    '',
    ...papers.map(
      ({ id: paper, authors, year, title }) =>
        `- ${papers.length > 1 ? `${paper}: ` : ''}${authors}, *${title}*, ${year}`,
    ),
    '',
    '| rule | section | folder | noted in | shown by |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

test('docs/rules.md has a line for each', () => {
  const text = [
    '# Every rule of every protocol',
    '',
    'Written by `npm run regenerate`; `test/rules.test.ts` compares. Besides the file that notes it, a rule stands in the',
    '`rules.ts` and the `book.ts` of its folder, and its sentences in `words/`.',
    '',
    all.map(table).join('\n'),
  ].join('\n');
  if (rewritten(fileURLToPath(document), text)) return;
  expect(readFileSync(document, 'utf8'), '`npm run regenerate` writes it anew').toBe(text);
});
