// How the window is shared out: the panel has room to be read, every row stands, and nothing that is moved goes too far.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areasOf, type Room } from '../../src/app/frame/areas.ts';
import type { Splits } from '../../src/store/preferences.ts';

const room = (width: number, height: number, nodes = 5, more: Partial<Room> = {}): Room => ({
  width,
  height,
  nodes,
  far: false,
  pair: false,
  small: false,
  presenting: false,
  ...more,
});

/** What is left for the panel, below the tables and the line of tabs. */
const panel = (of: Room, splits: Splits = {}) => {
  const { time, tables, zoom } = areasOf(of, splits);
  return (of.height - (of.far ? 62 : 52) - time) / zoom - tables - 42;
};

test('Why has 280 pixels with five nodes, and 160 with nine', () => {
  expect(panel(room(1280, 800))).toBeGreaterThanOrEqual(280);
  expect(panel(room(1280, 800, 9))).toBeGreaterThanOrEqual(160);
});

test('rows are 39 high where there is room, and 22 before anything else gives way', () => {
  expect(areasOf(room(1920, 1080, 3), {}).row).toBe(39);
  for (const [width, height] of [
    [1280, 800],
    [1366, 640],
  ] as const)
    expect(areasOf(room(width, height, 9), {}).row).toBe(22);
  expect(panel(room(1366, 640, 9))).toBeGreaterThanOrEqual(59);
});

test('what was moved stays within its bounds, and all rows have their room, whatever the window', () => {
  const part = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined });
  const splits = fc.record({ side: part, tables: part, time: part });
  fc.assert(
    fc.property(
      fc.integer({ min: 820, max: 2600 }),
      fc.integer({ min: 540, max: 1500 }),
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      fc.boolean(),
      splits,
      (width, height, nodes, wide, pair, { side, tables, time }) => {
        // As the page asks for it: a projector's letters have their room.
        const of = room(width, height, nodes, { pair, far: wide && height >= 720 });
        const given: Splits = {
          ...(side !== undefined && { side }),
          ...(tables !== undefined && { tables }),
          ...(time !== undefined && { time }),
        };
        const areas = areasOf(of, given);
        for (const split of ['side', 'time'] as const) {
          expect(areas[split]).toBeGreaterThanOrEqual(areas.bounds[split][0] - 1);
          expect(areas[split]).toBeLessThanOrEqual(areas.bounds[split][1] + 1);
        }
        expect(areas.row).toBeGreaterThanOrEqual(18);
        expect(areas.row * nodes).toBeLessThan(areas.tables);
        expect(width - areas.side).toBeGreaterThanOrEqual(pair ? 500 : 360);
        expect(panel(of, given)).toBeGreaterThanOrEqual(20);
      },
    ),
    { numRuns: 500 },
  );
});

describe('where nothing can be moved', () => {
  test('before a room, and as a tab, rows are as high as there is room', () => {
    expect(areasOf(room(1920, 1080, 5, { presenting: true, far: true }), {}).row).toBe(39);
    expect(areasOf(room(360, 740, 5, { small: true }), {}).row).toBeGreaterThanOrEqual(22);
    expect(areasOf(room(740, 360, 9, { small: true }), {}).row).toBe(22);
  });
});
