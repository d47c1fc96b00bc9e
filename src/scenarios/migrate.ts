// Older versions of the scenario text keep opening: each version has one step to the next, and the steps are taken in
// order. A version from the future says so plainly.

import type { Problem } from '../words/problems.ts';
import type { Row } from './scan.ts';
import { NEWEST, VERSION } from './scenario.ts';

/** By version: how a text of that version is written in the next. Each so far only knows more words than the one before. */
const steps: { readonly [version: number]: (rows: readonly Row[]) => readonly Row[] } = {
  1: (rows) => rows,
  2: (rows) => rows,
  3: (rows) => rows,
};

/** The lines in the words of the present version. */
export function migrate(version: number, rows: readonly Row[]): { rows: readonly Row[] } | { problem: Problem } {
  if (version > NEWEST) return { problem: { code: 'futureVersion', expected: String(NEWEST), found: String(version) } };
  let migrated = rows;
  for (let v = version; v < NEWEST; v++) {
    const step = steps[v];
    if (step === undefined)
      return { problem: { code: 'noVersion', expected: `quorum ${VERSION}`, found: String(version) } };
    migrated = step(migrated);
  }
  return { rows: migrated };
}
