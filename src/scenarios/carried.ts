// For each protocol, the rules that each transition of its machine carries out, as the library shows them: a run that has
// not come to it can name them too. Written by test/scenarios/carried.test.ts, which plays the library and compares.

import table from './carried.json' with { type: 'json' };

type Carried = { readonly [protocol: string]: { readonly [transition: string]: readonly string[] } };

const all: Carried = table;

/** The rules that any of these transitions carries out. */
export function carriedBy(protocol: string, transitions: readonly string[]): readonly string[] {
  const of = all[protocol];
  return [...new Set(transitions.flatMap((id) => of?.[id] ?? []))];
}
