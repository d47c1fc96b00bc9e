// From one protocol to another: the concept bridge, and the library.

import { another, button, expect, listen, node, open, ready, test } from './lab.ts';

test('the bridge opens by a key, a cell opens its scenario, and the reader comes back to that cell', async ({
  page,
}) => {
  await open(page);
  await page.keyboard.press('w');
  const bridge = page.getByRole('dialog', { name: 'The same ideas, side by side' });
  await expect(bridge.getByRole('columnheader').first()).toHaveText('Idea');
  const row = bridge.getByRole('row', { name: /Who proposes/ });
  const cell = row.getByRole('button', { name: 'Show it: The first election' });
  await cell.focus();
  await page.keyboard.press('Enter');
  await expect(bridge).toHaveCount(0);
  await expect(page.locator('.scenario-title')).toHaveText('The first election');
  expect(new URL(page.url()).hash).toBe('#scenario=first-election');
  await page.getByRole('button', { name: 'Compare the protocols, idea by idea' }).click();
  await expect(cell).toHaveAttribute('aria-current', 'true');
  await expect(cell).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(bridge).toHaveCount(0);
});

test('on a phone, in Chinese, the bridge is a card an idea, found where scenarios are opened', async ({ browser }) => {
  const page = await another(browser, { locale: 'zh-CN', viewport: { width: 360, height: 740 }, hasTouch: true });
  const complaints = listen(page);
  await open(page);
  await button(page, 'open').tap();
  await page.locator('dialog [data-command="bridge"]').tap();
  const bridge = page.getByRole('dialog', { name: '同样的概念，并排来看' });
  await expect(bridge.getByRole('heading', { level: 3, name: '由谁提议' })).toBeVisible();
  await expect(bridge.getByRole('table')).toHaveCount(0);
  expect(await bridge.evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(0);
  await bridge.locator('[data-idea="leader"] [data-scenario="first-election"]').tap();
  await expect(page.locator('.scenario-title')).toHaveText('第一次选举');
  expect(complaints).toEqual([]);
  await page.close();
});

test('the library is searched by words and walked by arrows', async ({ page }) => {
  await open(page);
  await page.keyboard.press('o');
  const find = page.getByRole('searchbox', { name: 'Find a scenario' });
  await find.fill('no such words at all');
  await expect(page.getByText('No scenario has these words.').last()).toBeVisible();
  await find.fill('split vote');
  await expect(page.locator('[data-scenario]')).toHaveCount(1);
  await find.press('ArrowDown');
  await expect(page.locator('[data-scenario="split-vote"]')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(find).toBeFocused();
  await find.press('Enter');
  await expect(page.locator('[data-node]')).toHaveCount(4);
});

test('a new cluster with a deliberate mistake, whose messages wait', async ({ page }) => {
  await open(page);
  await page.keyboard.press('o');
  await page.locator('[data-fresh="mistake"]').selectOption('votesTwice');
  await page.locator('[data-fresh="network"]').selectOption('manual');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await ready(page);
  await expect(page.locator('[data-mistake="votesTwice"]')).toBeVisible();
  await page.keyboard.press('1');
  await page.keyboard.press('t');
  await expect(node(page, 'S1')).toHaveAttribute('data-role', 'candidate');
  await expect(page.locator('.network .chip').first()).toHaveText('Network: manual');
});

test('the same faults on another protocol: what does not apply is told, and the run before comes back', async ({
  page,
}) => {
  const complaints = listen(page);
  await open(page, './#scenario=minority-partition&t=1s');
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog');
  await dialog.locator('[data-other="multipaxos"]').click();
  await expect(dialog).toHaveAccessibleName('Opened on Multi-Paxos');
  await expect(dialog.locator('[data-because="itsWords"]')).toBeVisible();
  await dialog.getByRole('button', { name: 'See the run' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(button(page, 'open')).toHaveAccessibleName(/^Multi-Paxos · 5 servers/);
  await page.getByRole('button', { name: 'Back to my work' }).click();
  await expect(button(page, 'open')).toHaveAccessibleName(/^Raft · 5 servers/);
  expect(complaints).toEqual([]);
});

test('a new cluster whose roles stand apart: a proposer is asked, and nobody leads', async ({ page }) => {
  await open(page);
  await page.keyboard.press('o');
  await page.locator('[data-fresh="protocol"]').selectOption('paxos');
  await page.locator('[data-fresh="roles"]').selectOption('apart');
  await page.locator('[data-count="acceptors"]').fill('5');
  await page.locator('[data-fresh="network"]').selectOption('manual');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(button(page, 'open')).toHaveAccessibleName(/^Paxos · 2 proposers, 5 acceptors, 1 learner/);
  await expect(page.locator('[data-summary]')).toContainText('Nothing is chosen yet.');
  await page.keyboard.press('r');
  await expect(node(page, 'P1')).toHaveAttribute('data-role', 'preparing');
  await expect(button(page, 'nextElection')).toHaveCount(0);
});
