// WebKit evaluates the entry of a worker again when a later part of it imports that file: two laboratories answered each
// question. Held on the build: nothing imports the file with which a worker begins.

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

const ASSETS = 'dist/assets';

test('no part of the build imports the entry of a worker', () => {
  const parts = readdirSync(ASSETS)
    .filter((name) => name.endsWith('.js'))
    .map((name) => ({ name, text: readFileSync(`${ASSETS}/${name}`, 'utf8') }));
  const entries = parts.flatMap(({ text }) =>
    [...text.matchAll(/new Worker\(new URL\(new URL\([`'"]([^`'"]+)/g)].map(([, file]) => file),
  );
  expect(entries.map((file) => file?.replace(/-.*/, '')).sort(), 'the workers of the page').toEqual([
    'checker',
    'host',
    'thread',
  ]);
  const imports = parts.flatMap(({ name, text }) =>
    [...text.matchAll(/(?:\bfrom|\bimport\(?)\s*[`'"]\.\/([^`'"]+\.js)/g)].map(([, file]) => ({ name, file })),
  );
  expect(imports.length).toBeGreaterThan(50);
  expect(imports.filter(({ file }) => entries.includes(file))).toEqual([]);
});
