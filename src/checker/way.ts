// The way to what was found, move by move. The search keeps one state for all that differ only in who is who; the way is
// walked once more from the real beginning, each time to a state that the next one stands for.

import type { Found, Search } from './search.ts';
import type { Doing, Sink, Space } from './space.ts';
import type { Event } from './steps.ts';

/** Takes the first move that leads where one wants to go. */
class Guide implements Sink {
  doing: Doing | null = null;
  readonly reached: Int32Array;
  length = 0;
  private readonly space: Space;
  private readonly trial: Int32Array;
  private readonly wanted: Int32Array;
  private wantedLength = 0;
  private breaking = false;

  constructor(space: Space) {
    this.space = space;
    this.reached = new Int32Array(space.next.length);
    this.trial = new Int32Array(space.next.length);
    this.wanted = new Int32Array(space.next.length);
  }

  /** @param write writes the state that one wants to come to, and gives its length; null for a move that breaks. */
  seek(write: ((into: Int32Array) => number) | null): void {
    this.doing = null;
    this.breaking = write === null;
    if (write !== null) this.wantedLength = write(this.wanted);
  }

  take(length: number, breaks: boolean, seat: number, event: number, twice: boolean): void {
    const { space, trial, wanted, reached } = this;
    if (this.doing !== null || breaks !== this.breaking) return;
    if (!breaks) {
      if (length !== this.wantedLength) return;
      trial.set(space.next.subarray(0, length));
      space.settle(trial, length);
      for (let i = 0; i < length; i++) if (trial[i] !== wanted[i]) return;
      reached.set(space.next.subarray(0, length));
      this.length = length;
    }
    this.doing = { seat, event: (space.steps.events[seat] as Event[])[event] as Event, twice };
  }
}

/** The moves to what was found. */
export function movesTo({ space, states }: Search, way: readonly number[], { breaks }: Found): Doing[] {
  const guide = new Guide(space);
  const vector = new Int32Array(space.first);
  let length = space.firstLength;
  const moves: Doing[] = [];
  const go = (write: ((into: Int32Array) => number) | null) => {
    guide.seek(write);
    space.expand(vector, length, guide);
    if (guide.doing === null)
      throw new Error('The checker lost its way: a state that it reached cannot be reached again.');
    moves.push(guide.doing);
    vector.set(guide.reached.subarray(0, guide.length));
    length = guide.length;
  };
  for (const state of way.slice(1)) go((into) => states.read(state, into));
  if (breaks) go(null);
  return moves;
}
