// Many random lives: no invariant breaks, and when all faults end every transaction that began is decided everywhere. A
// failure prints the seed and everything that was drawn.

import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, test } from 'vitest';
import type { Choice } from '../../../src/engine/move.ts';
import { at } from '../../../src/engine/sequence.ts';
import { Cluster } from './lab.ts';

/** `npm run long` asks for 2000, and `npm test` for its verdict (test/long). */
const RUNS = Number(process.env.SWARM_RUNS ?? 100);
const BATCHES = 10;

describe('random lives', () => {
  const size = RUNS / BATCHES;
  test.each(Array.from({ length: BATCHES }, (_, i) => [i * size, (i + 1) * size - 1]))('seeds %i to %i', (from, to) => {
    for (let seed = from; seed <= to; seed++) live(seed);
  });
});

function live(seed: number): void {
  const generator = xoroshiro128plus(Math.imul(seed + 1, 0x9e3779b1) | 0);
  for (let i = 0; i < 32; i++) generator.next();
  const draw = (from: number, to: number) => uniformInt(generator, from, to);
  const least = draw(0, 30_000);
  const participants = draw(1, 5);
  const setting = {
    participants,
    seed,
    clientsEvery: draw(100_000, 800_000),
    network: {
      mode: 'timed',
      latency: [least, least + draw(0, 80_000)],
      loss: draw(0, 2) === 0 ? 0 : draw(0, 300_000),
      duplication: draw(0, 2) === 0 ? 0 : draw(0, 300_000),
    },
    options: {
      votes: draw(50_000, 400_000),
      resend: draw(30_000, 200_000),
      decision: draw(30_000, 300_000),
      inDoubt: draw(0, 1) === 0 ? 'wait' : 'ask',
    },
  } as const;
  const cluster = new Cluster(setting);
  const said = `seed ${seed}: ${JSON.stringify(setting)}`;
  const ids = ['C1', ...Array.from({ length: participants }, (_, i) => `P${i + 1}`)];
  const node = () => ids[draw(0, ids.length - 1)] as string;
  for (let fault = 0; fault < 15; fault++) {
    for (let i = draw(2, 40); i > 0; i--) cluster.run.tick();
    const [a, b] = [node(), node()];
    const choices: readonly Choice[] = [
      { kind: 'crash', node: a },
      { kind: 'restart', node: a },
      { kind: 'pause', node: a },
      { kind: 'resume', node: a },
      { kind: 'cut', links: [[a, b]] },
      { kind: 'heal', links: null },
    ];
    const choice = choices[draw(0, choices.length - 1)] as Choice;
    if ((choice.kind !== 'cut' || a !== b) && !cluster.refuses(choice)) cluster.make(choice);
  }
  for (const id of ids) {
    const { up } = cluster.node(id);
    if (up !== 'up') cluster.make({ kind: up === 'crashed' ? 'restart' : 'resume', node: id });
  }
  cluster.make({ kind: 'heal', links: null });
  cluster.make({ kind: 'set', settings: { loss: 0, clients: 0 } });
  cluster.until(cluster.run.end.at + 600_000_000);
  expect(cluster.broken, said).toEqual([]);
  const { log, finished } = cluster.coordinator;
  expect(finished, said).toBe(log.length);
  for (const id of ids.slice(1)) {
    const { vote, log: theirs } = cluster.participant(id);
    expect(vote, said).toBeNull();
    for (let i = 0; i < log.length; i++) expect(at(theirs, i), `${said}, ${id} ${i + 1}`).toBe(at(log, i)?.decision);
  }
}
