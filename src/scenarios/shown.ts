// For each rule, a scenario of the library that shows it and when: what is not seen in a run may be seen there. Written by
// test/scenarios/shown.test.ts, which plays the library and compares.

/** Where a rule decides first. */
export interface Shown {
  readonly scenario: string;
  /** Virtual time in microseconds. */
  readonly at: number;
}

type Table = { readonly [rule: string]: Shown };

const tables = import.meta.glob<Table>('../protocols/*/scenarios/shown.json', { import: 'default', eager: true });

export const shown: Table = Object.assign({}, ...Object.values(tables));
