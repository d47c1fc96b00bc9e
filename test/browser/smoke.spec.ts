import { clock, expect, leader, node, open, test } from './lab.ts';

test('the page opens from a folder and plays by itself: a leader within ten seconds', async ({ page }) => {
  await page.goto('./');
  await expect(page).toHaveTitle(/Quorum Lab$/);
  await expect(clock(page)).not.toHaveText('0.000 s', { timeout: 2_000 });
  await expect(leader(page)).toHaveCount(1, { timeout: 10_000 });
  await expect(page.locator('[data-strip="hint"]')).toContainText('Crash');
});

for (const [name, address, options] of [
  ['less motion was asked for', './', { reducedMotion: 'reduce' }],
  ['the page stands inside another', './?embed=1', {}],
] as const) {
  test.describe(name, () => {
    test.use({ contextOptions: options });
    test('nothing plays by itself', async ({ page }) => {
      await open(page, address);
      await expect(page.getByRole('button', { name: 'Play', exact: true }).first()).toBeVisible();
      await expect(clock(page)).toHaveText('0.000 s');
      await page.keyboard.press('k');
      await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
    });
  });
}

test('the names of the library open its scenarios', async ({ page }) => {
  await open(page, './#scenario=split-vote');
  await expect(node(page, 'S4')).toBeVisible();
  await expect(page.locator('[data-node]')).toHaveCount(4);
  await expect(page.locator('[data-strip="said"]')).toContainText('Four servers');
});
