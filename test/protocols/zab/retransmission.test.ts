// Each message of a run is lost in turn: no invariant breaks, and in the end all servers have delivered the same.

import { describe, expect, test } from 'vitest';
import { Cluster } from './lab.ts';

/** Three servers, two writes, a leader that crashes and returns; the message sent as the n-th (from 1) is dropped. */
function play(seed: number, dropped: number): { cluster: Cluster; sent: number } {
  const cluster = new Cluster({ seed });
  let sent = 0;
  const watch = () => {
    for (const it of cluster.run.end.happenings)
      if (it.kind === 'sent' && it.node !== null && ++sent === dropped)
        cluster.make({ kind: 'drop', envelope: it.envelope.id });
  };
  const until = (at: number) => {
    while (cluster.run.tick(at) !== null) watch();
  };
  for (const it of cluster.run.frame(0).happenings)
    if (it.kind === 'sent' && ++sent === dropped) cluster.make({ kind: 'drop', envelope: it.envelope.id });
  until(600_000);
  cluster.request('S3', 'x=1');
  watch();
  cluster.request('S3', 'y=2');
  watch();
  until(700_000);
  cluster.crash('S3');
  until(1_400_000);
  cluster.restart('S3');
  watch();
  until(2_000_000);
  return { cluster, sent };
}

describe('whichever message is lost', () => {
  test.each([1, 2])('seed %i: all servers end with one history, delivered', (seed) => {
    const whole = play(seed, 0);
    expect(whole.cluster.history('S1')).toBe('1.1 1.2');
    for (let n = 1; n <= whole.sent; n++) {
      const { cluster } = play(seed, n);
      expect(cluster.broken, `message ${n}`).toEqual([]);
      // A second chance, for what was lost near the end.
      cluster.for(1_500_000);
      const { leader } = cluster;
      expect(leader, `message ${n}`).toBeDefined();
      for (const id of cluster.ids) {
        expect(cluster.history(id), `message ${n}, ${id}`).toBe(cluster.history(leader as string));
        expect(cluster.server(id).lastCommitted, `message ${n}, ${id}`).toBe(cluster.server(id).history.length);
      }
    }
  });
});
