// A participant: it votes, and then does what was decided. Once it has voted Yes it may neither commit nor abort by itself.
// Gray and Lamport 2006, §3.1 and §3.3; recovery and cooperative termination: Bernstein, Hadzilacos and Goodman 1987, §7.4.

import { heard } from '../hearing.ts';
import type { Decision, TwoPhaseEvent } from './messages.ts';
import {
  cancelTimer,
  decide,
  decisionOf,
  learnt,
  note,
  noteBeginning,
  type Participant,
  participant,
  record,
  sayDecision,
  setTimer,
  type ToParticipant,
  tell,
} from './node.ts';
import { changeOf } from './transfer.ts';

type Enqueue = Parameters<Parameters<typeof participant.enqueueActions>[0]>[0]['enqueue'];

const transactionIn = (event: TwoPhaseEvent): number => ('transaction' in event ? event.transaction : 0);

const isDecided = ({ context, event }: ToParticipant): boolean => decisionOf(context, transactionIn(event)) !== null;
/** Its balance would not fall below nothing. */
const canDo = ({ context, event }: ToParticipant): boolean =>
  context.balance + changeOf(heard(event, 'Prepare').command, context.me) >= 0;
const isInDoubt = ({ context }: ToParticipant): boolean => context.vote !== null;
const isInDoubtAboutIt = ({ context, event }: ToParticipant): boolean =>
  context.vote?.transaction === transactionIn(event);
const mayGuess = ({ context }: ToParticipant): boolean => context.options.inDoubt === 'abort';
const mayAskOthers = ({ context }: ToParticipant): boolean => context.options.inDoubt === 'ask';

const begin = participant.enqueueActions(({ context, enqueue }) => {
  noteBeginning(enqueue, 'participant', context.log.length);
});

/** Its vote is on disk: it is bound by it, and asks at once. */
const remember = participant.enqueueActions(({ context, enqueue }) => {
  const { vote, coordinator, options } = context;
  const { transaction, command } = vote as NonNullable<Participant['vote']>;
  tell(enqueue, coordinator, { type: 'DecisionRequest', transaction });
  setTimer(enqueue, 'decision', options.decision);
  note(enqueue, 'twophase.vote.remembered', { transaction, command, coordinator });
});

const voteYes = participant.enqueueActions(({ context, event, enqueue }) => {
  const { from, transaction, command } = heard(event, 'Prepare');
  const { balance, me, options } = context;
  const is = balance + changeOf(command, me);
  enqueue.assign({ vote: { transaction, command }, uncertain: [] });
  setTimer(enqueue, 'decision', options.decision);
  record(enqueue, 'yes', transaction);
  tell(enqueue, from, { type: 'Yes', transaction });
  note(enqueue, 'twophase.vote.yes', { transaction, command, balance: { was: balance, is } });
});

const voteNo = participant.enqueueActions(({ context, event, enqueue }) => {
  const { from, transaction, command } = heard(event, 'Prepare');
  const { balance, me, log } = context;
  const is = balance + changeOf(command, me);
  enqueue.assign({ log: learnt(log, transaction, 'abort') });
  record(enqueue, 'no', transaction);
  decide(enqueue, transaction, 'abort');
  tell(enqueue, from, { type: 'No', transaction });
  note(enqueue, 'twophase.vote.no', { transaction, command, balance: { was: balance, is } });
});

const repeatVote = participant.enqueueActions(({ context, event, enqueue }) => {
  const { from, transaction } = heard(event, 'Prepare');
  const vote = decisionOf(context, transaction) === 'abort' ? 'No' : 'Yes';
  tell(enqueue, from, { type: vote, transaction });
  note(enqueue, 'twophase.vote.repeated', { transaction, from, vote });
});

/** What a decision does to the node. Without a vote of its own on disk it has nothing to carry out. */
function settle(enqueue: Enqueue, context: Participant, transaction: number, decision: Decision): void {
  const { log, vote, balance, me } = context;
  const mine = vote?.transaction === transaction ? vote : null;
  enqueue.assign({ log: learnt(log, transaction, decision), uncertain: [] });
  if (mine !== null) {
    enqueue.assign({ vote: null, balance: decision === 'commit' ? balance + changeOf(mine.command, me) : balance });
    cancelTimer(enqueue, 'decision');
    record(enqueue, 'resolved', transaction, decision);
  }
  decide(enqueue, transaction, decision);
}

const commit = participant.enqueueActions(({ context, event, enqueue }) => {
  const { from, transaction } = heard(event, 'Commit');
  settle(enqueue, context, transaction, 'commit');
  tell(enqueue, context.coordinator, { type: 'Done', transaction });
  const prepared = context.vote?.transaction === transaction;
  const is = context.balance + (prepared ? changeOf(context.vote?.command ?? '', context.me) : 0);
  note(enqueue, 'twophase.commit.learned', { transaction, from, prepared, balance: { was: context.balance, is } });
});

const abort = participant.enqueueActions(({ context, event, enqueue }) => {
  const { from, transaction } = heard(event, 'Abort');
  settle(enqueue, context, transaction, 'abort');
  tell(enqueue, context.coordinator, { type: 'Done', transaction });
  note(enqueue, 'twophase.abort.learned', {
    ...{ transaction, from, balance: context.balance, prepared: context.vote?.transaction === transaction },
  });
});

const confirm = participant.enqueueActions(({ context, event, enqueue }) => {
  const transaction = transactionIn(event);
  tell(enqueue, context.coordinator, { type: 'Done', transaction });
  note(enqueue, 'twophase.decision.known', {
    transaction,
    decision: decisionOf(context, transaction),
    told: event.type,
  });
});

const askCoordinator = participant.enqueueActions(({ context, enqueue }) => {
  const { vote, coordinator, options } = context;
  const transaction = vote?.transaction ?? 0;
  tell(enqueue, coordinator, { type: 'DecisionRequest', transaction });
  setTimer(enqueue, 'decision', options.decision);
  note(enqueue, 'twophase.doubt.waits', { transaction, coordinator });
});

const askEverybody = participant.enqueueActions(({ context, enqueue }) => {
  const { vote, coordinator, others, options, uncertain } = context;
  const transaction = vote?.transaction ?? 0;
  for (const to of [coordinator, ...others]) tell(enqueue, to, { type: 'DecisionRequest', transaction });
  setTimer(enqueue, 'decision', options.decision);
  note(enqueue, 'twophase.doubt.asksOthers', { transaction, coordinator, others, uncertain });
});

const guess = participant.enqueueActions(({ context, enqueue }) => {
  const transaction = context.vote?.transaction ?? 0;
  record(enqueue, 'guessed', transaction, 'abort');
  settle(enqueue, context, transaction, 'abort');
  note(enqueue, 'twophase.doubt.guesses', { transaction, coordinator: context.coordinator });
});

const tellDecision = participant.enqueueActions(({ context, event, enqueue }) => {
  const { from, transaction } = heard(event, 'DecisionRequest');
  sayDecision(enqueue, from, transaction, decisionOf(context, transaction) as Decision);
});

const sayUncertain = participant.enqueueActions(({ event, enqueue }) => {
  const { from, transaction } = heard(event, 'DecisionRequest');
  tell(enqueue, from, { type: 'Uncertain', transaction });
  note(enqueue, 'twophase.asked.uncertain', { transaction, from });
});

/** It has not voted, so nobody can have committed: it aborts, and will vote No. */
const abortUnvoted = participant.enqueueActions(({ context, event, enqueue }) => {
  const { from, transaction } = heard(event, 'DecisionRequest');
  settle(enqueue, context, transaction, 'abort');
  tell(enqueue, from, { type: 'Abort', transaction });
  note(enqueue, 'twophase.asked.unvoted', { transaction, from });
});

const hearUncertain = participant.enqueueActions(({ context, event, enqueue }) => {
  const { from, transaction } = heard(event, 'Uncertain');
  const known = context.uncertain;
  const counts = context.vote?.transaction === transaction && !known.includes(from);
  const uncertain = counts ? [...known, from] : known;
  enqueue.assign({ uncertain });
  note(enqueue, 'twophase.uncertain.heard', {
    ...{ transaction, from, uncertain, others: context.others, resolved: decisionOf(context, transaction) },
  });
});

export const guards = { isDecided, canDo, isInDoubt, isInDoubtAboutIt, mayGuess, mayAskOthers };
export const actions = {
  ...{ begin, remember, voteYes, voteNo, repeatVote },
  ...{ commit, abort, confirm },
  ...{ askCoordinator, askEverybody, guess },
  ...{ tellDecision, sayUncertain, abortUnvoted, hearUncertain },
};
