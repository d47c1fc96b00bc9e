// For each protocol, the rules that each transition of its machine carries out, as the library shows them: a run that has
// not come to it can name them too. Written by test/scenarios/carried.test.ts, which plays the library and compares.

type Carried = { readonly [transition: string]: readonly string[] };

const tables = import.meta.glob<Carried>('../protocols/*/scenarios/carried.json', { import: 'default', eager: true });

/** The rules that any of these transitions carries out. */
export function carriedBy(protocol: string, transitions: readonly string[]): readonly string[] {
  const of = tables[`../protocols/${protocol}/scenarios/carried.json`];
  return [...new Set(transitions.flatMap((id) => of?.[id] ?? []))];
}
