// The table of ballots: filled by hand, read in two languages, walked by keys, opened from a slot.

import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { another, button, expect, item, listen, node, open, paste, test } from './lab.ts';

const BY_HAND = `quorum 1
paxos proposers=2 acceptors=3 learners=1 seed=1
network manual
`;

const SLOTS = `quorum 1
multipaxos nodes=3 seed=3
network timed latency=10..20ms loss=0
clients every=50ms
`;

const table = (page: Page) => page.locator('.ballots-scroll table');
/** What is seen in the cells of a row and at its end. */
const row = (page: Page, i = 0) => table(page).locator('tbody tr').nth(i).locator('[data-voter], .ballots-standing');

/** Delivers a message that is on its way from or to a node. */
async function deliver(page: Page, id: string, message: RegExp): Promise<void> {
  await node(page, id).click();
  await item(page, 'messages').click();
  const envelope = page.locator('[data-item^="envelope-"]').filter({ hasText: message }).first();
  const name = (await envelope.getAttribute('data-item'))?.slice('envelope-'.length);
  await envelope.click();
  await item(page, 'deliver').click();
  await expect(page.locator(`[data-envelope="${name}"]`)).toBeHidden();
}

test('a ballot by hand: promised, promised by a quorum, accepted, chosen', async ({ page }) => {
  await open(page);
  await paste(page, BY_HAND);
  await expect(table(page)).toContainText('No ballot has begun');
  await page.keyboard.press('r');
  await expect(node(page, 'P1')).toHaveAttribute('data-role', 'preparing');
  await deliver(page, 'A1', /Prepare/);
  await expect(row(page)).toHaveText(['promised', '–nothing', '–nothing', '1 of 3 promised']);
  await deliver(page, 'A2', /Prepare/);
  await expect(row(page)).toHaveText(['promised', 'promised', '–nothing', 'promised by a quorum']);
  await expect(table(page).locator('[data-quorum]')).toHaveCount(2);
  await deliver(page, 'A1', /Promise/);
  await deliver(page, 'A2', /Promise/);
  await expect(row(page).last()).toHaveText('proposed');
  await deliver(page, 'A1', /Accept/);
  await expect(row(page)).toHaveText(['accepted', 'promised', '–nothing', '1 of 3 accepted']);
  await deliver(page, 'A2', /Accept/);
  await expect(row(page)).toHaveText(['accepted', 'accepted', '–nothing', 'chosen']);
  await expect(table(page).locator('[data-cast="accepted"][data-quorum]')).toHaveCount(2);
  // The moment is seen: a band over the whole row, which the next step takes away.
  const sweep = page.locator('.ballots-sweep');
  await expect(sweep).toBeVisible();
  const [band, chosen] = [await sweep.boundingBox(), await table(page).locator('tr[data-chosen]').boundingBox()];
  expect(Math.abs((band?.y ?? 0) - (chosen?.y ?? 9))).toBeLessThan(3);
  expect(Math.abs((band?.width ?? 0) - (chosen?.width ?? 9))).toBeLessThan(6);
  expect(await violations(page)).toEqual([]);
  await deliver(page, 'A3', /Prepare/);
  await expect(sweep).toBeHidden();
});

test('its heads are walked by arrows; a voter leads to its node, a ballot is lit wherever it is drawn', async ({
  page,
}) => {
  await open(page);
  await paste(page, BY_HAND);
  await page.keyboard.press('r');
  await deliver(page, 'A1', /Prepare/);
  await table(page).getByRole('button', { name: 'A1' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(table(page).getByRole('button', { name: 'A2' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(node(page, 'A2')).toHaveAttribute('data-selected', '');
  await page.keyboard.press('ArrowDown');
  const ballot = table(page).getByRole('button', { name: /^ballot/ });
  await expect(ballot).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(ballot).toHaveAttribute('aria-pressed', 'true');
  await expect(table(page).locator('tbody tr')).toHaveAttribute('data-lit', 'selected');
  await page.keyboard.press('ArrowUp');
  await expect(table(page).getByRole('button', { name: 'A1' })).toBeFocused();
});

test('a slot’s ballots, by keyboard alone, and the way back to the slots', async ({ page }) => {
  await open(page);
  await paste(page, SLOTS);
  await button(page, 'nextElection').click();
  for (let i = 0; i < 3; i++) await button(page, 'nextCommit').click();
  const ledger = page.locator('.ledger');
  await ledger.locator('thead [data-slot="1"] button').focus();
  await page.keyboard.press('Enter');
  const choice = ledger.getByRole('button', { name: 'Ballots of slot 1' });
  await choice.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Ballots of slot 1' })).toBeVisible();
  await expect(ledger.locator('[data-face="ballots"]')).toBeFocused();
  await expect(row(page).last()).toHaveText('chosen');
  expect(await violations(page)).toEqual([]);
  await ledger.getByRole('button', { name: 'On to slot 2' }).press('Enter');
  await expect(ledger.locator('output')).toHaveText('slot 2');
  // What was at hand before the slot was chosen shows its ballots too.
  await button(page, 'stepBack').click();
  await expect(ledger.locator('output')).toHaveText('slot 2');
  await ledger.getByRole('button', { name: 'Slots' }).press('Enter');
  await expect(ledger.locator('[data-row="S1"]')).toBeVisible();
});

test('votes for a leader stand behind the logs, in Chinese too', async ({ browser }) => {
  const page = await another(browser, { locale: 'zh-CN', colorScheme: 'dark' });
  const complaints = listen(page);
  await open(page);
  await page.getByRole('button', { name: '投票', exact: true }).click();
  await expect(row(page).last()).toHaveText(/^当选：S\d$/);
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.close();
});

test('on a phone the whole table of three acceptors fits', async ({ browser }) => {
  const page = await another(browser, { viewport: { width: 360, height: 740 }, hasTouch: true });
  const complaints = listen(page);
  await open(page);
  await paste(page, BY_HAND);
  await page.getByRole('tab', { name: 'Ballots' }).tap();
  await page.keyboard.press('r');
  await deliver(page, 'A3', /Prepare/);
  await expect(row(page).last()).toBeInViewport({ ratio: 1 });
  const over = await page.locator('.ballots-scroll').evaluate((it) => it.scrollWidth - it.clientWidth);
  expect(over).toBeLessThanOrEqual(0);
  expect(complaints).toEqual([]);
  await page.close();
});
