// What takes minutes and holds as long as its inputs are the same: `npm run long` does it and writes the verdict into
// verdicts.json beside a digest of each input; `npm test` asks that the present inputs have one.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Each file of this folder but this one exports some as `longs`. */
export interface Long {
  readonly name: string;
  /** Files and folders from the root of the repository: all that the verdict depends on. */
  readonly inputs: readonly string[];
  /** Says in a few words what held. Throws what did not. */
  run(): string;
}

/** By input. */
export interface Digests {
  readonly [input: string]: string;
}

export interface Verdict {
  readonly held: string;
  readonly inputs: Digests;
}

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** What of a protocol's folder is said or drawn, and changes nothing that happens. */
const SAID = ['words', 'scenarios', 'book.ts', 'bridge.ts', 'waiting.ts'];

/** The inputs in a protocol's folder. @param without what else of it this verdict does not depend on. */
export const played = (protocol: string, ...without: readonly string[]): string[] =>
  readdirSync(`${root}src/protocols/${protocol}`)
    .filter((name) => ![...SAID, ...without].includes(name))
    .map((name) => `src/protocols/${protocol}/${name}`);

function filesOf(input: string): string[] {
  if (!statSync(root + input).isDirectory()) return [input];
  return readdirSync(root + input).flatMap((name) => filesOf(`${input}/${name}`));
}

function digestOf(input: string): string {
  const hash = createHash('sha256');
  for (const file of filesOf(input).sort()) {
    const bytes = readFileSync(root + file);
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex').slice(0, 16);
}

/** Of an input, the same for the same names and bytes. */
export const digestsOf = ({ inputs }: Long): Digests =>
  Object.fromEntries(inputs.map((input) => [input, digestOf(input)]));

/** The inputs that are not as they were, or were none, or are none any more. */
export const changed = (was: Digests, is: Digests): string[] =>
  [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((input) => was[input] !== is[input]).sort();
