// Every rule by which a server decides, with the place that says so. A machine names the rule it followed by a `note`, with
// the facts it compared. Of Zab.tla the action is named, of ZooKeeper's classes the method.

import type { Citation, Paper } from '../../engine/protocol.ts';

export const papers = [
  {
    id: 'zab',
    authors: 'Flavio Junqueira, Benjamin Reed, Marco Serafini',
    year: 2011,
    title: 'Zab: High-performance broadcast for primary-backup systems',
  },
  { id: 'tla', authors: 'Apache ZooKeeper', year: 2022, title: 'Zab.tla (protocol-spec)' },
  { id: 'fle', authors: 'Apache ZooKeeper', year: 2022, title: 'FastLeaderElection' },
  { id: 'zk', authors: 'Apache ZooKeeper', year: 2022, title: 'ZooKeeper' },
] as const satisfies readonly Paper[];

const tla = (section: string): Citation => ({ paper: 'tla', section });
const fle = (section: string): Citation => ({ paper: 'fle', section });
const zk = (section: string): Citation => ({ paper: 'zk', section });

export const rules = {
  // Phase 0: election
  'zab.election.begins': fle('lookForLeader'),
  'zab.election.again': fle('lookForLeader'),
  'zab.election.better': fle('totalOrderPredicate'),
  'zab.election.counted': fle('lookForLeader'),
  'zab.election.laterRound': fle('lookForLeader'),
  'zab.election.earlierRound': fle('WorkerReceiver'),
  'zab.election.told': fle('WorkerReceiver'),
  'zab.election.heard': fle('checkLeader'),
  'zab.election.joins': fle('checkLeader'),
  'zab.election.elected': fle('lookForLeader'),
  'zab.election.follows': fle('lookForLeader'),

  // Phase 1: discovery
  'zab.discovery.asksAgain': tla('ConnectAndFollowerSendCEPOCH'),
  'zab.discovery.counted': tla('LeaderProcessCEPOCH'),
  'zab.discovery.newEpoch': tla('LeaderProcessCEPOCH'),
  'zab.discovery.late': tla('LeaderProcessCEPOCH'),
  'zab.discovery.outrun': zk('Leader.getEpochToPropose'),
  'zab.discovery.accepts': tla('FollowerProcessNEWEPOCH'),
  'zab.discovery.acceptedBefore': zk('Learner.registerWithLeader'),
  'zab.discovery.refuses': tla('FollowerProcessNEWEPOCH'),
  'zab.discovery.ackCounted': tla('LeaderProcessACKEPOCH'),
  'zab.discovery.chooses': tla('DetermineInitialHistory'),

  // Phase 2: synchronization
  'zab.sync.tells': tla('LeaderProcessACKEPOCH'),
  'zab.sync.takes': tla('FollowerProcessNEWLEADER'),
  'zab.sync.counted': tla('LeaderProcessACKLD'),
  'zab.sync.established': tla('LeaderProcessACKLD'),
  'zab.sync.late': tla('LeaderProcessACKLD'),
  'zab.sync.commits': tla('FollowerProcessCOMMITLD'),

  // Phase 3: broadcast
  'zab.broadcast.proposes': tla('LeaderProcessRequest'),
  'zab.broadcast.appends': tla('FollowerProcessPROPOSE'),
  'zab.broadcast.counted': tla('LeaderProcessACK'),
  'zab.broadcast.commits': tla('LeaderTryToCommit'),
  'zab.broadcast.delivers': tla('FollowerProcessCOMMIT'),
  'zab.stream.broken': tla('Timeout'),
  'zab.broadcast.gap': tla('FollowerProcessPROPOSE'),

  // Who is there
  'zab.ping.sent': zk('LearnerHandler.ping'),
  'zab.ping.answered': zk('Learner.ping'),
  'zab.quorum.there': zk('Leader.lead'),
  'zab.quorum.lost': zk('Leader.lead'),
  'zab.leader.lost': tla('Timeout'),
  'zab.message.aside': tla('FilterNonexistentMessage'),

  // Clients
  'zab.client.read': zk('FinalRequestProcessor'),
  'zab.client.redirected': tla('LeaderProcessRequest'),
  'zab.client.forgotten': tla('LeaderProcessRequest'),
} as const satisfies { readonly [rule: string]: Citation };

export type RuleId = keyof typeof rules;
