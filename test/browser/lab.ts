// What every browser test shares: a page that must not complain, and the gestures of a person.

import { type Browser, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';

export { expect };

/** A run with a leader, at rest: the same in every test. */
const LED = './#scenario=first-minute&t=300ms';

/** What the driver itself puts on the console (playwright.config.ts says why). */
const BLOCKED = 'Service Worker registration blocked by Playwright';

/** Collects what the page complains about; to be called before it opens. */
export function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if ((message.type() === 'error' || message.type() === 'warning') && message.text() !== BLOCKED)
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.stack ?? String(error)));
  return complaints;
}

/** Every test's page: when the test is over, nothing may stand on its console. */
export const test = base.extend<{ quiet: readonly string[] }>({
  quiet: [
    async ({ page }, use) => {
      const complaints = listen(page);
      await use(complaints);
      expect(complaints, 'on the console').toEqual([]);
    },
    { auto: true },
  ],
});

export async function open(page: Page, address = LED): Promise<void> {
  await page.goto(address);
  await ready(page);
  // The page stands at its beginning until it has come to the moment that the address names.
  const [, moment] = /[&#]t=(\d+)ms(?=&|$)/.exec(address) ?? [];
  if (moment !== undefined) await expect(clock(page)).toHaveText(`${(Number(moment) / 1000).toFixed(3)} s`);
}

export async function ready(page: Page): Promise<void> {
  await expect(page.locator('[data-node]').first()).toBeVisible();
  // The panels come a moment after the stage.
  await expect(page.locator('.app')).toHaveAttribute('data-ready', 'true');
}

export const leader = (page: Page) => page.locator('[data-node][data-leads]');
export const node = (page: Page, id: string) => page.locator(`[data-node="${id}"]`);
export const clock = (page: Page) => page.locator('[data-clock]');
export const branches = (page: Page) => page.locator('[data-branch]');
export const item = (page: Page, id: string) => page.locator(`[data-item="${id}"]`);

/** The name of the only node that leads. */
export async function leaderName(page: Page): Promise<string> {
  await expect(leader(page)).toHaveCount(1);
  return (await leader(page).getAttribute('data-node')) ?? '';
}

/** What can be read of a run at a moment: the clock, each node, the logs, why, and what led here. */
export async function reading(page: Page): Promise<unknown> {
  const nodes = await page
    .locator('[data-node]')
    .evaluateAll((all) =>
      all.map((each) => ['node', 'role', 'epoch', 'up'].map((name) => each.getAttribute(`data-${name}`))),
    );
  const slots = await page
    .locator('[data-row] [data-slot]')
    .evaluateAll((all) => all.map((each) => `${each.getAttribute('data-slot')} ${each.getAttribute('data-standing')}`));
  const told = await page.locator('[data-why-headline], [data-feed-item]').allTextContents();
  return { at: await clock(page).textContent(), nodes, slots, told };
}

/** A command's button, whatever its name in the page's language. */
export const button = (page: Page, command: string) => page.locator(`[data-command="${command}"]`).first();

/** Opens a text as a person pastes it, in English. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.keyboard.press('o');
  await page.locator('[data-paste]').fill(text);
  await page.getByRole('button', { name: 'Open this' }).click();
  await expect(page.locator('dialog[open]')).toHaveCount(0);
}

/** Goes down a menu by arrows to an item. */
export async function walkTo(page: Page, id: RegExp): Promise<void> {
  for (let i = 0; i < 20; i++) {
    const here = await page.evaluate(() => document.activeElement?.getAttribute('data-item') ?? '');
    if (id.test(here)) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`No arrow leads to ${id}.`);
}

/** A second person with a browser of their own. */
export async function another(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: base.info().project.use.baseURL, locale: 'en-US', ...options });
  return context.newPage();
}

/** Where the middle of an element is, in the window. */
export async function middle(page: Page, selector: string): Promise<{ x: number; y: number }> {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} is not on the page.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
