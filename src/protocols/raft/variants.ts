// Deliberate mistakes, each one guard or action of the machine, each with the invariant that it breaks.

import type { Variant } from '../../engine/protocol.ts';
import { descriptors } from './descriptors.ts';
import { machine } from './machine.ts';
import { advanceCommitWhere } from './replication.ts';

export const variants = {
  /** A follower does not look whom it voted for. */
  votesTwice: {
    ...descriptors.variants.votesTwice,
    machine: machine.provide({ guards: { hasVotedForAnother: ({ context }) => context.votedFor === context.me } }),
  },
  /** Anybody may lead, whatever its log lacks (without §5.4.1). */
  noLogCheck: {
    ...descriptors.variants.noLogCheck,
    machine: machine.provide({ guards: { candidateIsBehind: () => false } }),
  },
  /** An entry of an earlier term counts as committed once a majority holds it (Figure 8, without §5.4.2). */
  commitsOldTerm: {
    ...descriptors.variants.commitsOldTerm,
    machine: machine.provide({ actions: { advanceCommit: advanceCommitWhere(() => true) } }),
  },
} as const satisfies { readonly [variant: string]: Variant };
