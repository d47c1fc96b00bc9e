// Older versions of the scenario text keep opening: each version has one step to the next, and the steps are taken in
// order. A version from the future says so plainly.

import type { Problem } from '../words/problems.ts';
import { VERSION } from './scenario.ts';

/** By version: how a text of that version is written in the next. There is only one version so far. */
const steps: { readonly [version: number]: (text: string) => string } = {};

/** The text in the words of the present version. */
export function migrate(version: number, text: string): { text: string } | { problem: Problem } {
  if (version > VERSION)
    return { problem: { code: 'futureVersion', expected: String(VERSION), found: String(version) } };
  let migrated = text;
  for (let v = version; v < VERSION; v++) {
    const step = steps[v];
    if (step === undefined)
      return { problem: { code: 'noVersion', expected: `quorum ${VERSION}`, found: String(version) } };
    migrated = step(migrated);
  }
  return { text: migrated };
}
