// Every branch of every rule notes itself, and every note can be told in both languages.

import { describe, expect, it } from 'vitest';
import type { Facts, Seat } from '../../../src/engine/protocol.ts';
import { protocol as raft } from '../../../src/protocols/raft/index.ts';
import { rules } from '../../../src/protocols/raft/rules.ts';
import { words as saidRaftEn } from '../../../src/protocols/raft/words/rules.en.ts';
import { words as saidRaftZh } from '../../../src/protocols/raft/words/rules.zh.ts';
import { Cluster } from './lab.ts';

/** What random lives note, a few for each rule. Two leaders of one term need a broken variant. */
function noted(): Map<string, { node: string; facts: Facts }[]> {
  const all = new Map<string, { node: string; facts: Facts }[]>();
  for (let seed = 0; seed < 24; seed++) {
    const cluster = new Cluster({
      nodes: 1 + (seed % 6),
      seed,
      ...(seed % 4 === 3 ? { variant: 'votesTwice' } : {}),
      clientsEvery: 20_000,
      options: { electionTimeout: [60_000, 90_000], heartbeat: 30_000, entriesPerMessage: 2 },
      network: { mode: 'timed', latency: [1000, 50_000], loss: 200_000, duplication: 200_000 },
    });
    while (cluster.tick(3_000_000) !== null) {
      for (const it of cluster.run.end.happenings) {
        if (it.kind !== 'noted') continue;
        const some = all.get(it.rule) ?? [];
        if (some.length < 40) all.set(it.rule, [...some, it]);
      }
    }
  }
  return all;
}

const notes = noted();

describe('the rules', () => {
  it('are all followed sooner or later, and none is noted that has no citation', () => {
    const start = new Cluster({ nodes: 3 });
    const first = start.frames[0]?.happenings.flatMap((it) => (it.kind === 'noted' ? [it.rule] : [])) ?? [];
    expect([...new Set([...notes.keys(), ...first])].sort()).toEqual(Object.keys(rules).sort());
  });

  it.each(Object.entries({ en: saidRaftEn.rules, zh: saidRaftZh.rules }))(
    'are told in %s with every value in its place',
    (_, words) => {
      for (const [rule, told] of notes) {
        const { name, headline, why } = words[rule as keyof typeof words];
        expect(name).not.toBe('');
        for (const note of told) {
          for (const sentence of [headline(note), why(note)]) {
            expect(sentence, `${rule} ${JSON.stringify(note.facts)}`).not.toMatch(/undefined|NaN|\[object|[{}]|–| {2}/);
            expect(sentence).toContain(rule === 'raft.heartbeat.due' ? '' : note.node.slice(0, 1));
          }
        }
      }
    },
  );

  it('name their facts in both languages alike', () => {
    for (const rule of Object.keys(rules) as (keyof typeof rules)[]) {
      const [en, zh] = [saidRaftEn.rules, saidRaftZh.rules].map((words) =>
        Object.keys((words[rule] as { facts?: object }).facts ?? {}),
      );
      expect(zh, rule).toEqual(en);
    }
  });
});

describe('the portrait', () => {
  it('of a candidate has a tally, of a leader its pointers, of all the facts', () => {
    const cluster = new Cluster({ nodes: 3 });
    cluster.ring('S1', 'election');
    const of = (id: string) => raft.portrait(cluster.role(id), cluster.server(id) as never);
    expect(of('S1').tally).toEqual({ granted: ['S1'], refused: [], needed: 2 });
    expect(of('S1').pointers).toEqual([]);
    cluster.settle();
    cluster.propose('S1', 'x=1');
    expect(of('S1')).toMatchObject({ role: 'leader', epoch: 1, committed: 1, applied: 1, tally: null });
    expect(of('S1').pointers).toEqual([
      { label: 'nextIndex', of: 'S2', index: 2 },
      { label: 'matchIndex', of: 'S2', index: 1 },
      { label: 'nextIndex', of: 'S3', index: 2 },
      { label: 'matchIndex', of: 'S3', index: 1 },
    ]);
    expect(of('S2').votes).toEqual([{ slot: 0, epoch: 1, standing: 'promised', value: 'S1' }]);
    expect(of('S2').slots.at(1)).toEqual({ epoch: 1, value: 'x=1' });
    expect([of('S2').slots.at(0), of('S2').slots.at(2), of('S2').slots.last]).toEqual([null, null, 1]);
    const facts = Object.fromEntries(of('S1').facts.map(({ label, value }) => [label, value]));
    expect(facts).toMatchObject({ currentTerm: '1', votedFor: 'S1', commitIndex: '1', leaderId: 'S1', store: 'x=1' });
    expect(
      of('S1')
        .facts.filter((fact) => fact.durable)
        .map((fact) => fact.label),
    ).toEqual(['currentTerm', 'votedFor', 'lastLogIndex']);
  });
});

describe('the start line', () => {
  const seats = raft.cast({ nodes: 3 });
  const disk = (fields: { readonly [field: string]: string }) => raft.start.disk(fields, seats[0] as Seat, seats);

  it('gives a disk: the same command wherever index and term are the same', () => {
    expect(disk({ log: '1,1,4', term: '6', votedFor: 'S2' })).toEqual({
      currentTerm: 6,
      votedFor: 'S2',
      log: {
        length: 3,
        chunks: [
          [
            { term: 1, command: 'y=1' },
            { term: 1, command: 'y=2' },
            { term: 4, command: 'y=3' },
          ],
        ],
      },
    });
    expect(disk({ log: '1,2' })).toMatchObject({ currentTerm: 2, votedFor: null });
    expect(disk({})).toMatchObject({ currentTerm: 0 });
  });

  it.each<[{ [field: string]: string }, string]>([
    [{ log: '2,1' }, 'log'],
    [{ log: '0' }, 'log'],
    [{ log: '1,x' }, 'log'],
    [{ log: '1,,2' }, 'log'],
    [{ log: Array(1001).fill('1').join() }, 'log'],
    [{ log: '3', term: '2' }, 'term'],
    [{ term: '-1' }, 'term'],
    [{ term: '1e3' }, 'term'],
    [{ term: '9999999' }, 'term'],
    [{ votedFor: 'me' }, 'votedFor'],
    [{ votedFor: 'S4' }, 'votedFor'],
    [{ commitIndex: '3' }, 'commitIndex'],
  ])('refuses %j for its %s', (fields, refused) => {
    expect(disk(fields)).toEqual({ refused });
  });
});
