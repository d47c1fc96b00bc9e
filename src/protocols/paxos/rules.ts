// Every rule by which a node decides, with the place in the paper that says so. A machine names the rule it followed by
// a `note`, with the facts it compared.

import type { Citation, Paper } from '../../engine/protocol.ts';

export const papers = [
  { id: 'pms', authors: 'Leslie Lamport', year: 2001, title: 'Paxos Made Simple' },
  {
    id: 'fpaxos',
    authors: 'Heidi Howard, Dahlia Malkhi, Alexander Spiegelman',
    year: 2016,
    title: 'Flexible Paxos: Quorum Intersection Revisited',
  },
] as const satisfies readonly Paper[];

const by = (section: string): Citation => ({ paper: 'pms', section });

export const rules = {
  'paxos.node.begins': by('§2.1'),
  'paxos.node.remembers': by('§2.5'),

  // Clients
  'paxos.client.waits': by('§2.2'),
  'paxos.client.answered': by('§2.1'),

  // A proposer
  'paxos.ballot.started': by('§2.2, Phase 1 (a)'),
  'paxos.ballot.higher': by('§2.2, Phase 1 (a); §2.4'),
  'paxos.ballot.givenUp': by('§2.2; §2.4'),
  'paxos.prepare.again': by('§2.1'),
  'paxos.accept.again': by('§2.1'),
  'paxos.promise.counted': by('§2.2, Phase 2 (a)'),
  'paxos.promise.late': by('§2.2'),
  'paxos.value.free': by('§2.2, P2c (a)'),
  'paxos.value.bound': by('§2.2, P2c (b)'),
  'paxos.accepted.counted': by('§2.2, Phase 2 (b)'),
  'paxos.accepted.late': by('§2.2'),
  'paxos.value.chosen': by('§2.2'),
  'paxos.reject.heard': by('§2.2'),
  'paxos.reject.late': by('§2.2'),

  // An acceptor
  'paxos.promise.given': by('§2.2, Phase 1 (b)'),
  'paxos.promise.repeated': by('§2.2, Phase 1 (b)'),
  'paxos.promise.refused': by('§2.2, Phase 1 (b)'),
  'paxos.accept.given': by('§2.2, Phase 2 (b)'),
  'paxos.accept.repeated': by('§2.2, Phase 2 (b)'),
  'paxos.accept.refused': by('§2.2, P1a'),
  'paxos.query.answered': by('§2.3'),
  'paxos.query.nothing': by('§2.3'),

  // A learner
  'paxos.learn.counted': by('§2.3'),
  'paxos.learn.learned': by('§2.3'),
  'paxos.learn.known': by('§2.3'),
  'paxos.learn.asks': by('§2.3'),
} as const satisfies { readonly [rule: string]: Citation };

export type RuleId = keyof typeof rules;
