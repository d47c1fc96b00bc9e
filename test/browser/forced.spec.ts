// Where a system forces its few colours upon every page, nothing may be told by a colour that is replaced: what stands out
// in the page's own colours stands out in these.

import type { Page } from '@playwright/test';
import { type Dots, dotsIn, ink, paperOf } from './engines/picture.ts';
import { branches, expect, leaderName, node, open, test } from './lab.ts';

/** What is seen of the first such element, and so far round it. */
async function seen(page: Page, selector: string, round = 0): Promise<Dots> {
  const element = page.locator(selector).filter({ visible: true }).first();
  await expect(element).toBeVisible();
  const { x, y, width, height } = (await element.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const box = { x: x - round, y: y - round, width: width + 2 * round, height: height + 2 * round };
  return dotsIn(await page.screenshot(), box, 1);
}

const style = (page: Page, selector: string, name: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name);

for (const [colorScheme, canvas] of [
  ['light', [255, 255, 255]],
  ['dark', [0, 0, 0]],
] as const)
  test(`in forced colours everything still stands out, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    await open(page, './#scenario=first-minute&t=900ms');
    await expect(page.locator('[data-pointer], .ledger-pointer').first()).toBeVisible();

    // Marks of the logs, in the table and in its key.
    for (const mark of [
      '.ledger-scroll .ledger-pointer:not([data-ahead="true"])',
      '.ledger-scroll .ledger-pointer[data-ahead="true"]',
      '.ledger-key .ledger-pointer:not([data-ahead="true"])',
      '.ledger-key .ledger-pointer[data-ahead="true"]',
    ])
      expect(ink(await seen(page, mark, 1)), mark).toBeGreaterThan(0.1);
    expect(await style(page, '[data-standing="applied"] > .ledger-cell', 'box-shadow')).not.toBe('none');

    // Which tab is chosen: the others have no bar beneath.
    const bar = (tab: string) => style(page, tab, 'border-bottom-color');
    const chosen = await bar('[role="tab"][aria-selected="true"]');
    expect(chosen).toBe(await style(page, 'body', 'color'));
    expect(await bar('[role="tab"][aria-selected="false"]')).toBe('rgba(0, 0, 0, 0)');

    // The slider has a track and a thumb.
    expect(ink(await seen(page, '.transport input[type="range"]'))).toBeGreaterThan(0.1);

    // What is drawn on a canvas is drawn on the system's paper, and stands out on it.
    const diagram = await seen(page, '[data-spacetime] canvas');
    expect(paperOf(diagram)).toEqual(canvas);
    expect(ink(diagram)).toBeGreaterThan(0.03);

    // Two futures, a line each.
    await node(page, await leaderName(page)).click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+E');
    await page.keyboard.press('x');
    await expect(branches(page)).toHaveCount(2);
    const rail = await page.locator('[data-spacetime] canvas').boundingBox();
    const beyond = { x: (rail?.x ?? 0) + 400, y: rail?.y ?? 0, width: 300, height: 20 };
    await expect.poll(async () => ink(dotsIn(await page.screenshot(), beyond, 1))).toBeGreaterThan(0.05);
    expect(ink(await seen(page, '[data-overview]'))).toBeGreaterThan(0.1);

    // While it plays, one clock: the letters give way to the canvas.
    await page.keyboard.press('k');
    await expect(page.locator('[data-clock]')).toHaveAttribute('data-hidden', '');
    expect(await style(page, '[data-clock]', 'color')).toBe('rgba(0, 0, 0, 0)');
    expect(await style(page, '.stage-flight', 'forced-color-adjust')).toBe('none');
  });

test('canvases follow when colours are forced and when they are not any more', async ({ page }) => {
  await open(page);
  const paper = async () => paperOf(await seen(page, '[data-spacetime] canvas'));
  const own = await paper();
  await page.emulateMedia({ forcedColors: 'active' });
  await expect.poll(paper).toEqual([255, 255, 255]);
  await page.emulateMedia({ forcedColors: 'none' });
  await expect.poll(paper).toEqual(own);
  expect(own).not.toEqual([255, 255, 255]);
});

test('every colour of the theme has one of the system beside it', async ({ page }) => {
  await open(page);
  const [own, forced] = await page.evaluate(() => {
    const inLayers = (list: CSSRuleList): CSSRule[] =>
      [...list].flatMap((rule) => (rule instanceof CSSLayerBlockRule ? inLayers(rule.cssRules) : [rule]));
    const rules = [...document.styleSheets].flatMap((sheet) => inLayers(sheet.cssRules));
    // Lengths and fonts stand there too, and what the build needs for two themes.
    const page = getComputedStyle(document.documentElement);
    const isColour = (name: string) =>
      !name.startsWith('--lightningcss') && CSS.supports('color', page.getPropertyValue(name));
    const ofRoot = (all: CSSRule[]) =>
      all.flatMap((rule) =>
        rule instanceof CSSStyleRule && rule.selectorText.startsWith(':root')
          ? [...rule.style].filter((name) => name.startsWith('--') && isColour(name))
          : [],
      );
    const media = rules.filter((rule) => rule instanceof CSSMediaRule && rule.conditionText.includes('forced-colors'));
    return [ofRoot(rules), ofRoot(media.flatMap((rule) => [...(rule as CSSMediaRule).cssRules]))].map((names) =>
      [...new Set(names)].sort(),
    );
  });
  expect(own?.length).toBeGreaterThan(20);
  expect(forced).toEqual(own);
});
