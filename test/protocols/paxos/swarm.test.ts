// Many random lives of a cluster, each from its seed: its shape, its quorums, its network, its faults. No invariant
// breaks, and when all faults end and somebody asks once more, every learner learns. A failure prints the seed and
// everything that was drawn.

import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import type { Choice } from '../../../src/engine/move.ts';
import { refusal } from '../../../src/engine/refusal.ts';
import { protocol as paxos } from '../../../src/protocols/paxos/index.ts';
import { Cluster, type Counts, OPTIONS, timed } from './lab.ts';

/** `npm run long` asks for 2000, and `npm test` for its verdict (test/long). */
const RUNS = Number(process.env.SWARM_RUNS ?? 200);
const BATCHES = 10;

type Draw = (from: number, to: number) => number;

function drawer(seed: number): Draw {
  const generator = xoroshiro128plus(Math.imul(seed + 1, 0x9e3779b1) | 0);
  for (let i = 0; i < 32; i++) generator.next();
  return (from, to) => uniformInt(generator, from, to);
}

const oneOf = <T>(draw: Draw, all: readonly T[]): T => all[draw(0, all.length - 1)] as T;

interface Life {
  readonly counts: Counts;
  readonly latency: readonly [number, number];
  readonly loss: number;
  readonly duplication: number;
  readonly clientsEvery: number;
  /** Moves between two faults. */
  readonly calm: number;
  readonly faults: number;
  readonly options: {
    readonly q1: number;
    readonly q2: number;
    readonly retransmit: number;
    readonly backoff: readonly [number, number];
    readonly learn: number;
    readonly reject: boolean;
    readonly patience: number;
  };
}

/** Quorums of promises and of acceptances that share an acceptor; or majorities. */
function drawQuorums(draw: Draw, acceptors: number): { q1: number; q2: number } {
  if (draw(0, 1) === 0) return { q1: 0, q2: 0 };
  const q2 = draw(1, acceptors);
  return { q1: draw(acceptors - q2 + 1, acceptors), q2 };
}

function drawLife(draw: Draw): Life {
  const least = draw(0, 30_000);
  const apart = draw(0, 1) === 0;
  const counts: Counts = apart
    ? { proposers: draw(1, 4), acceptors: draw(1, 6), learners: draw(1, 3) }
    : { nodes: draw(1, 6) };
  const pause = draw(0, 100_000);
  return {
    counts,
    latency: [least, least + draw(0, 80_000)],
    loss: draw(0, 2) === 0 ? 0 : draw(0, 300_000),
    duplication: draw(0, 2) === 0 ? 0 : draw(0, 300_000),
    clientsEvery: draw(0, 2) === 0 ? 0 : draw(20_000, 300_000),
    calm: draw(2, 40),
    faults: draw(4, 20),
    options: {
      ...drawQuorums(draw, apart ? (counts.acceptors as number) : (counts.nodes as number)),
      retransmit: draw(30_000, 200_000),
      backoff: [pause, pause + draw(0, 300_000)],
      learn: draw(30_000, 300_000),
      reject: draw(0, 2) > 0,
      patience: draw(1, 5),
    },
  };
}

const DRINKS = ['tea', 'coffee', 'cocoa', '茶', 'hot milk'];

function drawFault(draw: Draw, cluster: Cluster): Choice {
  const { ids } = cluster;
  const { envelopes } = cluster.run.end.world;
  const someone = () => oneOf(draw, ids);
  const envelope = envelopes.length === 0 ? 0 : (envelopes[draw(0, envelopes.length - 1)]?.id ?? 0);
  const node = someone();
  switch (draw(0, 13)) {
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
      return { kind: 'set', settings: { latency: [0, draw(0, 120_000)], loss: draw(0, 400_000) } };
    case 8:
      return { kind: 'duplicate', envelope };
    case 9:
      return { kind: 'delay', envelope, by: draw(0, 1_000_000) };
    case 10:
      return { kind: 'ring', node, timer: oneOf(draw, ['retransmit', 'backoff', 'learn']) };
    case 11:
      return { kind: 'drop', envelope };
    default:
      return { kind: 'request', node: oneOf(draw, cluster.proposers), command: oneOf(draw, DRINKS) };
  }
}

function attempt(cluster: Cluster, choice: Choice): void {
  const move = { ...choice, at: cluster.now };
  if (refusal(cluster.run.end.world, move, paxos) === null) cluster.make(choice);
}

function recover(cluster: Cluster): void {
  for (const id of cluster.ids) {
    if (cluster.node(id).up === 'crashed') attempt(cluster, { kind: 'restart', node: id });
    if (cluster.node(id).up === 'paused') attempt(cluster, { kind: 'resume', node: id });
    attempt(cluster, { kind: 'set', settings: { clock: { node: id, rate: 1000 } } });
  }
  attempt(cluster, { kind: 'heal', links: null });
  attempt(cluster, { kind: 'set', settings: { latency: [1000, 10_000], loss: 0, duplication: 0, clients: 0 } });
}

/** One more request; then proposers come to rest, and every learner knows one and the same value. */
function converges(cluster: Cluster): boolean {
  const proposer = cluster.proposers[0] as string;
  cluster.request(proposer, 'water');
  for (let round = 0; round < 240; round++) {
    cluster.play(500_000);
    const values = new Set(cluster.learners.map((id) => cluster.learned(id)));
    if (values.size === 1 && !values.has(null) && cluster.ids.every((id) => cluster.ballot(id) === null)) return true;
  }
  return false;
}

const seen = new Set<string>();

function live(seed: number): void {
  const draw = drawer(seed);
  const life = drawLife(draw);
  const said = `seed ${seed}, ${JSON.stringify(life)}`;
  const { counts, latency, loss, duplication, clientsEvery, options } = life;
  expect(paxos.refuses({ counts, options: { ...OPTIONS, ...options }, variant: null }), said).toBeNull();
  const network = timed(latency, loss, duplication);
  const cluster = new Cluster({ counts, seed, clientsEvery, options, network });
  const check = () => {
    const { history } = cluster.run.end;
    const broke = cluster.frames.flatMap(({ position, happenings }) =>
      happenings.flatMap((it) => (it.kind === 'broke' ? [{ position, ...it }] : [])),
    );
    expect(history.broken, `${said}: ${JSON.stringify(broke)}`).toEqual([]);
  };
  for (let fault = 0; fault < life.faults; fault++) {
    const calm = draw(1, life.calm);
    for (let i = 0; i < calm; i++) cluster.tick();
    attempt(cluster, drawFault(draw, cluster));
  }
  check();
  recover(cluster);
  expect(converges(cluster), `${said}: not everybody learns`).toBe(true);
  check();
  for (const property of cluster.seen) seen.add(property);
}

describe('random lives with faults', () => {
  const size = RUNS / BATCHES;
  it.each(Array.from({ length: BATCHES }, (_, i) => [i * size, (i + 1) * size - 1]))('seeds %i to %i', (from, to) => {
    for (let seed = from; seed <= to; seed++) live(seed);
  });

  it('reach whatever must be reachable', () => {
    expect([...seen].sort()).toEqual(paxos.sometimes.map(({ id }) => id).sort());
  });
});
