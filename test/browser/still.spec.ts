// The page stays where it is, whatever is done: played, stepped, branched, crashed, opened.

import type { Page } from '@playwright/test';
import { branches, button, clock, expect, leaderName, middle, node, open, rest, showFutures, test } from './lab.ts';
import { countShifts, expectStill, PARTS, placesOf, shiftsCounted } from './still.ts';

/** Two frames on: what an act causes at once is laid out. */
const frames = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

test('nothing moves while playing, stepping, branching, crashing, opening a menu or a tab', async ({ page }) => {
  await open(page, './?beats=off#scenario=first-minute&t=600ms');
  await rest(page);
  const before = await page.evaluate(placesOf, PARTS);
  for (const part of Object.keys(PARTS)) expect(Object.keys(before).join(), 'parts').toContain(part);
  await page.evaluate(countShifts);

  /** Does something, waits until it is done, and looks at once and when the page has come to rest. */
  const still = async (what: string, act: () => Promise<unknown>, done: () => Promise<unknown>) => {
    await act();
    await frames(page);
    expectStill(before, await page.evaluate(placesOf, PARTS), `at once: ${what}`);
    await done();
    await rest(page);
    expectStill(before, await page.evaluate(placesOf, PARTS), `after: ${what}`);
    expect(await page.evaluate(shiftsCounted), what).toEqual([]);
  };
  const press = (key: string) => () => page.keyboard.press(key);
  const isPlaying = (playing: boolean) => () =>
    expect(page.locator('[data-playing]').first()).toHaveAttribute('data-playing', String(playing));
  const at = () => clock(page).textContent();

  await still('play', press('k'), isPlaying(true));
  // A few hundred milliseconds of the run on: messages, entries, renders of the panels.
  const began = Number.parseFloat((await at()) ?? '');
  await expect.poll(async () => Number.parseFloat((await at()) ?? '')).toBeGreaterThan(began + 0.05);
  await still('pause', press('k'), isPlaying(false));
  // The next move may come within the same millisecond.
  const position = () => page.locator('.why').getAttribute('data-position');
  const last = await position();
  await still('step', press('.'), () => expect.poll(position).not.toBe(last));
  const stepped = await at();
  await still('to a commit', press('Shift+C'), () => expect(clock(page)).not.toHaveText(stepped ?? ''));
  const first = await leaderName(page);
  await still('a second future', press('x'), () => expect(branches(page)).toHaveCount(2));
  const crashed = await at();
  await still('its successor', press('e'), () => expect(clock(page)).not.toHaveText(crashed ?? ''));
  const second = await leaderName(page);
  expect(second).not.toBe(first);
  const { x, y } = await middle(page, `[data-node="${second}"]`);
  const crash = page.locator('[data-item="crash"]');
  await still(
    'the menu of a server',
    () => page.mouse.click(x, y),
    () => expect(crash).toBeVisible(),
  );
  await still(
    'a crash by the menu',
    () => crash.click(),
    () => expect(node(page, second)).toHaveAttribute('data-up', 'crashed'),
  );
  await still(
    'the futures',
    () => showFutures(page),
    () => expect(page.locator('[data-futures-list]')).toBeVisible(),
  );
  await still(
    'another future',
    () => branches(page).first().click(),
    () => expect(node(page, first)).toHaveAttribute('data-up', 'up'),
  );
  await still('a note', press('g'), () => expect(page.locator('[data-tree-field]')).toBeFocused());
  await page.keyboard.type('look here');
  // It takes a place of its own in the list of futures, over the page.
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-mark]')).toHaveCount(1);
  await rest(page);
  await page.evaluate(shiftsCounted);
  await page.keyboard.press('Escape');
  await still(
    'the tools',
    () => page.locator('[data-tool="menu"]').click(),
    () => expect(page.locator('[data-tool="measure"]')).toBeVisible(),
  );
  await page.keyboard.press('Escape');
  await still(
    'a tab',
    () => page.getByRole('tab', { name: 'State', exact: true }).click(),
    () => expect(page.locator('[data-fact]').first()).toBeVisible(),
  );
  await still(
    'undo',
    () => button(page, 'undo').click(),
    () => expect(node(page, second)).toHaveAttribute('data-up', 'crashed'),
  );
});

test('the overview shows all of the run, and a drag on it scrubs', async ({ page }) => {
  await open(page, './?beats=off#scenario=figure-8&t=2000ms');
  const line = page.locator('[data-overview]');
  const part = (name: string) => line.locator(`[data-part="${name}"]`);
  // Four terms that somebody stood in, crashes, captions; nothing is committed in it.
  for (const name of ['term2', 'term3', 'term4', 'term5', 'crash', 'beat'])
    await expect(part(name)).toHaveAttribute('d', /^M/);
  await expect(part('decided')).toHaveAttribute('d', '');
  const box = await line.boundingBox();
  if (box === null) throw new Error('The overview is not on the page.');
  const y = box.y + 6;
  const seconds = async () => Number.parseFloat((await clock(page).textContent()) ?? '');
  await page.mouse.move(box.x + box.width * 0.7, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.1, y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(seconds).toBeLessThan(0.5);
  await expect.poll(seconds).toBeGreaterThan(0.05);
  await page.mouse.click(box.x + box.width - 1, y);
  // Never beyond what was seen.
  await expect(clock(page)).toHaveText('2.000 s');
});
