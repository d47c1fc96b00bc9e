// Numbers that change only when the protocol, the engine or chance changes: a rule wired wrongly may break no invariant
// and yet need more terms. Change them only when you understand why they changed.

import { describe, expect, it } from 'vitest';
import { Cluster } from './lab.ts';

const network = (latency: readonly [number, number], loss = 0) =>
  ({ mode: 'timed', latency, loss, duplication: 0 }) as const;

describe('the first leader', () => {
  it('is found in these terms and moves, by size and seed', () => {
    const found = [1, 2, 3, 5, 9].map((nodes) =>
      [1, 2, 3, 4].map((seed) => {
        const cluster = new Cluster({ nodes, seed, network: network([10_000, 20_000]) });
        while (cluster.leader === undefined) cluster.tick();
        return [cluster.server(cluster.leader).currentTerm, cluster.run.length].join('/');
      }),
    );
    expect(found).toMatchInlineSnapshot(`
      [
        [
          "1/1",
          "1/1",
          "1/1",
          "1/1",
        ],
        [
          "1/3",
          "1/3",
          "1/3",
          "1/3",
        ],
        [
          "1/4",
          "1/4",
          "1/4",
          "1/4",
        ],
        [
          "1/13",
          "1/7",
          "1/7",
          "1/7",
        ],
        [
          "1/13",
          "1/36",
          "1/18",
          "1/13",
        ],
      ]
    `);
  });

  it('takes few terms even where timeouts nearly coincide and messages are lost', () => {
    const terms = Array.from({ length: 30 }, (_, seed) => {
      const options = { electionTimeout: [100_000, 140_000] as const, heartbeat: 40_000 };
      const cluster = new Cluster({ nodes: 5, seed, options, network: network([15_000, 15_000], 100_000) });
      while (cluster.leader === undefined) cluster.tick();
      return cluster.server(cluster.leader).currentTerm;
    });
    expect(terms).toMatchInlineSnapshot(`
      [
        2,
        1,
        2,
        2,
        1,
        1,
        1,
        2,
        1,
        2,
        1,
        1,
        1,
        1,
        2,
        2,
        1,
        1,
        3,
        6,
        2,
        2,
        3,
        1,
        1,
        1,
        1,
        1,
        2,
        2,
      ]
    `);
  });
});

describe('ten seconds under load', () => {
  it('make so many moves, messages and commits', () => {
    const made = [1, 2].map((seed) => {
      const cluster = new Cluster({
        nodes: 5,
        seed,
        clientsEvery: 100_000,
        network: network([10_000, 15_000], 20_000),
      });
      while (cluster.tick(10_000_000) !== null);
      const { world, history } = cluster.run.end;
      return { moves: world.moves, ids: world.nextId, decided: history.decisions.length, terms: cluster.terms };
    });
    expect(made).toMatchInlineSnapshot(`
      [
        {
          "decided": 96,
          "ids": 3779,
          "moves": 2623,
          "terms": [
            1,
            1,
            1,
            1,
            1,
          ],
        },
        {
          "decided": 96,
          "ids": 3773,
          "moves": 2613,
          "terms": [
            1,
            1,
            1,
            1,
            1,
          ],
        },
      ]
    `);
  });
});
