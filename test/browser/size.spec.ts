// What a browser fetches before the first frame with nodes, and until the first screen stands complete, against the lists
// by which `npm run bench -- size` counts the bytes of the first load: neither may leave anything out.

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { firstLoad, kB } from '../../src/cli/bench/size.ts';
import { expect, ready, test } from './lab.ts';

/** Stamps the moment at which the first node is in the page, and where things stood then. Words may wrap otherwise once their
 * font has come. */
const WATCH = `
  const boxes = () => Object.fromEntries(['.header', '.app-stage', '.transport', '.app-side'].map((name) => {
    const { x, y, width, height } = document.querySelector(name).getBoundingClientRect();
    return [name, [x, y, width, height]];
  }));
  globalThis.boxes = boxes;
  new MutationObserver((_, observer) => {
    if (document.querySelector('[data-node]') === null) return;
    observer.disconnect();
    globalThis.drawnAt = performance.now();
    globalThis.drawnBoxes = boxes();
  }).observe(document, { childList: true, subtree: true });
`;

interface Watched {
  readonly drawnAt: number;
  readonly drawnBoxes: object;
  readonly boxes: () => object;
}

type Fetched = readonly { readonly file: string; readonly at: number }[];

/** Files of the build that the page and its worker asked for, and when, on one clock. */
async function fetched(page: Page): Promise<Fetched> {
  const read = () =>
    performance
      .getEntriesByType('resource')
      .map(({ name, startTime }) => ({ name, at: performance.timeOrigin + startTime }));
  const [worker] = page.workers();
  const all = [...(await page.evaluate(read)), ...((await worker?.evaluate(read)) ?? [])];
  return all.flatMap(({ name, at }) => {
    const file = /assets\/[^/]+\.(?:js|css)$/.exec(new URL(name).pathname)?.[0];
    return file === undefined ? [] : [{ file, at }];
  });
}

// A reader's first visit: what is kept from another would be in no record.
test.use({ alone: true });

test('the lists of the first load are what a browser fetches', async ({ page }) => {
  await page.addInitScript({ content: WATCH });
  const load = firstLoad();
  const drawn = () => page.evaluate(() => performance.timeOrigin + (globalThis as unknown as Watched).drawnAt);
  // The browser may leave out what is to watch a page from its beginning, or keep no record of what it fetched: a record
  // without what starts the page is none.
  await expect(async () => {
    await page.goto('./?lang=en');
    await ready(page);
    const drawnAt = await drawn();
    expect((await fetched(page)).filter(({ at }) => at <= drawnAt).map(({ file }) => file)).toContain(load.entry);
  }).toPass();
  await expect(page.locator('[data-why-headline]')).toBeVisible();
  await expect(page.locator('.ledger')).toBeVisible();
  await expect(page.locator('[data-spacetime] canvas')).toBeVisible();
  await expect(page.locator('.spacetime-tools [data-tool], .spacetime-tools > button').nth(3)).toBeVisible();
  // What comes by itself has come.
  await page.waitForLoadState('networkidle');

  const [drawnAt, all] = [await drawn(), await fetched(page)];
  const before = new Set(all.filter(({ at }) => at <= drawnAt).map(({ file }) => file));
  const counted = [...load.page, ...load.worker];
  expect(
    [...before].filter((file) => !counted.includes(file)),
    'before the first frame',
  ).toEqual([]);
  // Nor is anything counted that nobody needs by then; of the worker's own files, that it had them.
  expect(counted.filter((file) => file !== 'index.html' && !before.has(file))).toEqual([]);

  const shown = [...load.pageShown, ...load.workerShown];
  expect(
    all.map(({ file }) => file).filter((file) => !shown.includes(file)),
    'the first screen',
  ).toEqual([]);
});

test('the worker begins within 43 KiB, and no part carries marks for bundlers', () => {
  const { page, worker } = firstLoad();
  expect(kB(worker)).toBeLessThanOrEqual(43 * 1.024);
  for (const file of [...page, ...worker]) expect(readFileSync(`dist/${file}`, 'utf8'), file).not.toContain('__PURE__');
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 360, height: 740 },
])
  test(`what comes after the first frame moves nothing, ${viewport.width} pixels wide`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.addInitScript({ content: WATCH });
    // At rest, so that nothing moves by itself.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto('./?lang=en');
    await ready(page);
    await page.waitForLoadState('networkidle');
    const { before, after } = await page.evaluate(() => {
      const { drawnBoxes, boxes } = globalThis as unknown as Watched;
      return { before: drawnBoxes, after: boxes() };
    });
    expect(after).toEqual(before);
  });
