// Which scenario shows each idea of the concept bridge.

import type { BridgeShows } from '../../speech/bridge.ts';

export const shows = {
  number: 'paxos-later-ballot',
  leader: 'paxos-one-proposer',
  place: 'paxos-one-proposer',
  winning: 'paxos-one-proposer',
  copying: 'paxos-one-proposer',
  heeding: 'paxos-highest-ballot',
  decided: 'paxos-unlearned',
  holes: 'paxos-one-proposer',
  leftovers: 'paxos-later-ballot',
  deposed: 'paxos-duel',
  disk: 'paxos-acceptor-remembers',
  quorum: 'paxos-flexible-quorum',
  progress: 'paxos-backoff',
  behind: 'paxos-learner-asks',
  lost: 'paxos-loss',
} as const satisfies BridgeShows;
