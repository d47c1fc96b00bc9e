// The futures in the order of their tree: each under the one that it leaves, the later it leaves the nearer.

import type { Fork } from './branches.ts';

export interface Placed extends Fork {
  /** From 1, as assistive technology counts. */
  readonly level: number;
  /** The place in this order of the future that it leaves; null where that is not shown. */
  readonly above: number | null;
}

export function inTreeOrder(forks: readonly Fork[]): Placed[] {
  const placed: Placed[] = [];
  const put = (fork: Fork, level: number, above: number | null): void => {
    const here = placed.push({ ...fork, level, above }) - 1;
    const children = forks
      .filter(({ from }) => from === fork.branch)
      .sort((a, b) => b.at - a.at || b.branch - a.branch);
    for (const child of children) put(child, level + 1, here);
  };
  for (const fork of forks) if (fork.from === null) put(fork, 1, null);
  return placed;
}
