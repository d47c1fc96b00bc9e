// What the checker is told of Zab: how many elections, epochs and transactions there are, and what of a server cannot matter.
//
// The wait of an election may end at any time; patience runs out as often as a bound says, for then another election begins.
// What is said again, in an election and in discovery, is the first copy, later; a ping says how far the stream has come, so
// it has a bound of its own. Votes are compared by the numbers of servers, too, so nobody may change places with anybody. Channels are in
// order: what is delivered loses all that was before it on its link.

import type { NodeId } from '../../engine/protocol.ts';
import type { Bounds, Model } from '../../speech/model.ts';
import { inOrder } from '../asking.ts';
import type { descriptors } from './descriptors.ts';
import { NO_ZXID } from './history.ts';
import type { Notification, Vote } from './messages.ts';
import type { By, Leading, Server } from './server.ts';

const sorted = (names: readonly NodeId[]): NodeId[] => [...names].sort();

/** Of a vote that was heard, only for whom it is. */
const forWhom = ({ leader }: Vote): Vote => ({ leader, epoch: 0, zxid: NO_ZXID });

/** By server, in the order of their names. */
function each<T>(all: By<T>, change: (one: T) => T): By<T> {
  return Object.fromEntries(sorted(Object.keys(all)).map((id) => [id, change(all[id] as T)]));
}

const told = ({ type, state, vote }: Notification): Notification => ({ type, round: 0, state, vote: forWhom(vote) });

const leadingOf = (leading: Leading | null): Leading | null =>
  leading === null
    ? null
    : {
        ...leading,
        // From when an epoch is chosen, nobody asks how it was.
        epochs: leading.epoch > 0 ? {} : each(leading.epochs, (epoch) => epoch),
        told: sorted(leading.told),
        synced: sorted(leading.synced),
        heard: sorted(leading.heard),
        pending: [],
      };

const usual = (epochs: number, transactions: number, requests: number, more: Bounds = {}) => ({
  counts: { nodes: 3 },
  bounds: { rounds: 1, epochs, transactions, requests, ...more },
});

export const model = {
  bounds: {
    rounds: { least: 1, usual: 1, most: 4 },
    epochs: { least: 1, usual: 1, most: 4 },
    transactions: { least: 0, usual: 1, most: 4 },
    requests: { least: 0, usual: 1, most: 5 },
    patience: { least: 0, usual: 0, most: 5 },
    pings: { least: 0, usual: 0, most: 5 },
  },
  beyond: ({ round, acceptedEpoch, history }, { rounds = 1, epochs = 1, transactions = 0 }) => {
    if (round > rounds) return 'rounds';
    if (acceptedEpoch > epochs) return 'epochs';
    return history.length > transactions ? 'transactions' : null;
  },
  timers: {
    notify: 'repeats',
    finalize: 'starts',
    connect: 'repeats',
    patience: { counted: 'patience' },
    ping: { counted: 'pings' },
  },
  fields: () => ({
    me: 'seat',
    peers: 'seat',
    majority: 'seat',
    options: 'seat',
    acceptedEpoch: 'kept',
    currentEpoch: 'kept',
    history: 'kept',
    unsaved: 'kept',
    lastCommitted: 'kept',
    store: () => ({}),
    round: 'kept',
    vote: 'kept',
    votes: (votes) => each(votes, forWhom),
    settled: (settled) => each(settled, told),
    leaderId: 'kept',
    streamed: 'kept',
    leading: leadingOf,
  }),
  alike: () => [],
  record: {
    'zab.Leadership': ['leaderships'],
    'zab.PrefixConsistency': ['applied'],
    'zab.Integrity': ['applied', 'records'],
    'zab.LocalPrimaryOrder': [],
    'zab.GlobalPrimaryOrder': [],
    'zab.PrimaryIntegrity': [],
    'zab.EpochMonotone': [],
    'zab.NoGap': [],
  },
  compared: ({ acceptedEpoch, currentEpoch }) => [acceptedEpoch, currentEpoch],
  asks: (seats, { requests = 0 }) => inOrder(seats, requests),
  quiet: [
    {
      name: 'Notification of who does not look',
      is: ({ type, state }) => type === 'Notification' && state !== 'looking',
    },
  ],
  usual: usual(1, 1, 1, { patience: 1 }),
  mistakes: {
    keepsOwnHistory: usual(2, 1, 2, { crashes: 1 }),
    historyNotDurable: usual(2, 1, 2, { crashes: 1 }),
    comparesCounterOnly: usual(3, 2, 3, { crashes: 3 }),
    acksBeforeDisk: usual(1, 0, 0, { crashes: 1 }),
    // Whoever meets a gap looks for a leader in a second round.
    proposesToSyncedOnly: usual(1, 1, 1, { rounds: 2 }),
    commitLdOfAck: usual(1, 2, 2, { rounds: 2 }),
  },
} as const satisfies Model<Server, typeof descriptors>;
