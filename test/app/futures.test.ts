// The tree of futures on its strip: compressed time, the order of the rows, and where the arrow keys lead.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { axisOf, nudges } from '../../src/app/futures/axis.ts';
import { type Chosen, inOrder, rowsOf, walked } from '../../src/app/futures/rows.ts';
import type { Bookmark, Fork } from '../../src/store/futures/branches.ts';

const time = fc.integer({ min: 0, max: 86_400_000_000 });

describe('the axis', () => {
  test('grows with time, from 0 up to 1', () => {
    fc.assert(
      fc.property(
        fc.array(time, { maxLength: 20 }),
        fc.array(time, { minLength: 2, maxLength: 20 }),
        (moments, asked) => {
          const axis = axisOf(moments);
          const places = [...asked, ...moments].sort((a, b) => a - b).map(axis);
          expect(axis(0)).toBe(0);
          for (let i = 1; i < places.length; i++)
            expect(places[i] as number).toBeGreaterThanOrEqual(places[i - 1] as number);
          expect(Math.max(...places)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test('tells moments a millisecond apart from each other beside a gap of an hour', () => {
    const axis = axisOf([1_000_000, 1_001_000, 3_600_000_000]);
    expect(axis(1_001_000) - axis(1_000_000)).toBeGreaterThan(0.002);
    expect(axis(3_600_000_000)).toBeCloseTo(0.8);
  });
});

describe('flags', () => {
  const places = (...at: number[]) => at.map((x, i) => x * 900 + (nudges(at)[i] as number));

  test('stand where they belong while they have room', () => {
    expect(nudges([0.1, 0.2, 0.5])).toEqual([0, 0, 0]);
  });

  test('make room for each other, in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }), (all) => {
        const found = places(...[...all].sort((a, b) => a - b));
        for (let i = 1; i < found.length; i++)
          expect((found[i] as number) - (found[i - 1] as number)).toBeGreaterThan(17.99);
      }),
    );
  });
});

const fork = (branch: number, from: number | null, at: number): Fork => ({ branch, from, at });
const mark = (id: number, branch: number, at: number): readonly [number, Bookmark] => [
  branch,
  { id, branch, at, position: null, text: `note ${id}` },
];

const ROWS = rowsOf(
  [fork(1, null, 0), fork(2, 1, 500), fork(3, 1, 900), fork(4, 2, 700), fork(5, 2, 600)],
  [mark(7, 2, 550), mark(6, 2, 510), mark(8, 5, 650)],
);

test('what leaves late stands near what it leaves', () => {
  expect(ROWS.map(({ branch, level, above }) => [branch, level, above])).toEqual([
    [1, 1, null],
    [3, 2, 0],
    [2, 2, 0],
    [4, 3, 2],
    [5, 3, 2],
  ]);
  expect(ROWS[2]?.marks.map(({ id }) => id)).toEqual([6, 7]);
});

test('a future whose origin is not shown stands by itself', () => {
  expect(rowsOf([fork(2, null, 500), fork(3, null, 600)], []).map(({ level }) => level)).toEqual([1, 1]);
});

describe('arrow keys', () => {
  const go = (from: Chosen, ...keys: string[]) => keys.reduce((at, key) => walked(ROWS, at, key), from);

  test('down and up go through everything, from end to end', () => {
    const all = inOrder(ROWS);
    expect(go({ branch: 1 }, ...all.map(() => 'ArrowDown'))).toEqual({ mark: 8 });
    expect(go({ mark: 8 }, ...all.map(() => 'ArrowUp'))).toEqual({ branch: 1 });
    expect(go({ branch: 4 }, 'End')).toEqual({ mark: 8 });
    expect(go({ branch: 4 }, 'Home')).toEqual({ branch: 1 });
  });

  test('right leads to what hangs on it, left to what it hangs on', () => {
    expect(go({ branch: 1 }, 'ArrowRight')).toEqual({ branch: 3 });
    expect(go({ branch: 3 }, 'ArrowRight')).toEqual({ branch: 3 });
    expect(go({ branch: 2 }, 'ArrowRight')).toEqual({ mark: 6 });
    expect(go({ mark: 7 }, 'ArrowRight')).toEqual({ mark: 7 });
    expect(go({ mark: 7 }, 'ArrowLeft', 'ArrowLeft')).toEqual({ branch: 1 });
    expect(go({ branch: 5 }, 'ArrowLeft')).toEqual({ branch: 2 });
  });
});
