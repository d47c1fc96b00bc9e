// Many random lives of a cluster, each from its seed: its size, its options, its network, its faults. No invariant breaks,
// and when all faults end, a client's request is decided and applied everywhere. A failure prints the seed and everything
// that was drawn. (A wiped disk is not among the faults: an acceptor that forgets its votes is no acceptor.)

import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { canon } from '../../../src/engine/canon.ts';
import type { Choice } from '../../../src/engine/move.ts';
import { refusal } from '../../../src/engine/refusal.ts';
import type { Envelope } from '../../../src/engine/world.ts';
import { protocol as multipaxos } from '../../../src/protocols/multipaxos/index.ts';
import { Cluster } from './lab.ts';

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
  readonly retransmit: number;
  readonly window: number;
  readonly skipPhase1: boolean;
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
    retransmit: draw(20_000, 120_000),
    window: draw(0, 2) === 0 ? 1 : draw(2, 12),
    skipPhase1: draw(0, 3) > 0,
    clientsEvery: draw(0, 5) === 0 ? 0 : draw(1_000, 40_000),
    calm: draw(4, 80),
    faults: draw(8, 36),
  };
}

function drawFault(draw: Draw, cluster: Cluster): Choice | readonly Choice[] {
  const { ids } = cluster;
  const { envelopes } = cluster.run.end.world;
  const someone = () => ids[draw(0, ids.length - 1)] as string;
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
      return { kind: 'set', settings: { latency: [0, draw(0, 80_000)], loss: draw(0, 400_000) } };
    case 8:
      return { kind: 'duplicate', envelope };
    case 9:
      return { kind: 'delay', envelope, by: draw(0, 500_000) };
    case 10:
      return { kind: 'ring', node, timer: draw(0, 2) === 0 ? 'retransmit' : 'election' };
    case 11:
      return broadcastOf(cluster, envelope).map((each) => ({ kind: 'drop', envelope: each }));
    case 12:
      return halfProposed(cluster);
    default:
      return { kind: 'request', node, command: draw(0, 1) === 0 ? 'x' : `k${draw(0, 3)}=${draw(0, 99)}` };
  }
}

/** A leader crashes while two of its slots are open: nobody heard of the first, and of the second whom it reached. */
function halfProposed(cluster: Cluster): Choice[] {
  const { leader } = cluster;
  if (leader === undefined) return [];
  for (const command of ['h=1', 'h=2']) attempt(cluster, { kind: 'request', node: leader, command });
  const slotOf = ({ message }: Envelope) => (message as unknown as { slot: number }).slot;
  const proposals = cluster.flying(leader, undefined, 'Accept');
  const last = Math.max(...proposals.map(slotOf));
  const move = (it: Envelope) => ({ kind: slotOf(it) === last ? 'deliver' : 'drop', envelope: it.id }) as const;
  return [...proposals.map(move), { kind: 'crash', node: leader }];
}

/** An envelope in flight, and all that say the same from the same sender: to lose them all is what leaves holes. */
function broadcastOf(cluster: Cluster, id: number): number[] {
  const { envelopes } = cluster.run.end.world;
  const chosen = envelopes.find((it) => it.id === id);
  if (chosen === undefined) return [id];
  const said = canon(chosen.message);
  return envelopes.filter((it) => it.from === chosen.from && canon(it.message) === said).map((it) => it.id);
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
  const latency = [1000, Math.min(10_000, Math.floor(life.heartbeat / 4))] as [number, number];
  attempt(cluster, { kind: 'set', settings: { latency, loss: 0, duplication: 0, clients: 0 } });
}

/** Every server has applied the same slots, to the same effect, and no slot is left open. */
function agrees(cluster: Cluster): boolean {
  const { leader } = cluster;
  if (leader === undefined) return false;
  const { log, applied, store, promised } = cluster.server(leader);
  return (
    applied === log.length &&
    cluster.ids.every((id) => {
      const other = cluster.server(id);
      return other.promised === promised && other.applied === applied && canon(other.store) === canon(store);
    })
  );
}

/** Whether a client's request is answered and applied everywhere within so many rounds. */
function serves(cluster: Cluster): boolean {
  for (let round = 0; round < 60; round++) {
    const { leader } = cluster;
    const asked = leader !== undefined && cluster.role(leader) === 'leader';
    const already = cluster.frames.length;
    if (asked) cluster.request(leader, `done=${round}`);
    const until = cluster.now + 500_000;
    while (cluster.tick(until) !== null);
    const answered = cluster.frames
      .slice(already)
      .some(({ happenings }) => happenings.some((it) => it.kind === 'answered' && 'result' in it.answer));
    const everywhere = cluster.ids.every((id) => cluster.server(id).store.done === String(round));
    if (asked && answered && everywhere && agrees(cluster)) return true;
  }
  return false;
}

function live(seed: number): void {
  const draw = drawer(seed);
  const life = drawLife(draw);
  const said = `seed ${seed}, ${JSON.stringify(life)}`;
  const { nodes, latency, loss, duplication, clientsEvery } = life;
  const { electionTimeout, heartbeat, retransmit, window, skipPhase1 } = life;
  const cluster = new Cluster({
    nodes,
    seed,
    clientsEvery,
    options: { electionTimeout, heartbeat, retransmit, window, skipPhase1 },
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
    for (const choice of [drawFault(draw, cluster)].flat()) attempt(cluster, choice);
  }
  check();
  recover(cluster, life);
  expect(serves(cluster), `${said}: not served; promised ${cluster.promised}, roles ${cluster.roles}`).toBe(true);
  check();
  for (const id of cluster.seen) reached.set(id, (reached.get(id) ?? 0) + 1);
}

/** How many lives saw what should be reachable. */
const reached = new Map<string, number>();

describe('random lives with faults', () => {
  const size = RUNS / BATCHES;
  it.each(Array.from({ length: BATCHES }, (_, i) => [i * size, (i + 1) * size - 1]))('seeds %i to %i', (from, to) => {
    for (let seed = from; seed <= to; seed++) live(seed);
  });

  it('see everything that should be reachable', () => {
    for (const { id } of multipaxos.sometimes) expect(reached.get(id) ?? 0, id).toBeGreaterThan(20);
  });
});
