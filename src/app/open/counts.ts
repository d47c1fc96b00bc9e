// The ways to say how large a cluster is to be: by the counts that a protocol asks for by themselves, and by those that set its
// parts apart from each other.

import type { Descriptors } from '../../engine/protocol.ts';
import type { Counts } from '../frame/sizes.ts';

/** The counts that a protocol asks for by themselves, and those that set parts apart. */
export function waysToCount({ counts }: Descriptors): { together: string[]; apart: string[] } {
  const names = Object.keys(counts);
  const sets = (name: string): boolean => counts[name]?.apart !== undefined;
  return { together: names.filter((name) => !sets(name)), apart: names.filter(sets) };
}

/** What the counts that set parts apart come to when only one of them is given. */
export function usualApart({ counts }: Descriptors): Counts {
  return Object.fromEntries(
    Object.entries(counts).flatMap(([name, { apart }]) => (apart === undefined ? [] : [[name, apart]])),
  );
}

export function defaults({ counts }: Descriptors): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count.default]));
}
