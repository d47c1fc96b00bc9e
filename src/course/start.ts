// Where a task begins: where it stands in its lesson, at the beginning of a beat, or at the end of a challenge's script.

import type { Micros } from '../engine/protocol.ts';
import type { Player } from '../scenarios/player.ts';
import type { Statement, Task } from '../scenarios/scenario.ts';

/** A moment of a run: after so many moves, and at which time. A quiet while may lie between. */
export interface Start {
  readonly position: number;
  readonly at: Micros;
}

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
export function startOf({ scenario, positions, ends }: Player, task: Task): Start | null {
  const statement = startingAt(scenario.script, task);
  if (statement > positions.length) return null;
  return statement === 0
    ? { position: 0, at: 0 }
    : { position: positions[statement - 1] as number, at: ends[statement - 1] as Micros };
}
