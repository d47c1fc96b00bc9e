// The rule book, in English.

import type { BookWords } from '../../../speech/book.ts';
import type { book } from '../book.ts';
import type { RuleId } from '../rules.ts';

export const words: BookWords<typeof book, RuleId> = {
  cards: { exchange: { title: 'TODO Question and answer', lead: 'TODO One node asks, the other answers.' } },
  headings: { asker: 'TODO The asker', answerer: 'TODO The answerer' },
  points: { purpose: { name: 'TODO Purpose', text: 'TODO What it is good for.' } },
  rules: {
    'sample.ping.sent': 'TODO Asks the other node when a client asks.',
    'sample.ping.repeated': 'TODO Asks again when no answer comes in time.',
    'sample.pong.heard': 'TODO Ends the round when it hears the answer.',
    'sample.pong.late': 'TODO Sets an answer to another round aside.',
    'sample.ping.answered': 'TODO Answers whenever it is asked.',
  },
};
