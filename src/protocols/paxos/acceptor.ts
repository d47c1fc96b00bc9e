// The acceptor. Lamport 2001, Paxos Made Simple, §2.2: Phase 1 (b), Phase 2 (b), P1a.
// Departs: a request that comes again is answered again, in the same words. An acceptor that has accepted tells its
// proposer and every learner (§2.3). Where roles share a node, an acceptor that goes over to a higher ballot tells the
// proposer beside it at once that its own ballot is beaten.

import type { NodeId } from '../../engine/protocol.ts';
import { ballotName, roundOf } from '../ballot.ts';
import { heard } from '../hearing.ts';
import { type Proposal, proposalName } from './messages.ts';
import { type Enqueue, note, type PaxosNode, paxos, recordVote, type Told, tell } from './node.ts';

// --- After a crash ---------------------------------------------------------------------------------------------------

/** Its last act before the crash was an acceptance. */
const endedAccepting = ({ context: { accepted, promised } }: Told): boolean =>
  accepted !== null && accepted.ballot >= promised;
const endedPromising = ({ context }: Told): boolean => context.promised > 0;
const usedRounds = ({ context }: Told): boolean => context.round > 0;

const begin = paxos.enqueueActions(({ context, enqueue }) => {
  note(enqueue, 'paxos.node.begins', { part: context.part });
});

const remember = paxos.enqueueActions(({ context, enqueue }) => {
  const { part, round, promised, accepted } = context;
  note(enqueue, 'paxos.node.remembers', {
    ...(part === 'acceptor' ? {} : { round }),
    ...(part === 'proposer' ? {} : { promised: ballotName(promised), accepted: proposalName(accepted) }),
  });
});

// --- Phase 1 ---------------------------------------------------------------------------------------------------------

const prepareIsBelowPromise = ({ context, event }: Told): boolean => heard(event, 'Prepare').ballot < context.promised;
const hasPromisedIt = ({ context, event }: Told): boolean => heard(event, 'Prepare').ballot === context.promised;

function answerPrepare(enqueue: Enqueue, context: PaxosNode, to: NodeId, ballot: number): void {
  tell(enqueue, context, to, { type: 'Promise', ballot, accepted: context.accepted });
}

/** Phase 1 (b): a promise not to accept any more proposals below the ballot, with the highest-numbered accepted one. */
const promise = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { from, ballot } = heard(event, 'Prepare');
  enqueue.assign({ promised: ballot, heardRound: Math.max(context.heardRound, roundOf(ballot)) });
  recordVote(enqueue, ballot, 'promised', null);
  answerPrepare(enqueue, context, from, ballot);
  note(enqueue, 'paxos.promise.given', {
    from,
    promised: { was: ballotName(context.promised), is: ballotName(ballot) },
    accepted: proposalName(context.accepted),
  });
  tellOwnProposer(enqueue, context, from, ballot);
});

const repeatPromise = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { from, ballot } = heard(event, 'Prepare');
  answerPrepare(enqueue, context, from, ballot);
  note(enqueue, 'paxos.promise.repeated', {
    from,
    promised: ballotName(ballot),
    accepted: proposalName(context.accepted),
  });
});

/** It should probably inform the proposer, who should then abandon its proposal (§2.2). */
function reject(enqueue: Enqueue, context: PaxosNode, to: NodeId, ballot: number): void {
  if (context.options.reject) tell(enqueue, context, to, { type: 'Reject', ballot, promised: context.promised });
}

/** A proposer need not wait for a refusal to see, on its own node, that somebody issues a higher ballot. */
function tellOwnProposer(enqueue: Enqueue, { me, attempt, options }: PaxosNode, from: NodeId, promised: number): void {
  if (from === me || attempt === null || attempt.ballot >= promised || attempt.refusedBy.length > 0) return;
  if (options.reject) enqueue.raise({ type: 'Reject', ballot: attempt.ballot, promised, from: me });
}

const refusePrepare = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { from, ballot } = heard(event, 'Prepare');
  reject(enqueue, context, from, ballot);
  note(enqueue, 'paxos.promise.refused', {
    from,
    ballot: ballotName(ballot),
    promised: ballotName(context.promised),
    reject: context.options.reject,
  });
});

// --- Phase 2 ---------------------------------------------------------------------------------------------------------

const acceptIsBelowPromise = ({ context, event }: Told): boolean => heard(event, 'Accept').ballot < context.promised;

const hasAcceptedIt = ({ context: { accepted, promised }, event }: Told): boolean => {
  const { ballot, value } = heard(event, 'Accept');
  return accepted !== null && accepted.ballot === ballot && accepted.value === value && promised === ballot;
};

/** Phase 2 (b), §2.3: the proposer and every learner are told, each once. */
function tellAccepted(enqueue: Enqueue, context: PaxosNode, proposer: NodeId, { ballot, value }: Proposal): void {
  const { learners } = context;
  const told = learners.includes(proposer) ? learners : [proposer, ...learners];
  for (const to of told) tell(enqueue, context, to, { type: 'Accepted', ballot, value });
}

/** Unless it has promised a higher ballot, an acceptor accepts; that is a promise, too. */
const accept = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { from, ballot, value } = heard(event, 'Accept');
  const heardRound = Math.max(context.heardRound, roundOf(ballot));
  enqueue.assign({ promised: ballot, accepted: { ballot, value }, heardRound });
  recordVote(enqueue, ballot, 'accepted', value);
  tellAccepted(enqueue, context, from, { ballot, value });
  note(enqueue, 'paxos.accept.given', {
    from,
    ballot: ballotName(ballot),
    value,
    promised: { was: ballotName(context.promised), is: ballotName(ballot) },
    accepted: { was: proposalName(context.accepted), is: proposalName({ ballot, value }) },
  });
  tellOwnProposer(enqueue, context, from, ballot);
});

const repeatAcceptance = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { from, ballot, value } = heard(event, 'Accept');
  tellAccepted(enqueue, context, from, { ballot, value });
  note(enqueue, 'paxos.accept.repeated', { from, ballot: ballotName(ballot), value });
});

const refuseAccept = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { from, ballot, value } = heard(event, 'Accept');
  reject(enqueue, context, from, ballot);
  note(enqueue, 'paxos.accept.refused', {
    from,
    ballot: ballotName(ballot),
    value,
    promised: ballotName(context.promised),
    reject: context.options.reject,
  });
});

// --- A learner asks --------------------------------------------------------------------------------------------------

const hasAccepted = ({ context }: Told): boolean => context.accepted !== null;

const answerQuery = paxos.enqueueActions(({ context, event, enqueue }) => {
  const { from } = heard(event, 'Query');
  const { ballot, value } = context.accepted as Proposal;
  tell(enqueue, context, from, { type: 'Accepted', ballot, value });
  note(enqueue, 'paxos.query.answered', { from, ballot: ballotName(ballot), value });
});

const noteNothingAccepted = paxos.enqueueActions(({ event, enqueue }) => {
  note(enqueue, 'paxos.query.nothing', { from: heard(event, 'Query').from });
});

export const guards = {
  ...{ endedAccepting, endedPromising, usedRounds },
  ...{ prepareIsBelowPromise, hasPromisedIt },
  ...{ acceptIsBelowPromise, hasAcceptedIt, hasAccepted },
};
export const actions = {
  ...{ begin, remember },
  ...{ promise, repeatPromise, refusePrepare },
  ...{ accept, repeatAcceptance, refuseAccept },
  ...{ answerQuery, noteNothingAccepted },
};
