// Time on an axis on which quiet stretches are folded up.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestTo, refolded } from '../../src/views/spacetime/folds.ts';
import {
  around,
  foldsIn,
  followed,
  SHORTEST,
  type Span,
  ticks,
  timeAt,
  xOf,
  zoomed,
} from '../../src/views/spacetime/time.ts';

const axes = fc.record({ left: fc.integer({ min: 20, max: 80 }), width: fc.integer({ min: 200, max: 1900 }) });

describe('folded time', () => {
  /** Stretches in order, apart from each other, and a span that looks at some of them. */
  const foldings = fc
    .record({
      cuts: fc.array(fc.integer({ min: 1, max: 20_000_000 }), { minLength: 2, maxLength: 24 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.integer({ min: SHORTEST, max: 20_000_000 }),
      band: fc.double({ min: 0.01, max: 0.1, noNaN: true }),
    })
    .map(({ cuts, share, length, band }): Span => {
      const times: number[] = [];
      let at = 0;
      for (const cut of cuts) {
        at += cut;
        times.push(at);
      }
      const folds = [];
      for (let i = 0; i + 1 < times.length; i += 2)
        folds.push({ from: times[i] as number, to: times[i + 1] as number });
      return { from: Math.round(share * at), length, folds, band };
    });
  const sharesOf = fc.double({ min: 0, max: 1, noNaN: true });

  test('a time and its place are each other’s inverse, and a later time never stands before an earlier one', () => {
    fc.assert(
      fc.property(foldings, axes, sharesOf, sharesOf, (span, axis, one, other) => {
        const end = timeAt(span, axis, axis.left + axis.width);
        const [a, b] = [one, other].map((share) => Math.round(span.from + share * (end - span.from))) as [
          number,
          number,
        ];
        expect(Math.abs(timeAt(span, axis, xOf(span, axis, a)) - a)).toBeLessThanOrEqual(1);
        if (a < b) expect(xOf(span, axis, a)).toBeLessThanOrEqual(xOf(span, axis, b));
      }),
    );
  });

  test('a key means the stretch at the playhead, else the nearest that is in view', () => {
    const [a, b] = [
      { from: 100, to: 200 },
      { from: 500, to: 900 },
    ];
    const all = [a, b];
    expect(nearestTo(all, 150, { from: 0, to: 1000 })).toBe(a);
    expect(nearestTo(all, 400, { from: 0, to: 1000 })).toBe(b);
    expect(nearestTo(all, 320, { from: 0, to: 1000 })).toBe(a);
    expect(nearestTo(all, 320, { from: 300, to: 1000 })).toBe(b);
    expect(nearestTo(all, 320, { from: 300, to: 400 })).toBe(null);
    // The one at the playhead even when it is out of view.
    expect(nearestTo(all, 150, { from: 300, to: 1000 })).toBe(a);
  });

  test('scrubbing over a fold passes all of its time, forwards and backwards', () => {
    const span: Span = { from: 0, length: 1_000_000, folds: [{ from: 400_000, to: 9_400_000 }], band: 0.03 };
    const axis = { left: 0, width: 1000 };
    expect(xOf(span, axis, 400_000)).toBeCloseTo(400);
    expect(xOf(span, axis, 9_400_000)).toBeCloseTo(430);
    expect(timeAt(span, axis, 415)).toBe(4_900_000);
    expect(timeAt(span, axis, 1000)).toBe(9_970_000);
    const forwards = Array.from({ length: 101 }, (_, i) => timeAt(span, axis, 390 + i * 0.5));
    for (let i = 1; i < forwards.length; i++) expect(forwards[i]).toBeGreaterThan(forwards[i - 1] as number);
    const backwards = Array.from({ length: 101 }, (_, i) => timeAt(span, axis, 440 - i * 0.5));
    expect(backwards.reverse()).toEqual(forwards);
  });

  test('one that would be no narrower is not folded', () => {
    const folds = [{ from: 400_000, to: 410_000 }];
    const span: Span = { from: 0, length: 1_000_000, folds, band: 0.03 };
    expect(foldsIn(span)).toEqual([]);
    expect(xOf(span, { left: 0, width: 1000 }, 700_000)).toBe(700);
    expect(foldsIn({ ...span, length: 100_000, from: 390_000 })).toEqual(folds);
  });

  test('zooming keeps the time under the pointer where it is, and following keeps the playhead in sight', () => {
    const axis = { left: 0, width: 1000 };
    fc.assert(
      fc.property(foldings, sharesOf, fc.double({ min: 0.2, max: 5, noNaN: true }), (span, share, factor) => {
        const about = timeAt(span, axis, share * 1000);
        const next = zoomed(span, about, factor);
        if (next.from > 0) expect(xOf(next, axis, about)).toBeCloseTo(xOf(span, axis, about), 3);
        const x = xOf(followed(span, about), axis, about);
        expect(x).toBeGreaterThanOrEqual(-0.001);
        expect(x).toBeLessThanOrEqual(850 + 0.001);
      }),
    );
  });

  test('zooming to a stretch shows all of it', () => {
    const axis = { left: 0, width: 1000 };
    fc.assert(
      fc.property(foldings, sharesOf, sharesOf, (span, one, other) => {
        const last = (span.folds?.at(-1)?.to ?? 0) + 1_000_000;
        const [from, to] = [Math.min(one, other) * last, Math.max(one, other) * last];
        const next = around(span, from, to);
        expect(xOf(next, axis, from)).toBeGreaterThanOrEqual(-1);
        expect(xOf(next, axis, to)).toBeLessThanOrEqual(1001);
      }),
    );
  });

  test('no tick stands in a fold, and all are a step of the whole axis apart', () => {
    fc.assert(
      fc.property(foldings, axes, (span, axis) => {
        const folds = foldsIn(span);
        const found = ticks(span, axis);
        expect(found.length).toBeLessThan(200);
        for (const { at } of found) expect(folds.some(({ from, to }) => at > from && at < to)).toBe(false);
      }),
    );
  });

  test('folding up leaves the playhead where it is, and unfolding brings back what was in view', () => {
    const axis = { left: 60, width: 1000 };
    fc.assert(
      fc.property(foldings, sharesOf, ({ folds, ...even }, share) => {
        const playhead = Math.round(even.from + share * even.length);
        const folded = refolded({ from: even.from, length: even.length }, axis, playhead, folds);
        const x = xOf(even, axis, playhead);
        if (folded.from > 0) expect(xOf(folded, axis, playhead)).toBeCloseTo(x, 3);
        const back = refolded(folded, axis, playhead, undefined);
        if (folded.from > 0) expect(back.from).toBeCloseTo(even.from, 0);
        expect(back.folds).toBeUndefined();
        expect(refolded(folded, axis, playhead, folds)).toBe(folded);
      }),
    );
  });
});
