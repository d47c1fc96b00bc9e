// The rule book and "why not?" in a real browser: by mouse, touch and keyboard.

import { violations } from './axe.ts';
import { another, clock, expect, leaderName, listen, open, rest, test, time } from './lab.ts';

const RULES = /^(Rules|规则)$/;
const STATE = /^(State|状态)$/;

test('a chosen rule says when it decided, and goes there; its line lights up with what it compared', async ({
  page,
}) => {
  await open(page);
  await page.getByRole('tab', { name: RULES }).click();
  const line = page.locator('[data-rule-line="raft.vote.granted"]');
  await line.getByRole('button').first().click();
  await expect(line).toContainText('It decided 4 times so far');
  await line.locator('.rules-times li button').first().click();
  await expect(line).toHaveAttribute('data-lit', 'true');
  await expect(line.locator('.rules-lit')).toContainText('votes for');
  await expect(line.locator('.why-facts')).toContainText('term');
  // The voter also learned of the term.
  await expect(page.locator('.rules-step button')).toHaveCount(2);
  const before = await time(page);
  await line.getByRole('button', { name: 'Time before' }).click();
  await expect(clock(page)).not.toHaveText(before);
  await expect(line).toContainText('It decided 3 times so far');
});

test('a rule that was not seen opens the scenario that shows it, at its moment', async ({ page }) => {
  await open(page);
  await page.getByRole('tab', { name: RULES }).click();
  const line = page.locator('[data-rule-line="raft.commit.waits.oldTerm"]');
  await expect(line.locator('[data-seen="false"]')).toHaveText('not seen yet');
  // Every rule that was not seen says where it can be, and no other does.
  const lines = page.locator('[data-rule-line]');
  const unseen = lines.filter({ has: page.locator('[data-seen="false"]') });
  await expect(unseen.first()).toBeVisible();
  await rest(page);
  await expect(page.locator('[data-see]')).toHaveCount(await unseen.count());
  await line.locator('[data-see]').focus();
  await page.keyboard.press('Enter');
  await expect(line).toHaveAttribute('data-lit', 'true');
  await expect(line.locator('[data-seen="true"]')).toHaveText('once');
  expect(page.url()).toContain('#scenario=');
});

test('why not: what a node waits for, and what comes next', async ({ page }) => {
  await open(page, './#scenario=paxos-one-proposer&t=30ms');
  await page.getByRole('tab', { name: STATE }).click();
  const waiting = page.locator('[data-waiting="P1"]');
  await expect(waiting.locator('[data-aim="propose"]')).toContainText('2 are needed');
  await expect(waiting.locator('[data-aim="propose"] [data-guard][data-held="false"]')).toContainText('1 of 2');
  const message = waiting.locator('.waiting-arrivals button').first();
  await message.click();
  await expect(message).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('.');
  await expect(waiting.locator('.waiting-enough')).toContainText('would do');
});

test('why not: a leader by name, a crashed node', async ({ page }) => {
  await open(page);
  await page.getByRole('tab', { name: STATE }).click();
  const name = await leaderName(page);
  await page.keyboard.press(name.slice(1));
  const waiting = page.locator(`[data-waiting="${name}"]`);
  await expect(waiting.locator('[data-aim="lead"]')).toHaveAttribute('data-reached', 'true');
  await expect(waiting.locator('[data-aim="commit"]')).toContainText('3 servers are needed');
  await page.keyboard.press('x');
  await expect(waiting).toContainText('has crashed');
});

for (const [name, options] of [
  ['in dark', { colorScheme: 'dark' }],
  ['in Chinese on a phone, by touch', { locale: 'zh-CN', viewport: { width: 360, height: 740 }, hasTouch: true }],
] as const) {
  test(`axe has no objection ${name}`, async ({ browser }) => {
    const page = await another(browser, options);
    const complaints = listen(page);
    await open(page);
    await page.getByRole('tab', { name: RULES }).click();
    const button = page.locator('[data-rule-line="raft.vote.granted"]').getByRole('button').first();
    if ('hasTouch' in options) await button.tap();
    else await button.click();
    await expect(page.locator('.rules-times')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('tab', { name: STATE }).click();
    await expect(page.locator('[data-waiting]')).toBeVisible();
    await page.locator('.waiting summary').first().click();
    expect(await violations(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
    await page.close();
  });
}
