// The rules as one would tell them: what is kept and what must hold, then phase by phase, then who notices what is gone.
// Junqueira, Reed and Serafini 2011; Apache ZooKeeper, Zab.tla and FastLeaderElection.

import type { Book, Citation } from '../../engine/protocol.ts';
import type { RuleId } from './rules.ts';

const tla = (section: string): Citation => ({ paper: 'tla', section });

export const book = [
  {
    id: 'state',
    citation: tla('serverVars'),
    lines: [
      { heading: 'disk' },
      { point: 'acceptedEpoch', citation: tla('serverVars') },
      { point: 'currentEpoch', citation: tla('serverVars') },
      { point: 'history', citation: tla('serverVars') },
      { heading: 'memory' },
      { point: 'lastCommitted', citation: tla('serverVars') },
      { heading: 'promises' },
      { point: 'prefix', citation: tla('PrefixConsistency') },
      { point: 'primary', citation: tla('PrimaryIntegrity') },
      { point: 'reads', citation: { paper: 'zk', section: 'FinalRequestProcessor' } },
    ],
  },
  {
    id: 'election',
    citation: { paper: 'fle', section: 'lookForLeader' },
    lines: [
      { rule: 'zab.election.begins' },
      { rule: 'zab.election.better' },
      { rule: 'zab.election.counted' },
      { rule: 'zab.election.laterRound' },
      { rule: 'zab.election.earlierRound' },
      { rule: 'zab.election.again' },
      { heading: 'decided' },
      { rule: 'zab.election.elected' },
      { rule: 'zab.election.follows' },
      { heading: 'others' },
      { rule: 'zab.election.told' },
      { rule: 'zab.election.heard' },
      { rule: 'zab.election.joins' },
    ],
  },
  {
    id: 'discovery',
    citation: tla('LeaderProcessCEPOCH'),
    lines: [
      { heading: 'leader1' },
      { rule: 'zab.discovery.counted' },
      { rule: 'zab.discovery.newEpoch' },
      { rule: 'zab.discovery.late' },
      { rule: 'zab.discovery.outrun' },
      { rule: 'zab.discovery.ackCounted' },
      { rule: 'zab.discovery.chooses' },
      { heading: 'follower1' },
      { rule: 'zab.discovery.asksAgain' },
      { rule: 'zab.discovery.accepts' },
      { rule: 'zab.discovery.acceptedBefore' },
      { rule: 'zab.discovery.refuses' },
    ],
  },
  {
    id: 'synchronization',
    citation: tla('LeaderProcessACKLD'),
    lines: [
      { heading: 'follower2' },
      { rule: 'zab.sync.takes' },
      { rule: 'zab.sync.commits' },
      { heading: 'leader2' },
      { rule: 'zab.sync.counted' },
      { rule: 'zab.sync.established' },
      { rule: 'zab.sync.tells' },
      { rule: 'zab.sync.late' },
    ],
  },
  {
    id: 'broadcast',
    citation: tla('LeaderProcessRequest'),
    lines: [
      { heading: 'leader3' },
      { rule: 'zab.broadcast.proposes' },
      { rule: 'zab.broadcast.counted' },
      { rule: 'zab.broadcast.commits' },
      { heading: 'follower3' },
      { rule: 'zab.broadcast.appends' },
      { rule: 'zab.broadcast.delivers' },
      { rule: 'zab.broadcast.gap' },
      { heading: 'clients' },
      { rule: 'zab.client.read' },
      { rule: 'zab.client.redirected' },
      { rule: 'zab.client.forgotten' },
    ],
  },
  {
    id: 'there',
    citation: tla('Timeout'),
    lines: [
      { rule: 'zab.ping.sent' },
      { rule: 'zab.ping.answered' },
      { rule: 'zab.quorum.there' },
      { rule: 'zab.quorum.lost' },
      { rule: 'zab.leader.lost' },
      { rule: 'zab.stream.broken' },
      { rule: 'zab.message.aside' },
    ],
  },
] as const satisfies Book<RuleId>;
