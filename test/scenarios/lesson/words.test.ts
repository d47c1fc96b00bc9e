// The words of the newest version: read, written back, and played; and what is said where one of them is wrong.

import { describe, expect, test } from 'vitest';
import { isSound, unaskedOf } from '../../../src/scenarios/outcome.ts';
import { Player } from '../../../src/scenarios/player.ts';
import { parseScenario, printScenario } from '../../../src/scenarios/text.ts';

const LESSON = `quorum 4
lesson raft.sample
about "One idea."
about zh "一个想法。"
belief "A belief."
belief zh "一种看法。"
after raft.votes, raft.terms
minutes 8
level 2
source "§5.4.2"
licence "CC BY 4.0"
by "somebody"
vary seed 1..30
title "A sample"
title zh "样例"
raft nodes=3 seed=1
network timed latency=10ms timers=wait
beat "First"
beat zh "第一"
look at S1 S2 panel why speed 0.05
ring S1 election
predict "Who leads?"
predict zh "谁领导？"
choice "S1" if role S1 leader because "It asked."
choice zh "S1" because "它问了。"
choice "Nobody" if not role any leader
choice zh "没有人"
settle
teacher "Vote by hands."
teacher zh "举手表决。"
beat "Second"
recall raft.votes 2
predict now "Is it up?"
choice "Yes" if up all
choice "No" if not up all
wait
ask "Why?"
request leader "x=1" times 2
settle
ring leader heartbeat
settle limit 5s
expect committed all 2 and slot 2 1 "x=1" and agree and not overwritten any and answered "x=1"
expect seen raft.election.won by S1 and led S1 and led 1 and elections 1 and did ring S1 and did 3 and not did crash
expect majority "x=1" and sent AppendEntries 2 and not lost and not flying and epoch any 1+
expect fact S1 "matchIndex S2" 2+ and decided S2 1 and decided "x=1" and asked any
expect refused restart S2
free "Play."
wait until role any leader
beat "Yours"
try "Lose the leader."
from beat 2
allow crash restart on S1 S2
forbid ring
budget 3
within 10s
goal not role any leader
then not up most
never breaks raft.ElectionSafety and for 5s not up S1
hint "Crash it."
hint zh "让它崩溃。"
par 2
solution
crash leader
crash S2
wrong "Only one."
wrong zh "只有一台。"
crash S3
`;

function scenarioOf(text: string) {
  const parsed = parseScenario(text);
  if ('problem' in parsed) throw new Error(JSON.stringify(parsed.problem));
  return parsed.scenario;
}

describe('a lesson', () => {
  test('is written back as it was read', () => {
    const scenario = scenarioOf(LESSON);
    const printed = printScenario(scenario);
    expect(scenarioOf(printed)).toEqual(scenario);
    expect(printScenario(scenarioOf(printed))).toBe(printed);
    const lines = (text: string) => text.trim().split('\n').sort();
    expect(lines(printed)).toEqual(lines(LESSON));
  });

  test('plays its acts, and what it tells costs nothing', () => {
    const player = new Player(scenarioOf(LESSON));
    expect(player.finish(10_000)).toBe(true);
    expect(player.failures).toEqual([]);
    expect(player.expectations.map(({ held, line }) => [line, held])).toEqual(
      player.expectations.map(({ line }) => [line, true]),
    );
    expect(player.expectations).toHaveLength(5);
    expect(unaskedOf(player)).toEqual([]);
  });
});

describe('acts in the newest words', () => {
  const play = (lines: string) => {
    const player = new Player(scenarioOf(`quorum 4\nraft nodes=3 seed=1\n${lines}`));
    player.finish(10_000);
    return player;
  };

  test('a detained link keeps its messages, in their order, until it is released', () => {
    const player = play(`network timed latency=10..10ms
options electionTimeout=20..30s heartbeat=10s
at 10ms ring S1 election
run until role S1 leader
run 100ms
detain S1->S2
request S1 "x=1"
request S1 "y=2"
run 100ms
expect flying S1->S2 AppendEntries 2 and log S2 none
expect log S3 1,1
release S1->S2
run 30ms
expect log S2 1,1 and not flying S1->S2 AppendEntries`);
    expect(player.failures).toEqual([]);
    expect(isSound(player)).toBe(true);
  });

  test('of several messages the second or the newest, or all of a kind', () => {
    const player = play(
      `network manual
ring S1 election
expect gathered S1 1 and not gathered any 2
deliver all RequestVote
deliver all to S1
expect role S1 leader
deliver all AppendEntries
drop all
request S1 "x=1"
request S1 "y=2"
deliver 2nd S1->S2 AppendEntries
deliver newest S1->S3 AppendEntries
expect refused ring S1 heartbeatt`.replace('\nexpect refused ring S1 heartbeatt', '\nexpect refused restart S1'),
    );
    expect(player.failures).toEqual([]);
    expect(isSound(player)).toBe(true);
  });

  test('a vote is split when everybody has voted and nobody has a quorum', () => {
    const player = new Player(
      scenarioOf(`quorum 4
raft nodes=4 seed=1
network manual
ring S1 election
ring S2 election
deliver S1->S3 RequestVote
expect not split 1
deliver S2->S4 RequestVote
expect split 1 and not split 2`),
    );
    player.finish(100);
    expect(isSound(player)).toBe(true);
  });

  test('where nobody leads, `leader` is told as a failure', () => {
    const player = play('network manual\ncrash leader');
    expect(player.failures).toMatchObject([{ code: 'noLeader' }]);
  });
});

describe('what is wrong is told with its place', () => {
  const problem = (text: string) => {
    const parsed = parseScenario(text);
    return 'problem' in parsed ? parsed.problem : null;
  };

  test.each([
    ['quorum 4\nraft nodes=3\nbeat "x"', { line: 3, column: 1, code: 'unexpected' }],
    ['quorum 4\nlesson a.b\nraft nodes=3\nbeat zh "x"', { line: 4, column: 6, code: 'unexpected' }],
    ['quorum 4\nlesson a.b\nraft nodes=3\nbeat "x"\ngoal up S1', { line: 5, code: 'unexpected' }],
    ['quorum 4\nlesson a.b\nraft nodes=3\nbeat "x"\ntry "y"', { code: 'unexpected', expected: 'goal' }],
    ['quorum 4\nchallenge a.b\nraft nodes=3\nbudget 1', { code: 'unexpected', expected: 'goal' }],
    ['quorum 4\nraft nodes=3\nexpect seen raft.nonsense', { line: 3, column: 13, code: 'unknown' }],
    ['quorum 4\nraft nodes=3\ncrash S1\nminutes 3', { line: 4, code: 'tooLate' }],
    ['quorum 3\nraft nodes=3\nsettle', { line: 3, code: 'unknown' }],
    ['quorum 5\nraft nodes=3', { line: 1, code: 'futureVersion' }],
  ])('%j', (text, expected) => {
    expect(problem(text)).toMatchObject(expected);
  });
});
