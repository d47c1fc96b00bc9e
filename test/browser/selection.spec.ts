// One selection everywhere: whatever is selected in one view is seen in all others; back, forward and away; by mouse, by
// keyboard and by touch, in both languages.

import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { another, expect, listen, node, open, openOther, rest, test } from './lab.ts';

/** Somebody has just heard an entry of the log, and another message flies. */
const HEARD = './#scenario=first-minute&t=212ms';

const chip = (page: Page) => page.locator('[data-chip]');
const tab = (page: Page, name: string) => page.locator(`[data-tab="${name}"]`);
const row = (page: Page, id: string) => page.locator(`[data-row="${id}"] th button`);
const names = (page: Page, kind: string) => page.locator(`.panel [data-names="${kind}"]`);
const touchedOnStage = (page: Page, what: 'node' | 'envelope' | 'link') =>
  page.locator(`.stage-picture [data-${what}][data-touched]`);

/** Steps to a moment at which Why names a message that was heard. */
async function toMessage(page: Page): Promise<void> {
  await expect(async () => {
    if ((await names(page, 'envelope').count()) === 0) await page.keyboard.press('.');
    await expect(names(page, 'envelope').first()).toBeVisible({ timeout: 300 });
  }).toPass();
}

test('by mouse: each kind is selected in one view and seen in the others, and the way back leads through all', async ({
  page,
}) => {
  await open(page, HEARD);
  const canvas = await page.locator('[data-spacetime] canvas').first().boundingBox();
  if (canvas === null) throw new Error('The diagram is not on the page.');
  const kinds: string[] = [];
  const chosen = async (kind: string, name: string | RegExp) => {
    await expect(chip(page)).toHaveAttribute('data-chip', kind);
    await expect(chip(page).locator('.chosen-name')).toHaveText(name);
    kinds.push(kind);
  };

  // A node, by its lane's name.
  await page.mouse.click(canvas.x + 46, canvas.y + 45);
  await chosen('node', 'S1');
  await expect(node(page, 'S1')).toHaveAttribute('data-selected', '');
  await expect(node(page, 'S1')).toHaveAttribute('aria-current', 'true');
  await expect(row(page, 'S1')).toHaveAttribute('aria-pressed', 'true');

  // A message, by its name in Why.
  await toMessage(page);
  await names(page, 'envelope').first().click();
  await chosen('envelope', /→/);
  await expect(touchedOnStage(page, 'node')).toHaveCount(2);
  await expect(touchedOnStage(page, 'link')).toHaveCount(1);
  await expect(page.locator('.why-headline')).toHaveAttribute('data-lit', 'touched');
  await expect(page.locator('.why-feed [data-lit]').first()).toBeVisible();

  // A rule, by its name in Why.
  await page.locator('.why-rule').first().click();
  await chosen('rule', /./);
  await expect(touchedOnStage(page, 'node')).toHaveCount(1);
  await tab(page, 'rules').click();
  await expect(page.locator('.rules-line > button[data-lit="selected"]')).toHaveAttribute('aria-expanded', 'true');

  // A link, on the stage.
  await page.locator('[data-link="S1-S2"]').evaluate((link) => {
    link.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 0 }));
  });
  await page.keyboard.press('Escape');
  await chosen('link', 'S1–S2');
  await expect(page.locator('[data-link="S1-S2"]')).toHaveAttribute('data-selected', '');
  await expect(row(page, 'S2')).toHaveAttribute('data-lit', 'touched');

  // A term, by a fact of the state: nodes, entries, the votes.
  await page.keyboard.press('c');
  await tab(page, 'state').click();
  await page.locator('[data-fact="currentTerm"] button').first().click();
  await chosen('epoch', 'term 1');
  await expect(touchedOnStage(page, 'node')).toHaveCount(5);
  await expect(page.locator('td[data-lit] > .ledger-cell').first()).toBeVisible();
  await page.locator('[data-face="ballots"]').click();
  await expect(page.locator('tr[data-epoch="1"]')).toHaveAttribute('data-lit', 'selected');
  await page.locator('[data-face="slots"]').click();

  // A slot, by its column.
  await page.locator('.ledger thead [data-slot="1"] button').click();
  await chosen('slot', 'index 1');
  // What stands there, by its term, and back to the place.
  const stands = page.locator('.ledger-beside .names button');
  await expect(stands).toHaveText(['index 1', 'term 1']);
  await stands.nth(1).click();
  await chosen('epoch', 'term 1');
  await expect(stands.nth(1)).toBeFocused();
  await stands.nth(0).click();
  await chosen('slot', 'index 1');
  await expect(page.locator('.ledger-column[data-lit="selected"]')).toHaveCount(1);
  await expect(touchedOnStage(page, 'node').first()).toBeVisible();
  await openOther(page, 'chart');
  await expect(page.locator('.chart-pick [data-lit="touched"]').first()).toBeVisible();

  // A happening, by its line in the feed.
  await tab(page, 'why').click();
  await page.locator('[data-feed-item]').nth(2).click();
  await chosen('happening', /s$/);
  await expect(page.locator('[data-why-headline][data-meant]')).toHaveAttribute('data-lit', 'selected');
  await expect(page.locator('.why-feed [data-lit="selected"]')).toHaveAttribute('aria-pressed', 'true');
  await expect(touchedOnStage(page, 'node')).toHaveCount(1);

  for (const kind of kinds.slice(0, -1).reverse()) {
    await page.keyboard.press('[');
    await expect(chip(page)).toHaveAttribute('data-chip', kind);
  }
  for (const kind of kinds.slice(1)) {
    await page.keyboard.press(']');
    await expect(chip(page)).toHaveAttribute('data-chip', kind);
  }
  await page.keyboard.press('Escape');
  await expect(chip(page)).toHaveCount(0);
  await expect(page.locator('[data-lit], .stage-picture [data-selected], .stage-picture [data-touched]')).toHaveCount(
    0,
  );
});

test('by keyboard: from each panel, and on to what a node waits for', async ({ page }) => {
  await open(page, HEARD);
  const press = async (selector: string) => {
    await page.locator(selector).first().focus();
    await page.keyboard.press('Enter');
  };
  const heard = page.locator('[data-heard]');
  await page.keyboard.press('3');
  await expect(heard).toHaveText('Selected: S3');
  await press('.ledger thead [data-slot="1"] button');
  await expect(heard).toHaveText('Selected: index 1');
  await press('[data-row="S2"] th button');
  await expect(heard).toHaveText('Selected: S2');
  await expect(row(page, 'S2')).toHaveAttribute('aria-pressed', 'true');
  await press('[data-why-not]');
  await expect(tab(page, 'state')).toBeFocused();
  await expect(page.locator('[data-waiting="S2"]')).toBeVisible();
  await press('[data-fact="currentTerm"] button');
  await expect(heard).toHaveText('Selected: term 1');
  await expect(page.locator('[data-state="S2"]')).toBeVisible(); // the panel stays where it is
  await openOther(page, 'chart');
  await press('[data-token="S2"]');
  await expect(node(page, 'S2')).toHaveAttribute('data-selected', '');
  await press('[data-command="clearSelection"]');
  await expect(heard).toHaveText('Nothing is selected');
  await page.keyboard.press('5');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape'); // the menu alone
  await expect(chip(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(chip(page)).toHaveCount(0);
});

test('by touch, in Chinese, on a phone: what is selected is named where nothing moves for it', async ({ browser }) => {
  const page = await another(browser, { locale: 'zh-CN', viewport: { width: 360, height: 740 }, hasTouch: true });
  const complaints = listen(page);
  await open(page, './#scenario=paxos-later-ballot&t=70ms');
  const places = () =>
    page
      .locator('[data-node], [data-command="play"], [role=tab], .panel')
      .evaluateAll((all) => all.map((each) => JSON.stringify(each.getBoundingClientRect())));
  await rest(page);
  const before = await places();
  await names(page, 'epoch').first().tap();
  await expect(chip(page)).toContainText('1.1');
  await rest(page);
  expect(await places()).toEqual(before);
  const box = await chip(page).boundingBox();
  expect(box !== null && box.x >= 0 && box.x + box.width <= 360).toBe(true);
  expect(await touchedOnStage(page, 'node').count()).toBeGreaterThan(1);
  await tab(page, 'ledger').tap();
  await expect(page.locator('tr[data-lit="selected"] th button')).toHaveAttribute('aria-pressed', 'true');
  await page.locator('th[data-voter="A2"] button').tap();
  await expect(chip(page)).toContainText('A2');
  expect(await violations(page)).toEqual([]);
  await tab(page, 'why').tap();
  await page.locator('[data-feed-item]').nth(1).tap();
  await expect(chip(page)).toHaveAttribute('data-chip', 'happening');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.locator('[data-command="clearSelection"]').tap();
  await expect(chip(page)).toHaveCount(0);
  expect(complaints).toEqual([]);
  await page.close();
});

test('axe has no objection in the dark, whatever panel shows the selection', async ({ browser }) => {
  const page = await another(browser, { colorScheme: 'dark' });
  await open(page, './#scenario=multipaxos-fills-hole&t=120ms');
  await page.locator('.ledger thead [data-slot="2"] button').click();
  for (const name of ['why', 'state', 'rules', 'chart']) {
    if (name === 'chart') await openOther(page, name);
    else await tab(page, name).click();
    await expect(page.locator('.panel > *').first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
  }
  await page.close();
});
