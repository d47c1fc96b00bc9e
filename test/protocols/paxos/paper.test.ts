// Sentences of the paper, one test each. Lamport 2001, Paxos Made Simple, §2; and Howard, Malkhi & Spiegelman 2016.

import { describe, expect, it } from 'vitest';
import { ballotOf } from '../../../src/protocols/ballot.ts';
import { protocol as paxos } from '../../../src/protocols/paxos/index.ts';
import type { PaxosEvent } from '../../../src/protocols/paxos/messages.ts';
import type { PaxosNode } from '../../../src/protocols/paxos/node.ts';
import { APART, Cluster, hear, node, OPTIONS, timed } from './lab.ts';

const B11 = ballotOf(1, 1);
const B12 = ballotOf(1, 2);
const B21 = ballotOf(2, 1);
const B22 = ballotOf(2, 2);

const prepare = (ballot: number, from = 'P1'): PaxosEvent => ({ type: 'Prepare', ballot, from });
const accept = (ballot: number, value: string, from = 'P1'): PaxosEvent => ({ type: 'Accept', ballot, value, from });
const promise = (from: string, ballot: number, accepted: PaxosNode['accepted'] = null): PaxosEvent => ({
  type: 'Promise',
  ballot,
  accepted,
  from,
});
const accepted = (from: string, ballot: number, value: string): PaxosEvent => ({
  type: 'Accepted',
  ballot,
  value,
  from,
});
const ask = (command: string): PaxosEvent => ({ type: 'client.request', request: 1, command });

/** P1 after it has started ballot 1.1 for a value. */
const preparing = (value = 'coffee') => hear(node('P1'), ask(value)).state;

describe('§2.2, Phase 1 (a)', () => {
  it('a proposer selects a proposal number n and sends a prepare request with number n to acceptors', () => {
    const { sent, node: p1, states } = hear(node('P1'), ask('tea'));
    expect(states.proposer).toBe('preparing');
    expect(sent).toEqual(['A1', 'A2', 'A3'].map((to) => ({ to, message: { type: 'Prepare', ballot: B11 } })));
    expect(p1.round).toBe(1);
  });

  it('different proposals have different numbers: a round, then the proposer', () => {
    // Reference: §2.2, "we require that different proposals have different numbers"; §2.5, disjoint sets of numbers.
    expect(hear(node('P1'), ask('tea')).node.attempt?.ballot).toBe(B11);
    expect(hear(node('P2'), ask('tea')).node.attempt?.ballot).toBe(B12);
    expect(B11 < B12 && B12 < B21 && B21 < B22).toBe(true);
  });

  it('each proposer remembers, in stable storage, the highest-numbered proposal it has tried to issue', () => {
    // Reference: §2.5.
    expect(paxos.durable).toContain('round');
    expect(hear(node('P1', { round: 7 }), ask('tea')).node.attempt?.ballot).toBe(ballotOf(8, 1));
  });
});

describe('§2.2, Phase 1 (b)', () => {
  it.each([
    ['nothing accepted', null],
    ['the highest-numbered proposal accepted, if any', { ballot: B11, value: 'tea' }],
  ])('a higher number is promised, with %s', (_, before) => {
    const after = hear(node('A1', { promised: B11, accepted: before }), prepare(B12, 'P2'));
    expect(after.sent).toEqual([{ to: 'P2', message: { type: 'Promise', ballot: B12, accepted: before } }]);
    expect(after.node).toMatchObject({ promised: B12, accepted: before });
    expect(after.states.acceptor).toBe('promised');
  });

  it('a number below the promise is refused, and the promise stands', () => {
    const after = hear(node('A1', { promised: B12 }, { acceptor: 'promised' }), prepare(B11));
    expect(after.sent).toEqual([{ to: 'P1', message: { type: 'Reject', ballot: B11, promised: B12 } }]);
    expect(after.node.promised).toBe(B12);
  });

  it('the same number again gets the same answer', () => {
    // Departs: the paper answers only "greater than that of any prepare request to which it has already responded".
    const state = node('A1', { promised: B12, accepted: { ballot: B11, value: 'tea' } }, { acceptor: 'promised' });
    const after = hear(state, prepare(B12, 'P2'));
    expect(after.state).toEqual(state);
    expect(after.sent).toHaveLength(1);
    expect(after.effects.some(({ type }) => type === 'vote')).toBe(false);
  });

  it('it may ignore a prepare request in silence', () => {
    const state = node('A1', { promised: B12 }, {}, { reject: false });
    const after = hear(state, prepare(B11));
    expect(after.sent).toEqual([]);
    expect(after.notes).toEqual(['paxos.promise.refused']);
  });
});

describe('§2.2, Phase 2 (a) and P2c', () => {
  it('fewer responses than a majority are not enough', () => {
    const after = hear(preparing(), promise('A1', B11), promise('A1', B11));
    expect(after.states.proposer).toBe('preparing');
    expect(after.sent).toEqual([]);
  });

  it('a majority that reported no proposals leaves any value: its own', () => {
    const after = hear(preparing('coffee'), promise('A1', B11), promise('A2', B11));
    expect(after.sent.map(({ message }) => message)).toEqual(
      Array(3).fill({ type: 'Accept', ballot: B11, value: 'coffee' }),
    );
    expect(after.notes).toContain('paxos.value.free');
  });

  it('v is the value of the highest-numbered proposal among the responses', () => {
    const started = hear(node('P1', { round: 2 }), ask('coffee')).state;
    const ballot = ballotOf(3, 1);
    const low = { ballot: B12, value: 'tea' };
    const high = { ballot: B22, value: 'milk' };
    for (const [first, second] of [
      [low, high],
      [high, low],
    ] as const) {
      const after = hear(started, promise('A1', ballot, first), promise('A2', ballot, second));
      expect(after.sent[0]?.message).toEqual({ type: 'Accept', ballot, value: 'milk' });
      expect(after.facts('paxos.value.bound')).toMatchObject({
        value: { was: 'coffee', is: 'milk' },
        reportedIn: '2.2',
      });
    }
  });

  it('a promise to another ballot counts for nothing', () => {
    const after = hear(preparing(), promise('A1', B11), promise('A2', B12));
    expect(after.states.proposer).toBe('preparing');
    expect(after.notes).toEqual(['paxos.promise.late']);
  });
});

describe('§2.2, Phase 2 (b) and P1a', () => {
  it('an acceptor accepts unless it has promised a number greater than n', () => {
    for (const promised of [0, B11, B12]) {
      const after = hear(node('A1', { promised }), accept(B12, 'tea', 'P2'));
      expect(after.node).toMatchObject({ promised: B12, accepted: { ballot: B12, value: 'tea' } });
      expect(after.states.acceptor).toBe('accepted');
    }
    const refused = hear(node('A1', { promised: B21 }), accept(B12, 'tea', 'P2'));
    expect(refused.node).toMatchObject({ promised: B21, accepted: null });
    expect(refused.sent).toEqual([{ to: 'P2', message: { type: 'Reject', ballot: B12, promised: B21 } }]);
  });

  it('an acceptor must accept the first proposal that it receives', () => {
    // Reference: §2.2, P1.
    expect(hear(node('A1'), accept(B11, 'tea')).node.accepted).toEqual({ ballot: B11, value: 'tea' });
  });

  it('an acceptance is a promise, too', () => {
    const after = hear(node('A1'), accept(B12, 'tea', 'P2'), prepare(B11));
    expect(after.notes).toEqual(['paxos.promise.refused']);
  });

  it('the same proposal again gets the same answer, and is no new vote', () => {
    const after = hear(node('A1'), accept(B11, 'tea'), accept(B11, 'tea'));
    expect(after.sent.map(({ to }) => to)).toEqual(['P1', 'L1']);
    expect(after.effects.some(({ type }) => type === 'vote')).toBe(false);
  });
});

describe('§2.2, abandoning', () => {
  it('a proposer that is told of a higher number abandons its proposal and tries a higher one', () => {
    const beaten = hear(preparing('coffee'), { type: 'Reject', ballot: B11, promised: ballotOf(4, 2), from: 'A2' });
    expect(beaten.states.proposer).toBe('backingOff');
    expect(beaten.timers).toEqual(['backoff']);
    const again = hear(beaten.state, { type: 'timer.backoff' });
    expect(again.node.attempt).toMatchObject({ ballot: ballotOf(5, 1), own: 'coffee' });
  });

  it('it can forget all about it: answers that come later change nothing', () => {
    const beaten = hear(preparing(), { type: 'Reject', ballot: B11, promised: B12, from: 'A2' }).state;
    const after = hear(beaten, promise('A1', B11), promise('A3', B11));
    expect(after.states.proposer).toBe('backingOff');
    expect(after.sent).toEqual([]);
  });

  it('a node that runs a ballot and promises a higher one knows at once that it is beaten', () => {
    const started = hear(node('S1'), ask('coffee')).state;
    const after = hear(started, prepare(B12, 'S2'));
    expect(after.states).toMatchObject({ proposer: 'backingOff', acceptor: 'promised' });
    expect(after.notes).toEqual(['paxos.promise.given', 'paxos.reject.heard']);
  });

  it('without refusals, a ballot that too few answer is given up after some patience', () => {
    let state = hear(node('P1', {}, {}, { reject: false, patience: 2 }), ask('tea')).state;
    const rung = () => hear(state, { type: 'timer.retransmit' });
    for (let i = 0; i < 2; i++) {
      expect(rung().notes).toEqual(['paxos.prepare.again']);
      state = rung().state;
    }
    expect(rung().notes).toEqual(['paxos.ballot.givenUp']);
    expect(rung().states.proposer).toBe('backingOff');
  });
});

describe('§2.3 learning', () => {
  it('a learner finds out that a proposal has been accepted by a majority of acceptors', () => {
    const one = hear(node('L1'), accepted('A1', B11, 'tea'), accepted('A1', B11, 'tea'));
    expect(one.node.learned).toBeNull();
    const two = hear(one.state, accepted('A3', B11, 'tea'));
    expect(two.node.learned).toEqual({ ballot: B11, value: 'tea' });
    expect(two.effects).toContainEqual({ type: 'decide', slot: 1, epoch: B11, value: 'tea', during: B11 });
  });

  it('acceptances of different proposals are not added up, even of one value', () => {
    const after = hear(node('L1'), accepted('A1', B11, 'tea'), accepted('A2', B12, 'tea'));
    expect(after.node.learned).toBeNull();
  });

  it('each acceptor, whenever it accepts a proposal, responds to all learners', () => {
    const after = hear(node('A1'), accept(B11, 'tea'));
    expect(after.sent).toEqual(
      ['P1', 'L1'].map((to) => ({ to, message: { type: 'Accepted', ballot: B11, value: 'tea' } })),
    );
  });

  it('because of message loss, a learner could ask the acceptors what they have accepted', () => {
    const one = hear(node('L1'), accepted('A1', B11, 'tea'));
    expect(one.timers).toEqual(['learn']);
    const asks = hear(one.state, { type: 'timer.learn' });
    expect(asks.sent).toEqual(['A1', 'A2', 'A3'].map((to) => ({ to, message: { type: 'Query' } })));
    const tells = hear(node('A2', { promised: B12, accepted: { ballot: B11, value: 'tea' } }), {
      type: 'Query',
      from: 'L1',
    });
    expect(tells.sent).toEqual([{ to: 'L1', message: { type: 'Accepted', ballot: B11, value: 'tea' } }]);
    expect(hear(node('A2'), { type: 'Query', from: 'L1' }).sent).toEqual([]);
  });

  it('if a learner needs to know whether a value has been chosen, it can have a proposer issue a proposal', () => {
    const cluster = new Cluster();
    cluster.request('P1', 'tea');
    cluster.prepare('P1', 'A1', 'A2');
    cluster.accept('P1', 'A1', 'A2', 'A3');
    cluster.drop(cluster.flying(undefined, 'L1'));
    cluster.settle();
    expect(cluster.learned('L1')).toBeNull();
    cluster.request('P1', 'coffee');
    cluster.settle();
    expect(cluster.learned('L1')).toBe('tea');
    expect(cluster.chosen).toEqual(['1.1 tea', '2.1 tea']);
  });
});

describe('§2.4 progress', () => {
  const duel = (backoff: readonly [number, number]) => {
    const cluster = new Cluster({ counts: { nodes: 3 }, network: timed([10_000, 10_000]), options: { backoff } });
    cluster.request('S1', 'tea');
    cluster.request('S3', 'coffee');
    cluster.play(5_000_000);
    return cluster;
  };

  it('two proposers can each keep issuing proposals with increasing numbers, none of which are ever chosen', () => {
    const cluster = duel([0, 0]);
    expect(cluster.chosen).toEqual([]);
    expect(cluster.of('S1').round).toBeGreaterThan(400);
    expect(cluster.broken).toEqual([]);
  });

  it('a pause drawn at random lets one of them finish', () => {
    // Departs: the paper selects a distinguished proposer as the only one to try issuing proposals.
    const cluster = duel([50_000, 150_000]);
    expect(cluster.chosen.length).toBeGreaterThan(0);
    expect(cluster.answers).toHaveLength(2);
    expect(new Set(cluster.answers).size).toBe(1);
  });
});

describe('§2.5 the implementation', () => {
  it('an acceptor records its intended response in stable storage before sending it', () => {
    const cluster = new Cluster();
    cluster.request('P1', 'tea');
    cluster.prepare('P1', 'A1', 'A2');
    cluster.accept('P1', 'A1');
    cluster.crash('A1');
    cluster.restart('A1');
    expect(cluster.of('A1')).toMatchObject({ promised: B11, accepted: { ballot: B11, value: 'tea' } });
    expect(cluster.role('A1')).toBe('accepted');
    expect(cluster.notes).toEqual(['paxos.node.remembers']);
  });

  it('what a proposer and a learner know is forgotten, but for the round', () => {
    const cluster = new Cluster();
    cluster.request('P1', 'tea');
    cluster.settle();
    for (const id of ['P1', 'L1']) {
      cluster.crash(id);
      cluster.restart(id);
    }
    expect(cluster.of('P1')).toMatchObject({ round: 1, chosen: null, clients: [] });
    expect(cluster.learned('L1')).toBeNull();
  });

  it('each node may play the role of proposer, acceptor and learner, and talks to itself without the network', () => {
    const cluster = new Cluster({ counts: { nodes: 1 } });
    cluster.request('S1', 'tea');
    expect(cluster.answers).toEqual(['tea']);
    expect(cluster.learned('S1')).toBe('tea');
    expect(cluster.sent()).toBe(0);
  });
});

describe('Howard, Malkhi & Spiegelman 2016', () => {
  const refused = (counts: object, options: object, variant: string | null = null) =>
    paxos.refuses({ counts: { ...counts }, options: { ...OPTIONS, ...options } as never, variant });

  it('only quorums of different phases need to intersect', () => {
    const apart = { ...APART, acceptors: 4 };
    expect(refused(apart, { q1: 3, q2: 2 })).toBeNull();
    expect(refused(apart, { q1: 4, q2: 1 })).toBeNull();
    expect(refused(apart, { q1: 2, q2: 2 })).toBe('quorumsNeedNotMeet');
    expect(refused(apart, { q1: 2, q2: 2 }, 'disjointQuorums')).toBeNull();
    expect(refused(apart, { q1: 5, q2: 2 })).toBe('quorumTooLarge');
    expect(refused({ nodes: 4 }, { q1: 1 })).toBe('quorumsNeedNotMeet');
    expect(refused({ nodes: 5, proposers: 1 }, {})).toBe('nodesAndParts');
    expect(refused({ nodes: 3, proposers: 1 }, {})).toBeNull();
  });

  it('with four acceptors, three promise and two accept: that is a decision', () => {
    const cluster = new Cluster({ counts: { proposers: 2, acceptors: 4, learners: 1 }, options: { q1: 3, q2: 2 } });
    cluster.request('P1', 'tea');
    cluster.prepare('P1', 'A1', 'A2');
    expect(cluster.flying('P1', undefined, 'Accept')).toEqual([]);
    cluster.prepare('P1', 'A3');
    cluster.accept('P1', 'A3', 'A4');
    expect(cluster.chosen).toEqual(['1.1 tea']);
    cluster.request('P2', 'coffee');
    cluster.prepare('P2', 'A1', 'A2', 'A3');
    expect(cluster.facts('paxos.value.bound')).toMatchObject({ value: { was: 'coffee', is: 'tea' }, reportedBy: 'A3' });
  });
});
