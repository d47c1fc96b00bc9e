// Deliberate mistakes, each one guard, one action, one durable field or one bound, with the invariant that it breaks.

import type { Variant } from '../../engine/protocol.ts';
import { descriptors } from './descriptors.ts';
import { everywhere, machine } from './machine.ts';
import type { Report } from './node.ts';
import { proposeBy } from './proposer.ts';

const { variants: mistakes } = descriptors;

/** Whichever accepted proposal it heard of last, whatever its ballot. */
function lastReported(promises: readonly Report[]): Report | null {
  return promises.findLast(({ accepted }) => accepted !== null) ?? null;
}

export const variants = {
  /** §2.5, without the promise on disk. */
  forgetsPromise: { ...mistakes.forgetsPromise, durable: ['round', 'accepted'] },
  /** Phase 2 (a), without P2c: what the promises report is not looked at. */
  keepsOwnValue: {
    ...mistakes.keepsOwnValue,
    machines: everywhere(machine.provide({ actions: { propose: proposeBy(() => null) } })),
  },
  /** P2c (b), without "highest-numbered". */
  takesAnyValue: {
    ...mistakes.takesAnyValue,
    machines: everywhere(machine.provide({ actions: { propose: proposeBy(lastReported) } })),
  },
  /** Phase 2 (b), without "unless it has already responded to a prepare request having a number greater than n" (P1a). */
  acceptsBelowPromise: {
    ...mistakes.acceptsBelowPromise,
    machines: everywhere(machine.provide({ guards: { acceptIsBelowPromise: () => false } })),
  },
  /** q1 + q2 may be N or less: refuses() lets it pass. */
  disjointQuorums: { ...mistakes.disjointQuorums },
  /** §2.5, without the highest round on disk: a proposer that restarts counts from 1 again. */
  ballotTwice: { ...mistakes.ballotTwice, durable: ['promised', 'accepted'] },
} as const satisfies { readonly [variant: string]: Variant };
