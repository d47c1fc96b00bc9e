// What a tab has kept for its reload, as its storage gives it back: what is absurd in it costs itself alone.

import { expect, test } from 'vitest';
import { asKept } from '../../src/app/open/keeping.ts';

const KEPT = {
  text: 'quorum 1\nraft nodes=3 seed=1\n',
  at: 5000,
  future: 2,
  title: { en: 'mine' },
  hash: '#scenario=first-minute&t=300ms',
  entry: 7,
  edited: true,
  playing: false,
  speed: 2,
  ways: null,
};

test('what is kept comes back as it was', () => {
  expect(asKept(KEPT)).toEqual(KEPT);
});

test.each([1e300, -5, 'now', 0.5, null])('%j is no moment: the run stands at its beginning', (at) => {
  expect(asKept({ ...KEPT, at })).toEqual({ ...KEPT, at: 0 });
});

test.each([1e9, 0, -4, 'first'])('%j is no future', (future) => {
  const { future: _, ...others } = KEPT;
  expect(asKept({ ...KEPT, future })).toEqual(others);
});

test('what is neither a title, an entry nor a speed is left out', () => {
  expect(asKept({ ...KEPT, title: 7, entry: 'last', speed: -1, edited: 'yes', playing: 1, ways: 'all' })).toEqual({
    ...{ ...KEPT, title: {}, entry: null, speed: null },
    ...{ edited: false, playing: false },
  });
});

test.each([null, 7, [], {}, { ...KEPT, text: 7 }, { ...KEPT, text: '' }, { ...KEPT, hash: null }])(
  '%j is no run',
  (kept) => {
    expect(asKept(kept)).toBeNull();
  },
);
