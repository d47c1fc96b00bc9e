// The template of a protocol, `src/cli/template`: real code, checked with all other code, of a protocol that is called
// `sample`. It stands as deep as a protocol does, so that its imports hold there, too.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const texts: Record<string, string> = import.meta.glob('./template/**/*', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const HERE = './template/';

const named = (text: string, name: string): string => text.replace(/\bsample\b/g, name);

/** Stands with the tests. */
const isOfTests = (path: string): boolean => path.endsWith('.test.ts') || path === 'claims.ts';

/** A test stands elsewhere, one folder deeper than what it tests. */
const asTest = (text: string): string =>
  text
    .replaceAll("'./", "'../../../src/protocols/sample/")
    .replaceAll("'../../engine/", "'../../../src/engine/")
    .replaceAll("'../../../test/", "'../../");

/** A protocol may import what stands beside its folder. */
const asProtocol = (text: string): string => text.replaceAll("'../../protocols/", "'../");

/** The folders of a protocol. */
const homesOf = (name: string): string[] => [`src/protocols/${name}`, `test/protocols/${name}`];

/** Why there can be no protocol of this name, as a sentence; null when there can. */
export function refusesName(root: string, name: string): string | null {
  if (!/^[a-z][a-z0-9]*$/.test(name))
    return `“${name}” cannot name a protocol: take one lower-case word of a to z and digits, a letter first.`;
  const there = homesOf(name).find((home) => existsSync(join(root, home)));
  return there === undefined ? null : `There is ${there} already: take another name, or remove it first.`;
}

/** Writes the folders of a new protocol below a root, and gives the files. */
export function writeProtocol(root: string, name: string): string[] {
  const [code, tests] = homesOf(name) as [string, string];
  return Object.entries(texts).map(([path, text]) => {
    const inside = named(path.slice(HERE.length), name);
    const isTest = isOfTests(inside);
    const file = `${isTest ? tests : code}/${inside}`;
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), named(isTest ? asTest(text) : asProtocol(text), name));
    return file;
  });
}
