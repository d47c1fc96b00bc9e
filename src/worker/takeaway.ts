// The run as text for other programs, in helpings: JSON Lines, one happening a line, and a log that ShiViz draws.

import type { Micros } from '../engine/protocol.ts';
import type { Run } from '../engine/run.ts';
import { jsonLine } from '../scenarios/transcript.ts';
import { Slice, STILL } from './budget.ts';
import { ShivizLog } from './shiviz.ts';

export type TextFormat = 'lines' | 'shiviz';

/** Moves in a helping. */
const HELPING = 2000;

interface Wish {
  readonly format: TextFormat;
  readonly from: number;
  readonly to: number;
  readonly until: Micros;
}

export class Takeaway {
  /** The log that was begun: its clocks go on from helping to helping. */
  private begun: { readonly run: Run; readonly log: ShivizLog } | null = null;

  /** A helping is a slice of work at the most, and it may be empty: what stands before it has to be read again. */
  helping(
    run: Run,
    { format, from, to, until }: Wish,
    slice = new Slice(STILL),
  ): { text: string; next: number | null } {
    const last = Math.min(to, run.positionAt(until), run.length);
    const end = Math.min(last, from + HELPING - 1);
    let text = '';
    let position = from;
    if (format === 'lines') {
      for (; position <= end && slice.takes(); position++) {
        const { at, happenings } = run.frame(position);
        for (const happening of happenings) text += `${jsonLine(position, at, happening)}\n`;
      }
    } else {
      const log = this.logAt(run, from, slice);
      if (from === 0) text += log.head;
      if (log.length < from) return { text, next: from };
      for (; position <= end && slice.takes(); position++) text += log.add(run.frame(position));
    }
    return { text, next: position <= last ? position : null };
  }

  /** A log that has read all before a position, or as much of it as a slice holds. */
  private logAt(run: Run, position: number, slice: Slice): ShivizLog {
    if (this.begun?.run !== run || this.begun.log.length > position) this.begun = { run, log: new ShivizLog(run) };
    const { log } = this.begun;
    while (log.length < position && slice.takes()) log.add(run.frame(log.length));
    return log;
  }
}
