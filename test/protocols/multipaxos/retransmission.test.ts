// Any single message may be lost: a run is played once, and then once more for each message that it sent, with that one
// dropped. Every such run still decides what clients ask and applies it everywhere.

import { describe, expect, it } from 'vitest';
import type { OptionValue } from '../../../src/engine/protocol.ts';
import { Cluster } from './lab.ts';

const COMMANDS = ['x=1', 'y=2', 'z=3'];

/** A leader is found, three commands are asked, it crashes, its successor takes one more. */
function play(
  options: { readonly [option: string]: OptionValue },
  lost: number | null,
): { cluster: Cluster; sent: number } {
  const cluster = new Cluster({
    nodes: 3,
    seed: 11,
    options,
    network: { mode: 'timed', latency: [10_000, 10_000], loss: 0, duplication: 0 },
  });
  let sent = 0;
  const tick = (until: number): boolean => {
    const frame = cluster.tick(until);
    if (frame === null) return false;
    for (const happening of [...frame.happenings]) {
      if (happening.kind !== 'sent' || happening.node === null) continue;
      if (sent++ === lost) cluster.make({ kind: 'drop', envelope: happening.envelope.id });
    }
    return true;
  };
  const runUntil = (holds: () => boolean, what: string) => {
    const until = cluster.now + 5_000_000;
    while (!holds()) if (!tick(until)) throw new Error(`Without message ${lost}: ${what}, for five seconds.`);
  };
  const asks = (commands: readonly string[]) => {
    const leads = () => cluster.leader !== undefined;
    runUntil(leads, 'nobody leads');
    for (const command of commands) cluster.request(cluster.leader as string, command);
  };
  const applied = (wanted: { readonly [key: string]: string }) => () =>
    cluster.ids
      .filter((id) => cluster.node(id).up === 'up')
      .every((id) => Object.entries(wanted).every(([key, value]) => cluster.server(id).store[key] === value));

  asks(COMMANDS);
  runUntil(applied({ x: '1', y: '2', z: '3' }), 'not applied everywhere');
  const first = cluster.leader as string;
  cluster.crash(first);
  asks(['x=4']);
  runUntil(applied({ x: '4', y: '2', z: '3' }), 'not applied by those who live');
  cluster.restart(first);
  runUntil(applied({ x: '4', y: '2', z: '3' }), 'the server that restarted did not catch up');
  return { cluster, sent };
}

describe.each([
  ['as it is', {}],
  ['with a window of one slot', { window: 1 }],
  ['with phase 1 before each proposal', { skipPhase1: false }],
] as const)('%s', (_, options) => {
  it('every run that loses one message still decides and applies everywhere', () => {
    const whole = play(options, null);
    expect(whole.cluster.broken).toEqual([]);
    expect(whole.sent).toBeGreaterThan(25);
    for (let lost = 0; lost < whole.sent; lost++)
      expect(play(options, lost).cluster.broken, `without message ${lost}`).toEqual([]);
  });
});
