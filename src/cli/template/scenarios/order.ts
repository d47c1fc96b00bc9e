// The scenarios of this folder by chapter, in the order in which one would teach them.

import type { Chapters } from '../../../speech/chapters.ts';

export const chapters = {
  replication: ['sample-round'],
  variants: ['sample-takes-any-pong'],
} as const satisfies Chapters;
