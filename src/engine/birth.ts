// How nodes are born: with nothing, or with what their disk kept.

import type { Surroundings } from './descriptors.ts';
import { initialValue, type MachineState } from './machine.ts';
import { machineOf, type Protocol } from './protocol.ts';
import { streams } from './random.ts';
import type { Genesis, World } from './world.ts';

/** A node's state at birth, with or without what its disk kept. */
export function born(protocol: Protocol, surroundings: Surroundings, disk: object | null): MachineState {
  return {
    value: initialValue(machineOf(protocol, surroundings.part)),
    context: protocol.birth(surroundings, disk),
  };
}

/** The world before its nodes have started. `begin` (apply.ts) starts them. */
export function emptyWorld(protocol: Protocol, genesis: Genesis): World {
  return {
    now: 0,
    moves: 0,
    nextId: 1,
    nodes: genesis.seats.map((seat) => ({
      id: seat.id,
      part: seat.part,
      up: 'crashed',
      clock: 1000,
      state: born(
        protocol,
        { me: seat.id, part: seat.part, seats: genesis.seats, options: genesis.options },
        genesis.start[seat.id] ?? null,
      ),
      timers: [],
      inbox: [],
      pausedAt: 0,
    })),
    envelopes: [],
    cuts: [],
    network: genesis.network,
    clients: { every: genesis.clientsEvery, nextAt: genesis.clientsEvery, asked: 0, believes: null },
    random: streams(genesis.seed),
    options: genesis.options,
  };
}

/** Reads a node's durable fields. */
export function diskOf(protocol: Protocol, context: object): object {
  const disk: Record<string, unknown> = {};
  // Nodes of another part may have other fields.
  for (const field of protocol.durable) if (field in context) disk[field] = (context as Record<string, unknown>)[field];
  return disk;
}
