// What a `set` changes, told by small Raft clusters.

import { describe, expect, it } from 'vitest';
import { nextMove } from '../../src/engine/clock.ts';
import type { Choice, Move, Settings } from '../../src/engine/move.ts';
import type { Network, World } from '../../src/engine/world.ts';
import { Cluster } from '../protocols/raft/lab.ts';

const timed = (fields: Partial<Network> = {}): Network => ({
  mode: 'timed',
  latency: [10_000, 10_000],
  loss: 0,
  duplication: 0,
  ...fields,
});

const world = (cluster: Cluster): World => cluster.run.end.world;
const set = (cluster: Cluster, settings: Settings) => cluster.make({ kind: 'set', settings });

/** Runs the clock until a time, and makes a move then. */
function at(cluster: Cluster, time: number, move: Choice) {
  while (cluster.tick(time) !== null);
  return cluster.run.make({ ...move, at: time } as Move);
}

describe('settings', () => {
  it('latency: both ends included, for messages sent from then on', () => {
    const cluster = new Cluster({ nodes: 9, network: timed({ latency: [1, 3] }) });
    while (cluster.flying().length === 0) cluster.tick();
    const under = cluster.flying().map((envelope) => envelope.arrivesAt - envelope.sentAt);
    expect(new Set(under)).toEqual(new Set([1, 2, 3]));
    set(cluster, { latency: [50_000, 50_000] });
    expect(cluster.flying().map((envelope) => envelope.arrivesAt - envelope.sentAt)).toEqual(under);
  });

  it('loss: of a thousand messages as many as it says; what is lost is seen until it would have arrived', () => {
    const cluster = new Cluster({ nodes: 5, seed: 3, network: timed({ loss: 300_000 }) });
    let sent = 0;
    let gone = 0;
    while (sent < 3000) {
      for (const it of cluster.tick()?.happenings ?? []) {
        if (it.kind === 'sent') sent++;
        if (it.kind === 'lost') gone++;
      }
    }
    expect(gone / sent).toBeGreaterThan(0.27);
    expect(gone / sent).toBeLessThan(0.33);
  });

  it('duplication: a message flies twice', () => {
    const cluster = new Cluster({ nodes: 3, network: timed({ duplication: 1_000_000 }) });
    while (cluster.flying().length === 0) cluster.tick();
    const to = cluster.flying().map((envelope) => envelope.to);
    expect([to[0], to[2]]).toEqual([to[1], to[3]]);
    expect(cluster.flying()).toHaveLength(4);
  });

  it('a manual network moves nothing by itself, and loses nothing', () => {
    const cluster = new Cluster({
      nodes: 3,
      clientsEvery: 1000,
      network: { ...timed({ loss: 1_000_000 }), mode: 'manual' },
    });
    expect(nextMove(world(cluster))).toBe(null);
    expect(cluster.tick()).toBe(null);
    cluster.campaign('S1');
    expect(cluster.leader).toBe('S1');
    expect(nextMove(world(cluster))).toBe(null);
  });

  it('from manual to timed: what flies sets out anew and overdue timers start over', () => {
    const cluster = new Cluster({ nodes: 3 });
    cluster.ring('S1', 'election');
    cluster.run.make({ kind: 'set', at: 5_000_000, settings: { network: 'timed', latency: [10_000, 10_000] } });
    expect(cluster.flying().map((envelope) => envelope.arrivesAt)).toEqual([5_010_000, 5_010_000]);
    for (const id of cluster.ids) {
      const ringsAt = cluster.node(id).timers[0]?.ringsAt as number;
      expect(ringsAt).toBeGreaterThanOrEqual(5_150_000);
      expect(ringsAt).toBeLessThanOrEqual(5_300_000);
    }
    while (cluster.leader === undefined) cluster.tick();
    expect(world(cluster).now).toBeLessThan(6_000_000);
  });

  it('from manual to timed while a node is paused: its timers go on waiting', () => {
    const cluster = new Cluster({ nodes: 3 });
    const remaining = cluster.node('S1').timers[0]?.ringsAt as number;
    cluster.make({ kind: 'pause', node: 'S1' });
    cluster.run.make({ kind: 'set', at: 5_000_000, settings: { network: 'timed' } });
    cluster.make({ kind: 'resume', node: 'S1' });
    expect(cluster.node('S1').timers[0]?.ringsAt).toBe(5_000_000 + remaining);
  });

  it('a clock set while its node is paused changes only what then remains of its timers', () => {
    const cluster = new Cluster({ nodes: 3, network: timed() });
    const ringsAt = cluster.node('S1').timers[0]?.ringsAt as number;
    at(cluster, 50_000, { kind: 'pause', node: 'S1' });
    at(cluster, 90_000, { kind: 'set', settings: { clock: { node: 'S1', rate: 500 } } });
    at(cluster, 100_000, { kind: 'resume', node: 'S1' });
    expect(cluster.node('S1').timers[0]?.ringsAt).toBe(100_000 + 2 * (ringsAt - 50_000));
  });
});
