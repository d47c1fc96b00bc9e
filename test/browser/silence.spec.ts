// A page that cannot start says why, in both languages, from nothing but its own document.

import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from './host.ts';
import { ready } from './lab.ts';

const said = (page: Page, why: string) => page.locator(`#unstarted [data-why="${why}"]`);

/** Both languages say this reason and no other. */
async function expectSaid(page: Page, why: string): Promise<void> {
  await expect(said(page, why)).toHaveCount(2);
  for (const each of await said(page, why).all()) await expect(each).toBeVisible();
  for (const each of await page.locator(`#unstarted [data-why]:not([data-why="${why}"])`).all())
    await expect(each).toBeHidden();
}

test('a page that starts takes the sentence away and never shows it', async ({ page, host }) => {
  await page.addInitScript(() => {
    addEventListener('animationend', () => document.documentElement.setAttribute('data-was-said', ''));
  });
  await page.goto(host.page);
  await ready(page);
  await expect(page.locator('#unstarted')).toHaveCount(0);
  await expect(page.locator('[data-was-said]')).toHaveCount(0);
});

test('opened as a file', async ({ page }) => {
  await page.goto(pathToFileURL('dist/index.html').href);
  await expectSaid(page, 'file');
  await expect(said(page, 'file').first()).toContainText('python3 -m http.server');
});

test('in a frame without an origin: a link opens it in a tab', async ({ page, host }) => {
  host.pages.set(
    '/course.html',
    `<!doctype html><iframe sandbox="allow-scripts" src="/some/folder/?embed=1#scenario=first-minute"></iframe>`,
  );
  await page.goto(`${host.origin}/course.html`);
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('[data-why="frame"]').first()).toBeVisible();
  const link = frame.getByRole('link', { name: 'open it in a tab' });
  await expect(link).toHaveAttribute('href', `${host.page}?embed=1#scenario=first-minute`);
  await expect(link).toHaveAttribute('target', '_blank');
  await expect(frame.locator('code[data-address]').first()).toHaveText(`${host.page}?embed=1#scenario=first-minute`);
});

test('in a frame that lets links open, the link does', async ({ page, host }) => {
  host.pages.set(
    '/course.html',
    `<!doctype html><iframe sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" src="/some/folder/?embed=1"></iframe>`,
  );
  await page.goto(`${host.origin}/course.html`);
  const [tab] = await Promise.all([
    page.waitForEvent('popup'),
    page.frameLocator('iframe').getByRole('link', { name: 'open it in a tab' }).click(),
  ]);
  await ready(tab);
});

test('in a frame without scripts', async ({ page, host }) => {
  host.pages.set('/course.html', `<!doctype html><iframe sandbox src="/some/folder/"></iframe>`);
  await page.goto(`${host.origin}/course.html`);
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('noscript p').first()).toBeVisible();
  await expect(frame.locator('[data-why="frame"]').first()).toBeVisible();
  await expect(frame.locator('[data-why="slow"]').first()).toBeHidden();
});

test('nothing of the page comes before its policy', async ({ page, host }) => {
  await page.goto(host.page);
  await expect(page.locator('head > *').first()).toHaveAttribute('http-equiv', 'Content-Security-Policy');
});

test('what a page needs is refused, one after the other: each is named, and a reload starts it in the end', async ({
  page,
  host,
}) => {
  for (const [what, file] of [
    ['the script', /^assets\/index-.*\.js$/],
    ['the sheet', /^assets\/index-.*\.css$/],
    ['the words', /^assets\/first\.en-.*\.js$/],
    ['the words about the first protocol', /^assets\/raft\.about\.en-.*\.js$/],
  ] as const) {
    host.letGo();
    host.refuse(file);
    if (what === 'the script') await page.goto(`${host.page}?lang=en`);
    else await Promise.all([page.waitForEvent('framenavigated'), page.getByRole('button', { name: 'Reload' }).click()]);
    await expectSaid(page, 'missing');
    const named = page.locator('#unstarted [data-why="missing"] [data-what]').first();
    await expect.poll(async () => `assets/${await named.textContent()}`, what).toMatch(file);
  }
  host.letGo();
  await page.getByRole('button', { name: 'Reload' }).click();
  await ready(page);
});

test('what says it is refused too', async ({ page, host }) => {
  host.refuse(/^assets\//);
  await page.goto(host.page);
  await expect(page.getByRole('heading', { name: 'Quorum Lab has not started' })).toBeVisible();
});

const laboratories = (page: Page) => page.workers().filter((worker) => worker.url().includes('/host-'));

test('a script that is held back: after a while it says that it is still on its way', async ({ page, host }) => {
  host.hold(/^assets\/index-.*\.js$/);
  await page.goto(host.page, { waitUntil: 'commit' });
  await expectSaid(page, 'slow');
  // The laboratory need not wait for it, and is the page's own afterwards.
  await expect.poll(() => laboratories(page)).toHaveLength(1);
  const [early] = laboratories(page);
  host.letGo();
  await ready(page);
  expect(laboratories(page)).toEqual([early]);
  await expect(page.locator('#unstarted')).toHaveCount(0);
});

test('a script that throws says what', async ({ page, host }) => {
  host.change(/^assets\/first\.en-.*\.js$/, () => 'throw new Error("broken on purpose")');
  await page.goto(`${host.page}?lang=en`);
  await expectSaid(page, 'broke');
  await expect(said(page, 'broke').first()).toContainText('broken on purpose');
});

test('a browser without something that is needed is told what, and starts nothing', async ({ page, host }) => {
  await page.addInitScript(() => {
    delete (HTMLElement.prototype as { popover?: unknown }).popover;
    delete (Array.prototype as { findLast?: unknown }).findLast;
  });
  await page.goto(host.page);
  await expectSaid(page, 'old');
  expect(page.workers()).toEqual([]);
  await expect(said(page, 'old').first()).toContainText('This browser does not have: popover, findLast');
  expect(host.asked.some((file) => /^assets\/(first|host)/.test(file))).toBe(false);
});

for (const fate of ['refuse', 'change'] as const)
  test(`the laboratory ${fate === 'refuse' ? 'is refused' : 'throws'} at the start, and is tried again`, async ({
    page,
    host,
  }) => {
    const worker = /^assets\/(host|laboratory)-.*\.js$/;
    if (fate === 'refuse') host.refuse(worker);
    else host.change(worker, () => 'throw new Error("broken on purpose")');
    await page.goto(`${host.page}?lang=en`);
    await expectSaid(page, fate === 'refuse' ? 'missing' : 'broke');
    host.letGo();
    await page.getByRole('button', { name: 'Try again' }).click();
    await ready(page);
    await expect(page.locator('#unstarted')).toHaveCount(0);
  });
