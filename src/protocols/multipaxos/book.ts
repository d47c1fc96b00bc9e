// The rules in the order in which the papers tell them: slots, a leader, phase 1 once for all of them, phase 2 for each,
// learning and applying. Lamport 2001, Paxos Made Simple, §3; van Renesse & Altinbuken 2015, Paxos Made Moderately Complex.

import type { Book, Citation } from '../../engine/protocol.ts';
import type { RuleId } from './rules.ts';

const simple = (section: string): Citation => ({ paper: 'pms', section });
const moderate = (section: string): Citation => ({ paper: 'pmmc', section });

export const book = [
  {
    id: 'slots',
    citation: simple('§3'),
    lines: [
      { point: 'stateMachine', citation: simple('§3') },
      { point: 'instances', citation: simple('§3') },
      { point: 'safety', citation: simple('§2.2, P1a, P2c') },
      { rule: 'multipaxos.follower.begins' },
    ],
  },
  {
    id: 'leader',
    citation: simple('§2.4; §3'),
    lines: [
      { rule: 'multipaxos.prepare.started' },
      { rule: 'multipaxos.prepare.again' },
      { rule: 'multipaxos.leader.stepsDown' },
      { heading: 'alive' },
      { rule: 'multipaxos.heartbeat.due' },
      { rule: 'multipaxos.heartbeat.heard' },
      { rule: 'multipaxos.heartbeat.refused' },
    ],
  },
  {
    id: 'phase1',
    citation: simple('§3; §2.2, phase 1'),
    lines: [
      { heading: 'acceptor' },
      { rule: 'multipaxos.promise.given' },
      { rule: 'multipaxos.promise.repeated' },
      { rule: 'multipaxos.promise.refused' },
      { heading: 'candidate' },
      { rule: 'multipaxos.promise.counted' },
      { rule: 'multipaxos.promise.late' },
      { rule: 'multipaxos.prepare.resent' },
      { rule: 'multipaxos.reply.stale' },
      { rule: 'multipaxos.leader.elected' },
    ],
  },
  {
    id: 'phase2',
    citation: simple('§3; §2.2, phase 2'),
    lines: [
      { heading: 'leader' },
      { rule: 'multipaxos.slot.adopted' },
      { rule: 'multipaxos.slot.filled' },
      { rule: 'multipaxos.client.proposed' },
      { rule: 'multipaxos.client.waits' },
      { rule: 'multipaxos.slot.preparedAgain' },
      { rule: 'multipaxos.accept.resent' },
      { heading: 'acceptor' },
      { rule: 'multipaxos.accept.given' },
      { rule: 'multipaxos.accept.repeated' },
      { rule: 'multipaxos.accept.refused' },
      { heading: 'deciding' },
      { rule: 'multipaxos.accepted.counted' },
      { rule: 'multipaxos.accepted.late' },
      { rule: 'multipaxos.slot.decided' },
    ],
  },
  {
    id: 'learning',
    citation: simple('§2.3; §3'),
    lines: [
      { rule: 'multipaxos.decision.learned' },
      { rule: 'multipaxos.decision.known' },
      { rule: 'multipaxos.decision.gap' },
      { heading: 'catchingUp' },
      { rule: 'multipaxos.replica.lags' },
      { rule: 'multipaxos.replica.told' },
      { rule: 'multipaxos.replica.nothingToTell' },
    ],
  },
  {
    id: 'applying',
    citation: moderate('Figure 1'),
    lines: [
      { rule: 'multipaxos.replica.applied' },
      { rule: 'multipaxos.client.answered' },
      { rule: 'multipaxos.client.redirected' },
      { rule: 'multipaxos.client.forgotten' },
    ],
  },
] as const satisfies Book<RuleId>;
