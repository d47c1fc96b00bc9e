// What servers say to each other: the notifications of the election (Apache ZooKeeper, FastLeaderElection) and the messages
// of Zab's phases 1 to 3 (Junqueira, Reed and Serafini 2011; Zab.tla).
// Departs: whole histories travel, where ZooKeeper sends what differs (DIFF, TRUNC, SNAP). Each message of a leader and each
// answer to one names the leader's epoch, for here no connection is closed that would take old messages with it. What follows
// NEWLEADER is numbered, `n`, for each follower apart: a message that is lost is noticed by the next, as a broken connection
// would be. The answer to a Ping repeats the last Ack.

import type { MessageKind, NodeId } from '../../engine/protocol.ts';
import type { Hears } from '../hearing.ts';
import type { History, Transaction } from './history.ts';

export interface Zxid {
  readonly epoch: number;
  readonly counter: number;
}

/** Whom somebody wants to lead, and how recent that server's history is. */
export interface Vote {
  readonly leader: NodeId;
  /** The current epoch of that server. */
  readonly epoch: number;
  readonly zxid: Zxid;
}

/** How a server stands when it tells its vote. */
export type Standing = 'looking' | 'following' | 'leading';

export interface Notification {
  readonly type: 'Notification';
  readonly round: number;
  readonly vote: Vote;
  readonly state: Standing;
}

/** CEPOCH: a follower tells its leader the last epoch that it has accepted. */
export interface CEpoch {
  readonly type: 'CEpoch';
  readonly acceptedEpoch: number;
}

interface OfEpoch<T extends string> {
  readonly type: T;
  /** The leader's. */
  readonly epoch: number;
}

interface WithZxid<T extends string> extends OfEpoch<T> {
  readonly zxid: Zxid;
}

/** What the leader sends after NEWLEADER, to this follower the n-th. */
interface Numbered {
  readonly n: number;
}

export type NewEpoch = OfEpoch<'NewEpoch'>;

/** ACK-E: accepts the epoch, and tells all that the follower has. */
export interface AckE extends OfEpoch<'AckE'> {
  readonly currentEpoch: number;
  readonly history: History;
  /** Whether the epoch is new to the follower. Only then does it count: an epoch is accepted once. */
  readonly promise: boolean;
}

export interface NewLeader extends OfEpoch<'NewLeader'> {
  readonly history: History;
}

/** ACK-LD and COMMIT-LD. */
export type AckLd = WithZxid<'AckLd'>;
export type CommitLd = WithZxid<'CommitLd'> & Numbered;

export interface Propose extends OfEpoch<'Propose'>, Numbered {
  readonly transaction: Transaction;
  /** Its place in the leader's history: for whoever looks on, no rule asks for it. */
  readonly index: number;
}
export type Ack = WithZxid<'Ack'>;
export type Commit = WithZxid<'Commit'> & Numbered;
export type Ping = OfEpoch<'Ping'> & Numbered;
export type PingReply = WithZxid<'PingReply'>;

type FromLeader = NewEpoch | NewLeader | CommitLd | Propose | Commit | Ping;
type FromFollower = CEpoch | AckE | AckLd | Ack | PingReply;
export type ZabMessage = Notification | FromLeader | FromFollower;

export type TimerName = 'notify' | 'finalize' | 'connect' | 'patience' | 'ping';

export type ZabEvent = Hears<ZabMessage, TimerName>;
export type Heard<T extends ZabEvent['type']> = Extract<ZabEvent, { readonly type: T }>;

// As in history.ts, which imports the shape of a zxid from here.
const name = ({ epoch, counter }: Zxid) => (counter === 0 ? '0' : `${epoch}.${counter}`);
const places = ({ length }: History) => Array.from({ length }, (_, i) => i + 1);
const epochOf = ({ epoch }: { readonly epoch: number }) => epoch;
const ofEpoch = <S extends MessageKind['shape'], L extends MessageKind['style']>(shape: S, style: L) => ({
  ...{ shape, style, epoch: epochOf },
  brief: ({ epoch }: { readonly epoch: number }) => `epoch ${epoch}`,
});
const withZxid = <S extends MessageKind['shape'], L extends MessageKind['style']>(shape: S, style: L) => ({
  ...{ shape, style, epoch: epochOf },
  brief: ({ zxid }: { readonly zxid: Zxid }) => name(zxid),
});

export const messages = {
  Notification: {
    shape: 'circle',
    style: 'outline',
    epoch: ({ vote }: Notification) => vote.epoch,
    brief: ({ round, vote }: Notification) => `round ${round}, ${vote.leader} ${vote.epoch}:${name(vote.zxid)}`,
  },
  CEpoch: {
    shape: 'triangle',
    style: 'outline',
    epoch: ({ acceptedEpoch }: CEpoch) => acceptedEpoch,
    brief: ({ acceptedEpoch }: CEpoch) => `epoch ${acceptedEpoch}`,
  },
  NewEpoch: ofEpoch('square', 'outline'),
  AckE: {
    ...ofEpoch('triangle', { consents: ({ promise }: AckE) => promise }),
    slots: ({ history }: AckE) => places(history),
    brief: ({ epoch, currentEpoch, history }: AckE) => `epoch ${epoch}, has ${currentEpoch}:${history.length}`,
  },
  NewLeader: {
    ...ofEpoch('square', 'filled'),
    slots: ({ history }: NewLeader) => places(history),
    brief: ({ epoch, history }: NewLeader) => `epoch ${epoch}, ${history.length}`,
  },
  AckLd: withZxid('triangle', 'filled'),
  CommitLd: withZxid('diamond', 'filled'),
  Propose: {
    ...ofEpoch('bar', 'outline'),
    slots: ({ index }: Propose) => [index],
    brief: ({ transaction }: Propose) => `${name(transaction)} ${transaction.command}`,
  },
  Ack: withZxid('bar', 'filled'),
  Commit: withZxid('diamond', 'outline'),
  Ping: ofEpoch('circle', 'outline'),
  PingReply: withZxid('circle', 'filled'),
} as const satisfies { readonly [type in ZabMessage['type']]: MessageKind };
