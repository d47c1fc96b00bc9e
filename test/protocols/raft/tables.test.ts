// Tables of cases that others wrote, in this project's form: a state, what is heard, the state after.
// Source: etcd-io/raft (Apache-2.0), raft_paper_test.go, raft_test.go and quorum/testdata; the logs of Figure 7 as in the
// paper. Where etcd departs from the paper, the paper is followed and the row says so.

import { describe, expect, it } from 'vitest';
import { majorityOf } from '../../../src/protocols/majority.ts';
import { withVote } from '../../../src/protocols/raft/election.ts';
import { isAtLeastAsUpToDate } from '../../../src/protocols/raft/log.ts';
import { agreedIndex } from '../../../src/protocols/raft/replication.ts';
import type { Votes } from '../../../src/protocols/raft/server.ts';
import { Cluster, elected, entries, hear, logOf, server, termsOf } from './lab.ts';

const term = (terms: readonly number[]) => terms.at(-1) ?? 0;

describe('who gets a vote (TestVoter, §5.4.1)', () => {
  // The voter's log, the candidate's last term and index, whether the voter refuses.
  it.each<[number[], number, number, boolean]>([
    [[1], 1, 1, false],
    [[1], 1, 2, false],
    [[1, 1], 1, 1, true],
    [[1], 2, 1, false],
    [[1], 2, 2, false],
    [[1, 1], 2, 1, false],
    [[2], 1, 1, true],
    [[2], 1, 2, true],
    [[2, 2], 1, 1, true],
  ])('log %j, candidate at term %i index %i: refused %s', (log, lastLogTerm, lastLogIndex, refuses) => {
    const after = hear(server(3, { log: logOf(log) }), {
      type: 'RequestVote',
      term: 3,
      candidateId: 'S2',
      lastLogIndex,
      lastLogTerm,
      from: 'S2',
    });
    expect(after.sent).toMatchObject([{ to: 'S2', message: { term: 3, voteGranted: !refuses } }]);
    expect(
      isAtLeastAsUpToDate({ index: lastLogIndex, term: lastLogTerm }, { index: log.length, term: term(log) }),
    ).toBe(!refuses);
  });
});

describe('who gets a vote (TestRecvMsgVote)', () => {
  // The voter's log is 2, 2 and its term 2 or the candidate's last, whichever is later.
  it.each<[string, number, number, string | null, boolean]>([
    ['follower', 0, 0, null, true],
    ['follower', 0, 1, null, true],
    ['follower', 0, 2, null, true],
    ['follower', 0, 3, null, false],
    ['follower', 1, 0, null, true],
    ['follower', 1, 1, null, true],
    ['follower', 1, 2, null, true],
    ['follower', 1, 3, null, false],
    ['follower', 2, 0, null, true],
    ['follower', 2, 1, null, true],
    ['follower', 2, 2, null, false],
    ['follower', 2, 3, null, false],
    ['follower', 3, 0, null, true],
    ['follower', 3, 1, null, true],
    ['follower', 3, 2, null, false],
    ['follower', 3, 3, null, false],
    ['follower', 3, 2, 'S2', false],
    ['follower', 3, 2, 'S1', true],
    ['leader', 3, 3, 'S1', true],
    ['candidate', 3, 3, 'S1', true],
  ])(
    '%s, candidate at index %i term %i, votedFor %s: refused %s',
    (role, lastLogIndex, lastLogTerm, votedFor, refuses) => {
      const currentTerm = Math.max(2, lastLogTerm);
      const state = server(3, { currentTerm, votedFor, log: logOf([2, 2]) }, role);
      const after = hear(state, {
        type: 'RequestVote',
        term: currentTerm,
        candidateId: 'S2',
        lastLogIndex,
        lastLogTerm,
        from: 'S2',
      });
      expect(after.sent).toMatchObject([{ message: { voteGranted: !refuses } }]);
    },
  );
});

describe('one vote a term (TestFollowerVote, §5.2)', () => {
  it.each<[string | null, string, boolean]>([
    [null, 'S1', false],
    [null, 'S2', false],
    [null, 'S3', false],
    ['S2', 'S2', false],
    ['S3', 'S3', false],
    ['S2', 'S3', true],
    ['S3', 'S2', true],
  ])('voted for %s, asked by %s: refused %s', (votedFor, candidateId, refuses) => {
    const after = hear(server(3, { currentTerm: 1, votedFor }), {
      type: 'RequestVote',
      term: 1,
      candidateId,
      lastLogIndex: 0,
      lastLogTerm: 0,
      from: candidateId,
    });
    expect(after.sent).toMatchObject([{ to: candidateId, message: { voteGranted: !refuses } }]);
    expect(after.server.votedFor).toBe(refuses ? votedFor : candidateId);
  });
});

describe('one round of an election (TestLeaderElectionInOneRoundRPC, §5.2)', () => {
  // Departs from the source: there a candidate that a majority refuses becomes a follower; in the paper it stays.
  it.each<[number, Record<string, boolean>, string]>([
    [1, {}, 'leader'],
    [3, { S2: true, S3: true }, 'leader'],
    [3, { S2: true }, 'leader'],
    [5, { S2: true, S3: true, S4: true, S5: true }, 'leader'],
    [5, { S2: true, S3: true, S4: true }, 'leader'],
    [5, { S2: true, S3: true }, 'leader'],
    [3, { S2: false, S3: false }, 'candidate'],
    [5, { S2: false, S3: false, S4: false, S5: false }, 'candidate'],
    [5, { S2: true, S3: false, S4: false, S5: false }, 'candidate'],
    [3, {}, 'candidate'],
    [5, { S2: true }, 'candidate'],
    [5, {}, 'candidate'],
  ])('%i servers, votes %j: %s in term 1', (size, votes, role) => {
    let after = hear(server(size), { type: 'timer.election' });
    for (const [from, voteGranted] of Object.entries(votes))
      after = hear(after.state, { type: 'RequestVoteReply', term: 1, voteGranted, from });
    expect([after.role, after.server.currentTerm]).toEqual([role, 1]);
  });
});

describe('commit with the leader counted (TestLeaderAcknowledgeCommit, §5.3)', () => {
  it.each<[number, string[], boolean]>([
    [1, [], true],
    [3, [], false],
    [3, ['S2'], true],
    [3, ['S2', 'S3'], true],
    [5, [], false],
    [5, ['S2'], false],
    [5, ['S2', 'S3'], true],
    [5, ['S2', 'S3', 'S4'], true],
    [5, ['S2', 'S3', 'S4', 'S5'], true],
  ])('%i servers, acknowledged by %j: committed %s', (size, from, committed) => {
    let after = hear(elected(size).state, { type: 'client.request', request: 1, command: 'x=1' });
    for (const id of from)
      after = hear(after.state, {
        type: 'AppendEntriesReply',
        term: 1,
        success: true,
        prevLogIndex: 0,
        matchIndex: 1,
        from: id,
      });
    expect(after.server.commitIndex).toBe(committed ? 1 : 0);
  });
});

describe('only entries of the leader’s term are counted (TestCommit, §5.4.2)', () => {
  // What each log holds, the leader's first; the leader's log and term; how far it commits.
  it.each<[number[], number[], number, number]>([
    [[1], [1], 1, 1],
    [[2], [1, 2], 2, 2],
    [[1], [2], 2, 1],
    [[2, 1, 1], [1, 2], 1, 1],
    [[2, 1, 1], [1, 1], 2, 0],
    [[2, 1, 2], [1, 2], 2, 2],
    [[2, 1, 2], [1, 1], 2, 0],
    [[2, 1, 1, 1], [1, 2], 1, 1],
    [[2, 1, 1, 1], [1, 1], 2, 0],
    [[2, 1, 1, 2], [1, 2], 1, 1],
    [[2, 1, 1, 2], [1, 1], 2, 0],
    [[2, 1, 2, 2], [1, 2], 2, 2],
    [[2, 1, 2, 2], [1, 1], 2, 0],
  ])('held %j of log %j in term %i: commit %i', (held, log, currentTerm, commit) => {
    const match = Object.fromEntries(held.slice(1).map((index, i) => [`S${i + 2}`, index]));
    const next = Object.fromEntries(held.slice(1).map((index, i) => [`S${i + 2}`, index + 1]));
    const fields = { currentTerm, log: logOf(log), matchIndex: { ...match, S2: 0 }, nextIndex: next, pending: [] };
    // The last acknowledgement makes the table's state; a cluster of one counts when it appends.
    const heard =
      held.length > 1
        ? hear(server(held.length, { ...fields }, 'leader'), {
            type: 'AppendEntriesReply',
            term: currentTerm,
            success: true,
            prevLogIndex: 0,
            matchIndex: held[1] as number,
            from: 'S2',
          })
        : hear(server(1, { ...fields, log: logOf(log.slice(0, -1)), currentTerm, matchIndex: {} }, 'leader'), {
            type: 'client.request',
            request: 1,
            command: 'x=1',
          });
    expect(heard.server.commitIndex).toBe(commit);
  });

  it('a leader of one with an entry of an older term alone: commit 0', () => {
    expect(elected(1, { currentTerm: 1, log: logOf([1]) }).server).toMatchObject({ currentTerm: 2, commitIndex: 0 });
  });

  it.each<[number, number]>([
    [1, 0],
    [2, 0],
    [3, 3],
  ])(
    'logs 1, 2 and a new term 3: an acknowledgement of index %i commits %i (TestLeaderOnlyCommitsLogFromCurrentTerm)',
    (index, commit) => {
      // Departs from the source: there the new leader's own empty entry is index 3; here a client's command is.
      const leader = elected(2, { currentTerm: 2, log: logOf([1, 2]) });
      const asked = hear(leader.state, { type: 'client.request', request: 1, command: 'x=1' });
      const after = hear(asked.state, {
        type: 'AppendEntriesReply',
        term: 3,
        success: true,
        prevLogIndex: 0,
        matchIndex: index,
        from: 'S2',
      });
      expect(after.server.commitIndex).toBe(commit);
    },
  );
});

describe('the consistency check (TestFollowerCheckMsgApp, §5.3)', () => {
  it.each<[number, number, boolean]>([
    [0, 0, false],
    [1, 1, false],
    [2, 2, false],
    [2, 1, true],
    [3, 3, true],
  ])('log 1, 2; previous entry index %i term %i: refused %s', (prevLogIndex, prevLogTerm, refuses) => {
    const after = hear(server(3, { currentTerm: 2, log: logOf([1, 2]) }), {
      type: 'AppendEntries',
      term: 2,
      leaderId: 'S2',
      prevLogIndex,
      prevLogTerm,
      entries: [],
      leaderCommit: 0,
      from: 'S2',
    });
    expect(after.sent).toMatchObject([{ message: { success: !refuses, prevLogIndex } }]);
  });
});

describe('appending (TestFollowerAppendEntries, §5.3)', () => {
  it.each<[number, number, number[], number[]]>([
    [2, 2, [3], [1, 2, 3]],
    [1, 1, [3, 4], [1, 3, 4]],
    [0, 0, [1], [1, 2]],
    [0, 0, [3], [3]],
  ])('log 1, 2; after index %i term %i the entries %j: log %j', (prevLogIndex, prevLogTerm, sent, log) => {
    const after = hear(server(3, { currentTerm: 4, log: logOf([1, 2]) }), {
      type: 'AppendEntries',
      term: 4,
      leaderId: 'S2',
      prevLogIndex,
      prevLogTerm,
      entries: entries(sent, prevLogIndex + 1),
      leaderCommit: 0,
      from: 'S2',
    });
    expect(termsOf(after.server)).toEqual(log);
  });
});

describe('commit of a follower (TestHandleMsgApp)', () => {
  // Log 1, 2 in term 2. Previous term and index, leaderCommit, entries; last index, commit index, refused.
  it.each<[number, number, number, number[], number, number, boolean]>([
    [3, 2, 3, [], 2, 0, true],
    [3, 3, 3, [], 2, 0, true],
    [1, 1, 1, [], 2, 1, false],
    [0, 0, 1, [2], 1, 1, false],
    [2, 2, 3, [2, 2], 4, 3, false],
    [2, 2, 4, [2], 3, 3, false],
    [1, 1, 4, [2], 2, 2, false],
    [1, 1, 3, [], 2, 1, false],
    [1, 1, 3, [2], 2, 2, false],
    [2, 2, 3, [], 2, 2, false],
    [2, 2, 4, [], 2, 2, false],
  ])(
    'previous %i:%i, leaderCommit %i, entries %j: last %i, commit %i, refused %s',
    (prevLogTerm, prevLogIndex, leaderCommit, sent, last, commit, refuses) => {
      const after = hear(server(3, { currentTerm: 2, log: logOf([1, 2]) }), {
        type: 'AppendEntries',
        term: 2,
        leaderId: 'S2',
        prevLogIndex,
        prevLogTerm,
        entries: entries(sent, prevLogIndex + 1),
        leaderCommit,
        from: 'S2',
      });
      expect([after.server.log.length, after.server.commitIndex]).toEqual([last, commit]);
      expect(after.sent).toMatchObject([{ message: { success: !refuses } }]);
    },
  );
});

describe('the logs of Figure 7 (TestLeaderSyncFollowerLog, §5.3)', () => {
  const leaderLog = '1,1,1,4,4,5,5,6,6,6';
  it.each<[string, string]>([
    ['a', '1,1,1,4,4,5,5,6,6'],
    ['b', '1,1,1,4'],
    ['c', '1,1,1,4,4,5,5,6,6,6,6'],
    ['d', '1,1,1,4,4,5,5,6,6,6,7,7'],
    ['e', '1,1,1,4,4,4,4'],
    ['f', '1,1,1,2,2,2,3,3,3,3,3'],
  ])('follower %s with log %s becomes equal to the leader’s after one new entry', (_, log) => {
    const cluster = new Cluster({
      nodes: 3,
      start: { S1: { log: leaderLog, term: '7' }, S2: { log, term: '7' }, S3: { term: '7' } },
    });
    cluster.campaign('S1');
    expect([cluster.leader, cluster.server('S1').currentTerm]).toEqual(['S1', 8]);
    cluster.propose('S1', 'x=11');
    expect(cluster.logs[1]).toEqual([1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 8]);
    expect(cluster.logs[2]).toEqual(cluster.logs[0]);
    expect(cluster.broken).toEqual([]);
  });

  it.each<[string, string]>([
    ['1,2,2,4,4,4,4', '1,2,2,3,3,3,3,3,3,3,3'],
    ['1,2,2,3,4,4,4,5', '1,2,2,3,3,3,3,3,3,3,3'],
    ['1,1,1,1,1,1', '1,2,2,4'],
    ['1,1,1,1', '1,2,2,4,4,4'],
    ['2,5,5,5,5,5,5,5,5', '2,4,4,4,4,4'],
    ['2,2,2,2,2', '2,4,4,4,4,4,4,4'],
  ])('leader %s, follower %s: equal in the end (TestFastLogRejection)', (leader, follower) => {
    // Departs from the source: the leader steps back one entry a refusal, as in the paper; the end is the same.
    const cluster = new Cluster({
      nodes: 3,
      start: { S1: { log: leader, term: '7' }, S2: { log: follower, term: '7' } },
    });
    cluster.campaign('S1');
    cluster.propose('S1', 'x=1');
    expect(cluster.logs).toEqual([cluster.logs[0], cluster.logs[0], cluster.logs[0]]);
    expect(cluster.logs[0]?.slice(0, -1).join()).toBe(leader);
  });
});

describe('what a majority holds (quorum/testdata, majority_commit)', () => {
  // null: nothing heard of that server, which is index 0.
  it.each<[(number | null)[], number]>([
    [[null], 0],
    [[12], 12],
    [[null, null], 0],
    [[12, null], 0],
    [[12, 5], 5],
    [[null, null, null], 0],
    [[12, null, null], 0],
    [[12, 5, null], 5],
    [[12, 5, 6], 6],
    [[12, 5, 4], 5],
    [[5, 5, 12], 5],
    [[100, 101, 103], 101],
    [[101, 104, 103, 103, null], 103],
    [[101, 102, 103, 103, null], 102],
    [[null, null, 103, 103, null], 0],
  ])('%j: %i', (held, agreed) => {
    expect(agreedIndex(held.map((index) => index ?? 0))).toBe(agreed);
  });
});

describe('who has won (quorum/testdata, majority_vote)', () => {
  it.each<[string, boolean]>([
    ['_', false],
    ['y', true],
    ['__', false],
    ['y_', false],
    ['yy', true],
    ['ny', false],
    ['___', false],
    ['n__', false],
    ['nn_', false],
    ['yn_', false],
    ['yy_', true],
    ['yyn', true],
    ['nyn', false],
    ['_yy_nyn', false],
    ['yyny_ny', true],
    ['yynynnn', false],
  ])('%s: won %s', (answers, won) => {
    let votes: Votes = { granted: [], refused: [] };
    [...answers].forEach((answer, i) => {
      if (answer !== '_') votes = withVote(votes, `S${i + 1}`, answer === 'y');
    });
    expect(votes.granted.length >= majorityOf(answers.length)).toBe(won);
  });
});
