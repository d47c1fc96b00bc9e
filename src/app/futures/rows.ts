// The tree as rows: each future with its notes, in the order of the tree. The same order serves the eye and the arrow keys.

import type { Bookmark, Fork } from '../../store/futures/branches.ts';
import { inTreeOrder, type Placed } from '../../store/futures/lineage.ts';

export interface Row extends Placed {
  readonly marks: readonly Bookmark[];
}

/** A thing that can be chosen in the tree. */
export type Chosen = { readonly branch: number } | { readonly mark: number };

export function rowsOf(forks: readonly Fork[], marks: readonly (readonly [branch: number, Bookmark])[]): Row[] {
  return inTreeOrder(forks).map((placed) => {
    const own = marks.flatMap(([branch, mark]) => (branch === placed.branch ? mark : []));
    own.sort((a, b) => a.at - b.at || (a.position ?? 0) - (b.position ?? 0));
    return { ...placed, marks: own };
  });
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
