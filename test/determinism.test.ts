// Determinism is law: every scenario of the library gives the same run when it is played again, in small steps, by
// seeking, and from its link. What differs is reported by the first move that does. (The worker's half is in
// test/browser.)

import { expect, test } from 'vitest';
import { canon } from '../src/engine/canon.ts';
import { draw, streams } from '../src/engine/random.ts';
import type { Frame, Run } from '../src/engine/run.ts';
import { library } from '../src/scenarios/library.ts';
import { decodeLink, encodeLink } from '../src/scenarios/link.ts';
import { Player } from '../src/scenarios/player.ts';
import { scenarioOf } from './played.ts';

/** Beyond the script the clock plays on, over several checkpoints. */
const END = 5_000_000;
const MOVES = 1500;

function play(text: string, steps: number): Run {
  const player = new Player(scenarioOf(text));
  for (let left = MOVES; left > 0 && player.run.length < MOVES; left--) {
    const budget = Math.min(steps, MOVES - player.run.length);
    if (player.advance(END, budget) !== 'spent') break;
  }
  return player.run;
}

function spelling({ world, happenings, history }: Frame): string {
  const { leaderships, decisions, broken } = history;
  return canon({ world, happenings, led: leaderships.length, decided: decisions, broken });
}

/** The first position at which two runs differ, with the move that led there; null when there is none. */
function firstDifference(name: string, run: Run, again: (position: number) => Frame, length: number): string | null {
  for (let position = 0; position <= Math.max(run.length, length); position++) {
    const [one, other] = [run.frame(position), again(position)];
    if (position > run.length || position > length || spelling(one) !== spelling(other))
      return `${name}: move ${position} differs: ${canon(one.move)} and ${canon(other.move)}`;
  }
  return null;
}

test.each(library.map(({ name, text }) => [name, text]))('%s plays the same twice', (name, text) => {
  const run = play(text, MOVES);
  const again = play(text, 7);
  expect(firstDifference(name, run, (position) => again.frame(position), again.length)).toBeNull();
});

test.each(library.map(({ name, text }) => [name, text]))('%s is the same by seeking', (name, text) => {
  const run = play(text, MOVES);
  const spelt = Array.from({ length: run.length + 1 }, (_, position) => spelling(run.frame(position)));
  const sought = play(text, MOVES);
  let stream = streams(1).timers;
  for (let i = 0; i < 60; i++) {
    const [position, next] = draw(stream, 0, run.length);
    stream = next;
    expect(spelling(sought.frame(position)) === spelt[position], `${name}: by frame, move ${position} differs`).toBe(
      true,
    );
    const { world } = sought.moment(position);
    expect(canon(world) === canon(run.frame(position).world), `${name}: by moment, move ${position} differs`).toBe(
      true,
    );
    expect(sought.timeOf(position)).toBe(run.timeOf(position));
  }
});

test.each(library.map(({ name, text }) => [name, text]))('%s plays the same from its link', async (name, text) => {
  const opened = await decodeLink(`#${await encodeLink(text)}`);
  if ('problem' in opened) throw new Error(`${name}: ${opened.problem.code}`);
  const run = play(text, MOVES);
  const again = play(opened.text, MOVES);
  expect(firstDifference(name, run, (position) => again.frame(position), again.length)).toBeNull();
});
