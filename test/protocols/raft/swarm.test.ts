// Many random lives of a cluster, each from its seed: its size, its network, its faults. No invariant breaks, and when all
// faults end, the servers agree. A failure prints the seed and everything that was drawn.

import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { canon } from '../../../src/engine/canon.ts';
import type { Choice } from '../../../src/engine/move.ts';
import { refusal } from '../../../src/engine/refusal.ts';
import type { Frame } from '../../../src/engine/run.ts';
import { at } from '../../../src/engine/sequence.ts';
import { Cluster } from './lab.ts';
import { ALSO_TRUE, twins } from './twins.ts';

/** `npm run long` asks for 2000, and `npm test` for its verdict (test/long). */
const RUNS = Number(process.env.SWARM_RUNS ?? 200);
const BATCHES = 10;

type Draw = (from: number, to: number) => number;

function drawer(seed: number): Draw {
  const generator = xoroshiro128plus(Math.imul(seed + 1, 0x9e3779b1) | 0);
  for (let i = 0; i < 32; i++) generator.next();
  return (from, to) => uniformInt(generator, from, to);
}

interface Life {
  readonly nodes: number;
  readonly latency: readonly [number, number];
  readonly loss: number;
  readonly duplication: number;
  readonly electionTimeout: readonly [number, number];
  readonly heartbeat: number;
  readonly entriesPerMessage: number;
  readonly clientsEvery: number;
  /** Moves between two faults. */
  readonly calm: number;
  readonly faults: number;
}

function drawLife(draw: Draw): Life {
  const least = draw(0, 30_000);
  const timeout = draw(60_000, 300_000);
  return {
    nodes: draw(1, 9),
    latency: [least, least + draw(0, 40_000)],
    loss: draw(0, 2) === 0 ? 0 : draw(0, 300_000),
    duplication: draw(0, 2) === 0 ? 0 : draw(0, 300_000),
    electionTimeout: [timeout, timeout + draw(1000, 200_000)],
    heartbeat: draw(20_000, 60_000),
    entriesPerMessage: draw(1, 10),
    clientsEvery: draw(0, 3) === 0 ? 0 : draw(10_000, 100_000),
    calm: draw(4, 60),
    faults: draw(5, 24),
  };
}

function drawFault(draw: Draw, cluster: Cluster): Choice {
  const { ids } = cluster;
  const { envelopes } = cluster.run.end.world;
  const someone = () => ids[draw(0, ids.length - 1)] as string;
  const envelope = envelopes.length === 0 ? 0 : (envelopes[draw(0, envelopes.length - 1)]?.id ?? 0);
  const node = someone();
  switch (draw(0, 12)) {
    case 0:
    case 1:
      return { kind: cluster.node(node).up === 'crashed' ? 'restart' : 'crash', node };
    case 2:
      return { kind: cluster.node(node).up === 'paused' ? 'resume' : 'pause', node };
    case 3: {
      const size = draw(0, ids.length);
      return { kind: 'partition', groups: [ids.slice(0, size), ids.slice(size)] };
    }
    case 4:
      return { kind: 'cut', links: [[node, someone()]] };
    case 5:
      return { kind: 'heal', links: null };
    case 6:
      return { kind: 'set', settings: { clock: { node, rate: draw(300, 3000) } } };
    case 7:
      return { kind: 'set', settings: { latency: [0, draw(0, 80_000)], loss: draw(0, 400_000) } };
    case 8:
      return { kind: 'duplicate', envelope };
    case 9:
      return { kind: 'delay', envelope, by: draw(0, 500_000) };
    case 10:
      return { kind: 'ring', node, timer: 'election' };
    case 11:
      return { kind: 'drop', envelope };
    default:
      return { kind: 'request', node, command: draw(0, 1) === 0 ? 'x' : `k${draw(0, 3)}=${draw(0, 99)}` };
  }
}

function attempt(cluster: Cluster, choice: Choice): void {
  const move = { ...choice, at: cluster.run.end.world.now };
  if (refusal(cluster.run.end.world, move) === null) cluster.make(choice);
}

function recover(cluster: Cluster, life: Life): void {
  for (const id of cluster.ids) {
    if (cluster.node(id).up === 'crashed') attempt(cluster, { kind: 'restart', node: id });
    if (cluster.node(id).up === 'paused') attempt(cluster, { kind: 'resume', node: id });
    attempt(cluster, { kind: 'set', settings: { clock: { node: id, rate: 1000 } } });
  }
  attempt(cluster, { kind: 'heal', links: null });
  // One candidate has to be heard before another stands: the network is quick against the heartbeat, and against the spread
  // of the timeouts (§5.6, §9.3). Seed 528 drew a spread of 1.5 ms, and its candidates split their votes for half a minute.
  const [least, most] = life.electionTimeout;
  const slowest = Math.min(10_000, Math.floor(life.heartbeat / 4), Math.floor((most - least) / 2));
  const latency = [Math.min(1000, slowest), slowest] as [number, number];
  attempt(cluster, { kind: 'set', settings: { latency, loss: 0, duplication: 0, clients: 0 } });
}

/** Every log, commit index and store is the leader's. */
function agrees(cluster: Cluster): boolean {
  const { leader } = cluster;
  if (leader === undefined) return false;
  const { log, commitIndex, store, currentTerm } = cluster.server(leader);
  return (
    commitIndex === log.length &&
    at(log, log.length - 1)?.term === currentTerm &&
    cluster.ids.every((id) => {
      const other = cluster.server(id);
      return (
        other.commitIndex === commitIndex && canon(other.log) === canon(log) && canon(other.store) === canon(store)
      );
    })
  );
}

function converge(cluster: Cluster): boolean {
  for (let round = 0; round < 60; round++) {
    const until = cluster.run.end.world.now + 500_000;
    while (cluster.tick(until) !== null);
    if (agrees(cluster)) return true;
    // Entries of earlier terms are committed with one of the new term: somebody has to ask.
    const { leader } = cluster;
    if (leader !== undefined && cluster.server(leader).pending?.length === 0) cluster.request(leader, `done=${round}`);
  }
  return false;
}

function live(seed: number): void {
  const draw = drawer(seed);
  const life = drawLife(draw);
  const said = `seed ${seed}, ${JSON.stringify(life)}`;
  const { nodes, latency, loss, duplication, clientsEvery, electionTimeout, heartbeat, entriesPerMessage } = life;
  const cluster = new Cluster({
    nodes,
    seed,
    clientsEvery,
    options: { electionTimeout, heartbeat, entriesPerMessage },
    network: { mode: 'timed', latency, loss, duplication },
  });
  const check = () => {
    const { position, happenings, history } = cluster.run.end;
    const broke = happenings.filter((happening) => happening.kind === 'broke');
    expect(history.broken, `${said}: at move ${position} ${JSON.stringify(broke)}`).toEqual([]);
  };
  for (let fault = 0; fault < life.faults; fault++) {
    const calm = draw(1, life.calm);
    for (let i = 0; i < calm; i++) cluster.tick();
    attempt(cluster, drawFault(draw, cluster));
  }
  check();
  recover(cluster, life);
  expect(converge(cluster), `${said}: no agreement; terms ${cluster.terms}, roles ${cluster.roles}`).toBe(true);
  check();
  const { frames } = cluster;
  for (let i = 1; i < frames.length; i++)
    for (const [name, holds] of Object.entries(ALSO_TRUE))
      if (!holds(frames[i - 1] as Frame, frames[i] as Frame)) expect.fail(`${said}: ${name}, at move ${i}`);
  if (seed % 10 > 0) return;
  for (const [id, holds] of Object.entries(twins)) expect(holds(frames), `${said}: the twin of ${id}`).toBe(true);
}

describe('random lives with faults', () => {
  const size = RUNS / BATCHES;
  it.each(Array.from({ length: BATCHES }, (_, i) => [i * size, (i + 1) * size - 1]))('seeds %i to %i', (from, to) => {
    for (let seed = from; seed <= to; seed++) live(seed);
  });
});
