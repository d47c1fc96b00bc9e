// How large a cluster is, for protocols whose nodes play every part and for those that set parts apart.

import { expect, test } from 'vitest';
import { partsOf } from '../../src/app/frame/sizes.ts';
import { defaults, usualApart, waysToCount } from '../../src/app/open/counts.ts';
import type { Descriptors } from '../../src/engine/protocol.ts';
import { protocols } from '../protocols.ts';

const seats = (part: string, n: number) => Array.from({ length: n }, (_, i) => ({ id: `${part}${i + 1}`, part }));

/** Nodes that play every part; or writers and readers, two and four where only one of them is given. */
const parted = {
  counts: {
    nodes: { default: 3, min: 1, max: 9 },
    writers: { default: 0, min: 0, max: 5, apart: 2 },
    readers: { default: 0, min: 0, max: 5, apart: 4 },
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

test('a count sets parts apart where the protocol says what it is then', () => {
  expect(waysToCount(parted)).toEqual({ together: ['nodes'], apart: ['writers', 'readers'] });
  expect(usualApart(parted)).toEqual({ writers: 2, readers: 4 });
});

test('what parts come to that stand apart is what the protocol casts', () => {
  for (const protocol of [parted, ...Object.values(protocols)]) {
    const usual = usualApart(protocol);
    const none = Object.fromEntries(Object.keys(usual).map((name) => [name, 0]));
    for (const [name, count] of Object.entries(usual))
      expect(partsOf(protocol, { ...defaults(protocol), ...none, [name]: count })).toEqual(
        partsOf(protocol, { ...defaults(protocol), ...usual }),
      );
  }
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
