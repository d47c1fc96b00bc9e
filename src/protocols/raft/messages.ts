// What servers say to each other. Ongaro & Ousterhout 2014 (extended version), Figure 2.
// Departs: the paper's remote procedure calls pair a reply with its request. Here a reply is a message of its own, which
// may be late, lost or doubled, so AppendEntriesReply repeats what it answers (prevLogIndex) and says how far the
// follower's log is now known to agree (matchIndex).

import type { MessageKind, NodeId } from '../../engine/protocol.ts';
import type { Hears } from '../hearing.ts';
import type { Entry } from './log.ts';

export interface RequestVote {
  readonly type: 'RequestVote';
  readonly term: number;
  readonly candidateId: NodeId;
  readonly lastLogIndex: number;
  readonly lastLogTerm: number;
}

export interface RequestVoteReply {
  readonly type: 'RequestVoteReply';
  readonly term: number;
  readonly voteGranted: boolean;
}

export interface AppendEntries {
  readonly type: 'AppendEntries';
  readonly term: number;
  readonly leaderId: NodeId;
  readonly prevLogIndex: number;
  readonly prevLogTerm: number;
  /** Empty for a heartbeat. */
  readonly entries: readonly Entry[];
  readonly leaderCommit: number;
}

export interface AppendEntriesReply {
  readonly type: 'AppendEntriesReply';
  readonly term: number;
  readonly success: boolean;
  /** Of the request that is answered. */
  readonly prevLogIndex: number;
  /** Up to where the follower's log agrees with the leader's; 0 when it refuses. */
  readonly matchIndex: number;
}

export type RaftMessage = RequestVote | RequestVoteReply | AppendEntries | AppendEntriesReply;

export type TimerName = 'election' | 'heartbeat';

/** What a node hears: capitals crossed the wire, dotted words are its own. */
export type RaftEvent = Hears<RaftMessage, TimerName>;

export type Heard<T extends RaftEvent['type']> = Extract<RaftEvent, { readonly type: T }>;

/** The indices after one, up to another. */
const span = (after: number, last: number) =>
  Array.from({ length: Math.max(0, last - after) }, (_, i) => after + 1 + i);

export const messages = {
  RequestVote: {
    shape: 'circle',
    style: 'outline',
    epoch: (message: RequestVote) => message.term,
    brief: (message: RequestVote) => `term ${message.term}, last ${message.lastLogIndex}:${message.lastLogTerm}`,
  },
  RequestVoteReply: {
    shape: 'circle',
    style: { consents: (message: RequestVoteReply) => message.voteGranted },
    epoch: (message: RequestVoteReply) => message.term,
    brief: (message: RequestVoteReply) => `term ${message.term}`,
  },
  AppendEntries: {
    shape: 'bar',
    style: 'outline',
    epoch: (message: AppendEntries) => message.term,
    slots: ({ prevLogIndex, entries }: AppendEntries) => span(prevLogIndex, prevLogIndex + entries.length),
    brief: ({ term, prevLogIndex, entries }: AppendEntries) =>
      entries.length === 0
        ? `term ${term}`
        : `term ${term}, ${prevLogIndex + 1}${entries.length > 1 ? `–${prevLogIndex + entries.length}` : ''}`,
  },
  AppendEntriesReply: {
    shape: 'diamond',
    style: { consents: (message: AppendEntriesReply) => message.success },
    epoch: (message: AppendEntriesReply) => message.term,
    slots: ({ prevLogIndex, matchIndex }: AppendEntriesReply) => span(prevLogIndex, matchIndex),
    brief: ({ term, success, prevLogIndex, matchIndex }: AppendEntriesReply) =>
      success ? `term ${term}, match ${matchIndex}` : `term ${term}, prev ${prevLogIndex}`,
  },
} as const satisfies { readonly [type in RaftMessage['type']]: MessageKind };
