// Each deliberate mistake breaks its invariant by a short schedule, and true Raft breaks nothing by the same one.

import { describe, expect, it } from 'vitest';
import { protocol as raft } from '../../../src/protocols/raft/index.ts';
import { Cluster } from './lab.ts';

/** An election between a candidate and one voter: the timeout, the question, the answer. */
function elect(cluster: Cluster, candidate: string, voter: string): void {
  cluster.ring(candidate, 'election');
  cluster.deliver(candidate, voter, 'RequestVote');
  cluster.deliver(voter, candidate, 'RequestVoteReply');
}

const schedules: { readonly [variant in keyof typeof raft.variants]: (cluster: Cluster) => void } = {
  // Two candidates of one term ask the same voter.
  votesTwice(cluster) {
    cluster.ring('S3', 'election');
    elect(cluster, 'S1', 'S2');
    cluster.deliver('S3', 'S2', 'RequestVote');
    cluster.deliver('S2', 'S3', 'RequestVoteReply');
  },

  // An entry is committed on S1 and S2; S3, which lacks it, stands for election.
  noLogCheck(cluster) {
    elect(cluster, 'S1', 'S2');
    cluster.deliver('S1', 'S3', 'RequestVote');
    cluster.request('S1', 'x=1');
    cluster.drop(cluster.flying('S1', 'S2').slice(0, 1));
    cluster.deliver('S1', 'S2', 'AppendEntries');
    cluster.deliver('S2', 'S1', 'AppendEntriesReply');
    elect(cluster, 'S3', 'S2');
  },

  // Figure 8 with three servers: S1 takes an entry in term 1 and S3 one in term 2; S1, elected for term 3, copies its old
  // entry to S2; then S3, whose last entry is of term 2, is elected for term 4.
  commitsOldTerm(cluster) {
    elect(cluster, 'S1', 'S2');
    cluster.deliver('S1', 'S3', 'RequestVote');
    cluster.request('S1', 'x=1');
    cluster.drop(cluster.flying());
    elect(cluster, 'S3', 'S2');
    cluster.deliver('S3', 'S1', 'RequestVote');
    cluster.request('S3', 'y=2');
    cluster.drop(cluster.flying());
    elect(cluster, 'S1', 'S2');
    cluster.deliver('S1', 'S3', 'RequestVote');
    cluster.drop(cluster.flying());
    cluster.ring('S1', 'heartbeat');
    for (let i = 0; i < 2; i++) {
      cluster.deliver('S1', 'S2', 'AppendEntries');
      cluster.deliver('S2', 'S1', 'AppendEntriesReply');
    }
    cluster.drop(cluster.flying());
    elect(cluster, 'S3', 'S2');
  },

  // Four servers, two candidates, two votes each.
  majorityOfHalf(cluster) {
    cluster.ring('S1', 'election');
    cluster.ring('S2', 'election');
    for (const [candidate, voter] of [
      ['S1', 'S3'],
      ['S2', 'S4'],
    ] as const) {
      cluster.deliver(candidate, voter, 'RequestVote');
      cluster.deliver(voter, candidate, 'RequestVoteReply');
    }
  },

  // S1 holds an entry of term 1 at index 1, S2 one of term 2. S2 is elected again and sends what follows.
  noPrevLogCheck(cluster) {
    rivalEntries(cluster);
    cluster.crash('S2');
    cluster.restart('S2');
    elect(cluster, 'S2', 'S3');
    cluster.deliver('S2', 'S1', 'RequestVote');
    cluster.drop(cluster.flying());
    cluster.request('S2', 'y=3');
    cluster.deliver('S2', 'S1', 'AppendEntries');
  },

  // The same, but S2 sends index 1 with what follows.
  keepsConflicts(cluster) {
    rivalEntries(cluster);
    cluster.request('S2', 'y=3');
    cluster.deliver('S2', 'S1', 'AppendEntries');
  },

  // Two entries are committed on S1 and S2; then an older message, with the first alone, reaches S2 late.
  truncatesAlways(cluster) {
    elect(cluster, 'S1', 'S2');
    cluster.drop(cluster.flying());
    cluster.request('S1', 'x=1');
    const [older] = cluster.flying('S1', 'S2');
    cluster.request('S1', 'x=2');
    const [, newer] = cluster.flying('S1', 'S2');
    cluster.make({ kind: 'deliver', envelope: newer?.id ?? 0 });
    cluster.deliver('S2', 'S1', 'AppendEntriesReply');
    expect(cluster.commits).toEqual([2, 0, 0]);
    cluster.make({ kind: 'deliver', envelope: older?.id ?? 0 });
    elect(cluster, 'S2', 'S3');
  },

  // S2 votes for S1, restarts, and is asked by S3 in the same term.
  votedForNotDurable: restartBetweenVotes,
  termNotDurable: restartBetweenVotes,

  // An entry is committed on S1 and S2; S2 restarts without it and votes for S3.
  logNotDurable(cluster) {
    elect(cluster, 'S1', 'S2');
    cluster.request('S1', 'x=1');
    cluster.deliver('S1', 'S2', 'AppendEntries');
    cluster.deliver('S2', 'S1', 'AppendEntriesReply');
    cluster.deliver('S1', 'S2', 'AppendEntries');
    cluster.deliver('S2', 'S1', 'AppendEntriesReply');
    expect(cluster.commits).toEqual([1, 0, 0]);
    cluster.crash('S2');
    cluster.restart('S2');
    cluster.deliver('S1', 'S3', 'RequestVote');
    elect(cluster, 'S3', 'S2');
  },
};

/** S1 has taken an entry in term 1 and S2, who leads, another in term 2, both at index 1; nobody else has either. */
function rivalEntries(cluster: Cluster): void {
  elect(cluster, 'S1', 'S3');
  cluster.deliver('S1', 'S2', 'RequestVote');
  cluster.request('S1', 'x=1');
  cluster.drop(cluster.flying());
  elect(cluster, 'S2', 'S3');
  cluster.drop(cluster.flying());
  cluster.request('S2', 'y=2');
  cluster.drop(cluster.flying());
}

function restartBetweenVotes(cluster: Cluster): void {
  cluster.ring('S3', 'election');
  elect(cluster, 'S1', 'S2');
  cluster.crash('S2');
  cluster.restart('S2');
  cluster.deliver('S3', 'S2', 'RequestVote');
  cluster.deliver('S2', 'S3', 'RequestVoteReply');
}

const sizeFor = (variant: string) => (variant === 'majorityOfHalf' ? 4 : 3);

describe.each(Object.keys(schedules) as (keyof typeof schedules)[])('%s', (variant) => {
  it(`breaks ${raft.variants[variant].breaks} first`, () => {
    const cluster = new Cluster({ nodes: sizeFor(variant), variant });
    schedules[variant](cluster);
    expect(cluster.broken[0]).toBe(raft.variants[variant].breaks);
  });

  it('and true Raft does not, by the same schedule', () => {
    const cluster = new Cluster({ nodes: sizeFor(variant) });
    schedules[variant](cluster);
    expect(cluster.broken).toEqual([]);
  });
});

describe('a leader of a broken cluster', () => {
  it('hears its rival without obeying', () => {
    const cluster = new Cluster({ nodes: 3, variant: 'votesTwice' });
    schedules.votesTwice(cluster);
    expect(cluster.roles).toEqual(['leader', 'follower', 'leader']);
    cluster.deliver('S1', 'S3', 'AppendEntries');
    expect(cluster.notes).toEqual(['raft.append.rivalLeader']);
  });
});
