// The scenarios of this folder by chapter, in the order in which one would teach them.

import type { Chapters, Without } from '../../../speech/chapters.ts';

export const chapters = {
  elections: [
    'five-ideas',
    'first-election',
    'split-vote',
    'manual-vote',
    'duelling-candidates',
    'candidate-concedes',
    'leader-cycle',
    'one-server',
    'slow-clock',
  ],
  replication: ['replication-and-commit', 'slow-follower', 'late-messages', 'lossy-network', 'legal-completeness'],
  crashes: ['leader-crash-uncommitted', 'entry-survives', 'whole-cluster-restart', 'paused-leader', 'disk-lost'],
  partitions: ['minority-partition', 'stale-leader-returns', 'one-way-cut'],
  figures: ['figure-7', 'figure-8', 'figure-8-new-entry'],
  variants: [
    'commits-old-term',
    'keeps-conflicts',
    'log-not-durable',
    'majority-of-half',
    'no-log-check',
    'no-prev-log-check',
    'term-not-durable',
    'truncates-always',
    'voted-for-not-durable',
    'votes-twice',
  ],
} as const satisfies Chapters;

/** The same story with a rule left out. */
export const without: Without<typeof chapters> = {
  'split-vote': 'majority-of-half',
  'late-messages': 'truncates-always',
  'leader-crash-uncommitted': 'keeps-conflicts',
  'entry-survives': 'no-log-check',
  'whole-cluster-restart': 'log-not-durable',
  'figure-7': 'no-prev-log-check',
  'figure-8': 'commits-old-term',
};

/** Links open these, and the library does not offer them any more. */
export const unlisted: readonly string[] = ['first-minute'];
