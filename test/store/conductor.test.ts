// A run with captions and notes is played as a lesson: it stops at each, or holds there while it is read.

import { describe, expect, it } from 'vitest';
import { library } from '../../src/scenarios/library.ts';
import { standsAt } from '../../src/store/beats.ts';
import type { Lab } from '../../src/store/lab.ts';
import { createLab } from '../../src/store/open.ts';
import { framesByHand, settle } from './frames.ts';
import { inProcess } from './inprocess.ts';

const { watch } = framesByHand();

const LESSON = `quorum 1
raft nodes=5 seed=3
network timed latency=10..20ms
run until role any leader
say "One leads."
say zh "有了领导者。"
run 5ms
say "A quiet while later."
mark "Look here."
crash S2
run 50ms
say "It is missed."
`;

/** Fast enough for a test, and slow enough that every move is on film. */
const SPEED = 2;

async function opened(pacing: 'wait' | 'breathe' | 'off', text = LESSON): Promise<Lab> {
  const lab = createLab(inProcess());
  lab.setPacing(pacing);
  lab.setSpeed(SPEED);
  await lab.open(text);
  await settle();
  return lab;
}

const here = (lab: Lab) => {
  const now = lab.projector.now();
  return { at: now?.playhead ?? -1, position: now?.shot.position ?? -1 };
};

/** Which beat it stands at, from 1; 0 for none. */
const stands = (lab: Lab): number => lab.session.getState().beats.findIndex((beat) => standsAt(beat, here(lab))) + 1;

/** Plays until it comes to rest. */
async function rests(lab: Lab): Promise<void> {
  for (let i = 0; i < 2_000 && lab.playback.getState().playing; i++) await watch(1);
}

describe('a run that waits', () => {
  it('stops at each caption and note, at its very moment, and goes on by Next alone', async () => {
    const lab = await opened('wait');
    const told: (readonly [number, number, string])[] = [];
    for (let beat = 1; beat <= 3; beat++) {
      expect(await lab.next()).toBe(true);
      await rests(lab);
      expect(stands(lab)).toBe(beat);
      const { beats, coming } = lab.session.getState();
      told.push([here(lab).at, beats.length + coming, beats[beat - 1]?.text?.en ?? '']);
    }
    const [first, second, third] = told.map(([at]) => at) as [number, number, number];
    // A caption after a quiet while has a time of its own, and so has what was said before it.
    expect([second - first, third - second]).toEqual([5_000, 50_000]);
    expect(told.map(([, of, text]) => [of, text])).toEqual([
      [3, 'One leads.'],
      [3, 'A quiet while later.'],
      [3, 'It is missed.'],
    ]);
    expect(await lab.next()).toBe(false);
  });

  it('shows the beat at once to who asks for it while it plays', async () => {
    const lab = await opened('wait');
    await lab.next();
    await watch(3);
    expect(await lab.next()).toBe(true);
    expect(stands(lab)).toBe(1);
    expect(lab.playback.getState().playing).toBe(false);
  });

  it('goes back to the beat before, from between two of them to the one that is told', async () => {
    const lab = await opened('wait');
    for (let beat = 1; beat <= 3; beat++) await lab.jump('beat', 1);
    expect(stands(lab)).toBe(3);
    await lab.jump('beat', -1);
    expect(stands(lab)).toBe(2);
    lab.seek(here(lab).at + 1_000);
    await settle();
    await lab.jump('beat', -1);
    expect(stands(lab)).toBe(2);
    await lab.jump('beat', -1);
    expect(await lab.jump('beat', -1)).toBe(false);
  });

  it('a future by hand keeps what was told before it, and leads back to where the lesson was left', async () => {
    const lab = await opened('wait');
    await lab.jump('beat', 1);
    const { at } = here(lab);
    const branch = lab.session.getState().branch;
    await lab.act({ kind: 'crash', node: 'S1' });
    await settle();
    const own = lab.session.getState();
    expect(own.branch).not.toBe(branch);
    expect(own.beats.map(({ text }) => text?.en)).toEqual(['One leads.']);
    expect(own.lesson).toEqual({ branch, at });
    lab.backToLesson();
    await settle();
    expect(lab.session.getState().branch).toBe(branch);
    expect(here(lab).at).toBe(at);
    await lab.next();
    await rests(lab);
    expect(stands(lab)).toBe(2);
  });
});

describe('a run that breathes', () => {
  it('holds for the time of reading, everything at rest, and goes on by itself', async () => {
    const lab = await opened('breathe');
    lab.play();
    for (let i = 0; i < 500 && lab.playback.getState().breath === null; i++) await watch(1);
    expect(stands(lab)).toBe(1);
    expect(lab.playback.getState()).toMatchObject({ playing: true, breath: 3_000 });
    expect(lab.projector.now()?.playing).toBe(false);
    lab.setSpeed(1 / 20);
    const before = here(lab);
    await watch(185);
    expect(here(lab)).toEqual(before);
    await watch(5);
    expect(lab.playback.getState().breath).toBeNull();
    expect(here(lab).at).toBeGreaterThan(before.at);
  });

  it('who goes elsewhere while it is held is not held there', async () => {
    const lab = await opened('breathe');
    lab.play();
    for (let i = 0; i < 500 && lab.playback.getState().breath === null; i++) await watch(1);
    lab.setSpeed(1 / 20);
    lab.seek(here(lab).at - 20_000);
    await settle();
    const { at } = here(lab);
    await watch(4);
    expect(lab.playback.getState()).toMatchObject({ playing: true, breath: null });
    expect(here(lab).at).toBeGreaterThan(at);
  });

  it('Next ends it, and so does whatever is done', async () => {
    const lab = await opened('breathe');
    const hold = async () => {
      for (let i = 0; i < 500 && lab.playback.getState().breath === null; i++) await watch(1);
    };
    lab.play();
    await hold();
    await lab.next();
    expect(lab.playback.getState()).toMatchObject({ playing: true, breath: null });
    await hold();
    expect(stands(lab)).toBe(2);
    await lab.act({ kind: 'crash', node: 'S1' });
    await settle();
    expect(lab.playback.getState()).toMatchObject({ playing: true, breath: null });
  });
});

it('a run in which beats are off plays past them, as before', async () => {
  const lab = await opened('off');
  lab.play();
  await watch(60);
  expect(lab.playback.getState().playing).toBe(true);
  expect(lab.session.getState().beats.length).toBe(3);
});

describe('the library', () => {
  it.each(library.map(({ name, text }) => [name, text] as const))(
    '%s: each beat is reached by Next alone, and stands',
    async (_, text) => {
      const lab = await opened('wait', text);
      lab.setSpeed(20);
      const { beats, coming } = lab.session.getState();
      const all = beats.length + coming;
      // What is told at the beginning stands there already.
      for (let beat = stands(lab) + 1; beat <= all; beat++) {
        // The second time it is shown at once.
        await lab.next();
        if (lab.playback.getState().playing) await lab.next();
        await settle();
        const now = lab.session.getState();
        expect([stands(lab), now.beats.length + now.coming]).toEqual([beat, all]);
        expect(lab.playback.getState().playing).toBe(false);
      }
      expect(await lab.next()).toBe(false);
    },
  );
});
