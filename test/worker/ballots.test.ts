// The table of ballots, from records of votes made by hand and at random, and from runs.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Vote } from '../../src/engine/claims.ts';
import { append, put, type Sequence, sequence, slice } from '../../src/engine/sequence.ts';
import { Ballots, BEYOND, ballotTable, ROWS } from '../../src/worker/ballots.ts';
import type { BallotTable } from '../../src/worker/wire.ts';
import { Laboratory } from './whole.ts';

const QUORUM = { promised: 2, accepted: 2 };
const NONE: Sequence<Vote> = sequence();

const vote = (
  node: string,
  epoch: number,
  standing: Vote['standing'],
  value: string | null = null,
  slot = 1,
): Vote => ({
  node,
  slot,
  epoch,
  standing,
  value,
});
const promised = (node: string, epoch: number) => vote(node, epoch, 'promised');
const accepted = (node: string, epoch: number, value: string) => vote(node, epoch, 'accepted', value);
const proposed = (node: string, epoch: number, value: string) => vote(node, epoch, 'proposed', value);

const table = (own: readonly Vote[], all: readonly Vote[] = []): BallotTable =>
  ballotTable(1, sequence(own), sequence(all), QUORUM, false);
/** `A1 accepted tea`, a word a cast. */
const casts = ({ rows }: BallotTable) =>
  rows.map((row) => row.casts.map(({ voter, standing, value }) => [voter, standing, value ?? '–'].join(' ')));

describe('a row', () => {
  test('a promise, then the acceptance in its place; what was proposed, by whom', () => {
    const one = table([promised('A1', 11), promised('A2', 11), proposed('P1', 11, 'tea'), accepted('A2', 11, 'tea')]);
    expect(one.rows).toEqual([
      {
        epoch: 11,
        proposed: [{ by: 'P1', value: 'tea' }],
        casts: [
          { voter: 'A1', standing: 'promised', value: null },
          { voter: 'A2', standing: 'accepted', value: 'tea' },
        ],
        chosen: [],
        promisedByQuorum: true,
      },
    ]);
  });

  test('a voter that accepted in one epoch and promised itself to the next stands in both', () => {
    const one = table([accepted('A1', 11, 'tea'), accepted('A2', 11, 'tea'), promised('A2', 22), promised('A3', 22)]);
    expect(casts(one)).toEqual([
      ['A1 accepted tea', 'A2 accepted tea'],
      ['A2 promised –', 'A3 promised –'],
    ]);
    expect(one.rows.map(({ chosen }) => chosen)).toEqual([['tea'], []]);
  });

  test('a promise that comes after the acceptance takes nothing back: a node forgot in a crash', () => {
    const one = table([promised('A1', 11), accepted('A1', 11, 'tea'), promised('A1', 11)]);
    expect(casts(one)).toEqual([['A1 accepted tea']]);
    const other = table([promised('A1', 22), promised('A1', 11), accepted('A1', 11, 'tea')]);
    expect(casts(other)).toEqual([['A1 accepted tea'], ['A1 promised –']]);
  });

  test('a quorum that promised counts voters, not votes', () => {
    expect(table([promised('A1', 11), promised('A1', 11)]).rows[0]?.promisedByQuorum).toBe(false);
    const twice = table([accepted('A1', 11, 'tea'), accepted('A1', 11, 'coffee')]);
    expect(twice.rows[0]?.promisedByQuorum).toBe(false);
    expect(table([promised('A1', 11), accepted('A2', 11, 'tea')]).rows[0]?.promisedByQuorum).toBe(true);
  });

  test('a ballot used twice shows both values, what each voter did with each, and both as chosen if they are', () => {
    const one = table([
      proposed('P1', 11, 'tea'),
      proposed('P2', 11, 'coffee'),
      proposed('P2', 11, 'coffee'),
      accepted('A1', 11, 'tea'),
      accepted('A2', 11, 'tea'),
      accepted('A2', 11, 'coffee'),
      accepted('A3', 11, 'coffee'),
    ]);
    expect(one.rows[0]?.proposed).toEqual([
      { by: 'P1', value: 'tea' },
      { by: 'P2', value: 'coffee' },
    ]);
    expect(casts(one)).toEqual([['A1 accepted tea', 'A2 accepted tea', 'A2 accepted coffee', 'A3 accepted coffee']]);
    expect(one.rows[0]?.chosen).toEqual(['tea', 'coffee']);
  });

  test('acceptances of two values are no quorum together', () => {
    expect(table([accepted('A1', 11, 'tea'), accepted('A2', 11, 'coffee')]).rows[0]?.chosen).toEqual([]);
  });

  test('quorums of promises and of acceptances may differ', () => {
    const votes = sequence([promised('A1', 11), promised('A2', 11), accepted('A1', 11, 'tea')]);
    const [row] = ballotTable(1, votes, NONE, { promised: 3, accepted: 1 }, false).rows;
    expect(row).toMatchObject({ promisedByQuorum: false, chosen: ['tea'] });
  });

  test('where votes choose only a leader, a promise names whom it is for, and a quorum of them elects', () => {
    const votes = [vote('S1', 1, 'promised', 'S1', 0), vote('S2', 1, 'promised', 'S1', 0)];
    expect(ballotTable(0, sequence(votes), NONE, QUORUM, true).rows[0]?.chosen).toEqual(['S1']);
    const split = [vote('S1', 1, 'promised', 'S1', 0), vote('S2', 1, 'promised', 'S2', 0)];
    expect(ballotTable(0, sequence(split), NONE, QUORUM, true).rows[0]?.chosen).toEqual([]);
    const both = [vote('S1', 1, 'promised', 'S1', 0), vote('S1', 1, 'promised', 'S2', 0)];
    expect(ballotTable(0, sequence(both), NONE, QUORUM, true).rows[0]?.casts).toHaveLength(2);
  });
});

describe('which rows', () => {
  const epochs = ({ rows }: BallotTable) => rows.map(({ epoch }) => epoch);

  test('by epoch, whatever came first; the newest of many, and how many are older', () => {
    expect(epochs(table([promised('A1', 22), promised('A1', 11)]))).toEqual([11, 22]);
    const many = Array.from({ length: 200 }, (_, i) => promised('A1', i + 1));
    expect(epochs(table(many))).toEqual(Array.from({ length: ROWS }, (_, i) => 200 - ROWS + 1 + i));
    expect(table(many).earlier).toBe(200 - ROWS);
  });

  test('promises for all slots count in the rows about the slot, however old these are', () => {
    const all = Array.from({ length: 300 }, (_, i) => promised('S1', i + 1));
    const one = table([proposed('S2', 3, 'x=1'), accepted('S2', 3, 'x=1')], all);
    expect(epochs(one)).toEqual([3, 298, 299, 300]);
    expect(casts(one)[0]).toEqual(['S1 promised –', 'S2 accepted x=1']);
    expect(one).toMatchObject({ earlier: 0, rows: [{ promisedByQuorum: true }, {}, {}, {}] });
    expect(one.rows).toHaveLength(1 + BEYOND);
  });

  test('promises that are older than what was voted about the slot get no row of their own', () => {
    expect(epochs(table([accepted('S2', 5, 'x=1')], [promised('S1', 4), promised('S1', 6)]))).toEqual([5, 6]);
  });

  test('a slot that nobody voted about has the promises for all slots', () => {
    const all = Array.from({ length: 14 }, (_, i) => promised('S1', i + 1));
    expect(table([], all)).toMatchObject({ earlier: 14 - ROWS });
    expect(epochs(table([], all))).toHaveLength(ROWS);
    expect(table([])).toEqual({ slot: 1, rows: [], earlier: 0 });
  });
});

/** The same, told in the obvious way. */
function obvious(own: readonly Vote[], all: readonly Vote[]): BallotTable {
  const ascending = (votes: readonly Vote[]) => [...new Set(votes.map(({ epoch }) => epoch))].sort((a, b) => a - b);
  const about = ascending(own);
  const top = about.at(-1);
  const beyond =
    top === undefined
      ? ascending(all)
      : ascending(all)
          .slice(-BEYOND)
          .filter((epoch) => epoch > top);
  const shown = [...about.slice(-ROWS), ...beyond].slice(-ROWS);
  const of = top === undefined ? beyond : about;
  return {
    slot: 1,
    earlier: of.filter((epoch) => !shown.includes(epoch)).length,
    rows: shown.map((epoch) => {
      const votes = [...all, ...own].filter((each) => each.epoch === epoch);
      const cast = votes.filter(({ standing }) => standing !== 'proposed');
      const sets = cast.filter(
        (a, i) =>
          !(a.standing === 'promised' && cast.some((b) => b.node === a.node && b.standing === 'accepted')) &&
          cast.findIndex((b) => b.node === a.node && b.standing === a.standing && b.value === a.value) === i,
      );
      return {
        epoch,
        proposed: [],
        casts: sets.map(({ node, standing, value }) => ({ voter: node, standing: standing as 'accepted', value })),
        chosen: ['x', 'y'].filter(
          (value) => sets.filter((a) => a.standing === 'accepted' && a.value === value).length >= 2,
        ),
        promisedByQuorum: new Set(cast.map(({ node }) => node)).size >= 2,
      };
    }),
  };
}

test('reading by chunks is the same as reading it all', () => {
  const anyVote = (epochs: number) =>
    fc
      .record({
        node: fc.constantFrom('A1', 'A2', 'A3'),
        epoch: fc.integer({ min: 1, max: epochs }),
        accepts: fc.constantFrom('x', 'y', null),
      })
      .map(({ node, epoch, accepts }) => (accepts === null ? promised(node, epoch) : accepted(node, epoch, accepts)));
  const record = fc.oneof(...[3, 20, 400].map((epochs) => fc.array(anyVote(epochs), { maxLength: 300, size: 'max' })));
  const sorted = ({ rows, ...rest }: BallotTable) => ({
    ...rest,
    rows: rows.map(({ casts, chosen, ...row }) => ({
      ...row,
      chosen: [...chosen].sort(),
      casts: casts.map((cast) => JSON.stringify(cast)).sort(),
    })),
  });
  fc.assert(
    fc.property(record, record, fc.integer({ min: 0, max: 300 }), (own, all, cut) => {
      // First a shorter record, so that what is remembered of its chunks is used for the longer one.
      const before = sequence(own.slice(0, cut));
      ballotTable(1, before, sequence(all), QUORUM, false);
      const made = ballotTable(1, append(before, own.slice(cut)), sequence(all), QUORUM, false);
      expect(sorted(made)).toEqual(sorted(obvious(own, all)));
    }),
    { numRuns: 200 },
  );
});

test('a vote more in a record of a hundred thousand costs far less than to read the record', () => {
  let votes: Sequence<Vote> = sequence();
  for (let epoch = 1; votes.length < 100_000; epoch++)
    votes = append(votes, [promised('A1', epoch), promised('A2', epoch), proposed('P1', epoch, 'x')]);
  ballotTable(1, votes, NONE, QUORUM, false);
  const time = (work: () => void) => {
    const from = performance.now();
    work();
    return performance.now() - from;
  };
  const many = 100;
  const added = time(() => {
    for (let i = 0; i < many; i++) {
      votes = append(votes, [promised('A3', 34_000 + i)]);
      ballotTable(1, votes, NONE, QUORUM, false);
    }
  });
  let sum = 0;
  const whole = time(() => {
    for (let i = 0; i < many; i++) for (const { epoch } of slice(votes, 0)) sum += epoch;
  });
  expect(sum).toBeGreaterThan(0);
  expect(added).toBeLessThan(whole / 2);
});

describe('the tables of a run', () => {
  const record = (...slots: (readonly Vote[])[]) =>
    slots.reduce((all, votes, slot) => put(all, slot, sequence(votes), NONE), sequence<Sequence<Vote>>());

  test('the same object until somebody votes about the slot or about all', () => {
    const ballots = new Ballots(QUORUM, 'slots');
    const one = record([promised('S1', 1)], [accepted('S1', 1, 'a')], [accepted('S1', 1, 'b')]);
    const first = ballots.table(one, 1);
    const elsewhere = put(one, 2, append(one.chunks[0]?.[2] ?? NONE, [accepted('S2', 1, 'b')]), NONE);
    expect(ballots.table(elsewhere, 1)).toBe(first);
    const here = put(one, 1, append(one.chunks[0]?.[1] ?? NONE, [accepted('S2', 1, 'a')]), NONE);
    expect(ballots.table(here, 1)).not.toBe(first);
    const forAll = put(one, 0, append(one.chunks[0]?.[0] ?? NONE, [promised('S2', 1)]), NONE);
    expect(ballots.table(forAll, 1).rows[0]?.promisedByQuorum).toBe(true);
  });

  test('with slots, the newest one that was voted about, or the one that is wanted', () => {
    const ballots = new Ballots(QUORUM, 'slots');
    const one = record([promised('S1', 1)], [accepted('S1', 1, 'a')], [], [accepted('S1', 1, 'c')]);
    expect(ballots.table(one, null)).toMatchObject({ slot: 3, rows: [{ casts: [{ value: 'c' }] }] });
    expect(ballots.table(one, 1).rows[0]?.casts).toEqual([{ voter: 'S1', standing: 'accepted', value: 'a' }]);
    for (const slot of [2, 9]) expect(ballots.table(one, slot)).toMatchObject({ slot, rows: [{ epoch: 1 }] });
    expect(ballots.table(sequence(), null)).toEqual({ slot: 1, rows: [], earlier: 0 });
    expect(ballots.table(record([promised('S1', 1)]), null)).toMatchObject({ slot: 1, rows: [{ epoch: 1 }] });
  });

  test('where there is one value, or only a leader, nobody need say which', () => {
    const one = record([vote('S1', 1, 'promised', 'S1', 0)], [accepted('S1', 1, 'a')]);
    expect(new Ballots(QUORUM, 'value').table(one, 7).slot).toBe(1);
    expect(new Ballots(QUORUM, 'nothing').table(one, 7)).toMatchObject({
      slot: 0,
      rows: [{ casts: [{ value: 'S1' }] }],
    });
  });

  test('an election is on the table, with every shot the votes cast so far', () => {
    const laboratory = new Laboratory();
    const reply = laboratory.answer('open', { text: 'quorum 1\nraft nodes=5 seed=3\n' });
    if ('problem' in reply) throw new Error(JSON.stringify(reply.problem));
    const branch = reply.branch.id;
    const end = laboratory.answer('seek', { branch, at: 400_000 }).shot;
    const { shots } = laboratory.answer('stretch', { branch, from: 0, to: end.position });
    const elected = shots.findIndex(({ scene }) => scene.ballots.rows.some(({ chosen }) => chosen.length > 0));
    expect(elected).toBeGreaterThan(0);
    for (const { scene } of shots) {
      for (const { epoch, chosen } of scene.ballots.rows) {
        const leading = scene.nodes.filter((node) => node.role === 'leader' && node.epoch === epoch);
        for (const { id } of leading) expect(chosen).toEqual([id]);
      }
    }
    const tables = new Set(shots.map(({ scene }) => scene.ballots));
    expect(tables.size).toBeLessThan(shots.length / 2);
  });
});
