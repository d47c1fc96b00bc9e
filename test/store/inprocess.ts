// The worker's laboratory in the thread of the test: it answers as the worker does, later and with a copy of everything.

import type { Client } from '../../src/worker/client.ts';
import { Laboratory } from '../../src/worker/laboratory.ts';
import type { Ask, RunQuestion } from '../../src/worker/wire.ts';

export function inProcess(): Client {
  const laboratory = new Laboratory();
  return {
    ask: async (question, ask) =>
      structuredClone(laboratory.answer(question as RunQuestion, structuredClone(ask) as Ask<RunQuestion>)) as never,
  };
}
