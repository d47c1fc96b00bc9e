// Which quiet stretches of a branch are folded up. The worker tells where it was quiet; the reader may unfold one.

import type { Micros } from '../../engine/protocol.ts';
import type { Lab } from '../../store/lab.ts';
import { isSparse } from '../../store/pace.ts';
import type { Quiet } from '../../worker/quiet.ts';
import { type Axis, type Fold, panned, type Span, timeAt, xOf } from './time.ts';

/** What is nearer than this to the end of what was seen is not folded yet, so that the present is never in a fold. */
const PRESENT: Micros = 300_000;
/** A stretch shorter than this is as well read as folded. */
const LEAST: Micros = 250_000;
/** How far ahead the worker is asked while it plays, in microseconds at normal speed. */
const AHEAD = 2_000_000;

/** How wide a folded stretch is, in pixels. */
const BAND = 30;

/** The span with other folds. The playhead stays where it is, or the middle of the view when the playhead is not in it. */
export function refolded(span: Span, axis: Axis, playhead: Micros, folds: readonly Fold[] | undefined): Span {
  if (folds === span.folds || (folds?.length === 0 && span.folds === undefined)) return span;
  const { left, width } = axis;
  const x = xOf(span, axis, playhead);
  const held = x >= left && x <= left + width ? playhead : timeAt(span, axis, left + width / 2);
  const before = ((xOf(span, axis, held) - left) / width) * span.length;
  const even: Span = { from: held, length: span.length };
  return panned(folds === undefined ? even : { ...even, folds, band: BAND / width }, -before);
}

/** What became of a quiet stretch. */
export interface Toggled {
  readonly fold: Quiet;
  readonly unfolded: boolean;
}

/** The stretches that can be folded up, as far as they lie before the present. */
function foldable(quiet: readonly Quiet[], seenUntil: Micros): Quiet[] {
  const found: Quiet[] = [];
  for (const each of quiet) {
    const to = Math.min(each.to, seenUntil - PRESENT);
    if (to - each.from >= LEAST) found.push(to === each.to ? each : { ...each, to });
  }
  return found;
}

/** The stretch at a time, else the nearest to it of those that reach into a span. */
export function nearestTo<Stretch extends Fold>(
  all: readonly Stretch[],
  at: Micros,
  within: Pick<Fold, 'from' | 'to'>,
): Stretch | null {
  let best: Stretch | null = null;
  let least = Infinity;
  for (const each of all) {
    const away = Math.max(0, each.from - at, at - each.to);
    const isSeen = away === 0 || (each.from < within.to && each.to > within.from);
    if (!isSeen || away >= least) continue;
    best = each;
    least = away;
  }
  return best;
}

export class Folds {
  private readonly lab: Lab;
  private readonly soon: () => void;
  private over: Quiet[] = [];
  private open: Quiet | null = null;
  private askedUntil = -1;
  private asking = false;
  private branch = -1;
  /** Unfolded by hand, by their first moves. */
  private unfolded = new Set<number>();
  private made: { readonly until: Micros; readonly folds: readonly Quiet[] } | null = null;

  constructor(lab: Lab, soon: () => void) {
    this.lab = lab;
    this.soon = soon;
  }

  /** Another branch or run. What was unfolded by hand stays so in a future of the same run. */
  forget(run: boolean): void {
    this.over = [];
    this.open = null;
    this.askedUntil = -1;
    this.made = null;
    this.branch = this.lab.session.getState().branch;
    if (run) this.unfolded = new Set();
  }

  /** The folds in what was seen, in order. The same list as long as it is the same. */
  until(seenUntil: Micros): readonly Quiet[] {
    this.ask(seenUntil);
    if (this.made?.until === seenUntil) return this.made.folds;
    const folds = foldable(this.all, seenUntil).filter(({ first }) => !this.unfolded.has(first));
    this.made = { until: seenUntil, folds };
    return folds;
  }

  private get all(): readonly Quiet[] {
    return this.open === null ? this.over : [...this.over, this.open];
  }

  /** Quiet stretches that were unfolded by hand. */
  get opened(): readonly Quiet[] {
    if (this.unfolded.size === 0) return [];
    return this.all.filter(({ first }) => this.unfolded.has(first));
  }

  unfold({ from }: Fold): void {
    const quiet = this.all.find((each) => each.from === from);
    if (quiet !== undefined) this.toggle(quiet);
  }

  /** Unfolds the quiet stretch at a time, or the nearest to it within a span, or folds it up again; null for none. */
  toggleNear(at: Micros, within: Pick<Fold, 'from' | 'to'>, seenUntil: Micros): Toggled | null {
    const fold = nearestTo(foldable(this.all, seenUntil), at, within);
    if (fold === null) return null;
    this.toggle(fold);
    return { fold, unfolded: this.unfolded.has(fold.first) };
  }

  private toggle({ first }: Quiet): void {
    if (!this.unfolded.delete(first)) this.unfolded.add(first);
    this.made = null;
    this.soon();
  }

  /** Unfolds the quiet stretch at a time, or folds it up again; false when there is none. */
  toggleAt(at: Micros): boolean {
    const quiet = this.all.find(({ from, to }) => from <= at && at <= to);
    if (quiet !== undefined) this.toggle(quiet);
    return quiet !== undefined;
  }

  private ask(seenUntil: Micros): void {
    const { playing, speed } = this.lab.playback.getState();
    if (this.asking || seenUntil <= this.askedUntil || (playing && isSparse({ playing, speed }))) return;
    const until = playing ? Math.min(this.lab.film.until, seenUntil + AHEAD * speed) : seenUntil;
    if (until <= this.askedUntil) return;
    this.asking = true;
    const { branch } = this;
    void this.lab.record('quiet', { known: this.over.length, until }).then((reply) => {
      this.asking = false;
      if (reply === null || branch !== this.branch) return;
      this.over.push(...reply.over);
      this.open = reply.open;
      this.askedUntil = until;
      this.made = null;
      this.soon();
    });
  }
}
