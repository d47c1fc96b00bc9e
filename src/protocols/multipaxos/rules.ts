// Every rule by which a server decides, with the place in a paper that says so. A machine names the rule it followed by a
// `note`, with the facts it compared.

import type { Citation, Paper } from '../../engine/protocol.ts';

export const papers = [
  { id: 'pms', authors: 'Leslie Lamport', year: 2001, title: 'Paxos Made Simple' },
  {
    id: 'pmmc',
    authors: 'Robbert van Renesse, Deniz Altinbuken',
    year: 2015,
    title: 'Paxos Made Moderately Complex',
  },
] as const satisfies readonly Paper[];

const simple = (section: string): Citation => ({ paper: 'pms', section });
const moderate = (section: string): Citation => ({ paper: 'pmmc', section });

export const rules = {
  // Finding a leader
  'multipaxos.follower.begins': simple('§2.5'),
  'multipaxos.prepare.started': simple('§3; §2.2, phase 1 (a)'),
  'multipaxos.prepare.again': simple('§2.4'),
  'multipaxos.prepare.resent': simple('§2.2'),
  'multipaxos.promise.given': simple('§3; §2.2, phase 1 (b)'),
  'multipaxos.promise.repeated': simple('§2.2, P1a'),
  'multipaxos.promise.refused': simple('§2.2, P1a; §2.4'),
  'multipaxos.promise.counted': simple('§2.2, phase 2 (a)'),
  'multipaxos.promise.late': simple('§2.2, phase 2 (a)'),
  'multipaxos.leader.elected': simple('§3'),
  'multipaxos.leader.stepsDown': moderate('Figure 7, preempted'),

  // Proposing
  'multipaxos.slot.adopted': simple('§3; §2.2, phase 2 (a)'),
  'multipaxos.slot.filled': simple('§3'),
  'multipaxos.slot.preparedAgain': simple('§2.2, phase 1 (a)'),
  'multipaxos.client.proposed': simple('§3; §2.2, phase 2 (a)'),
  'multipaxos.client.waits': moderate('Figure 1, WINDOW'),
  'multipaxos.accept.resent': simple('§2.2'),
  'multipaxos.heartbeat.due': simple('§2.4'),

  // Accepting
  'multipaxos.accept.given': simple('§2.2, phase 2 (b)'),
  'multipaxos.accept.repeated': simple('§2.2, phase 2 (b)'),
  'multipaxos.accept.refused': simple('§2.2, phase 2 (b); §2.4'),
  'multipaxos.heartbeat.refused': simple('§2.4'),

  // Deciding
  'multipaxos.accepted.counted': simple('§2.3'),
  'multipaxos.accepted.late': simple('§2.3'),
  'multipaxos.slot.decided': simple('§2.3'),
  'multipaxos.reply.stale': simple('§2.2'),

  // Learning and applying
  'multipaxos.heartbeat.heard': simple('§2.4'),
  'multipaxos.replica.lags': moderate('Figure 1, decision'),
  'multipaxos.replica.told': moderate('Figure 1, decision'),
  'multipaxos.replica.nothingToTell': moderate('Figure 1, decision'),
  'multipaxos.decision.learned': simple('§2.3'),
  'multipaxos.decision.known': simple('§2.3'),
  'multipaxos.decision.gap': simple('§3'),
  'multipaxos.replica.applied': moderate('Figure 1, perform'),

  // Clients
  'multipaxos.client.answered': moderate('Figure 1, perform'),
  'multipaxos.client.redirected': simple('§3'),
  'multipaxos.client.forgotten': moderate('Figure 1, propose'),
} as const satisfies { readonly [rule: string]: Citation };

export type RuleId = keyof typeof rules;
