// The rail of futures over the lanes: a bar a future where time puts it, from where it leaves another as far as it was
// seen, and the notes on them. Pure.

import type { Micros } from '../../engine/protocol.ts';
import type { Bookmark, Fork } from '../../store/futures/branches.ts';
import { inTreeOrder, type Placed } from '../../store/futures/lineage.ts';
import type { Lab } from '../../store/lab.ts';

/** Bars that have room under each other; the list of futures has all. */
const BARS = 5;
/** Between two bars, at the most, and what stays free above and below them together, in pixels. */
const APART = 9;
const FREE = 7;
/** A future that nobody has looked into is as long as this, in pixels. */
export const STUB = 16;
/** The end of what is on show: it is still growing. */
const ON_SHOW: Micros = Infinity;

export interface Track {
  readonly branch: number;
  readonly from: Micros;
  /** As far as it was seen; endless for the one on show, which knows that itself. */
  readonly to: Micros;
  readonly y: number;
  /** Where the bar lies that it leaves; null for the first. */
  readonly above: number | null;
  /** Up to here it is part of what is on show; at its beginning where it is none of it. */
  readonly shown: Micros;
}

export interface Flag {
  readonly mark: Bookmark;
  readonly y: number;
}

export interface Rail {
  readonly tracks: readonly Track[];
  readonly flags: readonly Flag[];
}

export const NO_RAIL: Rail = { tracks: [], flags: [] };

interface Known {
  readonly forks: readonly Fork[];
  /** The future on show. */
  readonly present: number;
  readonly seenUntil: (branch: number) => Micros;
  readonly marks: readonly Bookmark[];
  /** The future that shows a note. */
  readonly shownOn: (mark: Bookmark) => number | null;
}

/** The one on show with those that it comes from, then the newest with theirs. */
function chosen(placed: readonly Placed[], present: number): ReadonlySet<Placed> {
  const lineOf = (branch: number): Placed[] => {
    const line: Placed[] = [];
    for (let i: number | null = placed.findIndex((each) => each.branch === branch); i !== null && i >= 0; ) {
      const each = placed[i] as Placed;
      line.push(each);
      i = each.above;
    }
    return line;
  };
  const kept = new Set(lineOf(present).slice(0, BARS));
  for (const { branch } of [...placed].sort((a, b) => b.branch - a.branch)) {
    const more = lineOf(branch).filter((each) => !kept.has(each));
    if (kept.size + more.length <= BARS) for (const each of more) kept.add(each);
  }
  return kept;
}

/** @param tall the rail's height. */
export function railOf({ forks, present, seenUntil, marks, shownOn }: Known, tall: number): Rail {
  if (tall === 0) return NO_RAIL;
  const placed = inTreeOrder(forks);
  const kept = chosen(placed, present);
  const rows = placed.filter((each) => kept.has(each));
  const apart = rows.length < 2 ? 0 : Math.min(APART, (tall - FREE) / (rows.length - 1));
  const heights = new Map(rows.map((row, i) => [row, tall / 2 + (i - (rows.length - 1) / 2) * apart]));
  const shown = new Map<Placed | undefined, Micros>();
  let until: Micros = ON_SHOW;
  for (let each = placed.find(({ branch }) => branch === present); each !== undefined; ) {
    shown.set(each, until);
    until = each.at;
    each = each.above === null ? undefined : placed[each.above];
  }
  const tracks = rows.map((row): Track => {
    const above = row.above === null ? undefined : placed[row.above];
    return {
      branch: row.branch,
      from: row.at,
      to: row.branch === present ? ON_SHOW : Math.max(row.at, seenUntil(row.branch)),
      y: heights.get(row) as number,
      above: (above && heights.get(above)) ?? null,
      shown: shown.get(row) ?? row.at,
    };
  });
  const flags = marks.flatMap((mark) => {
    const y = tracks.find(({ branch }) => branch === shownOn(mark))?.y;
    return y === undefined ? [] : [{ mark, y }];
  });
  return { tracks, flags };
}

/** The rail as long as nothing of it is another. */
export class Rails {
  private told: readonly unknown[] = [];
  private rail = NO_RAIL;

  of({ session, seenUntil, shownOn }: Lab, tall: number): Rail {
    const { forks, marks, branch } = session.getState();
    const told = [forks, marks, branch, tall];
    if (told.some((each, i) => each !== this.told[i])) {
      this.told = told;
      this.rail = railOf({ forks, marks, present: branch, seenUntil, shownOn }, tall);
    }
    return this.rail;
  }
}
