// Which scenario shows each idea of the concept bridge.

import type { BridgeShows } from '../../speech/bridge.ts';

export const shows = {
  number: 'leader-cycle',
  leader: 'first-election',
  place: 'replication-and-commit',
  winning: 'first-election',
  copying: 'replication-and-commit',
  heeding: 'entry-survives',
  decided: 'leader-crash-uncommitted',
  holes: 'slow-follower',
  leftovers: 'figure-8',
  deposed: 'stale-leader-returns',
  disk: 'whole-cluster-restart',
  quorum: 'minority-partition',
  progress: 'split-vote',
  behind: 'slow-follower',
  lost: 'lossy-network',
} as const satisfies BridgeShows;
