// The scenarios of the library, read and played once for all tests that share their modules.

import type { Frame } from '../src/engine/run.ts';
import { library } from '../src/scenarios/library.ts';
import { Player } from '../src/scenarios/player.ts';
import type { Scenario } from '../src/scenarios/scenario.ts';
import { parseScenario } from '../src/scenarios/text.ts';

export function scenarioOf(text: string): Scenario {
  const parsed = parseScenario(text);
  if ('problem' in parsed) throw new Error(JSON.stringify(parsed.problem));
  return parsed.scenario;
}

/** To the end of the script, and no further. */
export function playedThrough(scenario: Scenario): Player {
  const player = new Player(scenario);
  while (player.scripted) {
    player.advance(Number.MAX_SAFE_INTEGER, 1);
    // What is read as it comes need not be replayed later.
    player.run.frame(player.run.length - 1);
  }
  return player;
}

function framesOf({ run }: Player): Frame[] {
  return Array.from({ length: run.length + 1 }, (_, position) => run.frame(position));
}

export interface Played {
  readonly name: string;
  readonly text: string;
  readonly scenario: Scenario;
  readonly player: Player;
  readonly frames: readonly Frame[];
}

export function play(name: string, text: string): Played {
  const scenario = scenarioOf(text);
  const player = playedThrough(scenario);
  return { name, text, scenario, player, frames: framesOf(player) };
}

function shared(): never {
  throw new Error('Others read this run too: play one of your own.');
}

/** Nobody may play it on. */
function kept(one: Played): Played {
  Object.assign(one.player, { advance: shared });
  Object.assign(one.player.run, { make: shared, tick: shared });
  return one;
}

let played: readonly Played[] | null = null;

export function playLibrary(): readonly Played[] {
  played ??= library.map(({ name, text }) => kept(play(name, text)));
  return played;
}
