// What a press on the stage comes to: a click, a line that cuts links, or nothing.

import { describe, expect, test } from 'vitest';
import { begun, ended, type Ground, moved } from '../../src/views/cluster/pressing.ts';
import { type Point, place } from '../../src/views/place.ts';
import { spots } from '../../src/views/spots.ts';
import { envelope, MANUAL, node, scene } from './scenes.ts';

const five = ['S1', 'S2', 'S3', 'S4', 'S5'].map((id) => node(id));
const made = place(five, { width: 809, height: 590 });
const empty: Ground = { place: made, standing: [] };
const MOUSE = 13;

const at = (id: string): Point => made.nodes.get(id) as Point;
const link = (a: string, b: string) => made.links.find(({ ends }) => ends[0] === a && ends[1] === b)!;

/** A hand goes from one point over others to the last. */
function hand(ground: Ground, [from, ...way]: readonly Point[], reach = MOUSE) {
  let press = begun(ground, from as Point, reach);
  for (const point of way) press = moved(ground, press, point);
  return { press, what: ended(ground, press, way.at(-1) ?? (from as Point)) };
}

/** From one side of a link to its other side, so far along it from its first end, and so far aside. */
function across([a, b]: readonly [string, string], along: number, aside: number): [Point, Point] {
  const { a: p, b: q } = link(a, b);
  const far = Math.hypot(q.x - p.x, q.y - p.y);
  const [dx, dy] = [(q.x - p.x) / far, (q.y - p.y) / far];
  const [x, y] = [p.x + dx * along, p.y + dy * along];
  return [
    { x: x - dy * aside, y: y + dx * aside },
    { x: x + dy * aside, y: y - dx * aside },
  ];
}

const cuts = (what: ReturnType<typeof ended>): string[] =>
  what !== null && 'cut' in what ? what.cut.map(({ ends }) => ends.join('-')) : [];

describe('a press', () => {
  test('that begins in the halo of a node and crosses a link there cuts it', () => {
    const [from, to] = across(['S1', 'S2'], 8, 14);
    const { press, what } = hand(empty, [from, to]);
    expect(press.target).toEqual({ kind: 'node', node: 'S1' });
    expect(cuts(what)).toEqual(['S1-S2']);
  });

  test('that begins on a disc and leaves it across one of its own links cuts that link', () => {
    const [from, to] = across(['S1', 'S2'], -6, 10);
    const [, out] = across(['S1', 'S2'], 24, 14);
    const { press, what } = hand(empty, [from, to, out]);
    expect(press.target).toEqual({ kind: 'node', node: 'S1' });
    expect(cuts(what)).toEqual(['S1-S2']);
  });

  test('on a disc is a line once it has gone twelve pixels, in the halo and beside six', () => {
    const { x, y } = at('S1');
    const goes = (from: Point, far: number) =>
      moved(empty, begun(empty, from, MOUSE), { ...from, x: from.x + far }).line;
    expect([goes({ x, y }, 12), goes({ x, y }, 13)]).toEqual([false, true]);
    const halo = { x, y: y - made.radius - 8 };
    expect([goes(halo, 6), goes(halo, 7)]).toEqual([false, true]);
    expect([goes({ x: 3, y: 3 }, 6), goes({ x: 3, y: 3 }, 7)]).toEqual([false, true]);
  });

  test('that wanders about a disc and cuts nothing means the node; the same elsewhere means nothing', () => {
    const { x, y } = at('S1');
    for (const far of [0, 10, 20, 40])
      expect(
        hand(empty, [
          { x: x - 20, y },
          { x: x - 20 + far, y },
        ]).what,
      ).toEqual({
        clicked: { kind: 'node', node: 'S1' },
      });
    expect(
      hand(empty, [
        { x: 3, y: 3 },
        { x: 20, y: 3 },
      ]).what,
    ).toEqual({ clicked: null });
    expect(
      hand(empty, [
        { x: 3, y: 3 },
        { x: 80, y: 3 },
      ]).what,
    ).toBeNull();
    // From its disc to another node's, and let go too soon to cut: neither is meant.
    expect(hand(empty, [at('S1'), { x: 3, y: 3 }]).what).toBeNull();
  });

  test('from a disc out between its links cuts what lies beyond, and none of its own', () => {
    const { x, y } = at('S1');
    expect(
      cuts(
        hand(empty, [
          { x, y },
          { x, y: y + made.radius * 4 },
        ]).what,
      ),
    ).toEqual(['S2-S5']);
  });

  test('on a message means it though the hand slips, and cuts when it goes on', () => {
    const waits = scene(five, { network: MANUAL, envelopes: [envelope(1, 'S1', 'S2')] });
    const standing = spots(made, waits, 0, false);
    const ground = { place: made, standing };
    const { x, y } = standing[0]!;
    const clicked = { clicked: { kind: 'envelope', id: 1 } };
    expect(
      hand(ground, [
        { x, y },
        { x: x + 12, y },
      ]).what,
    ).toEqual(clicked);
    expect(
      hand(ground, [
        { x, y },
        { x: x + 20, y },
      ]).what,
    ).toEqual(clicked);
    const { middle } = link('S1', 'S2');
    const beyond = { x: x + (middle.x - x) * 3, y: y + (middle.y - y) * 3 };
    expect(cuts(hand(ground, [{ x, y }, beyond]).what)).toContain('S1-S2');
  });
});
