// For each rule, a scenario of the library that shows it and when: what is not seen in a run may be seen there. Written by
// test/scenarios/shown.test.ts, which plays the library and compares.

import table from './shown.json' with { type: 'json' };

/** Where a rule decides first. */
export interface Shown {
  readonly scenario: string;
  /** Virtual time in microseconds. */
  readonly at: number;
}

export const shown: { readonly [rule: string]: Shown } = table;
