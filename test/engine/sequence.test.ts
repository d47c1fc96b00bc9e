// The list in chunks behaves as a plain array, and shares what it can.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  append,
  at,
  last,
  put,
  type Sequence,
  sequence,
  sharedPrefix,
  slice,
  take,
} from '../../src/engine/sequence.ts';

const items = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 200 });
const place = fc.integer({ min: -2, max: 210 });

/** The one way to write a list of these items. */
function isWellFormed(s: Sequence<unknown>): boolean {
  const { chunks, length } = s;
  return (
    chunks.reduce((sum, chunk) => sum + chunk.length, 0) === length &&
    chunks.every((chunk, i) => (i < chunks.length - 1 ? chunk.length === 64 : chunk.length > 0))
  );
}

describe('against a plain array', () => {
  it('append, take, put, slice, at and last', () => {
    fc.assert(
      fc.property(items, items, place, place, (first, second, i, j) => {
        const s = append(sequence(first), second);
        const plain = [...first, ...second];
        expect(slice(s, 0)).toEqual(plain);
        expect(at(s, i)).toBe(i < 0 ? undefined : plain[i]);
        expect(last(s)).toBe(plain.at(-1));
        expect(slice(s, i, j)).toEqual(plain.slice(Math.max(0, i), Math.max(0, j)));
        const shorter = take(s, i);
        expect(slice(shorter, 0)).toEqual(plain.slice(0, Math.max(0, i)));
        const position = Math.max(0, i);
        const longer = put(s, position, 99, -1);
        const copy = [...plain];
        while (copy.length < position) copy.push(-1);
        copy[position] = 99;
        expect(slice(longer, 0)).toEqual(copy);
        for (const each of [s, shorter, longer]) expect(isWellFormed(each)).toBe(true);
        expect(slice(s, 0)).toEqual(plain);
      }),
    );
  });

  it('whatever was done to it, equal lists are written equally', () => {
    fc.assert(
      fc.property(items, items, place, (first, second, i) => {
        const made = append(take(append(sequence(first), second), i), first);
        expect(made).toEqual(sequence(slice(made, 0)));
      }),
    );
  });
});

describe('sharing', () => {
  it('the shared prefix is never longer than the equal one, and finds what an append shares', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ v: fc.integer({ min: 0, max: 1 }) }), { maxLength: 200 }),
        items,
        place,
        (objects, more, i) => {
          const s = sequence(objects);
          const longer = append(
            s,
            more.map((v) => ({ v })),
          );
          expect(sharedPrefix(s, longer)).toBe(s.length);
          const other = append(
            take(s, i),
            more.map((v) => ({ v })),
          );
          const shared = sharedPrefix(s, other);
          expect(shared).toBe(Math.min(Math.max(0, i), s.length));
          expect(slice(s, 0, shared)).toEqual(slice(other, 0, shared));
        },
      ),
    );
  });

  it('an append copies one chunk of many', () => {
    const s = sequence(Array.from({ length: 1000 }, (_, i) => i));
    const longer = append(s, [1000]);
    expect(longer.chunks.filter((chunk, i) => chunk !== s.chunks[i])).toHaveLength(1);
  });

  it('nothing appended, nothing taken away: the same list', () => {
    const s = sequence([1, 2, 3]);
    expect(append(s, [])).toBe(s);
    expect(take(s, 3)).toBe(s);
  });
});
