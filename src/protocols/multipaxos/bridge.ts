// Which scenario shows each idea of the concept bridge.

import type { BridgeShows } from '../../speech/bridge.ts';

export const shows = {
  number: 'multipaxos-two-leaders',
  leader: 'multipaxos-steady-leader',
  place: 'multipaxos-steady-leader',
  winning: 'multipaxos-steady-leader',
  copying: 'multipaxos-steady-leader',
  heeding: 'multipaxos-fills-hole',
  decided: 'multipaxos-catch-up',
  holes: 'multipaxos-fills-hole',
  leftovers: 'multipaxos-fills-hole',
  deposed: 'multipaxos-two-leaders',
  disk: 'multipaxos-restart',
  quorum: 'multipaxos-minority',
  progress: 'multipaxos-two-leaders',
  behind: 'multipaxos-catch-up',
  lost: 'multipaxos-catch-up',
} as const satisfies BridgeShows;
