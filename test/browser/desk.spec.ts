// The teacher's desk: what a run is called, what is said in it, and its text, written in the page.

import type { Page } from '@playwright/test';
import { another, button, clock, expect, leaderName, open, ready, test, time } from './lab.ts';

const title = (page: Page) => page.locator('.scenario-title');
const words = (page: Page) => page.locator('.said .words');

test('a click on the title renames: Enter and leaving keep, Escape gives up, and the link tells it', async ({
  page,
  browser,
}) => {
  await open(page);
  const before = (await title(page).textContent()) ?? '';
  const field = page.locator('[data-title-field]');
  await title(page).click();
  await expect(field).toHaveValue(before);
  await field.fill('Never');
  await page.keyboard.press('Escape');
  await expect(title(page)).toHaveText(before);
  await expect(page.locator('[data-edited]')).toHaveCount(0);
  await title(page).click();
  await field.fill('Lecture 3');
  await page.locator('.logo').click();
  await expect(title(page)).toHaveText('Lecture 3');
  // By keys: the focus stays where it was.
  await title(page).focus();
  await page.keyboard.press('Enter');
  await field.fill('Lecture 4: who leads?');
  await page.keyboard.press('Enter');
  await expect(title(page)).toBeFocused();
  await expect(page.locator('[data-edited]')).toBeVisible();
  await button(page, 'share').click();
  const link = await page.locator('[data-share-link]').inputValue();
  await page.keyboard.press('Escape');
  await expect.poll(() => new URL(page.url()).hash).toMatch(/^#1\./);
  await page.reload();
  await ready(page);
  await expect(title(page)).toHaveText('Lecture 4: who leads?');
  const theirs = await another(browser);
  await theirs.goto(link);
  await ready(theirs);
  await expect(title(theirs)).toHaveText('Lecture 4: who leads?');
  await theirs.close();
});

test('the text in the dialog is changed and run, with a mark at what is wrong; the run before is set aside', async ({
  page,
}) => {
  await open(page);
  await button(page, 'caption').click();
  await page.locator('[data-caption-field]').fill('Mine.');
  await page.keyboard.press('Enter');
  await button(page, 'share').click();
  const text = page.locator('.share-text textarea');
  const before = await text.inputValue();
  expect(before).toContain('say "Mine."');
  await text.fill('quorum 1\nraft nodes=3 seed=1\nat 1s crahs S1\n');
  await expect(page.locator('[data-wrong]')).toContainText('Line 3, column 7');
  const mark = page.locator('[data-wrong-line="3"] mark');
  await expect(mark).toHaveText('crahs');
  // It lies under the letters of the field.
  const [there, whole] = await Promise.all([mark.boundingBox(), text.boundingBox()]);
  expect((there?.y ?? 0) - (whole?.y ?? 0)).toBeCloseTo(9 + 2 * 18, -1);
  await page.getByRole('button', { name: 'Go there' }).click();
  await expect(text).toBeFocused();
  await page.keyboard.insertText('crash');
  await expect(page.locator('[data-wrong-line]')).toHaveCount(0);
  await page.getByRole('button', { name: 'As it was' }).click();
  await expect(text).toHaveValue(before);
  await text.fill('quorum 1\ntitle "Mine too"\nraft nodes=3 seed=1\nat 1s crash S1\n');
  await page.getByRole('button', { name: 'Run this' }).click();
  await expect(page.locator('[data-node]')).toHaveCount(3);
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await expect(title(page)).toHaveText('Mine too');
  await page.goBack();
  await expect(page.locator('[data-node]')).toHaveCount(5);
  await expect(words(page)).toHaveText('Mine.');
});

test('a caption is written at this moment: a beat at once, changed, removed, taken back, and in the link', async ({
  page,
  browser,
}) => {
  await open(page);
  await page.keyboard.press('o');
  await page.locator('[data-paste]').fill('quorum 1\nraft nodes=3 seed=1\n');
  await page.getByRole('button', { name: 'Open this' }).click();
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await page.keyboard.press('e');
  await leaderName(page);
  const at = await time(page);
  const field = page.locator('[data-caption-field]');
  await button(page, 'caption').click();
  await field.fill('Here it begins.');
  await page.keyboard.press('Enter');
  await expect(words(page)).toHaveText('Here it begins.');
  await expect(page.locator('[data-beats="1"]')).toBeVisible();
  // After a click the focus is nobody's: the keys are the run's.
  await page.keyboard.press('Home');
  await expect(clock(page)).toHaveText('0.000 s');
  await page.keyboard.press('PageDown');
  await expect(clock(page)).toHaveText(at);
  await expect(page.locator('[data-playing="false"]')).toBeVisible();
  await button(page, 'caption').click();
  await expect(field).toHaveValue('Here it begins.');
  await field.fill('Here it begins: look at S1.');
  await page.keyboard.press('Enter');
  await expect(words(page)).toHaveText('Here it begins: look at S1.');
  await page.keyboard.press('Shift+G');
  await page.locator('[data-caption-remove]').click();
  await expect(words(page)).toHaveCount(0);
  await page.keyboard.press('u');
  await expect(words(page)).toHaveText('Here it begins: look at S1.');
  await page.keyboard.press('u');
  await expect(words(page)).toHaveText('Here it begins.');
  await button(page, 'share').click();
  const theirs = await another(browser);
  await theirs.goto(await page.locator('[data-share-link]').inputValue());
  await ready(theirs);
  await expect(clock(theirs)).toHaveText(at);
  await expect(words(theirs)).toHaveText('Here it begins.');
  await theirs.close();
});
