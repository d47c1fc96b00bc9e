// What is said of the rules, in English.

import type { RulesWords } from '../../../speech/about.ts';
import { text } from '../../../speech/facts.ts';
import type { protocol } from '../index.ts';

export const words: RulesWords<typeof protocol> = {
  rules: {
    'sample.ping.sent': {
      name: 'TODO A round begins',
      headline: ({ node, facts }) => `TODO ${node} asks ${text(facts.to)} in round ${text(facts.round)}`,
      why: ({ facts }) => `TODO A client asked for “${text(facts.command)}”.`,
      facts: { to: 'TODO asked' },
    },
    'sample.ping.repeated': {
      name: 'TODO Asked again',
      headline: ({ node, facts }) => `TODO ${node} asks ${text(facts.to)} again`,
      why: ({ facts }) => `TODO It has no answer to round ${text(facts.round)} so far.`,
      facts: { to: 'TODO asked again' },
    },
    'sample.pong.heard': {
      name: 'TODO A round ends',
      headline: ({ node, facts }) => `TODO ${node} ends round ${text(facts.round)}`,
      why: ({ facts }) => `TODO The answer is about round ${text(facts.about)}.`,
      facts: { about: 'TODO round of the answer' },
    },
    'sample.pong.late': {
      name: 'TODO An answer that is late',
      headline: ({ node, facts }) => `TODO ${node} sets an answer to round ${text(facts.about)} aside`,
      why: ({ facts }) => `TODO The last round is ${text(facts.round)}, and it does not need this answer.`,
      facts: { about: 'TODO round of the answer' },
    },
    'sample.ping.answered': {
      name: 'TODO An answer',
      headline: ({ node, facts }) => `TODO ${node} answers ${text(facts.from)}`,
      why: ({ facts }) => `TODO It was asked in round ${text(facts.round)}: “${text(facts.command)}”.`,
      facts: { from: 'TODO asked by' },
    },
  },
  invariants: {
    'sample.Answered': { name: 'TODO Answered', statement: 'TODO A round ends only when it was answered.' },
  },
  sometimes: {},
};
