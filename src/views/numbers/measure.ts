// What the charts of numbers are made of: shares, quantiles and a histogram with round edges. Pure.

import { tickStep } from 'd3';
import type { Micros } from '../../engine/protocol.ts';
import type { Totals } from '../../worker/statistics.ts';

export const sum = (counts: { readonly [name: string]: number }): number =>
  Object.values(counts).reduce((a, b) => a + b, 0);

/** `12.5 %` */
export function percent(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Number(((100 * part) / whole).toFixed(1))} %`;
}

/** Bars in a histogram, about. */
const BARS = 14;
/** What took so many times as long as 95 % did, counted from the shortest, shares one bar: else all others would be one. */
const MUCH = 2;
/** How wide the bar is of waits that are all one. No bar is narrower than a tenth of it. */
const LEAST: Micros = 1000;

export interface Bar {
  readonly from: Micros;
  readonly to: Micros;
  readonly count: number;
}

export interface Distribution {
  readonly bars: readonly Bar[];
  /** The few that waited much longer than most, from where the bars end to the longest: one bar or none. */
  readonly over: readonly Bar[];
  readonly shortest: Micros;
  readonly median: Micros;
  readonly p95: Micros;
  readonly longest: Micros;
}

/** The value at or below which a share of the sorted values lies: one of them, never between two. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number;
}

/** Null when nobody has waited. */
export function distribution(waits: readonly Micros[]): Distribution | null {
  if (waits.length === 0) return null;
  const sorted = [...waits].sort((a, b) => a - b);
  const shortest = sorted[0] as number;
  const longest = sorted[sorted.length - 1] as number;
  const p95 = quantile(sorted, 0.95);
  const usual = Math.max(p95 - shortest, LEAST);
  const limit = longest - shortest > (MUCH + 1) * usual ? shortest + MUCH * usual : longest;
  const most = sorted.findLast((wait) => wait <= limit) ?? longest;
  const edges = edgesOf(shortest, most);
  const bars = edges.slice(1).map((to, i) => ({ from: edges[i] as number, to, count: 0 }));
  const over = { from: edges[edges.length - 1] as number, to: longest, count: 0 };
  let i = 0;
  for (const wait of sorted) {
    while (i < bars.length - 1 && wait >= (bars[i] as Bar).to) i++;
    const bar = wait > over.from ? over : (bars[i] as typeof over);
    bar.count++;
  }
  return { bars, over: over.count > 0 ? [over] : [], shortest, median: quantile(sorted, 0.5), p95, longest };
}

/** Round numbers at equal distances, from at or before the first to at or after the last. */
function edgesOf(first: Micros, last: Micros): number[] {
  const step = first === last ? LEAST : Math.max(LEAST / 10, tickStep(first, last, BARS));
  const from = Math.floor(first / step);
  const to = Math.max(from + 1, Math.ceil(last / step));
  return Array.from({ length: to - from + 1 }, (_, i) => (from + i) * step);
}

/** Who sent and heard the most; null before the first message. */
export function busiest(nodes: Totals['nodes']): string | null {
  let most = 0;
  let found: string | null = null;
  for (const [node, { sent, heard }] of Object.entries(nodes))
    if (sent + heard > most) {
      most = sent + heard;
      found = node;
    }
  return found;
}

/** About how wide a word is at the size of the names. */
export function widthOf(word: string): number {
  let wide = 0;
  for (const letter of word) wide += (letter.codePointAt(0) as number) > 0x2e80 ? 12.5 : 7;
  return wide;
}
