// Which scenario shows each idea of the concept bridge.

import type { BridgeShows } from '../../speech/bridge.ts';

export const shows = {
  number: 'zab-epoch-skipped',
  leader: 'zab-first-minute',
  place: 'zab-first-minute',
  winning: 'zab-first-minute',
  copying: 'zab-first-minute',
  heeding: 'zab-recovers-history',
  decided: 'zab-first-minute',
  holes: 'zab-broken-stream',
  leftovers: 'zab-forgets-proposal',
  deposed: 'zab-stale-read',
  disk: 'zab-history-not-durable',
  quorum: 'zab-quorum-lost',
  progress: 'zab-epoch-skipped',
  behind: 'zab-late-joiner',
  lost: 'zab-broken-stream',
} as const satisfies BridgeShows;
