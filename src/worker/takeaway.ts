// The run as text for other programs, in helpings: JSON Lines, one happening a line, and a log that ShiViz draws.

import type { Micros } from '../engine/protocol.ts';
import type { Run } from '../engine/run.ts';
import { jsonLine } from '../scenarios/transcript.ts';
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

  helping(run: Run, { format, from, to, until }: Wish): { text: string; next: number | null } {
    const last = Math.min(to, run.positionAt(until), run.length);
    const end = Math.min(last, from + HELPING - 1);
    let text = '';
    if (format === 'lines') {
      for (let position = from; position <= end; position++) {
        const { at, happenings } = run.frame(position);
        for (const happening of happenings) text += `${jsonLine(position, at, happening)}\n`;
      }
    } else {
      const log = this.logAt(run, from);
      if (from === 0) text += log.head;
      for (let position = from; position <= end; position++) text += log.add(run.frame(position));
    }
    return { text, next: end < last ? end + 1 : null };
  }

  /** A log that has read all before a position. */
  private logAt(run: Run, position: number): ShivizLog {
    if (this.begun?.run !== run || this.begun.log.length !== position) {
      const log = new ShivizLog(run);
      while (log.length < position) log.add(run.frame(log.length));
      this.begun = { run, log };
    }
    return this.begun.log;
  }
}
