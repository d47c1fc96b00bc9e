// Twophase's cells of the concept bridge, in English.

import type { BridgeCells } from '../../../speech/bridge.ts';
import type { shows } from '../bridge.ts';

export const words: BridgeCells<typeof shows> = {
  leader: { term: 'coordinator', note: 'Always the same node. Nobody is elected, and nobody takes its place.' },
  place: { term: 'a transaction', note: 'What each participant does is its own matter; all of them do it, or none.' },
  copying: {
    term: 'Prepare, then Commit',
    note: 'Asked first, told afterwards. Nothing is copied: each participant has a part of its own.',
  },
  decided: {
    term: 'on the coordinator’s disk',
    note: 'Committed as soon as the coordinator has written that down, though nobody else may know.',
  },
  disk: {
    term: 'the vote and the decision',
    note: 'A Yes is on disk before it is said, a decision before it is told.',
  },
  quorum: {
    term: 'everybody',
    note: 'All have to say Yes, and one No is enough: no quorum can speak for a participant.',
  },
  progress: { term: 'blocking', note: 'While the coordinator is down, whoever has voted Yes must wait.' },
  behind: {
    term: 'Decision?',
    note: 'Who is in doubt asks the coordinator, and in cooperative termination the others too.',
  },
  lost: { term: 'sent again', note: 'The coordinator asks and tells again, until each participant has answered.' },
};
