// One spelling for each world.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canon } from '../../src/engine/canon.ts';
import { Cluster } from '../protocols/raft/lab.ts';

describe('canon', () => {
  it('is JSON that reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canon(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('does not depend on the order in which fields were written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canon(turned)).toBe(canon(value));
      }),
    );
    expect(canon({ b: 1, a: [{ d: 2, c: 3 }] })).toBe('{"a":[{"c":3,"d":2}],"b":1}');
  });

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['a field that is undefined', { a: undefined }],
    ['not a number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a function', () => {}],
    ['a map', new Map()],
    ['a set', new Set()],
    ['an instance', new (class Something {})()],
    ['a big integer', 1n],
  ])('refuses %s', (_, value) => {
    expect(() => canon(value)).toThrow();
  });

  it('writes the world of a busy cluster', () => {
    const network = { mode: 'timed', latency: [1000, 9000], loss: 10_000, duplication: 10_000 } as const;
    const cluster = new Cluster({ nodes: 5, network, clientsEvery: 10_000 });
    for (let i = 0; i < 1000; i++) cluster.tick();
    const { world } = cluster.run.end;
    expect(canon(JSON.parse(JSON.stringify(world)))).toBe(canon(world));
  });
});
