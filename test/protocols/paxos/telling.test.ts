// Every branch of every rule notes itself, and every note can be told in both languages. What portraits and descriptors
// say of a node.

import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../src/engine/protocol.ts';
import { protocol as paxos } from '../../../src/protocols/paxos/index.ts';
import { rules } from '../../../src/protocols/paxos/rules.ts';
import { words as saidPaxosEn } from '../../../src/protocols/paxos/words/rules.en.ts';
import { words as saidPaxosZh } from '../../../src/protocols/paxos/words/rules.zh.ts';
import { APART, Cluster, timed } from './lab.ts';

const VARIANTS = [undefined, ...Object.keys(paxos.variants)];

/** What random lives note, of the protocol and of every mistake. */
function noted(): Map<string, { node: string; facts: Facts }[]> {
  const all = new Map<string, { node: string; facts: Facts }[]>();
  for (let seed = 0; seed < 56; seed++) {
    const cluster = new Cluster({
      counts: seed % 2 === 0 ? { nodes: 1 + (seed % 5) } : { proposers: 2, acceptors: 3, learners: 1 },
      seed,
      variant: VARIANTS[seed % VARIANTS.length],
      clientsEvery: 40_000,
      options: { reject: seed % 3 > 0, patience: 1, retransmit: 40_000, backoff: [0, 60_000], learn: 50_000 },
      network: timed([1000, 60_000], 200_000, 200_000),
    });
    for (let round = 0; round < 12; round++) {
      const node = cluster.ids[(seed + round) % cluster.ids.length] as string;
      cluster.play(100_000);
      cluster.crash(node);
      cluster.play(30_000);
      cluster.restart(node);
    }
    for (const { happenings } of cluster.frames)
      for (const it of happenings) {
        if (it.kind !== 'noted') continue;
        const some = all.get(it.rule) ?? [];
        if (some.length < 200) all.set(it.rule, [...some, it]);
      }
  }
  return all;
}

const notes = noted();

describe('the rules', () => {
  it('are all followed sooner or later, and none is noted that has no citation', () => {
    expect([...notes.keys()].sort()).toEqual(Object.keys(rules).sort());
  });

  it.each(Object.entries({ en: saidPaxosEn.rules, zh: saidPaxosZh.rules }))(
    'are told in %s with every value in its place',
    (_, words) => {
      for (const [rule, told] of notes) {
        const { name, headline, why } = words[rule as keyof typeof words];
        expect(name).not.toBe('');
        for (const note of told) {
          for (const sentence of [headline(note), why(note)])
            expect(sentence, `${rule} ${JSON.stringify(note.facts)}`).not.toMatch(
              /undefined|NaN|\[object|[{}]|–| {2}|^ | $|“”|ballot 0|编号 0/,
            );
          expect(headline(note), rule).toContain(note.node);
          expect(why(note), rule).toMatch(/^\S.*[.。]$/);
        }
      }
    },
  );

  it('name their facts in both languages alike', () => {
    for (const rule of Object.keys(rules) as (keyof typeof rules)[]) {
      const [en, zh] = [saidPaxosEn.rules, saidPaxosZh.rules].map((words) =>
        Object.keys((words[rule] as { facts?: object }).facts ?? {}),
      );
      expect(zh, rule).toEqual(en);
    }
  });

  it('name, in each fact about a message, whom it came from', () => {
    for (const rule of [
      'promise.given',
      'accept.refused',
      'value.bound',
      'reject.heard',
      'learn.learned',
      'value.chosen',
    ])
      for (const { facts } of notes.get(`paxos.${rule}`) ?? []) expect(facts.from).toMatch(/^[SPA]\d$/);
  });
});

describe('why a value is bound', () => {
  it('says who reported it, in which ballot', () => {
    const cluster = new Cluster();
    cluster.request('P1', 'tea');
    cluster.prepare('P1', 'A1', 'A2');
    cluster.accept('P1', 'A2');
    cluster.request('P2', 'coffee');
    cluster.prepare('P2', 'A2', 'A3');
    const note = { node: 'P2', facts: cluster.facts('paxos.value.bound') as Facts };
    const { headline, why } = saidPaxosEn.rules['paxos.value.bound'];
    expect(headline(note)).toBe('P2 must propose “tea”, not its own “coffee”');
    expect(why(note)).toBe(
      'A2 and A3 answered ballot 1.2: a quorum. A2 reported that it had accepted “tea” in ballot 1.1. That is the highest ballot it was told of: where every rule is kept and no disk is lost, no other value is or can be chosen below ballot 1.2.',
    );
    expect(saidPaxosZh.rules['paxos.value.bound'].headline(note)).toBe('P2 必须提议“tea”，而不是自己的“coffee”');
  });

  it('does not say that it must be, where a mistake has it take another value than the highest ballot’s', () => {
    const cluster = new Cluster({ variant: 'takesAnyValue', counts: { ...APART, proposers: 3 } });
    cluster.request('P1', 'tea');
    cluster.prepare('P1', 'A1', 'A2');
    cluster.accept('P1', 'A1');
    cluster.request('P2', 'coffee');
    cluster.prepare('P2', 'A2', 'A3');
    cluster.accept('P2', 'A2', 'A3');
    cluster.request('P3', 'cocoa');
    cluster.prepare('P3', 'A2', 'A1');
    const note = { node: 'P3', facts: cluster.facts('paxos.value.bound') as Facts };
    expect(saidPaxosEn.rules['paxos.value.bound'].headline(note)).toBe(
      'P3 proposes “tea”, though ballot 1.2 is the highest it was told of',
    );
    expect(saidPaxosZh.rules['paxos.value.bound'].headline(note)).toBe('P3 提议“tea”，尽管它听到的最高编号是 1.2');
  });
});

describe('the portrait', () => {
  const of = (cluster: Cluster, id: string) => paxos.portrait(cluster.role(id), cluster.of(id));
  const captions = (cluster: Cluster, id: string) =>
    of(cluster, id)
      .facts.filter(({ caption }) => caption)
      .map(({ label, value }) => `${label} ${value}`);

  it('of roles apart: what each is about', () => {
    const cluster = new Cluster();
    expect([of(cluster, 'P1').role, of(cluster, 'A1').role, of(cluster, 'L1').role]).toEqual([
      'idle',
      'acceptor',
      'learner',
    ]);
    cluster.request('P1', 'tea');
    cluster.prepare('P1', 'A1');
    expect(of(cluster, 'P1')).toMatchObject({
      role: 'preparing',
      epoch: 11,
      tally: { granted: ['A1'], refused: [], needed: 2 },
    });
    expect(captions(cluster, 'P1')).toEqual(['own tea']);
    expect(of(cluster, 'A1')).toMatchObject({
      role: 'promised',
      epoch: 11,
      votes: [{ slot: 1, epoch: 11, standing: 'promised', value: null }],
    });
    cluster.prepare('P1', 'A2');
    cluster.accept('P1', 'A1', 'A2');
    expect(of(cluster, 'P1')).toMatchObject({ role: 'proposing', tally: { granted: [], needed: 2 } });
    expect(captions(cluster, 'P1')).toEqual(['value tea']);
    expect(captions(cluster, 'A1')).toEqual(['accepted 1.1 · tea']);
    expect(of(cluster, 'A1').slots.at(1)).toEqual({ epoch: 11, value: 'tea', decided: false });
    expect(of(cluster, 'A1').committed).toBe(0);
    cluster.settle();
    expect(of(cluster, 'L1')).toMatchObject({ role: 'learned', epoch: 11, committed: 1, tally: null });
    expect(of(cluster, 'L1').slots.at(1)).toEqual({ epoch: 11, value: 'tea', decided: true });
    expect([of(cluster, 'L1').slots.at(0), of(cluster, 'L1').slots.at(2)]).toEqual([null, null]);
    expect(captions(cluster, 'L1')).toEqual(['learned 1.1 · tea']);
    expect([of(cluster, 'P1').role, captions(cluster, 'P1')]).toEqual(['idle', ['chosen 1.1 · tea']]);
  });

  it('of an acceptor that accepted in one ballot and promised another: both', () => {
    const cluster = new Cluster();
    cluster.request('P1', 'tea');
    cluster.prepare('P1', 'A1', 'A2');
    cluster.accept('P1', 'A1');
    cluster.request('P2', 'coffee');
    cluster.prepare('P2', 'A1');
    expect(of(cluster, 'A1')).toMatchObject({ role: 'promised', epoch: 12 });
    expect(of(cluster, 'A1').votes.map(({ standing, epoch }) => `${standing} ${epoch}`)).toEqual([
      'accepted 11',
      'promised 12',
    ]);
    cluster.accept('P1', 'A2');
    cluster.deliver('P2', 'A3', 'Prepare');
    cluster.accept('P1', 'A3');
    cluster.deliver('A3', 'P1', 'Reject');
    expect(of(cluster, 'P1')).toMatchObject({ role: 'backingOff', tally: { refused: ['A3'] } });
  });

  it('of a node that plays every role: one word for all of them', () => {
    const cluster = new Cluster({ counts: { nodes: 3 } });
    const roles = () => cluster.ids.map((id) => cluster.role(id));
    expect(roles()).toEqual(['idle', 'idle', 'idle']);
    cluster.request('S1', 'tea');
    cluster.deliver('S1', 'S2', 'Prepare');
    expect(roles()).toEqual(['preparing', 'promised', 'idle']);
    cluster.deliver('S2', 'S1', 'Promise');
    cluster.deliver('S1', 'S3', 'Accept');
    expect(roles()).toEqual(['proposing', 'promised', 'accepted']);
    cluster.settle();
    expect(roles()).toEqual(['learned', 'learned', 'learned']);
    expect(captions(cluster, 'S2')).toEqual(['accepted 1.1 · tea', 'learned 1.1 · tea']);
  });
});

describe('the cast', () => {
  const ids = (counts: { readonly [count: string]: number }) => paxos.cast(counts).map(({ id }) => id);

  it('is of nodes that play every role, or of roles apart', () => {
    expect(ids({ nodes: 3, proposers: 0, acceptors: 0, learners: 0 })).toEqual(['S1', 'S2', 'S3']);
    expect(ids({ nodes: 3, proposers: 2, acceptors: 3, learners: 1 })).toEqual(['P1', 'P2', 'A1', 'A2', 'A3', 'L1']);
    expect(ids({ nodes: 3, proposers: 1, acceptors: 0, learners: 0 })).toEqual(['P1', 'A1', 'A2', 'A3', 'L1']);
  });
});

describe('values', () => {
  it.each(['tea', '茶', 'hot milk', 'x=1', '☕', 'a'.repeat(32)])('%s may be proposed', (value) => {
    expect(paxos.commands(value)).toBe(true);
  });
  it.each(['', ' ', ' tea', 'tea ', 'a"b', 'a\nb', '\u0000', 'a'.repeat(33)])('%j may not', (value) => {
    expect(paxos.commands(value)).toBe(false);
  });
  it('that clients ask for by themselves differ and may be proposed', () => {
    const asked = [1, 2, 3, 4, 5, 6].map(paxos.clients.command);
    expect(new Set(asked).size).toBe(6);
    expect(asked.every(paxos.commands)).toBe(true);
  });
});

describe('the start line', () => {
  const disk = (fields: { readonly [field: string]: string }) => paxos.start.disk(fields);

  it('gives a proposer the rounds that it used', () => {
    const cluster = new Cluster({ start: { P1: disk({ round: '4' }) } });
    cluster.request('P1', 'tea');
    expect(cluster.ballot('P1')).toBe('5.1');
  });

  it.each<[{ [field: string]: string }, string]>([
    [{ round: '-1' }, 'round'],
    [{ round: '1e3' }, 'round'],
    [{ round: '1000001' }, 'round'],
    [{ accepted: '1.1' }, 'accepted'],
  ])('refuses %j for its %s', (fields, refused) => {
    expect(disk(fields)).toEqual({ refused });
  });
});
