// Everything that can happen to a world is a Move. The clock, a click, a lesson, a link, the checker and a regression
// test only choose the next one; a protocol never learns who chose.

import type { Micros, NodeId } from './message.ts';

/** A one-way link: from, to. */
export type Link = readonly [NodeId, NodeId];

export interface Settings {
  readonly network?: 'timed' | 'manual';
  readonly latency?: readonly [Micros, Micros];
  /** Chances in a million. */
  readonly loss?: number;
  /** Chances in a million. */
  readonly duplication?: number;
  /** Time between two requests of the clients; 0 for none. */
  readonly clients?: Micros;
  /** A node's clock in thousandths. */
  readonly clock?: { readonly node: NodeId; readonly rate: number };
}

export type Move = { readonly at: Micros } & (
  | { readonly kind: 'deliver' | 'drop' | 'duplicate'; readonly envelope: number }
  | { readonly kind: 'delay'; readonly envelope: number; readonly by: Micros }
  /** `of`: which of several timers of that name. */
  | { readonly kind: 'ring'; readonly node: NodeId; readonly timer: string; readonly of?: string }
  | { readonly kind: 'crash' | 'restart' | 'wipe' | 'pause' | 'resume'; readonly node: NodeId }
  | { readonly kind: 'cut'; readonly links: readonly Link[] }
  /** Messages on these links wait under way; then they arrive, in the order in which they would have. */
  | { readonly kind: 'detain' | 'release'; readonly links: readonly Link[] }
  /** Without links: all of them. */
  | { readonly kind: 'heal'; readonly links: readonly Link[] | null }
  /** Cuts every link between groups, and no other. Nodes not named form one more group. */
  | { readonly kind: 'partition'; readonly groups: readonly (readonly NodeId[])[] }
  /** From a person: to a node, a command. From the clients beside the cluster: null, they choose. */
  | { readonly kind: 'request'; readonly node: NodeId | null; readonly command: string | null }
  | { readonly kind: 'set'; readonly settings: Settings }
);

/** A move before its time is set: what a menu offers. */
export type Choice = Move extends infer M ? (M extends Move ? Omit<M, 'at'> : never) : never;

/** Whether the clock makes such a move in a timed network by itself. All others are somebody's doing. */
export function isClockwork(move: Move): boolean {
  return move.kind === 'deliver' || move.kind === 'ring' || (move.kind === 'request' && move.node === null);
}
