// What a node is after, and what its guards compare: for "why not?". Gray and Lamport 2006, §3. The machine itself is asked
// whether an answer would do; here stands only which answer that could be.

import type { Facts, MachineEvent, NodeId } from '../../engine/protocol.ts';
import type { Aim, Waiting } from '../../engine/waiting.ts';
import { heard } from '../hearing.ts';
import { doneWith, yesWith } from './coordinator.ts';
import type { TwoPhaseEvent } from './messages.ts';
import {
  type Coordinator,
  current,
  decisionOf,
  entryOf,
  type Participant,
  type ToCoordinator,
  type ToParticipant,
  type TwoPhaseNode,
} from './node.ts';
import { changeOf } from './transfer.ts';

const transactionIn = (event: TwoPhaseEvent): number => ('transaction' in event ? event.transaction : 0);

const thisOne = ({ context, event }: ToCoordinator): Facts => ({
  ...{ transaction: transactionIn(event), running: current(context) },
});
const votes = (told: ToCoordinator): Facts => ({
  ...thisOne(told),
  ...{ yes: yesWith(told), participants: told.context.participants },
});
const confirmed = (told: ToCoordinator): Facts => ({
  ...thisOne(told),
  ...{ done: doneWith(told), participants: told.context.participants, waiting: told.context.clients.length },
});
const onDisk = ({ context }: ToCoordinator): Facts => ({
  transaction: current(context),
  decision: entryOf(context, current(context))?.decision ?? null,
  finished: context.finished,
});
const vote = ({ context, event }: ToParticipant): Facts => ({
  transaction: transactionIn(event),
  vote: context.vote?.transaction ?? null,
});
const inDoubt = ({ context }: ToParticipant): Facts => ({ inDoubt: context.options.inDoubt });

const guards = {
  isOfThis: thisOne,
  completesVotes: votes,
  completesDone: confirmed,
  completesDoneForNext: confirmed,
  endedUndecided: onDisk,
  endedTelling: onDisk,
  decisionIsMade: ({ context, event }: ToCoordinator): Facts => ({
    transaction: transactionIn(event),
    decision: entryOf(context, transactionIn(event))?.decision ?? null,
  }),
  isDecided: ({ context, event }: ToParticipant): Facts => ({
    transaction: transactionIn(event),
    decision: decisionOf(context, transactionIn(event)),
  }),
  canDo({ context, event }: ToParticipant): Facts {
    const { command } = heard(event, 'Prepare');
    return { command, balance: { was: context.balance, is: context.balance + changeOf(command, context.me) } };
  },
  isInDoubt: vote,
  isInDoubtAboutIt: vote,
  mayGuess: inDoubt,
  mayAskOthers: inDoubt,
} as const satisfies { readonly [guard: string]: (told: never) => Facts };

interface Asked {
  readonly role: string;
  readonly context: TwoPhaseNode;
}

const from = (type: 'Yes' | 'No' | 'Done' | 'Commit' | 'Abort', by: NodeId, transaction: number) => ({
  by,
  event: { type, transaction, from: by } as MachineEvent,
});

// --- Why does it not decide to commit? -------------------------------------------------------------------------------

function decide({ role, context }: Asked): readonly Aim[] {
  if (context.part !== 'coordinator' || role === 'ready') return [];
  const needs = { guard: 'completesVotes' };
  const transaction = current(context);
  const decision = entryOf(context, transaction)?.decision ?? null;
  if (decision !== null) return [{ facts: { transaction, decision }, reached: true, needs, now: null, next: [] }];
  const missing = context.participants.filter((id) => !context.yes.includes(id));
  return [
    {
      facts: { transaction, yes: context.yes, missing },
      reached: false,
      needs,
      now: null,
      next: missing.map((by) => from('Yes', by, transaction)),
    },
  ];
}

// --- Why is the transaction not over? --------------------------------------------------------------------------------

function finish({ role, context }: Asked): readonly Aim[] {
  if (context.part !== 'coordinator' || (role !== 'committing' && role !== 'aborting')) return [];
  const transaction = current(context);
  const { done, participants } = context as Coordinator;
  const missing = participants.filter((id) => !done.includes(id));
  return [
    {
      facts: { transaction, done, missing },
      reached: false,
      needs: { guard: 'completesDone' },
      now: null,
      next: missing.map((by) => from('Done', by, transaction)),
    },
  ];
}

// --- Why may it neither commit nor abort? ----------------------------------------------------------------------------

function resolve({ context }: Asked): readonly Aim[] {
  if (context.part !== 'participant') return [];
  const { vote: mine, coordinator, others, uncertain, options } = context as Participant;
  const last = context.log.length;
  if (mine === null) {
    if (last === 0) return [];
    const facts = { transaction: last, decision: decisionOf(context, last) };
    return [{ facts, reached: true, needs: { decides: last }, now: null, next: [] }];
  }
  const { transaction } = mine;
  const asks = options.inDoubt === 'ask' ? [coordinator, ...others] : [coordinator];
  return [
    {
      facts: { transaction, coordinator, others, uncertain, inDoubt: options.inDoubt },
      reached: false,
      needs: { decides: transaction },
      now: null,
      next: asks.flatMap((by) => [from('Commit', by, transaction), from('Abort', by, transaction)]),
    },
  ];
}

export const waiting = { guards, goals: { decide, finish, resolve } } as const satisfies Waiting;
