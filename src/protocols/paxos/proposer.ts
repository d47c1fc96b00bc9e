// The proposer. Lamport 2001, Paxos Made Simple, §2.2: Phase 1 (a), Phase 2 (a), P2c; §2.4 on those who compete.
// Departs: what is not answered is sent again. A ballot that is beaten is tried again, higher, after a pause drawn at
// random: the paper elects a distinguished proposer instead (§2.4). Accept goes to all acceptors, not to a quorum. A
// proposer counts the acceptances of its own ballot, so that it can answer its clients.

import type { NodeId } from '../../engine/protocol.ts';
import { ballotName, ballotOf, ownerOf, roundOf } from '../ballot.ts';
import { heard } from '../hearing.ts';
import { type Proposal, proposalName } from './messages.ts';
import {
  type Attempt,
  cancelTimer,
  type Enqueue,
  note,
  type PaxosNode,
  paxos,
  type Report,
  recordVote,
  setTimer,
  type Told,
  tell,
} from './node.ts';

const running = ({ attempt }: PaxosNode): Attempt => attempt as Attempt;

function waitForAnswers(enqueue: Enqueue, { options }: PaxosNode): void {
  setTimer(enqueue, 'retransmit', [options.retransmit, options.retransmit]);
}

// --- Phase 1 (a) -----------------------------------------------------------------------------------------------------

/** A new ballot, above all that it used and heard of. Its round is on disk before anybody hears of it (§2.5). */
function startBallot(enqueue: Enqueue, context: PaxosNode, own: string): number {
  const round = Math.max(context.round, context.heardRound) + 1;
  const ballot = ballotOf(round, context.number);
  const attempt = { ballot, own, promises: [], value: null, acceptedBy: [], refusedBy: [], again: 0 };
  enqueue.assign({ round, attempt });
  waitForAnswers(enqueue, context);
  for (const to of context.acceptors) tell(enqueue, context, to, { type: 'Prepare', ballot });
  return ballot;
}

/** A proposer is bound to what an acceptor reported. */
export const BOUND = 'paxos.value.bound';

/** What a proposer is after that has no ballot, and one that pauses. */
export const BEGINS = { rule: 'paxos.ballot.started' } as const;
export const TRIES_HIGHER = { rule: 'paxos.ballot.higher' } as const;

const begin = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { request, command } = heard(event, 'client.request');
  const ballot = startBallot(enqueue, context, command);
  enqueue.assign({ clients: [{ request, asked: command }] });
  note(enqueue, BEGINS.rule, {
    request,
    value: command,
    round: { was: context.round, is: roundOf(ballot) },
    ballot: ballotName(ballot),
    needed: context.q1,
  });
});

const tryHigher = paxos.enqueueActions(({ context, enqueue }) => {
  const { ballot: was, own } = running(context);
  const ballot = startBallot(enqueue, context, own);
  note(enqueue, TRIES_HIGHER.rule, {
    ballot: { was: ballotName(was), is: ballotName(ballot) },
    value: own,
    heardRound: context.heardRound,
    needed: context.q1,
  });
});

// --- Clients ---------------------------------------------------------------------------------------------------------

const letWait = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { request, command } = heard(event, 'client.request');
  enqueue.assign({ clients: [...context.clients, { request, asked: command }] });
  const { ballot, own } = running(context);
  note(enqueue, 'paxos.client.waits', { request, value: command, ballot: ballotName(ballot), own });
});

// --- Phase 1: promises -----------------------------------------------------------------------------------------------

const isNewPromise = ({ context, event }: Told): boolean => {
  const { ballot, from } = heard(event, 'Promise');
  const { attempt } = context;
  return attempt !== null && attempt.ballot === ballot && !attempt.promises.some((report) => report.from === from);
};

const completesPromises = (told: Told): boolean =>
  isNewPromise(told) && running(told.context).promises.length + 1 >= told.context.q1;

const reportsOf = (promises: readonly Report[]) =>
  Object.fromEntries(promises.map(({ from, accepted }) => [from, proposalName(accepted)]));

const countPromise = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { from, ballot, accepted } = heard(event, 'Promise');
  const promises = [...running(context).promises, { from, accepted }];
  enqueue.assign({ attempt: { ...running(context), promises } });
  note(enqueue, 'paxos.promise.counted', {
    from,
    ballot: ballotName(ballot),
    accepted: proposalName(accepted),
    promises: promises.map((report) => report.from),
    needed: context.q1,
  });
});

const setAsidePromise = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { from, ballot } = heard(event, 'Promise');
  const { attempt } = context;
  note(enqueue, 'paxos.promise.late', {
    from,
    ballot: ballotName(ballot),
    running: attempt === null ? null : ballotName(attempt.ballot),
    promises: attempt?.promises.map((report) => report.from) ?? [],
    needed: context.q1,
  });
});

// --- Phase 2 (a) -----------------------------------------------------------------------------------------------------

/** P2c (b): the highest-numbered proposal among those that the promises report; null when they report none. */
function highestReported(promises: readonly Report[]): Report | null {
  let highest: Report | null = null;
  for (const report of promises) {
    if (report.accepted === null) continue;
    if (highest === null || report.accepted.ballot > (highest.accepted as Proposal).ballot) highest = report;
  }
  return highest;
}

/** A quorum has promised: the value is bound by what they accepted, or free. */
export const proposeBy = (binding: (promises: readonly Report[]) => Report | null) =>
  paxos.enqueueActions(({ context, event, enqueue }) => {
    const { from } = heard(event, 'Promise');
    const { ballot, own, promises } = running(context);
    const bound = binding(promises);
    const value = bound?.accepted?.value ?? own;
    enqueue.assign({ attempt: { ...running(context), value, again: 0 } });
    recordVote(enqueue, ballot, 'proposed', value);
    waitForAnswers(enqueue, context);
    for (const to of context.acceptors) tell(enqueue, context, to, { type: 'Accept', ballot, value });
    const facts = { from, ballot: ballotName(ballot), reports: reportsOf(promises), needed: context.q1 };
    if (bound === null) note(enqueue, 'paxos.value.free', { ...facts, value });
    else
      note(enqueue, BOUND, {
        ...facts,
        value: { was: own, is: value },
        reportedBy: bound.from,
        reportedIn: ballotName(bound.accepted?.ballot ?? 0),
        highest: ballotName(highestReported(promises)?.accepted?.ballot ?? 0),
      });
  });

// --- Phase 2: acceptances --------------------------------------------------------------------------------------------

export const isOfOwnBallot = ({ context, event }: Told): boolean =>
  context.number > 0 && ownerOf(heard(event, 'Accepted').ballot) === context.number;

const isNewAcceptance = ({ context, event }: Told): boolean => {
  const { ballot, value, from } = heard(event, 'Accepted');
  const { attempt } = context;
  return attempt?.ballot === ballot && attempt.value === value && !attempt.acceptedBy.includes(from);
};

const completesAcceptances = (told: Told): boolean =>
  isNewAcceptance(told) && running(told.context).acceptedBy.length + 1 >= told.context.q2;

const countAccepted = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { from, ballot, value } = heard(event, 'Accepted');
  const acceptedBy = [...running(context).acceptedBy, from];
  enqueue.assign({ attempt: { ...running(context), acceptedBy } });
  note(enqueue, 'paxos.accepted.counted', {
    from,
    ballot: ballotName(ballot),
    value,
    by: acceptedBy,
    needed: context.q2,
  });
});

/** A quorum accepted the proposal: its value is chosen, and whoever asked may know. */
const seeChosen = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { from, ballot, value } = heard(event, 'Accepted');
  enqueue.assign({ attempt: null, clients: [], chosen: { ballot, value } });
  cancelTimer(enqueue, 'retransmit');
  for (const { request, asked } of context.clients) {
    enqueue({ type: 'answer', params: { request, answer: { result: value } } });
    note(enqueue, 'paxos.client.answered', { request, asked, value, ballot: ballotName(ballot) });
  }
  note(enqueue, 'paxos.value.chosen', {
    from,
    ballot: ballotName(ballot),
    value,
    by: running(context).acceptedBy,
    needed: context.q2,
  });
});

const setAsideAccepted = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { from, ballot, value } = heard(event, 'Accepted');
  const { attempt } = context;
  note(enqueue, 'paxos.accepted.late', {
    from,
    ballot: ballotName(ballot),
    value,
    running: attempt === null ? null : ballotName(attempt.ballot),
    by: attempt?.acceptedBy ?? [],
    needed: context.q2,
    // A ballot that was used before its proposer forgot it: only where a disk was lost, or a mistake was built in.
    ...(attempt?.ballot === ballot && attempt.value !== value && { proposes: attempt.value }),
  });
});

// --- A ballot that is beaten, or not answered ------------------------------------------------------------------------

const isBeaten = ({ context, event }: Told): boolean => {
  const { ballot, promised } = heard(event, 'Reject');
  return context.attempt?.ballot === ballot && promised > ballot;
};

function pause(enqueue: Enqueue, { options }: PaxosNode): void {
  setTimer(enqueue, 'backoff', options.backoff);
}

/** It is a good idea to abandon a proposal if some proposer has begun trying to issue a higher-numbered one (§2.2). */
const backOff = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { from, ballot, promised } = heard(event, 'Reject');
  const attempt = running(context);
  enqueue.assign({
    attempt: { ...attempt, refusedBy: [from] },
    heardRound: Math.max(context.heardRound, roundOf(promised)),
  });
  cancelTimer(enqueue, 'retransmit');
  pause(enqueue, context);
  note(enqueue, 'paxos.reject.heard', { from, ballot: ballotName(ballot), promised: ballotName(promised) });
});

const setAsideReject = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { from, ballot, promised } = heard(event, 'Reject');
  const { attempt, heardRound } = context;
  if (roundOf(promised) > heardRound) enqueue.assign({ heardRound: roundOf(promised) });
  note(enqueue, 'paxos.reject.late', {
    from,
    ballot: ballotName(ballot),
    promised: ballotName(promised),
    running: attempt === null ? null : ballotName(attempt.ballot),
  });
});

const unanswered = ({ acceptors, attempt }: PaxosNode): readonly NodeId[] => {
  const { value, promises, acceptedBy } = attempt as Attempt;
  return acceptors.filter((id) =>
    value === null ? !promises.some(({ from }) => from === id) : !acceptedBy.includes(id),
  );
};

/** Where acceptors ignore requests in silence, a ballot that stays without a quorum may be beaten. */
const losesPatience = ({ context: { options, attempt } }: Told): boolean =>
  !options.reject && (attempt as Attempt).again >= options.patience;

const giveUp = paxos.enqueueActions(({ context, enqueue }) => {
  const { ballot, again, value, promises, acceptedBy } = running(context);
  pause(enqueue, context);
  note(enqueue, 'paxos.ballot.givenUp', {
    ballot: ballotName(ballot),
    again,
    answered: value === null ? promises.map(({ from }) => from) : acceptedBy,
    needed: value === null ? context.q1 : context.q2,
  });
});

const prepareAgain = paxos.enqueueActions(({ context, enqueue }) => {
  const attempt = running(context);
  const again = attempt.again + 1;
  const silent = unanswered(context);
  enqueue.assign({ attempt: { ...attempt, again } });
  waitForAnswers(enqueue, context);
  for (const to of silent) tell(enqueue, context, to, { type: 'Prepare', ballot: attempt.ballot });
  note(enqueue, 'paxos.prepare.again', { ballot: ballotName(attempt.ballot), to: silent, again });
});

const acceptAgain = paxos.enqueueActions(({ context, enqueue }) => {
  const attempt = running(context);
  const { ballot } = attempt;
  const value = attempt.value as string;
  const again = attempt.again + 1;
  const silent = unanswered(context);
  enqueue.assign({ attempt: { ...attempt, again } });
  waitForAnswers(enqueue, context);
  for (const to of silent) tell(enqueue, context, to, { type: 'Accept', ballot, value });
  note(enqueue, 'paxos.accept.again', { ballot: ballotName(ballot), value, to: silent, again });
});

export const guards = {
  ...{ isNewPromise, completesPromises },
  ...{ isOfOwnBallot, isNewAcceptance, completesAcceptances },
  ...{ isBeaten, losesPatience },
};
export const actions = {
  ...{ startBallot: begin, tryHigher, letWait },
  ...{ countPromise, setAsidePromise },
  ...{ propose: proposeBy(highestReported), countAccepted, seeChosen, setAsideAccepted },
  ...{ backOff, setAsideReject, giveUp, prepareAgain, acceptAgain },
};
