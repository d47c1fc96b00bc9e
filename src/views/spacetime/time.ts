// The axis of the space-time diagram: which stretch of time is in view, and where on it a time stands. Pure.

import { ticks as roundNumbers } from 'd3';
import type { Micros } from '../../engine/protocol.ts';

/** The time in view: `length` microseconds from `from`. */
export interface Span {
  readonly from: Micros;
  readonly length: Micros;
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

/** Where the playhead stays when the diagram follows it, as a share of the width. */
const HELD_AT = 2 / 3;

export function xOf({ from, length }: Span, { left, width }: Axis, at: Micros): number {
  return left + ((at - from) / length) * width;
}

/** The time at a place on the axis; never before the beginning. */
export function timeAt({ from, length }: Span, { left, width }: Axis, x: number): Micros {
  return Math.max(0, Math.round(from + ((x - left) / width) * length));
}

function bounded({ from, length }: Span): Span {
  const kept = Math.min(LONGEST, Math.max(SHORTEST, length));
  return { from: Math.max(0, from), length: kept };
}

/** Makes the span `factor` times as long; the time `about` stays where it is, unless the beginning is reached. */
export function zoomed({ from, length }: Span, about: Micros, factor: number): Span {
  const kept = Math.min(LONGEST, Math.max(SHORTEST, length * factor));
  return bounded({ from: about - ((about - from) / length) * kept, length: kept });
}

export function panned({ from, length }: Span, by: Micros): Span {
  return bounded({ from: from + by, length });
}

/** The span moved so that the playhead is in sight: it runs up to two thirds, and from there the span goes along. */
export function followed(span: Span, playhead: Micros): Span {
  const share = (playhead - span.from) / span.length;
  if (share >= 0 && share <= HELD_AT) return span;
  if (share < 0) return bounded({ from: playhead - span.length * 0.1, length: span.length });
  return bounded({ from: playhead - span.length * HELD_AT, length: span.length });
}

/** The span with the playhead at two thirds of it. */
export function centred({ length }: Span, playhead: Micros): Span {
  return bounded({ from: playhead - length * HELD_AT, length });
}

/** Moved only when the playhead is out of sight, or about to be. */
export function keptInSight(span: Span, playhead: Micros): Span {
  const share = (playhead - span.from) / span.length;
  return share >= 0 && share <= 0.97 ? span : followed(span, playhead);
}

export interface Tick {
  readonly at: Micros;
  readonly name: string;
}

/** Round times in the span, at most about one every `apart` pixels, and their names. */
export function ticks(span: Span, { width }: Axis, apart = 90): Tick[] {
  const wanted = Math.max(2, Math.floor(width / apart));
  const times = roundNumbers(span.from, span.from + span.length, wanted).filter((at) => Number.isInteger(at));
  const step = times.length > 1 ? (times[1] as number) - (times[0] as number) : span.length;
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
