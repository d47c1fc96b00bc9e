// Steps of every size, the tree of futures, notes, and the links and reloads that carry them.

import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { boxOf } from './diagram.ts';
import {
  another,
  branches,
  clock,
  expect,
  leaderName,
  listen,
  node,
  open,
  reading,
  ready,
  rest,
  showFutures,
  test,
  time,
} from './lab.ts';

const present = (page: Page) => page.locator('[data-branch][aria-current]');
const flags = (page: Page) => page.locator('[data-mark]');
const field = (page: Page) => page.locator('[data-tree-field]');
const toast = (page: Page) => page.locator('[data-toast]');

async function note(page: Page, words: string): Promise<void> {
  const before = await flags(page).count();
  await page.keyboard.press('g');
  await expect(field(page)).toBeFocused();
  await field(page).fill(words);
  await page.keyboard.press('Enter');
  await expect(flags(page)).toHaveCount(before + 1);
}

/** Two futures: as it was, and one in which the leader crashes at 0.3 s. Returns the leader's name. */
async function fork(page: Page): Promise<string> {
  await open(page, './#scenario=first-minute&t=600ms');
  await page.keyboard.press('Shift+E');
  await expect(clock(page)).not.toHaveText('0.600 s');
  const first = await leaderName(page);
  await page.keyboard.press('x');
  await expect(branches(page)).toHaveCount(2);
  return first;
}

test('steps by happening, by message, by node and along the selection, both ways', async ({ page }) => {
  await open(page);
  const start = await reading(page);
  await page.keyboard.press('i');
  await expect(page.locator('[data-why-headline][data-meant]')).toBeVisible();
  await rest(page);
  const first = await page.locator('[data-why-headline]').textContent();
  for (let k = 0; k < 6; k++) await page.keyboard.press('i');
  await expect(page.locator('[data-why-headline]')).not.toHaveText(first ?? '');
  for (let k = 0; k < 6; k++) await page.keyboard.press('Shift+I');
  await expect(page.locator('[data-why-headline]')).toHaveText(first ?? '');
  await page.keyboard.press('n');
  await expect.poll(() => reading(page)).not.toEqual(start);
  await page.keyboard.press('3');
  const chosen = page.locator('[data-node="S3"][data-selected]');
  await expect(chosen).toBeVisible();
  const before = await time(page);
  await page.keyboard.press('j');
  await expect(clock(page)).not.toHaveText(before);
  await expect(chosen).toBeVisible();
  await page.keyboard.press('4');
  await expect(page.locator('[data-node="S4"][data-selected]')).toBeVisible();
  await page.keyboard.press('[');
  await expect(chosen).toBeVisible();
  await page.keyboard.press(']');
  await expect(page.locator('[data-node="S4"][data-selected]')).toBeVisible();
  await page.keyboard.press(']');
  await expect(toast(page)).toHaveText('Nothing was selected after this.');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+N');
  await expect(toast(page)).toHaveText('No message arrived before this moment.');
  // The same steps have buttons.
  await page.getByRole('button', { name: 'More steps' }).click();
  await page.getByRole('button', { name: 'Next message that arrives' }).click();
  await expect(clock(page)).not.toHaveText('0.000 s');
});

test('from a line of the state to where it changes', async ({ page }) => {
  await open(page, './#scenario=first-minute&t=0');
  await page.getByRole('tab', { name: 'State', exact: true }).click();
  const term = page.locator('[data-fact="currentTerm"]');
  await term.hover();
  await term.getByRole('button', { name: 'Next change of currentTerm' }).click();
  await expect(term).toHaveAttribute('data-changed', 'true');
  await term.getByRole('button', { name: 'Previous change of currentTerm' }).click();
  await expect(page.locator('.state-said')).toHaveText('It did not change before this moment.');
  // One row is a stop of the Tab key, and the arrows go on from there.
  await expect(page.locator('[data-change][tabindex="0"]')).toHaveCount(2);
  await term.locator('[data-change="1"]').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-fact="votedFor"] [data-change="1"]')).toBeFocused();
});

test('what led here shows the happening itself', async ({ page }) => {
  await open(page);
  await expect(page.locator('.why')).toHaveAttribute('data-at', /^2\d{5}$|^300000$/);
  const entry = page.locator('[data-feed-item]').nth(3);
  await rest(page);
  const words = (await entry.locator('span').first().textContent()) ?? '';
  await entry.click();
  await expect(page.locator('[data-why-headline][data-meant]')).toHaveText(words);
});

test('the tree by mouse: take, rename, discard and back', async ({ page }) => {
  const first = await fork(page);
  await expect(present(page)).toContainText(`${first} crashes`);
  await showFutures(page);
  await branches(page).filter({ hasText: 'As it was' }).click();
  await expect(node(page, first)).toHaveAttribute('data-up', 'up');
  await branches(page).filter({ hasText: 'crashes' }).click();
  await page.locator('[data-rename]').click();
  await field(page).fill('Without a leader');
  await page.keyboard.press('Enter');
  await expect(present(page)).toHaveText('Without a leader');
  await expect(present(page)).toBeFocused();
  await page.locator('[data-discard]').click();
  await expect(branches(page)).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(node(page, first)).toHaveAttribute('data-up', 'up');
  await expect(toast(page)).toContainText('Discarded: Without a leader.');
  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect(present(page)).toHaveText('Without a leader');
  await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
});

test('the rail: each future has a bar, and each note a flag, on the axis of the diagram', async ({ page }) => {
  const first = await fork(page);
  await note(page, 'no leader here');
  await rest(page);
  const { x, y, width } = await boxOf(page);
  // What was seen up to 0.6 s stands at 85 % of the axis.
  const at = (time: number) => x + 64 + ((width - 88) * 0.85 * time) / 0.6;
  const tip = page.locator('[data-spacetime]').getByRole('tooltip');
  await page.mouse.move(at(0.5), y + 6);
  await expect(tip).toContainText('As it was');
  await page.mouse.click(at(0.5), y + 6);
  await expect(node(page, first)).toHaveAttribute('data-up', 'up');
  await expect(present(page)).toHaveText('As it was');
  const clocked = Number.parseFloat((await clock(page).textContent()) ?? '');
  await page.mouse.move(at(clocked) + 3, y + 14);
  await expect(tip).toContainText('no leader here');
  await page.mouse.click(at(clocked) + 3, y + 14);
  await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
});

test('the tree by keyboard', async ({ page }) => {
  const first = await fork(page);
  await note(page, 'no leader here');
  await page.locator('[data-futures]').focus();
  await page.keyboard.press('Enter');
  await expect(present(page)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(flags(page)).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(node(page, first)).toHaveAttribute('data-up', 'up');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
  await page.keyboard.press('F2');
  await expect(field(page)).toHaveValue('no leader here');
  await page.keyboard.press('Escape');
  await expect(flags(page)).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(flags(page)).toHaveCount(0);
  await expect(present(page)).toBeFocused();
  await page.keyboard.press('u');
  await expect(flags(page)).toHaveCount(1);
  await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
  await branches(page).first().focus();
  await page.keyboard.press('Delete');
  await expect(toast(page)).toContainText('The first future stays');
  await page.keyboard.press('r');
  await field(page).fill('Quiet');
  await page.keyboard.press('Enter');
  await expect(branches(page).first()).toHaveText('Quiet');
  expect(await violations(page)).toEqual([]);
});

test('a link carries this future with its notes, or the whole tree; a reload brings all of it back', async ({
  page,
  browser,
}) => {
  await fork(page);
  await note(page, 'look “here”');
  await showFutures(page);
  await page.locator('[data-rename]').click();
  await field(page).fill('Alone');
  await page.keyboard.press('Enter');
  const tree = async (of: Page) => [await branches(of).allTextContents(), await flags(of).count(), await reading(of)];
  await expect(present(page)).toHaveText('Alone');
  await page.keyboard.press('Escape');
  const here = await tree(page);
  await expect.poll(() => new URL(page.url()).hash).toMatch(/^#1\./);
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('quorum-lab.run') ?? '')).toContain('Alone');
  await page.reload();
  await ready(page);
  await expect.poll(() => tree(page)).toEqual(here);
  await expect(present(page)).toHaveText('Alone');

  await page.keyboard.press('s');
  const link = page.locator('[data-share-link]');
  const single = await link.inputValue();
  await page.getByRole('radio', { name: /the whole tree/ }).check();
  await expect(link).not.toHaveValue(single);
  await expect(link).toHaveValue(/&future=2/);
  const whole = await link.inputValue();
  expect(await violations(page)).toEqual([]);

  for (const [address, count] of [
    [single, 0],
    [whole, 2],
  ] as const) {
    const theirs = await another(browser);
    const said = listen(theirs);
    await theirs.goto(address);
    await ready(theirs);
    await expect(flags(theirs)).toHaveCount(1);
    await expect.poll(() => reading(theirs)).toEqual(here[2]);
    if (count > 0) {
      await expect(branches(theirs)).toHaveCount(count);
      await expect(present(theirs)).toHaveText('Alone');
      await showFutures(theirs);
      await branches(theirs).first().click();
      await leaderName(theirs);
    }
    await showFutures(theirs);
    await flags(theirs).first().click();
    await expect(theirs.locator('[data-note]')).toContainText('look “here”');
    expect(said).toEqual([]);
    await theirs.close();
  }
});

test('in Chinese, and on a phone by touch', async ({ browser }) => {
  const page = await another(browser, {
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
  });
  const said = listen(page);
  await fork(page);
  await expect(page.locator('[data-futures]')).toBeInViewport({ ratio: 0.99 });
  await page.getByRole('button', { name: '更多控制' }).tap();
  await page.getByRole('button', { name: '给这一刻加笔记' }).tap();
  await field(page).fill('领导者在这里崩溃');
  await page.keyboard.press('Enter');
  await expect(flags(page)).toHaveText('领导者在这里崩溃');
  await page.locator('[data-futures]').tap();
  await expect(present(page)).toBeInViewport({ ratio: 0.9 });
  await branches(page).first().tap();
  await leaderName(page);
  await flags(page).tap();
  await expect(present(page)).toContainText('崩溃');
  await page.locator('[data-discard]').tap();
  await expect(toast(page)).toContainText('笔记已丢弃');
  await toast(page).getByRole('button', { name: '撤销' }).tap();
  await expect(flags(page)).toHaveCount(1);
  await page.locator('[data-futures]').tap();
  const [strip, width] = [await page.locator('[data-futures-list]').boundingBox(), 360];
  expect(strip?.width).toBeGreaterThan(100);
  expect((strip?.x ?? 0) + (strip?.width ?? 0)).toBeLessThanOrEqual(width);
  expect(await violations(page)).toEqual([]);
  expect(said).toEqual([]);
  await page.close();
});
