// Each deliberate mistake breaks its invariant, and no other, by a short schedule; true Paxos breaks nothing by the same.

import { describe, expect, it } from 'vitest';
import { protocol as paxos } from '../../../src/protocols/paxos/index.ts';
import { Cluster } from './lab.ts';

const schedules: { readonly [variant in keyof typeof paxos.variants]: (cluster: Cluster) => void } = {
  // A2 promises ballot 1.2, forgets it in a crash, and accepts in ballot 1.1.
  forgetsPromise(cluster) {
    cluster.request('P1', 'tea');
    cluster.prepare('P1', 'A1', 'A2');
    cluster.request('P2', 'coffee');
    cluster.deliver('P2', 'A2', 'Prepare');
    cluster.crash('A2');
    cluster.restart('A2');
    cluster.accept('P1', 'A2');
  },

  // "tea" is chosen in ballot 1.1 by A1 and A2; P2 hears of it from A2.
  keepsOwnValue(cluster) {
    cluster.request('P1', 'tea');
    cluster.prepare('P1', 'A1', 'A2');
    cluster.accept('P1', 'A1', 'A2');
    cluster.request('P2', 'coffee');
    cluster.prepare('P2', 'A2', 'A3');
  },

  // A1 accepts "tea" in 1.1; "coffee" is chosen in 1.2 by A2 and A3; ballot 2.1 hears of "coffee" first, then of "tea".
  takesAnyValue(cluster) {
    cluster.request('P1', 'tea');
    cluster.prepare('P1', 'A1', 'A2');
    cluster.accept('P1', 'A1');
    cluster.request('P2', 'coffee');
    cluster.prepare('P2', 'A2', 'A3');
    cluster.accept('P2', 'A2', 'A3');
    cluster.accept('P1', 'A2');
    cluster.deliver('A2', 'P1', 'Reject');
    cluster.drop(cluster.flying('P1', undefined, 'Prepare'));
    cluster.ring('P1', 'backoff');
    cluster.prepare('P1', 'A2', 'A1');
  },

  // A2 promises ballot 1.2 and accepts in 1.1 nevertheless.
  acceptsBelowPromise(cluster) {
    cluster.request('P1', 'tea');
    cluster.prepare('P1', 'A1', 'A2');
    cluster.request('P2', 'coffee');
    cluster.deliver('P2', 'A2', 'Prepare');
    cluster.accept('P1', 'A2');
  },

  // One promise of three is enough: A3 has not heard of "tea", which A1 and A2 have chosen.
  disjointQuorums(cluster) {
    cluster.request('P1', 'tea');
    cluster.prepare('P1', 'A1', 'A2');
    cluster.accept('P1', 'A1', 'A2');
    cluster.request('P2', 'coffee');
    cluster.prepare('P2', 'A3');
  },

  // P1 proposes "tea" in its first ballot to A1, restarts, and asks A2 and A3 for its second.
  ballotTwice(cluster) {
    cluster.request('P1', 'tea');
    cluster.prepare('P1', 'A2', 'A3');
    cluster.crash('P1');
    cluster.restart('P1');
    cluster.drop(cluster.flying());
    cluster.request('P1', 'coffee');
    cluster.prepare('P1', 'A2', 'A3');
  },
};

const settingOf = (variant: keyof typeof schedules) =>
  variant === 'disjointQuorums' ? { options: { q1: 1, q2: 2 } } : {};

describe.each(Object.keys(schedules) as (keyof typeof schedules)[])('%s', (variant) => {
  const { breaks } = paxos.variants[variant];

  it(`breaks ${breaks} with the last move, and nothing else`, () => {
    const cluster = new Cluster({ variant, ...settingOf(variant) });
    schedules[variant](cluster);
    expect(cluster.broken).toEqual([breaks]);
    const before = cluster.frames.at(-2);
    expect(before?.history.broken).toEqual([]);
  });

  it('and true Paxos breaks nothing, by the same schedule', () => {
    const cluster = new Cluster();
    schedules[variant](cluster);
    expect(cluster.broken).toEqual([]);
  });
});

describe('two values chosen', () => {
  it('by quorums that need not meet, one ballot a side', () => {
    const counts = { proposers: 2, acceptors: 4, learners: 1 };
    const cluster = new Cluster({ variant: 'disjointQuorums', counts, options: { q1: 2, q2: 2 } });
    for (const [proposer, value, ...side] of [
      ['P1', 'tea', 'A1', 'A2'],
      ['P2', 'coffee', 'A3', 'A4'],
    ] as const) {
      cluster.request(proposer, value);
      cluster.prepare(proposer, ...side);
      cluster.accept(proposer, ...side);
    }
    expect(cluster.chosen).toEqual(['1.1 tea', '1.2 coffee']);
    expect(cluster.broken).toEqual(['paxos.ChosenIsKept', 'paxos.Agreement']);
  });

  it('by a proposer that keeps its own value', () => {
    const cluster = new Cluster({ variant: 'keepsOwnValue' });
    schedules.keepsOwnValue(cluster);
    cluster.accept('P2', 'A2', 'A3');
    expect(cluster.chosen).toEqual(['1.1 tea', '1.2 coffee']);
    expect(cluster.broken).toContain('paxos.Agreement');
  });

  it('by an acceptor that forgets its promise', () => {
    const cluster = new Cluster({ variant: 'forgetsPromise' });
    schedules.forgetsPromise(cluster);
    cluster.deliver('A2', 'P2', 'Promise');
    cluster.prepare('P2', 'A3');
    cluster.accept('P1', 'A1');
    cluster.accept('P2', 'A2', 'A3');
    expect(cluster.chosen).toEqual(['1.1 tea', '1.2 coffee']);
    expect(cluster.broken).toContain('paxos.Agreement');
  });

  it('by an acceptor that accepts below its promise', () => {
    const cluster = new Cluster({ variant: 'acceptsBelowPromise' });
    schedules.acceptsBelowPromise(cluster);
    cluster.deliver('A2', 'P2', 'Promise');
    cluster.prepare('P2', 'A3');
    cluster.accept('P1', 'A1');
    cluster.accept('P2', 'A2', 'A3');
    expect(cluster.chosen).toEqual(['1.1 tea', '1.2 coffee']);
    expect(cluster.broken).toContain('paxos.Agreement');
  });

  it('by a proposer that takes any value', () => {
    const cluster = new Cluster({ variant: 'takesAnyValue' });
    schedules.takesAnyValue(cluster);
    cluster.accept('P1', 'A1');
    cluster.accept('P1', 'A2');
    expect(cluster.chosen).toEqual(['1.2 coffee', '2.1 tea']);
    expect(cluster.broken).toContain('paxos.Agreement');
  });

  it('in one ballot that is used twice', () => {
    const cluster = new Cluster({ variant: 'ballotTwice' });
    cluster.request('P1', 'tea');
    cluster.prepare('P1', 'A1', 'A2');
    cluster.crash('P1');
    cluster.restart('P1');
    cluster.request('P1', 'coffee');
    cluster.prepare('P1', 'A3');
    cluster.prepare('P1', 'A2');
    cluster.accept('P1', 'A1', 'A2');
    expect(cluster.chosen).toEqual(['1.1 tea']);
    cluster.drop(cluster.flying('P1', 'A3', 'Accept').slice(0, 1));
    cluster.accept('P1', 'A2', 'A3');
    expect(cluster.chosen).toEqual(['1.1 tea', '1.1 coffee']);
    expect(cluster.broken).toEqual(['paxos.OneValueABallot', 'paxos.Agreement']);
  });
});
