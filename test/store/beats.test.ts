// What a run tells beside itself, and how long it is read.

import { describe, expect, it } from 'vitest';
import { type Beat, beatsOf, isAhead, reachedAt, readingTime, standsAt } from '../../src/store/beats.ts';

const said = (at: number, position: number, en: string) => ({ at, position, text: { en } });
const mark = (at: number, position: number | null, text: string) => ({ at, position, text });

describe('the beats of a branch', () => {
  it('are its captions and notes in their order', () => {
    const beats = beatsOf([said(10, 1, 'a'), said(30, 2, 'c')], [mark(20, 1, 'b')]);
    expect(beats.map(({ at, text, notes }) => [at, text?.en ?? null, ...notes])).toEqual([
      [10, 'a'],
      [20, null, 'b'],
      [30, 'c'],
    ]);
  });

  it('what is told at one moment is one beat: the last caption and every note', () => {
    const [beat, ...others] = beatsOf([said(10, 1, 'a'), said(10, 1, 'b')], [mark(10, 1, 'n'), mark(10, 1, 'm')]);
    expect(others).toEqual([]);
    expect(beat).toMatchObject({ text: { en: 'b' }, notes: ['n', 'm'] });
  });

  it('a note without a position stands behind all moves of its time', () => {
    const [first, second] = beatsOf([said(10, 4, 'a')], [mark(10, null, 'n')]) as [Beat, Beat];
    expect(first.position).toBe(4);
    expect(isAhead(second, { at: 10, position: 4 })).toBe(false);
    expect(isAhead(second, { at: 9, position: 3 })).toBe(true);
  });
});

describe('a moment', () => {
  const beats = beatsOf([said(10, 3, 'a'), said(10, 5, 'b'), said(40, 5, 'c')], []);

  it.each([
    [{ at: 9, position: 2 }, 0],
    [{ at: 10, position: 2 }, 0],
    [{ at: 10, position: 3 }, 1],
    [{ at: 10, position: 5 }, 2],
    [{ at: 39, position: 5 }, 2],
    [{ at: 40, position: 5 }, 3],
    [{ at: 99, position: 9 }, 3],
  ])('at %o has come to %i of them', (here, reached) => {
    expect(reachedAt(beats, here)).toBe(reached);
  });

  it('stands at a beat only at its very moment', () => {
    const last = beats[2] as Beat;
    expect(standsAt(last, { at: 40, position: 5 })).toBe(true);
    expect(standsAt(last, { at: 41, position: 5 })).toBe(false);
    expect(standsAt(last, { at: 40, position: 6 })).toBe(false);
  });
});

describe('reading', () => {
  it('takes three seconds at the least, else a second for three words', () => {
    expect(readingTime('')).toBe(3_000);
    expect(readingTime('Nobody leads.')).toBe(3_000);
    expect(readingTime(Array(30).fill('word').join(' '))).toBe(10_000);
  });

  it('takes a second for five Chinese characters', () => {
    expect(readingTime('领导者已经选出')).toBe(3_000);
    expect(readingTime('任'.repeat(50))).toBe(10_000);
  });
});
