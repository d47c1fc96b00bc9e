import { expect, test } from '@playwright/test';

test('the built page opens from a folder, with its title and nothing on the console', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto('./');
  await expect(page).toHaveTitle('Quorum Lab');
  await expect(page.locator('#app')).not.toBeEmpty();
  expect(complaints).toEqual([]);
});
