// How an attempt stands, move by move: steps in their order, what is left, and what makes it fail.

import { describe, expect, test } from 'vitest';
import { Attempt, type Standing } from '../../src/course/judge.ts';
import { forbids } from '../../src/course/rules.ts';
import { startOf } from '../../src/course/start.ts';
import type { Choice } from '../../src/engine/move.ts';
import { Player } from '../../src/scenarios/player.ts';
import type { Statement, Task } from '../../src/scenarios/scenario.ts';
import { parseScenario } from '../../src/scenarios/text.ts';

const HEAD = `quorum 4
challenge raft.sample
title "A sample"
about "An idea."
raft nodes=3 seed=1
network timed latency=10..20ms
`;
const LED = `at 10ms ring S1 election
run until role S1 leader
run 100ms
`;

function scenarioOf(text: string) {
  const parsed = parseScenario(text);
  if ('problem' in parsed) throw new Error(JSON.stringify(parsed.problem));
  return parsed.scenario;
}

/** Plays a challenge's start, and on by some lines from there; the attempt, and the position of its end. */
function attempted(rules: string, lines: string, start = LED) {
  const scenario = scenarioOf(`${HEAD}${start}${rules}\nsolution\n${lines}`);
  const task = scenario.lesson?.task as Task;
  const player = new Player(scenario);
  expect(player.finish(100_000)).toBe(true);
  const from = startOf(player, task);
  if (from === null) throw new Error('It has not begun.');
  const way = new Player(
    { ...scenario, script: task.solution as Statement[] },
    { run: player.run.fork(from.position), from: from.at },
  );
  expect(way.finish(100_000)).toBe(true);
  expect(way.failures).toEqual([]);
  return { attempt: new Attempt(way.run, from, task), task, from, end: way.run.length, run: way.run };
}

const reached = ({ steps }: Standing) => steps.map((step) => step.reached !== null);

describe('an attempt', () => {
  const VANISH = `partition S1 | S2 S3
request S1 "x=1"
run until role 2 leader limit 5s
request leader "y=2"
run 100ms
heal
run 800ms
`;

  test('reaches its steps in their order, and keeps where', () => {
    const { attempt, from, end } = attempted('goal led S2\nthen overwritten "x=1"', VANISH);
    const start = attempt.at(from.position);
    expect(start).toMatchObject({ acts: 0, actsLeft: null, until: null, reached: false, failed: null });
    const over = attempt.at(end);
    expect(over).toMatchObject({ acts: 4, reached: true, failed: null });
    const [first, second] = over.steps.map((step) => step.reached as number) as [number, number];
    expect(first).toBeGreaterThan(from.position);
    expect(second).toBeGreaterThan(first);
    expect(reached(attempt.at(first - 1))).toEqual([false, false]);
    expect(reached(attempt.at(first))).toEqual([true, false]);
    expect(attempt.at(second - 1).reached).toBe(false);
    expect(attempt.at(second).reached).toBe(true);
  });

  test('stands at every position as an attempt that was asked there first', () => {
    const { attempt, task, from, end, run } = attempted(
      'goal led S2 and for 50ms role 2 leader\nthen overwritten "x=1"',
      VANISH,
    );
    attempt.at(end);
    for (let p = from.position; p <= end; p += 7)
      expect(attempt.at(p), String(p)).toEqual(new Attempt(run, from, task).at(p));
  });

  test('tells which conditions of a step hold', () => {
    const { attempt, from, end } = attempted('goal role S1 leader and led S2', VANISH);
    expect(attempt.at(from.position).steps[0]?.conditions).toEqual([true, false]);
    expect(attempt.at(end).steps[0]?.conditions).toEqual([true, true]);
  });

  test('does not reach a later step before an earlier one', () => {
    const { attempt, end } = attempted('goal breaks raft.ElectionSafety\nthen led S2', VANISH);
    expect(attempt.at(end).steps).toMatchObject([{ reached: null }, { reached: null, conditions: [true] }]);
  });

  test('reaches nothing without a move', () => {
    const { attempt, end, from } = attempted('goal role S1 leader', '');
    expect(end).toBe(from.position);
    expect(attempt.at(end).steps).toEqual([{ reached: null, conditions: [true] }]);
  });

  test('counts each of several requests, and what a number of them stands for', () => {
    const { attempt, end } = attempted('budget 5\ngoal committed S1 3', 'request S1 "x=1" times 3\nrun 100ms\n');
    expect(attempt.at(end)).toMatchObject({ acts: 3, actsLeft: 2, reached: true });
  });

  test('fails with an act too many, and stays so', () => {
    const { attempt, end } = attempted('budget 1\ngoal committed S1 2', 'request S1 "x=1" times 2\nrun 100ms\n');
    const { failed, reached } = attempt.at(end);
    expect(failed).toMatchObject({ why: 'budget', act: { kind: 'request' } });
    expect(reached).toBe(false);
    expect(attempt.at((failed?.position as number) - 1).failed).toBeNull();
  });

  test('fails when its time is over', () => {
    const { attempt, end, from } = attempted('within 1s\ngoal led S2', VANISH);
    const standing = attempt.at(end);
    expect(standing.until).toBe(from.at + 1_000_000);
    // S2 leads only after its election timeout, which is shorter than a second.
    expect(standing.reached).toBe(true);
    const short = attempted('within 100ms\ngoal led S2', VANISH);
    expect(short.attempt.at(short.end)).toMatchObject({ failed: { why: 'within' }, reached: false });
  });

  test('fails with what is forbidden', () => {
    const { attempt, end } = attempted('forbid heal\ngoal overwritten "x=1"', VANISH);
    expect(attempt.at(end).failed).toMatchObject({ why: 'forbidden', act: { kind: 'heal' }, rule: { only: null } });
  });

  test('fails when a never comes true, though the goal does at that very moment', () => {
    const { attempt, end } = attempted('never role any candidate\nnever role S2 leader\ngoal role S2 leader', VANISH);
    const { failed } = attempt.at(end);
    expect(failed).toMatchObject({ why: 'never', which: 0 });
    const both = attempted('never role S2 leader\ngoal role S2 leader', VANISH);
    expect(both.attempt.at(both.end)).toMatchObject({ reached: false, failed: { why: 'never', which: 0 } });
  });

  test('is over once it is reached: what is done later spoils nothing', () => {
    const { attempt, end } = attempted('forbid wipe\nbudget 1\ngoal not up S3', 'crash S3\nrun 10ms\nwipe S3\n');
    expect(attempt.at(end)).toMatchObject({ reached: true, failed: null, acts: 1 });
  });
});

describe('where a task begins', () => {
  const LESSON = `quorum 4
lesson raft.sample
about "An idea."
raft nodes=3 seed=1
network timed latency=10..20ms
beat "One"
at 10ms ring S1 election
run until role S1 leader
beat "Two"
request S1 "x=1"
run 300ms
beat "Three"
try "Here."
goal not up S1
try "There."
from beat 2
goal not up S2
`;

  test('is where it stands, or where a beat does; and nowhere before the script has come there', () => {
    const scenario = scenarioOf(LESSON);
    const tasks = scenario.script.flatMap((each) => (each.kind === 'try' ? [each.task] : [])) as Task[];
    const player = new Player(scenario);
    expect(tasks.map((task) => startOf(player, task))).toEqual([null, null]);
    player.finish(100_000);
    const [here, there] = tasks.map((task) => startOf(player, task));
    expect(here).toEqual({ position: player.run.length, at: player.ends.at(-1) });
    const second = scenario.script.findIndex((each) => each.kind === 'request');
    expect(there?.position).toBe((player.positions[second] as number) - 1);
    expect(there?.at).toBeLessThan(here?.at as number);
  });
});

describe('what a task forbids', () => {
  const world = () => {
    const player = new Player(scenarioOf(`quorum 4\n${HEAD.split('\n').slice(4).join('\n')}${LED}`));
    player.finish(100_000);
    return player.run;
  };
  const asked = (rules: string, choice: Choice) => {
    const run = world();
    const task = scenarioOf(`${HEAD}${LED}${rules}\ngoal not up S1`).lesson?.task as Task;
    return forbids(task, choice, run.protocol, run.end.world);
  };

  test.each<[string, Choice, ReturnType<typeof asked>]>([
    ['', { kind: 'crash', node: 'S1' }, null],
    ['', { kind: 'wipe', node: 'S1' }, { act: 'wipe', only: null }],
    ['', { kind: 'set', settings: { loss: 1 } }, { act: 'set', only: null }],
    ['forbid crash', { kind: 'crash', node: 'S1' }, { act: 'crash', only: null }],
    ['forbid crash', { kind: 'set', settings: { loss: 1 } }, { act: 'set', only: null }],
    ['allow set', { kind: 'set', settings: { loss: 1 } }, null],
    ['allow set', { kind: 'crash', node: 'S1' }, { act: 'crash', only: null }],
    ['allow crash on S2 S3', { kind: 'crash', node: 'S1' }, { act: 'crash', only: ['S2', 'S3'] }],
    ['allow crash on S2 S3', { kind: 'crash', node: 'S2' }, null],
    ['allow crash on S2\nallow crash', { kind: 'crash', node: 'S1' }, null],
    ['allow crash on leader', { kind: 'crash', node: 'S1' }, null],
    ['allow crash on leader', { kind: 'crash', node: 'S2' }, { act: 'crash', only: ['S1'] }],
    ['allow cut on S1', { kind: 'cut', links: [['S2', 'S1']] }, null],
    ['allow cut on S1', { kind: 'cut', links: [['S2', 'S3']] }, { act: 'cut', only: ['S1'] }],
    ['allow heal on S1', { kind: 'heal', links: null }, { act: 'heal', only: ['S1'] }],
    ['allow partition on S1', { kind: 'partition', groups: [['S1'], ['S2', 'S3']] }, null],
    ['allow partition on S1', { kind: 'partition', groups: [['S2']] }, { act: 'partition', only: ['S1'] }],
    ['allow set on S1', { kind: 'set', settings: { clock: { node: 'S1', rate: 500 } } }, null],
    [
      'allow set on S1',
      { kind: 'set', settings: { clock: { node: 'S1', rate: 500 }, loss: 1 } },
      { act: 'set', only: ['S1'] },
    ],
    ['allow request on S1', { kind: 'request', node: null, command: null }, { act: 'request', only: ['S1'] }],
  ])('%s: %j', (rules, choice, forbidden) => {
    expect(asked(rules, choice)).toEqual(forbidden);
  });
});
