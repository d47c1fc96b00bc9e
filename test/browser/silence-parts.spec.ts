// Parts of a page that runs and do not come, or are of another version by now: said in a sentence, and had again.

import type { Page } from '@playwright/test';
import { expect, test } from './host.ts';
import { clock, leaderName, node, reading, ready } from './lab.ts';

const LED = '#scenario=first-minute&t=300ms';
const trouble = (page: Page, kind: string) => page.locator(`[data-trouble="${kind}"]`);
const again = (page: Page) => page.locator('[data-trouble] [data-again]');
const dialog = (page: Page) => page.locator('dialog[open]');

async function open(page: Page, address: string, at = '0.300 s'): Promise<void> {
  await page.goto(address);
  await ready(page);
  await expect(clock(page)).toHaveText(at);
}

test('dialogs without a script, or a sheet, are told of, and open when they are tried again', async ({
  page,
  host,
}) => {
  await open(page, `${host.page}?lang=en${LED}`);
  for (const [key, file] of [
    ['s', /^assets\/Share-.*\.js$/],
    ['w', /^assets\/Bridge-.*\.css$/],
  ] as const) {
    host.refuse(file);
    await page.keyboard.press(key);
    await expect(trouble(page, 'part')).toContainText('A part of the page could not be fetched');
    await expect(dialog(page)).toHaveCount(0);
    // The rest of the page is as it was.
    const before = (await clock(page).textContent()) ?? '';
    await page.keyboard.press('.');
    await expect(clock(page)).not.toHaveText(before);
    host.letGo();
    await again(page).click();
    await expect(dialog(page)).toBeVisible();
    await expect(page.locator('[data-trouble]')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  }
});

test('panels that do not come at the start leave the stage as it is, and come when they are tried again', async ({
  page,
  host,
}) => {
  host.refuse(/^assets\/Panels-.*\.js$/);
  await open(page, `${host.page}?lang=en${LED}`);
  await expect(trouble(page, 'part')).toContainText(/Panels-.*\.js/);
  await expect(page.getByRole('tab')).toHaveCount(0);
  host.letGo();
  await again(page).click();
  await expect(page.getByRole('tab').first()).toBeVisible();
});

test('keys that do not come are told of, and work when they are tried again', async ({ page, host }) => {
  host.refuse(/^assets\/keys-.*\.js$/);
  await open(page, `${host.page}?lang=en${LED}`);
  await expect(trouble(page, 'part')).toContainText(/keys-.*\.js/);
  host.letGo();
  await again(page).click();
  await expect(page.locator('[data-trouble]')).toHaveCount(0);
  await expect(async () => {
    await page.keyboard.press('?');
    await expect(dialog(page)).toBeVisible({ timeout: 1000 });
  }).toPass();
});

test('messages whose drawing does not come are told of, and fly when it is tried again', async ({ page, host }) => {
  host.refuse(/^assets\/traffic-.*\.js$/);
  await open(page, `${host.page}?lang=en#scenario=first-minute&t=165ms`, '0.165 s');
  await expect(trouble(page, 'part')).toContainText(/traffic-.*\.js/);
  await expect(page.locator('[data-envelope]')).toHaveCount(0);
  host.letGo();
  await again(page).click();
  await expect(page.locator('[data-envelope]').first()).toBeVisible();
  await expect(page.locator('[data-trouble]')).toHaveCount(0);
});

test('what tells of parts does not come itself: the document says it', async ({ page, host }) => {
  host.refuse(/^assets\/Trouble-.*\.js$/);
  await page.goto(`${host.page}?lang=en${LED}`);
  await expect(page.locator('#unstarted [data-why="missing"]').first()).toBeVisible();
  await expect(page.locator('[data-node]').first()).toBeVisible();
});

test('offline before anything is stored: a part says so, and comes when there is a connection again', async ({
  page,
  host,
  context,
}) => {
  await open(page, `${host.page}?lang=en${LED}`);
  await context.setOffline(true);
  await page.keyboard.press('s');
  await expect(trouble(page, 'part')).toContainText('There is no connection just now.');
  await context.setOffline(false);
  await again(page).click();
  await expect(dialog(page)).toBeVisible();
});

test('a part that throws is told of, and the page goes on', async ({ page, host }) => {
  host.change(/^assets\/Help-.*\.js$/, () => 'throw new Error("broken on purpose")');
  await open(page, `${host.page}?lang=zh${LED}`);
  await page.keyboard.press('?');
  await expect(trouble(page, 'part')).toContainText('页面有一部分出错了：broken on purpose');
  await page.keyboard.press('.');
  await expect(clock(page)).not.toHaveText('0.300 s');
});

/** A run with something done in it. */
async function crashed(page: Page): Promise<string> {
  const first = await leaderName(page);
  await page.keyboard.press(first.slice(1));
  await page.keyboard.press('x');
  await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
  await expect(page.locator('[data-edited]')).toBeVisible();
  // It stands in the address, and is kept.
  await expect.poll(() => new URL(page.url()).hash).toContain('#');
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('quorum-lab.run') ?? '')).toContain('crash');
  return first;
}

for (const host_ of ['refuses them', 'answers with the page instead'] as const)
  test(`a newer version, where the host ${host_}: the reload has it and keeps the run`, async ({ page, host }) => {
    await open(page, `${host.page}?lang=en${LED}`);
    const first = await crashed(page);
    const before = await reading(page);
    if (host_ === 'answers with the page instead') host.confuse(/^assets\/(?!.*-newer)/);
    host.deploy();
    await page.keyboard.press('Shift+S');
    await expect(trouble(page, 'gone')).toContainText('Reload: your run is kept.');
    await page.locator('[data-trouble] [data-reload]').click();
    await expect(page.locator('script[src*="-newer"]').first()).toBeAttached();
    await ready(page);
    await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
    await expect.poll(() => reading(page)).toEqual(before);
  });

test('a newer version, when the laboratory has to be had again: the reload keeps the run', async ({ page, host }) => {
  await open(page, `${host.page}?lang=en${LED}`);
  const first = await crashed(page);
  host.deploy();
  await page
    .workers()
    .find((each) => each.url().includes('/assets/host-'))
    ?.evaluate(() => {
      setTimeout(() => {
        throw new Error('broken on purpose');
      });
    });
  await expect(trouble(page, 'laboratory')).toBeVisible();
  await again(page).click();
  await expect(trouble(page, 'gone')).toContainText('Reload: your run is kept.');
  await page.locator('[data-trouble] [data-reload]').click();
  await ready(page);
  await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
});

test('the page itself fails: it says so, and is drawn again with its run', async ({ page, host }) => {
  await page.addInitScript(() => {
    const match = window.matchMedia.bind(window);
    window.matchMedia = (query) => {
      if (document.documentElement.hasAttribute('data-broken')) throw new Error('broken on purpose');
      return match(query);
    };
  });
  await open(page, `${host.page}?lang=en${LED}`);
  const before = await reading(page);
  await page.evaluate(() => document.documentElement.setAttribute('data-broken', ''));
  // Whatever draws the frame of the page anew.
  await page.keyboard.press('l');
  const said = page.locator('#unstarted');
  await expect(said.locator('[data-why="broke"]').first()).toContainText('broken on purpose');
  await expect(said.getByText('Your run is kept.')).toBeVisible();
  await page.evaluate(() => document.documentElement.removeAttribute('data-broken'));
  await said.getByRole('button', { name: 'Try again' }).click();
  await ready(page);
  await expect(said).toHaveCount(0);
  await page.keyboard.press('l');
  await expect.poll(() => reading(page)).toEqual(before);
});

test.describe('with what is stored for use offline', () => {
  test.use({ alone: true, serviceWorkers: 'allow' });

  test('a newer version is told of, parts of this one still come, and the reload keeps the run', async ({
    page,
    host,
  }) => {
    await open(page, `${host.page}?lang=en${LED}`);
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
    const first = await crashed(page);
    host.deploy();
    // As when somebody comes back to the tab.
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect(trouble(page, 'newer')).toContainText('There is a newer version of this page.');
    await page.keyboard.press('?');
    await expect(dialog(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await page.locator('[data-trouble] [data-reload]').click();
    await expect(page.locator('script[src*="-newer"]').first()).toBeAttached();
    await ready(page);
    await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
    await expect(page.locator('[data-trouble]')).toHaveCount(0);
  });
});
