// A person who presses anything: a seeded walk of clicks, drags and keys that must leave the page alive and quiet.

import { button, clock, expect, open, reading, ready, test, time } from './lab.ts';

const STEPS = 200;
const KEYS = [
  ...'kecfbxprtmhul1234567.,+-EC',
  'Space',
  'PageDown',
  'PageUp',
  'ArrowLeft',
  'ArrowRight',
  'ArrowDown',
  'Home',
  'End',
  'Enter',
  'Escape',
  'Tab',
  'Control+z',
  'Control+y',
];

/** A small generator of our own, so that a seed means the same everywhere. */
function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

for (const seed of [1, 20_261]) {
  test(`${STEPS} random gestures leave the page alive (seed ${seed})`, async ({ page }) => {
    await open(page);
    const roll = dice(seed);
    const { width, height } = page.viewportSize() ?? { width: 1280, height: 800 };
    for (let i = 0; i < STEPS; i++) {
      const [x, y] = [roll(width), 52 + roll(height - 52)];
      switch (roll(5)) {
        case 0:
          await page.mouse.click(x, y);
          break;
        case 1:
          await page.mouse.move(x, y);
          await page.mouse.down();
          await page.mouse.move(roll(width), 52 + roll(height - 52), { steps: 2 });
          await page.mouse.up();
          break;
        default:
          await page.keyboard.press(KEYS[roll(KEYS.length)] as string);
      }
    }
    // The page is still alive: it plays, the worker answers, nothing broke that must hold, and a link gives the same run.
    for (let i = 0; i < 3; i++) await page.keyboard.press('Escape');
    await expect(page.locator('dialog[open]')).toHaveCount(0);
    await expect(page.locator('[data-strip="breach"]')).toHaveCount(0);
    await expect(page.locator('.pill')).not.toHaveClass(/alarm/);
    const playing = page.locator('[data-playing]');
    if ((await playing.getAttribute('data-playing')) === 'true') await button(page, 'play').click();
    await expect(playing).toHaveAttribute('data-playing', 'false');
    // The first chip of the network sets it to timed, in whichever language the page is now.
    await page.locator('.network button').first().click();
    const timed = page.locator('.network input[type="radio"]').first();
    await timed.click();
    await expect(timed).toBeChecked();
    await page.keyboard.press('Escape');
    const stopped = await time(page);
    await button(page, 'play').click();
    await expect(clock(page)).not.toHaveText(stopped);
    await button(page, 'share').click();
    const link = await page.locator('[data-share-link]').inputValue();
    await page.keyboard.press('Escape');
    // Another panel may be open, and the table of votes stand where the logs are read: a link does not say what was looked at.
    await page.locator('[data-tab="why"]').click();
    if ((await page.locator('.app').getAttribute('data-large')) === 'true') await page.keyboard.press('Shift+L');
    await page.locator('.ledger [aria-pressed]').first().click();
    const here = await reading(page);
    await page.goto('about:blank');
    await page.goto(link);
    await ready(page);
    await expect.poll(() => reading(page)).toEqual(here);
  });
}
