// What the charts of numbers are made of: shares, quantiles and a histogram with round edges. Pure.

import { bin } from 'd3';
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

export interface Distribution {
  readonly bars: readonly { readonly from: Micros; readonly to: Micros; readonly count: number }[];
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
  const bars = bin<number, number>().thresholds(BARS)(sorted);
  return {
    bars: bars.map(({ x0 = 0, x1 = 0, length: count }) => ({ from: x0, to: x1, count })),
    shortest: sorted[0] as number,
    median: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    longest: sorted[sorted.length - 1] as number,
  };
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
