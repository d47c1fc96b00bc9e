// The only reader of the wall clock. It chooses a playhead and nothing else: how far virtual time has come on the screen.

/** A longer pause between two frames (a hidden tab, a stall) does not make time leap. */
const LONGEST_FRAME = 100;

/** Calls `frame` at each frame while it is running, with the real milliseconds since the one before. */
export class Ticker {
  private handle = 0;
  private last = 0;
  private readonly frame: (elapsed: number) => void;

  constructor(frame: (elapsed: number) => void) {
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
    this.frame(elapsed);
  };
}
