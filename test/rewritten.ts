// What is generated and kept in the repository is written anew by `npm run regenerate`, and only then.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a generated file if that is asked for, and says whether it was. */
export function rewritten(file: string, text: string): boolean {
  if (process.env.REGENERATE !== '1') return false;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return true;
}
