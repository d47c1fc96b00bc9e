// Deliberate mistakes: random lives find each of those that an unlucky crash brings out, and what is allowed is no mistake.

import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, test } from 'vitest';
import { protocol as zab } from '../../../src/protocols/zab/index.ts';
import { Cluster } from './lab.ts';

/** Crashes and restarts, a lagging joiner, and clients that never rest. Gives what broke. */
function live(variant: string | null, seed: number): readonly string[] {
  const generator = xoroshiro128plus(Math.imul(seed + 1, 0x9e3779b1) | 0);
  for (let i = 0; i < 32; i++) generator.next();
  const draw = (from: number, to: number) => uniformInt(generator, from, to);
  const cluster = new Cluster({ seed, variant, clientsEvery: 15_000, options: { finalize: 20_000 } });
  for (let fault = 0; fault < 14 && cluster.broken.length === 0; fault++) {
    cluster.for(draw(5000, 300_000));
    const node = cluster.ids[draw(0, 2)] as string;
    const { up } = cluster.node(node);
    if (draw(0, 2) > 0) cluster.make({ kind: up === 'crashed' ? 'restart' : 'crash', node });
    else cluster.make({ kind: 'partition', groups: draw(0, 1) === 0 ? [[node]] : [['S1', 'S2', 'S3']] });
  }
  return cluster.broken;
}

const FOUND = ['keepsOwnHistory', 'historyNotDurable', 'comparesCounterOnly', 'commitLdOfAck'] as const;

describe('random lives', () => {
  test.each(FOUND)('find what is wrong with %s', (variant) => {
    const { breaks } = zab.variants[variant];
    const found = Array.from({ length: 120 }, (_, seed) => seed).find((seed) => live(variant, seed).includes(breaks));
    expect(found).toBeDefined();
  });

  test('and nothing where every rule is kept', () => {
    for (let seed = 0; seed < 40; seed++) expect(live(null, seed), `seed ${seed}`).toEqual([]);
  });
});
