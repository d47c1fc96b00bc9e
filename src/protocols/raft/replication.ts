// Log replication and commitment. Ongaro & Ousterhout 2014 (extended version), §5.3, §5.4.2, §5.5 and Figure 2.
// Departs: an AppendEntries carries a limited number of entries; a heartbeat carries those that its follower lacks, which
// is how a lost message is sent again. nextIndex moves when a reply arrives, never ahead of it.

import type { Facts, NodeId } from '../../engine/protocol.ts';
import { append, at } from '../../engine/sequence.ts';
import { heard } from '../hearing.ts';
import { applyCommand, type Store } from '../keyvalue.ts';
import { type Entry, entriesFrom, isConsistent, type Log, type Merged, merge, termAt } from './log.ts';
import type { AppendEntries } from './messages.ts';
import {
  type Enqueue,
  note,
  noteStale,
  type Pending,
  type PerPeer,
  raft,
  type Server,
  setElectionTimer,
  setHeartbeatTimer,
  type Told,
} from './server.ts';

// --- The state machine -----------------------------------------------------------------------------------------------

/** Figure 2, all servers: apply what is committed, in order. Gives the store and each command's result. */
function applyUpTo(store: Store, log: Log, lastApplied: number, commitIndex: number) {
  const results: string[] = [];
  let map = store;
  for (let index = lastApplied + 1; index <= commitIndex; index++) {
    const done = applyCommand(map, (at(log, index - 1) as Entry).command);
    map = done.map;
    results.push(done.result);
  }
  return { store: map, results };
}

// --- A follower ------------------------------------------------------------------------------------------------------

function replyToLeader(
  enqueue: Enqueue,
  { currentTerm }: Server,
  { leaderId, prevLogIndex }: AppendEntries,
  success: boolean,
  matchIndex: number,
): void {
  enqueue({
    type: 'send',
    params: {
      to: leaderId,
      message: { type: 'AppendEntriesReply', term: currentTerm, success, prevLogIndex, matchIndex },
    },
  });
}

const refuseStaleLeader = raft.enqueueActions(({ context, event, enqueue }) => {
  const message = heard(event, 'AppendEntries');
  replyToLeader(enqueue, context, message, false, 0);
  note(enqueue, 'raft.append.refused.staleTerm', {
    leader: message.leaderId,
    term: message.term,
    currentTerm: context.currentTerm,
  });
});

/** The consistency check fails: this log has no entry at prevLogIndex whose term is prevLogTerm. */
const disagrees = ({ context, event }: Told): boolean => {
  const { term, prevLogIndex, prevLogTerm } = heard(event, 'AppendEntries');
  return term === context.currentTerm && !isConsistent(context.log, prevLogIndex, prevLogTerm);
};

// A message from the current leader starts the election timer anew, whether or not the logs agree.

const refuseMismatch = raft.enqueueActions(({ context, event, enqueue }) => {
  const message = heard(event, 'AppendEntries');
  const { leaderId, prevLogIndex, prevLogTerm } = message;
  if (context.leaderId !== leaderId) enqueue.assign({ leaderId });
  setElectionTimer(enqueue, context);
  replyToLeader(enqueue, context, message, false, 0);
  const mine = termAt(context.log, prevLogIndex);
  note(enqueue, 'raft.append.refused.mismatch', {
    leader: leaderId,
    prevLogIndex,
    prevLogTerm,
    mine: mine < 0 ? null : { index: prevLogIndex, term: mine },
    lastLogIndex: context.log.length,
  });
});

const NOTHING: Facts = {};

/** What a deliberate mistake let pass, so that the words can tell of it; nothing where the rules are kept. */
function letPass(
  before: Log,
  { log, conflictAt }: Merged,
  { prevLogIndex, prevLogTerm, entries }: AppendEntries,
): Facts {
  const here = (index: number) => ({ index, term: termAt(before, index) });
  let facts = NOTHING;
  if (!isConsistent(before, prevLogIndex, prevLogTerm)) facts = { prevLogTerm, mine: here(prevLogIndex) };
  const kept = entries.findIndex(({ term }, i) => termAt(log, prevLogIndex + 1 + i) !== term);
  if (kept >= 0) facts = { ...facts, kept: here(prevLogIndex + 1 + kept), theirs: (entries[kept] as Entry).term };
  if (conflictAt === 0 && log.length < before.length) facts = { ...facts, cutOff: before.length - log.length };
  return facts;
}

/** What a follower is after that has entries which are not committed. */
export const HEARS_OF_COMMIT = { rule: 'raft.follower.commits' } as const;

export const acceptEntriesBy = (mergeInto: typeof merge) =>
  raft.enqueueActions(({ context, event, enqueue }) => {
    const message = heard(event, 'AppendEntries');
    const { leaderId, prevLogIndex, entries, leaderCommit } = message;
    const merged = mergeInto(context.log, prevLogIndex, entries);
    const { log, conflictAt, appended } = merged;
    const passed = letPass(context.log, merged, message);
    const lastNew = prevLogIndex + entries.length;
    const commitIndex = Math.max(context.commitIndex, Math.min(leaderCommit, lastNew));
    if (commitIndex > context.commitIndex) {
      const { store } = applyUpTo(context.store, log, context.lastApplied, commitIndex);
      enqueue.assign({ leaderId, log, commitIndex, lastApplied: commitIndex, store });
    } else if (log !== context.log || leaderId !== context.leaderId) {
      enqueue.assign({ leaderId, log });
    }
    setElectionTimer(enqueue, context);
    replyToLeader(enqueue, context, message, true, lastNew);

    if (entries.length === 0)
      note(enqueue, 'raft.append.heartbeat', { leader: leaderId, term: message.term, prevLogIndex, ...passed });
    if (commitIndex > context.commitIndex)
      note(enqueue, HEARS_OF_COMMIT.rule, {
        leader: leaderId,
        leaderCommit,
        lastNewEntry: lastNew,
        commitIndex: { was: context.commitIndex, is: commitIndex },
      });
    if (appended > 0) {
      const lastLogIndex = { was: context.log.length, is: log.length };
      const facts = { leader: leaderId, prevLogIndex, entries: appended, lastLogIndex, ...passed };
      note(enqueue, 'raft.append.accepted', facts);
    } else if (entries.length > 0) {
      note(enqueue, 'raft.append.present', { leader: leaderId, prevLogIndex, entries: entries.length, ...passed });
    }
    if (conflictAt > 0)
      note(enqueue, 'raft.append.conflict.deleted', {
        leader: leaderId,
        index: conflictAt,
        mine: { index: conflictAt, term: termAt(context.log, conflictAt) },
        theirs: { index: conflictAt, term: termAt(log, conflictAt) },
        deleted: context.log.length - conflictAt + 1,
      });
  });

const acceptEntries = acceptEntriesBy(merge);

/** A second leader of this leader's own term. Election Safety says that it cannot be; a broken variant shows it. */
const ignoreRival = raft.enqueueActions(({ context, event, enqueue }) => {
  const { leaderId, term } = heard(event, 'AppendEntries');
  note(enqueue, 'raft.append.rivalLeader', { leader: context.me, rival: leaderId, term });
});

// --- A leader --------------------------------------------------------------------------------------------------------

/** What a leader has to tell a follower: the entries from nextIndex on, or nothing but that it leads. */
export function appendEntriesFor(
  { me, currentTerm, log, commitIndex, nextIndex, options }: Server,
  to: NodeId,
): AppendEntries {
  const next = (nextIndex as PerPeer)[to] as number;
  return {
    type: 'AppendEntries',
    term: currentTerm,
    leaderId: me,
    prevLogIndex: next - 1,
    prevLogTerm: termAt(log, next - 1),
    entries: entriesFrom(log, next, options.entriesPerMessage),
    leaderCommit: commitIndex,
  };
}

const sendHeartbeats = raft.enqueueActions(({ context, enqueue }) => {
  const { me, peers, currentTerm, commitIndex } = context;
  setHeartbeatTimer(enqueue, context);
  for (const to of peers) enqueue({ type: 'send', params: { to, message: appendEntriesFor(context, to) } });
  note(enqueue, 'raft.heartbeat.due', { leader: me, term: currentTerm, leaderCommit: commitIndex });
});

const appendCommand = raft.enqueueActions(({ context, event, enqueue }) => {
  const { request, command } = heard(event, 'client.request');
  const { me, peers, currentTerm } = context;
  const log = append(context.log, [{ term: currentTerm, command }]);
  const pending = [...(context.pending as readonly Pending[]), { index: log.length, request }];
  enqueue.assign({ log, pending });
  const longer = { ...context, log };
  for (const to of peers) enqueue({ type: 'send', params: { to, message: appendEntriesFor(longer, to) } });
  note(enqueue, 'raft.client.accepted', { leader: me, request, command, index: log.length, term: currentTerm });
});

/** Whether a follower took what it was sent. */
const isAccepted = ({ context, event }: Told): boolean => {
  const { term, success } = heard(event, 'AppendEntriesReply');
  return success && term === context.currentTerm;
};

/** The refused entry is the one that nextIndex would ask for again; any other refusal was answered already. */
const isRefusedAtNext = ({ context, event }: Told): boolean => {
  const { term, success, prevLogIndex, from } = heard(event, 'AppendEntriesReply');
  return !success && term === context.currentTerm && prevLogIndex === ((context.nextIndex as PerPeer)[from] ?? 0) - 1;
};

const advanceMatch = raft.enqueueActions(({ context, event, enqueue }) => {
  const reply = heard(event, 'AppendEntriesReply');
  const { from, prevLogIndex, matchIndex } = reply;
  // A server that lost its disk and leads the same term again did not send what this answers.
  if (matchIndex > context.log.length) {
    noteStale(enqueue, context, reply);
    return;
  }
  const matched = (context.matchIndex as PerPeer)[from] as number;
  const next = (context.nextIndex as PerPeer)[from] as number;
  const nextIndex = Math.max(next, matchIndex + 1);
  if (matchIndex <= matched && nextIndex === next) {
    note(enqueue, 'raft.match.unchanged', { follower: from, matchIndex: matched, nextIndex: next });
    return;
  }
  const changed = {
    nextIndex: nextIndex === next ? context.nextIndex : { ...context.nextIndex, [from]: nextIndex },
    matchIndex: matchIndex <= matched ? context.matchIndex : { ...context.matchIndex, [from]: matchIndex },
  };
  enqueue.assign(changed);
  // A full message may have left entries behind: they follow at once. What came later was sent when it came.
  const full = matchIndex - prevLogIndex === context.options.entriesPerMessage;
  if (full && nextIndex <= context.log.length)
    enqueue({ type: 'send', params: { to: from, message: appendEntriesFor({ ...context, ...changed }, from) } });
  note(enqueue, 'raft.match.advanced', {
    follower: from,
    matchIndex: { was: matched, is: Math.max(matched, matchIndex) },
    nextIndex: { was: next, is: nextIndex },
  });
});

const stepBack = raft.enqueueActions(({ context, event, enqueue }) => {
  const { from } = heard(event, 'AppendEntriesReply');
  const next = (context.nextIndex as PerPeer)[from] as number;
  const nextIndex = { ...context.nextIndex, [from]: next - 1 };
  enqueue.assign({ nextIndex });
  enqueue({ type: 'send', params: { to: from, message: appendEntriesFor({ ...context, nextIndex }, from) } });
  const matched = (context.matchIndex as PerPeer)[from] as number;
  // An older refusal that comes late, or a follower that has lost its disk since.
  const answered = matched >= next - 1 ? { matchIndex: matched } : NOTHING;
  note(enqueue, 'raft.next.stepsBack', { follower: from, nextIndex: { was: next, is: next - 1 }, ...answered });
});

const ignoreRefusal = raft.enqueueActions(({ context, event, enqueue }) => {
  const { from, prevLogIndex } = heard(event, 'AppendEntriesReply');
  const nextIndex = (context.nextIndex as PerPeer)[from] ?? 0;
  note(enqueue, 'raft.next.refusedEarlier', { follower: from, prevLogIndex, nextIndex });
});

// --- Commitment ------------------------------------------------------------------------------------------------------

/** The highest index that a majority's logs hold. `held` has one number a server, in any order. */
export function agreedIndex(held: readonly number[]): number {
  const descending = [...held].sort((a, b) => b - a);
  return descending[Math.floor(held.length / 2)] ?? 0;
}

/** What each server's log is known to hold, the leader's own first. */
function heldBy({ peers, log, matchIndex }: Server): number[] {
  return [log.length, ...peers.map((peer) => (matchIndex as PerPeer)[peer] as number)];
}

function holdersOf({ me, peers, matchIndex }: Server, index: number): NodeId[] {
  return [me, ...peers.filter((peer) => ((matchIndex as PerPeer)[peer] as number) >= index)];
}

/** §5.4.2: only entries of the leader's current term are committed by counting; earlier ones are committed with them. */
export const isOfCurrentTerm = (entryTerm: number, currentTerm: number): boolean => entryTerm === currentTerm;

/** Figure 2, leaders, last rule: advance commitIndex to what a majority holds, if that entry may be counted. */
export const advanceCommitWhere = (mayCount: typeof isOfCurrentTerm) =>
  raft.enqueueActions(({ context, enqueue }) => {
    const { log, commitIndex, currentTerm, majority } = context;
    // Beyond the end there is no entry to wait for; a broken variant may have cut off what was committed.
    if (commitIndex >= log.length) return;
    const agreed = agreedIndex(heldBy(context));
    const index = Math.max(agreed, commitIndex + 1);
    const facts = { index, holders: holdersOf(context, index), needed: majority };
    if (agreed <= commitIndex) {
      note(enqueue, 'raft.commit.waits.majority', facts);
      return;
    }
    const entryTerm = termAt(log, agreed);
    if (!mayCount(entryTerm, currentTerm)) {
      note(enqueue, 'raft.commit.waits.oldTerm', { ...facts, entryTerm, currentTerm });
      return;
    }
    const { store, results } = applyUpTo(context.store, log, context.lastApplied, agreed);
    const waiting = context.pending as readonly Pending[];
    const served = waiting.filter((client) => client.index <= agreed);
    enqueue.assign({ commitIndex: agreed, lastApplied: agreed, store, pending: waiting.slice(served.length) });
    for (let slot = commitIndex + 1; slot <= agreed; slot++) {
      const { term, command } = at(log, slot - 1) as Entry;
      enqueue({ type: 'decide', params: { slot, epoch: term, value: command, during: currentTerm } });
    }
    for (const client of served) {
      const result = results[client.index - context.lastApplied - 1] as string;
      enqueue({ type: 'answer', params: { request: client.request, answer: { result } } });
      note(enqueue, 'raft.client.answered', { request: client.request, index: client.index, result });
    }
    note(enqueue, 'raft.commit.counted', {
      ...facts,
      entryTerm,
      currentTerm,
      commitIndex: { was: commitIndex, is: agreed },
    });
  });

const advanceCommit = advanceCommitWhere(isOfCurrentTerm);

// --- Clients ---------------------------------------------------------------------------------------------------------

/** A server that does not lead names whom it believes to lead. */
const redirect = raft.enqueueActions(({ context, event, enqueue }) => {
  const { request } = heard(event, 'client.request');
  const { leaderId } = context;
  enqueue({ type: 'answer', params: { request, answer: { leader: leaderId } } });
  note(enqueue, 'raft.client.redirected', { request, leader: leaderId, currentTerm: context.currentTerm });
});

export const guards = { disagrees, isAccepted, isRefusedAtNext };
export const actions = {
  ...{ refuseStaleLeader, refuseMismatch, acceptEntries, ignoreRival },
  ...{ sendHeartbeats, appendCommand, advanceMatch, stepBack, ignoreRefusal, advanceCommit, redirect },
};
