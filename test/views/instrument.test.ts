// The diagram as an instrument: what is lit, marks that crowd, walking by keyboard, lanes and kinds at choice, and what it
// says in words.

import { describe, expect, test } from 'vitest';
import type { Place } from '../../src/engine/causality.ts';
import { Film } from '../../src/store/film.ts';
import { type Arrow, Arrows } from '../../src/views/spacetime/arrows.ts';
import { type Cones, lightOf } from '../../src/views/spacetime/cones.ts';
import { crowdAt } from '../../src/views/spacetime/crowds.ts';
import { nextOn } from '../../src/views/spacetime/inspecting.ts';
import { Lanes } from '../../src/views/spacetime/lanes.ts';
import { blocksIn, frameOf, near, planned } from '../../src/views/spacetime/plan.ts';
import { readingOf } from '../../src/views/spacetime/reading.ts';
import { laneOf, told } from '../../src/views/spacetime/telling.ts';
import { xOf } from '../../src/views/spacetime/time.ts';
import {
  allLanes,
  isHidden,
  kindsWithout,
  lanesShown,
  moveLane,
  placeLane,
  toggleKind,
  toggleLane,
  wishes,
} from '../../src/views/spacetime/wishes.ts';
import { panels } from '../../src/words/en/panels.ts';
import type { Teller } from '../../src/words/tell.ts';
import { panels as panelsZh } from '../../src/words/zh/panels.ts';
import type { Shot } from '../../src/worker/wire.ts';
import { Laboratory } from '../worker/whole.ts';
import { node, shot, toy, toyWords } from './toy.ts';

const NODES = ['S1', 'S2', 'S3', 'S4', 'S5'];

/** A run of the real thing, on film, with what the worker says of it. */
function filmed(text: string, until: number) {
  const laboratory = new Laboratory();
  const opened = laboratory.answer('open', { text });
  if ('problem' in opened) throw new Error(JSON.stringify(opened.problem));
  const branch = opened.branch.id;
  while (!laboratory.answer('seek', { branch, at: until }).reached);
  const last = laboratory.answer('seek', { branch, at: until }).shot.position;
  const film = new Film();
  film.length = last;
  film.end = until;
  for (let from = 0; from <= last; from += 1024)
    film.add(laboratory.answer('stretch', { branch, from, to: Math.min(last, from + 1023) }).shots);
  const index = { known: 0, until: 0, most: 0, apart: 0, landmarks: 0, starts: 0 };
  film.landmarks.push(...laboratory.answer('play', { branch, ...index }).landmarks.filter(({ at }) => at <= until));
  const causes = (place: Place): Cones => {
    for (;;) {
      const reply = laboratory.answer('causes', { branch, ...place, until });
      if (reply !== null) return { of: place, ...reply };
    }
  };
  const order = (a: Place, b: Place) => laboratory.answer('order', { branch, a, b })?.order;
  return { laboratory, branch, film, last, causes, order };
}

const TEXT = `quorum 1
raft nodes=5 seed=5
network timed latency=5..40ms loss=5% duplication=5%
clients every=60ms
at 300ms pause S2
at 400ms resume S2
at 500ms crash S4
`;

describe('what is lit', () => {
  const { film, last, causes, order } = filmed(TEXT, 900_000);
  const arrows = new Arrows(toy);
  // Only the ends count here, so the protocol's own styles are not asked for.
  const all: Arrow[] = [
    ...new Set(blocksIn(film, { from: 0, length: 900_000 }, 0).flatMap((k) => [...arrows.block(film, k)])),
  ];

  test('a message is of the past when its hearing could be known of, of the future when its sending could know', () => {
    const seen = new Set<string>();
    for (const position of [40, Math.floor(last / 3), Math.floor(last / 2), last - 60]) {
      const of = { position, index: 0 };
      const cones = causes(of);
      for (const arrow of all) {
        const light = lightOf(arrow, cones);
        seen.add(light);
        const sent = { position: arrow.sentPosition as number, index: arrow.sentIndex };
        const { heard } = arrow;
        if (heard !== null && arrow.fate === 'queued') seen.add('queued');
        const [isSent, isHeard] = [order(sent, of), heard === null ? null : order(heard, of)];
        if (isSent === 'same' || isHeard === 'same') expect(light).toBe('self');
        else if (isHeard === 'before') expect(light).toBe('past');
        else if (isSent === 'after') expect(light).toBe('future');
        else if (light !== 'self') expect(light).toBe('rest');
      }
    }
    expect([...seen].sort()).toEqual(['future', 'past', 'queued', 'rest', 'self']);
  });

  test('the words say how much it could know of, who could know of it, and who cannot yet', () => {
    const teller: Teller = { panels, about: toyWords.en, protocol: toy };
    const zh: Teller = { panels: panelsZh, about: toyWords.zh, protocol: toy };
    const of = { position: 40, index: 0 };
    const { past, future, at } = causes(of);
    const partial: Cones = {
      of,
      at,
      past: { ...past, size: 1, ends: { S1: { position: 1, index: 0, at: 0 } } },
      future: { ...future, size: 2, ends: { S2: { position: 60, index: 0, at: 9 } } },
    };
    const blind = { shot: () => undefined } as unknown as Film;
    const shown = { pair: null, measure: null, tool: null };
    const reading = readingOf(teller, blind, ['S1', 'S2', 'S3'], { ...shown, focus: partial });
    expect(reading?.title).toBe('move 40');
    expect(reading?.lines).toEqual([
      'It could know of 1 event on S1.',
      '2 events on S2 could know of it.',
      'S1, S3 cannot know of it yet.',
    ]);
    const pair = { a: of, b: { position: 41, index: 0 }, order: 'concurrent' } as const;
    expect(readingOf(teller, blind, [], { ...shown, focus: partial, pair })?.title).toContain(
      'neither could know of the other',
    );
    expect(readingOf(zh, blind, [], { ...shown, focus: partial, pair })?.title).toContain('并发');
    const measure = { from: 720_500, to: 300_000 };
    expect(readingOf(teller, blind, [], { ...shown, focus: null, measure })?.title).toBe(
      '420.5 ms, from 0.300 s to 0.721 s',
    );
    expect(readingOf(teller, blind, [], { ...shown, focus: null })).toBeNull();
  });
});

describe('walking by keyboard', () => {
  const { film, last } = filmed(TEXT, 900_000);

  test('along a lane every happening of it comes once, in order, and the way back is the same', () => {
    for (const id of ['S1', 'S4']) {
      const expected: Place[] = [];
      for (let position = 0; position <= last; position++)
        (film.shot(position) as Shot).happenings.forEach((happening, index) => {
          if (laneOf(happening) === id) expected.push({ position, index });
        });
      const walked: Place[] = [];
      let here: Place | null = nextOn(film, id, { position: 0, index: -1 }, 1, Infinity);
      for (; here !== null; here = nextOn(film, id, here, 1, Infinity)) walked.push(here);
      expect(walked).toEqual(expected);
      const back: Place[] = [];
      for (here = expected.at(-1) ?? null; here !== null; here = nextOn(film, id, here, -1, Infinity)) back.push(here);
      expect(back.reverse()).toEqual(expected);
    }
  });

  test('what was not seen is not walked to', () => {
    const end = film.shot(100)?.at as number;
    let here: Place | null = { position: 0, index: -1 };
    for (let next: Place | null = here; next !== null; next = nextOn(film, 'S1', next, 1, end)) here = next;
    expect((film.shot(here.position) as Shot).at).toBeLessThanOrEqual(end);
  });
});

describe('from far off', () => {
  const nodes = NODES.map((id) => node(id));
  const film = new Film();
  film.add([shot(0, 0, [], nodes, { move: null })]);
  const frame = frameOf(1088, 260, NODES);
  const lanes = new Lanes(NODES, () => true);
  const many = 50_000;
  lanes.add(
    Array.from({ length: many }, (_, i) => ({
      position: i,
      at: i * 1000,
      happening: { kind: 'decided', node: 'S1', slot: i, epoch: 1, value: 'x', during: 1 } as const,
    })),
  );

  test('of fifty thousand marks on a lane as many are drawn as can be told apart, and the rest are counted', () => {
    const span = { from: 0, length: many * 1000 };
    const { marks, groups } = planned(film, lanes, new Arrows(toy), frame, span, many * 1000);
    expect(marks.length).toBeLessThanOrEqual(1000 / 13 + 2);
    expect(marks.length).toBeGreaterThan(60);
    const xs = marks.map(({ at }) => xOf(span, frame.axis, at));
    for (let i = 1; i < xs.length; i++) expect((xs[i] as number) - (xs[i - 1] as number)).toBeGreaterThanOrEqual(12.9);
    const counted = marks.reduce((sum, mark) => sum + (groups.get(mark)?.count ?? 1), 0);
    expect(counted).toBe(many);
  });

  test('near by every mark is there', () => {
    const span = { from: 0, length: 40_000 };
    const { marks, groups } = planned(film, lanes, new Arrows(toy), frame, span, many * 1000);
    expect(marks.map(({ at }) => at).filter((at) => at <= 40_000)).toHaveLength(41);
    expect(groups.size).toBe(0);
  });

  test('what is not seen yet is not counted', () => {
    const span = { from: 0, length: many * 1000 };
    const { marks, groups } = planned(film, lanes, new Arrows(toy), frame, span, 500_000);
    expect(marks.reduce((sum, mark) => sum + (groups.get(mark)?.count ?? 1), 0)).toBe(501);
  });

  test('a fold is pointed at before the lanes in it, its time is not read, and it says what it is', () => {
    const fold = { from: 400_000, to: 9_400_000, first: 10, last: 209 };
    const span = { from: 0, length: 1_000_000, folds: [fold], band: 0.03 };
    const plan = planned(film, lanes, new Arrows(toy), frame, span, 20_000_000);
    const x = xOf(span, frame.axis, 5_000_000);
    const found = near(plan, lanes, x, frame.lanes.get('S3') as number);
    expect(found).toEqual({ kind: 'fold', fold });
    const teller: Teller = { panels, about: toyWords.en, protocol: toy };
    expect(found === null ? null : told(teller, found, plan)).toEqual({
      title: '9 s from 0.400 s on: nothing changed',
      lines: ['200 moves: heartbeats and timers only', 'Click to unfold'],
    });
    const starts = new Film();
    starts.starts.push(...Array.from({ length: 100 }, (_, k) => k * 100_000));
    const blocks = blocksIn(starts, span, 0);
    expect(blocks).toContain(4);
    expect(blocks).toContain(94);
    expect(blocks.some((k) => k > 5 && k < 93)).toBe(false);
  });

  test('a lane’s crowd is the bin in which the time falls', () => {
    const tiles = [{ from: 1000, bin: 10, nodes: { S1: [3, 0, 7] }, until: 1030, most: 7 }];
    expect(crowdAt(tiles, 'S1', 1025)).toEqual({ count: 7, bin: 10 });
    expect(crowdAt(tiles, 'S1', 999)).toBeNull();
    expect(crowdAt(tiles, 'S2', 1005)).toBeNull();
  });
});

describe('lanes and kinds at choice', () => {
  const shown = () => lanesShown(wishes.getState(), NODES);

  test('a lane is hidden, shown again, moved and put to a place; the last one stays', () => {
    expect(shown()).toEqual(NODES);
    toggleLane(NODES, 'S2');
    expect(shown()).toEqual(['S1', 'S3', 'S4', 'S5']);
    placeLane(NODES, 'S5', 1);
    expect(shown()).toEqual(['S1', 'S5', 'S3', 'S4']);
    toggleLane(NODES, 'S2');
    expect(shown()).toHaveLength(5);
    moveLane(NODES, 'S1', -1);
    expect(shown()[0]).toBe('S1');
    moveLane(NODES, 'S1', 1);
    expect(shown()[1]).toBe('S1');
    placeLane(NODES, 'S1', 99);
    expect(shown().at(-1)).toBe('S1');
    for (const id of NODES) toggleLane(NODES, id);
    expect(shown()).toHaveLength(1);
    expect(NODES.filter((id) => isHidden(wishes.getState(), NODES, id))).toHaveLength(4);
    // Another cluster is looked at as it is.
    expect(lanesShown(wishes.getState(), ['S1', 'S2', 'S3'])).toEqual(['S1', 'S2', 'S3']);
    allLanes(NODES);
    expect(shown()).toEqual(NODES);
  });

  test('a kind that is left out is not drawn, and not pointed at', () => {
    const { film } = filmed(TEXT, 500_000);
    const lanes = new Lanes(NODES, () => false);
    const frame = frameOf(1088, 260, NODES);
    const span = { from: 0, length: 500_000 };
    const kinds = (without: readonly string[]) => {
      const choices = { playing: false, without, opened: [] };
      const { arrows } = planned(film, lanes, new Arrows(toy), frame, span, 500_000, choices);
      return new Set((arrows ?? []).map(({ envelope }) => envelope.message.type));
    };
    const before = kinds([]);
    const [one] = before;
    if (one === undefined) throw new Error('No messages.');
    expect(kinds([one])).toEqual(new Set([...before].filter((kind) => kind !== one)));
    toggleKind('toy', one);
    expect(kindsWithout(wishes.getState(), 'toy')).toEqual([one]);
    toggleKind('toy', one);
    expect(kindsWithout(wishes.getState(), 'toy')).toEqual([]);
  });
});
