// The axis where the network waits for somebody: time means nothing there, each move is a step of the same length. A step
// is a column wide, and told by its number.

import { MANUAL_STEP } from '../../engine/clock.ts';
import type { Micros } from '../../engine/protocol.ts';
import type { Lanes } from './lanes.ts';
import { type Axis, endOf, type Fold, firstSpan, foldsIn, type Span, type Tick, ticks, xOf } from './time.ts';

/** A column is at least so wide, in pixels, as long as the reader does not zoom. */
const COLUMN = 44;

/** The stretches of a branch in which its network is manual. @param begins whether it is so from the beginning on. */
export function manualIn(lanes: Lanes, begins: boolean): Fold[] {
  const found: Fold[] = [];
  let since: Micros | null = begins ? 0 : null;
  for (const mark of lanes.rows.get('set ') ?? []) {
    const mode = mark.kind === 'set' && mark.move.kind === 'set' ? mark.move.settings.network : undefined;
    if (mode === 'manual') since ??= mark.at;
    else if (mode === 'timed' && since !== null) {
      found.push({ from: since, to: mark.at });
      since = null;
    }
  }
  if (since !== null) found.push({ from: since, to: Infinity });
  return found;
}

const isIn = (stretches: readonly Fold[], at: Micros): boolean =>
  stretches.some(({ from, to }) => from <= at && at <= to);

export class Steps {
  /** Where the network is manual. */
  stretches: readonly Fold[] = [];
  private begins = false;
  private isNow = false;

  /** Another run. */
  begin(isManual: boolean): void {
    this.begins = isManual;
    this.isNow = isManual;
  }

  /** Whether the end of what was seen is told otherwise than before. */
  read(lanes: Lanes, seenUntil: Micros): boolean {
    const was = this.isNow;
    this.stretches = manualIn(lanes, this.begins);
    this.isNow = isIn(this.stretches, seenUntil);
    return this.isNow !== was;
  }

  /** How much is in view at once, at the most, as long as the reader does not zoom. */
  most(axis: Axis): Micros {
    return this.isNow ? Math.max(1, Math.floor(axis.width / COLUMN)) * MANUAL_STEP : firstSpan(axis).length;
  }
}

/** Round times, and in manual stretches the numbers of steps. @param apart about so many pixels between two. */
export function marksOf(
  span: Span,
  axis: Axis,
  manual: readonly Fold[],
  name: (step: number) => string,
  apart: number,
): Tick[] {
  if (manual.length === 0) return ticks(span, axis, apart);
  const found = ticks(span, axis, apart).filter(({ at }) => !isIn(manual, at));
  const wide = (MANUAL_STEP / span.length) * axis.width;
  // One, two, five, ten columns from one to the next.
  let every = 1;
  for (let i = 0; every * wide < apart; i++) every *= i % 3 === 1 ? 2.5 : 2;
  const folds = foldsIn(span);
  for (const { from, to } of manual) {
    const last = Math.min(to, endOf(span));
    const first = Math.max(0, Math.ceil((span.from - from) / (every * MANUAL_STEP)));
    for (let k = first * every; from + k * MANUAL_STEP <= last; k += every) {
      const at = from + k * MANUAL_STEP;
      if (!isIn(folds, at) && xOf(span, axis, at) >= axis.left) found.push({ at, name: k === 0 ? '0' : name(k) });
    }
  }
  return found.sort((a, b) => a.at - b.at);
}
