import { clock, expect, leader, node, open, rest, test, time } from './lab.ts';

test('the first minute: soon something moves, a leader is there, and it writes', async ({ page }) => {
  await page.goto('./');
  await expect(page).toHaveTitle(/Quorum Lab$/);
  await expect(page.locator('[data-legend]')).toBeVisible();
  const seen = async () => (await page.locator('.stage-frame').screenshot()).toString('base64');
  const atFirst = await seen();
  await expect.poll(async () => (await seen()) !== atFirst, { timeout: 15_000 }).toBe(true);
  // Who has read an idea goes on to the next.
  await expect(async () => {
    await page.keyboard.press('PageDown');
    await expect(leader(page)).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
  await expect(page.locator('[data-strip="said"]')).toContainText('majority');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(page.locator('[data-row] [data-slot]').first()).toBeVisible();
});

test('less motion was asked for: nothing plays by itself, a large button says so, and messages stand', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, './');
  await expect(page.locator('[data-play-hint]')).toBeVisible();
  await expect(clock(page)).toHaveText('0.000 s');
  await page.keyboard.press('e');
  await expect(page.locator('[data-play-hint]')).toHaveCount(0);
  const standing = () =>
    page
      .locator('[data-envelope]')
      .evaluateAll((all) => all.map((each) => [each.getAttribute('data-envelope'), each.getAttribute('transform')]));
  await rest(page);
  const before = new Map((await standing()) as [string, string][]);
  expect(before.size).toBeGreaterThan(0);
  const at = await time(page);
  await page.keyboard.press('k');
  await expect(clock(page)).not.toHaveText(at);
  for (const [id, place] of await standing())
    if (before.has(id as string)) expect(place).toBe(before.get(id as string));
});

test('inside another page stand stage, caption and controls, and nothing plays until its large button is pressed', async ({
  page,
}) => {
  await page.setViewportSize({ width: 640, height: 400 });
  await open(page, './?embed=1#scenario=first-minute&t=100ms');
  for (const gone of ['.header', '.network', '.legend', '.app-side', '[data-spacetime]'])
    await expect(page.locator(gone).filter({ visible: true })).toHaveCount(0);
  for (const there of ['.stage-picture', '[data-strip="said"]', '.transport'])
    await expect(page.locator(there)).toBeInViewport({ ratio: 1 });
  const link = page.getByRole('link', { name: 'Open in the lab' });
  await expect(link).toHaveAttribute('href', /\/\?lang=en#|\/#/);
  await expect(clock(page)).toHaveText('0.100 s');
  await page.locator('[data-play-hint]').click();
  await expect(page.locator('[data-play-hint]')).toHaveCount(0);
  await expect(clock(page)).not.toHaveText('0.100 s');
});

test('the address says how the page presents itself, for this visit', async ({ page }) => {
  const root = page.locator('html');
  await open(page, './?lang=zh&theme=projector#scenario=first-minute&t=300ms');
  await expect(root).toHaveAttribute('lang', 'zh-CN');
  await expect(root).toHaveAttribute('data-theme', 'light');
  await expect(root).toHaveAttribute('data-far', '');
  await open(page, './?theme=dark#scenario=first-minute&t=300ms');
  await expect(root).toHaveAttribute('lang', 'en');
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await open(page, './');
  await expect(root).toHaveAttribute('data-theme', 'light');
});

test('the names of the library open its scenarios', async ({ page }) => {
  await open(page, './#scenario=split-vote');
  await expect(node(page, 'S4')).toBeVisible();
  await expect(page.locator('[data-node]')).toHaveCount(4);
  await expect(page.locator('[data-strip="said"]')).toContainText('Four servers');
});
