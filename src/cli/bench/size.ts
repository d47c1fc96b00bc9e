// Bytes of the first load, compressed. Needs a build: npm run build.
//
// The budget rows count everything that is fetched before the first frame in which nodes are drawn: the page, its sheets,
// the words of one language and what is said about the protocol with which the page opens; the worker with that
// protocol's machine. The rows `shown` add all that is fetched right after that frame, until the first screen stands
// complete with its ledger, Why and diagram and a first click is answered. A browser test (test/browser/size.spec.ts)
// holds both lists against what a browser does.

import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { type Row, row } from './row.ts';

const DIST = 'dist/';

/** Loaded by name before the first frame. */
const WORDS = ['src/words/en/first.ts', 'src/protocols/raft/words/about.en.ts', 'src/protocols/raft/descriptors.ts'];
/** Loaded when the first frame is drawn. */
const AFTER = [
  'src/app/keys/keys.ts',
  'src/store/jumping.ts',
  'src/app/frame/offline.ts',
  'src/app/frame/Panels.tsx',
  'src/app/frame/Announcer.tsx',
  'src/app/frame/SelectionChip.tsx',
  'src/app/frame/Notices.tsx',
  'src/app/frame/TitleField.tsx',
  'src/app/open/BackToWork.tsx',
  'src/app/frame/Tuning.tsx',
  'src/app/frame/Splitters.tsx',
  'src/app/frame/Steps.tsx',
  'src/app/futures/Timeline.tsx',
  'src/views/spacetime/Tools.tsx',
  'src/views/cluster/Legend.tsx',
  'src/views/cluster/MenuCard.tsx',
  'src/views/cluster/traffic.ts',
  'src/views/cluster/flight.ts',
  'src/app/frame/digits.ts',
  'src/app/open/staying.ts',
  'src/words/en/all.ts',
  'src/protocols/raft/words/rules.en.ts',
];
/** Of the worker, by how their files are called: what plays the first run, and what the diagram asks. */
const MACHINE = ['raft'];
const ASKED = ['records', 'studies'];

interface Part {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

/** The files that some parts of the page need before they can run. */
function neededBy(manifest: { readonly [name: string]: Part }, names: readonly string[]): string[] {
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const part = manifest[name];
    if (part === undefined) throw new Error(`The build has no part ${name}: build again, or mend size.ts.`);
    if (seen.has(name)) return;
    seen.add(name);
    for (const file of [part.file, ...(part.css ?? [])]) files.add(file);
    for (const other of part.imports ?? []) visit(other);
  };
  for (const name of names) visit(name);
  return [...files];
}

/** The files that some of the worker's files need, themselves included; it has no list of its own. */
function importedBy(names: readonly string[]): string[] {
  const files = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    const text = readFileSync(DIST + file, 'utf8');
    for (const [, other] of text.matchAll(/(?:\bfrom|\bimport)\s*[`'"]\.\/([^`'"]+\.js)[`'"]/g))
      visit(`assets/${other}`);
  };
  for (const name of names) visit(name);
  return [...files];
}

const together = (...lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())];

export interface Load {
  /** What starts the page. */
  readonly entry: string;
  readonly page: readonly string[];
  readonly pageShown: readonly string[];
  readonly worker: readonly string[];
  readonly workerShown: readonly string[];
}

/** Files of dist/ that are fetched up to the first frame, and until the first screen stands complete. */
export function firstLoad(): Load {
  const manifest = JSON.parse(readFileSync(`${DIST}.vite/manifest.json`, 'utf8'));
  const html = readFileSync(`${DIST}index.html`, 'utf8');
  const begins = [
    'index.html',
    ...[...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file as string),
  ];
  const host = readdirSync(`${DIST}assets`).find((name) => /^host-.*\.js$/.test(name));
  const inWorker = (names: readonly string[]) => {
    const imported = importedBy([`assets/${host}`])
      .map((file) => readFileSync(DIST + file, 'utf8'))
      .join();
    return names.map((name) => {
      const found = new RegExp(`import\\([\`'"]\\./(${name}-[^\`'"]+)`).exec(imported)?.[1];
      if (found === undefined) throw new Error(`The worker has no part ${name}: build again, or mend size.ts.`);
      return `assets/${found}`;
    });
  };
  const drawing = readdirSync(`${DIST}assets`).filter((name) => /^thread-.*\.js$/.test(name));
  const machine = [`assets/${host}`, ...inWorker(MACHINE)];
  const [, entry] = /<script type="module"[^>]* src="\.\/([^"]+)"/.exec(html) ?? [];
  if (entry === undefined) throw new Error('The page has no script: build again, or mend size.ts.');
  return {
    entry,
    page: together(begins, neededBy(manifest, WORDS)),
    pageShown: together(
      begins,
      neededBy(manifest, [...WORDS, ...AFTER]),
      importedBy(drawing.map((name) => `assets/${name}`)),
    ),
    worker: importedBy(machine),
    workerShown: importedBy([...machine, ...inWorker(ASKED)]),
  };
}

/** Packed. */
export function kB(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(DIST + file), { level: 9 }).length, 0) / 1000;
}

const named = (files: readonly string[]): string => files.map((file) => file.replace('assets/', '')).join(', ');

export function* size(): Generator<Row> {
  const load = firstLoad();
  const shown = new Set([...load.pageShown, ...load.workerShown]);
  const assets = readdirSync(`${DIST}assets`).map((name) => `assets/${name}`);
  const lazy = assets.filter((file) => /\.(js|css)$/.test(file) && !shown.has(file));
  const fonts = assets.filter((file) => file.endsWith('.woff2'));
  yield row('page.load.gzip', kB(load.page), 'kB', `up to the first frame: ${named(load.page)}`);
  const after = load.pageShown.filter((file) => !load.page.includes(file));
  yield row('page.shown.gzip', kB(load.pageShown), 'kB', `the first screen complete, with ${named(after)}`);
  yield row('worker.load.gzip', kB(load.worker), 'kB', `up to the first frame: ${named(load.worker)}`);
  const asked = load.workerShown.filter((file) => !load.worker.includes(file));
  yield row('worker.shown.gzip', kB(load.workerShown), 'kB', `with what the first screen asks: ${named(asked)}`);
  yield row('lazy.load.gzip', kB(lazy), 'kB', `only when asked for: ${named(lazy)}`);
  yield row('fonts.gzip', kB(fonts), 'kB', 'all subsets; a browser fetches those it needs');
}
