// What the checker is told of two-phase commit: how many transactions there are, and what of a node cannot matter.
//
// Time may be up for the votes at any time. Who waits for a decision may ask as often as a bound says; what is sent again is
// the first copy, later. Participants that a command does not name are alike. That nobody's balance falls below nothing is
// arithmetic, so a balance is kept.

import type { Message, Seat } from '../../engine/protocol.ts';
import type { Ask, Bounds, Model } from '../../speech/model.ts';
import type { descriptors } from './descriptors.ts';
import type { TwoPhaseNode } from './node.ts';
import { changeOf, transferOf } from './transfer.ts';

/** More than anybody has: P1 has to say No. */
const TOO_MUCH = 'P1-200';

const commandsOf = ({ transactions = 1 }: Bounds): string[] =>
  Array.from({ length: transactions }, (_, n) => (n === 0 ? TOO_MUCH : transferOf(n)));

/** Either what can be carried out, or what cannot. */
const asks = (_: readonly Seat[], bounds: Bounds): Ask[] =>
  commandsOf(bounds).flatMap((command, request) =>
    (request === 0 ? [command, transferOf(1)] : [command]).map((each) => ({
      node: 'C1',
      command: each,
      request,
      ...(request > 0 && { after: request - 1 }),
    })),
  );

const isNamed = (id: string): boolean => [TOO_MUCH, transferOf(1)].some((command) => changeOf(command, id) !== 0);

const participants = (count: number) => ({ participants: count });

export const model = {
  bounds: {
    transactions: { least: 1, usual: 1, most: 3 },
    questions: { least: 0, usual: 0, most: 3 },
  },
  beyond: ({ log }, { transactions = 1 }) => (log.length > transactions ? 'transactions' : null),
  timers: { votes: 'starts', resend: 'repeats', decision: { counted: 'questions' } },
  fields: () => ({
    me: 'seat',
    part: 'seat',
    participants: 'seat',
    coordinator: 'seat',
    others: 'seat',
    options: 'seat',
    log: 'kept',
    finished: 'kept',
    yes: 'set',
    done: 'set',
    request: () => null,
    clients: (clients) => clients.map(({ command }) => ({ request: 0, command })),
    balance: 'kept',
    vote: 'kept',
    // Told to readers only.
    uncertain: () => [],
  }),
  alike: (seats) => [seats.filter(({ id, part }) => part === 'participant' && !isNamed(id)).map(({ id }) => id)],
  record: {
    'twophase.Atomicity': ['deciders', 'records'],
    'twophase.Stability': ['deciders'],
    'twophase.Validity': ['records'],
  },
  asks,
  quiet: [
    { name: 'Done', is: ({ type }: Message) => type === 'Done' },
    { name: 'Uncertain', is: ({ type }: Message) => type === 'Uncertain' },
  ],
  usual: { counts: participants(2) },
  mistakes: {
    decidesEarly: { counts: participants(3) },
    forgetsVote: { counts: participants(2), bounds: { crashes: 1, questions: 1 }, options: { inDoubt: 'ask' } },
    forgetsDecision: { counts: participants(2), bounds: { crashes: 1 } },
  },
} as const satisfies Model<TwoPhaseNode, typeof descriptors>;
