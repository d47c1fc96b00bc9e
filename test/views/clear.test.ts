// Nothing leads through a node or lies over one, and what is said stays where it belongs: over layouts and worlds.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { captionsOf, type Rectangle } from '../../src/views/cluster/captions.ts';
import { onEdge } from '../../src/views/cluster/hull.ts';
import { besideDiscs, labels, overlap, taken } from '../../src/views/cluster/labels.ts';
import { outlineOf } from '../../src/views/cluster/outline.ts';
import { queuesOf } from '../../src/views/cluster/queueing.ts';
import { MARK, type Place, type Point, place } from '../../src/views/place.ts';
import { toSegment } from '../../src/views/seating.ts';
import { spots } from '../../src/views/spots.ts';
import { envelope, MANUAL, node, scene, voice } from './scenes.ts';

/** Wide, upright and low, and what a phone and a small laptop leave of them for the stage. */
const BOXES = [
  ...[740, 360, 820, 1180, 360, 740, 1280, 800],
  ...[388, 251, 360, 255, 460, 604, 719, 360, 767, 263, 1078, 494],
].flatMap((width, i, all) => (i % 2 === 0 ? [{ width, height: all[i + 1]! }] : []));
const named = (count: number) => Array.from({ length: count }, (_, i) => `S${i + 1}`);
const gap = ({ left, top, right, bottom }: Rectangle, { x, y }: Point) =>
  Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));

describe.each(BOXES)('in a box of $width by $height', (box) => {
  test.each([3, 4, 5, 6, 7, 8, 9])('no link and no message leads over one of %i nodes', (count) => {
    const made = place(
      named(count).map((id) => node(id)),
      box,
    );
    const few = count < 7 || box.height > 300;
    const free = made.radius + (few ? MARK : 1);
    for (const { ends, a, b } of made.links)
      for (const [id, at] of made.nodes)
        if (!ends.includes(id)) expect([ends, id, toSegment(at, a, b) >= free]).toEqual([ends, id, true]);
    for (const { from, to, x, y, dx, dy, length } of made.lanes.values())
      for (const [id, at] of made.nodes) {
        if (id === from || id === to) continue;
        const way = toSegment(at, { x, y }, { x: x + dx * length, y: y + dy * length });
        if (few) expect([from, to, id, way >= made.radius + MARK - 1.5]).toEqual([from, to, id, true]);
      }
  });
});

describe('what is said', () => {
  const facts = [{ label: 'accepted', value: '1.1 · tea', caption: true }];
  const tally = { granted: ['S1'], refused: ['S2'], needed: 3 };
  const lives = fc.record({
    count: fc.integer({ min: 3, max: 9 }),
    box: fc.constantFrom(...BOXES),
    manual: fc.boolean(),
    /** Per node: up, paused or crashed; whether it gathers votes, and has something to say. */
    moods: fc.array(fc.tuple(fc.constantFrom('up', 'paused', 'crashed'), fc.boolean(), fc.boolean()), {
      minLength: 9,
      maxLength: 9,
    }),
    flights: fc.array(fc.tuple(fc.nat(8), fc.integer({ min: 1, max: 8 }), fc.nat(10_000)), { maxLength: 12 }),
  });
  type Life = typeof lives extends fc.Arbitrary<infer T> ? T : never;

  function world({ count, box, manual, moods, flights }: Life) {
    const nodes = named(count).map((id, i) => {
      const [up, votes, says] = moods[i]!;
      return node(id, { up, tally: votes ? tally : null, facts: says ? facts : [], queued: says ? 5 : 0 });
    });
    const envelopes = flights.map(([from, by, at], i) =>
      envelope(i, `S${(from % count) + 1}`, `S${((from + by) % count) + 1}`, { sentAt: -at, arrivesAt: 10_000 - at }),
    );
    const of = scene(nodes, {
      envelopes: envelopes.filter(({ from, to }) => from !== to),
      ...(manual && { network: MANUAL }),
    });
    return { nodes, of, made: place(nodes, box) };
  }

  test('of messages lies over no disc and over nothing that is said of a node', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { nodes, of, made } = world(life);
        const standing = spots(made, of, 0, false);
        const texts = standing.map(() => 'RequestVote term 4');
        const found = labels(made, standing, standing, texts, taken(made, of, voice));
        const width = 18 * 6.4 * made.scale;
        for (const at of found.filter((it) => it !== null)) {
          const label = { left: at.x, right: at.x + width, top: at.y - 10 * made.scale, bottom: at.y + 3 * made.scale };
          for (const disc of made.nodes.values()) expect(gap(label, disc)).toBeGreaterThan(made.radius);
          for (const { id } of nodes) {
            const { box } = captionsOf(voice, made, nodes.find((it) => it.id === id)!);
            if (box !== null) expect(overlap(label, box)).toBe(false);
          }
        }
      }),
    );
  });

  test('beneath a node stays on the stage, in letters that can be read, off every disc', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { nodes, made } = world(life);
        for (const one of nodes) {
          const { box, lines } = captionsOf(voice, made, one);
          for (const { size } of lines) expect(size).toBeGreaterThanOrEqual(12);
          if (box === null) continue;
          expect(box.bottom).toBeLessThanOrEqual(made.box.height + 1);
          for (const [id, at] of made.nodes) expect([id, gap(box, at) >= made.radius]).toEqual([id, true]);
        }
      }),
    );
  });

  test('and the queues beside nodes lie over no disc, no words, no message and no other queue', () => {
    const shapes = { whole: 0, short: 0, counted: 0 };
    fc.assert(
      fc.property(lives, (life) => {
        const { of, made } = world({ ...life, manual: true });
        const standing = spots(made, of, 0, false);
        const words = besideDiscs(made, of, voice);
        const queues = queuesOf(made, standing, words);
        for (const queue of queues) {
          expect(queue.left).toBeGreaterThanOrEqual(0);
          expect(queue.right).toBeLessThanOrEqual(made.box.width);
          expect(queue.bottom).toBeLessThanOrEqual(made.box.height);
          for (const [id, disc] of made.nodes) expect([id, gap(queue, disc) > made.radius + 7]).toEqual([id, true]);
          for (const box of words) expect(overlap(queue, box)).toBe(false);
          for (const spot of standing) expect(gap(queue, spot)).toBeGreaterThan(MARK);
          for (const other of queues) expect(other !== queue && overlap(queue, other)).toBe(false);

          // Those that Step delivers first, each within the queue and the oldest nearest to the node.
          const waiting = of.envelopes.filter(({ to }) => to === queue.node).map(({ id }) => id);
          expect(queue.waiting.map(({ envelope: { id } }) => id)).toEqual(waiting.slice(0, queue.waiting.length));
          expect(queue.waiting.length + queue.more).toBe(waiting.length);
          const far = queue.waiting.map(({ x, y }) =>
            gap({ left: x, right: x, top: y, bottom: y }, made.nodes.get(queue.node)!),
          );
          expect(far).toEqual(far.toSorted((a, b) => a - b));
          for (const spot of queue.waiting) expect(gap(queue, spot)).toBe(0);
          shapes[queue.more === 0 ? 'whole' : queue.waiting.length > 0 ? 'short' : 'counted']++;
        }
      }),
    );
    expect(shapes.whole).toBeGreaterThan(shapes.short + shapes.counted);
  });

  test('and a queue shrinks to a count where many stand close', () => {
    const crowd = named(9);
    const all = crowd.flatMap((from) => crowd.filter((to) => to !== from).map((to) => ({ from, to })));
    const of = scene(
      crowd.map((id) => node(id)),
      {
        network: MANUAL,
        envelopes: all.map(({ from, to }, i) => envelope(i, from, to)),
      },
    );
    const shown = BOXES.map((box) => {
      const made = place(of.nodes, box);
      const queues = queuesOf(made, spots(made, of, 0, false), besideDiscs(made, of, voice));
      expect(queues.length).toBeGreaterThanOrEqual(7);
      return queues.some(({ waiting, more }) => waiting.length === 0 && more === 8);
    });
    expect(shown).toContain(true);
  });

  test('of a quorum stands on its own outline, and nearer to those within than to anybody else', () => {
    let seen = 0;
    fc.assert(
      fc.property(lives, fc.integer({ min: 1, max: 510 }), (life, chosen) => {
        const { nodes, of, made } = world(life);
        const members = nodes.filter((_, i) => (chosen >> i) & 1).map(({ id }) => id);
        const outline = outlineOf(made, members, new Map());
        if (outline === null) return;
        const label = onEdge(made, outline.edge, members, 170 * made.scale, taken(made, of, voice));
        if (label === null) return;
        seen++;
        const near = (place: Place, within: boolean) =>
          Math.min(
            ...[...place.nodes].filter(([id]) => members.includes(id) === within).map(([, at]) => gap(label, at)),
          );
        expect(near(made, true)).toBeLessThan(near(made, false));
        expect(near(made, false)).toBeGreaterThan(made.radius);
        expect(Math.min(...outline.edge.map((at) => gap(label, at)))).toBeLessThan(8);
      }),
    );
    expect(seen).toBeGreaterThan(20);
  });
});
