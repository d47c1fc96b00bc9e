// What is told while a run plays, and how fast it plays: news slowly, routine quickly.

import { describe, expect, it } from 'vitest';
import type { Landmark } from '../../src/engine/run.ts';
import { TIMED } from '../../src/engine/world.ts';
import { interestAt, rangeOf } from '../../src/store/interest.ts';
import { milestonesBetween, TOLD_FOR, type Told, toldNow } from '../../src/store/milestones.ts';
import type { Shot } from '../../src/worker/wire.ts';

const MS = 1_000;

const became = (position: number, at: number, role: string, was: string): Landmark => ({
  position,
  at,
  happening: { kind: 'became', node: 'S1', role, was, epoch: 1, wasEpoch: 0 },
});
const decided = (position: number, at: number, slot: number, node = 'S1'): Landmark =>
  ({ position, at, happening: { kind: 'decided', node, slot, value: 'x=1', epoch: 1 } }) as unknown as Landmark;
const crash = (position: number, at: number): Landmark => ({
  position,
  at,
  happening: { kind: 'done', move: { kind: 'crash', node: 'S1', at } },
});

describe('what matters', () => {
  it('is a change of role, a first decision on a slot, and what somebody did', () => {
    const all = [
      became(1, 1, 'follower', 'follower'),
      became(2, 2, 'candidate', 'follower'),
      decided(3, 3, 1),
      decided(4, 4, 1, 'S2'),
      crash(5, 5),
    ];
    expect(milestonesBetween(all, -1, 9).map(({ position }) => position)).toEqual([2, 3, 5]);
    expect(milestonesBetween(all, 2, 4).map(({ position }) => position)).toEqual([3]);
  });
});

describe('what is told while it plays', () => {
  const shot = (position: number) => ({ position, at: position }) as Shot;
  const film = (landmarks: readonly Landmark[]) => ({ landmarks: [...landmarks], shot }) as never;
  const at = (position: number, playing = true) => ({ shot: shot(position), playhead: position, playing });

  it('each stands long enough, and none of the next is lost', () => {
    const all = film([became(2, 2, 'candidate', 'follower'), became(4, 4, 'leader', 'candidate'), crash(6, 6)]);
    let told: Told = toldNow(null, at(0), all, 1, 0);
    const seen: number[] = [];
    for (let now = 0; now <= 5 * TOLD_FOR; now += 100) {
      told = toldNow(told, at(Math.min(40, now / 100)), all, 1, now);
      if (seen.at(-1) !== told.shot.position) seen.push(told.shot.position);
    }
    expect(seen).toEqual([0, 2, 4, 6]);
  });

  it('a refusal has its turn, and is left out where too much waits', () => {
    const refuses = ({ position }: Shot) => position === 3;
    const few = film([became(2, 2, 'candidate', 'follower'), became(5, 5, 'leader', 'candidate')]);
    const next = (all: never, from: number, to: number) =>
      toldNow({ shot: shot(from), since: 0, of: 1 }, at(to), all, 1, TOLD_FOR, refuses).shot.position;
    expect([next(few, 0, 9), next(few, 2, 9), next(few, 3, 9)]).toEqual([2, 3, 5]);
    const many = film([5, 6, 7, 8, 9].map((position) => crash(position, position)));
    expect(next(many, 2, 9)).toBe(5);
  });

  it('at rest it is the moment on show', () => {
    const all = film([crash(2, 2)]);
    const told = toldNow(toldNow(null, at(3), all, 1, 0), at(5, false), all, 1, 10);
    expect(told.shot.position).toBe(5);
  });

  it('who goes back, or turns to another future, hears what mattered there', () => {
    const all = film([crash(2, 2), became(6, 6, 'leader', 'candidate')]);
    const late = toldNow(null, at(9), all, 1, 0);
    expect(toldNow(late, at(4), all, 1, 10).shot.position).toBe(2);
    expect(toldNow(late, at(9), all, 2, 10).shot.position).toBe(6);
  });
});

describe('the pace', () => {
  const { news, routine } = rangeOf(TIMED);

  it('has a message about 1.2 s on its way while there is news, and eight times as fast what is routine', () => {
    expect(15 * MS).toBeCloseTo(news * 1.2 * 1_000_000);
    expect(routine / news).toBeCloseTo(8);
  });

  it('is slow about an election and quick away from it, and grows evenly between', () => {
    const run = [became(9, 300 * MS, 'leader', 'candidate')];
    const pace = (ms: number) => interestAt(ms * MS, run, TIMED);
    expect([pace(281), pace(300), pace(319)]).toEqual([news, news, news]);
    expect([pace(100), pace(400)]).toEqual([routine, routine]);
    expect(pace(330)).toBeCloseTo((news + routine) / 2);
  });

  it('of many decisions one after the other only the first is news', () => {
    const run = [became(1, 100 * MS, 'leader', 'candidate'), decided(5, 200 * MS, 1), decided(9, 400 * MS, 2)];
    expect(interestAt(200 * MS, run, TIMED)).toBe(news);
    expect(interestAt(400 * MS, run, TIMED)).toBe(routine);
  });

  it('is a function of the run and the moment alone', () => {
    const run = [became(1, 100 * MS, 'leader', 'candidate')];
    expect(interestAt(120 * MS, run, TIMED)).toBe(interestAt(120 * MS, run, TIMED));
    // What was played beyond changes nothing of what is near.
    expect(interestAt(120 * MS, [...run, crash(9, 900 * MS)], TIMED)).toBe(interestAt(120 * MS, run, TIMED));
  });
});
