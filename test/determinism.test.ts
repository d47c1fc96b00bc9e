// Determinism is law: every scenario of the library gives the same run when it is played again, in small steps, by
// seeking, and from its link. What differs is reported by the first move that does. (The worker's half is in
// test/browser.)

import { beforeAll, describe, expect, test } from 'vitest';
import { canon } from '../src/engine/canon.ts';
import { draw, streams } from '../src/engine/random.ts';
import type { Frame, Run } from '../src/engine/run.ts';
import { library } from '../src/scenarios/library.ts';
import { decodeLink, encodeLink } from '../src/scenarios/link.ts';
import { Player } from '../src/scenarios/player.ts';
import { scenarioOf } from './played.ts';
import { isSame } from './same.ts';

/** Beyond the script the clock plays on, over several checkpoints. */
const END = 5_000_000;
const MOVES = 1500;

function play(text: string, steps: number): Run {
  const player = new Player(scenarioOf(text));
  for (let left = MOVES; left > 0 && player.run.length < MOVES; left--) {
    const budget = Math.min(steps, MOVES - player.run.length);
    if (player.advance(END, budget) !== 'spent') break;
    // What is read as it comes need not be replayed later.
    player.run.frame(player.run.length - 1);
  }
  return player.run;
}

/** Compared field by field: to spell every world takes ten times as long. */
const isSameFrame = (one: Frame, other: Frame) => isSame(keptOf(one), keptOf(other));

function keptOf({ world, happenings, history }: Frame) {
  const { leaderships, decisions, broken } = history;
  return { world, happenings, led: leaderships.length, decided: decisions, broken };
}

/** The first position at which two runs differ, with the move that led there; null when there is none. */
function firstDifference(name: string, run: Run, again: Run): string | null {
  for (let position = 0; position <= Math.max(run.length, again.length); position++) {
    const [one, other] = [run.frame(position), again.frame(position)];
    if (position > run.length || position > again.length || !isSameFrame(one, other))
      return `${name}: move ${position} differs: ${canon(one.move)} and ${canon(other.move)}`;
  }
  return null;
}

describe.each(library.map(({ name, text }) => [name, text]))('%s', (name, text) => {
  let run: Run;
  beforeAll(() => {
    run = play(text, MOVES);
  });

  test('plays the same twice', () => {
    expect(firstDifference(name, run, play(text, 7))).toBeNull();
  });

  test('is the same by seeking', () => {
    const inOrder = Array.from({ length: run.length + 1 }, (_, position) => run.frame(position));
    const sought = play(text, MOVES);
    let stream = streams(1).timers;
    for (let i = 0; i < 60; i++) {
      const [position, next] = draw(stream, 0, run.length);
      stream = next;
      const frame = inOrder[position] as Frame;
      expect(isSameFrame(sought.frame(position), frame), `${name}: by frame, move ${position} differs`).toBe(true);
      const { world } = sought.moment(position);
      expect(isSame(world, frame.world), `${name}: by moment, move ${position} differs`).toBe(true);
      expect(sought.timeOf(position)).toBe(run.timeOf(position));
    }
  });

  test('plays the same from its link', async () => {
    const opened = await decodeLink(`#${await encodeLink(text)}`);
    if ('problem' in opened) throw new Error(`${name}: ${opened.problem.code}`);
    expect(firstDifference(name, run, play(opened.text, 50))).toBeNull();
  });
});
