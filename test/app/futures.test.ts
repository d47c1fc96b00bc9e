// The list of futures: the order of the rows, and where the arrow keys lead.

import { describe, expect, test } from 'vitest';
import { type Chosen, inOrder, rowsOf, walked } from '../../src/app/futures/rows.ts';
import type { Bookmark, Fork } from '../../src/store/futures/branches.ts';

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
