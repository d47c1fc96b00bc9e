// A way through a task: its statements, played from where the task begins, and how the attempt stands.

import type { Micros } from '../engine/protocol.ts';
import type { Run } from '../engine/run.ts';
import { Player } from '../scenarios/player.ts';
import type { Scenario, Statement, Task } from '../scenarios/scenario.ts';
import { Attempt, type Standing } from './judge.ts';
import { type Start, startOf } from './start.ts';

/** A task, and the run that it begins in. */
export interface Begun {
  readonly scenario: Scenario;
  readonly task: Task;
  readonly run: Run;
  readonly from: Start;
}

export interface Way {
  readonly player: Player;
  readonly attempt: Attempt;
  /** After the last move. */
  readonly standing: Standing;
  /** Whether all of it was played; else it took more moves than it may. */
  readonly isWhole: boolean;
}

/** The tasks of a lesson, in the order in which they stand, or the one of a challenge. */
export function tasksOf({ lesson, script }: Scenario): readonly Task[] {
  const tries = script.flatMap((statement) => (statement.kind === 'try' ? [statement.task] : []));
  return lesson?.task === undefined ? tries : [...tries, lesson.task];
}

/** A task whose start a player has come to; null: it has not. */
export function begun(player: Player, task: Task): Begun | null {
  const from = startOf(player, task);
  return from === null ? null : { scenario: player.scenario, task, run: player.run, from };
}

/** Plays statements from where a task begins, with so many moves at most. */
export function playWay(start: Begun, script: readonly Statement[], moves: number): Way {
  const { player, attempt } = beginning(start, script);
  const isWhole = player.finish(moves);
  return { player, attempt, standing: attempt.at(player.run.length), isWhole };
}

/** Lets the clock play alone for a while from where a task begins. */
export function wait(start: Begun, time: Micros, moves: number): Way {
  const { player, attempt } = beginning(start, []);
  const isWhole = player.advance(start.from.at + time, moves) !== 'spent';
  return { player, attempt, standing: attempt.at(player.run.length), isWhole };
}

function beginning({ scenario, task, run, from }: Begun, script: readonly Statement[]) {
  const fork = { run: run.fork(from.position), from: from.at };
  const player = new Player({ ...scenario, script: [...script] }, fork);
  return { player, attempt: new Attempt(player.run, from, task) };
}
