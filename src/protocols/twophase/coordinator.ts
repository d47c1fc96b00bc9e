// The coordinator: it asks for votes, decides, and tells the decision until everybody has confirmed it. Gray and Lamport
// 2006, §3.1; time-outs and recovery: Bernstein, Hadzilacos and Goodman 1987, §7.4.
// Departs: one transaction at a time; others wait in order. Every participant takes part in each, and confirms it.

import { heard } from '../hearing.ts';
import type { Decision, TwoPhaseEvent } from './messages.ts';
import {
  begun,
  type Coordinator,
  cancelTimer,
  coordinator,
  current,
  decide,
  decided,
  entryOf,
  note,
  noteBeginning,
  sayDecision,
  setTimer,
  type ToCoordinator,
  tell,
} from './node.ts';

type Enqueue = Parameters<Parameters<typeof coordinator.enqueueActions>[0]>[0]['enqueue'];

const transactionIn = (event: TwoPhaseEvent): number => ('transaction' in event ? event.transaction : 0);
const fromIn = (event: TwoPhaseEvent): string => ('from' in event ? event.from : '');
const plus = (all: readonly string[], one: string): readonly string[] => (all.includes(one) ? all : [...all, one]);

/** Who has voted Yes, or confirmed the decision, when an answer has been counted. */
export const yesWith = ({ context, event }: ToCoordinator): readonly string[] =>
  transactionIn(event) === current(context) ? plus(context.yes, fromIn(event)) : context.yes;
export const doneWith = ({ context, event }: ToCoordinator): readonly string[] =>
  transactionIn(event) === current(context) ? plus(context.done, fromIn(event)) : context.done;

const isOfThis = ({ context, event }: ToCoordinator): boolean => transactionIn(event) === current(context);
/** With this one, everybody has voted Yes. */
const completesVotes = (told: ToCoordinator): boolean =>
  isOfThis(told) && yesWith(told).length === told.context.participants.length;
/** Without waiting for all: a deliberate mistake. */
export const completesHalf = (told: ToCoordinator): boolean =>
  isOfThis(told) && yesWith(told).length * 2 > told.context.participants.length;
const completesDone = (told: ToCoordinator): boolean =>
  isOfThis(told) && doneWith(told).length === told.context.participants.length;
const completesDoneForNext = (told: ToCoordinator): boolean => completesDone(told) && told.context.clients.length > 0;
const endedUndecided = ({ context }: ToCoordinator): boolean => entryOf(context, current(context))?.decision === null;
export const endedTelling = ({ context }: ToCoordinator): boolean => current(context) > context.finished;
const isDecided = ({ context, event }: ToCoordinator): boolean =>
  (entryOf(context, transactionIn(event))?.decision ?? null) !== null;

function ask(enqueue: Enqueue, context: Coordinator, command: string, request: number): void {
  const { log, participants, options } = context;
  const transaction = log.length + 1;
  enqueue.assign({ log: begun(log, command), yes: [], done: [], request });
  for (const to of participants) {
    tell(enqueue, to, { type: 'Prepare', transaction, command });
    setTimer(enqueue, 'resend', options.resend, to);
  }
  setTimer(enqueue, 'votes', options.votes);
  note(enqueue, 'twophase.votes.asked', { transaction, command, participants });
}

const begin = coordinator.enqueueActions(({ context, enqueue }) => {
  noteBeginning(enqueue, 'coordinator', current(context));
});

const askForVotes = coordinator.enqueueActions(({ context, event, enqueue }) => {
  const { command, request } = heard(event, 'client.request');
  ask(enqueue, context, command, request);
});

const letWait = coordinator.enqueueActions(({ context, event, enqueue }) => {
  const { command, request } = heard(event, 'client.request');
  enqueue.assign({ clients: [...context.clients, { command, request }] });
  note(enqueue, 'twophase.client.waits', { transaction: current(context), command, before: context.clients.length });
});

const countYes = coordinator.enqueueActions(({ context, event, enqueue }) => {
  const { from, transaction } = heard(event, 'Yes');
  const yes = yesWith({ context, event });
  enqueue.assign({ yes });
  cancelTimer(enqueue, 'resend', from);
  note(enqueue, 'twophase.yes.counted', { transaction, from, yes, participants: context.participants });
});

/** On disk first; then it is told to everybody. */
function end(enqueue: Enqueue, context: Coordinator, decision: Decision): void {
  const { log, request, participants, options } = context;
  const transaction = current(context);
  enqueue.assign({ log: decided(log, decision), done: [] });
  cancelTimer(enqueue, 'votes');
  decide(enqueue, transaction, decision);
  if (request !== null) {
    enqueue({ type: 'answer', params: { request, answer: { result: decision } } });
    enqueue.assign({ request: null });
  }
  for (const to of participants) {
    tell(enqueue, to, { type: decision === 'commit' ? 'Commit' : 'Abort', transaction });
    setTimer(enqueue, 'resend', options.resend, to);
  }
}

const commit = coordinator.enqueueActions(({ context, event, enqueue }) => {
  const { from, transaction } = heard(event, 'Yes');
  const yes = yesWith({ context, event });
  enqueue.assign({ yes });
  end(enqueue, context, 'commit');
  const missing = context.participants.filter((id) => !yes.includes(id));
  note(enqueue, 'twophase.commit.decided', { transaction, from, yes, missing });
});

const abortOnNo = coordinator.enqueueActions(({ context, event, enqueue }) => {
  const { from, transaction } = heard(event, 'No');
  end(enqueue, context, 'abort');
  note(enqueue, 'twophase.abort.onNo', { transaction, from, yes: context.yes });
});

const abortOnSilence = coordinator.enqueueActions(({ context, enqueue }) => {
  const { yes, participants } = context;
  const missing = participants.filter((id) => !yes.includes(id));
  end(enqueue, context, 'abort');
  note(enqueue, 'twophase.abort.onSilence', { transaction: current(context), yes, missing });
});

const abortAtRestart = coordinator.enqueueActions(({ context, enqueue }) => {
  end(enqueue, context, 'abort');
  note(enqueue, 'twophase.abort.atRestart', { transaction: current(context) });
});

const resumeTelling = coordinator.enqueueActions(({ context, enqueue }) => {
  const { participants, options } = context;
  const transaction = current(context);
  const decision = entryOf(context, transaction)?.decision as Decision;
  for (const to of participants) {
    tell(enqueue, to, { type: decision === 'commit' ? 'Commit' : 'Abort', transaction });
    setTimer(enqueue, 'resend', options.resend, to);
  }
  note(enqueue, 'twophase.telling.resumed', { transaction, decision });
});

const subjectOf = (event: TwoPhaseEvent): string => heard(event, 'timer.resend').of ?? '';

const askAgain = coordinator.enqueueActions(({ context, event, enqueue }) => {
  const to = subjectOf(event);
  const transaction = current(context);
  const command = entryOf(context, transaction)?.command ?? '';
  tell(enqueue, to, { type: 'Prepare', transaction, command });
  setTimer(enqueue, 'resend', context.options.resend, to);
  note(enqueue, 'twophase.votes.askedAgain', { transaction, to });
});

const tellAgain = coordinator.enqueueActions(({ context, event, enqueue }) => {
  const to = subjectOf(event);
  const transaction = current(context);
  const decision = entryOf(context, transaction)?.decision as Decision;
  tell(enqueue, to, { type: decision === 'commit' ? 'Commit' : 'Abort', transaction });
  setTimer(enqueue, 'resend', context.options.resend, to);
  note(enqueue, 'twophase.decision.toldAgain', { transaction, to, decision });
});

const countDone = coordinator.enqueueActions(({ context, event, enqueue }) => {
  const { from, transaction } = heard(event, 'Done');
  const done = doneWith({ context, event });
  enqueue.assign({ done });
  cancelTimer(enqueue, 'resend', from);
  note(enqueue, 'twophase.done.counted', { transaction, from, done, participants: context.participants });
});

function finish(enqueue: Enqueue, told: ToCoordinator): Coordinator {
  const { context, event } = told;
  const { from, transaction } = heard(event, 'Done');
  const finished = { ...context, done: doneWith(told), finished: transaction };
  enqueue.assign({ done: finished.done, finished: transaction });
  cancelTimer(enqueue, 'resend', from);
  const decision = entryOf(context, transaction)?.decision ?? null;
  note(enqueue, 'twophase.done.all', { transaction, decision, waiting: context.clients.length });
  return finished;
}

const rest = coordinator.enqueueActions(({ context, event, enqueue }) => {
  finish(enqueue, { context, event });
});

const goOn = coordinator.enqueueActions(({ context, event, enqueue }) => {
  const after = finish(enqueue, { context, event });
  const [next, ...clients] = after.clients;
  enqueue.assign({ clients });
  if (next !== undefined) ask(enqueue, after, next.command, next.request);
});

/** An answer that changes nothing any more. */
const setAside = coordinator.enqueueActions(({ context, event, enqueue }) => {
  const transaction = transactionIn(event);
  const decision = entryOf(context, transaction)?.decision ?? null;
  note(enqueue, 'twophase.answer.late', { transaction, from: fromIn(event), message: event.type, decision });
});

const answerDecision = coordinator.enqueueActions(({ context, event, enqueue }) => {
  const { from, transaction } = heard(event, 'DecisionRequest');
  sayDecision(enqueue, from, transaction, entryOf(context, transaction)?.decision as Decision);
});

const saysNotYet = coordinator.enqueueActions(({ context, event, enqueue }) => {
  const { from, transaction } = heard(event, 'DecisionRequest');
  const missing = context.participants.filter((id) => !context.yes.includes(id));
  note(enqueue, 'twophase.asked.undecided', { transaction, from, missing });
});

export const guards = {
  ...{ isOfThis, completesVotes, completesDone, completesDoneForNext },
  ...{ endedUndecided, endedTelling, decisionIsMade: isDecided },
};
export const actions = {
  ...{ begin, askForVotes, letWait, countYes },
  ...{ commit, abortOnNo, abortOnSilence, abortAtRestart, resumeTelling },
  ...{ askAgain, tellAgain, countDone, rest, goOn, setAside },
  ...{ answerDecision, saysNotYet },
};
