// How large a cluster is, part by part.

import type { Descriptors } from '../../engine/protocol.ts';

export type Counts = { readonly [name: string]: number };

/** The parts that the nodes of a cluster play, and how many play each. */
export function partsOf({ cast }: Descriptors, counts: Counts): { part: string; count: number }[] {
  const parts = new Map<string, number>();
  for (const { part } of cast(counts)) parts.set(part, (parts.get(part) ?? 0) + 1);
  return [...parts].map(([part, count]) => ({ part, count }));
}
