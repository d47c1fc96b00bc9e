// Sentences of the paper, one test each. Ongaro & Ousterhout 2014 (extended version), Figure 2 and §5.
// Reason for its length: the paper has as many sentences.

import { describe, expect, it } from 'vitest';
import type { MachineState } from '../../../src/engine/machine.ts';
import { slice } from '../../../src/engine/sequence.ts';
import type { RaftEvent } from '../../../src/protocols/raft/messages.ts';
import { Cluster, elected, entries, hear, hearAll, logOf, server, termsOf } from './lab.ts';

const ask = (fields: object = {}): RaftEvent => ({
  type: 'RequestVote',
  term: 1,
  candidateId: 'S2',
  lastLogIndex: 0,
  lastLogTerm: 0,
  from: 'S2',
  ...fields,
});

const send = (fields: object = {}): RaftEvent => ({
  type: 'AppendEntries',
  term: 1,
  leaderId: 'S2',
  prevLogIndex: 0,
  prevLogTerm: 0,
  entries: [],
  leaderCommit: 0,
  from: 'S2',
  ...fields,
});

const vote = (from: string, term = 1, voteGranted = true): RaftEvent => ({
  type: 'RequestVoteReply',
  term,
  voteGranted,
  from,
});

const took = (from: string, term: number, prevLogIndex: number, matchIndex: number): RaftEvent => ({
  type: 'AppendEntriesReply',
  term,
  success: true,
  prevLogIndex,
  matchIndex,
  from,
});

const refused = (from: string, term: number, prevLogIndex: number): RaftEvent => ({
  type: 'AppendEntriesReply',
  term,
  success: false,
  prevLogIndex,
  matchIndex: 0,
  from,
});

const roles: readonly (readonly [string, MachineState])[] = [
  ['follower', server(3, { currentTerm: 1 })],
  ['candidate', hear(server(3), { type: 'timer.election' }).state],
  ['leader', elected(3).state],
];

describe('§5.1 terms', () => {
  it.each(roles)('a %s that hears of a newer term adopts it and becomes a follower', (_, state) => {
    // Reference: §5.1, "If RPC request or response contains term T > currentTerm".
    for (const event of [ask({ term: 5 }), send({ term: 5 }), vote('S2', 5, false), refused('S2', 5, 0)]) {
      const after = hear(state, event);
      expect(after.role).toBe('follower');
      expect(after.server.currentTerm).toBe(5);
      expect(after.notes).toContain('raft.term.newer');
      expect([after.server.votes, after.server.nextIndex, after.server.matchIndex, after.server.pending]).toEqual([
        null,
        null,
        null,
        null,
      ]);
    }
  });

  it.each(roles)('a %s rejects a request with a stale term number, and answers with its own', (_, state) => {
    // Reference: §5.1, "If a server receives a request with a stale term number, it rejects the request."
    // Departs: nothing; the paper's RPCs always answer.
    const append = hear(state, send({ term: 0 }));
    expect(append.sent).toMatchObject([{ to: 'S2', message: { type: 'AppendEntriesReply', term: 1, success: false } }]);
    expect(append.notes).toEqual(['raft.append.refused.staleTerm']);
    const election = hear(state, ask({ term: 0 }));
    expect(election.sent).toMatchObject([{ message: { type: 'RequestVoteReply', term: 1, voteGranted: false } }]);
    expect(election.notes).toEqual(['raft.vote.refused.staleTerm']);
    for (const after of [append, election]) expect(after.state).toBe(state);
  });

  it('the message of a newer term is processed, not only its term', () => {
    // Reference: Figure 2. A machine that adopts the term and drops the message is safe, and needs more terms.
    const after = hear(elected(3).state, ask({ term: 2 }));
    expect(after.sent).toMatchObject([{ to: 'S2', message: { type: 'RequestVoteReply', term: 2, voteGranted: true } }]);
    expect(after.server.votedFor).toBe('S2');
    expect(hear(elected(3).state, send({ term: 2 })).server.leaderId).toBe('S2');
  });

  it('a new term begins without a vote and without a known leader', () => {
    // Reference: Figure 2, votedFor: "candidateId that received vote in current term (or null if none)".
    const after = hear(server(3, { currentTerm: 1, votedFor: 'S3', leaderId: 'S3' }), vote('S2', 2, false));
    expect([after.server.votedFor, after.server.leaderId]).toEqual([null, null]);
  });

  it('currentTerm, votedFor and log survive a crash, and nothing else', () => {
    // Reference: Figure 2, State, "Updated on stable storage before responding to RPCs".
    const cluster = new Cluster({ nodes: 3 });
    cluster.campaign('S1');
    cluster.propose('S1', 'x=1');
    cluster.heartbeat('S1');
    const { currentTerm, votedFor, log } = cluster.server('S2');
    expect([currentTerm, votedFor, log.length, cluster.server('S2').commitIndex]).toEqual([1, 'S1', 1, 1]);
    cluster.crash('S2');
    cluster.restart('S2');
    const reborn = cluster.server('S2');
    expect([reborn.currentTerm, reborn.votedFor, termsOf(reborn)]).toEqual([1, 'S1', [1]]);
    expect([reborn.commitIndex, reborn.lastApplied, reborn.leaderId, reborn.store]).toEqual([0, 0, null, {}]);
    expect(cluster.role('S2')).toBe('follower');
  });
});

describe('§5.2 leader election', () => {
  it('when servers start up, they begin as followers', () => {
    // Reference: §5.2.
    const cluster = new Cluster({ nodes: 5 });
    expect(new Set(cluster.roles)).toEqual(new Set(['follower']));
    expect(cluster.run.end.world.nodes.every((node) => node.timers.map((t) => t.name).join() === 'election')).toBe(
      true,
    );
  });

  it('election timeouts are drawn from the range', () => {
    // Reference: §5.2, "election timeouts are chosen randomly from a fixed interval".
    const drawn = new Set<number>();
    for (let seed = 0; seed < 40; seed++)
      for (const node of new Cluster({ nodes: 5, seed }).run.end.world.nodes) drawn.add(node.timers[0]?.ringsAt ?? 0);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(150_000);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(300_000);
    expect(drawn.size).toBeGreaterThan(190);
  });

  it('a follower that hears nothing for an election timeout increments its term, votes for itself and asks all others', () => {
    // Reference: §5.2, Figure 2, Candidates.
    const after = hear(server(5, { currentTerm: 3, log: logOf([1, 3]) }), { type: 'timer.election' });
    expect(after.role).toBe('candidate');
    expect([after.server.currentTerm, after.server.votedFor]).toEqual([4, 'S1']);
    expect(after.timers).toEqual(['election']);
    expect(after.sent.map(({ to }) => to)).toEqual(['S2', 'S3', 'S4', 'S5']);
    expect(after.sent[0]?.message).toEqual({
      type: 'RequestVote',
      term: 4,
      candidateId: 'S1',
      lastLogIndex: 2,
      lastLogTerm: 3,
    });
  });

  it('each server votes for at most one candidate a term, first come first served', () => {
    // Reference: §5.2.
    const first = hear(server(3), ask());
    const second = hear(first.state, ask({ candidateId: 'S3', from: 'S3' }));
    expect(first.notes.at(-1)).toBe('raft.vote.granted');
    expect(second.notes).toEqual(['raft.vote.refused.alreadyVoted']);
    expect(second.sent).toMatchObject([{ to: 'S3', message: { voteGranted: false } }]);
    expect(second.server.votedFor).toBe('S2');
  });

  it('the same candidate is granted the same vote again', () => {
    // Reference: Figure 2, RequestVote RPC, 2: "If votedFor is null or candidateId".
    const again = hearAll(server(3), ask(), ask());
    expect(again.sent).toMatchObject([{ message: { voteGranted: true } }]);
    expect(again.notes).toEqual(['raft.vote.grantedAgain']);
  });

  it('a follower starts its election timer anew when it grants a vote, and not when it refuses', () => {
    // Reference: Figure 2, Followers: "or granting vote to candidate".
    expect(hear(server(3), ask()).timers).toEqual(['election']);
    expect(hear(server(3, { currentTerm: 1, votedFor: 'S3' }), ask()).timers).toEqual([]);
    expect(hear(server(3, { log: logOf([1]) }), ask({ term: 2 })).timers).toEqual([]);
    expect(hear(server(3, { currentTerm: 2 }), ask()).timers).toEqual([]);
  });

  it('a follower starts its election timer anew on AppendEntries of the current leader, and of no older one', () => {
    // Reference: Figure 2, Followers: "without receiving AppendEntries RPC from current leader".
    expect(hear(server(3, { currentTerm: 1 }), send()).timers).toEqual(['election']);
    expect(hear(server(3, { currentTerm: 1 }), send({ prevLogIndex: 4, prevLogTerm: 1 })).timers).toEqual(['election']);
    expect(hear(server(3, { currentTerm: 2 }), send()).timers).toEqual([]);
  });

  it('a candidate wins with votes from a majority of the full cluster for the same term', () => {
    // Reference: §5.2.
    const candidate = hear(server(5), { type: 'timer.election' });
    expect(hearAll(candidate.state, vote('S2')).role).toBe('candidate');
    expect(hearAll(candidate.state, vote('S2'), vote('S2')).role).toBe('candidate');
    expect(hearAll(candidate.state, vote('S2'), vote('S3', 0)).role).toBe('candidate');
    expect(hearAll(candidate.state, vote('S2'), vote('S3')).role).toBe('leader');
  });

  it('a leader sends empty AppendEntries to all at once, to prevent new elections', () => {
    // Reference: Figure 2, Leaders: "Upon election: send initial empty AppendEntries RPCs".
    const after = elected(3, { log: logOf([1, 1]), commitIndex: 1, lastApplied: 1, currentTerm: 1 });
    expect(after.sent.map(({ to }) => to)).toEqual(['S2', 'S3']);
    expect(after.sent[0]?.message).toEqual({
      type: 'AppendEntries',
      term: 2,
      leaderId: 'S1',
      prevLogIndex: 2,
      prevLogTerm: 1,
      entries: [],
      leaderCommit: 1,
    });
    expect(after.timers).toEqual(['heartbeat']);
    expect(after.effects).toContainEqual({ type: 'cancelTimer', timer: 'election' });
  });

  it('a new leader assumes that all logs agree with its own and knows nothing', () => {
    // Reference: Figure 2, nextIndex "initialized to leader last log index + 1", matchIndex "initialized to 0".
    const { nextIndex, matchIndex } = elected(3, { log: logOf([1, 1]), currentTerm: 1 }).server;
    expect([nextIndex, matchIndex]).toEqual([
      { S2: 3, S3: 3 },
      { S2: 0, S3: 0 },
    ]);
  });

  it('a leader repeats heartbeats during idle periods', () => {
    // Reference: Figure 2, Leaders.
    const after = hear(elected(3).state, { type: 'timer.heartbeat' });
    expect(after.sent).toHaveLength(2);
    expect(after.timers).toEqual(['heartbeat']);
    expect(after.notes).toEqual(['raft.heartbeat.due']);
  });

  it('a candidate that hears a leader of its term recognizes it and returns to follower', () => {
    // Reference: §5.2, "If the leader's term … is at least as large as the candidate's current term".
    const after = hear(hear(server(3), { type: 'timer.election' }).state, send());
    expect(after.role).toBe('follower');
    expect(after.server.leaderId).toBe('S2');
    expect(after.server.votedFor).toBe('S1');
    expect(after.notes[0]).toBe('raft.election.lostToLeader');
    expect(after.sent).toMatchObject([{ to: 'S2', message: { type: 'AppendEntriesReply', success: true } }]);
  });

  it('a candidate rejects AppendEntries of a smaller term and continues in candidate state', () => {
    // Reference: §5.2.
    const after = hear(hear(server(3, { currentTerm: 1 }), { type: 'timer.election' }).state, send());
    expect(after.role).toBe('candidate');
    expect(after.sent).toMatchObject([{ message: { term: 2, success: false } }]);
  });

  it('a candidate that times out starts a new election with a new term and no votes but its own', () => {
    // Reference: §5.2, "each candidate will time out and start a new election".
    const after = hearAll(server(5), { type: 'timer.election' }, vote('S2'), { type: 'timer.election' });
    expect(after.role).toBe('candidate');
    expect([after.server.currentTerm, after.server.votes]).toEqual([2, { granted: ['S1'], refused: [] }]);
    expect(after.sent).toHaveLength(4);
  });

  it('a candidate that a majority refuses stays a candidate until it times out', () => {
    // Reference: §5.2: a candidate continues until it wins, another leads, or time goes by.
    const after = hearAll(server(3), { type: 'timer.election' }, vote('S2', 1, false), vote('S3', 1, false));
    expect(after.role).toBe('candidate');
    expect(after.server.votes).toEqual({ granted: ['S1'], refused: ['S2', 'S3'] });
  });

  it('a vote that comes after the election is won changes nothing', () => {
    // Reference: §5.2.
    const leader = elected(3);
    const after = hear(leader.state, vote('S3'));
    expect(after.state).toBe(leader.state);
    expect(after.notes).toEqual(['raft.election.lateVote']);
  });

  it('a cluster of one elects itself at its first timeout, without a message', () => {
    // Reference: §5.2; its own vote is a majority.
    const after = hear(server(1), { type: 'timer.election' });
    expect([after.role, after.server.currentTerm, after.sent]).toEqual(['leader', 1, []]);
  });
});

describe('§5.4.1 election restriction', () => {
  it('a voter denies its vote if its own log is more up-to-date', () => {
    // Reference: §5.4.1. The whole table is in tables.test.ts.
    const voter = server(3, { currentTerm: 2, log: logOf([1, 2]) });
    const later = hear(voter, ask({ term: 3, lastLogIndex: 5, lastLogTerm: 1 }));
    expect(later.notes.at(-1)).toBe('raft.vote.refused.stalerLog');
    const shorter = hear(voter, ask({ term: 3, lastLogIndex: 1, lastLogTerm: 2 }));
    expect(shorter.notes.at(-1)).toBe('raft.vote.refused.stalerLog');
    expect(hear(voter, ask({ term: 3, lastLogIndex: 2, lastLogTerm: 2 })).notes.at(-1)).toBe('raft.vote.granted');
    expect(hear(voter, ask({ term: 3, lastLogIndex: 1, lastLogTerm: 3 })).notes.at(-1)).toBe('raft.vote.granted');
  });

  it('a refused candidate has raised the voter’s term all the same', () => {
    // Reference: §5.1.
    const after = hear(server(3, { currentTerm: 2, log: logOf([2]) }), ask({ term: 7 }));
    expect([after.server.currentTerm, after.server.votedFor]).toEqual([7, null]);
    expect(after.sent).toMatchObject([{ message: { term: 7, voteGranted: false } }]);
  });
});

describe('§5.3 log replication', () => {
  it('a leader appends a command to its log and sends it to all others in parallel', () => {
    // Reference: §5.3.
    const after = hear(elected(3).state, { type: 'client.request', request: 9, command: 'x=1' });
    expect(slice(after.server.log, 0)).toEqual([{ term: 1, command: 'x=1' }]);
    expect(after.sent.map(({ to, message }) => [to, message.prevLogIndex, message.entries])).toEqual([
      ['S2', 0, [{ term: 1, command: 'x=1' }]],
      ['S3', 0, [{ term: 1, command: 'x=1' }]],
    ]);
    expect(after.effects.some((effect) => effect.type === 'answer')).toBe(false);
  });

  it('a leader answers its client after the entry is committed and applied, with the result', () => {
    // Reference: Figure 2, Leaders: "respond after entry applied to state machine".
    const { state } = hearAll(
      elected(3).state,
      { type: 'client.request', request: 8, command: 'x=5' },
      { type: 'client.request', request: 9, command: 'x' },
    );
    const after = hear(state, took('S2', 1, 0, 2));
    expect(after.effects.filter((effect) => effect.type === 'answer')).toEqual([
      { type: 'answer', request: 8, answer: { result: 'ok' } },
      { type: 'answer', request: 9, answer: { result: '5' } },
    ]);
    expect([after.server.commitIndex, after.server.lastApplied, after.server.store]).toEqual([2, 2, { x: '5' }]);
  });

  it('an entry is committed once the leader that created it has it on a majority', () => {
    // Reference: §5.3.
    const { state } = hear(elected(5).state, { type: 'client.request', request: 1, command: 'x=1' });
    const two = hear(state, took('S2', 1, 0, 1));
    expect([two.server.commitIndex, two.notes.at(-1)]).toEqual([0, 'raft.commit.waits.majority']);
    const three = hear(two.state, took('S3', 1, 0, 1));
    expect([three.server.commitIndex, three.notes.at(-1)]).toEqual([1, 'raft.commit.counted']);
    expect(three.effects).toContainEqual({ type: 'decide', slot: 1, epoch: 1, value: 'x=1', during: 1 });
  });

  it('the same acknowledgement twice is one acknowledgement', () => {
    // Reference: §5.5, RPCs are idempotent.
    const { state } = hear(elected(5).state, { type: 'client.request', request: 1, command: 'x=1' });
    const after = hearAll(state, took('S2', 1, 0, 1), took('S2', 1, 0, 1));
    expect([after.server.commitIndex, after.notes]).toEqual([
      0,
      ['raft.match.unchanged', 'raft.commit.waits.majority'],
    ]);
  });

  it('a commit also commits all preceding entries, those of previous leaders included', () => {
    // Reference: §5.3.
    const leader = elected(3, { currentTerm: 2, log: logOf([1, 2]) });
    const asked = hear(leader.state, { type: 'client.request', request: 1, command: 'y=1' });
    const after = hear(asked.state, took('S3', 3, 2, 3));
    const decided = after.effects.flatMap((e) => (e.type === 'decide' ? [[e.slot, e.epoch, e.during]] : []));
    expect(decided).toEqual([
      [1, 1, 3],
      [2, 2, 3],
      [3, 3, 3],
    ]);
  });

  it('a follower applies what it learns to be committed, in log order', () => {
    // Reference: §5.3, "Once a follower learns that a log entry is committed, it applies the entry".
    const after = hear(
      server(3, { currentTerm: 1 }),
      send({
        entries: [
          { term: 1, command: 'x=1' },
          { term: 1, command: 'x=2' },
        ],
        leaderCommit: 2,
      }),
    );
    expect([after.server.lastApplied, after.server.store]).toEqual([2, { x: '2' }]);
    expect(after.notes).toEqual(['raft.follower.commits', 'raft.append.accepted']);
  });

  it('a follower that lacks the entry before the new ones refuses them', () => {
    // Reference: Figure 2, AppendEntries RPC, 2.
    for (const [prevLogIndex, prevLogTerm] of [
      [3, 1],
      [2, 2],
    ] as const) {
      const state = server(3, { currentTerm: 2, log: logOf([1, 1]) });
      const after = hear(state, send({ term: 2, prevLogIndex, prevLogTerm, entries: entries([2], 3) }));
      expect(after.sent).toMatchObject([{ message: { success: false, prevLogIndex } }]);
      expect(after.notes).toEqual(['raft.append.refused.mismatch']);
      expect(termsOf(after.server)).toEqual([1, 1]);
      expect(after.server.leaderId).toBe('S2');
    }
  });

  it('what is there in neither log does not agree: the entry before the new ones has to exist', () => {
    // Reference: Figure 2, AppendEntries RPC, 2. -1 is how this code says that an index has no term.
    for (const log of [[], [1, 1, 1]])
      for (const prevLogTerm of [-1, 0, 1]) {
        const state = server(3, { currentTerm: 1, log: logOf(log) });
        const after = hear(state, send({ prevLogIndex: 4, prevLogTerm, entries: entries([1], 5), leaderCommit: 5 }));
        expect(after.sent, `log ${log}, term ${prevLogTerm}`).toMatchObject([{ message: { success: false } }]);
        expect(after.notes).toEqual(['raft.append.refused.mismatch']);
        expect([termsOf(after.server), after.server.commitIndex]).toEqual([log, 0]);
      }
  });

  it('a leader believes no follower to agree with more than it has itself', () => {
    // Departs: the paper has no disk lost. A server without its log that wins its old term again may hear what it was
    // answered in its earlier life.
    const leader = elected(3, { log: logOf([]) });
    const after = hear(leader.state, took('S2', 1, 3, 4));
    expect(after.state).toBe(leader.state);
    expect(after.sent).toEqual([]);
    expect(after.notes[0]).toBe('raft.reply.stale');
    const longer = hear(leader.state, { type: 'client.request', request: 1, command: 'x=1' });
    const both = hearAll(longer.state, took('S2', 1, 3, 4), took('S3', 1, 3, 4));
    expect([both.server.nextIndex, both.server.matchIndex, both.server.commitIndex]).toEqual([
      { S2: 1, S3: 1 },
      { S2: 0, S3: 0 },
      0,
    ]);
  });

  it('an answer to an earlier life of a leader points neither nextIndex nor matchIndex past its log', () => {
    const cluster = new Cluster({ nodes: 3 });
    cluster.campaign('S1');
    for (const command of ['x=1', 'x=2', 'x=3']) {
      cluster.request('S1', command);
      cluster.deliver('S1', 'S2', 'AppendEntries');
    }
    cluster.drop(cluster.flying('S1'));
    for (const node of ['S1', 'S2']) {
      cluster.crash(node);
      cluster.make({ kind: 'wipe', node });
      cluster.restart(node);
    }
    // S1 wins term 1 once more, with an empty log, while what S2 answered in its own earlier life is under way.
    cluster.ring('S1', 'election');
    cluster.deliver('S1', 'S3', 'RequestVote');
    cluster.deliver('S3', 'S1', 'RequestVoteReply');
    expect([cluster.role('S1'), cluster.server('S1').currentTerm, cluster.logs]).toEqual(['leader', 1, [[], [], []]]);
    cluster.settle();
    cluster.heartbeat('S1');
    expect(cluster.server('S1').nextIndex).toEqual({ S2: 1, S3: 1 });
    expect(cluster.server('S1').matchIndex).toEqual({ S2: 0, S3: 0 });
    cluster.propose('S1', 'y=9');
    expect(cluster.logs).toEqual([[1], [1], [1]]);
  });

  it('an existing entry that conflicts with a new one is deleted with all that follow it', () => {
    // Reference: Figure 2, AppendEntries RPC, 3.
    const state = server(3, { currentTerm: 3, log: logOf([1, 2, 2, 2]) });
    const after = hear(state, send({ term: 3, prevLogIndex: 1, prevLogTerm: 1, entries: entries([3], 2) }));
    expect(termsOf(after.server)).toEqual([1, 3]);
    expect(after.notes).toEqual(['raft.append.accepted', 'raft.append.conflict.deleted']);
  });

  it('entries that are there already are kept, with all that follow them', () => {
    // Reference: Figure 2, AppendEntries RPC, 3 and 4; §5.5: "it ignores those entries in the new request".
    const state = server(3, { currentTerm: 1, log: logOf([1, 1, 1]), leaderId: 'S2' });
    const after = hear(state, send({ entries: entries([1, 1]) }));
    expect(after.state).toBe(state);
    expect(after.notes).toEqual(['raft.append.present']);
    expect(after.sent).toMatchObject([{ message: { success: true, matchIndex: 2 } }]);
  });

  it('an older AppendEntries that comes late shortens nothing', () => {
    // Reference: Figure 2, AppendEntries RPC, 3 ("conflicts with").
    const state = server(3, { currentTerm: 1, log: logOf([1, 1, 1]), leaderId: 'S2', commitIndex: 3, lastApplied: 3 });
    expect(hear(state, send()).state).toBe(state);
    expect(hear(state, send({ entries: entries([1]), leaderCommit: 1 })).state).toBe(state);
  });

  it('a follower commits no further than the last new entry', () => {
    // Reference: Figure 2, AppendEntries RPC, 5: "min(leaderCommit, index of last new entry)".
    const state = server(3, { currentTerm: 2, log: logOf([1, 1, 1]) });
    const after = hear(state, send({ term: 2, prevLogIndex: 1, prevLogTerm: 1, leaderCommit: 3 }));
    expect(after.server.commitIndex).toBe(1);
  });

  it('after a refusal the leader decrements nextIndex and tries again', () => {
    // Reference: §5.3; Figure 2, Leaders.
    const leader = elected(3, { currentTerm: 1, log: logOf([1, 1]) });
    const after = hear(leader.state, refused('S2', 2, 2));
    expect(after.server.nextIndex).toEqual({ S2: 2, S3: 3 });
    expect(after.sent).toMatchObject([
      { to: 'S2', message: { prevLogIndex: 1, prevLogTerm: 1, entries: entries([1], 2) } },
    ]);
    expect(after.notes).toEqual(['raft.next.stepsBack']);
  });

  it('one refusal is answered once, however often it comes', () => {
    // Departs: the paper's RPC pairs a reply with its request; here the reply names what it answers.
    const leader = elected(3, { currentTerm: 1, log: logOf([1, 1]) });
    const once = hear(leader.state, refused('S2', 2, 2));
    const twice = hear(once.state, refused('S2', 2, 2));
    expect(twice.state).toBe(once.state);
    expect([twice.sent, twice.notes]).toEqual([[], ['raft.next.refusedEarlier']]);
  });

  it('after an acceptance the leader updates nextIndex and matchIndex', () => {
    // Reference: Figure 2, Leaders: "If successful".
    const leader = elected(3, { currentTerm: 1, log: logOf([1, 1]) });
    const after = hear(leader.state, took('S3', 2, 2, 2));
    expect([after.server.nextIndex, after.server.matchIndex]).toEqual([
      { S2: 3, S3: 3 },
      { S2: 0, S3: 2 },
    ]);
  });

  it('an acceptance that was overtaken does not lower matchIndex', () => {
    // Reference: Figure 2, matchIndex "increases monotonically".
    const leader = elected(3, { currentTerm: 1, log: logOf([1, 1]) });
    const after = hearAll(leader.state, took('S3', 2, 2, 2), took('S3', 2, 0, 1));
    expect([after.server.nextIndex, after.server.matchIndex]).toEqual([
      { S2: 3, S3: 3 },
      { S2: 0, S3: 2 },
    ]);
  });

  it('a follower that is far behind gets its entries in messages of bounded length, one upon the other', () => {
    // Departs: the paper does not bound a message.
    const cluster = new Cluster({ nodes: 3, options: { entriesPerMessage: 2 }, start: { S1: { log: '1,1,1,1,1' } } });
    cluster.campaign('S1');
    expect(cluster.logs[1]).toEqual([1, 1, 1, 1, 1]);
    expect(cluster.run.end.position).toBeLessThan(40);
  });

  it('a leader retries indefinitely until all followers store all entries', () => {
    // Reference: §5.3. Here the heartbeat carries what a follower lacks.
    const cluster = new Cluster({ nodes: 3 });
    cluster.campaign('S1');
    cluster.request('S1', 'x=1');
    cluster.drop(cluster.flying('S1'));
    expect(cluster.logs).toEqual([[1], [], []]);
    cluster.heartbeat('S1');
    expect(cluster.logs).toEqual([[1], [1], [1]]);
  });

  it('a leader never overwrites or deletes entries in its own log', () => {
    // Reference: §5.3, Leader Append-Only. Only a rival of its own term could ask for it, and it is not heard.
    const leader = hear(elected(3).state, { type: 'client.request', request: 1, command: 'x=1' });
    const after = hear(leader.state, send({ entries: [{ term: 1, command: 'y=9' }] }));
    expect(after.state).toBe(leader.state);
    expect(after.notes).toEqual(['raft.append.rivalLeader']);
  });
});

describe('§5.4.2 committing entries from previous terms', () => {
  it('an entry of a previous term is not committed by counting replicas', () => {
    // Reference: §5.4.2.
    const leader = elected(3, { currentTerm: 2, log: logOf([1, 2]) });
    const after = hearAll(leader.state, took('S2', 3, 2, 2), took('S3', 3, 2, 2));
    expect(after.server.commitIndex).toBe(0);
    expect(after.notes.at(-1)).toBe('raft.commit.waits.oldTerm');
  });

  it('a new leader appends no entry of its own accord', () => {
    // Reference: §5; the empty first entry belongs to §8, which is left out.
    expect(elected(3, { currentTerm: 1, log: logOf([1]) }).server.log.length).toBe(1);
  });
});

describe('§5.1, §8 clients', () => {
  it('a follower sends the client on to the leader; without one it says so', () => {
    // Reference: §5.1, "if a client contacts a follower, the follower redirects it to the leader".
    const event = { type: 'client.request', request: 4, command: 'x=1' } as const;
    const knows = hear(server(3, { leaderId: 'S2' }), event);
    expect(knows.effects).toContainEqual({ type: 'answer', request: 4, answer: { leader: 'S2' } });
    const asks = hear(hear(knows.state, { type: 'timer.election' }).state, event);
    expect(asks.effects).toContainEqual({ type: 'answer', request: 4, answer: { leader: null } });
    expect(asks.server.log.length).toBe(0);
  });

  it('a leader that steps down forgets who waits', () => {
    // Reference: §8: a client asks again. Whether the entry survives, this server cannot know.
    const leader = hear(elected(3).state, { type: 'client.request', request: 7, command: 'x=1' });
    const after = hear(leader.state, ask({ term: 2, lastLogIndex: 1, lastLogTerm: 1 }));
    expect(after.notes).toEqual(['raft.client.forgotten', 'raft.term.newer', 'raft.vote.granted']);
    expect(after.server.pending).toBe(null);
    expect(after.effects).toContainEqual({ type: 'cancelTimer', timer: 'heartbeat' });
    expect(after.timers).toEqual(['election', 'election']);
  });

  it('a cluster of one commits alone', () => {
    // Reference: Figure 2, Leaders: the leader counts itself.
    const after = hear(elected(1).state, { type: 'client.request', request: 1, command: 'x=1' });
    expect(after.server.commitIndex).toBe(1);
    expect(after.notes).toEqual(['raft.client.accepted', 'raft.client.answered', 'raft.commit.counted']);
  });
});
