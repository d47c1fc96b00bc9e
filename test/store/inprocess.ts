// The worker's answers in the thread of the test: as the worker gives them, later and with a copy of everything.

import { afterEach, beforeEach } from 'vitest';
import { answering } from '../../src/worker/answering.ts';
import type { Budget } from '../../src/worker/budget.ts';
import type { Client } from '../../src/worker/client.ts';
import { ALONE } from '../../src/worker/unhurried.ts';

export function inProcess(budget?: Budget): Client {
  const answer = answering(ALONE, budget);
  return { ask: async (question, ask) => structuredClone(await answer(question, structuredClone(ask))) };
}

/** Each test of the file has frames that never come. */
export function withoutFrames(): void {
  let kept: unknown;
  beforeEach(() => {
    kept = globalThis.requestAnimationFrame;
    Object.assign(globalThis, { requestAnimationFrame: () => 1, cancelAnimationFrame: () => {} });
  });
  afterEach(() => {
    Object.assign(globalThis, { requestAnimationFrame: kept });
  });
}
