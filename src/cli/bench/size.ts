// Bytes of the first load, compressed: page, worker and fonts apart. Needs a build: npm run build.

import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { type Row, row } from './row.ts';

function bytes(file: string): number {
  return gzipSync(readFileSync(file), { level: 9 }).length;
}

export function* size(): Generator<Row> {
  const html = readFileSync('dist/index.html', 'utf8');
  const assets = readdirSync('dist/assets').map((name) => ({ name, file: `dist/assets/${name}` }));
  const named = assets.filter(({ name }) => html.includes(name));
  // The page asks for the words of its reader's language before it draws, and for those about the protocol it begins
  // with; the worker has copies of its own, which it loads when it is asked about texts.
  const entry = named.map(({ file }) => readFileSync(file, 'utf8')).join();
  const spoken = assets.filter(({ name }) => /^(raft\.)?en-.*\.js$/.test(name) && entry.includes(name));
  const first = [...named, ...spoken];
  const worker = assets.filter(({ name }) => name.startsWith('host') && name.endsWith('.js'));
  const lazy = assets.filter(
    ({ name }) => name.endsWith('.js') && !first.some((one) => one.name === name) && !name.startsWith('host'),
  );
  const fonts = assets.filter(({ name }) => name.endsWith('.woff2'));
  const kB = (files: readonly { file: string }[]) => files.reduce((sum, { file }) => sum + bytes(file), 0) / 1000;
  yield row(
    'page.load.gzip',
    kB(first) + bytes('dist/index.html') / 1000,
    'kB',
    `index.html and ${first.map(({ name }) => name).join(', ')}`,
  );
  yield row('worker.load.gzip', kB(worker), 'kB', worker.map(({ name }) => name).join(', '));
  yield row('lazy.load.gzip', kB(lazy), 'kB', `only when asked for: ${lazy.map(({ name }) => name).join(', ')}`);
  yield row('fonts.gzip', kB(fonts), 'kB', 'all subsets; a browser fetches those it needs');
}
