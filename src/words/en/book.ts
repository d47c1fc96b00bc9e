// Words of the rule book that fit every protocol, in English.

import type { NodeId } from '../../engine/protocol.ts';

export const bookSectionEn = {
  about: 'The rules, as the paper arranges them, in our own words. Choose a rule to see when it decided.' as string,
  /** The book takes the place of the panel above it, too. */
  step: 'Decided in this step' as string,
  stepEmpty: 'No rule decided in this step.' as string,
  compared: 'in this step' as string,
  unseen: 'not seen yet' as string,
  times: (count: number) => (count === 1 ? 'once' : `${count} times`),
  /** Heading of what a chosen rule tells of itself. */
  last: (count: number) => (count === 1 ? 'It decided once so far:' : `It decided ${count} times so far, last:`),
  never: 'It has not decided anything so far in this run.' as string,
  jump: (at: string, node: NodeId) => `${at} · ${node}`,
  previous: 'Time before' as string,
  next: 'Next time' as string,
  none: { previous: 'There is no earlier time.', next: 'There is none within the next minute.' } as {
    readonly [way in 'previous' | 'next']: string;
  },
  see: (title: string, at: string) => `See it in “${title}”, at ${at}`,
};

export type BookSection = typeof bookSectionEn;
