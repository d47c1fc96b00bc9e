// Whoever writes through an input method uses Enter, Escape, arrows and letters for words that are not written yet: none of
// these keys is for the page, in any field.

import type { CDPSession, Page } from '@playwright/test';
import { button, expect, leaderName, node, open, rest, showFutures, test } from './lab.ts';

/** Ways to where something can be written. */
const FIELDS: readonly (readonly [name: string, open: (page: Page) => Promise<unknown>, fields: readonly string[]])[] =
  [
    [
      'the library, a text of one’s own, a new cluster',
      (page) => page.keyboard.press('o'),
      ['[data-find]', '[data-count="nodes"]', '[data-paste]'],
    ],
    ['a note', (page) => page.keyboard.press('g'), ['[data-tree-field]']],
    ['a name', rename, ['[data-tree-field]']],
    ['a title', (page) => page.locator('.scenario-title').click(), ['[data-title-field]']],
    ['a caption', (page) => page.keyboard.press('Shift+G'), ['[data-caption-field]']],
    ['a request', ask, ['.menu-form input']],
    ['the link and the text', (page) => page.keyboard.press('s'), ['[data-share-link]', '.share-text textarea']],
    ['a film', film, ['[data-field="from"]', '[data-field="to"]', '[data-field="lasts"]']],
    ['options of a second run', (page) => page.keyboard.press('v'), ['[data-options]']],
  ];

const WRITTEN =
  'textarea, [contenteditable], input:not([type=range], [type=checkbox], [type=radio], [type=file], [type=submit])';

async function rename(page: Page): Promise<void> {
  await page.keyboard.press('g');
  await page.locator('[data-tree-field]').fill('here');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-mark]')).toHaveCount(1);
  await showFutures(page);
  await page.locator('[data-mark]').focus();
  await page.keyboard.press('F2');
}

async function ask(page: Page): Promise<void> {
  const leads = await leaderName(page);
  await node(page, leads).focus();
  await page.keyboard.press('Enter');
  await page.locator('[data-item="request"]').click();
}

async function film(page: Page): Promise<void> {
  await page.keyboard.press('Shift+S');
  await expect(page.locator('dialog[open]')).toBeVisible();
}

/** What a key could change. */
async function stand(page: Page): Promise<unknown> {
  await rest(page);
  return page.evaluate(() => {
    const all = (selector: string) =>
      [...document.querySelectorAll(selector)].map((each) => each.getAttribute('aria-labelledby') ?? each.className);
    const focused = document.activeElement;
    return {
      open: [...all('dialog[open]'), ...all(':popover-open')],
      focused: `${focused?.tagName} ${focused?.getAttribute('aria-label')} ${focused?.id}`,
      value: focused !== null && 'value' in focused ? focused.value : null,
      told: document.querySelector('[data-toast]')?.textContent,
      hash: location.hash,
      clock: document.querySelector('[data-clock]')?.textContent,
      playing: document.querySelector('[data-playing]')?.getAttribute('data-playing'),
      nodes: [...document.querySelectorAll('[data-node]')].map((each) => each.getAttribute('data-up')),
      futures: document.querySelectorAll('[data-branch], [data-mark]').length,
    };
  });
}

const KEYS = [
  'Enter',
  'Escape',
  'ArrowDown',
  'ArrowUp',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'Tab',
  ' ',
  'k',
  '1',
];

test('keys of an input method stay with it, in every field', async ({ page }) => {
  await open(page);
  const written = page.locator(WRITTEN).filter({ visible: true });
  for (const [name, way, fields] of FIELDS)
    await test.step(name, async () => {
      await way(page);
      await expect(page.locator(fields[0] as string)).toBeVisible();
      // No field is left out.
      await expect(written).toHaveCount(fields.length);
      for (const field of fields) {
        await page.locator(field).focus();
        const before = await stand(page);
        const cancelled = await page.evaluate(
          ([keys, taken]) => {
            const target = document.activeElement as Element;
            const dialog = target.closest('dialog');
            const found: string[] = [];
            for (const key of keys)
              for (const as of [{ isComposing: true }, { keyCode: taken }]) {
                const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...as });
                if (!target.dispatchEvent(event) && key !== 'Escape') found.push(key);
                // What a browser that does not look would make of the key itself.
                const close = new Event('cancel', { cancelable: true });
                if (key === 'Escape' && dialog?.dispatchEvent(close)) found.push('cancel');
                if (key === 'Enter' && target.closest('form') !== null) target.closest('form')?.requestSubmit();
              }
            return found;
          },
          [KEYS, 229] as const,
        );
        expect(cancelled, 'keys that were taken from the input method').toEqual([]);
        expect(await stand(page), field).toEqual(before);
      }
      // Left for the next.
      await expect(async () => {
        await page.keyboard.press('Escape');
        await expect(written).toHaveCount(0, { timeout: 1000 });
        await expect(page.locator('dialog[open], :popover-open')).toHaveCount(0, { timeout: 1000 });
      }).toPass();
    });
});

/** A key as a browser gets it from an input method. */
async function composed(session: CDPSession, key: string): Promise<void> {
  for (const type of ['rawKeyDown', 'keyUp'] as const)
    await session.send('Input.dispatchKeyEvent', { type, key, code: key, windowsVirtualKeyCode: 229 });
}

test('a word composed in the search opens nothing until it is written', async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  await open(page);
  await button(page, 'open').click();
  const find = page.locator('[data-find]');
  await find.focus();
  await session.send('Input.imeSetComposition', { text: '领导', selectionStart: 2, selectionEnd: 2 });
  await expect(find).toHaveValue('领导');
  const before = await stand(page);
  for (const key of ['ArrowDown', 'Enter', 'Escape']) await composed(session, key);
  expect(await stand(page)).toEqual(before);
  await session.send('Input.insertText', { text: '领导' });
  await expect(find).toHaveValue('领导');
  // The same keys are the page's again.
  await page.keyboard.press('Escape');
  await expect(find).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
});
