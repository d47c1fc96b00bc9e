// Lost messages are survived: each single message of a run is dropped in turn, and every such run still decides. Every
// learner learns, and every client is answered.

import { describe, expect, it } from 'vitest';
import { Cluster, type Counts, timed } from './lab.ts';

const DONE = 5_000_000;

const settings: readonly { readonly name: string; readonly counts: Counts; readonly options?: object }[] = [
  { name: 'three nodes', counts: { nodes: 3 } },
  { name: 'five nodes', counts: { nodes: 5 } },
  { name: 'roles apart', counts: { proposers: 2, acceptors: 3, learners: 2 } },
  { name: 'three nodes, silent acceptors', counts: { nodes: 3 }, options: { reject: false } },
  {
    name: 'roles apart, all acceptors needed',
    counts: { proposers: 2, acceptors: 3, learners: 1 },
    options: { q1: 2, q2: 3 },
  },
  {
    name: 'roles apart, silent acceptors',
    counts: { proposers: 2, acceptors: 3, learners: 1 },
    options: { reject: false },
  },
];

/** Two clients ask two proposers, and the message sent as the n-th (from 1) is dropped. Gives how many were sent. */
function play(counts: Counts, options: object, seed: number, dropped: number): { cluster: Cluster; sent: number } {
  const cluster = new Cluster({ counts, seed, options: options as never, network: timed([10_000, 20_000]) });
  const [first, second] = cluster.proposers as [string, string];
  let sent = 0;
  const watch = (): void => {
    for (const it of cluster.run.end.happenings) {
      if (it.kind !== 'sent' || it.node === null) continue;
      sent++;
      if (sent === dropped) cluster.make({ kind: 'drop', envelope: it.envelope.id });
    }
  };
  cluster.request(first, 'tea');
  watch();
  while (cluster.tick(15_000) !== null) watch();
  cluster.request(second, 'coffee');
  watch();
  while (cluster.tick(DONE) !== null) watch();
  return { cluster, sent };
}

function decides(cluster: Cluster, said: string): void {
  expect(cluster.broken, said).toEqual([]);
  const values = new Set(cluster.learners.map((id) => cluster.learned(id)));
  expect([...values], `${said}: every learner learns one value`).toHaveLength(1);
  expect([...values][0], said).not.toBeNull();
  expect(cluster.answers, `${said}: both clients are answered with it`).toEqual([[...values][0], [...values][0]]);
}

describe.each(settings)('$name', ({ counts, options = {} }) => {
  it.each([1, 2, 3])('seed %i: decides whichever message is lost', (seed) => {
    const whole = play(counts, options, seed, 0);
    decides(whole.cluster, 'nothing dropped');
    expect(whole.sent).toBeGreaterThan(10);
    for (let n = 1; n <= whole.sent; n++) {
      const { cluster } = play(counts, options, seed, n);
      decides(cluster, `seed ${seed}, message ${n} of ${whole.sent} dropped`);
    }
  });
});
