// The scenarios that come with the laboratory, in the order in which one would teach them.

const files: Record<string, string> = import.meta.glob('./library/*.scenario', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export interface Shelved {
  readonly name: string;
  readonly text: string;
}

/** What is not named here follows, by name. */
const ORDER: readonly string[] = [
  'first-minute',
  'first-election',
  'split-vote',
  'manual-vote',
  'duelling-candidates',
  'candidate-concedes',
  'leader-cycle',
  'one-server',
  'replication-and-commit',
  'slow-follower',
  'leader-crash-uncommitted',
  'entry-survives',
  'minority-partition',
  'stale-leader-returns',
  'figure-7',
  'figure-8',
  'figure-8-new-entry',
  'legal-completeness',
  'whole-cluster-restart',
  'one-way-cut',
  'paused-leader',
  'slow-clock',
  'late-messages',
  'lossy-network',
  'disk-lost',
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
  'multipaxos-first-minute',
  'multipaxos-steady-leader',
  'multipaxos-phase-one-each-time',
  'multipaxos-window',
  'multipaxos-fills-hole',
  'multipaxos-ballots-fall',
  'multipaxos-two-leaders',
  'multipaxos-minority',
  'multipaxos-catch-up',
  'multipaxos-restart',
  'multipaxos-lossy',
  'twophase-commit',
  'twophase-refused',
  'twophase-silence',
  'twophase-blocked',
  'twophase-remembers',
  'twophase-others-know',
  'twophase-not-voted',
  'twophase-ask-in-vain',
  'twophase-guess',
];

const place = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);

export const library: readonly Shelved[] = Object.keys(files)
  .sort()
  .map((file) => ({
    name: file.replace(/^.*\//, '').replace(/\.scenario$/, ''),
    text: files[file] as string,
  }))
  .sort((a, b) => place(a.name) - place(b.name));
