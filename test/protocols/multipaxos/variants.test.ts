// Each deliberate mistake breaks its invariant by a short schedule, and true Multi-Paxos breaks nothing by the same one.

import { describe, expect, it } from 'vitest';
import { protocol as multipaxos } from '../../../src/protocols/multipaxos/index.ts';
import { Cluster } from './lab.ts';

const schedules: { readonly [variant in keyof typeof multipaxos.variants]: (cluster: Cluster) => void } = {
  // S1 decides x=1 in slot 1 with S2; S3 hears nothing of it and is elected by S2.
  fillsWithoutLooking(cluster) {
    cluster.elect('S1', 'S2');
    cluster.request('S1', 'x=1');
    cluster.deliver('S1', 'S2', 'Accept');
    cluster.deliver('S2', 'S1', 'Accepted');
    cluster.drop(cluster.flying());
    cluster.elect('S3', 'S2');
  },

  // S1 proposes x=1 to itself alone, in ballot 1.1; S3 decides y=2 with S4 and S5, in ballot 1.3. S2 is elected by S4 and
  // S1, whose report comes last and is the older.
  adoptsAnyReported(cluster) {
    cluster.elect('S1', 'S2', 'S4');
    cluster.request('S1', 'x=1');
    cluster.drop(cluster.flying());
    cluster.elect('S3', 'S4', 'S5');
    cluster.request('S3', 'y=2');
    for (const id of ['S4', 'S5']) {
      cluster.deliver('S3', id, 'Accept');
      cluster.deliver(id, 'S3', 'Accepted');
    }
    cluster.drop(cluster.flying());
    cluster.ring('S2', 'election');
    cluster.drop(cluster.flying());
    cluster.elect('S2', 'S4', 'S1');
  },

  // S2 promises S3's ballot; then S1's proposal of a lower one reaches it.
  acceptsBelowPromise(cluster) {
    cluster.elect('S1', 'S2');
    cluster.request('S1', 'x=1');
    cluster.ring('S3', 'election');
    cluster.deliver('S3', 'S2', 'Prepare');
    cluster.deliver('S1', 'S2', 'Accept');
  },

  // The same, but S2 restarts in between.
  promiseNotDurable(cluster) {
    cluster.elect('S1', 'S2');
    cluster.request('S1', 'x=1');
    cluster.ring('S3', 'election');
    cluster.deliver('S3', 'S2', 'Prepare');
    cluster.crash('S2');
    cluster.restart('S2');
    cluster.deliver('S1', 'S2', 'Accept');
  },

  // Slots 1 and 2 are decided by S1 and S2; the news of slot 2 reaches S3 first.
  appliesPastHoles(cluster) {
    cluster.elect('S1', 'S2');
    for (const command of ['x=1', 'y=2']) {
      cluster.request('S1', command);
      cluster.deliver('S1', 'S2', 'Accept');
      cluster.deliver('S2', 'S1', 'Accepted');
    }
    const [, second] = cluster.flying('S1', 'S3', 'Decision');
    cluster.make({ kind: 'deliver', envelope: second?.id ?? 0 });
  },
};

const sizeFor = (variant: string) => (variant === 'adoptsAnyReported' ? 5 : 3);

describe.each(Object.keys(schedules) as (keyof typeof schedules)[])('%s', (variant) => {
  it(`breaks ${multipaxos.variants[variant].breaks} first`, () => {
    const cluster = new Cluster({ nodes: sizeFor(variant), variant });
    schedules[variant](cluster);
    expect(cluster.broken[0]).toBe(multipaxos.variants[variant].breaks);
  });

  it('and true Multi-Paxos does not, by the same schedule', () => {
    const cluster = new Cluster({ nodes: sizeFor(variant) });
    schedules[variant](cluster);
    expect(cluster.broken).toEqual([]);
  });
});

describe('what follows from a mistake', () => {
  it('two values are chosen in a slot when a new leader fills without looking', () => {
    const cluster = new Cluster({ nodes: 3, variant: 'fillsWithoutLooking' });
    schedules.fillsWithoutLooking(cluster);
    cluster.deliver('S3', 'S2', 'Accept');
    expect(cluster.broken).toEqual(['multipaxos.ChosenIsKept', 'multipaxos.Agreement']);
  });

  it('a replica that applied past a hole never makes up for it', () => {
    const cluster = new Cluster({ nodes: 3, variant: 'appliesPastHoles' });
    schedules.appliesPastHoles(cluster);
    cluster.settle();
    expect(cluster.server('S3').decided).toBe(2);
    expect(cluster.server('S3').store).toEqual({ y: '2' });
    expect(cluster.server('S1').store).toEqual({ x: '1', y: '2' });
  });
});
