// The scenarios of this folder by chapter, in the order in which one would teach them.

import type { Chapters, Without } from '../../../speech/chapters.ts';

export const chapters = {
  leaders: ['zab-first-minute', 'zab-recovers-history'],
} as const satisfies Chapters;

/** The same story with a rule left out. */
export const without: Without<typeof chapters> = {};
