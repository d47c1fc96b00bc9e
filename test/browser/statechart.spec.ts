// The statechart in a real browser: by mouse, touch and keyboard.

import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { another, expect, leaderName, listen, open, openOther, rest, test } from './lab.ts';

const box = (page: Page, state: string) => page.locator(`[data-state-of="${state}"]`);
const taken = (page: Page) => page.locator('.chart-row[data-taken]');

async function openChart(page: Page): Promise<void> {
  await open(page, './?beats=off#scenario=first-minute&t=300ms');
  await openOther(page, 'chart');
  await expect(page.locator('.chart-drawing')).toBeVisible();
}

test('follows who acts; the transition that won the election is shown, and names the rules it carried out', async ({
  page,
}) => {
  await openChart(page);
  const name = await leaderName(page);
  await page.keyboard.press('Shift+E');
  await expect(page.locator('[data-chart]')).toHaveAttribute('data-chart', name);
  await expect(box(page, 'leader')).toHaveAttribute('data-active', 'true');
  await expect(taken(page)).toHaveCount(1);
  await expect(taken(page)).toHaveAttribute('data-row-of', 'candidate');
  await expect(taken(page)).toBeInViewport();
  await expect(page.locator('.chart-summary')).toContainText('candidate → leader');
  await expect(page.locator('.chart-steps [data-held="true"]')).toContainText('isElected');

  // It names the rules that it carried out, and selects them.
  await taken(page).click();
  const card = page.locator('[data-chart-card]');
  await expect(card).toContainText('Taken once so far');
  const rule = card.locator('[data-names="rule"]').last();
  await rule.click();
  await expect(rule).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.chart-row[data-marked]')).not.toHaveCount(0);
  await card.getByRole('button', { name: 'Close' }).click();
  await expect(card).toHaveCount(0);
  await box(page, 'follower').click();
  await expect(card).toContainText('Every node begins here.');
  await card.getByRole('button', { name: 'Close' }).click();

  await page.keyboard.press(',');
  await expect(box(page, 'candidate')).toHaveAttribute('data-active', 'true');
  await expect(page.locator('.chart-summary')).not.toContainText('candidate → leader');
});

test('all nodes stand on one chart; a crashed one leaves it', async ({ page }) => {
  await openChart(page);
  const name = await leaderName(page);
  const token = page.locator('[data-token]');
  await expect(token).toHaveCount(1);
  await page.locator('.chart').getByRole('button', { name: 'All nodes' }).click();
  await expect(token).toHaveCount(5);
  await page.locator('.chart-pick').getByRole('button', { name }).click();
  await page.keyboard.press('x');
  await expect(token).toHaveCount(4);
  await expect(page.locator(`[data-token="${name}"]`)).toHaveCount(0);
  await expect(page.locator('.chart-summary')).toContainText(`${name} has crashed`);
});

test('every transition, a larger chart and the table are a button away', async ({ page }) => {
  await openChart(page);
  await rest(page);
  const folded = await page.locator('.chart-row').count();
  await page.locator('.chart').getByRole('button', { name: 'All transitions' }).click();
  await expect(page.locator('.chart-row.folded')).toHaveCount(0);
  await expect.poll(() => page.locator('.chart-row').count()).toBeGreaterThan(folded);
  await rest(page);
  const before = await page.locator('.panel').boundingBox();
  await page.keyboard.press('Shift+L');
  await expect(page.locator('.app-side > .ledger')).toBeHidden();
  await expect
    .poll(async () => (await page.locator('.panel').boundingBox())?.height)
    .toBeGreaterThan((before?.height ?? 0) + 100);
  await rest(page);
  const rows = await page.locator('.chart-row').count();
  await page.getByText('As a table').click();
  await expect(page.locator('.chart-table tbody tr')).toHaveCount(rows);
  // It stays as it is until somebody wants the tables back.
  await page.getByRole('tab', { name: 'Why' }).click();
  await expect(page.locator('.app-side > .ledger')).toBeHidden();
  await page.getByRole('button', { name: 'Larger' }).click();
  await expect(page.locator('.app-side > .ledger')).toBeVisible();
});

test('by keyboard: one stop, arrows walk, Enter chooses', async ({ page }) => {
  await openChart(page);
  const first = page.locator('.chart-drawing [role=button]').first();
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const label = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  expect(label).toContain('follower');
  await rest(page);
  const clock = await page.locator('[data-clock]').textContent();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-chart-card]')).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await expect(first).toBeFocused();
  await expect(page.locator('[data-clock]')).toHaveText(clock ?? '');
});

test('while it plays, what is lit keeps up with the run', async ({ page }) => {
  await openChart(page);
  for (let i = 0; i < 4; i++) await page.keyboard.press('+');
  await page.keyboard.press('k');
  const seen = new Set<string>();
  await expect
    .poll(async () => {
      seen.add((await page.locator('[data-chart]').getAttribute('data-chart')) ?? '');
      return seen.size;
    })
    .toBeGreaterThan(1);
  await page.keyboard.press('k');
  await expect(page.locator('.chart-summary')).not.toHaveText('…');
});

test('while it plays, a dot runs along the arrow that the chosen node took, and is gone at rest', async ({ page }) => {
  await openChart(page);
  const name = await leaderName(page);
  await page.keyboard.press('Shift+E');
  await expect(taken(page)).toHaveAttribute('data-row-of', 'candidate');
  await page.locator('.chart-pick').getByRole('button', { name }).click();
  for (let i = 0; i < 3; i++) await page.keyboard.press(',');
  await expect(box(page, 'candidate')).toHaveAttribute('data-active', 'true');
  await page.keyboard.press('k');
  await expect(page.locator('.chart-runner:not([display])')).toHaveCount(1);
  await page.keyboard.press('k');
  await expect(page.locator('.chart-runner:not([display])')).toHaveCount(0);
});

for (const [name, options] of [
  ['in dark', { colorScheme: 'dark' }],
  ['in Chinese on a phone, by touch', { locale: 'zh-CN', viewport: { width: 360, height: 740 }, hasTouch: true }],
] as const) {
  test(`axe has no objection ${name}`, async ({ browser }) => {
    const page = await another(browser, options);
    const complaints = listen(page);
    await openChart(page);
    if ('hasTouch' in options) await box(page, 'follower').tap();
    else await box(page, 'follower').click();
    await expect(page.locator('[data-chart-card]')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
    await page.close();
  });
}
