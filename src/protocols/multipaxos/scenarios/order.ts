// The scenarios of this folder, in the order in which one would teach them.

export const order: readonly string[] = [
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
  'multipaxos-accepts-below-promise',
  'multipaxos-adopts-any-reported',
  'multipaxos-applies-past-holes',
  'multipaxos-fills-without-looking',
  'multipaxos-promise-not-durable',
];
