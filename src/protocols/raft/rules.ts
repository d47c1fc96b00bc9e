// Every rule by which a server decides, with the place in the paper that says so. A machine names the rule it followed
// by a `note`, with the facts it compared.

import type { Citation, Paper } from '../../engine/protocol.ts';

export const papers = [
  {
    id: 'raft',
    authors: 'Diego Ongaro, John Ousterhout',
    year: 2014,
    title: 'In Search of an Understandable Consensus Algorithm (Extended Version)',
  },
] as const satisfies readonly Paper[];

const by = (section: string): Citation => ({ paper: 'raft', section });

export const rules = {
  // Terms
  'raft.follower.begins': by('§5.2'),
  'raft.term.newer': by('§5.1'),
  'raft.reply.stale': by('§5.1'),

  // Elections
  'raft.election.started': by('§5.2'),
  'raft.election.counted': by('§5.2'),
  'raft.election.won': by('§5.2'),
  'raft.election.lostToLeader': by('§5.2'),
  'raft.election.lateVote': by('§5.2'),
  'raft.vote.granted': by('§5.2, §5.4.1'),
  'raft.vote.grantedAgain': by('Figure 2, RequestVote RPC, 2'),
  'raft.vote.refused.staleTerm': by('Figure 2, RequestVote RPC, 1'),
  'raft.vote.refused.alreadyVoted': by('§5.2'),
  'raft.vote.refused.stalerLog': by('§5.4.1'),

  // Replication: a follower
  'raft.append.refused.staleTerm': by('Figure 2, AppendEntries RPC, 1'),
  'raft.append.refused.mismatch': by('Figure 2, AppendEntries RPC, 2'),
  'raft.append.rivalLeader': by('§5.2'),
  'raft.append.heartbeat': by('§5.2'),
  'raft.append.accepted': by('Figure 2, AppendEntries RPC, 4'),
  'raft.append.present': by('§5.5'),
  'raft.append.conflict.deleted': by('Figure 2, AppendEntries RPC, 3'),
  'raft.follower.commits': by('Figure 2, AppendEntries RPC, 5'),

  // Replication: a leader
  'raft.heartbeat.due': by('Figure 2, Leaders'),
  'raft.match.advanced': by('Figure 2, Leaders'),
  'raft.match.unchanged': by('Figure 2, Leaders'),
  'raft.next.stepsBack': by('§5.3'),
  'raft.next.refusedEarlier': by('§5.3'),
  'raft.commit.counted': by('§5.3, §5.4.2'),
  'raft.commit.waits.majority': by('§5.3'),
  'raft.commit.waits.oldTerm': by('§5.4.2'),

  // Clients
  'raft.client.accepted': by('§5.3'),
  'raft.client.redirected': by('§5.1'),
  'raft.client.answered': by('§5.3'),
  'raft.client.forgotten': by('§8'),
} as const satisfies { readonly [rule: string]: Citation };

export type RuleId = keyof typeof rules;
