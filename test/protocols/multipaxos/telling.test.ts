// Every branch of every rule notes itself, and every note can be told in both languages; and what a portrait shows.

import { describe, expect, it } from 'vitest';
import type { Facts, Seat } from '../../../src/engine/protocol.ts';
import { ballotOf } from '../../../src/protocols/ballot.ts';
import { parseCommand } from '../../../src/protocols/keyvalue.ts';
import { protocol as multipaxos } from '../../../src/protocols/multipaxos/index.ts';
import { isNoop, NOOP } from '../../../src/protocols/multipaxos/log.ts';
import { rules } from '../../../src/protocols/multipaxos/rules.ts';
import { words as saidMultipaxosEn } from '../../../src/protocols/multipaxos/words/rules.en.ts';
import { words as saidMultipaxosZh } from '../../../src/protocols/multipaxos/words/rules.zh.ts';
import { Cluster } from './lab.ts';

type Note = { readonly node: string; readonly facts: Facts };

/** What random lives note, some for each rule, and a hole besides, which is rare by chance. */
function noted(): Map<string, Note[]> {
  const all = new Map<string, Note[]>();
  const hear = (cluster: Cluster) => {
    for (const it of cluster.run.end.happenings) {
      if (it.kind !== 'noted') continue;
      const some = all.get(it.rule) ?? [];
      if (some.length < 60) all.set(it.rule, [...some, it]);
    }
  };
  const variants = Object.keys(multipaxos.variants);
  for (let seed = 0; seed < 48; seed++) {
    const variant = variants[seed % (2 * variants.length)];
    const cluster = new Cluster({
      nodes: 1 + (seed % 6),
      seed,
      ...(variant === undefined ? {} : { variant }),
      clientsEvery: 10_000,
      options: {
        electionTimeout: [60_000, 90_000],
        heartbeat: 30_000,
        retransmit: 40_000,
        window: 1 + (seed % 4),
        skipPhase1: seed % 3 > 0,
      },
      network: { mode: 'timed', latency: [1000, 50_000], loss: 200_000, duplication: 200_000 },
    });
    hear(cluster);
    for (let i = 0; i < 800; i++) {
      cluster.tick();
      hear(cluster);
      if (i % 200 === 199) cluster.crash(cluster.ids[0] as string);
      if (i % 200 === 20 && i > 200) cluster.restart(cluster.ids[0] as string);
    }
  }
  // A replica that lags by just as many slots as a message holds asks on, in vain.
  const lagging = new Cluster({ nodes: 3 });
  lagging.campaign('S1');
  lagging.crash('S3');
  for (let i = 1; i <= 8; i++) lagging.propose('S1', `x=${i}`);
  lagging.restart('S3');
  lagging.heartbeat('S1');
  hear(lagging);
  for (const variant of [{}, { variant: 'fillsWithoutLooking' }]) {
    const cluster = new Cluster({ nodes: 3, ...variant });
    cluster.elect('S1', 'S2');
    cluster.request('S1', 'x=1');
    cluster.drop(cluster.flying());
    cluster.request('S1', 'y=2');
    cluster.deliver('S1', 'S2', 'Accept');
    cluster.drop(cluster.flying());
    cluster.ring('S3', 'election');
    cluster.deliver('S3', 'S2', 'Prepare');
    cluster.deliver('S2', 'S3', 'Promise');
    hear(cluster);
    cluster.make({ kind: 'request', node: 'S2', command: 'x' });
    hear(cluster);
  }
  return all;
}

const notes = noted();

describe('the rules', () => {
  it('are all followed sooner or later, and none is noted that has no citation', () => {
    expect([...notes.keys()].sort()).toEqual(Object.keys(rules).sort());
  });

  it.each(Object.entries({ en: saidMultipaxosEn.rules, zh: saidMultipaxosZh.rules }))(
    'are told in %s with every value in its place',
    (_, words) => {
      for (const [rule, told] of notes) {
        const { name, headline, why } = words[rule as keyof typeof words];
        expect(name).not.toBe('');
        for (const note of told) {
          for (const sentence of [headline(note), why(note)]) {
            expect(sentence, `${rule} ${JSON.stringify(note.facts)}`).not.toMatch(/undefined|NaN|\[object|[{}]|–| {2}/);
            expect(sentence).toMatch(/[\p{L}\d]/u);
          }
          expect(why(note), rule).toMatch(/[.。]$/);
        }
      }
    },
  );

  it('name their facts in both languages alike', () => {
    for (const rule of Object.keys(rules) as (keyof typeof rules)[]) {
      const [en, zh] = [saidMultipaxosEn.rules, saidMultipaxosZh.rules].map((words) =>
        Object.keys((words[rule] as { facts?: object }).facts ?? {}),
      );
      expect(zh, rule).toEqual(en);
    }
  });

  it('say why a no-op: nobody accepted anything here, and a slot above may be decided', () => {
    const [hole] = notes.get('multipaxos.slot.filled')?.filter(({ facts }) => facts.above !== null) ?? [];
    const told = hole as Note;
    expect(saidMultipaxosEn.rules['multipaxos.slot.filled'].why(told)).toMatch(
      /^Nobody in the quorum \(.*\) reported anything in slot \d+: .*; but above it, in slot \d+, .* reported .*\. Commands/,
    );
  });
});

describe('the no-op', () => {
  it('is no command, so no client can ask for it', () => {
    expect(parseCommand(NOOP)).toBeNull();
    expect(multipaxos.commands(NOOP)).toBe(false);
    expect(['noop', 'no-op', 'x=(no-op)'].filter(isNoop)).toEqual([]);
    expect(isNoop(NOOP)).toBe(true);
  });
});

describe('the portrait', () => {
  it('shows holes, each slot with the ballot that decided it, promises and acceptances', () => {
    const cluster = new Cluster({ nodes: 3 });
    const of = (id: string) => multipaxos.portrait(cluster.role(id), cluster.server(id) as never);
    cluster.ring('S1', 'election');
    expect(of('S1').tally).toEqual({ granted: ['S1'], refused: [], needed: 2 });
    cluster.settle();
    cluster.request('S1', 'x=1');
    cluster.drop(cluster.flying());
    cluster.request('S1', 'y=2');
    cluster.deliver('S1', 'S2', 'Accept');
    expect(of('S1')).toMatchObject({ role: 'leader', epoch: ballotOf(1, 1), committed: 0, applied: 0, tally: null });
    expect([of('S2').slots.at(1), of('S2').slots.at(2), of('S2').slots.last]).toEqual([
      null,
      { epoch: ballotOf(1, 1), value: 'y=2' },
      2,
    ]);
    expect(of('S2').votes).toEqual([
      { slot: 0, epoch: ballotOf(1, 1), standing: 'promised', value: null },
      { slot: 2, epoch: ballotOf(1, 1), standing: 'accepted', value: 'y=2' },
    ]);
    cluster.deliver('S2', 'S1', 'Accepted');
    expect(of('S1').slots.at(2)).toEqual({ epoch: ballotOf(1, 1), value: 'y=2', decided: true });
    expect(of('S1')).toMatchObject({ committed: 0, applied: 0 });
    const facts = Object.fromEntries(of('S1').facts.map(({ label, value }) => [label, value]));
    expect(facts).toMatchObject({
      promised: '1.1',
      round: '1',
      inFlight: '1',
      window: '1…8',
      leader: 'S1',
      store: '–',
    });
    expect(
      of('S1')
        .facts.filter((fact) => fact.durable)
        .map((fact) => fact.label),
    ).toEqual(['promised', 'round', 'lastSlot']);
  });
});

describe('the start line', () => {
  const seats = multipaxos.cast({ nodes: 3 });
  const disk = (fields: { readonly [field: string]: string }) => multipaxos.start.disk(fields, seats[0] as Seat, seats);

  it('gives a promise, and the round that goes with it', () => {
    expect(disk({ promised: '4.2' })).toEqual({ promised: ballotOf(4, 2), round: 4 });
    expect(disk({})).toEqual({});
  });

  it.each<[{ [field: string]: string }, string]>([
    [{ promised: '4' }, 'promised'],
    [{ promised: '4.4' }, 'promised'],
    [{ promised: '0.1' }, 'promised'],
    [{ promised: '9999999.1' }, 'promised'],
    [{ log: '1.1' }, 'log'],
  ])('refuses %j for its %s', (fields, refused) => {
    expect(disk(fields)).toEqual({ refused });
  });
});
