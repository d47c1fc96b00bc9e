// Writes licences.txt into the build: every package of which the build holds something, with its licence. What the bundler
// itself adds counts, and so do fonts, and what only the worker needs.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** What the bundler adds by itself, by the names that it gives it. */
const ADDED: readonly (readonly [RegExp, string])[] = [
  [/^\0?vite\//, 'vite'],
  [/^\0?rolldown\//, 'rolldown'],
];

const LICENCE = /^(?:licen[cs]e|copying|notice)(?:\.(?:md|txt))?$/i;

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly homepage?: string;
  readonly repository?: string | { readonly url: string };
}

/** The folder of the package that a module is of; null for one of our own. */
function packageOf(id: string, root: string): string | null {
  const added = ADDED.find(([name]) => name.test(id));
  if (added !== undefined) return join(root, 'node_modules', added[1]);
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? null;
}

/** The licence of a bundler speaks of what was bundled into itself, too. */
function ownText(text: string): string {
  return (text.split(/^# Licenses of bundled dependencies/m)[0] as string).trim();
}

function noticeOf(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const { name, version, license = '', homepage, repository } = manifest;
  const files = readdirSync(folder).filter((file) => LICENCE.test(file));
  if (files.length === 0) throw new Error(`${name} brings no licence along: leave it out, or say here what it is.`);
  const source = typeof repository === 'string' ? repository : repository?.url;
  // Some name nothing but the project at its usual host.
  const address = source?.replace(/^git\+/, '').replace(/^(?=[\w-]+\/[\w.-]+$)/, 'https://github.com/');
  const from = [homepage, address].filter((each) => each !== undefined);
  return [
    `${name} ${version} (${license})`,
    ...new Set(from),
    '',
    ...files.map((file) => ownText(readFileSync(join(folder, file), 'utf8'))),
  ].join('\n');
}

/** The plugins of the page and of its worker, which is built by itself, and before the page is. */
export function licences(): { readonly page: Plugin; readonly worker: Plugin } {
  const folders = new Set<string>();
  let root = '';
  const collect = (ids: Iterable<string>) => {
    for (const id of ids) {
      const folder = packageOf(id, root);
      if (folder !== null) folders.add(folder);
    }
  };
  const worker: Plugin = {
    name: 'licences-in-worker',
    apply: 'build',
    configResolved: (config) => {
      root = config.root;
    },
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        // A font or a picture is known by where it comes from, a sheet by its name.
        if (file.type === 'asset') collect(file.originalFileNames.map((name) => join(root, name)));
        else
          collect(Object.entries(file.modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : [])));
      }
      collect([...this.getModuleIds()].filter((id) => id.endsWith('.css')));
    },
  };
  const page: Plugin = {
    ...worker,
    name: 'licences',
    generateBundle(...args) {
      (worker.generateBundle as (...all: unknown[]) => void).apply(this, args);
      const own = readFileSync(join(root, 'LICENSE'), 'utf8').trim();
      const notices = [...folders].sort().map(noticeOf);
      const source = [`Quorum Lab\n\n${own}`, 'It holds these, under licences of their own:', ...notices].join(
        `\n\n${'-'.repeat(100)}\n\n`,
      );
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: `${source}\n` });
    },
  };
  return { page, worker };
}
