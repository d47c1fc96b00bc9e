// The scenarios of this folder by chapter, in the order in which one would teach them.

import type { Chapters, Without } from '../../../speech/chapters.ts';

export const chapters = {
  votes: ['twophase-commit', 'twophase-refused', 'twophase-silence'],
  crashes: ['twophase-blocked', 'twophase-remembers'],
  doubt: ['twophase-others-know', 'twophase-not-voted', 'twophase-ask-in-vain', 'twophase-guess'],
  variants: ['twophase-decides-early', 'twophase-forgets-decision', 'twophase-forgets-vote'],
} as const satisfies Chapters;

/** The same story with a rule left out. */
export const without: Without<typeof chapters> = {
  'twophase-refused': 'twophase-decides-early',
  'twophase-blocked': 'twophase-forgets-decision',
  'twophase-remembers': 'twophase-forgets-vote',
};
