import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { captionsOf } from '../../src/views/cluster/captions.ts';
import { labels, overlap, taken } from '../../src/views/cluster/labels.ts';
import { bubbleAt } from '../../src/views/cluster/traces.ts';
import { crossed, hit, laneName, neighbour, type Place, place } from '../../src/views/place.ts';
import { besideNode, progress, spots } from '../../src/views/spots.ts';
import { envelope, MANUAL, node, scene, voice } from './scenes.ts';

const box = fc.record({ width: fc.integer({ min: 344, max: 1920 }), height: fc.integer({ min: 271, max: 1080 }) });
const ring = fc.integer({ min: 1, max: 9 }).map((n) => Array.from({ length: n }, (_, i) => node(`S${i + 1}`)));
const rows = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
  .map((counts) =>
    counts.flatMap((n, k) => Array.from({ length: n }, (_, i) => node(`${'PAL'[k]}${i + 1}`, { part: 'pal'[k]! }))),
  );
const seats = fc.oneof(ring, rows);
/** One of two clusters, on a phone upright and on its side, and on a wide screen. */
const half = fc.oneof(
  fc.record({
    width: fc.integer({ min: 344, max: 430 }),
    height: fc.integer({ min: 140, max: 260 }),
    above: fc.constant(26),
  }),
  fc.record({
    width: fc.integer({ min: 190, max: 300 }),
    height: fc.integer({ min: 230, max: 400 }),
    above: fc.constant(26),
  }),
  fc.record({
    width: fc.integer({ min: 340, max: 700 }),
    height: fc.integer({ min: 380, max: 800 }),
    above: fc.constant(96),
  }),
);
const desk = { width: 809, height: 590 };
const five = ['S1', 'S2', 'S3', 'S4', 'S5'].map((id) => node(id));

const inside = ({ box: { width, height }, radius }: Place, { x, y }: { x: number; y: number }) =>
  x - radius >= 0 && x + radius <= width && y - radius >= 0 && y + radius <= height;

describe('the layout', () => {
  test('keeps every node inside the box and apart from the others', () => {
    fc.assert(
      fc.property(seats, fc.oneof(box, half), (nodes, size) => {
        const made = place(nodes, size);
        const at = [...made.nodes.values()];
        expect(at.every((it) => inside(made, it))).toBe(true);
        for (const [i, p] of at.entries())
          for (const q of at.slice(i + 1)) expect(Math.hypot(p.x - q.x, p.y - q.y)).toBeGreaterThan(made.radius * 2);
      }),
    );
  });

  test('is a ring that begins at the top, or a column a part', () => {
    const { nodes, centre } = place(five, desk);
    expect(nodes.get('S1')!.x).toBeCloseTo(centre.x);
    expect(Math.min(...[...nodes.values()].map(({ y }) => y))).toBe(nodes.get('S1')!.y);
    const { columns, links } = place(
      [node('P1', { part: 'p' }), node('A1', { part: 'a' }), node('L1', { part: 'l' })],
      desk,
    );
    expect(columns.map(({ part }) => part)).toEqual(['p', 'a', 'l']);
    expect(links.map(({ ends }) => ends.join('-'))).toEqual(['P1-A1', 'A1-L1']);
  });

  test('has lanes of opposite directions on either side of a link', () => {
    fc.assert(
      fc.property(seats, box, (nodes, size) => {
        const { lanes, links, nodes: at } = place(nodes, size);
        for (const {
          ends: [a, b],
        } of links) {
          const p = at.get(a)!;
          const side = (name: string) => {
            const { x, y, dx, dy } = lanes.get(name)!;
            return Math.sign((x - p.x) * dy - (y - p.y) * dx);
          };
          expect(side(laneName(a, b))).not.toBe(0);
          expect(side(laneName(a, b))).toBe(side(laneName(b, a)));
        }
      }),
    );
  });
});

describe('what is said about nodes', () => {
  const facts = [
    { label: 'accepted', value: '1.1 · tea', caption: true },
    { label: 'heard', value: 'a long story about coffee', caption: true },
  ];
  test('covers no disc and nothing that is said of another, in columns', () => {
    fc.assert(
      fc.property(rows, box, (seated, size) => {
        const nodes = seated.map((one) => node(one.id, { part: one.part, facts }));
        const made = place(nodes, size);
        const boxes = nodes.map((one) => captionsOf(voice, made, one).box).filter((it) => it !== null);
        for (const [i, one] of boxes.entries()) {
          expect(one.left).toBeGreaterThanOrEqual(0);
          expect(one.right).toBeLessThanOrEqual(size.width);
          expect(one.bottom).toBeLessThanOrEqual(size.height);
          for (const other of boxes.slice(i + 1)) expect(overlap(one, other)).toBe(false);
          for (const { x, y } of made.nodes.values()) {
            const [dx, dy] = [Math.max(one.left - x, 0, x - one.right), Math.max(one.top - y, 0, y - one.bottom)];
            expect(Math.hypot(dx, dy)).toBeGreaterThanOrEqual(made.radius);
          }
        }
      }),
    );
  });

  test('is made smaller and cut off where there is little room', () => {
    const one = [node('P1', { part: 'p', facts }), node('A1', { part: 'a', facts }), node('L1', { part: 'l', facts })];
    const said = (width: number, height: number) =>
      captionsOf(voice, place(one, { width, height }), one[1]!)
        // A role that has no room in its disc comes last.
        .lines.filter(({ fact }) => fact !== null)
        .map(({ text }) => text);
    expect(said(1200, 800)).toEqual(['accepted 1.1 · tea', 'a long story about coffee']);
    expect(said(360, 327)).toEqual(['accepted 1.1 · tea', expect.stringMatching(/^a long story .*…$/)]);
    expect(said(260, 327)).toEqual(['1.1 · tea', expect.stringMatching(/^a long .*…$/)]);
  });
});

describe('a message', () => {
  const made = place(five, desk);
  const far = (playhead: number, more = {}, about = {}) =>
    spots(made, scene(five, { envelopes: [envelope(1, 'S1', 'S3', more)], ...about }), playhead, false)[0]!;

  test('is on its way by how much of its time is over', () => {
    expect([-5, 0, 2500, 10_000, 11_000].map((at) => progress(envelope(1, 'S1', 'S2'), at))).toEqual([
      0, 0, 0.25, 1, 1,
    ]);
    expect(progress(envelope(1, 'S1', 'S2', { arrivesAt: 0 }), 0)).toBe(1);
  });

  test('only goes forward along its lane, and stays on it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }), (a, b) => {
        const [early, late] = [far(Math.min(a, b)), far(Math.max(a, b))];
        expect(early.flown).toBeLessThanOrEqual(late.flown);
        expect(late.flown).toBeLessThanOrEqual(late.lane.length);
      }),
    );
  });

  test('stops before a cut, and not before the cut of the other direction', () => {
    const cut = far(9000, {}, { cuts: ['S1>S3'] });
    expect(cut.phase).toBe('stopped');
    expect(cut.flown).toBeLessThan(cut.lane.length / 2);
    expect(far(9000, {}, { cuts: ['S3>S1'] }).phase).toBe('flies');
  });

  test('that will be lost fades half-way', () => {
    expect(far(1000, { doomed: true })).toMatchObject({ phase: 'flies', shown: 1 });
    expect(far(4900, { doomed: true }).shown).toBeLessThan(0.5);
    const lost = far(7500, { doomed: true });
    expect(lost).toMatchObject({ phase: 'lost', shown: 0.5 });
    expect(lost.flown).toBe(lost.lane.length / 2);
  });

  test('does not move while the network is manual or motion unwanted', () => {
    const waiting = (at: number) => far(at, {}, { network: MANUAL });
    expect(waiting(1000)).toEqual(waiting(9000));
    expect(waiting(0).phase).toBe('waits');
    const all = scene(five, { envelopes: [envelope(1, 'S1', 'S3')] });
    expect(spots(made, all, 100, true)).toEqual(spots(made, all, 9000, true));
  });

  test('can be picked from among others that wait', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), (there, back) => {
        const envelopes = [
          ...Array.from({ length: there }, (_, i) => envelope(i + 1, 'S1', 'S3')),
          ...Array.from({ length: back }, (_, i) => envelope(i + 11, 'S3', 'S1')),
        ];
        const standing = spots(made, scene(five, { envelopes, network: MANUAL }), 0, false);
        for (const it of standing) {
          expect(hit(made, standing, it, 13)).toEqual({ kind: 'envelope', id: it.envelope.id });
          for (const other of standing)
            if (other !== it) expect(Math.hypot(it.x - other.x, it.y - other.y)).toBeGreaterThan(24);
        }
      }),
    );
  });

  test('waits where a finger can pick it, on a phone too', () => {
    const parted = [
      ...['P1', 'P2'].map((id) => node(id, { part: 'p' })),
      ...['A1', 'A2', 'A3'].map((id) => node(id, { part: 'a' })),
      node('L1', { part: 'l' }),
    ];
    const phone = place(parted, { width: 360, height: 327 });
    const ways = ['P1>A1', 'P1>A2', 'P1>A3', 'P2>A1', 'P2>A2', 'P2>A3', 'A1>L1', 'A2>L1', 'A3>L1'];
    const envelopes = ways.map((way, i) => envelope(i, ...(way.split('>') as [string, string])));
    const standing = spots(phone, scene(parted, { envelopes, network: MANUAL }), 0, false);
    for (const it of standing) {
      for (const at of phone.nodes.values())
        expect(Math.hypot(it.x - at.x, it.y - at.y)).toBeGreaterThan(phone.radius + 6);
      for (const other of standing)
        if (other !== it) expect(Math.hypot(it.x - other.x, it.y - other.y)).toBeGreaterThan(30);
    }
    const few = spots(phone, scene(parted, { envelopes: envelopes.slice(0, 3), network: MANUAL }), 0, false);
    for (const it of few)
      for (const other of few) if (other !== it) expect(Math.hypot(it.x - other.x, it.y - other.y)).toBeGreaterThan(42);
  });

  test('from a client, or from a node that is not there, has no place', () => {
    const envelopes = [envelope(1, 'S1', 'S2', { from: null }), envelope(2, 'S1', 'S9')];
    expect(spots(made, scene(five, { envelopes }), 0, false)).toEqual([]);
  });
});

describe('a press', () => {
  const made = place(five, desk);

  test('means the node under it, the link near it, or nothing', () => {
    for (const [id, at] of made.nodes) expect(hit(made, [], at, 13)).toEqual({ kind: 'node', node: id });
    for (const { ends, a, b } of made.links) {
      const near = { x: a.x * 0.8 + b.x * 0.2, y: a.y * 0.8 + b.y * 0.2 };
      expect(hit(made, [], near, 13)).toEqual({ kind: 'link', ends });
    }
    expect(hit(made, [], { x: 3, y: 3 }, 24)).toBeNull();
  });

  test('that becomes a stroke crosses what lies between its ends', () => {
    const names = (p: { x: number; y: number }, q: { x: number; y: number }) =>
      crossed(made, p, q).map(({ ends }) => ends.join('-'));
    const { x, y } = made.nodes.get('S1')!;
    const below = y + made.radius + 20;
    expect(names({ x: x - 200, y: below }, { x: x + 200, y: below })).toEqual(['S1-S2', 'S1-S3', 'S1-S4', 'S1-S5']);
    expect(names({ x: 0, y: 0 }, { x: 10, y: 0 })).toEqual([]);
  });
});

test('the arrow keys reach every node', () => {
  fc.assert(
    fc.property(seats, box, (nodes, size) => {
      const made = place(nodes, size);
      const reached = new Set([nodes[0]!.id]);
      for (const id of reached)
        for (const [dx, dy] of [
          [1, 0],
          [-1, 0],
          [0, 1],
          [0, -1],
        ] as const) {
          const next = neighbour(made, id, dx, dy);
          if (next !== null) reached.add(next);
        }
      expect(reached.size).toBe(nodes.length);
    }),
  );
});

test('labels cover neither nodes nor each other', () => {
  const ends = fc.tuple(
    fc.integer({ min: 0, max: 4 }),
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 0, max: 10_000 }),
  );
  fc.assert(
    fc.property(fc.array(ends, { maxLength: 6 }), (flights) => {
      const made = place(five, desk);
      const envelopes = flights.map(([from, by, sentAt], i) =>
        envelope(i, `S${from + 1}`, `S${((from + by) % 5) + 1}`, { sentAt: sentAt - 10_000, arrivesAt: sentAt }),
      );
      const all = scene(five, { envelopes });
      const standing = spots(made, all, 0, false);
      const found = labels(
        made,
        standing,
        standing,
        standing.map(() => 'RequestVote term 4'),
        taken(made, all, voice),
      );
      const seen = found.filter((it) => it !== null);
      for (const [i, p] of seen.entries()) {
        for (const q of made.nodes.values()) expect(Math.hypot(p.x - q.x, p.y - q.y)).toBeGreaterThan(made.radius);
        for (const q of seen.slice(i + 1)) expect(Math.abs(p.y - q.y) >= 14 || Math.abs(p.x - q.x) > 100).toBe(true);
      }
    }),
  );
});

describe('what a client asks for', () => {
  const phone = { width: 360, height: 312 };
  const apart = ['P1', 'P2', 'A1', 'A2', 'A3', 'L1'].map((id) => node(id, { part: id[0]! }));
  const covers = (layout: Place, at: { x: number; y: number }, width: number) =>
    [...layout.nodes.values()].some(
      (disc) =>
        Math.hypot(Math.max(0, Math.abs(at.x - disc.x) - width / 2), Math.max(0, Math.abs(at.y - disc.y) - 11)) <
        layout.radius,
    );

  test('covers no disc on an upright phone, however long it is', () => {
    const layout = place(apart, phone);
    for (const id of ['P1', 'P2'])
      for (const width of [40, 62, 90])
        for (const away of [22, 27, 32])
          expect(covers(layout, bubbleAt(layout, id, besideNode(layout, id, away), width), width)).toBe(false);
  });

  test('stands beside its node where there is room', () => {
    const layout = place(apart, desk);
    const beside = besideNode(layout, 'P1', 22);
    expect(bubbleAt(layout, 'P1', beside, 62)).toEqual(beside);
  });
});
