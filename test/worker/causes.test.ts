// What the worker says of a record: causes, order, quiet stretches, crowds; and what a fork takes over.

import { describe, expect, it } from 'vitest';
import type { RunQuestion } from '../../src/worker/wire.ts';
import { type Ask, BLOCK, type Reply } from '../../src/worker/wire.ts';
import { Laboratory } from './whole.ts';

const TEXT = `quorum 1
raft nodes=5 seed=3
options electionTimeout=150..300ms heartbeat=50ms
`;

function opened(text = TEXT) {
  const laboratory = new Laboratory();
  const reply = laboratory.answer('open', { text });
  if ('problem' in reply) throw new Error(JSON.stringify(reply.problem));
  const branch = reply.branch.id;
  /** Asks until there is an answer, and counts how often. */
  let asked = 0;
  function ask<Q extends RunQuestion>(question: Q, wanted: Omit<Ask<Q>, 'branch'>, of = branch): NonNullable<Reply<Q>> {
    for (asked = 1; ; asked++) {
      const answer = laboratory.answer(question, { ...wanted, branch: of } as Ask<Q>);
      if (answer !== null) return answer as NonNullable<Reply<Q>>;
    }
  }
  const reach = (at: number) => {
    while (!laboratory.answer('seek', { branch, at }).reached);
  };
  return { laboratory, branch, ask, reach, asked: () => asked };
}

describe('causes', () => {
  it('says when, on each node, a past ends and a future begins, as far as was asked', () => {
    const { laboratory, branch, ask, reach } = opened();
    reach(2_000_000);
    const marks = laboratory.answer('play', {
      branch,
      known: 0,
      until: 0,
      most: 0,
      apart: 0,
      landmarks: 0,
      starts: 0,
    }).landmarks;
    const elected = marks.find(({ happening }) => happening.kind === 'became' && happening.role === 'leader');
    if (elected?.happening.kind !== 'became') throw new Error('Nobody was elected.');
    const { position, at, happening } = elected;
    const [shot] = laboratory.answer('stretch', { branch, from: position, to: position }).shots;
    const index = shot?.happenings.findIndex(({ kind }) => kind === 'became');
    const { past, future } = ask('causes', { position, index, until: 2_000_000 });
    // A leader knows of a majority's votes, and all come to know that it leads.
    expect(Object.keys(past.ends).length).toBeGreaterThanOrEqual(3);
    for (const end of Object.values(past.ends)) expect(end.at).toBeLessThanOrEqual(at);
    expect(Object.keys(future.ends).sort()).toEqual(['S1', 'S2', 'S3', 'S4', 'S5']);
    for (const [node, end] of Object.entries(future.ends))
      if (node === happening.node) expect(end).toEqual({ position, index: (index as number) + 1, at });
      else expect(end.at).toBeGreaterThan(at);
    // Nobody else can know of it at once.
    expect(Object.keys(ask('causes', { position, index, until: at + 1000 }).future.ends)).toEqual([happening.node]);
    expect(ask('order', { a: { position: 1, index: 0 }, b: { position, index: 0 } }).order).toBe('before');
    expect(ask('order', { a: { position, index: 0 }, b: { position: 1, index: 0 } }).order).toBe('after');
    expect(ask('order', { a: { position: 0, index: 0 }, b: { position: 0, index: 0 } }).order).toBe('same');
  });

  it('reads a long run in helpings, once, and a fork takes over what it can', () => {
    const { laboratory, branch, ask, reach, asked } = opened();
    reach(120_000_000);
    const until = 110_000_000;
    const whole = ask('causes', { position: 5000, until });
    expect(asked()).toBeGreaterThan(3);
    expect(ask('causes', { position: 5000, until })).toEqual(whole);
    expect(asked()).toBe(1);
    const at = laboratory.answer('stretch', { branch, from: 9000, to: 9000 }).shots[0]?.at as number;
    const made = laboratory.answer('make', { branch, position: 9000, at, choice: { kind: 'crash', node: 'S1' } });
    if ('refusal' in made) throw new Error(made.refusal);
    const other = made.branch.id;
    const forked = ask('causes', { position: 9001, index: 0, until: at }, other);
    expect(asked()).toBe(1);
    expect(forked.past.size).toBeGreaterThan(9000);
    expect(ask('causes', { position: 5000, until })).toEqual(whole);
  });

  it('goes on with a quiet stretch in a fork where its parent was in the middle of one', () => {
    const { laboratory, branch, ask, reach } = opened();
    reach(30_000_000);
    ask('quiet', { known: 0, until: 30_000_000 });
    const position = 20 * BLOCK + 5;
    const at = laboratory.answer('stretch', { branch, from: position, to: position }).shots[0]?.at as number;
    const made = laboratory.answer('make', { branch, position, at, choice: { kind: 'heal', links: null } });
    if ('refusal' in made) throw new Error(made.refusal);
    const other = made.branch.id;
    laboratory.answer('seek', { branch: other, at: at + 5_000_000 });
    const { over, open } = ask('quiet', { known: 0, until: at + 5_000_000 }, other);
    expect(over.map(({ last }) => last)).toContain(position);
    expect(over.find(({ last }) => last === position)?.first).toBe(ask('quiet', { known: 0, until: 0 }).open?.first);
    expect(open?.first).toBe(position + 2);
  });
});

describe('quiet', () => {
  it('is where nothing changed: not an election, not a request, not a fault', () => {
    const { laboratory, branch, ask, reach } = opened(`${TEXT}at 4s request S1 "x=1"\nat 8s crash S2\n`);
    reach(12_000_000);
    const { over, open } = ask('quiet', { known: 0, until: 12_000_000 });
    expect(over.length).toBeGreaterThanOrEqual(2);
    // Heartbeats that find a node crashed change nothing either.
    expect((open ?? over.at(-1))?.from).toBeLessThan(8_500_000);
    expect((open ?? over.at(-1))?.to).toBeGreaterThan(11_500_000);
    expect(ask('quiet', { known: over.length, until: 12_000_000 }).over).toEqual([]);
    expect(open === null || open.to <= 12_000_000).toBe(true);
    for (const { first, last, from, to } of over) {
      expect(last - first).toBeGreaterThanOrEqual(30);
      expect(from).toBeLessThan(to);
      const { shots } = laboratory.answer('stretch', { branch, from: first, to: Math.min(last, first + 1000) });
      expect(shots[0]?.at).toBe(from);
      const began = shots[0]?.scene.nodes.map(({ role, epoch, committed }) => [role, epoch, committed]);
      for (const { happenings, scene } of shots) {
        expect(scene.nodes.map(({ role, epoch, committed }) => [role, epoch, committed])).toEqual(began);
        for (const { kind } of happenings) expect(['sent', 'heard', 'queued', 'lost', 'rang', 'noted']).toContain(kind);
      }
    }
    expect(over.some(({ from, to }) => from < 8_000_000 && to > 8_000_000)).toBe(false);
  });
});

describe('crowd', () => {
  it('counts every message once where it is sent and once where it is heard, without the kinds left out', () => {
    const { laboratory, branch, ask, reach } = opened();
    reach(3_000_000);
    const bins = { from: 200_000, bin: 100_000, bins: 25, until: 3_000_000 };
    const { nodes } = ask('crowd', { ...bins, without: [] });
    const kinds = new Set<string>();
    const counts: Record<string, number[]> = {};
    const end = laboratory.answer('seek', { branch, at: 3_000_000 }).shot.position;
    for (let from = 0; from <= end; from += 1024)
      for (const shot of laboratory.answer('stretch', { branch, from, to: Math.min(end, from + 1023) }).shots)
        for (const happening of shot.happenings) {
          if ((happening.kind !== 'sent' && happening.kind !== 'heard') || happening.node === null) continue;
          kinds.add(happening.envelope.message.type);
          const bin = Math.floor((shot.at - bins.from) / bins.bin);
          counts[happening.node] ??= new Array<number>(bins.bins).fill(0);
          const row = counts[happening.node] as number[];
          if (bin >= 0 && bin < bins.bins) row[bin] = (row[bin] as number) + 1;
        }
    expect(nodes).toEqual(counts);
    const none = ask('crowd', { ...bins, without: [...kinds] }).nodes;
    expect(
      Object.values(none)
        .flat()
        .every((count) => count === 0),
    ).toBe(true);
  });
});
