// What stands about the lanes: the rail of futures on their own axis, how much is in view, steps in place of times where
// the network is manual, and the whole run in a line.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Happening } from '../../src/engine/happening.ts';
import type { Landmark } from '../../src/engine/run.ts';
import type { Bookmark, Fork } from '../../src/store/futures/branches.ts';
import type { Picture } from '../../src/store/picture.ts';
import { Lanes } from '../../src/views/spacetime/lanes.ts';
import { endOfAll, Story } from '../../src/views/spacetime/overview.ts';
import { frameOf, near, type Plan } from '../../src/views/spacetime/plan.ts';
import { NO_RAIL, railOf } from '../../src/views/spacetime/rail.ts';
import { Sight } from '../../src/views/spacetime/sight.ts';
import { manualIn, marksOf } from '../../src/views/spacetime/steps.ts';
import { endOf, xOf } from '../../src/views/spacetime/time.ts';

const fork = (branch: number, from: number | null, at: number): Fork => ({ branch, from, at });
const note = (id: number, branch: number, at: number): Bookmark => ({ id, branch, at, position: null, text: 'look' });
const FORKS = [fork(1, null, 0), fork(2, 1, 500_000), fork(3, 2, 700_000)];
const SEEN = new Map([
  [1, 900_000],
  [2, 800_000],
  [3, 750_000],
]);
const known = (present: number, forks = FORKS, marks: readonly Bookmark[] = []) => ({
  ...{ forks, present, marks },
  seenUntil: (branch: number) => SEEN.get(branch) ?? 0,
  shownOn: (mark: Bookmark) => mark.branch,
});

describe('the rail of futures', () => {
  test('has a bar a future, as far as it was seen, and tells which part of each is on show', () => {
    const { tracks } = railOf(known(3), 20);
    expect(tracks.map(({ branch, from, to, shown }) => [branch, from, to, shown])).toEqual([
      [1, 0, 900_000, 500_000],
      [2, 500_000, 800_000, 700_000],
      [3, 700_000, Infinity, Infinity],
    ]);
    expect(tracks.map(({ above }) => above)).toEqual([null, tracks[0]?.y, tracks[1]?.y]);
    expect(railOf(known(1), 20).tracks.map(({ shown }) => shown)).toEqual([Infinity, 500_000, 700_000]);
  });

  test('has room for a few: the one on show with what it comes from, then the newest, each with what it comes from', () => {
    const many = [fork(1, null, 0), ...Array.from({ length: 30 }, (_, i) => fork(i + 2, i < 20 ? 1 : i - 5, 1000 * i))];
    for (const { branch } of many) {
      const { tracks } = railOf(known(branch, many), 20);
      expect(tracks.map((track) => track.branch)).toContain(branch);
      expect(tracks.length).toBeLessThanOrEqual(5);
      for (const { y } of tracks) {
        expect(y).toBeGreaterThan(2);
        expect(y).toBeLessThan(18);
      }
      for (const { branch: here, above } of tracks)
        if (above !== null) {
          const from = many.find((each) => each.branch === here)?.from;
          expect(tracks.find((track) => track.branch === from)?.y).toBe(above);
        }
    }
  });

  test('is pointed at: a flag, a bar, the bar that is nearer, and nothing beyond their ends', () => {
    const rail = railOf(known(3, FORKS, [note(7, 1, 100_000)]), 20);
    const frame = frameOf(1280, 160, ['S1', 'S2'], { rail: 20, foot: 30, tools: 200 });
    const span = { from: 0, length: 1_000_000 };
    const plan: Plan = {
      ...{ arrows: [], marks: [], groups: new Map(), frame, span, seenUntil: 750_000, opened: [], rail },
    };
    const lanes = new Lanes(['S1', 'S2'], () => false);
    const at = (time: number, y: number) => near(plan, lanes, xOf(span, frame.axis, time), y);
    const [first, second, third] = rail.tracks;
    expect(at(100_000, first?.y ?? 0)).toMatchObject({ kind: 'note', mark: { id: 7 } });
    expect(at(880_000, first?.y ?? 0)).toEqual({ kind: 'future', branch: 1, isShown: false });
    expect(at(780_000, second?.y ?? 0)).toEqual({ kind: 'future', branch: 2, isShown: false });
    expect(at(740_000, third?.y ?? 0)).toEqual({ kind: 'future', branch: 3, isShown: true });
    expect(at(300_000, third?.y ?? 0)).toEqual({ kind: 'future', branch: 1, isShown: false });
    expect(at(960_000, first?.y ?? 0)).toBeNull();
    // Lanes are below it.
    expect(Math.min(...frame.lanes.values())).toBeGreaterThan(20 + 20);
  });

  test('takes no room where there is none', () => {
    expect(railOf(known(3), 0)).toBe(NO_RAIL);
  });
});

describe('how much is in view', () => {
  const shown = (playhead: number, playing = true) => ({ playhead, playing }) as Picture;

  test('a run shorter than the view fills it up to 85 %, and from there it is followed without a leap', () => {
    const sight = new Sight();
    sight.begin(1_000_000);
    let before = 0;
    for (let at = 100_000; at < 2_500_000; at += 5_000) {
      sight.show(shown(at), at, 0.05);
      const share = (at - sight.span.from) / sight.span.length;
      expect(share).toBeCloseTo(0.85, 6);
      expect(sight.span.length).toBeGreaterThanOrEqual(before);
      expect(sight.span.length).toBeLessThanOrEqual(1_000_000);
      before = sight.span.length;
    }
    expect(before).toBe(1_000_000);
  });

  test('going back, or into a future of which less was seen, changes no scale', () => {
    const sight = new Sight();
    sight.begin(1_000_000);
    sight.show(shown(600_000, false), 600_000, 0.05);
    const { span } = sight;
    sight.show(shown(100_000, false), 600_000, 0.05);
    expect(sight.span).toEqual(span);
    sight.show(shown(100_000, false), 100_000, 0.05);
    expect(sight.span).toEqual(span);
  });

  test('who zooms keeps that, until all is to be seen', () => {
    const sight = new Sight();
    sight.begin(1_000_000);
    sight.show(shown(600_000, false), 600_000, 0.05);
    sight.look({ from: 550_000, length: 80_000 });
    sight.show(shown(605_000, false), 605_000, 0.05);
    expect(sight.span.length).toBe(80_000);
    sight.showAll(9_000_000);
    expect(sight.span.from).toBe(0);
    expect(9_000_000 / endOf(sight.span)).toBeCloseTo(0.85);
  });
});

describe('a manual network', () => {
  const set = (at: number, network: 'manual' | 'timed'): Landmark => ({
    ...{ at, position: at },
    happening: { kind: 'done', move: { kind: 'set', at, settings: { network } } } as Happening,
  });
  const named = (k: number) => `step ${k}`;
  const axis = { left: 64, width: 1200 };

  test('is told by steps from where it became one to where it was timed again', () => {
    const lanes = new Lanes(['S1'], () => false);
    lanes.add([set(300_000, 'manual'), set(340_000, 'timed'), set(500_000, 'manual')]);
    expect(manualIn(lanes, false)).toEqual([
      { from: 300_000, to: 340_000 },
      { from: 500_000, to: Infinity },
    ]);
    expect(manualIn(new Lanes(['S1'], () => false), true)).toEqual([{ from: 0, to: Infinity }]);
    expect(manualIn(new Lanes(['S1'], () => false), false)).toEqual([]);
    const marks = marksOf({ from: 0, length: 600_000 }, axis, manualIn(lanes, false), named, 40);
    expect(marks.filter(({ at }) => at < 300_000).every(({ name }) => /^0$| ms$/.test(name))).toBe(true);
    expect(marks.filter(({ at }) => at > 500_000).every(({ name }) => /^step \d+$/.test(name))).toBe(true);
  });

  test('has a mark at each step, or at each so many of them, never nearer than asked for', () => {
    const manual = [{ from: 0, to: Infinity }];
    fc.assert(
      fc.property(
        fc.integer({ min: 50_000, max: 60_000_000 }),
        fc.integer({ min: 0, max: 9_000_000 }),
        (length, from) => {
          const marks = marksOf({ from, length }, axis, manual, named, 70);
          for (let i = 1; i < marks.length; i++) {
            const [one, two] = [marks[i - 1]?.at ?? 0, marks[i]?.at ?? 0];
            expect(((two - one) / length) * axis.width).toBeGreaterThanOrEqual(70 - 1e-6);
          }
          for (const { at, name } of marks) expect(name).toBe(at === 0 ? '0' : `step ${at / 10_000}`);
        },
      ),
    );
    const columns = marksOf({ from: 0, length: 150_000 }, axis, manual, named, 70);
    expect(columns.map(({ at }) => at)).toEqual(Array.from({ length: 16 }, (_, k) => k * 10_000));
  });
});

describe('the whole run in a line', () => {
  const mark = (at: number, happening: object): Landmark => ({ at, position: at, happening: happening as Happening });
  const became = (at: number, epoch: number) =>
    mark(at, { kind: 'became', node: 'S1', was: 'a', role: 'b', wasEpoch: 0, epoch });
  const RUN = [
    became(100_000, 1),
    mark(150_000, { kind: 'decided', node: 'S1', slot: 1 }),
    mark(160_000, { kind: 'decided', node: 'S2', slot: 1 }),
    mark(200_000, { kind: 'done', move: { kind: 'crash', at: 200_000, node: 'S1' } }),
    became(300_000, 2),
    became(310_000, 1),
    mark(400_000, { kind: 'done', move: { kind: 'partition', at: 400_000, groups: [] } }),
    mark(500_000, { kind: 'broke', invariant: 'x', nodes: [], slots: [], facts: {} }),
    became(700_000, 3),
  ];
  const marksIn = (path: string) => path.split('M').length - 1;

  test('is scaled so that all of it that was seen is in it, and seldom anew', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_400_000_000 }), (until) => {
        expect(endOfAll(until)).toBeGreaterThanOrEqual(until);
        if (until > 100_000) expect(endOfAll(until)).toBeLessThanOrEqual(until * 1.25 + 1);
      }),
    );
  });

  test('has a span for each term, a mark for each first decision, fault and breach, and nothing that was not seen', () => {
    const story = new Story();
    story.add(RUN.slice(0, 4));
    story.add(RUN);
    const { terms, marks } = story.paths(1000, 600_000, [100_000, 650_000]);
    expect([...terms.keys()]).toEqual([1, 2]);
    const x = (at: number) => Math.round((at / endOfAll(600_000)) * 2000) / 2;
    expect(terms.get(1)).toBe(`M${x(100_000)} 0H${x(300_000)}V8H${x(100_000)}z`);
    expect(terms.get(2)).toBe(`M${x(300_000) + 1} 0H${x(600_000)}V8H${x(300_000) + 1}z`);
    expect(Object.values(marks).map(marksIn)).toEqual([1, 1, 1, 1, 1]);
    expect(marks.decided).toContain(`M${x(150_000)} `);
    // Each kind has a shape of its own.
    const shapes = Object.values(marks).map((path) => path.replace(/M[\d.]+/, ''));
    expect(new Set(shapes).size).toBe(5);
  });

  test('marks that would lie on each other are one', () => {
    const story = new Story();
    story.add(Array.from({ length: 5000 }, (_, i) => mark(i * 100, { kind: 'decided', node: 'S1', slot: i })));
    expect(marksIn(story.paths(600, 500_000, []).marks.decided)).toBeLessThanOrEqual(101);
  });

  test('begins anew where another branch has other landmarks', () => {
    const story = new Story();
    story.add(RUN);
    expect(story.continues([...RUN, became(900_000, 4)])).toBe(true);
    expect(story.continues(RUN.slice(0, 4))).toBe(false);
  });
});
