// Links and texts that would cost more than a page has: each says how far it is, gives way to whatever is done next, and
// stops with a sentence at the moment reached.

import type { Page } from '@playwright/test';
import { button, clock, expect, node, open, paste, ready, showFutures, test } from './lab.ts';

const going = (page: Page) => page.locator('[data-searching]');
const stopped = (page: Page) => page.locator('[data-stopped]');
const seconds = async (page: Page) => Number.parseFloat((await clock(page).textContent()) ?? '');
/** A busy machine takes its time for so many moves. */
const LONG = { timeout: 60_000 };

/** A page with another budget. Budgets themselves are held by `budget.test.ts`. */
async function budget(page: Page, changes: readonly (readonly [from: string, to: string])[]): Promise<void> {
  await page.route('**/laboratory-*.js', async (route) => {
    // A connection that was kept may be closed at that very moment.
    const answer = await route.fetch({ maxRetries: 3 });
    let body = await answer.text();
    for (const [from, to] of changes) {
      expect(body).toContain(from);
      body = body.replace(from, to);
    }
    await route.fulfill({ response: answer, body });
  });
}

/** A smaller one: it ends sooner, in the same way. */
const spare = (page: Page) =>
  budget(page, [
    ['moves:1e6', 'moves:2e4'],
    ['inFlight:4096', 'inFlight:256'],
  ]);

/** One that a run does not come to the end of while somebody looks on, however fast the machine is. */
const lavish = (page: Page) =>
  budget(page, [
    ['moves:1e6', 'moves:1e9'],
    ['bytes:2e8', 'bytes:2e9'],
  ]);

/** Nothing of the link is left on show: the page answers as ever. */
async function answers(page: Page): Promise<void> {
  await paste(page, 'quorum 1\nraft nodes=3 seed=7\nnetwork timed latency=10ms\nring S1 election\nrun 1s\n');
  await expect(page.locator('[data-node]')).toHaveCount(3);
  await expect(page.locator('[data-node][data-leads]')).toHaveAttribute('data-node', 'S1');
  await expect(going(page)).toHaveCount(0);
}

test('a link to the end of a day says how far it is, and gives way to another scenario', async ({ page }) => {
  await page.goto('./#scenario=first-minute&t=86400s');
  await ready(page);
  await expect(going(page)).toContainText(/Playing to 86400 s: [\d,]+ moves, [\d.]+ s so far\./);
  // Who listens hears it too.
  await expect(page.getByRole('status').filter({ has: going(page) })).toContainText('Playing to 86400 s');
  await answers(page);
});

test('a step, a crash: what is done is done, and the link is left', async ({ page }) => {
  await page.goto('./#scenario=first-minute&t=86400s');
  await ready(page);
  await expect(going(page)).toBeVisible();
  await page.keyboard.press('.');
  await expect(going(page)).toHaveCount(0);
  await expect.poll(() => seconds(page)).toBeLessThan(1);
  await page.keyboard.press('2');
  await page.keyboard.press('x');
  await expect(node(page, 'S2')).toHaveAttribute('data-up', 'crashed');
});

test('Escape stands where it had come to', async ({ page }) => {
  await page.goto('./#scenario=first-election&t=86400s');
  await ready(page);
  await expect(going(page)).toContainText(/[\d,]{6,} moves/, LONG);
  await page.keyboard.press('Escape');
  await expect(going(page)).toHaveCount(0);
  await expect.poll(() => seconds(page)).toBeGreaterThan(10);
  await answers(page);
});

test('it stops after so many moves, at the moment reached, and goes on when it is told to', async ({ page }) => {
  await spare(page);
  await page.goto('./#scenario=one-server&t=86400s');
  await ready(page);
  await expect(stopped(page)).toContainText(/Stopped at 20,000 moves, [\d.]+ s/, LONG);
  const there = await seconds(page);
  expect(there).toBeGreaterThan(200);
  await stopped(page).getByRole('button', { name: 'Go on' }).click();
  await expect(stopped(page)).toContainText(/Stopped at 40,000 moves, [\d.]+ s/, LONG);
  await expect.poll(() => seconds(page)).toBeGreaterThan(there);
  await answers(page);
});

test('a text that fills the network stops at what the page can show', async ({ page }) => {
  await spare(page);
  await open(page);
  await paste(
    page,
    'quorum 1\nraft nodes=9 seed=7\nnetwork timed latency=1ms\nring S1 election\nrun until role S1 leader\nrun 10ms\nset latency=60s\nset clients=1us\n',
  );
  await expect(page.locator('[data-node]')).toHaveCount(9);
  // The first election may lie before the moment on show, or behind it: there is none after that.
  await expect(async () => {
    await page.keyboard.press('e');
    await expect(stopped(page)).toContainText('more messages are in flight than the page can well show', {
      timeout: 5000,
    });
  }).toPass(LONG);
  await answers(page);
});

test('a future that begins beyond all that is played stops on its way', async ({ page }) => {
  await spare(page);
  await open(page);
  await paste(page, 'quorum 2\nraft nodes=1 seed=7\nfuture 2 of 1 at 80000s "Late"\ncrash S1\n');
  await showFutures(page);
  await page.locator('[data-branch]').filter({ hasText: 'Late' }).first().click();
  await expect(stopped(page)).toContainText('Stopped at 20,000 moves', LONG);
  await expect.poll(() => seconds(page)).toBeGreaterThan(200);
  await answers(page);
});

test('a kept run that stood at the end of a day, and a `run until` that never holds', async ({ page }) => {
  await lavish(page);
  await page.addInitScript(() => {
    const text =
      'quorum 1\nraft nodes=3 seed=7\nrun until role S1 candidate and role S2 leader and role S1 leader limit 86400s\n';
    sessionStorage.setItem(
      'quorum-lab.run',
      JSON.stringify({ hash: '', text, at: 86_400_000_000, future: 1, edited: false }),
    );
  });
  await page.goto('./');
  await ready(page);
  await page.reload();
  await ready(page);
  await expect(going(page)).toContainText(/Playing to 86400 s: [\d,]+ moves/);
  await page.keyboard.press('Escape');
  await expect(going(page)).toHaveCount(0);
  await expect(button(page, 'play')).toBeEnabled();
  await answers(page);
});

test('in Chinese', async ({ page }) => {
  await page.goto('./?lang=zh#scenario=first-minute&t=86400s');
  await ready(page);
  await expect(going(page)).toContainText(/正在运行到 86400 s：到现在 [\d,]+ 步/);
  await spare(page);
  await page.goto('about:blank');
  await page.goto('./?lang=zh#scenario=one-server&t=86400s');
  await ready(page);
  await expect(stopped(page)).toContainText('停在第 20,000 步', LONG);
  await expect(stopped(page).getByRole('button', { name: '继续' })).toBeVisible();
});
