import { expect, ready, test } from './lab.ts';

test.use({ alone: true, serviceWorkers: 'allow' });

test('after one visit the page opens without a network, and Help leads to the licences, in both languages', async ({
  page,
  context,
}) => {
  await page.goto('./');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
  await context.setOffline(true);
  await test.step('the page', async () => {
    await page.reload();
    await expect(page).toHaveTitle(/Quorum Lab$/);
    await ready(page);
  });
  await test.step('the licences', async () => {
    await page.keyboard.press('?');
    await expect(page.getByRole('link', { name: 'Licences of the software and fonts' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('l');
    await page.keyboard.press('?');
    const link = page.getByRole('link', { name: '本页面所用软件与字体的许可证' });
    const [opened] = await Promise.all([context.waitForEvent('page'), link.click()]);
    await opened.waitForLoadState();
    const text = await opened.locator('body').innerText();
    for (const part of ['Quorum Lab', 'SIL OPEN FONT LICENSE', 'Mozilla Public License', 'react-dom', 'xstate'])
      expect(text).toContain(part);
  });
});
