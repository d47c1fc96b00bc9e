// Deliberate mistakes, each one action or one durable field, each with the invariant that it breaks.

import type { Variant } from '../../engine/protocol.ts';
import { acceptProposal } from './acceptor.ts';
import { descriptors } from './descriptors.ts';
import { learnDecisionsUpTo } from './learning.ts';
import { type Log, NOOP } from './log.ts';
import { machine } from './machine.ts';
import { type Adopt, countPromiseBy, type Prefers, takeLeadBy } from './phase1.ts';
import type { Reach } from './replica.ts';

const { variants: mistakes } = descriptors;

/** Whatever was reported, a slot that the new leader does not know to be decided gets the no-op. */
const noopEverywhere: Adopt = (_, slot) => ({ slot, ballot: 0, value: NOOP, by: [], highest: 0 });

/** The report that came last counts, whatever its ballot. */
const latest: Prefers = () => true;

/** Up to the last slot, whatever is missing before it. */
const upToTheLast: Reach = (log: Log) => log.length;

export const variants = {
  /** §3 fills holes with no-ops, here without §2.2's look at what was accepted. */
  fillsWithoutLooking: {
    ...mistakes.fillsWithoutLooking,
    machines: { server: machine.provide({ actions: { takeLead: takeLeadBy(noopEverywhere) } }) },
  },
  /** §2.2, phase 2 (a), with any value that was reported instead of the highest ballot's. */
  adoptsAnyReported: {
    ...mistakes.adoptsAnyReported,
    machines: { server: machine.provide({ actions: { countPromise: countPromiseBy(latest) } }) },
  },
  /** §2.2, phase 2 (b), without the promise. */
  acceptsBelowPromise: {
    ...mistakes.acceptsBelowPromise,
    machines: { server: machine.provide({ actions: { refuseAccept: acceptProposal } }) },
  },
  /** §2.5: an acceptor has to remember its promise; here it forgets it in a crash. */
  promiseNotDurable: { ...mistakes.promiseNotDurable, durable: ['round', 'log'] },
  /** §3: a command is executed only after those of all slots before it. */
  appliesPastHoles: {
    ...mistakes.appliesPastHoles,
    machines: { server: machine.provide({ actions: { learnDecisions: learnDecisionsUpTo(upToTheLast) } }) },
  },
} as const satisfies { readonly [variant: string]: Variant };
