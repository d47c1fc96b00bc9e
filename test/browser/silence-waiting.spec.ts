// Whoever waits for an answer is told for what, and can give it up; what was given up does not happen later.

import type { Page } from '@playwright/test';
import { expect, test } from './host.ts';
import { clock, openOther, paste, reading, ready } from './lab.ts';

const dialog = (page: Page) => page.locator('dialog[open]');
const pending = (page: Page) => page.locator('[data-pending]').filter({ visible: true });
const cancel = (page: Page) => page.getByRole('button', { name: 'Cancel' });
/** What answers questions about texts, in the worker. */
const LIBRARIAN = /^assets\/librarian-/;

/** Of a run whose text the address itself holds: no librarian was asked yet. */
async function open(page: Page, address: string): Promise<void> {
  // At rest, so that nothing moves by itself.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(address);
  await ready(page);
  await page.keyboard.press('Home');
  await page.keyboard.press('.');
  await expect(clock(page)).not.toHaveText('0.000 s');
}

test('the library, a link and a picture that wait are told of and given up; a link that is made later is there', async ({
  page,
  host,
}) => {
  await open(page, `${host.page}?lang=en`);
  host.hold(LIBRARIAN);
  await page.keyboard.press('s');
  await expect(pending(page)).toContainText('Making the link…');
  await cancel(page).click();
  await expect(dialog(page)).toHaveCount(0);
  await page.keyboard.press('Shift+S');
  await page.locator('[data-take="svg"]').click();
  await expect(page.locator('.taking-said')).toContainText('Making');
  await page.locator('[data-take="cancel"]').click();
  await expect(page.locator('[data-taken]')).toContainText('Cancelled');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await page.keyboard.press('o');
  await expect(pending(page)).toContainText('Fetching the library…');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await page.keyboard.press('s');
  await expect(pending(page)).toContainText('Making the link…');
  host.letGo();
  await expect(page.locator('[data-share-link]')).toHaveValue(/#/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('o');
  await expect(page.locator('[data-scenario]').first()).toBeVisible();
  await expect(pending(page)).toHaveCount(0);
});

test('a link that could not be made is made when it is tried again', async ({ page, host }) => {
  await open(page, `${host.page}?lang=en`);
  host.refuse(LIBRARIAN);
  await page.keyboard.press('s');
  await expect(page.locator('[data-unanswered]')).toContainText('could not be fetched');
  host.letGo();
  await page.locator('[data-unanswered]').getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('[data-share-link]')).toHaveValue(/#/);
});

test('a pasted text that is given up is not opened later', async ({ page, host }) => {
  await open(page, `${host.page}?lang=en`);
  const before = await reading(page);
  host.hold(LIBRARIAN);
  await page.keyboard.press('o');
  await page.locator('[data-paste]').fill('quorum 1\ntitle "Another"\nraft nodes=3 seed=1\n');
  await page.getByRole('button', { name: 'Open this' }).click();
  await expect(pending(page).filter({ hasText: 'Opening…' })).toBeVisible();
  await pending(page).filter({ hasText: 'Opening…' }).getByRole('button').click();
  await expect(page.getByText('Opening…')).toHaveCount(0);
  host.letGo();
  await expect(page.locator('[data-scenario]').first()).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await reading(page)).toEqual(before);
  await expect(page).not.toHaveTitle(/Another/);
});

test('a scenario whose protocol does not come: the run before it stays, and goes on', async ({ page, host }) => {
  await open(page, `${host.page}?lang=en`);
  const before = await reading(page);
  // The library itself needs every protocol: it is there.
  await page.keyboard.press('o');
  await expect(page.locator('[data-scenario]').first()).toBeVisible();
  await page.keyboard.press('Escape');
  // A new worker asks anew.
  host.hold(/^assets\/paxos-/);
  await page
    .workers()
    .find((each) => each.url().includes('/assets/host-'))
    ?.evaluate(() => {
      setTimeout(() => {
        throw new Error('broken on purpose');
      });
    });
  await page.locator('[data-trouble="laboratory"] [data-again]').click();
  await expect(page.locator('[data-trouble]')).toHaveCount(0);
  await page.evaluate(() => {
    location.hash = '#scenario=paxos-acceptor-remembers';
  });
  await expect(pending(page)).toContainText('Opening…');
  await cancel(page).click();
  await expect(pending(page)).toHaveCount(0);
  await expect.poll(() => new URL(page.url()).hash).not.toContain('paxos-acceptor-remembers');
  host.letGo();
  expect(await reading(page)).toEqual(before);
  await page.keyboard.press('.');
  await expect.poll(() => reading(page)).not.toEqual(before);
});

test('a dialog and a panel that are not at hand', async ({ page, host }) => {
  await open(page, `${host.page}?lang=zh`);
  host.hold(/^assets\/(Help|Statechart)-/);
  await page.keyboard.press('?');
  await expect(pending(page)).toContainText('正在获取页面的这一部分…');
  await page.getByRole('button', { name: '取消' }).click();
  await expect(pending(page)).toHaveCount(0);
  await openOther(page, 'chart');
  await expect(pending(page)).toContainText('正在获取页面的这一部分…');
  host.letGo();
  await expect(pending(page)).toHaveCount(0);
  await page.keyboard.press('?');
  await expect(dialog(page)).toBeVisible();
});

test('what is pasted while a part of the page is on its way stays, and Back leads to the link', async ({
  page,
  host,
}) => {
  host.hold(/^assets\/staying-/);
  await page.goto(`${host.page}?lang=en#scenario=first-minute&t=300ms`);
  await ready(page);
  await expect(clock(page)).toHaveText('0.300 s');
  await paste(page, 'quorum 1\nraft nodes=3 seed=7\n');
  const nodes = page.locator('[data-node]');
  await expect(nodes).toHaveCount(3);
  const came = page.waitForResponse(/\/staying-/);
  host.letGo();
  await came;
  await page.waitForLoadState('networkidle');
  await expect(nodes).toHaveCount(3);
  await page.goBack();
  await expect(nodes).toHaveCount(5);
  await page.goForward();
  await expect(nodes).toHaveCount(3);
});
