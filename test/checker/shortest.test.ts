// Each deliberate mistake breaks by a schedule of so many moves and by none shorter, and the schedule is a scenario that
// plays. What takes longer stands in test/long/shortest.ts.

import { describe, expect, test } from 'vitest';
import { Check } from '../../src/checker/check.ts';
import { readQuestion } from '../../src/checker/text.ts';
import { isSound } from '../../src/scenarios/outcome.ts';
import { Player } from '../../src/scenarios/player.ts';
import { printScenario } from '../../src/scenarios/print.ts';
import type { Scenario } from '../../src/scenarios/scenario.ts';
import { parseScenario } from '../../src/scenarios/text.ts';
import { answerTo, telling } from './answered.ts';
import { asking, bounded, PLAIN } from './searched.ts';

/** Played from its text, as somebody would who was sent it: everything comes true, and nothing breaks unasked. */
function plays(scenario: Scenario): Player {
  const parsed = parseScenario(printScenario(scenario));
  if ('problem' in parsed) throw new Error(JSON.stringify(parsed.problem));
  const player = new Player(parsed.scenario);
  player.finish(1_000_000);
  return player;
}

describe('what breaks', () => {
  test.each([
    ['paxos/forgetsPromise', 5, 'paxos.PromiseKept'],
    ['paxos/forgetsPromise for paxos.Agreement', 15, 'paxos.Agreement'],
    ['paxos/keepsOwnValue', 12, 'paxos.ChosenIsKept'],
    ['paxos/keepsOwnValue for paxos.Agreement', 14, 'paxos.Agreement'],
    ['paxos/acceptsBelowPromise', 8, 'paxos.PromiseKept'],
    ['paxos/acceptsBelowPromise for paxos.Agreement', 14, 'paxos.Agreement'],
    ['paxos/takesAnyValue', 18, 'paxos.ChosenIsKept'],
    ['paxos/takesAnyValue for paxos.Agreement', 20, 'paxos.Agreement'],
    ['paxos/disjointQuorums', 12, 'paxos.ChosenIsKept'],
    ['paxos/disjointQuorums for paxos.Agreement', 14, 'paxos.Agreement'],
    ['paxos/ballotTwice', 11, 'paxos.OneValueABallot'],
    ['paxos/ballotTwice for paxos.Agreement', 15, 'paxos.Agreement'],
    ['raft/votesTwice', 6, 'raft.ElectionSafety'],
    ['raft/majorityOfHalf', 6, 'raft.ElectionSafety'],
    ['raft/votedForNotDurable', 7, 'raft.ElectionSafety'],
    ['raft/termNotDurable', 7, 'raft.ElectionSafety'],
    ['raft/noLogCheck', 9, 'raft.LeaderCompleteness'],
    ['raft/logNotDurable', 10, 'raft.LeaderCompleteness'],
    ['raft/truncatesAlways', 10, 'raft.LeaderCompleteness'],
    ['multipaxos/acceptsBelowPromise', 6, 'multipaxos.PromiseKept'],
    ['multipaxos/acceptsBelowPromise for multipaxos.Agreement', 10, 'multipaxos.Agreement'],
    ['multipaxos/promiseNotDurable', 4, 'multipaxos.PromiseKept'],
    ['multipaxos/promiseNotDurable for multipaxos.Agreement', 11, 'multipaxos.Agreement'],
    ['multipaxos/fillsWithoutLooking', 8, 'multipaxos.ChosenIsKept'],
    ['multipaxos/fillsWithoutLooking for multipaxos.Agreement', 9, 'multipaxos.Agreement'],
    ['multipaxos/appliesPastHoles', 8, 'multipaxos.AppliedDecided'],
    ['twophase/decidesEarly', 5, 'twophase.Validity'],
    ['twophase/forgetsVote', 8, 'twophase.Atomicity'],
    ['twophase/forgetsDecision', 6, 'twophase.Stability'],
    ['zab/acksBeforeDisk', 9, 'zab.EpochMonotone'],
    ['zab/proposesToSyncedOnly', 21, 'zab.NoGap'],
    ['zab/commitLdOfAck', 22, 'zab.NoGap'],
    ['raft/noLogCheck+votesTwice', 6, 'raft.ElectionSafety'],
  ] as const)('%s: %i moves', (line, moves, invariant) => {
    const answer = answerTo(line);
    if (answer.kind !== 'broken') throw new Error(`The answer is ${answer.kind}.`);
    const { finding } = answer;
    expect(finding.moves).toBe(moves);
    expect(finding.deeds.length).toBe(moves);
    expect(finding.broken).toContain(invariant);
    const player = plays(finding.scenario);
    expect(isSound(player)).toBe(true);
    expect(player.run.end.history.broken).toEqual(finding.broken);
    // Nothing broke before the last move; a crash and its restart are two.
    const last = Array.from(finding.deeds.at(-1)?.statements ?? [], (_, i) => player.run.frame(player.run.length - i));
    expect(last.some(({ happenings }) => happenings.some(({ kind }) => kind === 'broke'))).toBe(true);
  });
});

describe('what does not break', () => {
  test.each([
    'paxos crashes=1',
    'paxos every for paxos.Agreement',
    'raft',
    'raft terms=2 entries=1 requests=1 crashes=1 for raft.LeaderCompleteness',
    'multipaxos crashes=1',
    'multipaxos every',
    'multipaxos slots=2 requests=2',
    'twophase crashes=1 questions=1 inDoubt=ask',
    'twophase every',
    'zab',
    // Somebody who guesses gives up what is claimed.
    'twophase inDoubt=abort questions=1 for twophase.Atomicity',
  ])('%s', (line) => {
    const { kind, coverage } = answerTo(line);
    expect(kind).toBe('covered');
    expect(coverage.states).toBeGreaterThan(50);
  });

  test('what was left out is named', () => {
    const { coverage } = answerTo('raft terms=1 entries=0 requests=0');
    expect(coverage.quiet).toEqual(['RequestVoteReply that refuses']);
    expect(coverage.cut.terms).toBeGreaterThan(0);
    expect(coverage.cut.crashes).toBeGreaterThan(0);
    expect(answerTo('raft terms=1 entries=0 requests=0 every').coverage.quiet).toEqual([]);
  });
});

describe('what is looked for', () => {
  test.each([
    ['raft find role S1 leader and role S2 leader', 6],
    ['raft terms=1 find role S1 candidate and role S2 candidate and role S3 candidate', 3],
    ['paxos find chosen "tea"', null],
    ['paxos find role any proposing', 5],
  ])('%s', (line, moves) => {
    const answer = answerTo(line);
    if (answer.kind !== 'found') throw new Error(`The answer is ${answer.kind}.`);
    if (moves !== null) expect(answer.finding.moves).toBe(moves);
    expect(isSound(plays(answer.finding.scenario))).toBe(true);
  });

  test.each([
    'raft terms=1 entries=0 requests=0 find role S1 leader and role S2 leader',
    'paxos find chosen "milk"',
    'twophase find role P1 committed and role P2 aborted',
  ])('%s: impossible', (line) => {
    expect(answerTo(line).kind).toBe('impossible');
  });
});

describe('a search that is not ended', () => {
  const question = (line: string) => {
    const read = readQuestion(line);
    if ('problem' in read) throw new Error(JSON.stringify(read.problem));
    return read.question;
  };

  test('says how deep it has looked', () => {
    const check = new Check(question('raft terms=3 entries=2 requests=2'), telling, 1e9);
    expect(check.advance(50)).toBeNull();
    const { depth, states } = check.progress;
    expect(depth).toBeGreaterThan(1);
    expect(check.stop()).toMatchObject({ kind: 'stopped', why: 'asked', coverage: { depth, states } });
    expect(check.advance(1000)).toBe(check.answer);
  });

  test('ends with an answer when it may take no more of the memory', () => {
    const check = new Check(question('raft terms=3 entries=2 requests=2 crashes=1'), telling, 6e6);
    for (let i = 0; i < 100 && check.answer === null; i++) check.advance(10_000);
    expect(check.answer).toMatchObject({ kind: 'stopped', why: 'memory' });
  });

  test('takes 85 bytes a state at most', () => {
    const question = asking('raft', { reductions: { ...PLAIN, forgets: true } });
    const { states, ...search } = bounded(question, 150_000);
    expect(search.standing).toBe('going');
    expect(states.size).toBeGreaterThan(200_000);
    expect(states.bytes / states.size).toBeLessThan(85);
  });
});
