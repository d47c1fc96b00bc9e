// The style sheets, by the rules of sheets.ts: each rule is shown a bad sample, then the sheets of the page.

import { readdirSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { expect, test } from 'vitest';
import { homeless, layersOf, outsideOfLayers } from './sheets.ts';
import type { SourceFile } from './tidy.ts';

const sheets: SourceFile[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.css'))
  .map((name) => `src/${name.split(sep).join('/')}`)
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

const theme = sheets.find(({ path }) => path === 'src/views/theme.css')!;
const layers = layersOf(theme) ?? [];

/** Shown in place of a page whose own sheets may not have come: it knows none of them, and goes before them. */
const ALONE = 'src/unstarted/unstarted.css';

/** Classes that several sheets speak of, and why. */
const SHARED: { readonly [name: string]: string } = {
  alarm: 'A word more about a chip, a notice and a pill, each of which says by itself how it looks then.',
};

const sheet = (path: string, text: string): SourceFile => ({ path, text });

test('what is in no layer is found', () => {
  const order = ['base', 'parts'];
  expect(outsideOfLayers([sheet('src/a.css', '.a { color: red; }')], order)[0]).toContain("'.a' lies in no layer");
  expect(outsideOfLayers([sheet('src/a.css', '@media print { .a { margin: 0; } }')], order)).toHaveLength(1);
  expect(outsideOfLayers([sheet('src/a.css', '@layer party { .a { margin: 0; } }')], order)[0]).toContain("'party'");
  expect(
    outsideOfLayers([sheet('src/a.css', '@layer base, parts;\n@layer base { a { margin: 0; } }')], order)[0],
  ).toContain('declared once');
  expect(outsideOfLayers([sheet('src/a.css', "@import './b.css';")], order)).toHaveLength(1);
  expect(
    outsideOfLayers(
      [
        sheet('src/theme.css', '/* { */ @layer base, parts;\n@layer base { a { margin: 0; } }'),
        sheet(
          'src/a.css',
          '@layer parts { @media print { .a::before { content: "}"; } } }\n@layer base { b { top: 0; } }',
        ),
      ],
      order,
    ),
  ).toEqual([]);
});

test('a class in two sheets is found, however deep it stands', () => {
  const a = sheet('src/a.css', '@layer parts { @media print { .frame:has(> .b, [data-x=".c"]) { margin: 0.5em; } } }');
  const nested = sheet('src/b.css', '@layer parts { .c { top: 0; & .b { margin: 0; } } }');
  expect(homeless([a, nested], [])).toEqual([expect.stringContaining('.b stands in src/a.css, src/b.css')]);
  expect(homeless([a, nested], ['b'])).toEqual([]);
  // The list of exceptions grows no moss.
  expect(homeless([a], ['b'])[0]).toContain('take it off the list');
});

test('every sheet lies in layers, whose order is declared once', () => {
  expect(layers).toEqual(['base', 'frame', 'common', 'parts', 'states']);
  expect(
    outsideOfLayers(
      sheets.filter(({ path }) => path !== ALONE),
      layers,
    ),
  ).toEqual([]);
});

test('each class is at home in one sheet', () => {
  expect(homeless(sheets, Object.keys(SHARED))).toEqual([]);
});
