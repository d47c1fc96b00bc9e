// Whole stories of Multi-Paxos: a hole and who fills it, a leader replaced, the same faults on another protocol.

import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { another, button, expect, item, leader, leaderName, listen, node, open, rest, test } from './lab.ts';

const cell = (page: Page, id: string, slot: number) => page.locator(`[data-row="${id}"] [data-slot="${slot}"]`);
const why = (page: Page) => page.locator('[data-why-headline]');

test('a hole is plain to see, a no-op fills it, and its ballots can be opened', async ({ page }) => {
  await open(page, './#scenario=multipaxos-fills-hole&t=75ms');
  await expect(node(page, 'S1')).toHaveAttribute('data-up', 'crashed');
  await expect(cell(page, 'S2', 3)).toHaveAttribute('data-standing', 'uncommitted');
  await expect(cell(page, 'S2', 2)).toHaveAttribute('data-standing', 'hole');
  for (let i = 0; i < 20 && (await node(page, 'S3').getAttribute('data-leads')) === null; i++) {
    await page.keyboard.press('.');
    await rest(page);
  }
  await expect(why(page)).toHaveText('S3 leads ballot 2.3');
  const also = page.locator('.why-also details');
  await also.filter({ hasText: 'S3 fills slot 2 with a no-op' }).locator('summary').click();
  await expect(also.filter({ hasText: 'Nobody in the quorum (S3, S2 and S4) reported anything' })).toBeVisible();
  await expect(also.filter({ hasText: 'S3 must propose z=3 in slot 3' })).toHaveCount(1);
  expect(await violations(page)).toEqual([]);
  await button(page, 'nextCommit').click();
  await expect(cell(page, 'S3', 2)).toContainText('no-op');
  await expect(cell(page, 'S3', 2)).toHaveAttribute('data-standing', /^(committed|applied)$/);

  await page.locator('.ledger thead [data-slot="2"] button').click();
  await page.locator('.ledger').getByRole('button', { name: 'Ballots of slot 2' }).click();
  const rows = page.locator('.ballots-scroll tbody tr');
  await expect(rows.last()).toContainText('(no-op)');
  await expect(rows.last().locator('.ballots-standing')).toHaveText('chosen');
});

test('in Chinese and dark: the leader crashes, another leads with a higher ballot and goes on', async ({ browser }) => {
  const page = await another(browser, { locale: 'zh-CN', colorScheme: 'dark' });
  const complaints = listen(page);
  await open(page, './#scenario=multipaxos-first-minute&t=500ms');
  const first = await leaderName(page);
  const before = Number(await node(page, first).getAttribute('data-epoch'));
  await node(page, first).click();
  await item(page, 'crash').click();
  await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
  await button(page, 'nextElection').click();
  await expect.poll(() => leaderName(page)).not.toBe(first);
  const second = await leaderName(page);
  await expect(why(page)).toHaveText(new RegExp(`^${second} 以编号 \\d+\\.\\d 领导$`));
  expect(Number(await node(page, second).getAttribute('data-epoch'))).toBeGreaterThan(before);
  await button(page, 'nextCommit').click();
  await expect(why(page)).toHaveText(new RegExp(`^${second} 决定槽位`));
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.close();
});

test('its faults on another protocol and back again, with what was left out', async ({ page }) => {
  await open(page, './#scenario=multipaxos-minority');
  const dialog = page.getByRole('dialog');
  for (const [other, name] of [
    ['raft', 'Raft'],
    ['multipaxos', 'Multi-Paxos'],
  ] as const) {
    await page.keyboard.press('a');
    await dialog.locator(`[data-other="${other}"]`).click();
    // The translation is tried by playing it, which takes a while on a busy machine.
    await expect(dialog).toHaveAccessibleName(`Opened on ${name}`, { timeout: 20_000 });
    // What was said was said about the other run, so it is the least that is left out.
    if (other === 'raft') await expect(dialog.locator('[data-because="itsWords"]')).toBeVisible();
    await dialog.getByRole('button', { name: 'See the run' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(button(page, 'open')).toHaveAccessibleName(new RegExp(`^${name} · 5 servers`));
  }
  await button(page, 'nextElection').click();
  // One leads, or two do: the one that was cut off does not know yet.
  await expect(leader(page).first()).toBeVisible({ timeout: 20_000 });
});
