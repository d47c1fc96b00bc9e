// The worker's answers in the thread of the test: as the worker gives them, later and with a copy of everything.

import { answering } from '../../src/worker/answering.ts';
import type { Client } from '../../src/worker/client.ts';

export function inProcess(): Client {
  const answer = answering();
  return { ask: async (question, ask) => structuredClone(await answer(question, structuredClone(ask))) };
}
