// The tree as rows: each future under the one that it leaves, the later it leaves the nearer, with its notes. The same
// order serves the eye and the arrow keys.

import type { Micros } from '../../engine/protocol.ts';
import type { Bookmark, Fork } from '../../store/futures/branches.ts';

export interface Row extends Fork {
  /** From 1, as assistive technology counts. */
  readonly level: number;
  /** The row of the future that it leaves; null where that is not shown. */
  readonly above: number | null;
  readonly marks: readonly Bookmark[];
}

/** A thing that can be chosen in the tree. */
export type Chosen = { readonly branch: number } | { readonly mark: number };

export function rowsOf(forks: readonly Fork[], marks: readonly (readonly [branch: number, Bookmark])[]): Row[] {
  const rows: Row[] = [];
  const put = (fork: Fork, level: number, above: number | null): void => {
    const own = marks.flatMap(([branch, mark]) => (branch === fork.branch ? mark : []));
    own.sort((a, b) => a.at - b.at || (a.position ?? 0) - (b.position ?? 0));
    const here = rows.push({ ...fork, level, above, marks: own }) - 1;
    const children = forks
      .filter(({ from }) => from === fork.branch)
      .sort((a, b) => b.at - a.at || b.branch - a.branch);
    for (const child of children) put(child, level + 1, here);
  };
  for (const fork of forks) if (fork.from === null) put(fork, 1, null);
  return rows;
}

/** Everything that can be chosen, in the order in which the arrow keys go through it. */
export function inOrder(rows: readonly Row[]): Chosen[] {
  return rows.flatMap(({ branch, marks }) => [{ branch }, ...marks.map(({ id }) => ({ mark: id }))]);
}

export function sameChosen(a: Chosen, b: Chosen): boolean {
  return 'branch' in a ? 'branch' in b && a.branch === b.branch : 'mark' in b && a.mark === b.mark;
}

/** Where an arrow key leads; the same where it leads nowhere. */
export function walked(rows: readonly Row[], from: Chosen, key: string): Chosen {
  const all = inOrder(rows);
  const place = all.findIndex((each) => sameChosen(each, from));
  switch (key) {
    case 'ArrowDown':
      return all[place + 1] ?? from;
    case 'ArrowUp':
      return all[place - 1] ?? from;
    case 'Home':
      return all[0] ?? from;
    case 'End':
      return all[all.length - 1] ?? from;
    case 'ArrowLeft': {
      if ('mark' in from) {
        const row = rows.find(({ marks }) => marks.some(({ id }) => id === from.mark));
        return row === undefined ? from : { branch: row.branch };
      }
      const above = rows.find(({ branch }) => branch === from.branch)?.above ?? null;
      return above === null ? from : { branch: (rows[above] as Row).branch };
    }
    case 'ArrowRight': {
      const next = all[place + 1];
      if (next === undefined || 'mark' in from) return from;
      if ('mark' in next) return next;
      const here = rows.findIndex(({ branch }) => branch === from.branch);
      return rows.find(({ branch }) => branch === next.branch)?.above === here ? next : from;
    }
    default:
      return from;
  }
}

/** The moments that the axis gives room to. */
export function momentsOf(rows: readonly Row[]): Micros[] {
  return rows.flatMap(({ at, marks }) => [at, ...marks.map((mark) => mark.at)]);
}
