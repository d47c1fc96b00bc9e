// Zab from the outside: elected and then leading, a request, a leader that crashes, in both languages.

import { violations } from './axe.ts';
import { another, button, expect, item, leaderName, listen, node, open, test } from './lab.ts';

test('a leader crashes, and the next one commits what it had only broadcast', async ({ page }) => {
  await open(page, './#scenario=zab-recovers-history&t=300ms');
  await expect(node(page, 'S3')).toHaveAttribute('data-up', 'crashed');
  await button(page, 'nextElection').click();
  await expect(page.locator('[data-why-headline]')).toHaveText('S2 leads epoch 2');
  await expect(page.locator('[data-row="S2"] [data-slot="2"]')).toHaveAttribute(
    'data-standing',
    /^(committed|applied)$/,
  );
  expect(await violations(page)).toEqual([]);
});

test('in Chinese: the leader is crashed, and another is established in a later epoch', async ({ browser }) => {
  const page = await another(browser, { locale: 'zh-CN', colorScheme: 'dark' });
  const complaints = listen(page);
  await open(page, './#scenario=zab-first-minute&t=215ms');
  expect(await leaderName(page)).toBe('S3');
  await node(page, 'S3').click();
  await item(page, 'crash').click();
  await expect(node(page, 'S3')).toHaveAttribute('data-up', 'crashed');
  await button(page, 'nextElection').click();
  await expect(page.locator('[data-why-headline]')).toHaveText('S2 领导纪元 2');
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});
