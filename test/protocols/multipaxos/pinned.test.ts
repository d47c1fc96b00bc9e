// Numbers that change only when the protocol, the engine or chance changes: a rule wired wrongly may break no invariant
// and yet need more ballots. Change them only when you understand why they changed.

import { describe, expect, it } from 'vitest';
import { ballotName } from '../../../src/protocols/ballot.ts';
import { Cluster } from './lab.ts';

const network = (latency: readonly [number, number], loss = 0) =>
  ({ mode: 'timed', latency, loss, duplication: 0 }) as const;

describe('the first leader', () => {
  it('is found in these ballots and moves, by size and seed', () => {
    const found = [1, 2, 3, 5, 9].map((nodes) =>
      [1, 2, 3, 4].map((seed) => {
        const cluster = new Cluster({ nodes, seed, network: network([10_000, 20_000]) });
        while (cluster.leader === undefined) cluster.tick();
        return [ballotName(cluster.server(cluster.leader).ballot), cluster.run.length].join('/');
      }),
    );
    expect(found).toMatchInlineSnapshot(`
      [
        [
          "1.1/1",
          "1.1/1",
          "1.1/1",
          "1.1/1",
        ],
        [
          "1.2/3",
          "1.1/3",
          "1.2/3",
          "1.2/3",
        ],
        [
          "1.2/4",
          "1.1/4",
          "1.2/4",
          "1.2/4",
        ],
        [
          "1.4/16",
          "1.1/7",
          "1.2/7",
          "1.2/7",
        ],
        [
          "1.6/13",
          "1.6/28",
          "1.2/18",
          "1.2/13",
        ],
      ]
    `);
  });

  it('takes few rounds even where timeouts nearly coincide and messages are lost', () => {
    const rounds = Array.from({ length: 30 }, (_, seed) => {
      const options = { electionTimeout: [100_000, 140_000] as const, heartbeat: 40_000 };
      const cluster = new Cluster({ nodes: 5, seed, options, network: network([15_000, 15_000], 100_000) });
      while (cluster.leader === undefined) cluster.tick();
      return cluster.server(cluster.leader).round;
    });
    expect(rounds.join(' ')).toMatchInlineSnapshot(`"1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 1 2 1 1 1 1 1 1 1 1 1"`);
  });
});

describe('ten seconds under load', () => {
  const made = (skipPhase1: boolean) =>
    [1, 2].map((seed) => {
      const options = { skipPhase1 };
      const cluster = new Cluster({
        nodes: 5,
        seed,
        clientsEvery: 100_000,
        options,
        network: network([10_000, 15_000], 20_000),
      });
      while (cluster.tick(10_000_000) !== null);
      const { world, history } = cluster.run.end;
      const { moves, nextId: ids } = world;
      return { moves, ids, decided: history.decisions.length, promised: cluster.promised.join(' ') };
    });

  it('make so many moves, messages and decisions', () => {
    expect(made(true)).toMatchInlineSnapshot(`
      [
        {
          "decided": 96,
          "ids": 3630,
          "moves": 2369,
          "promised": "1.4 1.4 1.4 1.4 1.4",
        },
        {
          "decided": 96,
          "ids": 3569,
          "moves": 2314,
          "promised": "1.1 1.1 1.1 1.1 1.1",
        },
      ]
    `);
  });

  it('make more of them, for as many decisions, when phase 1 is not skipped', () => {
    expect(made(false)).toMatchInlineSnapshot(`
      [
        {
          "decided": 96,
          "ids": 4756,
          "moves": 3020,
          "promised": "1.4 1.4 1.4 1.4 1.4",
        },
        {
          "decided": 96,
          "ids": 4741,
          "moves": 3007,
          "promised": "1.1 1.1 1.1 1.1 1.1",
        },
      ]
    `);
  });
});
