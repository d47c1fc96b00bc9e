// The scenarios of this folder by chapter, in the order in which one would teach them.

import type { Chapters, Without } from '../../../speech/chapters.ts';

export const chapters = {
  leaders: [
    'multipaxos-five-ideas',
    'multipaxos-first-minute',
    'multipaxos-steady-leader',
    'multipaxos-phase-one-each-time',
    'multipaxos-two-leaders',
  ],
  slots: ['multipaxos-window', 'multipaxos-fills-hole', 'multipaxos-ballots-fall'],
  crashes: ['multipaxos-catch-up', 'multipaxos-restart'],
  partitions: ['multipaxos-minority', 'multipaxos-lossy'],
  variants: [
    'multipaxos-accepts-below-promise',
    'multipaxos-adopts-any-reported',
    'multipaxos-applies-past-holes',
    'multipaxos-fills-without-looking',
    'multipaxos-promise-not-durable',
  ],
} as const satisfies Chapters;

/** The same story with a rule left out. */
export const without: Without<typeof chapters> = {
  'multipaxos-two-leaders': 'multipaxos-accepts-below-promise',
  'multipaxos-fills-hole': 'multipaxos-fills-without-looking',
  'multipaxos-catch-up': 'multipaxos-applies-past-holes',
  'multipaxos-restart': 'multipaxos-promise-not-durable',
};
