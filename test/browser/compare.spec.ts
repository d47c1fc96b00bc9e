// Two runs side by side, on one clock.

import type { Locator, Page } from '@playwright/test';
import { violations } from './axe.ts';
import { another, button, clock, expect, leaderName, listen, node, open, ready, rest, test } from './lab.ts';

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
  // The focus is where it came from.
  await expect(page.locator('.header [data-command="compare"]')).toBeFocused();
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
  await expect(beside).toContainText('去掉一条规则');
  await expect(phone.locator('[data-parting]')).toContainText('两次运行在');
  expect(complaints).toEqual([]);
  await phone.close();
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

/** What a stage says of its nodes. */
const told = (stage: Locator) =>
  stage.locator('[data-node]').evaluateAll((all) => all.map((each) => each.getAttribute('data-role')));

/** Puts the run with other election timeouts beside: there another server leads. */
async function withOptions(page: Page): Promise<void> {
  await open(page, './#scenario=first-minute&t=1000ms');
  await page.keyboard.press('v');
  await page.locator('dialog [data-options]').fill('electionTimeout=200..400ms');
  await page.locator('dialog .compare-options button').click();
  await expect(page.locator('[data-second] [data-node]')).toHaveCount(5);
}

test('both stages are of one size, under one legend, and both logs stand beside them', async ({ page }) => {
  await withOptions(page);
  const box = async (selector: string) => (await page.locator(selector).boundingBox()) ?? { y: 0, width: 0, height: 0 };
  const [one, other] = [await box('.app-stage .stage-picture'), await box('.app-beside .stage-picture')];
  expect(Math.abs(one.width - other.width)).toBeLessThanOrEqual(1);
  expect(Math.abs(one.height - other.height)).toBeLessThanOrEqual(1);
  expect(one.y).toBeCloseTo(other.y, 0);
  const discs = (region: string) =>
    page
      .locator(`${region} [data-node] .disc`)
      .evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().width)));
  expect(await discs('.app-stage')).toEqual(await discs('.app-beside'));
  await expect(page.locator('.legend:visible')).toHaveCount(1);
  await expect(page.locator('.ledger:visible')).toHaveCount(2);
  for (const which of ['first', 'second']) await expect(page.locator(`[data-logs="${which}"] tbody tr`)).toHaveCount(5);
  // What can be put beside looks as if it could be pressed, and is large enough for a finger.
  await page.keyboard.press('v');
  for (const way of await page.locator('dialog [data-way]').all()) {
    expect((await way.boundingBox())?.height).toBeGreaterThanOrEqual(40);
    await expect(way.locator('svg')).toBeVisible();
  }
});

test('the run in hand is what panels, diagram and keys speak of', async ({ page }) => {
  await withOptions(page);
  const beside = page.locator('[data-second]');
  await expect(beside.locator('[data-run]')).toContainText('electionTimeout=200..400ms');
  await page.locator('[data-tab="state"]').click();
  const stated = () => page.locator('.panel').innerText();
  await rest(page);
  const first = await stated();
  await expect.poll(() => new URL(page.url()).hash).toContain('&with=');
  const before = new URL(page.url()).hash;
  // By keyboard: the second radio button.
  await page.locator('[data-hand="first"]').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-hand="second"]')).toBeChecked();
  await expect.poll(stated).not.toBe(first);
  // Jumps are those of the second, and move both.
  await page.keyboard.press('Shift+E');
  await expect(clock(page)).toHaveText('0.324 s');
  await expect(beside.locator('[data-leads]')).toHaveCount(1);
  expect(await violations(page)).toEqual([]);

  // A number selects its server, where the next Enter opens its menu.
  await page.keyboard.press('3');
  await expect(beside.locator('[data-node="S3"]')).toBeFocused();
  await expect(page.locator('input[data-hand="second"]')).toBeChecked();
  await page.keyboard.press('Escape');

  // What is done is done in it, and taken back in it.
  const stage = page.locator('.app-stage');
  await page.keyboard.press('x');
  await expect(beside.locator('[data-up="crashed"]')).toHaveCount(1);
  await expect(stage.locator('[data-up="crashed"]')).toHaveCount(0);
  await page.keyboard.press('u');
  await expect(beside.locator('[data-up="crashed"]')).toHaveCount(0);
  await page.keyboard.press('x');
  await expect(beside.locator('[data-up="crashed"]')).toHaveCount(1);
  // The address holds it.
  await expect.poll(() => new URL(page.url()).hash).not.toBe(before);
  await rest(page);
  const roles = await told(beside);
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('quorum-lab.run'))).toContain('&with=');
  await page.reload();
  await ready(page);
  await expect(beside.locator('[data-up="crashed"]')).toHaveCount(1);
  await expect.poll(() => told(beside)).toEqual(roles);
});

test('a selection lights up in both runs, and the chip and Escape speak for either', async ({ page }) => {
  await withOptions(page);
  const [stage, beside] = [page.locator('.app-stage'), page.locator('[data-second]')];
  await beside.locator('[data-node="S2"]').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape'); // its menu
  for (const each of [stage, beside]) await expect(each.locator('[data-node="S2"]')).toHaveAttribute('data-selected');
  await expect(page.locator('[data-hand="second"]')).toBeChecked();
  const chip = page.locator('[data-chip]');
  await expect(chip).toContainText('Beside it');
  await expect(chip).toContainText('S2');
  await page.keyboard.press('Escape');
  for (const each of [stage, beside])
    await expect(each.locator('[data-node="S2"]')).not.toHaveAttribute('data-selected');
  await expect(chip).toHaveCount(0);
});

test('where they part is found while another tab is open, told and reached in one step', async ({ page }) => {
  await withOptions(page);
  await page.locator('[data-tab="why"]').click();
  await page.locator('[data-to-parting]').focus();
  await page.keyboard.press('Enter');
  await expect(clock(page)).toHaveText('0.162 s');
  await page.locator('[data-tab="compare"]').click();
  const parted = page.locator('[data-parting] dd');
  await expect(parted.first()).toContainText('0.162 s · S4');
  await expect(parted.last()).not.toHaveText('nothing yet');
});

for (const [name, viewport] of [
  ['a phone', { width: 360, height: 640 }],
  ['a phone on its side', { width: 740, height: 360 }],
] as const) {
  test(`both clusters stand whole on ${name}, and what compares them is in reach`, async ({ browser }) => {
    const page = await another(browser, { viewport, hasTouch: true });
    const complaints = listen(page);
    await open(page, './#scenario=figure-8&t=2000ms');
    // By finger alone.
    await page.locator('.header [data-command="open"]').tap();
    await page.locator('dialog [data-command="compare"]').tap();
    await page.locator('dialog [data-way="variant commitsOldTerm"]').tap();
    await expect(page.locator('[data-second] [data-node]')).toHaveCount(5);
    await rest(page);
    for (const region of ['.app-stage', '.app-beside']) {
      const room = await page.locator(region).boundingBox();
      const discs = await page
        .locator(`${region} [data-node] .disc`)
        .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON()));
      expect(discs).toHaveLength(5);
      for (const [i, { left, right, top, bottom }] of discs.entries()) {
        expect(left).toBeGreaterThanOrEqual(room?.x ?? 0);
        expect(right).toBeLessThanOrEqual((room?.x ?? 0) + (room?.width ?? 0));
        expect(top).toBeGreaterThanOrEqual(room?.y ?? 0);
        expect(bottom).toBeLessThanOrEqual((room?.y ?? 0) + (room?.height ?? 0));
        expect(right - left).toBeGreaterThanOrEqual(40);
        for (const other of discs.slice(i + 1))
          expect(Math.hypot(left - other.left, top - other.top)).toBeGreaterThanOrEqual(right - left + 14);
      }
    }
    // What a small node says stands under its name, not on it.
    const said = await page.locator('.app-beside').evaluate((region) => {
      const yOf = (text: Element | null) => (text?.textContent ? Number(text.getAttribute('y')) : null);
      const [name] = [...region.querySelectorAll('.node .name')].map(yOf);
      return { name, words: [...region.querySelectorAll('.node-said :is(.role, .epoch)')].map(yOf) };
    });
    const words = said.words.filter((y) => y !== null);
    expect(words.length).toBeGreaterThan(0);
    for (const y of words) expect(y - (said.name ?? Number.NaN)).toBeGreaterThanOrEqual(10);
    const tab = page.getByRole('tab', { name: 'Compare' });
    await expect(tab).toBeInViewport({ ratio: 0.9 });
    await page.locator('[data-hand="second"]').tap();
    await expect(page.locator('[data-hand="second"]')).toBeChecked();
    await expect(page.locator('.difference-numbers')).toBeInViewport();
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });
}

test('the header, the strip and the chips of the network speak of the run in hand, and set it', async ({ page }) => {
  await open(page);
  await page.keyboard.press('v');
  await page.locator('[data-way="protocol multipaxos"]').click();
  await expect(page.locator('[data-second] [data-node]')).toHaveCount(5);
  const header = page.locator('.header [data-command="open"]');
  const network = page.getByRole('region', { name: 'Network', exact: true });
  const strip = page.locator('[data-strip]');
  const mode = (mode: string) => network.getByRole('button', { name: new RegExp(mode) });
  await expect(header).toContainText('Raft');
  await expect(strip.locator('[data-held-name="first"]')).toHaveText('This run');
  await expect(page.locator('.app-stage .network')).toHaveCount(1);

  await page.locator('[data-hand="second"]').check();
  await expect(header).toContainText('Multi-Paxos');
  await expect(strip.locator('[data-held-name="second"]')).toHaveText('Beside it');
  await expect(page.locator('.network')).toHaveCount(1);
  await expect(page.locator('[data-second] .network')).toHaveCount(1);
  await expect(page.locator('.app-stage .run-name')).toContainText('Raft');
  await page.keyboard.press('m');
  await expect(mode('manual')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.locator('[data-hand="first"]').check();
  await expect(mode('no loss')).toBeVisible();
  await expect(header).toContainText('Raft');
});

test('the link of a pair holds the whole tree of the second run too, and the future on show', async ({
  page,
  browser,
}) => {
  await open(page);
  await page.keyboard.press('v');
  await page.locator('[data-way="protocol multipaxos"]').click();
  await expect(page.locator('[data-second] [data-node]')).toHaveCount(5);
  await page.locator('[data-hand="second"]').check();
  // What lies ahead is seen, and then something else is done before it.
  await page.keyboard.press('c');
  await expect(clock(page)).not.toHaveText('0.300 s');
  await page.keyboard.press(',');
  await page.keyboard.press(',');
  await page.keyboard.press('x');
  await expect(page.locator('[data-second] [data-node][data-up="crashed"]')).toHaveCount(1);
  await expect(page.locator('[data-branch]')).toHaveCount(2);
  await page.keyboard.press('s');
  const link = page.locator('[data-share-link]');
  await expect(link).toHaveValue(/&with=/);
  await page.getByRole('radio', { name: 'the whole tree' }).check();
  await expect(link).toHaveValue(/&besideFuture=2&with=[^&]+&1\./);
  const address = await link.inputValue();

  const other = await another(browser, { viewport: { width: 1280, height: 800 } });
  const complaints = listen(other);
  await other.goto(address);
  await ready(other);
  await expect(other.locator('[data-second] [data-node][data-up="crashed"]')).toHaveCount(1);
  await other.locator('[data-hand="second"]').check();
  await expect(other.locator('[data-branch]')).toHaveCount(2);
  expect(complaints).toEqual([]);
  await other.close();
});
