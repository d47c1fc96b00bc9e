// How the window is shared out: tables are whole, Why has room to be read, lines between the regions can be moved, and
// nothing that happens in a run moves anything.

import type { Locator, Page } from '@playwright/test';
import { button, expect, leader, open, paste, ready, rest, test } from './lab.ts';

const NINE = (protocol: string, then: string) => `quorum 1\n${protocol}\nnetwork timed latency=10..20ms\n${then}`;

async function allInSight(elements: Locator, count: number): Promise<void> {
  await expect(elements).toHaveCount(count);
  for (const each of await elements.all()) await expect(each).toBeInViewport({ ratio: 0.99 });
}

const heightOf = async (page: Page, selector: string) => (await page.locator(selector).boundingBox())?.height ?? 0;

test.describe('on a laptop', () => {
  test.use({ viewport: { width: 1366, height: 640 } });

  test('nine servers: every row, the leader and the last committed place are in sight', async ({ page }) => {
    await open(page);
    await paste(page, NINE('raft nodes=9 seed=3', 'set clients=20ms\nrun 3s\n'));
    await expect(page.locator('[data-row]')).toHaveCount(9);
    await button(page, 'toEnd').click();
    await rest(page);
    await allInSight(page.locator('[data-row]'), 9);
    // None is cut by what is about it.
    const scroll = await page.locator('.ledger-scroll').boundingBox();
    const last = await page.locator('[data-row]').last().boundingBox();
    expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual((scroll?.y ?? 0) + (scroll?.height ?? 0));
    await expect(leader(page)).toHaveCount(1);
    await expect(page.locator('[data-row] th[data-leads]')).toHaveCount(1);
    const committed = page.locator('[data-row]:has(th[data-leads]) [data-standing="applied"]').last();
    await expect(committed).toBeInViewport({ ratio: 0.99 });
    expect(await heightOf(page, '.panel')).toBeGreaterThanOrEqual(59);
    await page.keyboard.press('Shift+L');
    await expect.poll(() => heightOf(page, '.panel')).toBeGreaterThan(300);
  });

  test('nine voters: every column and the newest ballot are in sight', async ({ page }) => {
    await open(page);
    await paste(page, NINE('paxos nodes=9 seed=1', 'request S1 "tea"\nrequest S2 "coffee"\nrun 1s\n'));
    await expect(page.locator('th[data-voter]')).toHaveCount(9);
    await button(page, 'toEnd').click();
    await expect(page.locator('[data-chosen]')).toHaveCount(1);
    await allInSight(page.locator('th[data-voter]'), 9);
    await allInSight(page.locator('.ballots-scroll tbody tr').last().locator('td'), 11);
    expect(await page.locator('.ballots-scroll').evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
    // A mark that has no room for its word says it to those who hear it.
    await expect(page.locator('[data-chosen] [data-cast="accepted"]').first()).toContainText('accepted');
  });
});

test('Figure 7 is seen as the figure: seven rows, twelve columns, a term in each', async ({ page }) => {
  await open(page, './#scenario=figure-7&t=0ms');
  await rest(page);
  await allInSight(page.locator('[data-row]'), 7);
  for (let index = 1; index <= 12; index++)
    await expect(page.locator(`thead [data-slot="${index}"]`)).toBeInViewport({ ratio: 0.99 });
  await allInSight(page.locator('[data-row] [data-slot]'), 10 + 9 + 4 + 11 + 12 + 7 + 11);
  await expect(page.locator('[data-row="S7"] [data-slot]')).toHaveText('11122233333'.split(''));
});

test('Why has 280 pixels with five servers and 160 with nine, and a longer log takes nothing of it', async ({
  page,
}) => {
  await open(page);
  const before = await heightOf(page, '.panel');
  expect(before).toBeGreaterThanOrEqual(280);
  // At the end of what was seen there is nothing beyond the clock.
  await expect(page.locator('[data-total]')).toHaveText('');
  await page.keyboard.press('Home');
  await rest(page);
  await expect(page.locator('[data-total]')).toHaveText('/ 0.300 s');
  expect(await heightOf(page, '.panel')).toBe(before);
  await expect(page.locator('.ledger-empty')).toHaveText(/^Commands will stand here once there is a leader/);
  await paste(page, NINE('raft nodes=9 seed=3', 'run 100ms\n'));
  await expect(page.locator('[data-row]')).toHaveCount(9);
  expect(await heightOf(page, '.panel')).toBeGreaterThanOrEqual(160);
});

test('lines between the regions are moved by mouse and key, are kept, and go back', async ({ page }) => {
  await open(page);
  const usual = {
    side: await heightOrWidth(page, 'side'),
    tables: await heightOrWidth(page, 'tables'),
    time: await heightOrWidth(page, 'time'),
  };
  const lines = ['side', 'tables', 'time'] as const;
  for (const split of lines) {
    const line = page.locator(`[data-split="${split}"]`);
    await expect(line).toHaveRole('separator');
    // By mouse: as far as it is drawn.
    const box = await line.boundingBox();
    if (box === null) throw new Error(`There is no line of ${split}.`);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + (split === 'side' ? 30 : 0), y + (split === 'side' ? 0 : 30), { steps: 3 });
    await page.mouse.up();
    const moved = usual[split] + (split === 'tables' ? 30 : -30);
    await expect.poll(() => heightOrWidth(page, split)).toBeGreaterThan(moved - 2);
    expect(await heightOrWidth(page, split)).toBeLessThan(moved + 2);
    // By key, as far as it goes; the page stays in its window, and what it says of itself is true.
    for (const key of ['Home', 'End']) {
      await line.press(key);
      const bound = Number(await line.getAttribute(key === 'Home' ? 'aria-valuemin' : 'aria-valuemax'));
      await expect(line).toHaveAttribute('aria-valuenow', String(bound));
      await expect.poll(() => heightOrWidth(page, split)).toBeGreaterThan(bound - 2);
      expect(await heightOrWidth(page, split)).toBeLessThan(bound + 2);
      await allInSight(page.locator('[data-node]'), 5);
      await expect(button(page, 'play')).toBeInViewport({ ratio: 1 });
      await expect(page.locator('[data-tab="more"]')).toBeInViewport({ ratio: 0.9 });
      await allInSight(page.locator('[data-row] th'), 5);
      expect(
        await page.evaluate(() => [document.body.scrollWidth - innerWidth, document.body.scrollHeight - innerHeight]),
      ).toEqual([0, 0]);
    }
    // Two steps from its end: what a reload is to bring back.
    await line.press(split === 'side' ? 'ArrowRight' : split === 'tables' ? 'ArrowUp' : 'ArrowDown');
    await line.press(split === 'side' ? 'ArrowRight' : split === 'tables' ? 'ArrowUp' : 'ArrowDown');
    expect(Math.abs((await heightOrWidth(page, split)) - usual[split])).toBeGreaterThan(10);
    // An arrow is for the line that has the focus, and not for the run.
    await expect(page.locator('[data-clock]')).toHaveText('0.300 s');
  }
  await rest(page);
  // What one is given another may lack: all as they stand in the end.
  const kept = await Promise.all(lines.map((split) => heightOrWidth(page, split)));
  await page.reload();
  await ready(page);
  for (const [i, split] of lines.entries())
    await expect.poll(async () => Math.abs((await heightOrWidth(page, split)) - (kept[i] ?? 0))).toBeLessThanOrEqual(1);
  for (const split of lines) await page.locator(`[data-split="${split}"]`).dblclick();
  for (const split of lines) await expect.poll(() => heightOrWidth(page, split)).toBe(usual[split]);
});

/** What a line shares out, as it is. */
async function heightOrWidth(page: Page, split: 'side' | 'tables' | 'time'): Promise<number> {
  const region = { side: '.app-side', tables: '.ledger', time: '.app-time' }[split];
  const box = await page.locator(region).boundingBox();
  return Math.round((split === 'side' ? box?.width : box?.height) ?? 0);
}

/** Whatever is to keep still. */
const STILL = [
  '.header',
  '.app-stage',
  '.strip',
  '.legend',
  '.legend-all',
  '.ledger',
  '[data-row]',
  '.tabs',
  '[role=tab]',
  '.panel',
  '.transport',
  '.transport > button',
  '.transport .jump',
  '.app-time',
];

const rects = (page: Page) =>
  page.evaluate(
    (selectors) =>
      selectors.flatMap((selector) =>
        [...document.querySelectorAll(selector)].map((each) => {
          const { x, y, width, height } = each.getBoundingClientRect();
          return `${selector} ${[x, y, width, height].map((value) => Math.round(value * 2) / 2).join(' ')}`;
        }),
      ),
    STILL,
  );

test('nothing moves while it plays, steps, and is broken, nor for a menu or a tab', async ({ page }) => {
  await open(page);
  await rest(page);
  await page.evaluate(() => {
    const shifts: string[] = [];
    Object.assign(globalThis, { shifts });
    interface Shift extends PerformanceEntry {
      readonly sources: readonly { readonly node: Element | null }[];
    }
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[])
        shifts.push(...entry.sources.map(({ node }) => `${node?.nodeName} ${node?.className ?? ''}`));
    }).observe({ type: 'layout-shift' });
  });
  const before = await rects(page);
  const same = async (what: string) => {
    await rest(page);
    expect(await rects(page), what).toEqual(before);
  };
  await page.keyboard.press('Space');
  await expect(page.locator('[data-playing="true"]')).toHaveCount(1);
  const at = await page.locator('[data-clock]').textContent();
  await expect(page.locator('[data-clock]')).not.toHaveText(at ?? '');
  await same('while it plays');
  await page.keyboard.press('Space');
  await same('at rest');
  for (const key of ['.', ',', 'e', 'Home', 'End']) {
    await page.keyboard.press(key);
    await same(key);
  }
  await page.keyboard.press('x');
  await expect(page.locator('[data-node][data-crashed]')).toHaveCount(1);
  await same('a crash');
  await page.locator('[data-tab="more"]').click();
  await expect(page.getByRole('menu')).toBeVisible();
  await same('a menu');
  await page.keyboard.press('Escape');
  await page.locator('[data-legend-all]').click();
  await expect(page.locator('.legend-card')).toBeVisible();
  await same('all marks');
  await page.keyboard.press('Escape');
  await page.locator('[data-tab="state"]').click();
  await same('a tab');
  expect(await page.evaluate(() => (globalThis as unknown as { shifts: string[] }).shifts)).toEqual([]);
});
