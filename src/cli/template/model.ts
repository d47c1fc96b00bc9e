// What the checker is told of the protocol: how far there is to look, and what of a node cannot matter.

import type { Model } from '../../speech/model.ts';
import type { descriptors } from './descriptors.ts';
import type { Node } from './node.ts';

export const model = {
  bounds: { rounds: { least: 1, usual: 1, most: 4 } },
  beyond: ({ log }, { rounds = 1 }) => (log.length > rounds ? 'rounds' : null),
  timers: { resend: 'repeats' },
  fields: () => ({
    me: 'seat',
    part: 'seat',
    other: 'seat',
    options: 'seat',
    log: 'kept',
    answered: 'kept',
    asked: 'kept',
  }),
  alike: () => [],
  record: { 'sample.Answered': ['records'] },
  asks: (seats, { rounds = 1 }) =>
    Array.from({ length: rounds }, (_, request) => {
      const ask = { node: seats[0]?.id ?? '', command: `hello${request + 1}`, request };
      return request === 0 ? ask : { ...ask, after: request - 1 };
    }),
  quiet: [],
  usual: { counts: { nodes: 2 } },
  // An answer that comes twice is taken for the next one.
  mistakes: { takesAnyPong: { counts: { nodes: 2 }, bounds: { rounds: 2, duplicates: 1 } } },
} as const satisfies Model<Node, typeof descriptors>;
