// How large a cluster is, for protocols whose nodes play every part and for those that set parts apart.

import { expect, test } from 'vitest';
import { partsOf } from '../../src/app/frame/sizes.ts';
import { usualApart, waysToCount } from '../../src/app/open/counts.ts';
import type { Descriptors } from '../../src/engine/protocol.ts';
import { protocols } from '../protocols.ts';

const seats = (part: string, n: number) => Array.from({ length: n }, (_, i) => ({ id: `${part}${i + 1}`, part }));

/** Nodes that play every part; or writers and readers, two and four where only one of them is given. */
const parted = {
  counts: {
    nodes: { default: 3, min: 1, max: 9 },
    writers: { default: 0, min: 0, max: 5 },
    readers: { default: 0, min: 0, max: 5 },
  },
  cast: ({ nodes = 0, writers = 0, readers = 0 }) =>
    writers + readers === 0
      ? seats('node', nodes)
      : [...seats('writer', writers || 2), ...seats('reader', readers || 4)],
} as unknown as Descriptors;

test('the size of a cluster is told part by part', () => {
  expect(partsOf(parted, { nodes: 3, writers: 0, readers: 0 })).toEqual([{ part: 'node', count: 3 }]);
  expect(partsOf(parted, { nodes: 3, writers: 1, readers: 0 })).toEqual([
    { part: 'writer', count: 1 },
    { part: 'reader', count: 4 },
  ]);
});

test('a count that is nothing unless asked for sets parts apart; what it usually is, the cast tells', () => {
  expect(waysToCount(parted)).toEqual({ together: ['nodes'], apart: ['writers', 'readers'] });
  expect(usualApart(parted)).toEqual({ writers: 2, readers: 4 });
});

test('every protocol of the list takes the sizes that the form begins with', () => {
  for (const protocol of Object.values(protocols)) {
    const usual = Object.fromEntries(Object.entries(protocol.counts).map(([name, count]) => [name, count.default]));
    const options = Object.fromEntries(
      Object.entries(protocol.options).map(([name, option]) => [name, option.default]),
    );
    for (const counts of [usual, { ...usual, ...usualApart(protocol) }])
      expect(protocol.refuses({ counts, options, variant: null })).toBeNull();
  }
});
