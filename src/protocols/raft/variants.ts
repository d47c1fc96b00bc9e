// Deliberate mistakes, each one guard, one action or one durable field, each with the invariant that it breaks.

import type { Variant } from '../../engine/protocol.ts';
import { append, take } from '../../engine/sequence.ts';
import { heard } from '../hearing.ts';
import { descriptors } from './descriptors.ts';
import { withVote } from './election.ts';
import { type Entry, type Log, type Merged, merge } from './log.ts';
import { machine } from './machine.ts';

import { acceptEntriesBy, advanceCommitWhere } from './replication.ts';
import type { Told } from './server.ts';

const { variants: mistakes } = descriptors;

/** Half of the cluster elects: with an even number of servers, so can the other half. */
function isElectedByHalf({ context, event }: Told): boolean {
  const { term, from, voteGranted } = heard(event, 'RequestVoteReply');
  if (term !== context.currentTerm || context.votes === null) return false;
  return withVote(context.votes, from, voteGranted).granted.length * 2 > context.peers.length;
}

/** An entry at prevLogIndex is enough, whatever its term. */
function hasGap({ context, event }: Told): boolean {
  const { term, prevLogIndex } = heard(event, 'AppendEntries');
  return term === context.currentTerm && prevLogIndex > context.log.length;
}

/** What is there stays there: only entries behind the end of the log are taken. */
function mergeBehind(log: Log, prevLogIndex: number, entries: readonly Entry[]): Merged {
  const behind = entries.slice(Math.max(0, log.length - prevLogIndex));
  return { log: behind.length === 0 ? log : append(log, behind), conflictAt: 0, appended: behind.length };
}

/** The log ends where the message ends, even if the message is old and the log agrees with it. */
function mergeAndTruncate(log: Log, prevLogIndex: number, entries: readonly Entry[]): Merged {
  const merged = merge(log, prevLogIndex, entries);
  const end = prevLogIndex + entries.length;
  return merged.log.length > end ? { ...merged, log: take(merged.log, end) } : merged;
}

export const variants = {
  /** A follower does not look whom it voted for. */
  votesTwice: {
    ...mistakes.votesTwice,
    machines: {
      server: machine.provide({ guards: { hasVotedForAnother: ({ context }) => context.votedFor === context.me } }),
    },
  },
  /** Anybody may lead, whatever its log lacks (without §5.4.1). */
  noLogCheck: {
    ...mistakes.noLogCheck,
    machines: { server: machine.provide({ guards: { candidateIsBehind: () => false } }) },
  },
  /** An entry of an earlier term counts as committed once a majority holds it (Figure 8, without §5.4.2). */
  commitsOldTerm: {
    ...mistakes.commitsOldTerm,
    machines: { server: machine.provide({ actions: { advanceCommit: advanceCommitWhere(() => true) } }) },
  },
  /** Half of the votes win an election (without §5.2's majority). */
  majorityOfHalf: {
    ...mistakes.majorityOfHalf,
    machines: { server: machine.provide({ guards: { isElected: isElectedByHalf } }) },
  },
  /** Figure 2, AppendEntries, step 2, without the term. */
  noPrevLogCheck: {
    ...mistakes.noPrevLogCheck,
    machines: { server: machine.provide({ guards: { disagrees: hasGap } }) },
  },
  /** Figure 2, AppendEntries, without step 3. */
  keepsConflicts: {
    ...mistakes.keepsConflicts,
    machines: { server: machine.provide({ actions: { acceptEntries: acceptEntriesBy(mergeBehind) } }) },
  },
  /** Figure 2, AppendEntries, step 3, without looking for a conflict. */
  truncatesAlways: {
    ...mistakes.truncatesAlways,
    machines: { server: machine.provide({ actions: { acceptEntries: acceptEntriesBy(mergeAndTruncate) } }) },
  },
  /** Figure 2, State: what is persistent, with one field forgotten in a crash. */
  votedForNotDurable: { ...mistakes.votedForNotDurable, durable: ['currentTerm', 'log'] },
  termNotDurable: { ...mistakes.termNotDurable, durable: ['votedFor', 'log'] },
  logNotDurable: { ...mistakes.logNotDurable, durable: ['currentTerm', 'votedFor'] },
} as const satisfies { readonly [variant: string]: Variant };
