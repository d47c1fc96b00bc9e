// Which scenario shows each idea of the concept bridge.

import type { BridgeShows } from '../../speech/bridge.ts';

export const shows = {
  leader: 'twophase-commit',
  place: 'twophase-commit',
  copying: 'twophase-commit',
  decided: 'twophase-blocked',
  disk: 'twophase-remembers',
  quorum: 'twophase-refused',
  progress: 'twophase-ask-in-vain',
  behind: 'twophase-others-know',
  lost: 'twophase-silence',
} as const satisfies BridgeShows;
