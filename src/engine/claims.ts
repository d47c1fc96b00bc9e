// What must always hold, and what must be reachable: the shapes in which a protocol says it, and what of the past it may
// ask for. `invariants.ts` keeps that past and asks.

import type { Citation } from './descriptors.ts';
import type { Happening } from './happening.ts';
import type { Epoch, Facts, NodeId, Recorded, Standing } from './message.ts';
import type { Sketch, Slot, Slots } from './portrait.ts';
import type { Sequence } from './sequence.ts';
import type { Node, World } from './world.ts';

/** A node began to lead an epoch, with these slots. */
export interface Leadership {
  readonly epoch: Epoch;
  readonly node: NodeId;
  readonly slots: Slots;
}

export interface Decision {
  readonly slot: number;
  readonly epoch: Epoch;
  readonly value: string;
  /** The epoch in which it was decided, not the entry's own. */
  readonly during: Epoch;
  readonly node: NodeId;
}

export interface Vote {
  readonly node: NodeId;
  /** 0 when it is about no single slot. */
  readonly slot: number;
  readonly epoch: Epoch;
  readonly standing: Standing;
  readonly value: string | null;
}

/** What a node recorded. */
export interface Entry extends Recorded {
  readonly node: NodeId;
}

/** What the past of a run leaves for the invariants. Immutable, as the world is. */
export interface History {
  readonly leaderships: Sequence<Leadership>;
  readonly decisions: Sequence<Decision>;
  /** By slot, counted from 0: what was first applied there, by anybody, ever. */
  readonly applied: Sequence<Slot | null>;
  /** By slot, from 0 on: every proposal, promise and acceptance about it, in order. */
  readonly votes: Sequence<Sequence<Vote>>;
  /** Every command that a client asked and a node heard. */
  readonly asked: Sequence<string>;
  /** By kind: everything that was recorded, in order. Only kinds of which something was. */
  readonly records: { readonly [what: string]: Sequence<Entry> };
  /** Invariants that broke already (each is reported once), and sometimes-properties already seen. */
  readonly broken: readonly string[];
  /** Invariants that claim nothing any more, since what they take for granted was given up. */
  readonly unfounded: readonly string[];
  readonly seen: readonly string[];
}

/** What an invariant sees of one move. */
export interface Sight {
  readonly before: World;
  readonly after: World;
  readonly happenings: readonly Happening[];
  /** The past, without and with this move. */
  readonly past: History;
  readonly history: History;
  /** Positions of the nodes whose state this move changed. */
  readonly changed: readonly number[];
  /** A node's sketch, before or after: made once a state. */
  readonly sketch: (node: Node) => Sketch;
  readonly leads: (role: string) => boolean;
}

export interface Breach {
  readonly nodes: readonly NodeId[];
  readonly slots: readonly number[];
  readonly facts: Facts;
}

export interface Invariant {
  readonly id: string;
  readonly citation: Citation;
  /** What it takes for granted: clocks within a bound, nobody who decides by guessing. Once false, it claims nothing. */
  readonly assumes?: (sight: Sight) => boolean;
  readonly check: (sight: Sight) => Breach | null;
}

/** A property that some run must reach. */
export interface Sometimes {
  readonly id: string;
  readonly seen: (sight: Sight) => boolean;
}
