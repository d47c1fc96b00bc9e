// Before a room: stage, tables and caption alone, by key or by address.

import type { Page } from '@playwright/test';
import { expect, open, ready, test } from './lab.ts';

test.use({ viewport: { width: 1920, height: 1080 } });

const app = (page: Page) => page.locator('.app');

/** What a room may see. */
async function alone(page: Page): Promise<void> {
  await expect(app(page)).toHaveAttribute('data-presenting', 'true');
  for (const gone of ['.header', '.transport', '.panels', '.network', '[data-spacetime]'])
    await expect(page.locator(gone).first(), gone).toBeHidden();
  await expect(page.locator('[data-node]').first()).toBeVisible();
  await expect(page.locator('.ledger-scroll')).toBeVisible();
  await expect(page.locator('.said .words')).toHaveCSS('font-size', '28px');
}

test('the address presents; the remote walks the beats, and nothing moves', async ({ page }) => {
  await open(page, './?lang=en&present=1#scenario=figure-8&t=0ms');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(page.locator('[data-beat]')).toHaveAttribute('data-beat', '1');
  await alone(page);
  const boxes = () =>
    page
      .locator('.app-stage, .app-side, .strip, [data-node], .ledger-scroll')
      .evaluateAll((all) => all.map((each) => JSON.stringify(each.getBoundingClientRect())));
  const before = await boxes();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(page.locator('[data-beat]')).toHaveAttribute('data-beat', '2');
  expect(await boxes()).toEqual(before);
});

test('by key: a dark screen, the link as a code, and the whole page again', async ({ page }) => {
  await open(page, './?lang=en#scenario=figure-8&t=0ms');
  await page.keyboard.press('Shift+P');
  await expect(app(page)).toHaveAttribute('data-presenting', 'true');
  await page.keyboard.press('b');
  await expect(page.locator('[data-blank]')).toBeVisible();
  await page.keyboard.press('b');
  await expect(page.locator('[data-blank]')).toHaveCount(0);
  await page.keyboard.press('Shift+Q');
  await expect(page.locator('[data-code] img.qr')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.transport')).toBeVisible();
  await expect(page.locator('[data-code]')).toHaveCount(0);
  await page.reload();
  await ready(page);
  await expect(app(page)).toHaveAttribute('data-presenting', 'false');
});
