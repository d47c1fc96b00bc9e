// Plays any of a scenario's futures: the first from its beginning, another from where it leaves the one before it.

import type { Micros } from '../engine/protocol.ts';
import type { Run } from '../engine/run.ts';
import { firstOf, positionOf } from './futures.ts';
import { Player } from './player.ts';
import type { Future, Scenario } from './scenario.ts';

/**
 * A player of one of a scenario's futures, standing where it leaves the one before it.
 * @param plays plays on up to a time, and says whether it got there: where it did not, there is no such player.
 */
export function playerOf(
  scenario: Scenario,
  number: number,
  plays: (player: Player, until: Micros) => boolean,
): Player | null {
  if (number === 1) return new Player(firstOf(scenario));
  const future = scenario.futures?.[number - 2];
  if (future === undefined) throw new Error(`There is no future ${number}.`);
  const parent = playerOf(scenario, future.of, plays);
  return parent !== null && plays(parent, future.at) ? branchOff(scenario, future, parent.run) : null;
}

/** @param run of the future that it leaves, simulated up to where it does. */
export function branchOff(scenario: Scenario, future: Future, run: Run): Player {
  const { script } = future;
  return new Player({ ...firstOf(scenario), script }, { run: run.fork(positionOf(run, future)), from: future.at });
}
