// The scenarios of this folder, in the order in which one would teach them.

export const order: readonly string[] = [
  'paxos-one-proposer',
  'paxos-later-ballot',
  'paxos-highest-ballot',
  'paxos-unlearned',
  'paxos-learner-asks',
  'paxos-duel',
  'paxos-backoff',
  'paxos-silence',
  'paxos-acceptor-remembers',
  'paxos-minority',
  'paxos-loss',
  'paxos-flexible-quorum',
  'paxos-accepts-below-promise',
  'paxos-ballot-twice',
  'paxos-disjoint-quorums',
  'paxos-forgets-promise',
  'paxos-keeps-own-value',
  'paxos-takes-any-value',
];
