// A key that can do nothing now says so, under each protocol and in both languages.

import type { Page } from '@playwright/test';
import { another, clock, expect, listen, node, open, rest, test, time } from './lab.ts';

const toast = (page: Page) => page.locator('[data-toast]');

/** Each sentence differs from the one before it: that one may still stand there. */
async function says(page: Page, keys: readonly (readonly [key: string, sentence: string | RegExp])[]): Promise<void> {
  for (const [key, sentence] of keys) {
    await page.keyboard.press(key);
    await expect(toast(page), key).toHaveText(sentence);
  }
}

/** At the beginning of any run in which nobody leads and nothing was done yet. */
const IDLE = [
  ['x', 'Nobody leads: select a node first.'],
  ['p', 'Select a node first.'],
  ['9', 'There is no such node.'],
  ['t', 'Select a node first.'],
  ['h', 'No link is cut.'],
  ['u', 'There is nothing to undo.'],
] as const;

test('Paxos elects nobody: the keys of elections say what to do instead, and that works', async ({ page, browser }) => {
  await open(page, './#scenario=paxos-minority&t=0ms');
  await says(page, [
    ['e', /^Paxos elects nobody\. R asks a proposer .* C goes to the next decision\.$/],
    ['Shift+E', /^Paxos elects nobody\. Shift\+C goes/],
    ...IDLE,
    ['Control+y', 'There is nothing to redo.'],
    [',', 'This is the beginning.'],
  ]);
  const zh = await another(browser, { locale: 'zh-CN', viewport: { width: 1280, height: 800 } });
  const complaints = listen(zh);
  await open(zh, './#scenario=paxos-minority&t=0ms');
  await says(zh, [['e', /^Paxos 不选举领导者。按 R /]]);
  expect(complaints).toEqual([]);
  await zh.close();
});

for (const [protocol, scenario] of [
  ['Raft', 'first-minute'],
  ['Multi-Paxos', 'multipaxos-first-minute'],
] as const)
  test(`${protocol}: each key that can do nothing says why`, async ({ page }) => {
    await open(page, `./#scenario=${scenario}&t=0ms`);
    await says(page, [[',', 'This is the beginning.'], ...IDLE, ['Shift+E', 'No election before this moment.']]);
    await page.keyboard.press('e');
    await expect(clock(page)).not.toHaveText('0.000 s');
  });

test('where nothing happens by itself, a step on says so', async ({ page }) => {
  await open(page, './#scenario=manual-vote');
  await page.keyboard.press('End');
  const nothing = toast(page).getByText(
    'Nothing more happens by itself: deliver a message, fire a timer or send a request.',
    { exact: true },
  );
  do {
    await page.keyboard.press('.');
    await rest(page);
  } while (!(await nothing.isVisible()));
});

test('a search that takes a while says so, and whatever is done next ends it', async ({ page }) => {
  // The laboratory does not answer what is asked while simulating ahead for a search, until it may.
  await page.addInitScript(() => {
    const held: (() => void)[] = [];
    const { postMessage } = Worker.prototype;
    Object.assign(globalThis, { release: () => held.splice(0).map((go) => go()) });
    Worker.prototype.postMessage = function (told: { ask?: { most?: number } }, given?: unknown) {
      const go = () => postMessage.call(this, told, given as StructuredSerializeOptions);
      if (told.ask?.most === 512) held.push(go);
      else go();
    };
  });
  const release = () => page.evaluate(() => (globalThis as unknown as { release: () => void }).release());
  const searching = page.locator('[data-searching]');
  await open(page);
  await page.keyboard.press('e');
  await expect(searching).toContainText('Whatever you do ends the search');
  await page.keyboard.press('x');
  await expect(searching).toHaveCount(0);
  await release();
  await expect(page.locator('[data-node][data-up="crashed"]')).toHaveCount(1);
  await expect(clock(page)).toHaveText('0.300 s');

  await page.keyboard.press('e');
  await expect(searching).toBeVisible();
  await searching.getByRole('button').click();
  await expect(searching).toHaveCount(0);
  await release();
  await expect(clock(page)).toHaveText('0.300 s');
});

test('after a click Space belongs to the run; what the keyboard leads to, it presses', async ({ page }) => {
  await open(page);
  const playing = page.locator('[data-playing="true"]');
  await page.getByRole('tab', { name: 'State', exact: true }).click();
  await page.keyboard.press('Space');
  await expect(playing).toHaveCount(1);
  await page.keyboard.press('Space');
  await expect(playing).toHaveCount(0);

  // A button that was clicked is not pressed again.
  const at = await time(page);
  const back = page.getByRole('button', { name: 'Step back', exact: true });
  // The move before may be of the same millisecond.
  await expect(async () => {
    await back.click();
    expect(await time(page)).not.toBe(at);
  }).toPass();
  await page.keyboard.press('Space');
  await expect(playing).toHaveCount(1);
  await page.keyboard.press('Space');
  await expect(playing).toHaveCount(0);

  // What has the focus again because a dialog or a menu has closed was clicked all the same.
  const toggles = async () => {
    await expect(page.locator('dialog[open], :popover-open')).toHaveCount(0);
    await page.keyboard.press('Space');
    await expect(playing).toHaveCount(1);
    await page.keyboard.press('Space');
    await expect(playing).toHaveCount(0);
    await expect(page.locator('dialog[open], :popover-open')).toHaveCount(0);
  };
  await page.locator('.header [data-command="open"]').click();
  await expect(page.locator('dialog[open]')).toBeVisible();
  await page.keyboard.press('Escape');
  await toggles();
  await node(page, 'S1').click();
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await toggles();
  await page.locator('.speed input').click();
  await toggles();
  // Come to by keys, a node keeps it.
  await node(page, 'S1').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);

  await page.keyboard.press('Home');
  await expect(clock(page)).toHaveText('0.000 s');
  await page.getByRole('button', { name: 'To the latest moment seen', exact: true }).focus();
  await page.keyboard.press('Space');
  await expect(clock(page)).not.toHaveText('0.000 s');
  await expect(playing).toHaveCount(0);
});
