// The scenarios of this folder, in the order in which one would teach them.

export const order: readonly string[] = [
  'twophase-commit',
  'twophase-refused',
  'twophase-silence',
  'twophase-blocked',
  'twophase-remembers',
  'twophase-others-know',
  'twophase-not-voted',
  'twophase-ask-in-vain',
  'twophase-guess',
  'twophase-decides-early',
  'twophase-forgets-decision',
  'twophase-forgets-vote',
];
