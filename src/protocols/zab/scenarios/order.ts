// The scenarios of this folder by chapter, in the order in which one would teach them.

import type { Chapters, Without } from '../../../speech/chapters.ts';

export const chapters = {
  leaders: ['zab-first-minute', 'zab-epoch-skipped', 'zab-outrun', 'zab-one-server'],
  replication: ['zab-late-joiner', 'zab-broken-stream', 'zab-stale-read'],
  crashes: ['zab-recovers-history', 'zab-forgets-proposal'],
  partitions: ['zab-quorum-lost'],
  variants: [
    'zab-keeps-own-history',
    'zab-history-not-durable',
    'zab-compares-counter-only',
    'zab-acks-before-disk',
    'zab-proposes-to-synced-only',
    'zab-commit-ld-of-ack',
  ],
} as const satisfies Chapters;

/** The same story with a rule left out. */
export const without: Without<typeof chapters> = {
  'zab-recovers-history': 'zab-keeps-own-history',
  'zab-forgets-proposal': 'zab-compares-counter-only',
  'zab-late-joiner': 'zab-proposes-to-synced-only',
};
