// A tree of futures, written out and opened again, is the same tree: each branch leaves where it left and plays the same,
// move by move, whichever of the branches somebody had thrown away.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Choice } from '../../src/engine/move.ts';
import { marksIn } from '../../src/scenarios/futures.ts';
import { library } from '../../src/scenarios/library.ts';
import type { BranchInfo, KeptMark } from '../../src/worker/wire.ts';
import { scenarioOf } from '../played.ts';
import { Laboratory } from './whole.ts';

const END = 3_000_000;
/** Drawn anew each time; `npm run long` draws more. */
const TREES = import.meta.env.MODE === 'long' ? 25 : 8;
const STORIES = ['first-minute', 'manual-vote', 'figure-8', 'paxos-duel'];

function textOf(name: string): string {
  const found = library.find((each) => each.name === name);
  if (found === undefined) throw new Error(`The library has no ${name}.`);
  return found.text;
}

function opened(text: string) {
  const laboratory = new Laboratory();
  const reply = laboratory.answer('open', { text });
  if ('problem' in reply) throw new Error(JSON.stringify(reply.problem));
  return { laboratory, ...reply };
}

function digests(laboratory: Laboratory, branch: number, until = END): number[] {
  while (!laboratory.answer('seek', { branch, at: until }).reached);
  const all: number[] = [];
  for (;;) {
    const { digests: more, over } = laboratory.answer('digests', { branch, from: all.length, until });
    all.push(...more);
    if (over) return all;
  }
}

const doing: fc.Arbitrary<Choice> = fc.oneof(
  fc.record({ kind: fc.constantFrom('crash' as const, 'restart' as const), node: fc.constantFrom('S1', 'S2', 'S3') }),
  fc.record({ kind: fc.constant('heal' as const), links: fc.constant(null) }),
  fc.record({ kind: fc.constant('set' as const), settings: fc.record({ loss: fc.constantFrom(0, 200_000) }) }),
  fc.constant<Choice>({ kind: 'cut', links: [['S1', 'S2']] }),
);

/** Somebody goes to a moment of one of the branches so far and does something there. */
const acts = fc.array(
  fc.record({
    branch: fc.nat(),
    at: fc.integer({ min: 0, max: 2_000_000 }),
    /** Stepped so many moves further at most, so that others are due at the same instant. */
    later: fc.integer({ min: 0, max: 6 }),
    choice: doing,
    thrown: fc.boolean(),
    named: fc.boolean(),
    noted: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
);

interface Kept {
  readonly info: BranchInfo;
  readonly name: string | null;
  readonly marks: readonly KeptMark[];
}

describe('a tree, written and opened again', () => {
  test.each(STORIES)(
    '%s',
    (story) => {
      fc.assert(
        fc.property(acts, (done) => {
          const { laboratory, branch: root } = opened(textOf(story));
          const known = [root.id];
          const kept: Kept[] = [{ info: root, name: null, marks: [] }];
          for (const { branch, at, later, choice, thrown, named, noted } of done) {
            const from = known[branch % known.length] as number;
            let reply = laboratory.answer('seek', { branch: from, at });
            while (!reply.reached) reply = laboratory.answer('seek', { branch: from, at });
            const position = Math.min(reply.shot.position + later, reply.branch.length);
            const moment = laboratory.answer('stretch', { branch: from, from: position, to: position }).shots[0];
            const time = Math.max(at, moment?.at ?? 0);
            const made = laboratory.answer('make', { branch: from, position, at: time, choice });
            if ('refusal' in made) continue;
            const { info, name, marks } = {
              info: made.branch,
              name: named ? `"${known.length}"` : null,
              marks: noted ? [{ at: made.shot.at, position: made.shot.position, text: 'here' }] : [],
            };
            known.push(info.id);
            if (!thrown) kept.push({ info, name, marks });
          }
          const before = kept.map(({ info }) => digests(laboratory, info.id));
          const { text } = laboratory.answer('writeTree', {
            futures: kept.map(({ info, name, marks }) => ({ branch: info.id, name, marks })),
          });
          const again = opened(text);
          expect(again.futures.map(({ name }) => name)).toEqual(kept.map(({ name }) => name));
          // The last first: nobody has looked into the branches that it leaves.
          const after = again.futures.map(() => [] as number[]);
          for (let i = again.futures.length - 1; i >= 0; i--)
            after[i] = digests(again.laboratory, again.futures[i]?.branch.id ?? 0);
          expect(after).toEqual(before);
          again.futures.forEach(({ branch, marks }, i) => {
            const { info, marks: notes } = kept[i] as Kept;
            if (i > 0 && notes.length > 0) expect(branch.by?.kind).toBeDefined();
            expect(marks.map(({ at, text: words }) => [at, words])).toEqual(notes.map((mark) => [mark.at, mark.text]));
            for (const [k, { at, after: moves }] of marks.entries())
              expect(again.laboratory.answer('place', { branch: branch.id, at, after: moves }).position).toBe(
                notes[k]?.position,
              );
            // By itself, too.
            const alone = again.laboratory.answer('write', { branch: branch.id, position: Number.MAX_SAFE_INTEGER });
            const single = opened(alone.text);
            expect(digests(single.laboratory, single.branch.id), `branch ${info.id} alone`).toEqual(before[i]);
          });
          // Nothing was done in it since: it is written as it was.
          const rewritten = again.laboratory.answer('writeTree', {
            futures: again.futures.map(({ branch, name, marks }) => ({ branch: branch.id, name, marks })),
          });
          expect(rewritten.text).toBe(text);
        }),
        { numRuns: TREES },
      );
    },
    60_000,
  );
});

describe('futures of a text', () => {
  const TEXT = `quorum 2
raft nodes=3 seed=7
at 1s crash S1
future 2 of 1 at 1s#1 "told"
run until role any leader
mark "somebody leads"
restart S1
at 5s mark "later"
future 3 of 2 at 2s
crash S3
`;

  test('are not simulated until somebody looks', () => {
    const { laboratory, futures } = opened(TEXT);
    expect(futures.map(({ branch: { length, parent, by, at } }) => [length, parent, by?.kind, at])).toEqual([
      [0, null, undefined, 0],
      [0, 1, 'restart', 1_000_000],
      [0, 2, 'crash', 2_000_000],
    ]);
    const third = laboratory.answer('seek', { branch: 3, at: 1_500_000 });
    expect(third).toMatchObject({ reached: true });
    expect(third.branch.forkedAt).toBeGreaterThan(0);
  });

  test('are simulated in pieces, however far away', () => {
    const { laboratory } = opened(TEXT.replace('future 3 of 2 at 2s', 'future 3 of 2 at 900s'));
    let asked = 1;
    while (!laboratory.answer('seek', { branch: 3, at: 900_000_000 }).reached) asked++;
    expect(asked).toBeGreaterThan(2);
    const { shots } = laboratory.answer('stretch', { branch: 3, from: 0, to: 0 });
    expect(shots).toHaveLength(1);
  });

  test('keep their scripts, words and notes when they are written alone', () => {
    const { laboratory } = opened(TEXT);
    const until = 4_000_000;
    for (const branch of [1, 2, 3]) {
      // What it shares with others is played before.
      while (laboratory.answer('seek', { branch, at: 0 }).branch.id !== branch);
      const { text } = laboratory.answer('write', { branch, position: 0 });
      expect(scenarioOf(text).futures).toBeUndefined();
      const alone = opened(text);
      expect(digests(alone.laboratory, 1, until)).toEqual(digests(laboratory, branch, until));
      if (branch === 2) expect(text).toContain('run until role any leader\nmark "somebody leads"\nrestart S1');
    }
  });

  test('a note that the script has come to can be changed like any other', () => {
    const { laboratory } = opened(TEXT);
    laboratory.answer('seek', { branch: 2, at: 3_000_000 });
    const { marks } = laboratory.answer('play', {
      branch: 2,
      known: 0,
      until: 0,
      most: 0,
      apart: 0,
      landmarks: 0,
      starts: 0,
    });
    expect(marks).toMatchObject([{ text: 'somebody leads', position: expect.any(Number) }]);
    const changed = marks.map((mark) => ({ ...mark, text: 'S2 leads' }));
    const { text } = laboratory.answer('write', { branch: 2, position: 0, marks: changed });
    expect(text).not.toContain('somebody leads');
    expect(text).not.toContain('later');
    const again = opened(text).laboratory;
    const [mark] = marksIn(scenarioOf(text).script);
    if (mark === undefined) throw new Error('The note is gone.');
    again.answer('seek', { branch: 1, at: 3_000_000 });
    expect(again.answer('place', { branch: 1, at: mark.at, after: mark.after })).toEqual({
      position: marks[0]?.position,
    });
  });
});
