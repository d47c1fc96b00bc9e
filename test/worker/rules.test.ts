// What the worker says of rules: how often each decided, when last; on a branch and its fork; against a plain count.

import { describe, expect, test } from 'vitest';
import type { RuleQuestions } from '../../src/worker/rules.ts';
import { Laboratory } from './whole.ts';

const TEXT = `quorum 1
raft nodes=3 seed=5
clients every=100ms
`;

function opened() {
  const laboratory = new Laboratory();
  const reply = laboratory.answer('open', { text: TEXT });
  if ('problem' in reply) throw new Error(JSON.stringify(reply.problem));
  const branch = reply.branch.id;
  while (!laboratory.answer('seek', { branch, at: 3_000_000 }).reached);
  const ask = (of: number, position: number, rule: string | null) => {
    for (;;) {
      const answer: RuleQuestions['decisions'][1] = laboratory.answer('decisions', { branch: of, position, rule });
      if (answer !== null) return answer;
    }
  };
  /** Every note up to a position, counted along the shots. */
  const plain = (of: number, position: number) => {
    const notes: { rule: string; position: number; node: string }[] = [];
    for (let from = 0; from <= position; from += 1000)
      for (const shot of laboratory.answer('stretch', { branch: of, from, to: Math.min(position, from + 999) }).shots)
        for (const it of shot.happenings)
          if (it.kind === 'noted') notes.push({ rule: it.rule, position: shot.position, node: it.node });
    return notes;
  };
  return { laboratory, branch, ask, plain };
}

describe('decisions', () => {
  const { laboratory, branch, ask, plain } = opened();

  test.each([0, 1, 57, 200, 331])(
    'are counted up to position %i, and the last of them are told, newest first',
    (position) => {
      const notes = plain(branch, position);
      const { counts, last } = ask(branch, position, 'raft.append.heartbeat');
      const expected: Record<string, number> = {};
      for (const { rule } of notes) expected[rule] = (expected[rule] ?? 0) + 1;
      expect(counts).toEqual(expected);
      const newest = notes
        .filter(({ rule }) => rule === 'raft.append.heartbeat')
        .reverse()
        .slice(0, 8);
      expect(last.map(({ position: at, node }) => ({ position: at, node }))).toEqual(
        newest.map(({ position: at, node }) => ({ position: at, node })),
      );
    },
  );

  test('of a fork are those of its past and its own', () => {
    ask(branch, 331, null);
    const made = laboratory.answer('make', {
      branch,
      position: 120,
      at: 10_000_000,
      choice: { kind: 'crash', node: 'S1' },
    });
    if ('refusal' in made) throw new Error(JSON.stringify(made.refusal));
    const fork = made.branch.id;
    while (!laboratory.answer('seek', { branch: fork, at: 3_000_000 }).reached);
    const expected: Record<string, number> = {};
    for (const { rule } of plain(fork, 260)) expected[rule] = (expected[rule] ?? 0) + 1;
    expect(ask(fork, 260, null).counts).toEqual(expected);
  });
});
