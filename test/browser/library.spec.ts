// The library: chapters, what each scenario promises, what was seen of it; and what follows at the last beat of a lesson.

import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { another, clock, expect, listen, open, ready, rest, test } from './lab.ts';

const row = (page: Page, name: string) => page.locator(`[data-scenario="${name}"]`);
const offer = (page: Page, kind: 'next' | 'without') => page.locator(`[data-offer="${kind}"]`);
/** Behind the last beat of the scenario. */
const FIGURE = './#scenario=figure-8&t=5000ms';

const boxes = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((all) =>
    all.map((each) => {
      const { x, y, width, height } = each.getBoundingClientRect();
      return [x, y, width, height];
    }),
  );

test('it stands in chapters, and says of each scenario what one will see and how much there is to read', async ({
  page,
}) => {
  await open(page);
  await page.keyboard.press('o');
  const dialog = page.getByRole('dialog', { name: 'Open' });
  await expect(dialog.getByRole('heading', { level: 4 })).toHaveText([
    'Elections',
    'Replication',
    'Crashes',
    'Partitions and lost messages',
    'Figures of the paper',
    'A rule left out',
  ]);
  await expect(dialog.getByRole('list', { name: 'Figures of the paper' }).getByRole('button')).toHaveCount(3);
  await expect(row(page, 'split-vote')).toContainText('Two candidates get two votes each');
  await expect(row(page, 'split-vote')).toContainText('3 beats · ≈ 1 min');
  const find = page.getByRole('searchbox', { name: 'Find a scenario' });
  const before = await boxes(page, 'dialog, .open-doors, .shelf-list');
  for (const [words, found] of [
    ['figure 8', ['figure-8', 'figure-8-new-entry', 'commits-old-term']],
    ['no such words at all', []],
  ] as const) {
    await find.fill(words);
    await expect(page.locator('[data-scenario]')).toHaveCount(found.length);
    for (const name of found) await expect(row(page, name)).toBeVisible();
    expect(await boxes(page, 'dialog, .open-doors, .shelf-list')).toEqual(before);
  }
  // What else can be opened stands under the list.
  const [[, top, , height]] = (await boxes(page, '.shelf-list')) as [[number, number, number, number]];
  const [[, doors]] = (await boxes(page, '.open-doors')) as [[number, number]];
  expect(doors).toBeGreaterThanOrEqual(top + height);
});

test('what was seen to its last beat has a tick, with words for it, and keeps it', async ({ page }) => {
  await open(page, './#scenario=figure-8&t=100ms');
  await page.keyboard.press('o');
  await expect(row(page, 'figure-8')).toHaveAttribute('data-seen', 'false');
  await page.keyboard.press('Escape');
  await page.goto(FIGURE);
  await expect(offer(page, 'next')).toBeVisible();
  await page.keyboard.press('o');
  await expect(row(page, 'figure-8')).toHaveAttribute('data-seen', 'true');
  await expect(row(page, 'figure-8')).toContainText('Seen to its last beat');
  await expect(page.locator('[data-seen="true"]')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.reload();
  await ready(page);
  await page.keyboard.press('o');
  await expect(page.locator('[data-seen="true"]')).toHaveCount(1);
  // Opening another from behind the last beat of this one is no seeing of the other.
  await row(page, 'first-election').click();
  await expect(page.locator('.scenario-title')).toHaveText('The first election');
  await page.keyboard.press('o');
  await expect(page.locator('[data-seen="true"]')).toHaveCount(1);
});

test('a run that somebody has changed is not the scenario any more', async ({ page }) => {
  await open(page, FIGURE);
  await expect(offer(page, 'next')).toBeVisible();
  await page.keyboard.press('x');
  await expect(offer(page, 'next')).toHaveCount(0);
});

test('the last beat offers the next scenario of the chapter and the same with a rule left out, and moves nothing', async ({
  page,
}) => {
  await open(page, './#scenario=figure-8&t=100ms');
  await expect(page.locator('.through')).toHaveText('Play through');
  const before = await boxes(page, '.onwards, .next, .place, .strip');
  await page.goto(FIGURE);
  await expect(clock(page)).toHaveText('5.000 s');
  await expect(offer(page, 'next')).toHaveAccessibleName('Next: Figure 8: a new entry on top commits the old one');
  await expect(page.getByText('Play through')).toHaveCount(0);
  expect(await boxes(page, '.onwards, .next, .place, .strip')).toEqual(before);
  expect(await violations(page)).toEqual([]);
  await offer(page, 'without').click();
  await expect(page.locator('.scenario-title')).toHaveText('Committing by counting old entries');
  expect(new URL(page.url()).hash).toBe('#scenario=commits-old-term');
  await page.goto(FIGURE);
  await offer(page, 'next').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.scenario-title')).toHaveText('Figure 8: a new entry on top commits the old one');
  await expect(page.locator('.next')).toBeFocused();
});

test('the last scenario of a chapter without a counterpart leaves the button where it was', async ({ page }) => {
  await open(page, './#scenario=votes-twice&t=200ms');
  await rest(page);
  await expect(page.locator('.through')).toHaveText('Play through');
});

test('without storage, in Chinese, on a phone in the dark: all of it, and nothing is wider than the window', async ({
  browser,
}) => {
  const page = await another(browser, {
    locale: 'zh-CN',
    viewport: { width: 360, height: 740 },
    colorScheme: 'dark',
    hasTouch: true,
  });
  const complaints = listen(page);
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('no', 'SecurityError');
        },
      });
  });
  await open(page, FIGURE);
  await expect(offer(page, 'next')).toHaveAccessibleName('下一个：图 8：其上的新条目使旧条目提交');
  await expect(offer(page, 'without')).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('o');
  await expect(row(page, 'figure-8')).toContainText('已看到最后一处讲解');
  await expect(row(page, 'figure-8')).toContainText('6 处讲解 · 约 1 分钟');
  const wide = await page
    .locator('.dialog-body, .shelf-list')
    .evaluateAll((all) => all.map((each) => each.scrollWidth - each.clientWidth));
  expect(Math.max(...wide)).toBeLessThanOrEqual(0);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await offer(page, 'without').tap();
  await expect(page.locator('.scenario-title')).toHaveText('靠数旧条目来提交');
  expect(complaints).toEqual([]);
  await page.close();
});

test('in forced colours the tick and the offers are seen', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page, FIGURE);
  await expect(offer(page, 'next')).toBeVisible();
  await page.keyboard.press('o');
  await expect(row(page, 'figure-8').locator('svg')).toBeVisible();
});
