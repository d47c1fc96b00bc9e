// Schedules that others found worth telling. Sources: etcd-io/raft (Apache-2.0), raft_test.go and testdata; CCF
// (Apache-2.0), tests/raft_scenarios; the figures of the paper. In our own words and moves; a CCF signature is taken as an
// entry of the leader's term. Departs from all of them: a new leader has no first entry of its own.

import { describe, expect, it } from 'vitest';
import { Cluster } from './lab.ts';

/** Heartbeats until nothing changes any more: the end of a CCF scenario. */
function converge(cluster: Cluster): void {
  const leader = cluster.ids.filter((id) => cluster.role(id) === 'leader').at(-1) as string;
  for (let i = 0; i < 3; i++) cluster.heartbeat(leader);
}

function inSync(cluster: Cluster): void {
  expect(new Set(cluster.logs.map(String)).size).toBe(1);
  expect(new Set(cluster.commits).size).toBe(1);
  expect(cluster.commits[0]).toBe(cluster.logs[0]?.length);
  expect(cluster.broken).toEqual([]);
}

describe('elections', () => {
  it('leader cycle: each server in turn campaigns and leads', () => {
    const cluster = new Cluster({ nodes: 3 });
    for (const [i, id] of ['S1', 'S2', 'S3', 'S1'].entries()) {
      cluster.campaign(id);
      expect(cluster.roles).toEqual(cluster.ids.map((other) => (other === id ? 'leader' : 'follower')));
      expect(cluster.terms).toEqual([i + 1, i + 1, i + 1]);
    }
  });

  it('leader cycle with logs: who is up-to-date wins, whatever others hold', () => {
    const cluster = new Cluster({ nodes: 3, start: { S2: { log: '1' }, S3: { log: '1' } } });
    cluster.campaign('S1');
    expect(cluster.role('S1')).toBe('candidate');
    cluster.campaign('S2');
    expect(cluster.role('S2')).toBe('leader');
  });

  it('duelling candidates: the one that lags stops the leader and cannot win; the shared entry is kept', () => {
    // Departs: etcd turns a candidate that a majority refused back into a follower; the paper does not.
    const cluster = new Cluster({ nodes: 3 });
    cluster.cut('S1', 'S3');
    cluster.ring('S1', 'election');
    cluster.ring('S3', 'election');
    cluster.settle();
    expect([cluster.role('S1'), cluster.role('S3')]).toEqual(['leader', 'candidate']);
    cluster.propose('S1', 'x=1');
    cluster.heal();
    cluster.campaign('S3');
    expect(cluster.roles).toEqual(['follower', 'follower', 'candidate']);
    expect(cluster.terms).toEqual([2, 2, 2]);
    expect(cluster.logs).toEqual([[1], [1], []]);
  });

  it('a candidate concedes to the heartbeat of its term', () => {
    const cluster = new Cluster({ nodes: 3 });
    cluster.partition(['S1'], ['S2', 'S3']);
    cluster.campaign('S1');
    cluster.campaign('S3');
    expect([cluster.role('S1'), cluster.role('S3')]).toEqual(['candidate', 'leader']);
    cluster.heal();
    cluster.heartbeat('S3');
    cluster.propose('S3', 'x=1');
    expect(cluster.role('S1')).toBe('follower');
    expect(cluster.terms).toEqual([1, 1, 1]);
    expect(cluster.logs).toEqual([[1], [1], [1]]);
  });

  it('a split vote elects nobody, and the next term does', () => {
    // Reference: §5.2.
    const cluster = new Cluster({ nodes: 4 });
    cluster.ring('S1', 'election');
    cluster.ring('S2', 'election');
    cluster.deliver('S1', 'S3', 'RequestVote');
    cluster.deliver('S2', 'S4', 'RequestVote');
    cluster.settle();
    expect(cluster.roles).toEqual(['candidate', 'candidate', 'follower', 'follower']);
    cluster.campaign('S2');
    expect([cluster.leader, cluster.terms]).toEqual(['S2', [2, 2, 2, 2]]);
  });

  it('an old vote does not count in a new term', () => {
    const cluster = new Cluster({ nodes: 3 });
    cluster.ring('S1', 'election');
    cluster.deliver('S1', 'S2', 'RequestVote');
    cluster.ring('S1', 'election');
    cluster.deliver('S2', 'S1', 'RequestVoteReply');
    expect(cluster.role('S1')).toBe('candidate');
    expect(cluster.notes).toEqual(['raft.reply.stale']);
  });

  it('an old message of a deposed leader is refused', () => {
    const cluster = new Cluster({ nodes: 3 });
    cluster.campaign('S1');
    cluster.ring('S1', 'heartbeat');
    cluster.ring('S2', 'election');
    cluster.deliver('S2', 'S3', 'RequestVote');
    cluster.deliver('S3', 'S2', 'RequestVoteReply');
    cluster.deliver('S1', 'S3', 'AppendEntries');
    expect(cluster.notes).toEqual(['raft.append.refused.staleTerm']);
    cluster.settle();
    expect(cluster.roles).toEqual(['follower', 'leader', 'follower']);
  });

  it('a vote survives the crash of its voter', () => {
    // Source: Ongaro's thesis, quiz on votedFor.
    const cluster = new Cluster({ nodes: 3 });
    cluster.ring('S1', 'election');
    cluster.ring('S3', 'election');
    cluster.deliver('S1', 'S2', 'RequestVote');
    cluster.crash('S2');
    cluster.restart('S2');
    cluster.deliver('S3', 'S2', 'RequestVote');
    expect(cluster.notes).toEqual(['raft.vote.refused.alreadyVoted']);
    cluster.settle();
    expect(cluster.run.end.history.leaderships.length).toBe(1);
  });

  it('CCF election, reelection: a leader that is elected again hears its past and leads on', () => {
    const cluster = new Cluster({ nodes: 3 });
    cluster.campaign('S1');
    cluster.propose('S1', 'x=1');
    cluster.request('S1', 'x=2');
    cluster.deliver('S1', 'S2', 'AppendEntries');
    // Its own term grows by another's campaign; then it is elected again while answers of term 1 are under way.
    cluster.ring('S3', 'election');
    cluster.deliver('S3', 'S1', 'RequestVote');
    expect(cluster.role('S1')).toBe('follower');
    cluster.ring('S1', 'election');
    cluster.settle();
    expect(cluster.role('S1')).toBe('leader');
    cluster.propose('S1', 'x=3');
    converge(cluster);
    inSync(cluster);
  });
});

describe('replication and commitment', () => {
  it.each<[number, number, boolean]>([
    [3, 3, true],
    [3, 2, true],
    [3, 1, false],
    [4, 4, true],
    [4, 3, true],
    [4, 2, false],
    [5, 5, true],
    [5, 3, true],
    [5, 2, false],
  ])('of %i servers %i up: a proposal commits %s', (nodes, up, commits) => {
    const cluster = new Cluster({ nodes });
    cluster.campaign('S1');
    for (const id of cluster.ids.slice(up)) cluster.crash(id);
    cluster.propose('S1', 'x=1');
    expect(cluster.server('S1').commitIndex).toBe(commits ? 1 : 0);
  });

  it('commit without a new entry is impossible; with one, everything before it commits', () => {
    // Adapted: etcd's new leader commits by its empty entry, the paper's (§5) by the first command of a client.
    const cluster = new Cluster({ nodes: 5 });
    cluster.campaign('S1');
    cluster.partition(['S1', 'S2'], ['S3', 'S4', 'S5']);
    cluster.propose('S1', 'x=1');
    cluster.propose('S1', 'x=2');
    expect(cluster.commits).toEqual([0, 0, 0, 0, 0]);
    cluster.heal();
    cluster.campaign('S2');
    cluster.heartbeat('S2');
    expect(cluster.logs).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    expect(cluster.commits).toEqual([0, 0, 0, 0, 0]);
    cluster.propose('S2', 'x=3');
    expect(cluster.server('S2').commitIndex).toBe(3);
  });

  it('lagging commit: the next heartbeat brings the commit index, whatever answers were lost', () => {
    const cluster = new Cluster({ nodes: 3 });
    cluster.campaign('S1');
    cluster.request('S1', 'x=1');
    cluster.request('S1', 'x=2');
    for (let i = 0; i < 2; i++) cluster.deliver('S1', 'S3', 'AppendEntries');
    cluster.drop(cluster.flying('S3'));
    cluster.settle();
    expect(cluster.commits).toEqual([2, 0, 0]);
    cluster.ring('S1', 'heartbeat');
    cluster.deliver('S1', 'S3', 'AppendEntries');
    expect(cluster.server('S3').commitIndex).toBe(2);
  });

  it('CCF append: a leader of one commits what it takes at once', () => {
    const cluster = new Cluster({ nodes: 1 });
    cluster.campaign('S1');
    for (const command of ['x=1', 'x=2', 'x=3']) cluster.propose('S1', command);
    expect(cluster.commits).toEqual([3]);
  });

  it('CCF replicate, reconnect: a follower that was cut off catches up', () => {
    const cluster = new Cluster({ nodes: 2 });
    cluster.campaign('S1');
    cluster.propose('S1', 'x=1');
    cluster.heartbeat('S1');
    expect(cluster.commits).toEqual([1, 1]);
    cluster.cut('S1', 'S2');
    cluster.propose('S1', 'x=2');
    expect(cluster.commits).toEqual([1, 1]);
    cluster.heal();
    converge(cluster);
    inSync(cluster);
  });

  it('CCF multi_election: a deposed leader loses what it took alone, and all converge', () => {
    const cluster = new Cluster({ nodes: 3 });
    cluster.campaign('S1');
    cluster.propose('S1', 'x=1');
    cluster.campaign('S2');
    cluster.propose('S2', 'x=2');
    cluster.heartbeat('S2');
    cluster.partition(['S2'], ['S1', 'S3']);
    for (const command of ['y=1', 'y=2', 'y=3']) cluster.propose('S2', command);
    cluster.campaign('S1');
    expect(cluster.roles).toEqual(['leader', 'leader', 'follower']);
    cluster.heal();
    cluster.heartbeat('S1');
    expect(cluster.roles).toEqual(['leader', 'follower', 'follower']);
    cluster.propose('S1', 'x=3');
    converge(cluster);
    inSync(cluster);
    expect(cluster.logs[1]).toEqual([1, 2, 3]);
  });

  it('CCF liveness_through_conflict: heartbeats before the first entry of a new leader do not stop repair', () => {
    const cluster = new Cluster({ nodes: 3 });
    cluster.campaign('S1');
    cluster.propose('S1', 'x=1');
    cluster.heartbeat('S1');
    cluster.request('S1', 'x=2');
    cluster.request('S1', 'x=3');
    cluster.drop(cluster.flying());
    cluster.ring('S2', 'election');
    cluster.deliver('S2', 'S3', 'RequestVote');
    cluster.deliver('S3', 'S2', 'RequestVoteReply');
    expect(cluster.role('S2')).toBe('leader');
    cluster.ring('S2', 'heartbeat');
    cluster.ring('S2', 'heartbeat');
    cluster.request('S2', 'y=1');
    cluster.settle();
    converge(cluster);
    inSync(cluster);
    expect(cluster.logs[0]).toEqual([1, 2]);
  });

  it('CCF fancy_election.1, selective loss: what a majority holds survives, an unshared tail does not', () => {
    const cluster = new Cluster({ nodes: 3 });
    cluster.campaign('S1');
    cluster.propose('S1', 'x=1');
    cluster.heartbeat('S1');
    cluster.partition(['S3'], ['S1', 'S2']);
    cluster.request('S1', 'x=2');
    cluster.deliver('S1', 'S2', 'AppendEntries');
    cluster.drop(cluster.flying());
    cluster.request('S1', 'y=9');
    cluster.drop(cluster.flying());
    // Two hold index 2, though nobody knows; index 3 is on S1 alone.
    expect(cluster.logs).toEqual([[1, 1, 1], [1, 1], [1]]);
    cluster.partition(['S1'], ['S2', 'S3']);
    cluster.campaign('S3');
    expect(cluster.role('S3')).not.toBe('leader');
    cluster.campaign('S2');
    expect(cluster.role('S2')).toBe('leader');
    cluster.propose('S2', 'x=3');
    cluster.heal();
    converge(cluster);
    inSync(cluster);
    expect(cluster.logs[0]).toEqual([1, 1, 3]);
  });
});

describe('the figures of the paper', () => {
  it('Figure 7: the leader repairs all six logs at once', () => {
    const cluster = new Cluster({
      nodes: 7,
      start: {
        S1: { log: '1,1,1,4,4,5,5,6,6,6', term: '7' },
        S2: { log: '1,1,1,4,4,5,5,6,6', term: '7' },
        S3: { log: '1,1,1,4', term: '7' },
        S4: { log: '1,1,1,4,4,5,5,6,6,6,6', term: '7' },
        S5: { log: '1,1,1,4,4,5,5,6,6,6,7,7', term: '7' },
        S6: { log: '1,1,1,4,4,4,4', term: '7' },
        S7: { log: '1,1,1,2,2,2,3,3,3,3,3', term: '7' },
      },
    });
    cluster.campaign('S1');
    // a, b, e and f vote for it; c and d hold more and refuse.
    expect(cluster.leader).toBe('S1');
    cluster.propose('S1', 'x=11');
    converge(cluster);
    inSync(cluster);
    expect(cluster.logs[6]).toEqual([1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 8]);
  });

  const figure8 = () => {
    const cluster = new Cluster({
      nodes: 5,
      start: Object.fromEntries([1, 2, 3, 4, 5].map((i) => [`S${i}`, { log: '1' }])),
    });
    // (a) S1 leads and copies index 2 to S2 only.
    cluster.campaign('S1');
    cluster.partition(['S1', 'S2'], ['S3', 'S4', 'S5']);
    cluster.propose('S1', 'x=2');
    cluster.crash('S1');
    // (b) S5 is elected by S3, S4 and itself, and takes another entry at index 2.
    cluster.campaign('S5');
    expect(cluster.role('S5')).toBe('leader');
    cluster.request('S5', 'y=2');
    cluster.drop(cluster.flying());
    cluster.crash('S5');
    // (c) S1 comes back, is elected and copies its old entry to S3: a majority holds it.
    cluster.restart('S1');
    cluster.heal();
    cluster.crash('S4');
    cluster.campaign('S1');
    if (cluster.role('S1') !== 'leader') cluster.campaign('S1');
    expect(cluster.leader).toBe('S1');
    cluster.heartbeat('S1');
    expect(cluster.logs.slice(0, 3)).toEqual([
      [1, 2],
      [1, 2],
      [1, 2],
    ]);
    return cluster;
  };

  it('Figure 8 (c): an entry of an old term on a majority is not committed', () => {
    const cluster = figure8();
    expect(cluster.commits).toEqual([0, 0, 0, 0, 0]);
  });

  it('Figure 8 (d): it may be overwritten', () => {
    const cluster = figure8();
    cluster.crash('S1');
    cluster.restart('S4');
    cluster.restart('S5');
    for (let i = 0; i < 3 && cluster.role('S5') !== 'leader'; i++) cluster.campaign('S5');
    expect(cluster.role('S5')).toBe('leader');
    cluster.heartbeat('S5');
    expect(cluster.server('S2').log.length).toBe(2);
    expect(cluster.logs[1]).toEqual(cluster.logs[4]);
    expect(cluster.broken).toEqual([]);
  });

  it('Figure 8 (e): with an entry of the new term on top it is committed, and then it stays', () => {
    const cluster = figure8();
    cluster.propose('S1', 'z=3');
    expect(cluster.server('S1').commitIndex).toBe(3);
    cluster.crash('S1');
    cluster.restart('S5');
    cluster.campaign('S5');
    cluster.campaign('S5');
    expect(cluster.role('S5')).not.toBe('leader');
    expect(cluster.broken).toEqual([]);
  });
});

describe('what must not raise an alarm', () => {
  it('an old entry may be committed in a later term while a leader of a term between lacks it', () => {
    // The form of Leader Completeness that speaks of the entry's own term is false of this legal schedule.
    const cluster = new Cluster({ nodes: 3 });
    cluster.partition(['S1', 'S3'], ['S2']);
    cluster.ring('S1', 'election');
    cluster.deliver('S1', 'S3', 'RequestVote');
    cluster.deliver('S3', 'S1', 'RequestVoteReply');
    cluster.drop(cluster.flying());
    cluster.partition(['S2', 'S3'], ['S1']);
    cluster.ring('S2', 'election');
    cluster.drop(cluster.flying());
    cluster.ring('S2', 'election');
    cluster.deliver('S2', 'S3', 'RequestVote');
    cluster.deliver('S3', 'S2', 'RequestVoteReply');
    cluster.drop(cluster.flying());
    expect(cluster.roles).toEqual(['leader', 'leader', 'follower']);
    cluster.request('S1', 'x=1');
    cluster.drop(cluster.flying());
    cluster.partition(['S1', 'S3'], ['S2']);
    // S1 learns of term 2 from S3's answer, and is elected for term 3.
    cluster.heartbeat('S1');
    cluster.campaign('S1');
    expect([cluster.role('S1'), cluster.server('S1').currentTerm]).toEqual(['leader', 3]);
    cluster.propose('S1', 'x=2');
    expect(cluster.commits[0]).toBe(2);
    expect([cluster.role('S2'), cluster.logs[1]]).toEqual(['leader', []]);
    expect(cluster.broken).toEqual([]);
  });
});
