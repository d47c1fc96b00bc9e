// Where a task begins: where it stands in its lesson, at the beginning of a beat, or at the end of a challenge's script.

import { type Moment, momentAt, type Played } from '../scenarios/lesson/cards.ts';
import type { Statement, Task } from '../scenarios/scenario.ts';

/** After so many moves, and at which time. A quiet while may lie between. */
export type Start = Moment;

/** Before which statement of a script a task begins. */
export function startingAt(script: readonly Statement[], task: Task): number {
  if (task.from === undefined) {
    const own = script.findIndex((statement) => statement.kind === 'try' && statement.task === task);
    return own < 0 ? script.length : own;
  }
  let beats = 0;
  const there = script.findIndex(({ kind }) => kind === 'beat' && ++beats === task.from);
  return there < 0 ? script.length : there;
}

/** Where a task begins, for a player that has come so far; null: it has not. */
export function startOf(played: Played, task: Task): Start | null {
  return momentAt(played, startingAt(played.scenario.script, task) - 1);
}
