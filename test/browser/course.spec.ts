// The course page: one thing to do next, every lesson and challenge by its name, and progress that goes with its reader.

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { expect, listen, open, ready, test } from './lab.ts';

const card = (page: Page, name: string) => page.locator(`.course-card[data-lesson="${name}"]`);

const PROGRESS = 'quorum-lab.progress';

/** A lesson that is done, with an answer each to its questions. */
const done = (answers: object = {}) => ({
  ...{ digest: '-', card: 9, cards: 10, answers, texts: {}, hints: 0, reached: null, done: true },
});

test('it has one thing to do next, and opens it by its name', async ({ page }) => {
  const complaints = listen(page);
  await open(page);
  await page.locator('[data-command="course"]').click();
  const dialog = page.getByRole('dialog', { name: 'Course' });
  await expect(dialog.locator('.course-part')).toHaveCount(8);
  await expect(dialog.locator('[data-next]')).toHaveAttribute('data-lesson', 'raft.one-copy');
  await expect(dialog.locator('.course-standing')).toHaveText('0 of 24 lessons · 0 of 44 challenges');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: /^Begin/ }).click();
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/#lesson=raft\.one-copy$/);
  await expect(page.locator('.scenario-title')).toHaveText('One copy is not enough');
  expect(complaints).toEqual([]);
});

test('by keyboard alone, in Chinese, a challenge', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('quorum-lab.preferences', JSON.stringify({ language: 'zh' })));
  await open(page);
  await page.keyboard.press('Shift+O');
  const dialog = page.getByRole('dialog', { name: '课程' });
  const more = dialog.locator('.course-more summary').first();
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(card(page, 'raft.first-leader')).toBeVisible();
  await card(page, 'raft.first-leader').focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/#lesson=raft\.first-leader$/);
  await expect(page.locator('.scenario-title')).toHaveText('亲手选出领导者');
});

test('what was done is told, asked again, saved as a file and taken in from one', async ({ page }) => {
  await page.addInitScript(
    ([key, lessons]) => {
      if (localStorage.getItem(key as string) === null) localStorage.setItem(key as string, lessons as string);
    },
    [
      PROGRESS,
      JSON.stringify({ lessons: { 'raft.one-copy': done({ 1: { chose: 0, right: 1 } }), 'raft.votes': done() } }),
    ] as const,
  );
  await open(page);
  await page.keyboard.press('Shift+O');
  await expect(page.locator('.course-standing')).toHaveText('2 of 24 lessons · 0 of 44 challenges');
  await expect(card(page, 'raft.votes')).toContainText('done');
  await expect(page.locator('.course-card[data-next]')).toHaveAttribute('data-lesson', 'raft.timers');
  const due = page.locator('[data-due]');
  await expect(due).toHaveAttribute('data-due', 'raft.one-copy');
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('[data-progress="save"]').click()]);
  const saved = JSON.parse(readFileSync(await file.path(), 'utf8')) as { lessons: object };
  expect(Object.keys(saved.lessons)).toEqual(['raft.one-copy', 'raft.votes']);

  const load = page.locator('[data-progress="load"]');
  await load.setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from('{"x":1}') });
  await expect(page.locator('[data-says]')).toContainText('holds no progress');
  const more = { quorumLab: 'progress', lessons: { 'raft.timers': done() } };
  await load.setInputFiles({
    name: 'more.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(more)),
  });
  await expect(page.locator('.course-standing')).toHaveText('3 of 24 lessons · 0 of 44 challenges');
  await due.first().click();
  await expect(page).toHaveURL(/#lesson=raft\.one-copy&beat=\d$/);
});

test('a link with a name that is none says so, and the page goes on', async ({ page }) => {
  await page.goto('./#lesson=raft.no-such-lesson');
  await ready(page);
  await expect(page.locator('.notice')).toContainText('raft.no-such-lesson');
});
