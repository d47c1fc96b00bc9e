// What proposers, acceptors and learners say to each other. Lamport 2001, Paxos Made Simple, §2.2 and §2.3.
// Departs: Query is ours. Where messages are lost, a learner that has heard of some acceptances asks the acceptors for
// more; the answer is an Accepted like any other.

import type { MessageKind } from '../../engine/protocol.ts';
import { ballotName } from '../ballot.ts';
import type { Hears } from '../hearing.ts';

/** A proposal that an acceptor accepted: a value, in a ballot. */
export interface Proposal {
  readonly ballot: number;
  readonly value: string;
}

/** Phase 1a. */
export interface Prepare {
  readonly type: 'Prepare';
  readonly ballot: number;
}

/** Phase 1b: nothing below the ballot from now on, and the highest-numbered proposal accepted so far, if any. */
export interface Promised {
  readonly type: 'Promise';
  readonly ballot: number;
  readonly accepted: Proposal | null;
}

/** Phase 2a. */
export interface Accept {
  readonly type: 'Accept';
  readonly ballot: number;
  readonly value: string;
}

/** Phase 2b: to the proposer, and to every learner. */
export interface Accepted {
  readonly type: 'Accepted';
  readonly ballot: number;
  readonly value: string;
}

/** A request is ignored because of a promise to a higher ballot: its proposer should abandon it (§2.2). */
export interface Reject {
  readonly type: 'Reject';
  /** Of the request that is ignored. */
  readonly ballot: number;
  readonly promised: number;
}

/** A learner asks what an acceptor accepted. */
export interface Query {
  readonly type: 'Query';
}

export type PaxosMessage = Prepare | Promised | Accept | Accepted | Reject | Query;

export type TimerName = 'retransmit' | 'backoff' | 'learn';

/** What a node hears: capitals crossed the wire, dotted words are its own. */
export type PaxosEvent = Hears<PaxosMessage, TimerName>;

export type Heard<T extends PaxosEvent['type']> = Extract<PaxosEvent, { readonly type: T }>;

/** `1.1 tea`; null for none. */
export function proposalName(proposal: Proposal | null): string | null {
  return proposal === null ? null : `${ballotName(proposal.ballot)} ${proposal.value}`;
}

const told = ({ ballot, value }: Proposal) => `${ballotName(ballot)} · ${value}`;

export const messages = {
  Prepare: {
    shape: 'circle',
    style: 'outline',
    epoch: ({ ballot }: Prepare) => ballot,
    brief: ({ ballot }: Prepare) => `ballot ${ballotName(ballot)}`,
  },
  Promise: {
    shape: 'circle',
    style: 'filled',
    epoch: ({ ballot }: Promised) => ballot,
    brief: ({ ballot, accepted }: Promised) =>
      `ballot ${ballotName(ballot)}${accepted === null ? '' : `, accepted ${told(accepted)}`}`,
  },
  Accept: {
    shape: 'square',
    style: 'outline',
    epoch: ({ ballot }: Accept) => ballot,
    brief: (message: Accept) => `ballot ${told(message)}`,
  },
  Accepted: {
    shape: 'square',
    style: 'filled',
    epoch: ({ ballot }: Accepted) => ballot,
    brief: (message: Accepted) => `ballot ${told(message)}`,
  },
  Reject: {
    shape: 'circle',
    style: 'crossed',
    epoch: ({ ballot }: Reject) => ballot,
    brief: ({ ballot, promised }: Reject) => `ballot ${ballotName(ballot)}, promised ${ballotName(promised)}`,
  },
  Query: {
    shape: 'diamond',
    style: 'outline',
    epoch: (_: Query) => 0,
    brief: (_: Query) => 'accepted?',
  },
} as const satisfies { readonly [type in PaxosMessage['type']]: MessageKind };
