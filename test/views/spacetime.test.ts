// The geometry of the space-time diagram: time on the axis, lanes from landmarks, arrows from shots, and what the pointer
// means.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Happening } from '../../src/engine/happening.ts';
import type { Landmark } from '../../src/engine/run.ts';
import { Film } from '../../src/store/film.ts';
import { Arrows, lineOf } from '../../src/views/spacetime/arrows.ts';
import { Lanes, type Stretch, stretchAt } from '../../src/views/spacetime/lanes.ts';
import { frameOf, near, planned, strokeOf } from '../../src/views/spacetime/plan.ts';
import {
  centred,
  followed,
  keptInSight,
  LONGEST,
  panned,
  SHORTEST,
  type Span,
  ticks,
  timeAt,
  timeName,
  xOf,
  zoomed,
} from '../../src/views/spacetime/time.ts';
import type { Shot } from '../../src/worker/wire.ts';
import { envelope, node, shot, toy } from './toy.ts';

const spans = fc.record({
  from: fc.integer({ min: 0, max: 100_000_000 }),
  length: fc.integer({ min: SHORTEST, max: 100_000_000 }),
});
const axes = fc.record({ left: fc.integer({ min: 20, max: 80 }), width: fc.integer({ min: 200, max: 1900 }) });
const times = fc.integer({ min: 0, max: 200_000_000 });

describe('time on the axis', () => {
  test('a time and its place are each other’s inverse, to the rounding of a microsecond', () => {
    fc.assert(
      fc.property(spans, axes, times, (span, axis, at) => {
        expect(Math.abs(timeAt(span, axis, xOf(span, axis, at)) - at)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('zooming keeps the time under the pointer where it is, unless the beginning is reached', () => {
    fc.assert(
      fc.property(
        spans,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (span, share, factor) => {
          const about = span.from + span.length * share;
          const next = zoomed(span, about, factor);
          expect(next.length).toBeGreaterThanOrEqual(SHORTEST);
          expect(next.length).toBeLessThanOrEqual(LONGEST);
          if (next.from > 0) expect((about - next.from) / next.length).toBeCloseTo(share, 6);
        },
      ),
    );
  });

  test('nothing shows a time before the beginning', () => {
    fc.assert(
      fc.property(spans, times, fc.integer({ min: -200_000_000, max: 200_000_000 }), (span, playhead, by) => {
        for (const { from } of [
          panned(span, by),
          followed(span, playhead),
          centred(span, playhead),
          zoomed(span, playhead, 3),
        ])
          expect(from).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('a followed playhead is in sight, with room after it, and following twice changes nothing', () => {
    fc.assert(
      fc.property(spans, times, (span, playhead) => {
        const next = followed(span, playhead);
        const share = (playhead - next.from) / next.length;
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(0.85 + 1e-9);
        const again = followed(next, playhead);
        expect(again.from).toBeCloseTo(next.from, 3);
        const kept = keptInSight(span, playhead);
        expect((playhead - kept.from) / kept.length).toBeLessThanOrEqual(0.97);
      }),
    );
  });

  test('ticks are in the span, in order, evenly apart, and no two have one name', () => {
    fc.assert(
      fc.property(spans, axes, (span, axis) => {
        const found = ticks(span, axis);
        for (const { at } of found) {
          expect(at).toBeGreaterThanOrEqual(span.from);
          expect(at).toBeLessThanOrEqual(span.from + span.length);
        }
        expect(new Set(found.map(({ name }) => name)).size).toBe(found.length);
      }),
    );
  });

  test('times are named with the digits that tell them apart', () => {
    expect(timeName(1_320_000, 20_000, 's')).toBe('1.32 s');
    expect(timeName(320_000, 20_000, 'ms')).toBe('320 ms');
    expect(timeName(320_500, 500, 'ms')).toBe('320.5 ms');
    expect(timeName(2_000_000, 1_000_000, 's')).toBe('2 s');
    expect(timeName(0, 1000, 'ms')).toBe('0');
  });
});

const became = (at: number, id: string, was: string, role: string, wasEpoch: number, epoch: number): Landmark => ({
  position: at,
  at,
  happening: { kind: 'became', node: id, was, role, wasEpoch, epoch },
});
const done = (at: number, kind: 'crash' | 'restart' | 'pause' | 'resume', id: string): Landmark => ({
  position: at,
  at,
  happening: { kind: 'done', move: { kind, node: id, at } },
});
const leads = (role: string) => role === 'captain';

describe('lanes', () => {
  test('before the first change a node was what the change says that it was', () => {
    const lanes = new Lanes(['S1', 'S2'], leads);
    lanes.add([became(500, 'S1', 'sailor', 'captain', 1, 2)]);
    expect(lanes.stretches.get('S1')).toEqual([
      { from: 0, to: 500, up: 'up', role: 'sailor', epoch: 1 },
      { from: 500, to: Infinity, up: 'up', role: 'captain', epoch: 2 },
    ]);
    expect(lanes.stretches.get('S2')).toEqual([{ from: 0, to: Infinity, up: 'up', role: null, epoch: null }]);
    expect(lanes.marks.map(({ kind }) => kind)).toEqual(['became']);
  });

  test('a crash keeps what was, a restart forgets it until something tells', () => {
    const lanes = new Lanes(['S1'], leads);
    lanes.add([
      became(100, 'S1', 'sailor', 'captain', 0, 1),
      done(200, 'crash', 'S1'),
      done(300, 'restart', 'S1'),
      done(320, 'pause', 'S1'),
      done(350, 'resume', 'S1'),
      became(400, 'S1', 'sailor', 'sailor', 1, 2),
    ]);
    const lane = lanes.stretches.get('S1') as Stretch[];
    expect(lane.map(({ from, up, role, epoch }) => [from, up, role, epoch])).toEqual([
      [0, 'up', 'sailor', 0],
      [100, 'up', 'captain', 1],
      [200, 'crashed', 'captain', 1],
      [300, 'up', 'sailor', 1],
      [320, 'paused', 'sailor', 1],
      [350, 'up', 'sailor', 1],
      [400, 'up', 'sailor', 2],
    ]);
    expect(lanes.marks.map(({ kind }) => kind)).toEqual(['became', 'crash', 'restart', 'pause', 'resume']);
  });

  test('what is on record is a mark, and lasts until another record ends it, one row under the other', () => {
    const recorded = (at: number, what: string, key: string): Landmark => ({
      position: at,
      at,
      happening: { kind: 'recorded', node: 'S1', what, key, epoch: Number(key), value: '' },
    });
    const records = { lent: { shape: 'square', until: 'returned' }, returned: { shape: 'circle' } } as const;
    const lanes = new Lanes(['S1'], leads, records);
    lanes.add([
      recorded(100, 'lent', '1'),
      recorded(120, 'lent', '1'),
      recorded(150, 'lent', '2'),
      recorded(200, 'returned', '1'),
      recorded(250, 'lent', '3'),
      recorded(300, 'returned', '9'),
    ]);
    expect(lanes.stays.get('S1')?.map(({ from, to, key, row }) => [from, to, key, row])).toEqual([
      [100, 200, '1', 0],
      [150, Infinity, '2', 1],
      [250, Infinity, '3', 0],
    ]);
    expect(lanes.marks.map(({ at, kind }) => [at, kind])).toEqual(
      [100, 120, 150, 200, 250, 300].map((at) => [at, 'recorded']),
    );
  });

  test('a scene tells what no landmark did', () => {
    const lanes = new Lanes(['S1'], leads);
    lanes.learn(10, [node('S1', { role: 'sailor', epoch: 7 })]);
    expect(lanes.stretches.get('S1')?.[0]).toMatchObject({ role: 'sailor', epoch: 7 });
  });

  test('reading landmarks piece by piece is reading them at once; stretches touch and never overlap', () => {
    const events = fc.array(
      fc.record({
        gap: fc.integer({ min: 0, max: 50 }),
        what: fc.integer({ min: 0, max: 4 }),
        s: fc.constantFrom('S1', 'S2'),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(events, fc.integer({ min: 0, max: 40 }), (list, split) => {
        let at = 0;
        const landmarks = list.map(({ gap, what, s }) => {
          at += gap;
          if (what === 0) return became(at, s, 'sailor', 'captain', 1, 2);
          return done(at, (['crash', 'restart', 'pause', 'resume'] as const)[what - 1] ?? 'crash', s);
        });
        const once = new Lanes(['S1', 'S2'], leads);
        once.add(landmarks);
        const twice = new Lanes(['S1', 'S2'], leads);
        twice.add(landmarks.slice(0, split));
        expect(twice.continues(landmarks)).toBe(true);
        twice.add(landmarks);
        expect([...twice.stretches]).toEqual([...once.stretches]);
        expect(twice.marks).toEqual(once.marks);
        for (const lane of once.stretches.values()) {
          expect(lane[0]?.from).toBe(0);
          for (let i = 1; i < lane.length; i++) {
            expect(lane[i - 1]?.to).toBe(lane[i]?.from);
            expect((lane[i] as Stretch).from).toBeGreaterThan((lane[i - 1] as Stretch).from);
          }
          expect(lane[lane.length - 1]?.to).toBe(Infinity);
          for (let i = 0; i < lane.length; i++) expect(stretchAt(lane, (lane[i] as Stretch).from)).toBe(i);
        }
      }),
    );
  });

  test('landmarks of another branch are recognized as such', () => {
    const lanes = new Lanes(['S1'], leads);
    lanes.add([done(200, 'crash', 'S1')]);
    expect(lanes.continues([done(200, 'crash', 'S1')])).toBe(false);
    expect(lanes.continues([])).toBe(false);
  });

  test('decisions of one move are one mark', () => {
    const decided = (slot: number): Landmark => ({
      position: 4,
      at: 100,
      happening: { kind: 'decided', node: 'S1', slot, epoch: 1, value: 'x', during: 1 },
    });
    const lanes = new Lanes(['S1'], leads);
    lanes.add([decided(1), decided(2), decided(3)]);
    expect(lanes.marks).toEqual([{ at: 100, position: 4, kind: 'decided', node: 'S1', epoch: 1, slots: [1, 2, 3] }]);
  });
});

const nodes = [node('S1'), node('S2'), node('S3')];

function filmed(happenings: readonly (readonly [at: number, happening: Happening])[]): Film {
  const shots: Shot[] = [shot(0, 0, [], nodes, { move: null })];
  for (const [at, happening] of happenings) shots.push(shot(shots.length, at, [happening], nodes));
  const film = new Film();
  film.length = shots.length - 1;
  film.add(shots);
  return film;
}

describe('arrows', () => {
  const one = envelope(1, { sentAt: 1000, arrivesAt: 3000 });
  const sent: readonly [number, Happening] = [1000, { kind: 'sent', node: 'S1', envelope: one }];

  test('a message that was heard goes from lane to lane', () => {
    const film = filmed([sent, [3000, { kind: 'heard', node: 'S2', envelope: one }]]);
    const [arrow] = new Arrows(toy).block(film, 0);
    expect(arrow).toMatchObject({ epoch: 2, fate: 'heard', end: 3000, sentPosition: 1, endPosition: 2 });
    expect(lineOf(arrow as never, 3000)).toEqual({ from: 1000, to: 3000, way: 1, lost: false, waits: false });
  });

  test('how it ends is not told before it did', () => {
    const film = filmed([sent, [3000, { kind: 'lost', node: 'S2', envelope: one, why: 'cut' }]]);
    const [arrow] = new Arrows(toy).block(film, 0);
    expect(lineOf(arrow as never, 2999)).toEqual({ from: 1000, to: 3000, way: 1, lost: false, waits: false });
    expect(lineOf(arrow as never, 3000)).toEqual({ from: 1000, to: 2000, way: 0.5, lost: true, waits: false });
  });

  test('one that finds its receiver crashed ends at the lane, in a cross', () => {
    const film = filmed([sent, [3000, { kind: 'lost', node: 'S2', envelope: one, why: 'down' }]]);
    const [arrow] = new Arrows(toy).block(film, 0);
    expect(lineOf(arrow as never, 3000)).toMatchObject({ way: 1, lost: true });
  });

  test('one that nobody has delivered waits under way', () => {
    const [arrow] = new Arrows(toy).block(filmed([sent]), 0);
    expect(lineOf(arrow as never, 9000)).toEqual({ from: 1000, to: 9000, way: 0.8, lost: false, waits: true });
  });

  test('shots that come later add to the arrows that are there; nothing is read twice', () => {
    const film = filmed([sent]);
    const arrows = new Arrows(toy);
    const before = arrows.block(film, 0)[0];
    film.length = 2;
    film.add([shot(2, 3000, [{ kind: 'heard', node: 'S2', envelope: one }], nodes)]);
    expect(arrows.block(film, 0)).toHaveLength(1);
    expect(arrows.block(film, 0)[0]).toBe(before);
    expect(before?.fate).toBe('heard');
  });

  test('one that waited at a paused node ends where it was queued', () => {
    const film = filmed([
      sent,
      [3000, { kind: 'queued', node: 'S2', envelope: one }],
      [8000, { kind: 'heard', node: 'S2', envelope: { ...one, arrivesAt: 3000 } }],
    ]);
    expect(new Arrows(toy).block(film, 0)).toMatchObject([{ fate: 'queued', end: 3000 }]);
  });
});

describe('what the pointer means', () => {
  const one = envelope(1, { sentAt: 100_000, arrivesAt: 300_000 });
  const film = filmed([
    [100_000, { kind: 'sent', node: 'S1', envelope: one }],
    [300_000, { kind: 'heard', node: 'S2', envelope: one }],
  ]);
  const span: Span = { from: 0, length: 1_000_000 };
  const frame = frameOf(1088, 260, ['S1', 'S2', 'S3']);
  const lanes = new Lanes(['S1', 'S2', 'S3'], leads);
  lanes.add([done(500_000, 'crash', 'S3')]);
  const plan = planned(film, lanes, new Arrows(toy), frame, span, 900_000);

  test('an arrow is meant within six pixels of it, wherever on it', () => {
    const stroke = strokeOf((plan.arrows ?? [])[0] as never, plan);
    if (stroke === null) throw new Error('no stroke');
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        fc.double({ min: -5.5, max: 5.5, noNaN: true }),
        (share, off) => {
          const length = Math.hypot(stroke.x2 - stroke.x1, stroke.y2 - stroke.y1);
          const x = stroke.x1 + share * (stroke.x2 - stroke.x1) - (off * (stroke.y2 - stroke.y1)) / length;
          const y = stroke.y1 + share * (stroke.y2 - stroke.y1) + (off * (stroke.x2 - stroke.x1)) / length;
          expect(near(plan, lanes, x, y)).toMatchObject({ kind: 'arrow', arrow: { id: 1 } });
        },
      ),
    );
  });

  test('a mark goes before a lane, a lane before nothing', () => {
    const y = frame.lanes.get('S3') as number;
    expect(near(plan, lanes, xOf(span, frame.axis, 500_000) + 2, y)).toMatchObject({
      kind: 'mark',
      mark: { kind: 'crash' },
    });
    expect(near(plan, lanes, xOf(span, frame.axis, 700_000), y)).toMatchObject({
      kind: 'lane',
      stretch: { up: 'crashed' },
    });
    expect(near(plan, lanes, xOf(span, frame.axis, 950_000), y)).toMatchObject({ kind: 'lane', stretch: null });
    expect(near(plan, lanes, xOf(span, frame.axis, 700_000), y - 30)).toBeNull();
  });

  test('on a lane its epoch is meant; beside it, before there was one, and while the node is down, only the time', () => {
    const [s1, s3] = ['S1', 'S3'].map((node) => frame.lanes.get(node) as number) as [number, number];
    const led = new Lanes(['S1', 'S2', 'S3'], leads);
    const became = { kind: 'became', node: 'S1', was: 'follows', wasEpoch: 0, role: 'leads', epoch: 4 } as const;
    led.add([{ at: 200_000, position: 1, happening: became }, done(500_000, 'crash', 'S3')]);
    const at = (x: number, y: number) => near({ ...plan, marks: [] }, led, xOf(span, frame.axis, x), y, 14);
    expect(at(700_000, s1)).toMatchObject({ kind: 'lane', node: 'S1', epoch: 4 });
    expect(at(700_000, s1 - 4)).toMatchObject({ kind: 'lane', epoch: 4 });
    expect(at(700_000, s1 - 7)).toMatchObject({ kind: 'lane', stretch: { epoch: 4 }, epoch: null });
    expect(at(50_000, s1)).toMatchObject({ kind: 'lane', stretch: { epoch: 0 }, epoch: null });
    expect(at(700_000, s3)).toMatchObject({ kind: 'lane', stretch: { up: 'crashed' }, epoch: null });
    expect(at(950_000, s1)).toMatchObject({ kind: 'lane', epoch: null });
  });

  test('what was not seen is not there', () => {
    const early = planned(film, lanes, new Arrows(toy), frame, span, 90_000);
    expect(early.arrows).toEqual([]);
    expect(early.marks).toEqual([]);
  });

  test('too many arrows are none', () => {
    const many = filmed(
      Array.from({ length: 1600 }, (_, i) => [
        i * 10,
        {
          kind: 'sent',
          node: 'S1',
          envelope: envelope(i + 1, { sentAt: i * 10, arrivesAt: i * 10 + 10 }),
        } as Happening,
      ]),
    );
    expect(planned(many, lanes, new Arrows(toy), frame, span, 900_000).arrows).toBeNull();
    expect(planned(many, lanes, new Arrows(toy), frame, { from: 0, length: 5_000 }, 900_000).arrows).not.toBeNull();
  });
});
