// "Why not?" in two-phase commit, in English.

import type { Facts } from '../../../engine/protocol.ts';
import { is, names, text } from '../../../speech/facts.ts';
import { listEn as list } from '../../../speech/lists.ts';
import type { WaitingWords } from '../../../speech/waiting.ts';
import type { waiting } from '../waiting.ts';

const some = (all: readonly string[]) => (all.length === 0 ? 'nobody' : list(all));
const running = (facts: Facts) =>
  `it is about transaction ${text(facts.transaction)}, and ${text(facts.running)} is the last one`;
const decision = (facts: Facts) =>
  facts.decision === null
    ? `transaction ${text(facts.transaction)} is not decided here`
    : `transaction ${text(facts.transaction)} is decided: ${text(facts.decision)}`;
const votes = (facts: Facts) =>
  `with it, ${some(names(facts.yes))} voted Yes: ${names(facts.yes).length} of ${names(facts.participants).length}`;
const done = (facts: Facts) =>
  `with it, ${some(names(facts.done))} confirmed: ${names(facts.done).length} of ${names(facts.participants).length}`;
const queued = (facts: Facts) => `${done(facts)}, and ${text(facts.waiting)} clients wait`;
const disk = (facts: Facts) =>
  `on disk: transaction ${text(facts.transaction)}, decision ${text(facts.decision)}, finished up to ${text(facts.finished)}`;
const vote = (facts: Facts) => (facts.vote === null ? 'it has no vote open' : `it voted Yes on ${text(facts.vote)}`);
const balance = (facts: Facts) => `its balance would be ${is(facts.balance)}`;
const option = (facts: Facts) => `inDoubt is ${text(facts.inDoubt)}`;
const both = (said: (facts: Facts) => string) => ({ holds: said, fails: said });

export const words: WaitingWords<typeof waiting> = {
  goals: {
    decide: {
      question: ({ node, facts }) => `Why does ${node} not commit transaction ${text(facts.transaction)}?`,
      waits: ({ node, facts }) =>
        `${node} has the Yes of ${some(names(facts.yes))}; still missing: ${some(names(facts.missing))}. All are needed, and one No is enough to abort.`,
      reached: ({ node, facts }) =>
        `${node} has decided transaction ${text(facts.transaction)}: ${text(facts.decision)}.`,
    },
    finish: {
      question: ({ facts }) => `Why is transaction ${text(facts.transaction)} not over?`,
      waits: ({ node, facts }) =>
        `${node} has told everybody; ${some(names(facts.done))} confirmed, and it waits for ${some(names(facts.missing))}.`,
      reached: ({ facts }) => `Everybody has confirmed transaction ${text(facts.transaction)}.`,
    },
    resolve: {
      question: ({ node }) => `Why may ${node} neither commit nor abort?`,
      waits: ({ node, facts }) =>
        `${node} is prepared: it voted Yes on transaction ${text(facts.transaction)} and must wait for ${text(facts.coordinator)}, which may have decided either way.${facts.inDoubt === 'ask' ? ` It also asks ${some(names(facts.others))}; ${names(facts.uncertain).length === 0 ? 'none of them has said yet that it does not know' : `${list(names(facts.uncertain))} cannot help`}.` : ''}`,
      reached: ({ node, facts }) =>
        `${node} knows transaction ${text(facts.transaction)} decided: ${text(facts.decision)}.`,
    },
  },
  guards: {
    isOfThis: both(running),
    completesVotes: both(votes),
    completesDone: both(done),
    completesDoneForNext: both(queued),
    endedUndecided: both(disk),
    endedTelling: both(disk),
    decisionIsMade: both(decision),
    isDecided: both(decision),
    canDo: both(balance),
    isInDoubt: both(vote),
    isInDoubtAboutIt: both(vote),
    mayGuess: both(option),
    mayAskOthers: both(option),
  },
};
