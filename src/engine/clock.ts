// The clock: which move comes next by itself.

import type { Micros } from './message.ts';
import type { Move } from './move.ts';
import type { Timer, World } from './world.ts';

/** Between two moves that somebody makes in a manual network, where no time goes by of itself. */
export const MANUAL_STEP: Micros = 10_000;

/** The earliest thing due, ties broken by order of creation; null when nothing will happen by itself. */
export function nextMove(world: World): Move | null {
  const waiting = nextWaiting(world);
  if (waiting !== null || world.network.mode === 'manual') return waiting;
  let dueAt = Number.MAX_SAFE_INTEGER;
  let dueId = 0;
  let envelope = -1;
  let node = -1;
  let timer = -1;
  const { envelopes, nodes, clients, network } = world;
  const { detained } = network;
  for (let i = 0; i < envelopes.length; i++) {
    const e = envelopes[i] as (typeof envelopes)[number];
    if (detained?.includes(`${e.from}>${e.to}`)) continue;
    if (e.arrivesAt < dueAt || (e.arrivesAt === dueAt && e.id < dueId)) {
      dueAt = e.arrivesAt;
      dueId = e.id;
      envelope = i;
    }
  }
  for (let n = 0; n < nodes.length && network.timers !== 'wait'; n++) {
    const { up, timers } = nodes[n] as (typeof nodes)[number];
    if (up !== 'up') continue;
    for (let i = 0; i < timers.length; i++) {
      const t = timers[i] as (typeof timers)[number];
      if (t.ringsAt < dueAt || (t.ringsAt === dueAt && t.id < dueId)) {
        dueAt = t.ringsAt;
        dueId = t.id;
        node = n;
        timer = i;
      }
    }
  }
  if (clients.every > 0 && clients.nextAt < dueAt)
    return { kind: 'request', at: latest(clients.nextAt, world.now), node: null, command: null };
  if (node >= 0) {
    const { id, timers } = nodes[node] as (typeof nodes)[number];
    const { name, of } = timers[timer] as Timer;
    const at = latest(dueAt, world.now);
    return of === undefined
      ? { kind: 'ring', at, node: id, timer: name }
      : { kind: 'ring', at, node: id, timer: name, of };
  }
  if (envelope >= 0) return { kind: 'deliver', at: latest(dueAt, world.now), envelope: dueId };
  return null;
}

/** A node that was paused hears first what arrived meanwhile, in a manual network too: it was delivered already. */
function nextWaiting({ nodes, now }: World): Move | null {
  for (let n = 0; n < nodes.length; n++) {
    const { up, inbox } = nodes[n] as (typeof nodes)[number];
    if (inbox.length > 0 && up === 'up')
      return { kind: 'deliver', at: now, envelope: (inbox[0] as (typeof inbox)[number]).id };
  }
  return null;
}

function latest(a: Micros, b: Micros): Micros {
  return a > b ? a : b;
}
