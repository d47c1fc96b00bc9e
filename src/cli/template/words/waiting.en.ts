// "Why not?", in English.

import type { Facts } from '../../../engine/protocol.ts';
import { text } from '../../../speech/facts.ts';
import type { WaitingWords } from '../../../speech/waiting.ts';
import type { waiting } from '../waiting.ts';

const rounds = (facts: Facts) => `TODO it is about round ${text(facts.about)}, and round ${text(facts.round)} runs`;

export const words: WaitingWords<typeof waiting> = {
  goals: {
    finish: {
      question: ({ facts }) => `TODO Why is round ${text(facts.round)} not over?`,
      waits: ({ node, facts }) => `TODO ${node} waits for the answer of ${text(facts.from)}.`,
      reached: ({ facts }) => `TODO Round ${text(facts.round)} is over.`,
    },
  },
  guards: { isOfThis: { holds: rounds, fails: rounds } },
};
