// Deliberate mistakes, each one guard or one durable field, with the invariant that it breaks.

import type { Variant } from '../../engine/protocol.ts';
import { completesHalf, endedTelling } from './coordinator.ts';
import { descriptors } from './descriptors.ts';
import { coordinator } from './machine.ts';

const { variants: mistakes } = descriptors;

export const DURABLE = ['log', 'finished', 'balance', 'vote'] as const;

export const variants = {
  /** §3.1, without waiting for all votes: more than half will do. */
  decidesEarly: {
    ...mistakes.decidesEarly,
    machines: { coordinator: coordinator.provide({ guards: { completesVotes: completesHalf } }) },
  },
  /** A participant says Yes before that is on its disk. */
  forgetsVote: { ...mistakes.forgetsVote, durable: DURABLE.filter((field) => field !== 'vote') },
  /** A decision is told before it is on the coordinator's disk: born again, it knows of none. */
  forgetsDecision: {
    ...mistakes.forgetsDecision,
    machines: { coordinator: coordinator.provide({ guards: { endedUndecided: endedTelling } }) },
  },
} as const satisfies { readonly [variant: string]: Variant };
