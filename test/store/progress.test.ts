// What somebody has done of the lessons: kept by name, carried as a text, and never lost to another version of a lesson.

import { beforeEach, expect, test, vi } from 'vitest';

const stored = new Map<string, string>();

beforeEach(() => {
  stored.clear();
  vi.resetModules();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
});

const load = () => import('../../src/store/progress.ts');

test('what was answered is there again after a visit', async () => {
  const before = await load();
  before.remember('raft.old-term', 'd1', { card: 3, cards: 9, answers: { 1: { chose: 0, right: 1 } } });
  vi.resetModules();
  const after = await load();
  expect(after.progressOf('raft.old-term')).toMatchObject({
    card: 3,
    answers: { 1: { chose: 0, right: 1 } },
    done: false,
  });
});

test('in another text of a lesson answers begin anew, and what was reached stays', async () => {
  const { remember, progressOf } = await load();
  remember('raft.vanish', 'd1', {
    card: 5,
    answers: { 1: { chose: 0, right: 0 } },
    reached: { acts: 4, atPar: true },
    done: true,
  });
  remember('raft.vanish', 'd2', { card: 1 });
  expect(progressOf('raft.vanish')).toEqual({
    ...{ digest: 'd2', card: 1, cards: 0, answers: {}, texts: {}, hints: 0 },
    ...{ reached: { acts: 4, atPar: true }, done: true },
  });
});

test('a text carries it to another machine, where what is done stays done', async () => {
  const here = await load();
  here.remember('raft.vanish', 'd1', { card: 0, reached: { acts: 6, atPar: false }, done: true });
  const text = here.exportProgress();
  stored.clear();
  vi.resetModules();
  const there = await load();
  there.remember('raft.vanish', 'd1', { card: 2, reached: { acts: 4, atPar: true }, done: true });
  there.remember('paxos.chosen', 'd3', { card: 1 });
  expect(there.importProgress(text)).toBe(true);
  expect(there.progressOf('raft.vanish')).toMatchObject({ card: 2, reached: { acts: 4, atPar: true }, done: true });
  expect(there.progressOf('paxos.chosen')?.card).toBe(1);
});

test('what is no such text changes nothing', async () => {
  const { importProgress, remember, progress } = await load();
  remember('raft.vanish', 'd1', { card: 2 });
  const before = progress.getState().lessons;
  for (const text of ['', 'null', '[]', '{"lessons":[]}', '{"lessons']) expect(importProgress(text)).toBe(false);
  importProgress('{"lessons":{"__proto__":{"digest":"x"},"Bad Name":{"digest":"x"},"raft.x":{"card":1}}}');
  expect(progress.getState().lessons).toEqual(before);
});

test('where nothing can be stored it is in memory, and that is said', async () => {
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => {
      throw new Error('refused');
    },
  });
  const { remember, progressOf, progress } = await load();
  remember('raft.vanish', 'd1', { card: 2 });
  expect(progressOf('raft.vanish')?.card).toBe(2);
  expect(progress.getState().kept).toBe(false);
});
