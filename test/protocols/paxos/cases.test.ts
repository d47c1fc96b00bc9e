// What implementers of Paxos found worth testing: orders of messages that have gone wrong somewhere.

import { describe, expect, it } from 'vitest';
import { Cluster, timed } from './lab.ts';

const FIVE = { proposers: 5, acceptors: 5, learners: 1 };

describe('duelling proposers', () => {
  it.each([1, 10, 100])('for %i rounds: no decision, and nothing breaks', (rounds) => {
    const cluster = new Cluster();
    cluster.request('P1', 'tea');
    cluster.prepare('P1', 'A1', 'A2', 'A3');
    cluster.request('P2', 'coffee');
    let [beaten, other] = ['P1', 'P2'];
    for (let round = 0; round < rounds; round++) {
      cluster.prepare(other, 'A1', 'A2', 'A3');
      cluster.accept(beaten, 'A1', 'A2', 'A3');
      expect(cluster.notes).toEqual(['paxos.accept.refused']);
      cluster.deliver('A1', beaten, 'Reject');
      cluster.ring(beaten, 'backoff');
      [beaten, other] = [other, beaten];
    }
    expect(cluster.chosen).toEqual([]);
    expect(cluster.broken).toEqual([]);
    expect(cluster.ids.filter((id) => cluster.accepted(id) !== null)).toEqual([]);
    expect(cluster.of('P1').round + cluster.of('P2').round).toBe(2 * rounds + 1);
  });
});

describe('an uncontended agreement of three', () => {
  it('takes at most nine messages between the proposer and the others', () => {
    const cluster = new Cluster({ counts: { nodes: 3 } });
    cluster.request('S1', 'tea');
    cluster.settle();
    expect(cluster.answers).toEqual(['tea']);
    const toldLearners = cluster.sent('Accepted') - 2;
    expect(['Prepare', 'Promise', 'Accept'].map((type) => cluster.sent(type))).toEqual([2, 2, 2]);
    // Two tell the proposer; the others tell the learners that the paper lets a distinguished learner tell (§2.3).
    expect(cluster.sent() - toldLearners).toBe(8);
    expect(toldLearners).toBe(4);
  });

  it('needs only four of them to arrive', () => {
    const cluster = new Cluster({ counts: { nodes: 3 } });
    cluster.request('S1', 'tea');
    cluster.prepare('S1', 'S2');
    cluster.accept('S1', 'S2');
    expect(cluster.chosen).toEqual(['1.1 tea']);
    cluster.deliver('S2', 'S1', 'Accepted');
    expect([cluster.learned('S1'), cluster.answers]).toEqual(['tea', ['tea']]);
  });
});

describe('a deaf proposer', () => {
  it('that sends but does not hear neither decides nor harms', () => {
    const cluster = new Cluster({ network: timed([10_000, 20_000]) });
    cluster.make({ kind: 'cut', links: ['A1', 'A2', 'A3'].map((id) => [id, 'P1'] as const) });
    cluster.request('P1', 'tea');
    cluster.play(1_000_000);
    expect(cluster.role('P1')).toBe('preparing');
    expect([cluster.chosen, cluster.answers]).toEqual([[], []]);
    cluster.request('P2', 'coffee');
    cluster.play(1_000_000);
    expect(cluster.learned('L1')).toBe('coffee');
    expect(cluster.broken).toEqual([]);
  });
});

describe('a ballot after a crash', () => {
  it('is a new one: the round is on disk', () => {
    const cluster = new Cluster();
    cluster.request('P1', 'tea');
    expect(cluster.ballot('P1')).toBe('1.1');
    cluster.crash('P1');
    cluster.restart('P1');
    cluster.request('P1', 'coffee');
    expect(cluster.ballot('P1')).toBe('2.1');
  });
});

describe('quorums', () => {
  it('the one that accepts need not be the one that promised', () => {
    const cluster = new Cluster();
    cluster.request('P1', 'tea');
    cluster.prepare('P1', 'A1', 'A2');
    cluster.accept('P1', 'A2', 'A3');
    expect(cluster.chosen).toEqual(['1.1 tea']);
    expect(cluster.broken).toEqual([]);
  });

  it('a minority chooses nothing, and its value may be replaced', () => {
    const cluster = new Cluster();
    cluster.request('P1', 'tea');
    cluster.prepare('P1', 'A1', 'A2');
    cluster.accept('P1', 'A1');
    expect(cluster.chosen).toEqual([]);
    cluster.request('P2', 'coffee');
    cluster.prepare('P2', 'A2', 'A3');
    cluster.accept('P2', 'A2', 'A3');
    expect(cluster.chosen).toEqual(['1.2 coffee']);
  });

  it('the same value accepted by a majority in two ballots is not yet chosen', () => {
    const cluster = new Cluster();
    cluster.request('P1', 'tea');
    cluster.prepare('P1', 'A1', 'A2');
    cluster.accept('P1', 'A1');
    cluster.request('P2', 'coffee');
    cluster.prepare('P2', 'A1', 'A2');
    cluster.accept('P2', 'A2');
    expect([cluster.accepted('A1'), cluster.accepted('A2')]).toEqual(['1.1 tea', '1.2 tea']);
    expect(cluster.chosen).toEqual([]);
  });

  it('a value may be chosen that no learner and no proposer knows of yet; a later ballot finds it', () => {
    const cluster = new Cluster();
    cluster.request('P1', 'tea');
    cluster.prepare('P1', 'A1', 'A2');
    cluster.accept('P1', 'A1', 'A2');
    cluster.crash('P1');
    cluster.drop(cluster.flying());
    expect([cluster.chosen, cluster.learned('L1')]).toEqual([['1.1 tea'], null]);
    cluster.request('P2', 'coffee');
    cluster.settle();
    expect(cluster.learned('L1')).toBe('tea');
    expect(cluster.answers).toEqual(['tea']);
  });
});

describe('an older ballot', () => {
  it('may place its value on a minority after another value is chosen', () => {
    const cluster = new Cluster();
    cluster.request('P1', 'tea');
    cluster.prepare('P1', 'A1', 'A2');
    cluster.request('P2', 'coffee');
    cluster.prepare('P2', 'A2', 'A3');
    cluster.accept('P2', 'A2', 'A3');
    expect(cluster.chosen).toEqual(['1.2 coffee']);
    cluster.accept('P1', 'A1');
    expect(cluster.accepted('A1')).toBe('1.1 tea');
    expect(cluster.broken).toEqual([]);
    cluster.accept('P1', 'A2', 'A3');
    expect(cluster.chosen).toEqual(['1.2 coffee']);
    expect(cluster.broken).toEqual([]);
  });

  it('of a minority, then a late fifth proposer: it learns what the three decided', () => {
    const cluster = new Cluster({ counts: FIVE });
    cluster.request('P1', 'tea');
    cluster.prepare('P1', 'A1', 'A2', 'A3');
    cluster.accept('P1', 'A1', 'A2');
    cluster.request('P2', 'coffee');
    cluster.prepare('P2', 'A3', 'A4', 'A5');
    cluster.accept('P2', 'A3', 'A4', 'A5');
    expect(cluster.chosen).toEqual(['1.2 coffee']);
    cluster.request('P5', 'cocoa');
    cluster.prepare('P5', 'A1', 'A2', 'A5');
    expect(cluster.facts('paxos.value.bound')).toMatchObject({
      value: { was: 'cocoa', is: 'coffee' },
      reports: { A1: '1.1 tea', A2: '1.1 tea', A5: '1.2 coffee' },
      reportedBy: 'A5',
    });
    cluster.settle();
    expect(cluster.learned('L1')).toBe('coffee');
    expect(cluster.broken).toEqual([]);
  });
});

describe('messages late and doubled', () => {
  it('an Accept that arrives without any Prepare is accepted', () => {
    const cluster = new Cluster();
    cluster.request('P1', 'tea');
    cluster.prepare('P1', 'A1', 'A2');
    cluster.accept('P1', 'A3');
    expect(cluster.accepted('A3')).toBe('1.1 tea');
  });

  it('a Prepare that arrives after its ballot was accepted repeats the promise, with that very proposal', () => {
    const cluster = new Cluster();
    cluster.request('P1', 'tea');
    cluster.prepare('P1', 'A1', 'A2');
    cluster.accept('P1', 'A3');
    cluster.deliver('P1', 'A3', 'Prepare');
    expect(cluster.notes).toEqual(['paxos.promise.repeated']);
    cluster.deliver('A3', 'P1', 'Promise');
    expect(cluster.notes).toEqual(['paxos.promise.late']);
  });

  it('a doubled Accepted counts once', () => {
    const cluster = new Cluster();
    cluster.request('P1', 'tea');
    cluster.prepare('P1', 'A1', 'A2');
    cluster.accept('P1', 'A1');
    for (const { id } of cluster.flying('A1')) cluster.make({ kind: 'duplicate', envelope: id });
    while (cluster.flying('A1').length > 0)
      cluster.make({ kind: 'deliver', envelope: cluster.flying('A1')[0]?.id ?? 0 });
    expect([cluster.chosen, cluster.learned('L1'), cluster.answers]).toEqual([[], null, []]);
  });

  it('a client that asks a busy proposer is answered with the chosen value, whatever it asked for', () => {
    const cluster = new Cluster();
    cluster.request('P1', 'tea');
    cluster.request('P1', 'coffee');
    expect(cluster.notes).toEqual(['paxos.client.waits']);
    cluster.settle();
    expect(cluster.answers).toEqual(['tea', 'tea']);
  });

  it('a client whose proposer crashes is forgotten', () => {
    const cluster = new Cluster();
    cluster.request('P1', 'tea');
    cluster.crash('P1');
    cluster.restart('P1');
    cluster.settle();
    expect([cluster.answers, cluster.role('P1')]).toEqual([[], 'idle']);
  });
});
