// The template of a protocol: what `npm run protocol` writes can be played as it is, and says that it is not finished. That it
// compiles is seen where it stands, in src/cli/template.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test, vi } from 'vitest';
import { refusesName, writeProtocol } from '../src/cli/template.ts';
import type { Protocol } from '../src/engine/protocol.ts';
import { withVariant } from '../src/engine/protocol.ts';
import { play } from './played.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const elsewhere = mkdtempSync(join(tmpdir(), 'quorum-lab-template-'));
afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));

const NAME = 'pingpong';
const files = writeProtocol(elsewhere, NAME);
const read = (file: string) => readFileSync(join(elsewhere, file), 'utf8');

// What it stands on, beside it.
for (const beside of ['src/engine', 'src/speech', 'src/protocols/hearing.ts'])
  cpSync(join(root, beside), join(elsewhere, beside), { recursive: true });
mkdirSync(join(elsewhere, 'node_modules'));
symlinkSync(join(root, 'node_modules/xstate'), join(elsewhere, 'node_modules/xstate'), 'junction');

const { protocol } = (await import(join(elsewhere, `src/protocols/${NAME}/index.ts`))) as { protocol: Protocol };

vi.mock('../src/protocols/index.ts', async (original) => {
  const protocols = await original<typeof import('../src/protocols/index.ts')>();
  return {
    ...protocols,
    protocolNamed(name: string) {
      const [id, variant = null] = name.split('/');
      return id === NAME ? withVariant(protocol, variant) : protocols.protocolNamed(name);
    },
  };
});

test('it is named all through, and is where a protocol is', () => {
  expect(protocol.id).toBe(NAME);
  expect(files).toContain(`src/protocols/${NAME}/scenarios/${NAME}-round.scenario`);
  expect(files).toContain(`test/protocols/${NAME}/paper.test.ts`);
  expect(files.filter((file) => /\bsample\b/.test(file + read(file)))).toEqual([]);
});

test.each([
  ['round', []],
  ['takes-any-pong', [`${NAME}.Answered`]],
])('its scenario %s plays, and holds what it says', (name, broken) => {
  const { player, frames } = play(name, read(`src/protocols/${NAME}/scenarios/${NAME}-${name}.scenario`));
  expect(frames.length).toBeGreaterThan(5);
  expect(player.failures).toEqual([]);
  expect(player.expectations.filter(({ held }) => !held)).toEqual([]);
  expect(player.run.end.history.broken).toEqual(broken);
});

test('every file of words and every scenario says that its sentences are to be written', () => {
  const said = files.filter((file) => /\/words\/|\.scenario$/.test(file));
  expect(said.length).toBe(12);
  expect(said.filter((file) => !/\bTODO\b/.test(read(file)))).toEqual([]);
});

test.each(['', 'Raft', 'two-phase', '9p', 'a/b', '../x', 'raft'])('“%s” is refused in a sentence', (name) => {
  expect(refusesName(root, name)).toMatch(/\.$/);
});

test('a name that is taken is refused, a free one is not', () => {
  expect(refusesName(elsewhere, NAME)).toContain(NAME);
  expect(refusesName(elsewhere, 'another')).toBeNull();
});
