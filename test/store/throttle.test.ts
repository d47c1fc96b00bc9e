// When the panels are told of the picture, and when they are not: what comes of the film while a run plays is no reason.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { PlaybackState, SessionState } from '../../src/store/lab.ts';
import { Screen } from '../../src/store/picture.ts';
import { BLANK } from '../../src/store/session.ts';
import { type Glance, type Pace, throttled } from '../../src/store/throttle.ts';
import type { Shot } from '../../src/worker/wire.ts';

const FRAME = 16;
/** Where the playhead stands, in milliseconds of virtual time. */
let head = 0;

beforeEach(() => {
  // Time begins on the grid: performance.now() is 0.
  vi.useFakeTimers({ now: 0, toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  Object.assign(globalThis, {
    requestAnimationFrame: (frame: FrameRequestCallback) => setTimeout(frame, FRAME),
    cancelAnimationFrame: clearTimeout,
    document: { hidden: false },
  });
  head = 0;
});

afterEach(() => {
  vi.useRealTimers();
  for (const name of ['requestAnimationFrame', 'cancelAnimationFrame', 'document'])
    Reflect.deleteProperty(globalThis, name);
});

/** A laboratory of which only what the glances ask for is there, and all that a panel was told of it. */
function watched(pace: Pace, speed = 1) {
  const projector = new Screen();
  const session = createStore<SessionState>(() => BLANK);
  const playback = createStore<PlaybackState>(() => ({
    playing: false,
    speed,
    byInterest: false,
    pacing: 'off',
    breath: null,
    held: false,
  }));
  const told: Glance[] = [];
  let shot = {} as Shot;
  const draw = (playing: boolean) => projector.show({ shot, playhead: ++head, playing });
  draw(false);
  const stop = throttled({ projector, session, playback }, pace).subscribe((glance) => told.push(glance));
  told.length = 0;
  return {
    told,
    stop,
    draw,
    /** Another moment of the run, drawn. */
    move: (playing: boolean) => {
      shot = {} as Shot;
      draw(playing);
    },
    film: () => session.setState(({ filmed }) => ({ filmed: filmed + 1 })),
    open: () => session.setState({ setup: {} as NonNullable<SessionState['setup']> }),
  };
}

const pass = (milliseconds: number) => vi.advanceTimersByTime(milliseconds);

describe('while it plays', () => {
  test.each([
    ['quick', 1, 600],
    ['quick', 1 / 2, 600],
    ['quick', 1 / 4, 120],
    ['calm', 1, 600],
    ['calm', 1 / 4, 600],
  ] as const)('%s at speed %d: another shot is told once every %d ms, on the grid', (pace, speed, rest) => {
    const { told, move } = watched(pace, speed);
    pass(50);
    const at: number[] = [];
    for (let now = 50; now < 3 * rest; now += 10) {
      move(true);
      pass(10);
      if (told.length > at.length) at.push(now + 10);
    }
    // In the first frame after each line of the grid.
    expect(at.map((each) => Math.floor(each / rest))).toEqual(at.map((_, i) => i + 1));
    expect(at.every((each) => each % rest <= FRAME + 10)).toBe(true);
    expect(at.length).toBeGreaterThanOrEqual(2);
  });

  test('where a render takes long, what is looked at changes no oftener than what is read, until it takes less', () => {
    const { told, move } = watched('quick', 1 / 4);
    let takes = 30;
    const stop = told.push;
    told.push = (...glances) => {
      vi.advanceTimersByTime(takes);
      return stop.apply(told, glances);
    };
    const toldIn = (milliseconds: number) => {
      const before = told.length;
      for (let passed = 0; passed < milliseconds; passed += 10) {
        move(true);
        pass(10);
      }
      return told.length - before;
    };
    toldIn(600);
    expect(toldIn(6000)).toBeLessThanOrEqual(10);
    takes = 0;
    toldIn(12_000);
    expect(toldIn(6000)).toBeGreaterThan(40);
  });

  test('both paces are told in one frame', () => {
    const projector = new Screen();
    const lab = {
      projector,
      session: createStore<SessionState>(() => BLANK),
      playback: createStore<PlaybackState>(() => ({
        playing: true,
        speed: 1,
        byInterest: false,
        pacing: 'off',
        breath: null,
        held: false,
      })),
    };
    const told: string[] = [];
    for (const pace of ['quick', 'calm'] as const) throttled(lab, pace).subscribe(() => told.push(pace));
    told.length = 0;
    projector.show({ shot: {} as Shot, playhead: 1, playing: true });
    pass(600);
    expect(told).toEqual([]);
    pass(FRAME);
    expect(told).toEqual(['quick', 'calm']);
  });

  test.each(['quick', 'calm'] as const)(
    '%s: what comes of the film is told of with another shot, not before',
    (pace) => {
      const { told, draw, film, move } = watched(pace);
      move(true);
      pass(2000);
      expect(told).toHaveLength(1);
      for (let i = 0; i < 200; i++) {
        film();
        draw(true);
        pass(10);
      }
      expect(told).toHaveLength(1);
      move(true);
      film();
      pass(2000);
      expect(told).toHaveLength(2);
      expect(told[1]?.filmed).toBe(201);
    },
  );
});

describe('at rest', () => {
  test('a change of the picture is told after the frame that shows it, several in one go', () => {
    const { told, draw, move } = watched('quick');
    move(false);
    draw(false);
    pass(FRAME - 1);
    expect(told).toEqual([]);
    pass(1);
    vi.advanceTimersToNextTimer();
    expect(told.map(({ picture }) => picture?.playhead)).toEqual([head]);
    pass(2000);
    expect(told).toHaveLength(1);
  });

  test('what has come of the film alone is told once, after a while', () => {
    const { told, film } = watched('quick');
    for (let i = 0; i < 9; i++) {
      film();
      pass(10);
    }
    expect(told).toEqual([]);
    pass(10);
    expect(told.map(({ filmed }) => filmed)).toEqual([9]);
    pass(2000);
    expect(told).toHaveLength(1);
  });

  test('of a picture and what has come of the film, both are told in one go', () => {
    const { told, film, move } = watched('quick');
    film();
    move(false);
    pass(2000);
    expect(told).toHaveLength(1);
  });

  test('on a page that nobody sees, it is told at once: there are no frames', () => {
    const { told, move } = watched('quick');
    Object.assign(document, { hidden: true });
    move(false);
    expect(told).toHaveLength(1);
  });
});

test.each(['quick', 'calm'] as const)('%s: another run is told of at once, even while it plays', (pace) => {
  const { told, open, move } = watched(pace);
  move(true);
  open();
  expect(told).toHaveLength(0);
  move(true);
  expect(told).toHaveLength(1);
  pass(2000);
  expect(told).toHaveLength(1);
});

test('nothing is told to whoever has left', () => {
  const { told, stop, move, film } = watched('quick');
  move(true);
  stop();
  film();
  pass(2000);
  expect(told).toEqual([]);
});
