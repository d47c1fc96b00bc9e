// The axis of the space-time diagram: which stretch of time is in view, and where on it a time stands. Pure.
//
// Where a long stretch is folded up, its time passes within a narrow band, and a span holds more time than its length.
// Everything here speaks of three things: a time, its distance in the unit of the axis (a microsecond where nothing is
// folded), and pixels.

import { ticks as roundNumbers } from 'd3';
import type { Micros } from '../../engine/protocol.ts';

/** A stretch of time, as it is folded up; of a quiet one, its first and last move. */
export interface Fold {
  readonly from: Micros;
  readonly to: Micros;
  readonly first?: number;
  readonly last?: number;
}

/** The time in view: from a moment on as much as fills the axis, `length` microseconds where nothing is folded. */
export interface Span {
  readonly from: Micros;
  readonly length: Micros;
  /** In order, apart from each other. */
  readonly folds?: readonly Fold[];
  /** How much of the axis a fold takes, as a share; one that would take less as it is stays as it is. */
  readonly band?: number;
}

/** Where the axis lies, in pixels. */
export interface Axis {
  readonly left: number;
  readonly width: number;
}

export const SHORTEST: Micros = 2_000;
export const LONGEST: Micros = 1_800_000_000;
/** What is in view at first: a second or so, less where there is little room. */
export function firstSpan({ width }: Axis): Span {
  return { from: 0, length: Math.round(Math.min(1_500_000, Math.max(500_000, width * 1200))) };
}

/** A run that is shorter than this fills no view alone. */
const LEAST: Micros = 100_000;
/** Where the playhead stays when the diagram follows it, as a share of the width: what comes is blank. */
const HELD_AT = 0.85;

// --- Folds -----------------------------------------------------------------------------------------------------------

/** Times, and how far each is from the span's beginning; between two of them time passes evenly. */
interface Pieces {
  readonly times: readonly Micros[];
  readonly away: readonly number[];
}

const NONE: readonly Fold[] = [];
/** How far around a span its folds are looked at, in its lengths. */
const AROUND = 1.5;
const known = new WeakMap<Span, Pieces | null>();

/** The folds of a span that are narrower than their time would be. */
function isNarrowed(span: Span, { from, to }: Fold): boolean {
  return to - from > (span.band ?? 0) * span.length;
}

/** The first fold that ends after a time. */
function firstFold(folds: readonly Fold[], at: Micros): number {
  let low = 0;
  let high = folds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((folds[middle] as Fold).to <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function piecesOf(span: Span): Pieces | null {
  if (span.folds === undefined || span.folds.length === 0) return null;
  let pieces = known.get(span);
  if (pieces === undefined) {
    pieces = cut(span);
    known.set(span, pieces);
  }
  return pieces;
}

function cut(span: Span): Pieces | null {
  const { from, length, folds = NONE, band = 0 } = span;
  const wide = band * length;
  const here = firstFold(folds, from);
  const times: Micros[] = [from];
  const away: number[] = [0];
  let d = 0;
  let at = from;
  for (let i = here; i < folds.length && d < AROUND * length; i++) {
    const fold = folds[i] as Fold;
    if (!isNarrowed(span, fold)) continue;
    const begin = Math.max(at, fold.from);
    d += begin - at;
    if (begin > at) {
      times.push(begin);
      away.push(d);
    }
    d += (wide * (fold.to - begin)) / (fold.to - fold.from);
    at = fold.to;
    times.push(at);
    away.push(d);
  }
  d = 0;
  at = from;
  for (let i = Math.min(here, folds.length - 1); i >= 0 && d > -AROUND * length; i--) {
    const fold = folds[i] as Fold;
    if (fold.from >= from || !isNarrowed(span, fold)) continue;
    const end = Math.min(at, fold.to);
    d -= at - end;
    if (end < at) {
      times.unshift(end);
      away.unshift(d);
    }
    d -= (wide * (end - fold.from)) / (fold.to - fold.from);
    at = fold.from;
    times.unshift(at);
    away.unshift(d);
  }
  return times.length === 1 ? null : { times, away };
}

/** Where a value stands among rising ones and what belongs to it among others; beyond both ends they rise alike. */
function carried(from: readonly number[], to: readonly number[], value: number): number {
  const last = from.length - 1;
  if (value <= (from[0] as number)) return (to[0] as number) + value - (from[0] as number);
  if (value >= (from[last] as number)) return (to[last] as number) + value - (from[last] as number);
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((from[middle] as number) <= value) low = middle;
    else high = middle;
  }
  const [a, b] = [from[low] as number, from[high] as number];
  const share = b === a ? 0 : (value - a) / (b - a);
  return (to[low] as number) + share * ((to[high] as number) - (to[low] as number));
}

/** How far a time is from the span's beginning. */
function awayOf(span: Span, at: Micros): number {
  const pieces = piecesOf(span);
  return pieces === null ? at - span.from : carried(pieces.times, pieces.away, at);
}

/** The time so far from the span's beginning. */
function timeAway(span: Span, away: number): Micros {
  const pieces = piecesOf(span);
  return pieces === null ? span.from + away : carried(pieces.away, pieces.times, away);
}

/** The folds in a span that are narrow in it, and take their band. */
export function foldsIn(span: Span): Fold[] {
  const { folds = NONE } = span;
  const end = endOf(span);
  const found: Fold[] = [];
  for (let i = firstFold(folds, span.from); i < folds.length; i++) {
    const fold = folds[i] as Fold;
    if (fold.from >= end) break;
    if (isNarrowed(span, fold)) found.push(fold);
  }
  return found;
}

/** The last time in view. */
export function endOf(span: Span): Micros {
  return timeAway(span, span.length);
}

// --- Places ----------------------------------------------------------------------------------------------------------

export function xOf(span: Span, { left, width }: Axis, at: Micros): number {
  return left + (awayOf(span, at) / span.length) * width;
}

/** The time at a place on the axis; never before the beginning. */
export function timeAt(span: Span, { left, width }: Axis, x: number): Micros {
  return Math.max(0, Math.round(timeAway(span, ((x - left) / width) * span.length)));
}

/** The span that begins so far before a time, and is so long. */
function beginning(span: Span, at: Micros, before: number, length = span.length): Span {
  const kept = Math.min(LONGEST, Math.max(SHORTEST, length));
  return { ...span, from: Math.max(0, timeAway({ ...span, from: at, length: kept }, -before)), length: kept };
}

/** Makes the span `factor` times as long; the time `about` stays where it is, unless the beginning is reached. */
export function zoomed(span: Span, about: Micros, factor: number): Span {
  const kept = Math.min(LONGEST, Math.max(SHORTEST, span.length * factor));
  return beginning(span, about, (awayOf(span, about) / span.length) * kept, kept);
}

/** The span that holds a stretch of time, and a little on both sides. */
export function around(span: Span, from: Micros, to: Micros, margin = 0.12): Span {
  let length = to - from;
  // Folds in it need less room than their time, but how much less hangs on the length itself.
  for (let i = 0; i < 4; i++) length = Math.max(SHORTEST / 2, awayOf({ ...span, from, length }, to));
  const kept = Math.min(LONGEST, Math.max(SHORTEST, length * (1 + 2 * margin)));
  return beginning(span, from, (kept - length) / 2, kept);
}

/** The span from the beginning on that holds a time where a playhead is held, and is at most so long. */
export function fitted(span: Span, until: Micros, most: Micros): Span {
  let length = until;
  for (let i = 0; i < 4; i++) length = awayOf({ ...span, from: 0, length: Math.max(SHORTEST, length) }, until);
  return { ...span, from: 0, length: Math.min(LONGEST, most, Math.max(LEAST, length / HELD_AT)) };
}

/** @param by how far, in the unit of the axis. */
export function panned(span: Span, by: number): Span {
  return { ...span, from: Math.max(0, timeAway(span, by)) };
}

/** The span moved so that the playhead is in sight: it runs nearly to the end, and from there the span goes along. */
export function followed(span: Span, playhead: Micros): Span {
  const share = awayOf(span, playhead) / span.length;
  if (share >= 0 && share <= HELD_AT) return span;
  return beginning(span, playhead, span.length * (share < 0 ? 0.1 : HELD_AT));
}

/** The span with the playhead where it is held. */
export function centred(span: Span, playhead: Micros): Span {
  return beginning(span, playhead, span.length * HELD_AT);
}

/** Moved only when the playhead is out of sight, or about to be. */
export function keptInSight(span: Span, playhead: Micros): Span {
  const share = awayOf(span, playhead) / span.length;
  return share >= 0 && share <= 0.97 ? span : followed(span, playhead);
}

export interface Tick {
  readonly at: Micros;
  readonly name: string;
}

/** Round times in the span, at most about one every `apart` pixels, and their names. None stands in a fold. */
export function ticks(span: Span, { width }: Axis, apart = 90): Tick[] {
  const wanted = Math.max(2, Math.floor(width / apart));
  const shown: Micros[] = [];
  let from = span.from;
  // As if nothing were folded, and so with the same step everywhere.
  const even = roundNumbers(span.from, span.from + span.length, wanted).filter((at) => Number.isInteger(at));
  const step = even.length > 1 ? (even[1] as number) - (even[0] as number) : span.length;
  const add = (to: Micros): void => {
    for (let at = Math.ceil(from / step) * step; at <= to; at += step) shown.push(at);
  };
  for (const fold of foldsIn(span)) {
    add(Math.min(fold.from, endOf(span)));
    from = fold.to;
  }
  add(endOf(span));
  const times = piecesOf(span) === null ? even : shown;
  const last = times[times.length - 1] ?? 0;
  return times.map((at) => ({ at, name: timeName(at, step, last >= 1_000_000 ? 's' : 'ms') }));
}

/** A time with as many digits as tell it from its neighbours a step away: `1.32 s`, `320 ms`, `320.5 ms`. */
export function timeName(at: Micros, step: Micros, unit: 's' | 'ms'): string {
  if (at === 0) return '0';
  const size = unit === 's' ? 1_000_000 : 1000;
  let digits = 0;
  for (let shown = size; shown > step && digits < 6; shown /= 10) digits++;
  return `${(at / size).toFixed(Math.min(digits, unit === 's' ? 6 : 3))} ${unit}`;
}
