// A world in the making: what a move changes, before it is the next world.

import type { Happening } from './happening.ts';
import type { Micros } from './message.ts';
import type { World } from './world.ts';

export interface Step {
  readonly world: World;
  readonly happenings: readonly Happening[];
}

/** A world in the making: one shallow copy, its fields replaced, never its old arrays changed. */
export type Draft = { -readonly [field in keyof World]: World[field] } & { readonly record: Happening[] };

export function draft(world: World, at: Micros): Draft {
  // Field by field, here and in `finish`: this is on the path of every move, and a spread costs several times as much.
  return {
    now: at,
    moves: world.moves + 1,
    nextId: world.nextId,
    nodes: world.nodes,
    envelopes: world.envelopes,
    cuts: world.cuts,
    network: world.network,
    clients: world.clients,
    random: world.random,
    options: world.options,
    record: [],
  };
}

export function finish(d: Draft): Step {
  const { now, moves, nextId, nodes, envelopes, cuts, network, clients, random, options, record } = d;
  return {
    world: { now, moves, nextId, nodes, envelopes, cuts, network, clients, random, options },
    happenings: record,
  };
}
