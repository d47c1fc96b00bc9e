// The worker of the run and the thread that draws: gone, silent or never there. The first is started again where it was;
// what the second drew, the page draws.

import type { Page } from '@playwright/test';
import { expect, test } from './host.ts';
import { clock, leaderName, node, openOther, reading, ready, rest } from './lab.ts';

const LED = '#scenario=first-minute&t=300ms';
const trouble = (page: Page, kind: string) => page.locator(`[data-trouble="${kind}"]`);
const again = (page: Page) => page.locator('[data-trouble] [data-again]');

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await ready(page);
  await expect(clock(page)).toHaveText('0.300 s');
}

const worker = (page: Page, name: 'host' | 'thread') => {
  const found = page.workers().find((each) => new URL(each.url()).pathname.includes(`/assets/${name}-`));
  if (found === undefined) throw new Error(`There is no worker ${name}.`);
  return found;
};

/** Ends by itself without a word. */
const end = (page: Page, name: 'host' | 'thread') => worker(page, name).evaluate(() => self.close());
const fail = (page: Page, name: 'host' | 'thread') =>
  worker(page, name).evaluate(() => {
    setTimeout(() => {
      throw new Error('broken on purpose');
    });
  });

test.describe('the laboratory', () => {
  test('fails, is started again, and the run is where it was: its futures, what was undone, its notes', async ({
    page,
    host,
  }) => {
    await open(page, `${host.page}?lang=en${LED}`);
    const first = await leaderName(page);
    await page.keyboard.press(first.slice(1));
    await page.keyboard.press('x');
    await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
    await page.keyboard.press('.');
    await page.keyboard.press('.');
    await page.keyboard.press('m');
    await expect(page.getByRole('button', { name: 'Network: manual' })).toBeVisible();
    const before = await reading(page);
    await fail(page, 'host');
    await expect(trouble(page, 'laboratory')).toContainText('broken on purpose');
    await expect(trouble(page, 'laboratory')).toContainText('nothing that you did is lost');
    // What is done meanwhile is not lost either.
    await page.keyboard.press('x');
    await again(page).click();
    await expect(node(page, first)).toHaveAttribute('data-up', 'up');
    await expect(page.locator('[data-trouble]')).toHaveCount(0);
    await page.keyboard.press('u');
    await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
    await expect.poll(() => reading(page)).toEqual(before);
    await rest(page);
    await page.keyboard.press('u');
    await expect(page.getByRole('button', { name: /^Network: .* no loss/ })).toBeVisible();
  });

  test('ends without a word: it is said that it does not answer, and another answers', async ({ page, host }) => {
    await open(page, `${host.page}?lang=en${LED}`);
    const first = await leaderName(page);
    await end(page, 'host');
    await page.keyboard.press(first.slice(1));
    await page.keyboard.press('x');
    await expect(trouble(page, 'silent')).toContainText('has not answered for a while');
    await again(page).click();
    await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
    await expect(page.locator('[data-trouble]')).toHaveCount(0);
  });

  test('cannot be had again at once: it is told again, and comes when it can', async ({ page, host }) => {
    await open(page, `${host.page}?lang=zh${LED}`);
    host.refuse(/^assets\/host-/);
    await fail(page, 'host');
    await expect(trouble(page, 'laboratory')).toContainText('模拟器停止了（');
    await again(page).click();
    await expect(trouble(page, 'laboratory')).toContainText('模拟器停止了。');
    host.letGo();
    await again(page).click();
    await expect(page.locator('[data-trouble]')).toHaveCount(0);
    await page.keyboard.press('.');
    await expect(clock(page)).not.toHaveText('0.300 s');
  });

  test('lacks a part of its own: it is told, and another has it', async ({ page, host }) => {
    host.refuse(/^assets\/studies-/);
    await open(page, `${host.page}?lang=en${LED}`);
    await openOther(page, 'numbers');
    await expect(trouble(page, 'failed')).toContainText(/could not be fetched: studies-.*\.js/);
    host.letGo();
    await again(page).click();
    await expect(page.locator('[data-trouble]')).toHaveCount(0);
  });
});

/** Dots of the diagram's canvas that are not empty; null where the page itself cannot draw on it. */
const dots = (page: Page) =>
  page.locator('[data-spacetime] canvas').evaluate((canvas: HTMLCanvasElement) => {
    try {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      return Array.from(data).filter((value, i) => i % 4 === 3 && value > 0).length;
    } catch {
      return null;
    }
  });

test.describe('the thread that draws', () => {
  for (const [what, provoke] of [
    ['fails', (page: Page) => fail(page, 'thread')],
    ['ends without a word', (page: Page) => end(page, 'thread')],
  ] as const)
    test(`${what}: the page draws by itself, and says so`, async ({ page, host }) => {
      await open(page, `${host.page}?lang=en${LED}`);
      expect(await dots(page)).toBeNull();
      await provoke(page);
      // Something else is to be drawn.
      await page.keyboard.press('.');
      await expect(trouble(page, 'drawing')).toContainText('The page draws by itself now');
      await expect.poll(() => dots(page)).toBeGreaterThan(1000);
      await page.keyboard.press('k');
      await expect
        .poll(() => page.locator('.stage-flight').evaluate((canvas) => (canvas as { flying?: number }).flying))
        .toBeGreaterThan(0);
      await page.keyboard.press('k');
      await page.getByRole('button', { name: 'Dismiss' }).click();
      await expect(page.locator('[data-trouble]')).toHaveCount(0);
    });

  test('is refused: the page draws by itself from the beginning', async ({ page, host }) => {
    host.refuse(/^assets\/thread-/);
    await open(page, `${host.page}?lang=en${LED}`);
    await expect(trouble(page, 'drawing')).toBeVisible();
    await expect.poll(() => dots(page)).toBeGreaterThan(1000);
  });

  test('does not come: the page draws by itself after a while', async ({ page, host }) => {
    host.hold(/^assets\/thread-/);
    await open(page, `${host.page}?lang=en${LED}`);
    await expect(trouble(page, 'drawing')).toBeVisible();
    await expect.poll(() => dots(page)).toBeGreaterThan(1000);
  });
});
