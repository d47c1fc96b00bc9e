// The world: all that exists at one instant, as plain JSON. No Map, Set, undefined, Infinity or class; nodes in id order.
// A world is never mutated: `apply` makes the next one, and what did not change is shared between the two.

import type { Options, Seat } from './descriptors.ts';
import type { MachineState } from './machine.ts';
import type { Message, Micros, NodeId } from './message.ts';
import type { Streams } from './random.ts';

/** A message in flight. `from` is null for what a client asks. */
export interface Envelope {
  readonly id: number;
  readonly from: NodeId | null;
  readonly to: NodeId;
  readonly message: Message;
  readonly sentAt: Micros;
  readonly arrivesAt: Micros;
  /** The network will lose it under way: decided when it was sent. */
  readonly doomed: boolean;
}

export interface Timer {
  readonly id: number;
  readonly name: string;
  /** Whom it is about, where a node has one for each of several; absent where it has but one. */
  readonly of?: string;
  readonly setAt: Micros;
  readonly ringsAt: Micros;
}

export interface Node {
  readonly id: NodeId;
  readonly part: string;
  readonly up: 'up' | 'crashed' | 'paused';
  /** Thousandths: 1000 keeps time, 2000 runs twice as fast. */
  readonly clock: number;
  /** Of a crashed node: what it will be born with. */
  readonly state: MachineState;
  /** In order of id. A paused node's timers wait: they are kept relative to `pausedAt`. */
  readonly timers: readonly Timer[];
  /** What arrived while the node was paused and is not heard yet, in order of arrival. */
  readonly inbox: readonly Envelope[];
  readonly pausedAt: Micros;
}

export interface Network {
  readonly mode: 'timed' | 'manual';
  /** Time under way, both ends included. */
  readonly latency: readonly [Micros, Micros];
  /** Chances in a million, for each message. */
  readonly loss: number;
  readonly duplication: number;
  /** Messages flow, but timers ring only when somebody rings them. Absent: they ring by themselves. */
  readonly timers?: 'wait';
  /** One-way links, as `S1>S2`, sorted, on which messages wait until somebody releases the link. Absent: none. */
  readonly detained?: readonly string[];
}

/** The clients beside the cluster: one request every so often, to whom they believe leads. */
export interface Clients {
  /** Time between two requests; 0 for none. */
  readonly every: Micros;
  readonly nextAt: Micros;
  readonly asked: number;
  readonly believes: NodeId | null;
}

export interface World {
  readonly now: Micros;
  /** How many moves made this world. */
  readonly moves: number;
  /** The next id of an envelope, timer or request, in order of creation: it breaks ties. */
  readonly nextId: number;
  readonly nodes: readonly Node[];
  /** In order of id. */
  readonly envelopes: readonly Envelope[];
  /** One-way cuts, as `S1>S2`, sorted. */
  readonly cuts: readonly string[];
  readonly network: Network;
  readonly clients: Clients;
  readonly random: Streams;
  /** The protocol's options: the same throughout a run. */
  readonly options: Options;
}

/** What a run begins from. */
export interface Genesis {
  readonly seats: readonly Seat[];
  readonly seed: number;
  readonly options: Options;
  readonly network: Network;
  /** Time between two requests of the clients; 0 for none. */
  readonly clientsEvery: Micros;
  /** Durable state at the beginning, by node. */
  readonly start: { readonly [node: NodeId]: object };
  /** Nodes that are not there yet: down from the beginning, with an empty disk. To restart one is to let it join. */
  readonly down?: readonly NodeId[];
}

export const TIMED: Network = { mode: 'timed', latency: [10_000, 20_000], loss: 0, duplication: 0 };

export function nodeIndex(world: World, id: NodeId): number {
  const nodes = world.nodes;
  for (let i = 0; i < nodes.length; i++) if ((nodes[i] as Node).id === id) return i;
  return -1;
}

export function isCut(world: World, from: NodeId, to: NodeId): boolean {
  return world.cuts.length > 0 && world.cuts.includes(`${from}>${to}`);
}
