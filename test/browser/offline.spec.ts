import { expect, ready, test } from './lab.ts';

test.use({ alone: true, serviceWorkers: 'allow' });

test('after one visit the page opens without a network', async ({ page, context }) => {
  await page.goto('./');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
  await context.setOffline(true);
  await page.reload();
  await expect(page).toHaveTitle(/Quorum Lab$/);
  await ready(page);
});
