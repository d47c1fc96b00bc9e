// The span of time that a person asks for, in the seconds of two fields.

import type { Micros } from '../../engine/protocol.ts';

export const SECOND = 1_000_000;

export interface Span {
  readonly from: Micros;
  readonly to: Micros;
}

/** As exact as the run is: a span up to a caption has the caption. */
export const toSeconds = (at: Micros): string => String(Math.floor(at) / SECOND);

export function spanOf(from: string, to: string, seen: Micros): Span | null {
  const [first, last] = [from, to].map((value) =>
    value.trim() === '' ? Number.NaN : Math.round(Number(value) * SECOND),
  );
  if (first === undefined || last === undefined || !(first >= 0 && last > first && last <= seen)) return null;
  return { from: first, to: last };
}
