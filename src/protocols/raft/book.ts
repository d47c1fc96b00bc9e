// The rules as Figure 2 of the paper arranges them: four cards. Ongaro & Ousterhout 2014 (extended version).

import type { Book, Citation } from '../../engine/protocol.ts';
import type { RuleId } from './rules.ts';

const cite = (section: string): Citation => ({ paper: 'raft', section });
const point = <Id extends string>(id: Id, section: string) => ({ point: id, citation: cite(section) });

export const book = [
  {
    id: 'state',
    citation: cite('Figure 2, State'),
    lines: [
      { heading: 'persistent' },
      point('currentTerm', 'Figure 2, State'),
      point('votedFor', 'Figure 2, State'),
      point('log', 'Figure 2, State'),
      { heading: 'volatile' },
      point('commitIndex', 'Figure 2, State'),
      point('lastApplied', 'Figure 2, State'),
      { heading: 'onLeaders' },
      point('nextIndex', 'Figure 2, State'),
      point('matchIndex', 'Figure 2, State'),
      { heading: 'birth' },
      { rule: 'raft.follower.begins' },
    ],
  },
  {
    id: 'appendEntries',
    citation: cite('Figure 2, AppendEntries RPC'),
    lines: [
      point('appendArguments', 'Figure 2, AppendEntries RPC'),
      { heading: 'receiver' },
      { rule: 'raft.append.refused.staleTerm' },
      { rule: 'raft.append.refused.mismatch' },
      { rule: 'raft.append.conflict.deleted' },
      { rule: 'raft.append.accepted' },
      { rule: 'raft.append.present' },
      { rule: 'raft.follower.commits' },
      { rule: 'raft.append.heartbeat' },
      { rule: 'raft.append.rivalLeader' },
      { heading: 'sender' },
      { rule: 'raft.match.advanced' },
      { rule: 'raft.match.unchanged' },
      { rule: 'raft.next.stepsBack' },
      { rule: 'raft.next.refusedEarlier' },
    ],
  },
  {
    id: 'requestVote',
    citation: cite('Figure 2, RequestVote RPC'),
    lines: [
      point('voteArguments', 'Figure 2, RequestVote RPC'),
      { heading: 'receiver' },
      { rule: 'raft.vote.refused.staleTerm' },
      { rule: 'raft.vote.refused.alreadyVoted' },
      { rule: 'raft.vote.refused.stalerLog' },
      { rule: 'raft.vote.granted' },
      { rule: 'raft.vote.grantedAgain' },
    ],
  },
  {
    id: 'servers',
    citation: cite('Figure 2, Rules for Servers'),
    lines: [
      { heading: 'all' },
      point('apply', 'Figure 2, All Servers; §5.3'),
      { rule: 'raft.term.newer' },
      { rule: 'raft.reply.stale' },
      { heading: 'followers' },
      point('respond', 'Figure 2, Followers; §5.2'),
      { rule: 'raft.client.redirected' },
      { heading: 'candidates' },
      { rule: 'raft.election.started' },
      { rule: 'raft.election.counted' },
      { rule: 'raft.election.won' },
      { rule: 'raft.election.lostToLeader' },
      { rule: 'raft.election.lateVote' },
      { heading: 'leaders' },
      { rule: 'raft.heartbeat.due' },
      { rule: 'raft.client.accepted' },
      { rule: 'raft.commit.waits.majority' },
      { rule: 'raft.commit.waits.oldTerm' },
      { rule: 'raft.commit.counted' },
      { rule: 'raft.client.answered' },
      { rule: 'raft.client.forgotten' },
    ],
  },
] as const satisfies Book<RuleId>;
