// Deliberate mistakes, each one action, one comparison or one durable field, with the invariant that it breaks.

import type { Variant } from '../../engine/protocol.ts';
import { heard } from '../hearing.ts';
import { proposeTo } from './broadcast.ts';
import { descriptors } from './descriptors.ts';
import { chooseHistoryBy, mostRecentBy } from './discovery.ts';
import { adoptRoundBy, type Better } from './election.ts';
import { machine } from './machine.ts';
import type { Told } from './server.ts';
import { admitLateBy, takeHistoryBy } from './synchronization.ts';

const { variants: mistakes } = descriptors;

/** `unsaved` is what the disk holds where a history is acknowledged before it is there. */
export const DURABLE = ['acceptedEpoch', 'currentEpoch', 'history', 'unsaved'] as const;

const idOf = (server: string): number => Number(server.slice(1));

/** Whoever has the highest number, whatever it knows. */
export const isBetterByNumber: Better = (one, other) => idOf(one.leader) > idOf(other.leader);

/** Zxids as if they were counters alone, in whatever epoch. */
const isBetterByCounter: Better = (one, other) =>
  one.zxid.counter !== other.zxid.counter ? one.zxid.counter > other.zxid.counter : isBetterByNumber(one, other);

export const votesBy =
  (better: Better) =>
  ({ context, event }: Told): boolean =>
    better(heard(event, 'Notification').vote, context.vote);

export const variants = {
  /**
   * The leader does not look at what the others have. An election by numbers alone is allowed, for Zab asks nothing of an
   * election but a name; here it shows the mistake, which one by histories would hide.
   */
  keepsOwnHistory: {
    ...mistakes.keepsOwnHistory,
    machines: {
      server: machine.provide({
        guards: { isBetterVote: votesBy(isBetterByNumber) },
        actions: { adoptRound: adoptRoundBy(isBetterByNumber), chooseHistory: chooseHistoryBy((_, me) => me) },
      }),
    },
  },
  /** A transaction is acknowledged and not on disk. */
  historyNotDurable: { ...mistakes.historyNotDurable, durable: DURABLE.filter((field) => field !== 'history') },
  /** The election and the choice of a history look at counters and not at epochs. */
  comparesCounterOnly: {
    ...mistakes.comparesCounterOnly,
    machines: {
      server: machine.provide({
        guards: { isBetterVote: votesBy(isBetterByCounter) },
        actions: {
          adoptRound: adoptRoundBy(isBetterByCounter),
          chooseHistory: chooseHistoryBy(mostRecentBy((a, b) => a.zxid.counter > b.zxid.counter)),
        },
      }),
    },
  },
  /** NEWLEADER is acknowledged before history and epoch are on disk (ZOOKEEPER-3911). */
  acksBeforeDisk: {
    ...mistakes.acksBeforeDisk,
    machines: { server: machine.provide({ actions: { takeHistory: takeHistoryBy(false) } }) },
  },
  /** Proposals go to those alone who have acknowledged NEWLEADER (issue 1 of Zab.tla's issues.md). */
  proposesToSyncedOnly: {
    ...mistakes.proposesToSyncedOnly,
    machines: { server: machine.provide({ actions: { propose: proposeTo(({ synced }) => synced) } }) },
  },
  /** COMMIT-LD repeats the zxid of the ACK-LD that it answers (issue 3 of Zab.tla's issues.md). */
  commitLdOfAck: {
    ...mistakes.commitLdOfAck,
    machines: { server: machine.provide({ actions: { admitLate: admitLateBy((_, acked) => acked) } }) },
  },
} as const satisfies { readonly [variant: string]: Variant };
