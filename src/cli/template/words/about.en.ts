// What is said about the protocol, in English.

import type { FirstProtocolWords } from '../../../speech/about.ts';
import type { protocol } from '../index.ts';

export const words = {
  title: 'TODO sample',
  summary: 'TODO One sentence on what it is.',
  epoch: 'TODO round',
  noEpoch: 'TODO no round',
  slot: 'TODO round',
  ledger: 'TODO Rounds',
  counts: { nodes: 'TODO Nodes' },
  roles: { idle: 'TODO idle', waiting: 'TODO waiting', ready: 'TODO ready' },
  parts: { asker: 'TODO asker', answerer: 'TODO answerer' },
  columns: { asker: 'TODO Asker', answerer: 'TODO Answerer' },
  messages: {
    Ping: { name: 'Ping', about: 'TODO One node asks the other.' },
    Pong: { name: 'Pong', about: 'TODO The other node answers.' },
  },
  timers: { resend: 'TODO resend timer' },
  records: { answered: { name: 'TODO answered', told: ({ node }, round) => `TODO ${node} answers ${round}` } },
  facts: { round: 'TODO round', command: 'TODO command', answered: 'TODO answered up to' },
  refusals: {},
  options: { resend: 'TODO how long it waits before it asks again' },
  variants: { takesAnyPong: 'TODO takes any answer for the right one' },
} satisfies FirstProtocolWords<typeof protocol>;
