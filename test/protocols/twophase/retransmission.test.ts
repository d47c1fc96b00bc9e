// Each message of a run is lost in turn: no invariant breaks, and every transaction is decided everywhere.

import { describe, expect, test } from 'vitest';
import { at } from '../../../src/engine/sequence.ts';
import { Cluster } from './lab.ts';

/** Plays two transactions; the message sent as the n-th (from 1) is dropped. Gives how many were sent. */
function play(inDoubt: string, seed: number, dropped: number): { cluster: Cluster; sent: number } {
  const cluster = new Cluster({ seed, options: { inDoubt } });
  let sent = 0;
  const watch = () => {
    for (const it of cluster.run.end.happenings)
      if (it.kind === 'sent' && it.node !== null && ++sent === dropped)
        cluster.make({ kind: 'drop', envelope: it.envelope.id });
  };
  for (const command of ['P1-30 P2+30', 'P1-500 P2+500']) {
    cluster.request(command);
    watch();
  }
  while (cluster.run.tick(10_000_000) !== null) watch();
  return { cluster, sent };
}

describe.each(['wait', 'ask'])('inDoubt=%s', (inDoubt) => {
  test.each([1, 2])('seed %i: both transactions end alike everywhere, whichever message is lost', (seed) => {
    const whole = play(inDoubt, seed, 0);
    expect(whole.sent).toBeGreaterThan(20);
    for (let n = 0; n <= whole.sent; n++) {
      const { cluster } = play(inDoubt, seed, n);
      expect(cluster.broken, `message ${n}`).toEqual([]);
      expect(cluster.coordinator.finished, `message ${n}`).toBe(2);
      for (const id of ['P1', 'P2', 'P3']) {
        expect(cluster.participant(id).vote, `message ${n}, ${id}`).toBeNull();
        expect(at(cluster.participant(id).log, 1), `message ${n}, ${id}`).toBe('abort');
      }
    }
  });
});
