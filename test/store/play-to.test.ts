// Playing to a time far away: it says how far it is, gives way, stops, and goes on.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Lab } from '../../src/store/lab.ts';
import { createLab } from '../../src/store/open.ts';
import { NotPlayedTo } from '../../src/store/trouble.ts';
import { BUDGET } from '../../src/worker/budget.ts';
import type { Client } from '../../src/worker/client.ts';
import { inProcess, withoutFrames } from './inprocess.ts';

const TEXT = 'quorum 1\nraft nodes=3 seed=3\nnetwork timed latency=10..20ms loss=0\n';
const LATE = `quorum 2${TEXT.slice(8)}future 2 of 1 at 80000s "Late"\ncrash S1\n`;
const DAY = 86_400_000_000;

withoutFrames();
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A worker that takes its time for each slice, and stops at so many moves. */
function slow(moves: number): Client {
  const worker = inProcess({ ...BUDGET, moves });
  return {
    ask: async (question, ask) => {
      if (question === 'seek') await new Promise((resolve) => setTimeout(resolve, 200));
      return worker.ask(question, ask);
    },
  } as Client;
}

const state = (lab: Lab) => lab.session.getState();
const playhead = (lab: Lab) => lab.projector.now()?.playhead;

describe('a time far away', () => {
  it('says what it does and how far it is, and gives way to another scenario', async () => {
    const lab = createLab(slow(1_000_000));
    const opened = lab.open(TEXT, DAY);
    await vi.advanceTimersByTimeAsync(1500);
    expect(state(lab).searching).toBe(true);
    expect(state(lab).progress).toMatchObject({ to: DAY, moves: expect.any(Number) });
    const { moves = 0 } = state(lab).progress ?? {};
    await vi.advanceTimersByTimeAsync(400);
    expect(state(lab).progress?.moves).toBeGreaterThan(moves);
    const other = lab.open(TEXT.replace('nodes=3', 'nodes=5'));
    expect(state(lab).searching).toBe(false);
    await vi.runAllTimersAsync();
    await Promise.all([opened, other]);
    expect(state(lab).setup?.counts).toEqual({ nodes: 5 });
    expect([state(lab).searching, state(lab).progress, playhead(lab)]).toEqual([false, null, 0]);
  });

  it('gives way to what was asked for before it said so', async () => {
    const lab = createLab(slow(1_000_000));
    void lab.open(TEXT, DAY);
    await vi.advanceTimersByTimeAsync(300);
    const done = lab.act({ kind: 'crash', node: 'S1' });
    await vi.advanceTimersByTimeAsync(1000);
    await done;
    expect(state(lab).searching).toBe(false);
    expect(lab.projector.now()?.shot.scene.nodes[0]?.up).toBe('crashed');
    expect(playhead(lab)).toBe(0);
  });

  it('another time is gone to at once', async () => {
    const lab = createLab(slow(1_000_000));
    await lab.open(TEXT);
    lab.seek(DAY);
    await vi.advanceTimersByTimeAsync(250);
    lab.seek(50_000);
    await vi.advanceTimersByTimeAsync(400);
    expect(playhead(lab)).toBe(50_000);
  });

  it('left off, it stands at the moment that it has come to', async () => {
    const lab = createLab(slow(1_000_000));
    const opened = lab.open(TEXT, DAY);
    await vi.advanceTimersByTimeAsync(1500);
    const { at = 0 } = state(lab).progress ?? {};
    lab.leaveOff();
    await vi.runAllTimersAsync();
    await opened;
    expect(playhead(lab)).toBeGreaterThanOrEqual(at);
    expect(playhead(lab)).toBeLessThan(DAY);
    expect(state(lab).searching).toBe(false);
  });

  it('stops at its budget, where it stands; goes on by another, and stops again', async () => {
    const lab = createLab(slow(30_000));
    const opened = lab.open(TEXT, DAY);
    await vi.runAllTimersAsync();
    await opened;
    const first = state(lab).stopped;
    expect(first).toEqual({ by: 'moves', last: false, moves: 30_000, at: playhead(lab) });
    expect(lab.film.length).toBe(30_000);
    lab.goOn();
    await vi.runAllTimersAsync();
    expect(state(lab).stopped).toMatchObject({ moves: 60_000, at: playhead(lab) });
    for (let i = 0; i < 4; i++) {
      lab.goOn();
      await vi.runAllTimersAsync();
    }
    expect(state(lab).stopped).toMatchObject({ moves: 150_000, last: true });
    // What is done next takes the sentence away.
    await lab.step(-1);
    expect(state(lab).stopped).toBeNull();
  });

  it('a step and a search beyond it say so too, and are done when it goes on', async () => {
    const lab = createLab(slow(2000));
    const opened = lab.open(TEXT, DAY);
    await vi.runAllTimersAsync();
    await opened;
    await lab.step(1);
    expect(state(lab).stopped).toMatchObject({ moves: 2000 });
    lab.goOn();
    await vi.runAllTimersAsync();
    expect(lab.projector.now()?.shot.position).toBe(2001);
    lab.seek(DAY);
    await vi.runAllTimersAsync();
    for (const search of [() => lab.jump('election', 1), () => lab.find({ kind: 'rule', rule: 'no.such' }, 1)]) {
      const found = search();
      await vi.runAllTimersAsync();
      expect(await found).toBeNull();
      expect(state(lab).stopped).toMatchObject({ moves: 4000 });
    }
  });
});

describe('a future that begins far away', () => {
  it('is on show when all before it is played', async () => {
    const lab = createLab(slow(10_000_000));
    const opened = lab.open(LATE.replace('80000s', '300s'), 0, 2);
    await vi.runAllTimersAsync();
    await opened;
    expect(state(lab).branch).toBe(2);
    expect(state(lab).stopped).toBeNull();
  });

  it('stops on its way: what it would leave stands where that was', async () => {
    const lab = createLab(slow(30_000));
    const opened = lab.open(LATE, 80_001_000_000, 2);
    await vi.runAllTimersAsync();
    await opened;
    expect(state(lab).branch).toBe(1);
    expect(state(lab).stopped).toMatchObject({ by: 'moves', moves: 30_000, at: playhead(lab) });
    const text = lab.textOf(2).catch((reason) => reason);
    await vi.runAllTimersAsync();
    expect(await text).toBeInstanceOf(NotPlayedTo);
    lab.goOn();
    await vi.runAllTimersAsync();
    expect(state(lab).stopped).toMatchObject({ moves: 60_000, at: playhead(lab) });
  });
});
