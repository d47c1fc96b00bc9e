// A page seeks, plays in pieces and forks as it likes: the run of a scenario stays the same, and a fork, written out as a
// scenario, plays the same again.

import { expect, test } from 'vitest';
import { draw, streams } from '../../src/engine/random.ts';
import { library } from '../../src/scenarios/library.ts';
import { Player } from '../../src/scenarios/player.ts';
import { scenarioOf } from '../played.ts';
import { isSame } from '../same.ts';
import { Laboratory } from './whole.ts';

const END = 3_000_000;
const PROBES = 12;

function played(text: string): Player {
  const player = new Player(scenarioOf(text));
  while (player.scripted) player.advance(Number.MAX_SAFE_INTEGER, 50);
  return player;
}

test.each(library.map(({ name, text }, i) => [name, text, i] as const))('%s', (name, text, seed) => {
  let stream = streams(seed).timers;
  const random = (max: number) => {
    const [drawn, next] = draw(stream, 0, max);
    stream = next;
    return drawn;
  };
  const laboratory = new Laboratory();
  const opened = laboratory.answer('open', { text });
  if ('problem' in opened) throw new Error(opened.problem.code);
  const branch = opened.branch.id;
  const play = (id: number, until: number, known: number, most: number) =>
    laboratory.answer('play', { branch: id, known, until, most, apart: 0, landmarks: 0, starts: 0 });
  for (let i = 0; i < PROBES; i++) {
    const at = random(END);
    const { position } = laboratory.answer('seek', { branch, at }).shot;
    if (i % 3 === 0) play(branch, at, random(300), 1 + random(300));
    if (i % 3 !== 1) continue;
    const made = laboratory.answer('make', { branch, position, at, choice: { kind: 'pause', node: 'S1' } });
    if ('refusal' in made) continue;
    play(made.branch.id, at + 200_000, 0, 300);
    const written = laboratory.answer('write', { branch: made.branch.id, position: made.branch.length });
    const again = played(written.text);
    expect(again.failures, `${name}: forked at ${position}`).toEqual([]);
    const { world } = again.run.frame(made.branch.length);
    expect(
      world.nodes.map(({ id, up }) => [id, up]),
      `${name}: forked at ${position}`,
    ).toEqual(made.shot.scene.nodes.map(({ id, up }) => [id, up]));
    expect(world.now).toBe(made.shot.at);
  }
  while (play(branch, END, 0, 1).branch.until < END) laboratory.answer('seek', { branch, at: END });
  const straight = new Laboratory();
  straight.answer('open', { text });
  straight.answer('seek', { branch: 1, at: END });
  const [shots, others] = [laboratory, straight].map(
    (each) => each.answer('stretch', { branch: 1, from: 0, to: 400 }).shots,
  );
  expect(shots?.length).toBe(others?.length);
  shots?.forEach((shot, p) => {
    expect(isSame(shot, others?.[p]), `${name}: move ${p} differs`).toBe(true);
  });
});
