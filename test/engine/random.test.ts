// Chance is seeded, plain numbers, one stream a concern.

import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { CONCERNS, draw, type Stream, streams } from '../../src/engine/random.ts';

function drawn(stream: Stream, count: number, from: number, to: number): number[] {
  const numbers: number[] = [];
  let rest = stream;
  for (let i = 0; i < count; i++) {
    const [number, next] = draw(rest, from, to);
    numbers.push(number);
    rest = next;
  }
  return numbers;
}

describe('chance', () => {
  it('is the same for the same seed, on every machine', () => {
    expect(drawn(streams(7).timers, 6, 150_000, 300_000)).toMatchInlineSnapshot(`
      [
        227065,
        190498,
        288574,
        163908,
        178304,
        180220,
      ]
    `);
  });

  it('differs between seeds and between concerns from the first draw on', () => {
    const first = Array.from({ length: 200 }, (_, seed) => drawn(streams(seed).timers, 1, 0, 1e9)[0]);
    expect(new Set(first).size).toBe(200);
    expect(new Set(CONCERNS.map((concern) => drawn(streams(1)[concern], 1, 0, 1e9)[0])).size).toBe(CONCERNS.length);
  });

  it('includes both ends and spreads evenly', () => {
    const counts = [0, 0, 0, 0];
    for (const number of drawn(streams(3).loss, 8000, 0, 3)) counts[number] = (counts[number] ?? 0) + 1;
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
    expect(drawn(streams(3).loss, 3, 5, 5)).toEqual([5, 5, 5]);
  });

  it('draws as pure-rand does, from whatever seed and of however many numbers', () => {
    // Whose first draws are thrown away.
    const theirs = xoroshiro128plus((Math.imul(7, 0x9e3779b1) ^ Math.imul(4, 0x85ebca6b)) | 0);
    for (let n = 0; n < 32; n++) theirs.next();
    expect(streams(7).timers).toEqual(theirs.getState());

    const most = 2 ** 32;
    // Of just more than half of all, nearly every other number of the generator is no draw.
    const ranges = [1, 2, 3, 10, 1e6, 150_001, 2 ** 31 - 1, 2 ** 31, 2 ** 31 + 1, 3e9, most - 1, most];
    for (const [seed, range] of ranges.entries()) {
      let stream = streams(seed).latency;
      const generator = xoroshiro128plusFromState(stream);
      for (let n = 0; n < 2000; n++) {
        const [number, rest] = draw(stream, -7, range - 8);
        expect(number).toBe(uniformInt(generator, -7, range - 8));
        expect(rest).toEqual(generator.getState());
        stream = rest;
      }
    }
    expect(() => draw(streams(1).latency, 0, most)).toThrow('No whole number can be drawn from 0 to 4294967296');
  });

  it('is plain JSON, and a draw leaves the stream it drew from alone', () => {
    const before = streams(5);
    const copy = JSON.parse(JSON.stringify(before));
    drawn(before.clients, 10, 0, 9);
    expect(before).toEqual(copy);
    expect(drawn(copy.clients, 10, 0, 9)).toEqual(drawn(before.clients, 10, 0, 9));
  });
});
