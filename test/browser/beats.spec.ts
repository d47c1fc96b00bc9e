// A run with captions and notes is played as a lesson: the page stops at each, says where it is, and nothing moves.

import type { Page } from '@playwright/test';
import { clock, expect, node, open, ready, test } from './lab.ts';

const strip = (page: Page) => page.locator('[data-strip="said"]');
const place = (page: Page) => page.locator('[data-beat]');
const playing = (page: Page) => page.locator('[data-playing]');
const next = (page: Page) => page.getByRole('button', { name: 'Next', exact: true });

/** Until it stands at a beat. */
async function stands(page: Page, beat: number): Promise<void> {
  await expect(place(page)).toHaveAttribute('data-beat', String(beat), { timeout: 30_000 });
  await expect(strip(page)).toHaveAttribute('data-stands', 'true');
  await expect(playing(page)).toHaveAttribute('data-playing', 'false');
}

/** What is told while nobody does anything, until five things were. */
async function fiveIdeas(page: Page): Promise<string[]> {
  const told: string[] = [];
  for (let i = 0; i < 400 && told.length < 5; i++) {
    await page.clock.runFor(250);
    const text = (await strip(page).locator('.words').textContent()) ?? '';
    if (text !== '' && text !== told.at(-1)) told.push(text);
  }
  return told;
}

/** The boxes of all that may not move. */
function boxes(page: Page): Promise<Record<string, readonly number[]>> {
  return page.evaluate(() => {
    const found: Record<string, readonly number[]> = {};
    const all =
      '.app-head, header, .app-stage, .app-picture, .strip, .app-side, .panels, .transport, .app-time, [data-node]';
    for (const [i, each] of [...document.querySelectorAll(all)].entries()) {
      const { x, y, width, height } = each.getBoundingClientRect();
      found[`${i} ${each.getAttribute('data-node') ?? each.className}`] = [x, y, width, height].map((n) =>
        Math.round(2 * n),
      );
    }
    return found;
  });
}

test('the page, untouched, tells five ideas one after the other, each long enough to be read', async ({ page }) => {
  await page.clock.install();
  await page.goto('./?lang=en');
  await ready(page);
  const told = await fiveIdeas(page);
  expect(told.map((text) => /patience of|asks the others|majority|is kept|break it/.exec(text)?.[0])).toEqual([
    'patience of',
    'asks the others',
    'majority',
    'is kept',
    'break it',
  ]);
  await expect(node(page, 'S4')).toHaveAttribute('data-leads', '');
});

test('Paxos breathes through a first minute of its own, and asks to undo what is chosen', async ({ page }) => {
  await page.clock.install();
  await page.goto('./?lang=en#scenario=paxos-five-ideas');
  await ready(page);
  const told = await fiveIdeas(page);
  expect(told.map((text) => /takes a ballot|door|two quorums|is chosen|undo it/.exec(text)?.[0])).toEqual([
    'takes a ballot',
    'door',
    'two quorums',
    'is chosen',
    'is chosen',
  ]);
  await page.getByRole('button', { name: 'Ask P2 for coffee' }).click();
  await expect(page.locator('[data-strip="hint"]')).toContainText('The second ballot asks');
  await expect(async () => {
    await page.clock.runFor(1000);
    await expect(page.locator('[data-strip="hint"]')).toContainText('Cut a link', { timeout: 500 });
  }).toPass();
});

test('a run of the library stops at each caption; Next, the remote and Space go on, and back', async ({ page }) => {
  await open(page, './?lang=en#scenario=figure-8&t=0ms');
  const seen: (string | null)[] = [];
  await page.keyboard.press('PageDown');
  // While it plays, who presses again is shown the beat at once.
  await page.keyboard.press('PageDown');
  await stands(page, 1);
  seen.push(await strip(page).locator('.words').textContent());
  const before = await boxes(page);
  await next(page).click();
  await next(page).click();
  await stands(page, 2);
  seen.push(await strip(page).locator('.words').textContent());
  expect(await boxes(page)).toEqual(before);
  // After a click Space belongs to the run.
  await page.keyboard.press('Space');
  await expect(playing(page)).toHaveAttribute('data-playing', 'true');
  await page.keyboard.press('>');
  await stands(page, 3);
  expect(new Set(seen).size).toBe(2);
  await page.keyboard.press('PageUp');
  await stands(page, 2);
  await expect(strip(page).locator('.words')).toHaveText(seen[1] as string);
  await page.keyboard.press('PageUp');
  await page.keyboard.press('PageUp');
  await expect(clock(page)).toHaveText('0.000 s');
});

test('it says once that it stops at its captions, and the switch to play through is kept', async ({ page }) => {
  await open(page, './?lang=en#scenario=split-vote&t=0ms');
  await page.getByRole('slider', { name: 'Speed' }).fill('14');
  await page.keyboard.press('k');
  await expect(place(page)).toHaveAttribute('data-beat', '2', { timeout: 30_000 });
  await expect(playing(page)).toHaveAttribute('data-playing', 'false');
  await expect(page.locator('[data-toast]')).toHaveText('This run stops at its captions. Next, or Space, goes on.');
  const through = page.getByRole('button', { name: 'Play through' });
  await expect(through).toHaveAttribute('aria-pressed', 'false');
  await through.click();
  await page.reload();
  await ready(page);
  await expect(through).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('k');
  await expect(page.locator('[data-breath]')).toBeAttached({ timeout: 30_000 });
  await expect(playing(page)).toHaveAttribute('data-playing', 'true');
});

test('who leaves the lesson finds the way back', async ({ page }) => {
  await open(page, './?lang=en#scenario=figure-8&t=0ms');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await stands(page, 1);
  const there = await clock(page).textContent();
  await page.keyboard.press('2');
  await page.keyboard.press('x');
  await expect(node(page, 'S2')).toHaveAttribute('data-up', 'crashed');
  await page.getByRole('button', { name: 'Back to the lesson' }).click();
  await expect(node(page, 'S2')).toHaveAttribute('data-up', 'up');
  await expect(clock(page)).toHaveText(there ?? '');
  await expect(next(page)).toBeVisible();
});

test('with beats off a link plays past its captions, as it did before', async ({ page }) => {
  await open(page, './?lang=en&beats=off#scenario=figure-8&t=0ms');
  await page.getByRole('slider', { name: 'Speed' }).fill('14');
  await page.keyboard.press('k');
  await expect(place(page)).toHaveAttribute('data-beat', '6', { timeout: 30_000 });
  await expect(playing(page)).toHaveAttribute('data-playing', 'true');
});

test('a note of one’s own is told at its moment, to whoever opens the link too', async ({ page }) => {
  await open(page, './?lang=en#scenario=one-server&t=0ms');
  await page.keyboard.press('.');
  await page.keyboard.press('g');
  await page.locator('[data-tree-field]').fill('Look at its term.');
  await page.keyboard.press('Enter');
  await expect(strip(page)).toContainText('Note Look at its term.');
  await page.keyboard.press('Home');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await stands(page, 1);
  await expect(strip(page)).toContainText('Look at its term.');
});
