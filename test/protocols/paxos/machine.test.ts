// The quick step and XState's own give the same answer on Paxos, whose machine has parallel regions and speaks to itself.

import { expect, it } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import { type MachineState, step, stepByXState } from '../../../src/engine/machine.ts';
import type { MachineEvent, Protocol } from '../../../src/engine/protocol.ts';
import type { Frame } from '../../../src/engine/run.ts';
import { protocolNamed } from '../../../src/protocols/index.ts';
import { protocol as paxos } from '../../../src/protocols/paxos/index.ts';
import { isSame } from '../../same.ts';
import { Cluster, node, timed } from './lab.ts';

/** What a node heard in a move, and in which state. */
function heardIn(before: Frame, after: Frame): { state: MachineState; event: MachineEvent } | null {
  for (const happening of after.happenings) {
    if (happening.kind !== 'heard' && happening.kind !== 'rang') continue;
    const { state } = before.world.nodes.find(({ id }) => id === happening.node) as { state: MachineState };
    if (happening.kind === 'rang') return { state, event: { type: `timer.${happening.timer}` as const } };
    const { message, from } = happening.envelope;
    return { state, event: (from === null ? message : { ...message, from }) as MachineEvent };
  }
  return null;
}

it.each(['paxos', ...Object.keys(paxos.variants)])('%s: both ways agree on random runs', (name) => {
  const variant = name === 'paxos' ? undefined : name;
  const { machines } = protocolNamed(variant === undefined ? name : `paxos/${name}`) as Protocol;
  const machine = machines.node as AnyStateMachine;
  let compared = 0;
  for (let seed = 0; seed < 8; seed++) {
    const cluster = new Cluster({
      counts: seed % 2 === 0 ? { nodes: 1 + (seed % 5) } : { proposers: 2, acceptors: 3, learners: 2 },
      seed,
      variant,
      clientsEvery: 30_000,
      options: { reject: seed % 3 > 0, patience: 1, retransmit: 40_000, backoff: [0, 60_000] },
      network: timed([1000, 40_000], 200_000, 100_000),
    });
    for (let i = 0; i < 200; i++) cluster.tick();
    for (let i = 1; i < cluster.frames.length; i++) {
      const heard = heardIn(cluster.frames[i - 1] as Frame, cluster.frames[i] as Frame);
      if (heard === null) continue;
      const quick = step(machine, heard.state, heard.event);
      const slow = stepByXState(machine, heard.state, heard.event);
      if (!isSame(quick, slow)) expect(quick, `seed ${seed}, move ${i}`).toEqual(slow);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(1000);
});

it('a step changes nothing of the state it started from', () => {
  const state = node('S1');
  const before = structuredClone(state);
  step(paxos.machines.node, state, { type: 'client.request', request: 1, command: 'tea' });
  expect(state).toEqual(before);
});

it('a world is plain JSON', () => {
  const cluster = new Cluster({ counts: { nodes: 3 }, network: timed([1000, 40_000], 200_000), clientsEvery: 20_000 });
  cluster.play(500_000);
  const { world } = cluster.run.end;
  expect(JSON.parse(JSON.stringify(world))).toEqual(world);
});
