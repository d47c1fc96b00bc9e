// What is to be told of a scenario that was played: for who tries it out, not for who watches it.

import { marksIn, positionOf } from './futures.ts';
import type { Marked, Player } from './player.ts';

/** The notes on what is played so far, in the order of their positions. */
export function marksOn({ scenario, run, reached }: Player): readonly Marked[] {
  const timed = marksIn(scenario.script).filter(({ at }) => at <= run.end.at);
  return [...reached, ...timed.map((mark) => ({ ...mark, position: positionOf(run, mark) }))].sort(
    (a, b) => a.position - b.position || a.at - b.at,
  );
}

/** Invariants that broke though no `expect` of the script asks for it. */
export function unaskedOf({ scenario, run }: Player): readonly string[] {
  const asked = scenario.script
    .flatMap((statement) => (statement.kind === 'expect' ? statement.that : []))
    .flatMap((condition) => (condition.kind === 'breaks' && !condition.not ? [condition.invariant] : []));
  return run.end.history.broken.filter((invariant) => !asked.includes(invariant));
}

/** Everything said was possible and came true, and nothing broke unasked. */
export function isSound(player: Player): boolean {
  const { failures, expectations } = player;
  return failures.length === 0 && unaskedOf(player).length === 0 && expectations.every(({ held }) => held);
}
