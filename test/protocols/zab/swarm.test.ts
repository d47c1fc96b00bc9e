// Many random lives of a cluster, each from its seed: its size, its network, its faults. No invariant breaks, and when all
// faults end, every server has the leader's history and has delivered it. A failure prints the seed and all that was drawn.

import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, test } from 'vitest';
import type { Choice } from '../../../src/engine/move.ts';
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

function agrees(cluster: Cluster): boolean {
  const { leader, ids } = cluster;
  if (leader === undefined) return false;
  const { currentEpoch, history } = cluster.server(leader);
  return ids.every((id) => {
    const server = cluster.server(id);
    const same = cluster.history(id) === cluster.history(leader) && server.lastCommitted === history.length;
    return same && server.currentEpoch === currentEpoch && (id === leader || cluster.role(id) === 'follower');
  });
}

function live(seed: number): void {
  const generator = xoroshiro128plus(Math.imul(seed + 1, 0x9e3779b1) | 0);
  for (let i = 0; i < 32; i++) generator.next();
  const draw = (from: number, to: number) => uniformInt(generator, from, to);
  const least = draw(0, 20_000);
  const nodes = draw(1, 7);
  const ids = Array.from({ length: nodes }, (_, i) => `S${i + 1}`);
  const setting = {
    ...{ nodes, seed },
    clientsEvery: draw(0, 3) === 0 ? 0 : draw(10_000, 150_000),
    down: draw(0, 3) === 0 ? [ids[draw(0, nodes - 1)] as string] : [],
    network: {
      mode: 'timed',
      latency: [least, least + draw(0, 30_000)],
      loss: draw(0, 1) === 0 ? 0 : draw(0, 150_000),
      duplication: 0,
    },
    options: {
      notify: draw(50_000, 150_000),
      finalize: draw(1000, 80_000),
      connect: draw(20_000, 90_000),
      patience: draw(120_000, 400_000),
      ping: draw(20_000, 60_000),
    },
  } as const;
  const cluster = new Cluster(setting);
  const said = `seed ${seed}: ${JSON.stringify(setting)}`;
  const someone = () => ids[draw(0, nodes - 1)] as string;
  const faults = draw(4, 20);
  for (let fault = 0; fault < faults; fault++) {
    for (let i = draw(2, 60); i > 0; i--) cluster.run.tick();
    const [a, b, size] = [someone(), someone(), draw(0, nodes)];
    const { envelopes, nodes: all } = cluster.run.end.world;
    const envelope = envelopes[draw(0, Math.max(0, envelopes.length - 1))]?.id ?? 0;
    const timer = all[draw(0, nodes - 1)]?.timers[0]?.name ?? 'patience';
    const choices: readonly Choice[] = [
      { kind: 'crash', node: a },
      { kind: 'crash', node: cluster.leader ?? a },
      { kind: 'restart', node: a },
      { kind: 'restart', node: b },
      { kind: 'pause', node: a },
      { kind: 'resume', node: a },
      { kind: 'cut', links: [[a, b]] },
      { kind: 'partition', groups: [ids.slice(0, size), ids.slice(size)] },
      { kind: 'heal', links: null },
      { kind: 'drop', envelope },
      { kind: 'delay', envelope, by: draw(0, 600_000) },
      { kind: 'ring', node: a, timer },
      { kind: 'request', node: a, command: draw(0, 1) === 0 ? 'x' : `k${draw(0, 3)}=${draw(0, 99)}` },
      { kind: 'set', settings: { clock: { node: a, rate: draw(300, 3000) } } },
    ];
    const choice = choices[draw(0, choices.length - 1)] as Choice;
    if (!cluster.refuses(choice)) cluster.make(choice);
  }
  const broke = () => JSON.stringify(cluster.run.end.happenings.filter(({ kind }) => kind === 'broke'));
  expect(cluster.broken, `${said} ${broke()}`).toEqual([]);
  for (const id of ids) {
    const { up } = cluster.node(id);
    if (up !== 'up') cluster.make({ kind: up === 'crashed' ? 'restart' : 'resume', node: id });
    cluster.make({ kind: 'set', settings: { clock: { node: id, rate: 1000 } } });
  }
  cluster.make({ kind: 'heal', links: null });
  // A server is patient for longer than the three phases take.
  cluster.make({ kind: 'set', settings: { latency: [1000, 5000], loss: 0, clients: 0 } });
  for (let i = 0; i < 60 && !agrees(cluster); i++) cluster.for(500_000);
  const stand = ids.map((id) => `${id} ${cluster.role(id)} ${cluster.server(id).currentEpoch} ${cluster.history(id)}`);
  expect(agrees(cluster), `${said}: no agreement; ${stand.join('; ')}`).toBe(true);
  expect(cluster.broken, said).toEqual([]);
}
