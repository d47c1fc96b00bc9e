// The build carries the licence of all that it ships. What it ships is read from its source maps, which know nothing of the
// list.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const manifestOf = (name: string) => JSON.parse(readFileSync(`${root}node_modules/${name}/package.json`, 'utf8'));

/** The packages of which a source map names a file. */
function packagesIn(sources: readonly string[]): string[] {
  return sources.flatMap((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? []);
}

test('every package that is in the build is named with its version and its licence', { timeout: 240_000 }, async () => {
  const built = (await build({
    root,
    mode: 'production',
    logLevel: 'silent',
    build: { write: false, sourcemap: true, minify: false, reportCompressedSize: false },
  })) as Rollup.RollupOutput;
  const shipped = new Set<string>();
  let written = '';
  for (const file of built.output) {
    if (file.fileName === 'licences.txt' && file.type === 'asset') written = String(file.source);
    // The worker comes as a file that is built already, with its map beside it.
    const map =
      file.type === 'chunk' ? file.map : file.fileName.endsWith('.map') ? JSON.parse(String(file.source)) : null;
    for (const name of packagesIn(map?.sources ?? [])) shipped.add(name);
    if (file.type === 'asset') for (const name of packagesIn(file.originalFileNames)) shipped.add(name);
  }
  // Of each kind: the page's, the worker's, a part that is loaded late, one that nothing names, a font.
  for (const name of ['react', 'xstate', 'mediabunny', 'scheduler', '@fontsource-variable/inter'])
    expect([...shipped]).toContain(name);

  const notices = written.split(`\n${'-'.repeat(100)}\n`).map((each) => each.trim());
  const noticeOf = new Map(notices.map((each) => [each.split(' ')[0] as string, each]));
  for (const name of shipped) {
    const { version, license } = manifestOf(name);
    const notice = noticeOf.get(name) ?? '';
    expect(notice.split('\n')[0], name).toBe(`${name} ${version} (${license})`);
    expect(notice, name).toMatch(
      /permission notice|Permission to use, copy|Mozilla Public License|SIL OPEN FONT LICENSE/i,
    );
    expect(notice, name).toMatch(/copyright|Mozilla Public License/i);
    // Where its source is to be had, which some licences ask for.
    expect(notice, name).toMatch(/https?:\/\/|git:\/\//);
  }
  // Nothing else is named but what the bundler writes by itself, and we.
  const others = [...noticeOf.keys()].filter((name) => !shipped.has(name));
  expect(others.sort()).toEqual(['It', 'Quorum', 'rolldown', 'vite']);
});
