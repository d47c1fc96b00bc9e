// Two runs side by side, on one clock.

import { violations } from './axe.ts';
import { another, button, clock, expect, leaderName, listen, node, open, test } from './lab.ts';

test('another protocol stands beside, shows the same moment, and goes when it is told to', async ({ page }) => {
  await open(page);
  await button(page, 'compare').click();
  const dialog = page.getByRole('dialog', { name: 'Two runs side by side' });
  await dialog.locator('[data-way="protocol multipaxos"]').click();
  const beside = page.getByRole('region', { name: 'The run beside it' });
  await expect(beside.locator('[data-node]')).toHaveCount(5);
  await expect(beside).toContainText('Multi-Paxos');
  const panel = page.getByRole('tabpanel', { name: 'Compare' });
  await expect(panel.locator('[data-row="messages"] td').first()).not.toHaveText('0');
  await page.keyboard.press('c');
  await expect(panel.locator('[data-row="decided"] td').first()).toHaveText('2');
  await expect(panel).toContainText('Two protocols share no messages');
  expect(await violations(page)).toEqual([]);
  await beside.getByRole('button', { name: 'Close the second run' }).click();
  await expect(beside).toHaveCount(0);
  await expect(page.getByRole('tab', { name: 'Compare' })).toHaveCount(0);
});

test('the other future stands beside, and where the two part is one press away', async ({ page }) => {
  await open(page);
  const leader = await leaderName(page);
  await page.keyboard.press('End');
  await page.keyboard.press('e'); // some of the old future is seen
  await open(page, './#scenario=first-minute&t=300ms');
  await page.evaluate(() => window.scrollTo(0, 0));
  await node(page, leader).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('x');
  await expect(node(page, leader)).toHaveAttribute('data-up', 'crashed');
  await page.keyboard.press('v');
  await page.locator('dialog [data-way="options"], dialog [data-options]').first().fill('electionTimeout=200..400ms');
  await page.locator('dialog .compare-options button').click();
  const parting = page.locator('[data-parting]');
  await expect(parting).toBeVisible();
  await parting.getByRole('button').click();
  await expect(clock(page)).not.toHaveText('0.300 s');
});

test('a link opens the pair again, on a phone and in Chinese too', async ({ page, browser }) => {
  await open(page, './#scenario=figure-8&t=400ms');
  await page.keyboard.press('v');
  await page.locator('dialog [data-way="variant commitsOldTerm"]').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-second] [data-node]')).toHaveCount(5);
  await expect.poll(() => new URL(page.url()).hash).toContain('&with=');
  const { hash } = new URL(page.url());

  const phone = await another(browser, { locale: 'zh-CN', viewport: { width: 360, height: 740 }, hasTouch: true });
  const complaints = listen(phone);
  await open(phone, `./${hash}&t=400ms`);
  const beside = phone.getByRole('region', { name: '旁边的运行' });
  await expect(beside.locator('[data-node]')).toHaveCount(5);
  await expect(beside).toContainText('含有错误');
  await expect(phone.locator('[data-parting]')).toContainText('两次运行在');
  expect(complaints).toEqual([]);
  await phone.context().close();
});

test('a second run that is wrong stays away, is told, and the first stands', async ({ page }) => {
  await open(page, './#scenario=first-minute&with=1.damaged&t=300ms');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.locator('[data-second]')).toHaveCount(0);
  await page.keyboard.press('v');
  await page.locator('dialog [data-options]').fill('electionTimeout=none');
  await page.locator('dialog .compare-options button').click();
  await expect(page.locator('dialog [data-wrong]')).toBeVisible();
});
