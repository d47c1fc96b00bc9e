// The only reader of the wall clock. It chooses a playhead and nothing else: how far virtual time has come on the screen.

import type { Micros } from '../engine/protocol.ts';

/** A longer pause between two frames (a hidden tab, a stall) does not make time leap. */
const LONGEST_FRAME = 100;

/** Moves the playhead from frame to frame while it is running. Calls `frame` with the virtual time gone by, in µs. */
export class Ticker {
  private handle = 0;
  private last = 0;
  private readonly frame: (elapsed: Micros) => void;
  private readonly speed: () => number;

  constructor(speed: () => number, frame: (elapsed: Micros) => void) {
    this.speed = speed;
    this.frame = frame;
  }

  start(): void {
    if (this.handle !== 0) return;
    this.last = performance.now();
    this.handle = requestAnimationFrame(this.tick);
  }

  stop(): void {
    cancelAnimationFrame(this.handle);
    this.handle = 0;
  }

  private readonly tick = (now: number): void => {
    const elapsed = Math.min(Math.max(0, now - this.last), LONGEST_FRAME);
    this.last = now;
    this.handle = requestAnimationFrame(this.tick);
    this.frame(elapsed * 1000 * this.speed());
  };
}
