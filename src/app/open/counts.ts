// The ways to say how large a cluster is to be, and which sizes stand apart: a count that may be nothing and is nothing unless
// asked for sets the parts of the cluster apart from each other.

import type { Descriptors } from '../../engine/protocol.ts';
import { type Counts, partsOf } from '../frame/sizes.ts';

/** The counts that a protocol asks for by themselves, and those that set parts apart. */
export function waysToCount({ counts }: Descriptors): { together: string[]; apart: string[] } {
  const names = Object.keys(counts);
  const sets = (name: string): boolean => counts[name]?.min === 0 && counts[name]?.default === 0;
  return { together: names.filter((name) => !sets(name)), apart: names.filter(sets) };
}

/** What the counts that set parts apart come to when only one of them is given. */
export function usualApart(protocol: Descriptors): Counts {
  const { apart } = waysToCount(protocol);
  const usual: Record<string, number> = {};
  for (const name of apart) {
    const other = apart.find((each) => each !== name);
    // Which part a count is of shows when it grows.
    const [one, two] = [1, 2].map((n) => partsOf(protocol, { ...defaults(protocol), [name]: n }));
    const part = two?.find((each, i) => each.count !== one?.[i]?.count)?.part;
    const left = other === undefined ? [] : partsOf(protocol, { ...defaults(protocol), [other]: 1 });
    usual[name] = left.find((each) => each.part === part)?.count ?? 1;
  }
  return usual;
}

export function defaults({ counts }: Descriptors): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count.default]));
}
