// Questions in one line, mistakes together, the second way, and the command.

import { describe, expect, test } from 'vitest';
import { growing } from '../../src/checker/check.ts';
import { boundsOf, mistakesIn, refusalOf, usually } from '../../src/checker/question.ts';
import { readQuestion, writeQuestion } from '../../src/checker/text.ts';
import { Wander } from '../../src/checker/wander.ts';
import { check } from '../../src/cli/commands/check.ts';
import { protocolNamed } from '../../src/protocols/index.ts';
import { PROTOCOLS } from '../../src/protocols/order.ts';
import { isSound } from '../../src/scenarios/outcome.ts';
import { Player } from '../../src/scenarios/player.ts';
import { parseScenario } from '../../src/scenarios/text.ts';
import { commanded } from '../commanded.ts';
import { telling } from './answered.ts';
import { asking } from './searched.ts';

describe('a question in one line', () => {
  test.each([
    'raft/votesTwice nodes=3 terms=1 entries=0 requests=0 heartbeats=0 crashes=0 duplicates=0 for raft.ElectionSafety',
    'raft nodes=3 terms=2 entries=1 requests=1 heartbeats=0 crashes=0 duplicates=0 every find role S1 leader and not up S2',
    'paxos/ballotTwice+keepsOwnValue proposers=2 acceptors=3 learners=1 ballots=1 requests=2 crashes=1 duplicates=0',
    'twophase/forgetsVote participants=2 transactions=1 questions=1 crashes=1 duplicates=0 inDoubt=ask',
  ])('%s', (line) => {
    const read = readQuestion(line);
    expect(read).toHaveProperty('question');
    if ('question' in read) expect(writeQuestion(read.question)).toBe(line);
  });

  test('what is not said is as usual', () => {
    expect(readQuestion('raft/votesTwice')).toEqual({ question: usually('raft', ['votesTwice']) });
    expect(readQuestion('raft terms=3')).toMatchObject({
      question: { bounds: { terms: 3, entries: 1 }, counts: { nodes: 3 } },
    });
    expect(readQuestion('raft/votesTwice+noLogCheck')).toEqual(readQuestion('raft/noLogCheck+votesTwice'));
  });

  test.each([
    ['chess', 'unknown', 'chess'],
    ['raft/never', 'unknown', 'never'],
    ['raft terms=99', 'outOfBounds', '99'],
    ['raft squares=2', 'unknown', 'squares'],
    ['raft for paxos.Agreement', 'unknown', 'paxos.Agreement'],
    ['raft find breaks raft.LogMatching', 'unexpected', 'breaks'],
    ['paxos nodes=5 acceptors=3', 'setupRefused', 'paxos'],
    ['twophase/decidesEarly for twophase.Validity more', 'unexpected', 'more'],
  ])('%s is refused', (line, code, found) => {
    expect(readQuestion(line)).toMatchObject({ problem: { code, found } });
  });

  test('every protocol has one to begin with, with no mistake and with each', () => {
    for (const id of PROTOCOLS) {
      expect(refusalOf(asking(id))).toBeNull();
      for (const mistake of Object.keys(protocolNamed(id)?.variants ?? {}))
        expect(refusalOf(asking(id, {}, [mistake])), mistake).toBeNull();
      expect(Object.keys(boundsOf(id))).toEqual(expect.arrayContaining(['crashes', 'duplicates']));
    }
  });

  test('bounds grow by their sum', () => {
    expect(growing({ a: 1, b: 0 }, { a: 2, b: 1 })).toEqual([
      { a: 1, b: 0 },
      { a: 2, b: 0 },
      { a: 1, b: 1 },
      { a: 2, b: 1 },
    ]);
  });
});

describe('several mistakes at once', () => {
  test('each changes what it changes alone', () => {
    const both = protocolNamed('raft/logNotDurable+votesTwice');
    const [one, other] = [protocolNamed('raft/logNotDurable'), protocolNamed('raft/votesTwice')];
    expect(both?.durable).toEqual(one?.durable);
    const guard = (protocol: typeof both) => protocol?.machines.server?.implementations.guards?.hasVotedForAnother;
    expect(guard(both)).toBe(guard(other));
    expect(guard(both)).not.toBe(guard(one));
    expect(protocolNamed('raft/termNotDurable+votedForNotDurable')?.durable).toEqual(['log']);
    expect(mistakesIn('b+a+b')).toEqual(['a', 'b']);
  });

  test('two that change the same are refused with both names, in a question as in a text', () => {
    const clash = { code: 'clash', found: 'keepsConflicts', expected: 'truncatesAlways' };
    expect(readQuestion('raft/truncatesAlways+keepsConflicts')).toMatchObject({ problem: clash });
    expect(parseScenario('quorum 1\nraft/keepsConflicts+truncatesAlways nodes=3\n')).toMatchObject({
      problem: { ...clash, line: 2 },
    });
    expect(parseScenario('quorum 1\nraft/votesTwice+never nodes=3\n')).toMatchObject({ problem: { code: 'unknown' } });
  });

  test('quorums that need not meet are allowed among others, too', () => {
    const text = 'quorum 1\npaxos/keepsOwnValue+disjointQuorums acceptors=4\noptions q1=2 q2=2\n';
    expect(parseScenario(text)).toMatchObject({ scenario: { variant: 'disjointQuorums+keepsOwnValue' } });
  });
});

describe('the second way', () => {
  test.each([
    ['paxos/keepsOwnValue', 12],
    ['raft/noLogCheck', 9],
    ['multipaxos/fillsWithoutLooking', 8],
  ])('%s: along the beam', (line, least) => {
    const read = readQuestion(line);
    if ('problem' in read) throw new Error(line);
    const wander = new Wander(read.question, telling, 7);
    for (let i = 0; i < 100 && wander.finding === null; i++) wander.advance(2000);
    expect(wander.finding?.moves).toBeGreaterThanOrEqual(least);
    expect(wander.finding?.moves).toBeLessThanOrEqual(least + 4);
  });

  test('at random, the same of the same seed, and what it gives plays', () => {
    const read = readQuestion('paxos/keepsOwnValue');
    if ('problem' in read) throw new Error();
    const found = [1, 1, 2].map((seed) => {
      const wander = new Wander(read.question, telling, seed, false);
      for (let i = 0; i < 200 && wander.finding === null; i++) wander.advance(600);
      return wander.finding;
    });
    expect(found[0]).toEqual(found[1]);
    for (const finding of found) {
      if (finding === null) throw new Error('Nothing was found.');
      const player = new Player(finding.scenario);
      player.finish(10_000);
      expect(isSound(player)).toBe(true);
      // Without any one of them it would not break: the shortest has twelve.
      expect(finding.moves).toBeGreaterThanOrEqual(12);
      expect(finding.moves).toBeLessThan(20);
    }
  });
});

describe('the command', () => {
  const run = (...words: string[]) => commanded(check, words);

  test('prints the shortest schedule as a scenario, and exits with 1', async () => {
    const { code, out, err } = await run('raft/votesTwice', 'nodes=3', 'terms=1', '--for', 'raft.ElectionSafety');
    expect(code).toBe(1);
    expect(err).toContain('Broken in 6 moves, raft.ElectionSafety; no shorter schedule');
    expect(out).toContain('expect breaks raft.ElectionSafety');
    expect(out).toContain('say "S1 stands for election in term 1');
    const parsed = parseScenario(out);
    if ('problem' in parsed) throw new Error(out);
    const player = new Player(parsed.scenario);
    player.finish(1000);
    expect(isSound(player)).toBe(true);
  });

  test('says what was looked at, and exits with 0', async () => {
    const { code, out, err } = await run('raft', 'terms=1', 'entries=0', 'requests=0');
    expect([code, out]).toEqual([0, '']);
    expect(err).toMatch(/^All [\d,]+ states .*: nothing breaks\.$/m);
    expect(err).toContain('Never delivered: RequestVoteReply that refuses.');
    expect(err).not.toMatch(/correct/);
  });

  test('with --find: 0 for what there is, 1 for what there is not', async () => {
    const found = await run('raft', 'terms=1', 'entries=0', 'requests=0', '--find', 'role S2 leader');
    expect(found.code).toBe(0);
    expect(found.out).toContain('expect role S2 leader');
    const none = await run('raft', 'terms=1', 'entries=0', 'requests=0', '--find', 'epoch any 2');
    expect([none.code, none.out]).toEqual([1, '']);
    expect(none.err).toContain('Impossible within terms=1');
  });

  test('stops with 3, and refuses with 2', async () => {
    const stopped = await run('raft', 'nodes=5', 'terms=3', '--seconds', '0');
    expect(stopped.code).toBe(3);
    expect(stopped.err).toMatch(/^Stopped: every schedule of up to \d+ moves/m);
    const refused = await run('raft/keepsConflicts+truncatesAlways');
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('keepsConflicts');
    expect((await run('raft', '--seconds', 'x')).code).toBe(2);
    expect((await run('raft', '--for', 'raft.LogMatching', '--find', 'up S1')).code).toBe(2);
    expect((await run()).code).toBe(2);
  });
});
