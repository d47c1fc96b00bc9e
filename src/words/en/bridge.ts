// The concept bridge, in English: what stands about the cells.

import type { BridgeFrame } from '../bridge.ts';

export const bridge: BridgeFrame = {
  title: 'The same ideas, side by side',
  lead: 'Each row is one idea. The button in a cell opens a scenario that shows it.',
  idea: 'Idea',
  show: (title) => `Show it: ${title}`,
  none: 'Not here.',
  ideas: {
    number: 'The number that orders attempts',
    leader: 'Who proposes',
    place: 'What is agreed on',
    winning: 'Winning the right to propose',
    copying: 'Getting it copied',
    heeding: 'Heeding what came before',
    decided: 'When it is decided',
    holes: 'Holes',
    leftovers: 'What an old leader left unfinished',
    deposed: 'How an old leader is stopped',
    disk: 'What must be on disk',
    quorum: 'How many must agree',
    progress: 'What keeps it from going on for ever',
    behind: 'Catching up',
    lost: 'Lost and doubled messages',
  },
};
