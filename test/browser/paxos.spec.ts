// Whole stories of single-decree Paxos: by mouse, by keyboard in Chinese, by finger; what is refused, linked and told.

import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import {
  another,
  button,
  clock,
  expect,
  item,
  listen,
  node,
  open,
  paste,
  reading,
  ready,
  rest,
  test,
  time,
  walkTo,
} from './lab.ts';

const table = (page: Page) => page.locator('.ballots-scroll table');
/** What stands in a row of the table of ballots: a cell a voter, and what became of the ballot. */
const row = (page: Page, i = 0) => table(page).locator('tbody tr').nth(i).locator('[data-voter], .ballots-standing');
const why = (page: Page) => page.locator('[data-why-headline]');
/** A message on its way, by what it is called for those who do not see it. */
const envelope = (page: Page, name: RegExp) => page.locator('.stage').getByRole('button', { name }).first();

/** A click delivers a message, its menu does everything else with it; a delivered or dropped one is gone. */
async function act(page: Page, name: RegExp, what: 'deliver' | 'drop' | 'duplicate'): Promise<void> {
  const id = await envelope(page, name).getAttribute('data-envelope');
  await envelope(page, name).click({ button: what === 'deliver' ? 'left' : 'right' });
  if (what !== 'deliver') await item(page, what).click();
  else await expect(page.locator('[data-menu]')).toHaveCount(0);
  if (what !== 'duplicate') await expect(page.locator(`[data-envelope="${id}"]`)).toBeHidden();
}

/** To a moment of a scenario, step by step, until Why says so. */
async function stepTo(page: Page, headline: string): Promise<void> {
  await rest(page);
  for (let i = 0; i < 40 && (await why(page).textContent()) !== headline; i++) {
    const before = await time(page);
    await page.keyboard.press('.');
    await expect(clock(page)).not.toHaveText(before);
    await rest(page);
  }
  await expect(why(page)).toHaveText(headline);
}

test('a ballot by mouse: asked by a client, delivered message by message, chosen, learned', async ({ page }) => {
  await open(page);
  await button(page, 'open').click();
  await page.locator('[data-fresh="protocol"]').selectOption('paxos');
  await page.locator('[data-fresh="roles"]').selectOption('apart');
  await page.locator('[data-fresh="network"]').selectOption('manual');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(why(page)).toHaveText('The beginning');
  await expect(node(page, 'L1')).toHaveAccessibleName(/L1, learner, no ballot/);

  await node(page, 'P1').click();
  await item(page, 'request').click();
  await page.locator('.menu-form input').fill('green tea');
  await item(page, 'send').click();
  await expect(why(page)).toHaveText('P1 starts ballot 1.1, to propose “green tea”');

  // One request is lost, another comes twice: neither keeps two of three from promising.
  await act(page, /^Prepare.*P1 → A3/, 'drop');
  await act(page, /^Prepare.*P1 → A1/, 'duplicate');
  await act(page, /^Prepare.*P1 → A1/, 'deliver');
  await expect(why(page)).toHaveText('A1 promises ballot 1.1');
  await act(page, /^Prepare.*P1 → A1/, 'deliver');
  await expect(why(page)).toHaveText('A1 confirms its promise to ballot 1.1');
  await act(page, /^Prepare.*P1 → A2/, 'deliver');
  await expect(row(page)).toHaveText(['promised', 'promised', '–nothing', 'promised by a quorum']);
  await act(page, /^Promise.*A1 → P1/, 'deliver');
  await act(page, /^Promise.*A2 → P1/, 'deliver');
  await expect(why(page)).toHaveText('P1 may propose its own “green tea”');

  await act(page, /^Accept .*P1 → A1/, 'deliver');
  await expect(page.locator('[data-chosen-now]')).toHaveCount(0);
  await act(page, /^Accept .*P1 → A2/, 'deliver');
  await expect(row(page).last()).toHaveText('chosen');
  await expect(page.locator('[data-chosen-now]')).toContainText('A1 and A2, has accepted “green tea” in ballot 1.1');
  await expect(node(page, 'L1')).toHaveAttribute('data-role', 'learner');
  await act(page, /^Accepted.*A1 → L1/, 'deliver');
  await act(page, /^Accepted.*A2 → L1/, 'deliver');
  await expect(node(page, 'L1')).toHaveAttribute('data-role', 'learned');
  await expect(why(page)).toHaveText('L1 learns that “green tea” is chosen');
  await expect(page.getByRole('button', { name: /5 hold/ })).toBeVisible();

  // The proposer has not heard yet; its timer rings when somebody says so, and it asks again.
  await node(page, 'P1').click();
  await item(page, 'ring-retransmit').click();
  await expect(why(page)).toHaveText('P1 asks A1, A2 and A3 again to accept “green tea”');
  await expect(page.locator('[data-by-hand="ring"]')).toBeVisible();
});

test('by keyboard alone, in Chinese: P2c where it binds, then on by hand; the link opens the same moment', async ({
  browser,
}) => {
  const page = await another(browser, { locale: 'zh-CN', colorScheme: 'dark' });
  const complaints = listen(page);
  await open(page);
  const { keyboard } = page;
  await keyboard.press('o');
  await page.getByRole('searchbox').focus();
  await keyboard.insertText('后来的编号');
  await expect(page.locator('[data-scenario]')).toHaveCount(1);
  await keyboard.press('Enter');
  await expect(page.locator('.scenario-title')).toHaveText('后来的编号保留已选定的值');
  await keyboard.press('Home');
  await stepTo(page, 'P2 必须提议“tea”，而不是自己的“coffee”');
  await expect(page.locator('.why')).toContainText('其中 A2 报告在编号 1.1 接受过“tea”');
  await expect(row(page, 0).last()).toHaveText('已选定');
  expect(await violations(page)).toEqual([]);

  // The third acceptor is brought to accept first.
  await keyboard.press('5');
  await expect(node(page, 'A3')).toBeFocused();
  await keyboard.press('Enter');
  await walkTo(page, /^messages$/);
  await keyboard.press('Enter');
  for (let i = 0; i < 12; i++) {
    await walkTo(page, /^envelope-/);
    if (((await page.locator(':focus').textContent()) ?? '').includes('Accept 编号 1.2')) break;
    await keyboard.press('ArrowDown');
  }
  await keyboard.press('Enter');
  await walkTo(page, /^deliver$/);
  await keyboard.press('Enter');
  await expect(why(page)).toHaveText('A3 在编号 1.2 接受“tea”');
  await expect(row(page, 1)).toHaveText([/无/, '已承诺', '已接受', /3/]);

  await keyboard.press('s');
  await expect(page.locator('[data-share-link]')).toBeVisible();
  const link = await page.locator('[data-share-link]').inputValue();
  await keyboard.press('Escape');
  const told = await reading(page);
  const other = await another(browser, { locale: 'zh-CN' });
  await other.goto(link);
  await ready(other);
  await expect.poll(() => reading(other)).toEqual(told);
  expect(complaints).toEqual([]);
  await other.close();
  await page.close();
});

test('by finger, on a phone: a request, a delivery, the ballots and Why', async ({ browser }) => {
  const page = await another(browser, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const complaints = listen(page);
  await open(page, './#scenario=paxos-one-proposer&t=10ms');
  await expect(why(page)).toHaveText('P1 starts ballot 1.1, to propose “tea”');
  expect(await page.locator('.pick b').evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(1);
  await node(page, 'A3').tap();
  await item(page, 'messages').tap();
  await page.locator('[data-item^="envelope-"]').first().tap();
  await item(page, 'deliver').tap();
  await expect(why(page)).toHaveText('A3 promises ballot 1.1');
  await page.getByRole('tab', { name: 'Ballots' }).tap();
  await expect(row(page).last()).toHaveText('1 of 3 promised');
  await expect(row(page).last()).toBeInViewport({ ratio: 1 });
  expect(await violations(page)).toEqual([]);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over).toBeLessThanOrEqual(0);
  expect(complaints).toEqual([]);
  await page.close();
});

test('quorums that need not meet are refused in a sentence, and run where the mistake is asked for', async ({
  page,
}) => {
  await open(page);
  const small = (name: string) =>
    `quorum 1\n${name} proposers=2 acceptors=4 learners=1 seed=1\nnetwork manual\noptions q1=2 q2=2\n`;
  await page.keyboard.press('o');
  await page.locator('[data-paste]').fill(small('paxos'));
  await page.getByRole('button', { name: 'Open this' }).click();
  await expect(page.locator('[data-wrong]')).toContainText(
    'With q1 + q2 no more than the number of acceptors, the promises may miss what was accepted',
  );
  await page.keyboard.press('Escape');
  await paste(page, small('paxos/disjointQuorums'));
  await expect(page.locator('[data-mistake="disjointQuorums"]')).toBeVisible();
});

test('a mistake is told as it is, and what it breaks is named', async ({ page }) => {
  await open(page, './#scenario=paxos-takes-any-value&t=180ms');
  const badge = page.locator('.header').getByRole('button', { name: 'rule off' });
  await badge.click();
  await expect(page.getByRole('dialog', { name: 'rule off' })).toContainText('A proposer');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'rule off' })).toBeHidden();
  await expect(why(page)).toHaveText('P3 proposes “tea”, though ballot 1.2 is the highest it was told of');
  await expect(page.locator('[data-breach="paxos.ChosenIsKept"]')).toContainText('What is chosen is kept is broken');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('w');
  const bridge = page.getByRole('dialog', { name: 'The same ideas, side by side' });
  await bridge.locator('[data-idea="behind"] [data-scenario="paxos-learner-asks"]').click();
  await expect(bridge).toHaveCount(0);
  await expect(page.locator('.scenario-title')).toHaveText('A learner asks what it missed');
});
