// Terms and leader election. Ongaro & Ousterhout 2014 (extended version), §5.1, §5.2, §5.4.1 and Figure 2.
// Departs: a RequestVote is not sent again within its election; the next election timeout covers what was lost.
// A candidate that a majority refused stays a candidate until it times out, as in the paper.

import type { NodeId } from '../../engine/protocol.ts';
import { heard } from '../hearing.ts';
import { isAtLeastAsUpToDate, type LastEntry, lastEntry } from './log.ts';
import type { Heard, RaftEvent } from './messages.ts';
import { appendEntriesFor } from './replication.ts';
import {
  type Enqueue,
  NO_ROLE,
  note,
  noteStale,
  type Reply,
  raft,
  recordVote,
  type Server,
  setElectionTimer,
  setHeartbeatTimer,
  type Told,
  type Votes,
} from './server.ts';

// --- §5.1: terms -----------------------------------------------------------------------------------------------------

const termOf = (event: RaftEvent): number => ('term' in event ? event.term : -1);

const isNewerTerm = ({ context, event }: Told): boolean => termOf(event) > context.currentTerm;
const isCurrentTerm = ({ context, event }: Told): boolean => termOf(event) === context.currentTerm;
const isStaleTerm = ({ context, event }: Told): boolean => termOf(event) < context.currentTerm;

/** When servers start up, they begin as followers. */
const beginAsFollower = raft.enqueueActions(({ context, enqueue }) => {
  setElectionTimer(enqueue, context);
  note(enqueue, 'raft.follower.begins', { currentTerm: context.currentTerm, log: { ...lastEntry(context.log) } });
});

/**
 * Whoever hears of a newer term adopts it and becomes a follower; the message is then heard again, as a follower.
 * An election timer that runs goes on: only a current leader or a granted vote starts it anew.
 */
const adoptTerm = raft.enqueueActions(({ context, event, enqueue }) => {
  const { type, term, from } = event as Heard<'RequestVote' | 'AppendEntries'>;
  enqueue.assign({ ...NO_ROLE, currentTerm: term, votedFor: null, leaderId: null });
  if (context.pending !== null) {
    enqueue({ type: 'cancelTimer', params: { timer: 'heartbeat' } });
    setElectionTimer(enqueue, context);
    for (const { index, request } of context.pending)
      note(enqueue, 'raft.client.forgotten', { request, index, currentTerm: context.currentTerm });
  }
  note(enqueue, 'raft.term.newer', { message: type, from, currentTerm: { was: context.currentTerm, is: term } });
});

const hearAgain = raft.raise(({ event }) => event);

/** A reply of another time: to an earlier term, or to a role that this server no longer plays. */
const setAside = raft.enqueueActions(({ context, event, enqueue }) => {
  noteStale(enqueue, context, event as Heard<Reply>);
});

// --- §5.2, §5.4.1: giving a vote -------------------------------------------------------------------------------------

function candidateLog(event: RaftEvent): LastEntry {
  const { lastLogIndex, lastLogTerm } = heard(event, 'RequestVote');
  return { index: lastLogIndex, term: lastLogTerm };
}

/** One vote a term, first come first served. A candidate and a leader voted for themselves. */
const hasVotedForAnother = ({ context, event }: Told): boolean =>
  context.votedFor !== null && context.votedFor !== heard(event, 'RequestVote').candidateId;

/** The election restriction: a voter denies its vote if its own log is more up-to-date. */
const candidateIsBehind = ({ context, event }: Told): boolean =>
  !isAtLeastAsUpToDate(candidateLog(event), lastEntry(context.log));

function replyToCandidate(enqueue: Enqueue, { currentTerm }: Server, to: NodeId, voteGranted: boolean): void {
  enqueue({ type: 'send', params: { to, message: { type: 'RequestVoteReply', term: currentTerm, voteGranted } } });
}

const refuseStaleCandidate = raft.enqueueActions(({ context, event, enqueue }) => {
  const { candidateId, term } = heard(event, 'RequestVote');
  replyToCandidate(enqueue, context, candidateId, false);
  note(enqueue, 'raft.vote.refused.staleTerm', { candidate: candidateId, term, currentTerm: context.currentTerm });
});

const refuseSecondVote = raft.enqueueActions(({ context, event, enqueue }) => {
  const { candidateId, term } = heard(event, 'RequestVote');
  replyToCandidate(enqueue, context, candidateId, false);
  note(enqueue, 'raft.vote.refused.alreadyVoted', { candidate: candidateId, term, votedFor: context.votedFor });
});

const refuseStalerLog = raft.enqueueActions(({ context, event, enqueue }) => {
  const { candidateId, term } = heard(event, 'RequestVote');
  replyToCandidate(enqueue, context, candidateId, false);
  note(enqueue, 'raft.vote.refused.stalerLog', {
    candidate: candidateId,
    term,
    mine: { ...lastEntry(context.log) },
    theirs: { ...candidateLog(event) },
  });
});

const castVote = raft.enqueueActions(({ context, event, enqueue }) => {
  const { candidateId, term } = heard(event, 'RequestVote');
  const { votedFor } = context;
  const facts = {
    candidate: candidateId,
    term,
    mine: { ...lastEntry(context.log) },
    theirs: { ...candidateLog(event) },
  };
  if (votedFor !== candidateId) {
    enqueue.assign({ votedFor: candidateId });
    recordVote(enqueue, term, candidateId);
  }
  setElectionTimer(enqueue, context);
  replyToCandidate(enqueue, context, candidateId, true);
  if (votedFor === candidateId) note(enqueue, 'raft.vote.grantedAgain', { ...facts, votedFor });
  else note(enqueue, 'raft.vote.granted', { ...facts, votedFor: { was: votedFor, is: candidateId } });
});

// --- §5.2: standing for election -------------------------------------------------------------------------------------

/** A cluster of one: its own vote is the majority. */
const ownVoteSuffices = ({ context }: Told): boolean => context.majority === 1;

const standForElection = raft.enqueueActions(({ context, enqueue }) => {
  const { me, peers } = context;
  const term = context.currentTerm + 1;
  const { index, term: lastLogTerm } = lastEntry(context.log);
  enqueue.assign({
    ...NO_ROLE,
    currentTerm: term,
    votedFor: me,
    leaderId: null,
    votes: { granted: [me], refused: [] },
  });
  recordVote(enqueue, term, me);
  setElectionTimer(enqueue, context);
  for (const to of peers) {
    const message = { type: 'RequestVote', term, candidateId: me, lastLogIndex: index, lastLogTerm } as const;
    enqueue({ type: 'send', params: { to, message } });
  }
  note(enqueue, 'raft.election.started', {
    candidate: me,
    currentTerm: { was: context.currentTerm, is: term },
    votedFor: { was: context.votedFor, is: me },
    granted: 1,
    needed: context.majority,
  });
});

/** The votes with one more answer; a second answer from the same server changes nothing. */
export function withVote(votes: Votes, from: NodeId, granted: boolean): Votes {
  if (votes.granted.includes(from) || votes.refused.includes(from)) return votes;
  return granted ? { ...votes, granted: [...votes.granted, from] } : { ...votes, refused: [...votes.refused, from] };
}

/** A candidate wins with the votes of a majority of the full cluster for the same term. */
const isElected = ({ context, event }: Told): boolean => {
  const { term, from, voteGranted } = heard(event, 'RequestVoteReply');
  if (term !== context.currentTerm || context.votes === null) return false;
  return withVote(context.votes, from, voteGranted).granted.length >= context.majority;
};

const countVote = raft.enqueueActions(({ context, event, enqueue }) => {
  const { from, voteGranted } = heard(event, 'RequestVoteReply');
  const votes = withVote(context.votes as Votes, from, voteGranted);
  if (votes !== context.votes) enqueue.assign({ votes });
  note(enqueue, 'raft.election.counted', {
    candidate: context.me,
    from,
    voteGranted,
    term: context.currentTerm,
    granted: votes.granted,
    refused: votes.refused,
    needed: context.majority,
    ...(votes === context.votes && { again: true }),
  });
});

/** What a server is after that wants to lead. */
export const WINS = { rule: 'raft.election.won' } as const;

/** Upon election: forget what others' logs may hold, and tell everybody at once. */
const takeLead = raft.enqueueActions(({ context, enqueue }) => {
  const { me, peers, log, votes, majority, currentTerm } = context;
  const nextIndex = Object.fromEntries(peers.map((peer) => [peer, log.length + 1]));
  const matchIndex = Object.fromEntries(peers.map((peer) => [peer, 0]));
  enqueue.assign({ leaderId: me, votes: null, nextIndex, matchIndex, pending: [] });
  enqueue({ type: 'cancelTimer', params: { timer: 'election' } });
  setHeartbeatTimer(enqueue, context);
  const leading = { ...context, nextIndex };
  for (const to of peers) enqueue({ type: 'send', params: { to, message: appendEntriesFor(leading, to) } });
  note(enqueue, WINS.rule, {
    leader: me,
    term: currentTerm,
    granted: votes?.granted ?? [],
    needed: majority,
    nextIndex: log.length + 1,
  });
});

/** The vote came after the election was won. */
const noteLateVote = raft.enqueueActions(({ context, event, enqueue }) => {
  const { from, voteGranted, term } = heard(event, 'RequestVoteReply');
  note(enqueue, 'raft.election.lateVote', { leader: context.me, from, voteGranted, term });
});

/** Another server established itself as leader of this term: the candidate recognizes it and follows. */
const concede = raft.enqueueActions(({ context, event, enqueue }) => {
  const { leaderId, term } = heard(event, 'AppendEntries');
  enqueue.assign(NO_ROLE);
  note(enqueue, 'raft.election.lostToLeader', { candidate: context.me, leader: leaderId, term });
});

export const guards = {
  ...{ isNewerTerm, isCurrentTerm, isStaleTerm },
  ...{ hasVotedForAnother, candidateIsBehind },
  ...{ ownVoteSuffices, isElected },
};
export const actions = {
  ...{ beginAsFollower, adoptTerm, hearAgain, setAside },
  ...{ refuseStaleCandidate, refuseSecondVote, refuseStalerLog, castVote },
  ...{ standForElection, countVote, takeLead, noteLateVote, concede },
};
