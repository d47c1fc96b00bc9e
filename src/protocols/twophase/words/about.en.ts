// What is said about two-phase commit, in English.

import type { FirstProtocolWords } from '../../../speech/about.ts';
import type { protocol } from '../index.ts';

export const words = {
  title: 'Two-phase commit',
  summary:
    'A transaction happens at every participant or at none: a coordinator asks all of them, and commits only if all say Yes.',
  epoch: 'transaction',
  noEpoch: 'no transaction',
  slot: 'transaction',
  ledger: 'Transactions',
  undecided: 'not decided',
  values: { commit: 'commit', abort: 'abort', voting: 'voting', prepared: 'Yes' },
  counts: { participants: 'Participants' },
  roles: {
    ready: 'ready',
    collecting: 'collecting votes',
    committing: 'committing',
    aborting: 'aborting',
    working: 'working',
    prepared: 'prepared',
    committed: 'committed',
    aborted: 'aborted',
  },
  parts: { coordinator: 'coordinator', participant: 'participant' },
  columns: { coordinator: 'Coordinator', participant: 'Participants' },
  messages: {
    Prepare: { name: 'Prepare', about: 'The coordinator asks whether a participant can carry out its part.' },
    Yes: { name: 'Yes', about: 'A participant can carry out its part, and gives the decision away.' },
    No: { name: 'No', about: 'A participant does not carry out its part. It has aborted.' },
    Commit: { name: 'Commit', about: 'The transaction is decided: everybody carries it out.' },
    Abort: { name: 'Abort', about: 'The transaction is decided: nobody carries it out.' },
    Done: { name: 'Done', about: 'A participant confirms that it has a decision.' },
    DecisionRequest: { name: 'Decision?', about: 'Who voted Yes and hears nothing asks what was decided.' },
    Uncertain: {
      name: 'Uncertain',
      about: 'A participant that is asked has voted Yes itself and does not know either.',
    },
  },
  timers: { votes: 'vote timeout', resend: 'resend timer', decision: 'decision timeout' },
  records: {
    yes: {
      name: 'voted Yes',
      lasting: 'in doubt',
      told: ({ node }, transaction) => `${node} votes Yes on ${transaction}`,
    },
    no: { name: 'voted No', told: ({ node }, transaction) => `${node} votes No on ${transaction}` },
    resolved: {
      name: 'no longer in doubt',
      told: ({ node, value }, transaction) => `${node} is no longer in doubt about ${transaction}: ${value}`,
    },
    guessed: { name: 'guessed', told: ({ node }, transaction) => `${node} decides ${transaction} by guessing` },
  },
  facts: {
    transaction: 'transaction',
    command: 'command',
    decision: 'decision',
    yes: 'voted Yes',
    missing: 'not heard yet',
    finished: 'finished up to',
    waiting: 'clients that wait',
    balance: 'balance',
    vote: 'voted Yes on',
    waitsFor: 'must wait for',
    uncertain: 'do not know either',
    participants: 'participants',
    prepared: 'had voted Yes',
  },
  refusals: {},
  options: {
    votes: 'how long the coordinator waits for votes',
    resend: 'how long it waits before it sends again',
    decision: 'how long a participant waits before it asks',
    inDoubt: 'a participant in doubt: wait for the coordinator, ask the others too, or abort by guessing',
  },
  variants: {
    decidesEarly: 'commits at more than half of the votes',
    forgetsVote: 'a participant says Yes before that is on its disk',
    forgetsDecision: 'the coordinator tells a decision before that is on its disk',
  },
} satisfies FirstProtocolWords<typeof protocol>;
