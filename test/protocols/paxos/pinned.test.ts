// Numbers that change only when the protocol, the engine or chance changes: a rule wired wrongly may break no invariant
// and yet need more messages. Change them only when you understand why they changed.

import { expect, it } from 'vitest';
import { Cluster, type Counts, timed } from './lab.ts';

const KINDS = ['Prepare', 'Promise', 'Accept', 'Accepted', 'Reject', 'Query'];

function told(cluster: Cluster): string {
  const { moves, now } = cluster.run.end.world;
  return `${KINDS.map((kind) => cluster.sent(kind)).join('/')} in ${moves} moves, ${now} µs: ${cluster.chosen.join(', ')}`;
}

const shapes: readonly Counts[] = [
  { nodes: 1 },
  { nodes: 3 },
  { nodes: 5 },
  { nodes: 9 },
  { proposers: 1, acceptors: 3, learners: 1 },
  { proposers: 2, acceptors: 5, learners: 3 },
];

/** Plays until nothing flies and no timer is set. */
function rest(cluster: Cluster): void {
  while (cluster.tick(10_000_000) !== null);
}

it('one proposer, no trouble: so many messages of each kind, by shape', () => {
  const made = shapes.map((counts) => {
    const cluster = new Cluster({ counts, network: timed([10_000, 20_000]) });
    cluster.request(cluster.proposers[0] as string, 'tea');
    rest(cluster);
    return told(cluster);
  });
  expect(made).toMatchInlineSnapshot(`
    [
      "0/0/0/0/0/0 in 1 moves, 0 µs: 1.1 tea",
      "2/2/2/6/0/0 in 13 moves, 60385 µs: 1.1 tea",
      "4/4/4/20/0/0 in 33 moves, 61615 µs: 1.1 tea",
      "8/8/8/72/0/0 in 97 moves, 66986 µs: 1.1 tea",
      "3/3/3/6/0/0 in 16 moves, 60097 µs: 1.1 tea",
      "5/5/5/20/0/0 in 36 moves, 60769 µs: 1.1 tea",
    ]
  `);
});

it('two proposers at once: so many, by shape and seed', () => {
  const contended: readonly Counts[] = [{ nodes: 3 }, { nodes: 5 }, { proposers: 2, acceptors: 3, learners: 1 }];
  const made = contended.flatMap((counts) =>
    [1, 2, 3, 4].map((seed) => {
      const cluster = new Cluster({ counts, seed, network: timed([10_000, 20_000]) });
      const [first, second] = cluster.proposers as [string, string];
      cluster.request(first, 'tea');
      cluster.request(second, 'coffee');
      rest(cluster);
      return told(cluster);
    }),
  );
  expect(made).toMatchInlineSnapshot(`
    [
      "6/5/4/12/1/0 in 31 moves, 145998 µs: 1.2 coffee, 2.1 coffee",
      "6/4/4/12/2/0 in 31 moves, 160531 µs: 1.2 coffee, 2.1 coffee",
      "6/4/4/12/2/0 in 31 moves, 201124 µs: 1.2 coffee, 2.1 coffee",
      "6/4/4/12/2/0 in 31 moves, 228812 µs: 1.2 coffee, 2.1 coffee",
      "12/9/8/40/3/0 in 75 moves, 141266 µs: 1.2 coffee, 2.1 coffee",
      "12/10/8/40/2/0 in 75 moves, 168833 µs: 1.2 coffee, 2.1 coffee",
      "12/8/8/40/4/0 in 75 moves, 205736 µs: 1.2 coffee, 2.1 coffee",
      "12/9/8/40/3/0 in 75 moves, 228654 µs: 1.2 coffee, 2.1 coffee",
      "9/7/6/12/2/0 in 39 moves, 229017 µs: 1.2 coffee, 2.1 coffee",
      "9/7/6/12/2/0 in 39 moves, 206991 µs: 1.2 coffee, 2.1 coffee",
      "9/6/6/12/3/0 in 39 moves, 199822 µs: 1.2 coffee, 2.1 coffee",
      "9/7/6/12/2/0 in 39 moves, 200908 µs: 1.2 coffee, 2.1 coffee",
    ]
  `);
});

it('five seconds of clients and losses: so many', () => {
  const made = [1, 2].map((seed) => {
    const network = timed([5000, 30_000], 100_000, 50_000);
    const cluster = new Cluster({ counts: { nodes: 3 }, seed, network, clientsEvery: 100_000 });
    cluster.play(5_000_000);
    const { chosen } = cluster;
    return `${KINDS.map((kind) => cluster.sent(kind)).join('/')}, ${cluster.answers.length} answers, ${chosen.length} ballots choose ${[...new Set(chosen.map((it) => it.split(' ')[1]))]}`;
  });
  expect(made).toMatchInlineSnapshot(`
    [
      "99/89/100/277/0/0, 49 answers, 44 ballots choose tea",
      "104/97/103/297/0/0, 49 answers, 47 ballots choose tea",
    ]
  `);
});
