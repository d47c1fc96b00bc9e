// Whole scripts of others, step by step. Sources: CCF (Apache-2.0), tests/raft_scenarios; etcd-io/raft (Apache-2.0),
// testdata. In our own moves: a CCF signature is an entry of the leader's term, its first server begins as leader, and its
// disconnected servers are cut off. Departs from both: a new leader has no first entry of its own, so a client's command
// stands for it. What is committed must stand on a majority after every move, and at the end all must agree.

import { afterEach, describe, expect, it } from 'vitest';
import { at } from '../../../src/engine/sequence.ts';
import { majorityOf } from '../../../src/protocols/majority.ts';
import type { Entry } from '../../../src/protocols/raft/log.ts';
import { Cluster, termsOf } from './lab.ts';

let watched: Cluster | undefined;

/** A cluster whose every moment is looked at when the script is over. */
function clusterOf(nodes: number): Cluster {
  watched = new Cluster({ nodes });
  return watched;
}

afterEach(() => {
  for (const { world } of watched?.frames ?? []) {
    const servers = world.nodes.map((node) => node.state.context as ReturnType<Cluster['server']>);
    for (const { commitIndex, log } of servers) {
      for (let index = 1; index <= commitIndex; index++) {
        const { term } = at(log, index - 1) as Entry;
        const holders = servers.filter((other) => at(other.log, index - 1)?.term === term);
        expect(holders.length).toBeGreaterThanOrEqual(majorityOf(servers.length));
      }
    }
  }
  expect(watched?.broken ?? []).toEqual([]);
  watched = undefined;
});

function inSync(cluster: Cluster, leader: string, log: readonly number[]): void {
  for (let i = 0; i < 3; i++) cluster.heartbeat(leader);
  for (const id of cluster.ids)
    expect([termsOf(cluster.server(id)), cluster.server(id).commitIndex]).toEqual([log, log.length]);
}

/** Cuts a server off, but for the links to some others. */
function onlyTo(cluster: Cluster, id: string, others: readonly string[]): void {
  for (const other of cluster.ids) {
    if (other === id) continue;
    const links = [
      [id, other],
      [other, id],
    ] as const;
    cluster.make({ kind: others.includes(other) ? 'heal' : 'cut', links });
  }
}

describe('CCF', () => {
  it('startup: a server alone leads and commits', () => {
    const cluster = clusterOf(1);
    cluster.campaign('S1');
    cluster.propose('S1', 'x=1');
    expect([cluster.roles, cluster.commits]).toEqual([['leader'], [1]]);
  });

  it('election: when a follower times out it leads, and the old leader follows', () => {
    const cluster = clusterOf(3);
    cluster.campaign('S1');
    for (const command of ['x=1', 'x=2', 'x=3']) {
      cluster.propose('S1', command);
      cluster.heartbeat('S1');
    }
    expect(cluster.commits).toEqual([3, 3, 3]);
    cluster.campaign('S2');
    expect(cluster.roles).toEqual(['follower', 'leader', 'follower']);
  });

  it('replicate: the leader commits when its follower answers, the follower at the next heartbeat', () => {
    const cluster = clusterOf(2);
    cluster.campaign('S1');
    cluster.propose('S1', 'x=1');
    expect(cluster.commits).toEqual([1, 0]);
    cluster.heartbeat('S1');
    inSync(cluster, 'S1', [1]);
  });

  it('reelection: a leader that lost the lead with entries under way is elected again', () => {
    // Departs: there it steps down by CheckQuorum; here another's campaign deposes it.
    const cluster = clusterOf(3);
    cluster.campaign('S1');
    cluster.propose('S1', 'x=1');
    cluster.request('S1', 'x=2');
    cluster.request('S1', 'x=3');
    cluster.drop(cluster.flying());
    cluster.ring('S2', 'election');
    cluster.drop(cluster.flying('S2', 'S3'));
    cluster.settle();
    expect(cluster.roles).toEqual(['follower', 'candidate', 'follower']);
    cluster.campaign('S1');
    expect(cluster.roles).toEqual(['leader', 'follower', 'follower']);
    cluster.propose('S1', 'x=4');
    inSync(cluster, 'S1', [1, 1, 1, 3]);
  });

  it('fancy_election.2: an entry that a majority holds is discarded, for it was never committed', () => {
    const cluster = clusterOf(5);
    cluster.campaign('S1');
    cluster.propose('S1', 'x=1');
    cluster.heartbeat('S1');
    // S1 reaches S2 alone with its next entry.
    onlyTo(cluster, 'S1', ['S2']);
    cluster.propose('S1', 'x=2');
    expect(cluster.logs).toEqual([[1, 1], [1, 1], [1], [1], [1]]);
    // S5 leads by the votes of S3 and S4, and takes an entry that it tells nobody.
    onlyTo(cluster, 'S1', []);
    onlyTo(cluster, 'S2', []);
    cluster.campaign('S5');
    expect([cluster.role('S5'), cluster.server('S5').currentTerm]).toEqual(['leader', 2]);
    onlyTo(cluster, 'S5', []);
    cluster.propose('S5', 'y=2');
    // S1 is back with S2 and S3, leads again and copies its old entry: three of five hold it, and S1 knows.
    onlyTo(cluster, 'S1', ['S2', 'S3']);
    for (let i = 0; i < 3 && !(cluster.role('S1') === 'leader' && cluster.server('S1').currentTerm > 2); i++) {
      if (cluster.role('S1') === 'leader') cluster.heartbeat('S1');
      else cluster.campaign('S1');
    }
    cluster.heartbeat('S1');
    expect(cluster.logs).toEqual([[1, 1], [1, 1], [1, 1], [1], [1, 2]]);
    expect(cluster.server('S1').matchIndex).toMatchObject({ S2: 2, S3: 2 });
    expect(cluster.commits).toEqual([1, 1, 1, 1, 1]);
    // S5 comes back among the others: its last entry is of a later term.
    onlyTo(cluster, 'S1', []);
    onlyTo(cluster, 'S5', ['S2', 'S3', 'S4']);
    for (let i = 0; i < 3 && !(cluster.role('S5') === 'leader' && cluster.server('S5').currentTerm > 3); i++) {
      if (cluster.role('S5') === 'leader') cluster.heartbeat('S5');
      else cluster.campaign('S5');
    }
    cluster.heartbeat('S5');
    expect(cluster.logs.slice(1)).toEqual([
      [1, 2],
      [1, 2],
      [1, 2],
      [1, 2],
    ]);
    cluster.heal();
    cluster.heartbeat('S5');
    const { currentTerm } = cluster.server('S5');
    cluster.propose('S5', 'z=3');
    inSync(cluster, 'S5', [1, 2, currentTerm]);
  });
});

describe('etcd', () => {
  it('campaign: both others vote, and the first entry is committed by all at the second round', () => {
    const cluster = clusterOf(3);
    cluster.ring('S1', 'election');
    expect(cluster.flying().map(({ to, message }) => [to, message])).toEqual(
      ['S2', 'S3'].map((to) => [
        to,
        { type: 'RequestVote', term: 1, candidateId: 'S1', lastLogIndex: 0, lastLogTerm: 0 },
      ]),
    );
    for (const id of ['S2', 'S3']) {
      cluster.deliver('S1', id, 'RequestVote');
      expect([cluster.server(id).currentTerm, cluster.server(id).votedFor]).toEqual([1, 'S1']);
    }
    cluster.deliver('S2', 'S1', 'RequestVoteReply');
    expect(cluster.roles).toEqual(['leader', 'follower', 'follower']);
    cluster.deliver('S3', 'S1', 'RequestVoteReply');
    cluster.propose('S1', 'x=1');
    expect(cluster.commits).toEqual([1, 0, 0]);
    inSync(cluster, 'S1', [1]);
  });

  it('single_node: its election timeout makes it leader in one step', () => {
    const cluster = clusterOf(1);
    cluster.ring('S1', 'election');
    expect([cluster.roles, cluster.terms, cluster.flying()]).toEqual([['leader'], [1], []]);
    cluster.request('S1', 'x=1');
    expect(cluster.commits).toEqual([1]);
  });

  it('lagging_commit: what a follower was told while the network blipped it learns from one heartbeat', () => {
    // Departs: there the heartbeat's commit index is cut to what the leader knows of the follower; here a message says
    // where it follows (prevLogIndex) and carries what the follower may lack, so that leaderCommit needs no cut.
    const cluster = clusterOf(3);
    cluster.campaign('S1');
    cluster.request('S1', 'x=1');
    cluster.request('S1', 'x=2');
    for (let i = 0; i < 2; i++) cluster.deliver('S1', 'S3', 'AppendEntries');
    cluster.drop(cluster.flying('S3', 'S1'));
    while (cluster.flying('S1', 'S2').length + cluster.flying('S2', 'S1').length > 0) {
      for (const [from, to] of [
        ['S1', 'S2'],
        ['S2', 'S1'],
      ] as const)
        if (cluster.flying(from, to).length > 0) cluster.deliver(from, to);
    }
    cluster.drop(cluster.flying('S1', 'S3'));
    expect([cluster.commits[0], cluster.commits[2], cluster.server('S1').matchIndex?.S3]).toEqual([2, 0, 0]);
    cluster.ring('S1', 'heartbeat');
    cluster.deliver('S1', 'S3', 'AppendEntries');
    cluster.deliver('S3', 'S1', 'AppendEntriesReply');
    expect([cluster.commits[2], cluster.server('S1').matchIndex?.S3]).toEqual([2, 2]);
  });
});
