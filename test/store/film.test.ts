// What the page keeps at hand of a branch.

import { expect, test } from 'vitest';
import { Fetcher } from '../../src/store/fetching.ts';
import { Film } from '../../src/store/film.ts';
import type { Client } from '../../src/worker/client.ts';
import { BLOCK, type Shot } from '../../src/worker/wire.ts';

/** As much of the shots as a film looks at. */
const shots = (from: number, to: number): Shot[] =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ position: from + i, at: from + i }) as Shot);

const atHand = (film: Film, last: number): number[] => {
  const found: number[] = [];
  for (let position = 0; position <= last; position++) if (film.shot(position) !== undefined) found.push(position);
  return found;
};

test('of a long branch the shots about the playhead are kept, and no more than 8,192', () => {
  const film = new Film();
  for (let from = 0; from < 12_000; from += 16) {
    film.add(shots(from, from + 15));
    film.trim(6_000);
  }
  const kept = atHand(film, 12_000);
  expect(kept.length).toBeLessThanOrEqual(8_192);
  expect(kept.length).toBeGreaterThan(8_192 - 2 * BLOCK);
  expect([film.shot(6_000 - 3_900), film.shot(6_000 + 3_900)].map((shot) => shot?.position)).toEqual([2_100, 9_900]);
});

test('what is fetched again, cut off by a fork or cleared away counts once, or no more', () => {
  const film = new Film();
  for (let again = 0; again < 3; again++) film.add(shots(0, 6_000));
  for (let fork = 0; fork < 5; fork++) {
    film.cutAfter(3_000 + 10 * fork);
    film.add(shots(3_001 + 10 * fork, 8_000));
    film.trim(8_000);
    expect(atHand(film, 8_100), `fork ${fork}`).toHaveLength(8_001);
  }
  film.clear();
  film.add(shots(0, 8_000));
  film.trim(8_000);
  expect(atHand(film, 8_100)).toHaveLength(8_001);
});

test('what is asked about a branch may come in any order: a block begins once, and no block is made up', async () => {
  const film = new Film();
  film.length = 55;
  film.end = 55;
  const asked: string[] = [];
  let answer = (): void => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const client = {
    ask: async (question: string) => {
      asked.push(question);
      if (question === 'stretch') return { shots: shots(0, 55) };
      await held;
      return { shots: [], landmarks: [], starts: [0], says: [], marks: [], more: false, branch: { id: 1, length: 55 } };
    },
  } as unknown as Client;
  // The diagram asks again for what it shows whenever something came.
  const fetcher: Fetcher = new Fetcher(client, film, {
    branch: () => 1,
    grew: () => fetcher.need(0, 55),
    filled: () => fetcher.need(0, 55),
  });
  const caught = fetcher.catchUp(55);
  await fetcher.fill(0);
  answer();
  await caught;
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  expect(film.starts).toEqual([0]);
  expect(asked.sort()).toEqual(['play', 'stretch']);
});

test('a shot from far away begins no block before those between are known', () => {
  const film = new Film();
  film.add(shots(0, 3));
  film.add(shots(10 * BLOCK, 10 * BLOCK));
  expect(film.starts).toEqual([0]);
});
