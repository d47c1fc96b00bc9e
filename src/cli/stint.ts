// How much of a scenario is played before somebody is asked: a text from anybody may play on for days, or until the memory
// is full. A stint is bounded by moves and by messages in flight, which are the same
// everywhere, and by what Node.js may take here.

import { getHeapStatistics } from 'node:v8';
import type { Micros } from '../engine/protocol.ts';
import type { Run } from '../engine/run.ts';
import { Weight } from '../engine/weight.ts';
import type { Player } from '../scenarios/player.ts';
import { writeInstant } from '../scenarios/transcript.ts';

export const MOVES = 1_000_000;
export const MOVES_AT_MOST = 1_000_000_000;
/** The exit code of a scenario that was not played to its end. */
export const STOPPED = 3;

/** What is estimated may take twice as much; and what is printed has to be made somewhere. */
const SHARE = 0.4;
/** Messages in flight: every move looks at each. */
const IN_FLIGHT = 10_000;
/** Moves between two looks at what it takes. */
const LOOK = 1024;

export class Stint {
  /** Why it is over; null while it is not. */
  sentence: string | null = null;
  private readonly moves: number;
  private readonly bytes: number;
  /** The run that is played now, and what the others keep. */
  private weight: { readonly run: Run; readonly of: Weight; lookAt: number } | null = null;

  /** @param bytes that the run may take. */
  constructor(moves: number, bytes = getHeapStatistics().heap_size_limit * SHARE) {
    this.moves = moves;
    this.bytes = bytes;
  }

  /** Moves that a run may still make, so many at the most. */
  room(run: Run, most: number): number {
    return Math.max(1, Math.min(most, LOOK, this.moves - run.length));
  }

  isOver(run: Run): boolean {
    if (this.weight?.run !== run) this.weight = { run, of: new Weight(run), lookAt: LOOK };
    const { weight } = this;
    const where = `${run.length.toLocaleString('en')} moves, ${writeInstant(run.end.at).trim()} s`;
    if (run.length >= this.moves) {
      this.sentence = `Stopped at ${where}. With --moves ${2 * this.moves} it goes on as far again.`;
    } else if (run.length >= weight.lookAt) {
      weight.lookAt = run.length + LOOK;
      const inFlight = run.end.world.envelopes.length;
      if (inFlight > IN_FLIGHT)
        this.sentence = `Stopped at ${where}: ${inFlight.toLocaleString('en')} messages are in flight, and there would be ever more.`;
      else if (weight.of.bytes > this.bytes)
        this.sentence = `Stopped at ${where}: Node.js has no room for more. NODE_OPTIONS=--max-old-space-size=8000 gives it 8 GB.`;
    }
    return this.sentence !== null;
  }

  /** Plays up to a time; whether it got there. */
  plays(player: Player, until: Micros): boolean {
    while (player.advance(until, this.room(player.run, LOOK)) === 'spent') if (this.isOver(player.run)) return false;
    return true;
  }
}
