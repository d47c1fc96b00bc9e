// What the runs of a page may cost before somebody is asked, and how long one question may keep the worker's thread. A link
// or a text comes from anybody: seconds of virtual time bound neither.

import type { Run } from '../engine/run.ts';

/** What bounds it: moves of one future, bytes of all of them, messages in flight at one moment. */
export interface Budget {
  readonly moves: number;
  readonly bytes: number;
  readonly inFlight: number;
}

/** Why a run is not played further by itself. */
export type Limit = keyof Budget;

/** What one permission is worth. What is estimated (engine/weight.ts) may take twice as much. */
export const BUDGET: Budget = {
  moves: 1_000_000,
  bytes: 200_000_000,
  // The page draws each, and every move looks at each.
  inFlight: 4_096,
};

/** So many permissions a page can take: more, and its memory is full. */
export const PERMISSIONS = 5;

/** The limit that a run is at, with so many permissions; null while it may go on. */
export function limitOf(run: Run, bytes: number, budget: Budget, permissions: number): Limit | null {
  if (run.length >= permissions * budget.moves) return 'moves';
  if (run.end.world.envelopes.length >= permissions * budget.inFlight) return 'inFlight';
  return bytes >= permissions * budget.bytes ? 'bytes' : null;
}

// --- A slice -----------------------------------------------------------------------------------------------------------

/** Moves, or pieces of work that cost about as much, that one answer may take. */
const PIECES = 20_000;
/** Real milliseconds after which it ends, where they are fewer: a piece may cost a hundred times what another does. */
const LONG = 40;
/** Pieces between two looks at the clock. */
const LOOK = 16;

/** The worker's clock, in real milliseconds. It never says what is answered, only how much of it at once. */
export type Clock = () => number;

/** A clock that stands still: slices are counted, and nothing depends on the machine. */
export const STILL: Clock = () => 0;

/** How much of its work one answer does. */
export class Slice {
  private readonly clock: Clock;
  private readonly ends: number;
  private left: number;

  constructor(clock: Clock, pieces = PIECES) {
    this.clock = clock;
    this.ends = clock() + LONG;
    this.left = pieces;
  }

  /** Pieces until the clock is to be looked at; 0: the rest is for the next question. */
  get room(): number {
    return this.clock() < this.ends ? Math.min(this.left, LOOK) : 0;
  }

  spend(pieces: number): void {
    this.left -= pieces;
  }

  /** Whether there is a piece more to do: to be asked before each. */
  takes(): boolean {
    if (this.left <= 0 || (this.left % LOOK === 0 && this.clock() >= this.ends)) return false;
    this.left--;
    return true;
  }
}
