// The scenarios of this folder by chapter, in the order in which one would teach them.

import type { Chapters, Without } from '../../../speech/chapters.ts';

export const chapters = {
  ballots: [
    'paxos-five-ideas',
    'paxos-one-proposer',
    'paxos-later-ballot',
    'paxos-highest-ballot',
    'paxos-flexible-quorum',
    'paxos-duel',
    'paxos-backoff',
  ],
  crashes: ['paxos-unlearned', 'paxos-acceptor-remembers'],
  partitions: ['paxos-learner-asks', 'paxos-silence', 'paxos-minority', 'paxos-loss'],
  variants: [
    'paxos-accepts-below-promise',
    'paxos-ballot-twice',
    'paxos-disjoint-quorums',
    'paxos-forgets-promise',
    'paxos-keeps-own-value',
    'paxos-takes-any-value',
  ],
} as const satisfies Chapters;

/** The same story with a rule left out. */
export const without: Without<typeof chapters> = {
  'paxos-later-ballot': 'paxos-keeps-own-value',
  'paxos-highest-ballot': 'paxos-takes-any-value',
  'paxos-flexible-quorum': 'paxos-disjoint-quorums',
  'paxos-duel': 'paxos-accepts-below-promise',
  'paxos-acceptor-remembers': 'paxos-forgets-promise',
};
