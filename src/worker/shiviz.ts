// A log for ShiViz (Beschastnikh, Wang, Brun & Ernst 2016), which draws a space-time diagram of vector clocks (Fidge 1988,
// Mattern 1989). Two lines a happening, as its default regular expression wants them: what happened, then whose it is and
// that host's clock.
//
// Each node is a host. Clients are one, for a request comes from somewhere; and what is nobody's (a cut, a message lost, a
// broken promise) stands on a host of its own, which hears of messages and never tells a node anything: no arrow in the
// drawing says that a node could know of it.

import { ownerOf } from '../engine/causality.ts';
import type { Happening } from '../engine/happening.ts';
import type { Frame, Run } from '../engine/run.ts';
import { tell, writeInstant } from '../scenarios/transcript.ts';

/** ShiViz's own default: the first line of a file that it opens, before a line for several runs, which stays empty. */
export const DEFAULT_EXPRESSION = '(?<event>.*)\\n(?<host>\\S*) (?<clock>{.*})';

export const CLIENTS = 'clients';
export const NOBODY = 'laboratory';

type Clock = { [host: string]: number };

export class ShivizLog {
  readonly head = `${DEFAULT_EXPRESSION}\n\n`;
  private readonly run: Run;
  /** By host: its clock. */
  private readonly clocks: { [host: string]: Clock } = {};
  /** By envelope: the clock of its sending. */
  private readonly sendings = new Map<number, Clock>();
  /** Positions that were read: from 0 up to, not including, this. */
  length = 0;

  constructor(run: Run) {
    this.run = run;
  }

  /** The lines of the next move's happenings. */
  add({ at, move, happenings }: Frame): string {
    let text = '';
    const doubled = move?.kind === 'duplicate' ? move.envelope : null;
    for (const happening of happenings) {
      const { host, clock } = this.take(happening, doubled);
      const said = tell(this.run.protocol, happening).replace(/\s+/g, ' ');
      text += `${writeInstant(at).trim()} ${said}\n${host} ${JSON.stringify(clock)}\n`;
    }
    this.length++;
    return text;
  }

  /** @param doubled the envelope of which somebody made another in this move. */
  private take(happening: Happening, doubled: number | null): { host: string; clock: Clock } {
    const owner = ownerOf(happening, doubled !== null);
    const host = owner ?? (happening.kind === 'sent' && doubled === null ? CLIENTS : NOBODY);
    const before = 'envelope' in happening ? this.sendings.get(happening.envelope.id) : undefined;
    const twin = happening.kind === 'sent' && doubled !== null ? this.sendings.get(doubled) : undefined;
    const clock = merged(this.clocks[host], before ?? twin);
    clock[host] = (clock[host] ?? 0) + 1;
    this.clocks[host] = clock;
    // Who hears a message that was doubled could know of its first sending, and of nothing that the laboratory saw.
    if (happening.kind === 'sent') this.sendings.set(happening.envelope.id, twin ?? clock);
    else if (happening.kind === 'heard' || happening.kind === 'lost') this.sendings.delete(happening.envelope.id);
    return { host, clock };
  }
}

/** A new clock that knows of all that both know of. */
function merged(a: Clock = {}, b: Clock = {}): Clock {
  const clock = { ...a };
  for (const host in b) clock[host] = Math.max(clock[host] ?? 0, b[host] as number);
  return clock;
}
