// Small moments: votes that suffice pulse once, what arrives at a crashed node falls, a commit sweeps along its column. All of
// it is a function of what happened and of the playhead.

import { describe, expect, test } from 'vitest';
import type { Happening } from '../../src/engine/happening.ts';
import type { Landmark } from '../../src/engine/run.ts';
import { Painter } from '../../src/views/cluster/painter.ts';
import { spanOf, sufficed } from '../../src/views/cluster/pulse.ts';
import * as traffic from '../../src/views/cluster/traffic.ts';
import { sweepAt } from '../../src/views/ledger/sweeping.ts';
import { place } from '../../src/views/place.ts';
import type { NodeScene, Shot } from '../../src/worker/wire.ts';
import { sheet } from './paper.ts';
import { envelope, MANUAL, node, scene, shot, voice } from './scenes.ts';

const desk = { width: 800, height: 560 };
const yes = (from: string, agrees = true) =>
  envelope(1, from, 'S1', { message: { type: 'Say', round: 2, yes: agrees } as never });
const heard = (from: string, agrees = true): Happening => ({ kind: 'heard', node: 'S1', envelope: yes(from, agrees) });
const became = (role: string, epoch = 2): Happening => ({
  ...{ kind: 'became', node: 'S1', was: 'eager', role, wasEpoch: 2, epoch },
});
const gathering = (granted: string[]): NodeScene =>
  node('S1', { role: 'eager', epoch: 2, tally: { granted, refused: [], needed: 3 } });
const others = ['S2', 'S3', 'S4', 'S5'].map((id) => node(id));
const before = shot(scene([gathering(['S1', 'S2']), ...others]), { position: 4, at: 90_000 });
const won = shot(scene([node('S1', { role: 'chief', epoch: 2 }), ...others]), {
  ...{ position: 5, at: 100_000, happenings: [heard('S3'), became('chief')] },
});

function painted(of: Shot, playhead: number, past: readonly Shot[], still = false) {
  const { sheet: drawn, root } = sheet();
  const painter = new Painter(root, desk, { ...voice, still, between: () => past });
  painter.bring(traffic);
  painter.paint({ shot: of, playhead, playing: false });
  return drawn;
}

describe('votes that suffice', () => {
  test('are those whose last one changed something, not one refused, nor one too many', () => {
    expect(sufficed(won, voice)).toBe('S1');
    const others = (it: Partial<Shot>) => sufficed({ ...won, ...it }, voice);
    expect(others({ happenings: [heard('S3', false), became('idle')] })).toBeNull();
    expect(others({ happenings: [heard('S3'), became('idle', 3)] })).toBeNull();
    expect(others({ scene: before.scene, happenings: [heard('S2')] })).toBeNull();
    const enough = scene([gathering(['S1', 'S2', 'S3'])]);
    expect(others({ scene: enough, happenings: [heard('S3')] })).toBe('S1');
    expect(others({ scene: scene([gathering(['S1', 'S2', 'S3', 'S4'])]), happenings: [heard('S4')] })).toBeNull();
  });

  test('pulse once, with the node, and the same however one comes to the moment', () => {
    const span = spanOf(won.scene, 0.4, 0);
    const at = (share: number, still = false) =>
      painted(won, won.at + share * span, [before], still).with('data-pulse');
    const [pulse] = at(0);
    expect(pulse?.children.filter((it) => it.getAttribute('class') === 'pulse-vote')).toHaveLength(3);
    const radius = (share: number, still = false) => Number(at(share, still)[0]?.children[0]?.getAttribute('r'));
    expect(radius(0.5)).toBeGreaterThan(radius(0));
    expect(at(0.5)[0]?.print()).toBe(at(0.5)[0]?.print());
    expect(at(1)).toEqual([]);
    expect(at(-0.01)).toEqual([]);
    // Where motion is unwanted it is there as long, and does not move.
    expect(radius(0.5, true)).toBe(radius(0, true));
    expect(at(0.9, true)).toHaveLength(1);
  });

  test('last 400 ms of real time at the pace of news, and at a quicker one', () => {
    expect(spanOf(won.scene, 0.4, 0)).toBeCloseTo((0.4 * 1_000_000) / 80);
    expect(spanOf(won.scene, 0.4, 0.5)).toBe(200_000);
  });
});

test('what arrives at a crashed node falls beside it, and is no cross', () => {
  const nodes = [node('S1'), node('S2', { up: 'crashed' }), node('S3')];
  const lost = (why: 'down' | 'loss', manual = false) =>
    shot(scene(nodes, manual ? { network: MANUAL } : {}), {
      ...{ at: 100_000, happenings: [{ kind: 'lost', node: 'S2', envelope: envelope(7, 'S1', 'S2'), why }] },
    });
  const traced = (of: Shot, at: number, still = false) => {
    const [trace] = painted(of, at, [], still).with('data-trace');
    const [x, y] =
      trace
        ?.getAttribute('transform')
        ?.match(/-?[\d.]+/g)
        ?.map(Number) ?? [];
    return { kind: trace?.getAttribute('data-trace'), x: x!, y: y! };
  };
  expect(traced(lost('loss'), 100_000).kind).toBe('lost');
  const disc = place(nodes, desk).nodes.get('S2')!;
  let low = Number.NEGATIVE_INFINITY;
  for (const after of [0, 4000, 8000, 12_000, 16_000]) {
    const { kind, x, y } = traced(lost('down'), 100_000 + after);
    expect(kind).toBe('fell');
    expect(y).toBeGreaterThanOrEqual(low);
    low = y;
    expect(Math.hypot(x - disc.x, y - disc.y)).toBeGreaterThan(place(nodes, desk).radius);
  }
  expect(low).toBeGreaterThan(traced(lost('down'), 100_000).y + 40);
  // Where nothing moves it stands a little lower.
  expect(traced(lost('down'), 100_000, true).y).toBe(traced(lost('down'), 112_000, true).y);
  expect(traced(lost('down', true), 100_000).y).toBeGreaterThan(traced(lost('down'), 100_000).y);
});

test('a commit sweeps down its column, once for each place', () => {
  const decided = (position: number, slot: number, node: string): Landmark => ({
    ...{ position, at: position * 1000 },
    happening: { kind: 'decided', node, slot, epoch: 1, value: 'x', during: 1 },
  });
  const marks = [decided(10, 1, 'S1'), decided(12, 1, 'S2'), decided(40, 2, 'S1')];
  const at = (position: number, playhead: number, pace = 0) =>
    sweepAt(marks, { position, scene: scene([]) }, playhead, pace);
  expect(at(9, 9999)).toBeNull();
  const [first, later] = [at(10, 10_000)!, at(10, 11_500)!];
  expect([first.slot, first.shown]).toEqual([1, 1]);
  expect(first.along).toBeGreaterThan(0);
  expect(later.along).toBeGreaterThan(first.along);
  expect(later.shown).toBeLessThan(1);
  // Who learns of it later begins no second one.
  expect(at(12, 14_000)).toBeNull();
  expect(at(40, 40_000)?.slot).toBe(2);
  // Before the future that is known already.
  expect(at(20, 20_000)).toBeNull();
  expect(at(12, 60_000, 0.25)).not.toBeNull();
});
