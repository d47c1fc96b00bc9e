// What a move caused, for the record. The space-time diagram, the feed and the Why panel are made of nothing else.

import type { Answer, Epoch, Facts, NodeId, Recorded, Standing } from './message.ts';
import type { Move } from './move.ts';
import type { Envelope } from './world.ts';

/** Why an envelope did not arrive. */
export type Loss = 'cut' | 'down' | 'loss' | 'dropped';

export type Happening =
  | { readonly kind: 'sent'; readonly node: NodeId | null; readonly envelope: Envelope }
  | { readonly kind: 'heard'; readonly node: NodeId; readonly envelope: Envelope }
  | { readonly kind: 'lost'; readonly node: NodeId; readonly envelope: Envelope; readonly why: Loss }
  /** Arrived at a paused node, which will hear it when it resumes. */
  | { readonly kind: 'queued'; readonly node: NodeId; readonly envelope: Envelope }
  | { readonly kind: 'rang'; readonly node: NodeId; readonly timer: string; readonly of?: string }
  | {
      readonly kind: 'became';
      readonly node: NodeId;
      readonly was: string;
      readonly role: string;
      readonly wasEpoch: Epoch;
      readonly epoch: Epoch;
    }
  | {
      readonly kind: 'decided';
      readonly node: NodeId;
      readonly slot: number;
      readonly epoch: Epoch;
      readonly value: string;
      readonly during: Epoch;
    }
  | {
      readonly kind: 'voted';
      readonly node: NodeId;
      readonly slot: number;
      readonly epoch: Epoch;
      readonly standing: Standing;
      readonly value: string | null;
    }
  | { readonly kind: 'answered'; readonly node: NodeId; readonly request: number; readonly answer: Answer }
  | ({ readonly kind: 'recorded'; readonly node: NodeId } & Recorded)
  | { readonly kind: 'noted'; readonly node: NodeId; readonly rule: string; readonly facts: Facts }
  /** Somebody's doing: a fault, a repair, a setting. */
  | { readonly kind: 'done'; readonly move: Move }
  | {
      readonly kind: 'broke';
      readonly invariant: string;
      readonly nodes: readonly NodeId[];
      readonly slots: readonly number[];
      readonly facts: Facts;
    }
  /** What an invariant takes for granted was given up: from here on it claims nothing. */
  | { readonly kind: 'unfounded'; readonly invariant: string };
