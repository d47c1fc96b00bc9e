// Phase 0: who is to lead. Apache ZooKeeper, FastLeaderElection: lookForLeader, totalOrderPredicate, checkLeader.
// Zab itself asks for no more than that somebody is named; who is named wrongly, or by too few, is not established later.
// Departs: notifications are sent again at equal times, and finalizeWait is a timer: the wait is over when it rings, and what
// is heard meanwhile is heard as always.

import type { Facts, NodeId } from '../../engine/protocol.ts';
import { heard } from '../hearing.ts';
import { lastZxid, zxidName } from './history.ts';
import type { Standing, Vote, ZabEvent } from './messages.ts';
import {
  type By,
  cancelTimers,
  type Enqueue,
  NOTHING_LED,
  note,
  type Server,
  send,
  setTimer,
  type Told,
  zab,
} from './server.ts';

// --- Votes -----------------------------------------------------------------------------------------------------------

/** The number of a server: the last to be compared. */
const idOf = (server: NodeId): number => Number(server.slice(1));

/** totalOrderPredicate: the later epoch, then the later zxid, then the higher id. */
export function isBetter(one: Vote, other: Vote): boolean {
  if (one.epoch !== other.epoch) return one.epoch > other.epoch;
  if (one.zxid.epoch !== other.zxid.epoch) return one.zxid.epoch > other.zxid.epoch;
  if (one.zxid.counter !== other.zxid.counter) return one.zxid.counter > other.zxid.counter;
  return idOf(one.leader) > idOf(other.leader);
}

/** The vote with which a server begins: for itself. */
export const ownVote = ({ me, currentEpoch, history }: Server): Vote => ({
  leader: me,
  epoch: currentEpoch,
  zxid: lastZxid(history),
});

/** A vote in a rule's facts. */
export const told = ({ leader, epoch, zxid }: Vote): Facts => ({ leader, epoch, zxid: zxidName(zxid) });

/** Who holds the same vote. */
export const supporters = (votes: By<Vote>, { leader }: Vote): readonly NodeId[] =>
  Object.keys(votes)
    .filter((id) => votes[id]?.leader === leader)
    .sort();

function tell(enqueue: Enqueue, to: NodeId, round: number, vote: Vote, state: Standing): void {
  send(enqueue, to, { type: 'Notification', round, vote, state });
}

function tellAll(enqueue: Enqueue, { peers }: Server, round: number, vote: Vote): void {
  for (const to of peers) tell(enqueue, to, round, vote, 'looking');
}

/** How a server that does not look stands. */
const standingOf = ({ me, leaderId }: Server): Standing =>
  leaderId === null ? 'looking' : leaderId === me ? 'leading' : 'following';

// --- Looking ---------------------------------------------------------------------------------------------------------

/** The server gives up what it did and looks for a leader: a new round, and a vote for itself. */
export function look(enqueue: Enqueue, context: Server): void {
  const round = context.round + 1;
  const vote = ownVote(context);
  for (const { request, index } of context.leading?.pending ?? [])
    note(enqueue, 'zab.client.forgotten', { request, index, epoch: context.leading?.epoch ?? 0 });
  enqueue.assign({ round, vote, votes: { [context.me]: vote }, settled: {}, leaderId: null, leading: null });
  cancelTimers(enqueue, 'connect', 'patience', 'ping', 'finalize');
  setTimer(enqueue, context, 'notify');
  if (context.majority === 1) setTimer(enqueue, context, 'finalize');
  tellAll(enqueue, context, round, vote);
  note(enqueue, 'zab.election.begins', { round: { was: context.round, is: round }, vote: told(vote) });
}

const beginElection = zab.enqueueActions(({ context, enqueue }) => look(enqueue, context));

const notifyAgain = zab.enqueueActions(({ context, enqueue }) => {
  const { round, vote } = context;
  setTimer(enqueue, context, 'notify');
  tellAll(enqueue, context, round, vote);
  note(enqueue, 'zab.election.again', { round, vote: told(vote) });
});

const notification = (event: ZabEvent) => heard(event, 'Notification');

const isSettled = ({ event }: Told): boolean => notification(event).state !== 'looking';
const isOfLaterRound = ({ context, event }: Told): boolean => notification(event).round > context.round;
const isOfEarlierRound = ({ context, event }: Told): boolean => notification(event).round < context.round;
const isBetterVote = ({ context, event }: Told): boolean => isBetter(notification(event).vote, context.vote);

/** The votes of a round have changed. From when a quorum holds the server's own, it waits a little for a better one. */
function counted(enqueue: Enqueue, context: Server, vote: Vote, votes: By<Vote>): readonly NodeId[] {
  enqueue.assign({ vote, votes });
  const by = supporters(votes, vote);
  const waits = vote === context.vote && supporters(context.votes, vote).length >= context.majority;
  if (by.length < context.majority) cancelTimers(enqueue, 'finalize');
  else if (!waits) setTimer(enqueue, context, 'finalize');
  return by;
}

/** What a deliberate mistake compares. */
export type Better = (one: Vote, other: Vote) => boolean;

export const adoptRoundBy = (better: Better) =>
  zab.enqueueActions(({ context, event, enqueue }) => {
    const { from, round, vote: theirs } = notification(event);
    const own = ownVote(context);
    const vote = better(theirs, own) ? theirs : own;
    enqueue.assign({ round });
    const by = counted(enqueue, context, vote, { [context.me]: vote, [from]: theirs });
    tellAll(enqueue, context, round, vote);
    note(enqueue, 'zab.election.laterRound', {
      ...{ from, round: { was: context.round, is: round }, theirs: told(theirs), own: told(own), vote: told(vote) },
      ...{ by, needed: context.majority },
    });
  });

const adoptVote = zab.enqueueActions(({ context, event, enqueue }) => {
  const { from, round, vote } = notification(event);
  const by = counted(enqueue, context, vote, { ...context.votes, [context.me]: vote, [from]: vote });
  tellAll(enqueue, context, round, vote);
  note(enqueue, 'zab.election.better', {
    ...{ from, round, was: told(context.vote), vote: told(vote), by, needed: context.majority },
  });
});

/** What a server is after that looks for a leader. */
export const COUNTS = { rule: 'zab.election.counted' } as const;

const countVote = zab.enqueueActions(({ context, event, enqueue }) => {
  const { from, round, vote: theirs } = notification(event);
  const { vote } = context;
  const by = counted(enqueue, context, vote, { ...context.votes, [from]: theirs });
  note(enqueue, COUNTS.rule, {
    ...{ from, round, theirs: told(theirs), vote: told(vote), by, needed: context.majority },
  });
});

const answerEarlier = zab.enqueueActions(({ context, event, enqueue }) => {
  const { from, round: theirs } = notification(event);
  tell(enqueue, from, context.round, context.vote, 'looking');
  note(enqueue, 'zab.election.earlierRound', { from, theirs, round: context.round });
});

// --- Those who look no more ------------------------------------------------------------------------------------------

/**
 * With this one: who says that it follows the same leader, or is it. In whatever round: a follower may have found its leader
 * in an earlier round than the one in which that was elected anew, and is followed all the same (ZOOKEEPER-1732).
 */
export function followersOf({ settled }: Server, from: NodeId, leader: NodeId): readonly NodeId[] {
  const others = Object.keys(settled).filter((id) => id !== from && settled[id]?.vote.leader === leader);
  return [...others, from].sort();
}

/** A quorum follows one leader, and that leader says so itself: to join it is right, whatever this server would vote. */
const isJoinable = ({ context, event }: Told): boolean => {
  const { from, state, vote } = notification(event);
  const { leader } = vote;
  if (state === 'looking' || leader === context.me) return false;
  const leads = (from === leader ? state : context.settled[leader]?.state) === 'leading';
  return leads && followersOf(context, from, leader).length >= context.majority;
};

const hearSettled = zab.enqueueActions(({ context, event, enqueue }) => {
  const { from, type, round, vote, state } = notification(event);
  enqueue.assign({ settled: { ...context.settled, [from]: { type, round, vote, state } } });
  const by = followersOf(context, from, vote.leader);
  note(enqueue, 'zab.election.heard', { from, state, leader: vote.leader, round, by, needed: context.majority });
});

/** From here on, follow: the leader is told the last accepted epoch. */
function follow(enqueue: Enqueue, context: Server, leader: NodeId): void {
  enqueue.assign({ leaderId: leader, votes: {}, settled: {}, streamed: -1 });
  cancelTimers(enqueue, 'notify', 'finalize');
  setTimer(enqueue, context, 'connect');
  setTimer(enqueue, context, 'patience');
  send(enqueue, leader, { type: 'CEpoch', acceptedEpoch: context.acceptedEpoch });
}

const join = zab.enqueueActions(({ context, event, enqueue }) => {
  const { from, round, vote } = notification(event);
  const by = followersOf(context, from, vote.leader);
  enqueue.assign({ round, vote });
  follow(enqueue, context, vote.leader);
  note(enqueue, 'zab.election.joins', {
    ...{ leader: vote.leader, round, by, needed: context.majority, acceptedEpoch: context.acceptedEpoch },
  });
});

/** Whoever looks is told the vote of those who do not. */
const isLooking = ({ event }: Told): boolean => notification(event).state === 'looking';

const tellStanding = zab.enqueueActions(({ context, event, enqueue }) => {
  const { from } = notification(event);
  const { round, vote, leaderId } = context;
  const state = standingOf(context);
  tell(enqueue, from, round, vote, state);
  note(enqueue, 'zab.election.told', { to: from, round, leader: leaderId, state });
});

// --- Decided ---------------------------------------------------------------------------------------------------------

const votedForItself = ({ context }: Told): boolean => context.vote.leader === context.me;

const followElected = zab.enqueueActions(({ context, enqueue }) => {
  const { vote, votes, round, acceptedEpoch, majority } = context;
  follow(enqueue, context, vote.leader);
  const by = supporters(votes, vote);
  note(enqueue, 'zab.election.follows', { leader: vote.leader, round, by, needed: majority, acceptedEpoch });
});

const takeOffice = zab.enqueueActions(({ context, enqueue }) => {
  const { me, vote, votes, round, acceptedEpoch, majority } = context;
  const leading = { ...NOTHING_LED, epochs: { [me]: acceptedEpoch } };
  enqueue.assign({ leaderId: me, votes: {}, settled: {}, leading });
  cancelTimers(enqueue, 'notify', 'finalize');
  setTimer(enqueue, context, 'patience');
  const by = supporters(votes, vote);
  note(enqueue, 'zab.election.elected', { leader: me, round, by, needed: majority, acceptedEpoch });
});

export const guards = {
  ...{ isSettled, isOfLaterRound, isOfEarlierRound, isBetterVote },
  ...{ isJoinable, isLooking, votedForItself },
};
export const actions = {
  ...{ beginElection, notifyAgain, adoptRound: adoptRoundBy(isBetter), adoptVote, countVote, answerEarlier },
  ...{ hearSettled, join, tellStanding, followElected, takeOffice },
};
