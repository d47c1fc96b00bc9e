// What a view may know of a node, and the part of it that the invariants read.

import type { Epoch, NodeId, Standing } from './message.ts';
import type { Sequence } from './sequence.ts';

export interface Slot {
  readonly epoch: Epoch;
  readonly value: string;
  /** Decided by itself, though slots before it may not be. A prefix is decided by `Sketch.committed`. */
  readonly decided?: boolean;
}

/** The numbered places of a node, from 1. A place may be a hole (null). */
export interface Slots {
  readonly last: number;
  at(index: number): Slot | null;
  /** The list behind the slots: the same list means the same slots, and versions share what did not change. */
  readonly source: Sequence<unknown>;
}

/** The part of a portrait that is cheap: what the invariants read after every move. */
export interface Sketch {
  readonly role: string;
  readonly epoch: Epoch;
  readonly slots: Slots;
  /** Every slot up to this index is committed, or decided; 0 for none. */
  readonly committed: number;
  /** Every slot up to this index is applied. */
  readonly applied: number;
}

export interface Portrait extends Sketch {
  /** Support gathered for what the node is attempting: votes, promises, acknowledgements. */
  readonly tally: {
    readonly granted: readonly NodeId[];
    readonly refused: readonly NodeId[];
    readonly needed: number;
  } | null;
  /** Where this node believes others to be: Raft's nextIndex and matchIndex. */
  readonly pointers: readonly { readonly label: string; readonly of: NodeId; readonly index: number }[];
  /** What this node has promised or accepted, by epoch (and slot, where there are several). */
  readonly votes: readonly {
    readonly slot: number;
    readonly epoch: Epoch;
    readonly standing: Exclude<Standing, 'proposed'>;
    readonly value: string | null;
  }[];
  readonly facts: readonly Fact[];
}

export interface Fact {
  /** The name the paper gives it: `votedFor`, `commitIndex`. Not translated. */
  readonly label: string;
  readonly value: string;
  readonly durable?: boolean;
  /** Worth a line under the node on the stage. */
  readonly caption?: boolean;
  /** The one thing that the value names, if it does: what there is to see of it elsewhere. */
  readonly names?: { readonly node: NodeId } | { readonly epoch: Epoch } | { readonly slot: number };
}
