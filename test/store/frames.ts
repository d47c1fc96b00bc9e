// Frames that come when the test lets them, and a clock that it holds.

import { afterEach, beforeEach } from 'vitest';

export interface Frames {
  /** Lets so many frames go by, 16 ms each. */
  watch(count: number): Promise<void>;
  /** How many are asked for. */
  readonly asked: () => number;
}

/** Everything asked for is answered without a clock: so many turns are plenty. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 60; i++) await Promise.resolve();
}

/** For each test of the file. */
export function framesByHand(): Frames {
  const real = globalThis.performance;
  let now = 0;
  let frames: FrameRequestCallback[] = [];
  beforeEach(() => {
    now = 0;
    frames = [];
    let handle = 1;
    Object.assign(globalThis, {
      requestAnimationFrame: (frame: FrameRequestCallback) => {
        frames.push(frame);
        return handle++;
      },
      cancelAnimationFrame: () => {
        frames = [];
      },
    });
    Object.defineProperty(globalThis, 'performance', { value: { now: () => now }, configurable: true });
  });
  afterEach(() => {
    Object.defineProperty(globalThis, 'performance', { value: real, configurable: true });
  });
  return {
    asked: () => frames.length,
    async watch(count) {
      for (let i = 0; i < count; i++) {
        now += 16;
        const due = frames;
        frames = [];
        for (const frame of due) frame(now);
        await settle();
      }
    },
  };
}
