// What the paper says: a claim a test, with its section.

import { expect, test } from 'vitest';
import type { Move } from '../../engine/move.ts';
import type { Protocol } from '../../engine/protocol.ts';
import { Run } from '../../engine/run.ts';
import { slice } from '../../engine/sequence.ts';
import { TIMED } from '../../engine/world.ts';
import { protocol } from './index.ts';

test('§1: a client that asks is answered, and the round ends once', () => {
  const seats = protocol.cast({ nodes: 2 });
  const genesis = { seats, seed: 1, network: TIMED, clientsEvery: 0, start: {}, options: { resend: 100_000 } };
  const run = new Run(protocol as Protocol, genesis);
  run.make({ kind: 'request', node: 'N1', command: 'hello', at: 0 } as Move);
  while (run.tick(1_000_000) !== null);
  expect(slice(run.end.history.decisions, 0)).toMatchObject([{ node: 'N1', slot: 1, value: 'hello' }]);
  expect(run.end.history.broken).toEqual([]);
});
