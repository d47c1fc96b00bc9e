// What takes minutes and holds as long as its inputs are the same: `npm run long` does it and writes the verdict into
// verdicts.json beside the digest of the inputs; `npm test` asks that the present inputs have one.

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

export interface Verdict {
  /** Of the inputs. */
  readonly digest: string;
  readonly held: string;
}

export const root = fileURLToPath(new URL('../../', import.meta.url));

function filesOf(input: string): string[] {
  if (!statSync(root + input).isDirectory()) return [input];
  return readdirSync(root + input).flatMap((name) => filesOf(`${input}/${name}`));
}

/** The same for the same names and bytes, in whatever order the inputs are listed. */
export function digestOf({ inputs }: Long): string {
  const hash = createHash('sha256');
  for (const file of [...new Set(inputs.flatMap(filesOf))].sort()) {
    const bytes = readFileSync(root + file);
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex').slice(0, 32);
}
