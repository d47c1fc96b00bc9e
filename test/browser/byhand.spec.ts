// A network in which everything is done by hand: a click delivers a message, by mouse, finger and keyboard; a step delivers
// the one that waits longest; and a menu holds time wherever it opens.

import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { another, button, clock, expect, item, listen, middle, node, open, rest, test, time } from './lab.ts';

/** P1 has asked three acceptors, and all of it is ahead no more. */
const ASKED = './#scenario=paxos-one-proposer&t=10ms';

const why = (page: Page) => page.locator('[data-why-headline]');
const toast = (page: Page) => page.locator('[data-toast]');
const menu = (page: Page) => page.locator('[data-menu]');
const to = (page: Page, id: string) => page.locator('.stage').getByRole('button', { name: new RegExp(`P1 → ${id}`) });
const queue = (page: Page, id: string) => page.locator(`[data-queue="${id}"]`);
const focused = (page: Page) => page.locator('.stage-picture :focus');

test('by mouse: a click delivers, a right click opens the menu; in a timed network a click opens it', async ({
  page,
}) => {
  await open(page, ASKED);
  await to(page, 'A2').click();
  await expect(why(page)).toHaveText('A2 promises ballot 1.1');
  await expect(to(page, 'A2')).toHaveCount(0);
  await expect(menu(page)).toHaveCount(0);
  await expect(page.locator('[data-by-hand="deliver"]')).toBeVisible();

  await to(page, 'A3').click({ button: 'right' });
  await expect(menu(page)).toHaveAttribute('data-menu', 'envelope');
  await item(page, 'drop').click();
  await expect(to(page, 'A3')).toHaveCount(0);
  await expect(why(page)).not.toHaveText(/A3 promises/);

  // The second of a double click delivers nothing that has come to stand there.
  const left = page.locator('.stage').getByRole('button', { name: /Enter to deliver$/ });
  await expect(left).toHaveCount(2);
  await to(page, 'A1').dblclick();
  await expect(why(page)).toHaveText('A1 promises ballot 1.1');
  await expect(left).toHaveCount(2);

  await page.keyboard.press('m');
  // Away from where was clicked before: it is no third click.
  await page
    .locator('.stage')
    .getByRole('button', { name: /A2 → P1/ })
    .click();
  await expect(menu(page)).toHaveAttribute('data-menu', 'envelope');
  await page.keyboard.press('Escape');
  await expect(menu(page)).toHaveCount(0);
});

test('by keyboard: Enter delivers and leads on, arrows walk, Shift+F10 and the menu key open the menu', async ({
  page,
}) => {
  const { keyboard } = page;
  await open(page, ASKED);
  await expect(to(page, 'A1')).toHaveAccessibleName(/^Prepare ballot 1\.1, P1 → A1, Enter to deliver$/);
  expect(await violations(page)).toEqual([]);
  await node(page, 'P1').focus();
  await keyboard.press('Shift+Tab');
  await expect(focused(page)).toHaveAccessibleName(/P1 → A1/);
  await keyboard.press('ArrowRight');
  await expect(focused(page)).toHaveAccessibleName(/P1 → A2/);
  // What has the focus is lit where it stands once more, which nobody hears of and no key stops at.
  await expect(page.locator('[data-queued][data-hovered]')).toHaveCount(1);
  await expect(queue(page, 'A2').locator('[data-hovered]')).toHaveCount(1);
  for (const key of ['Shift+F10', 'ContextMenu', 'Space']) {
    await keyboard.press(key);
    await expect(menu(page), key).toHaveAttribute('data-menu', 'envelope');
    await expect(item(page, 'deliver'), key).toBeFocused();
    await keyboard.press('Escape');
    await expect(focused(page), key).toHaveAccessibleName(/P1 → A2/);
  }
  await keyboard.press('Enter');
  await expect(why(page)).toHaveText('A2 promises ballot 1.1');
  await expect(focused(page)).toHaveAccessibleName(/P1 → A3/);
  await keyboard.press('Enter');
  await expect(why(page)).toHaveText('A3 promises ballot 1.1');
  // On to the answers, and to the first one again.
  await expect(focused(page)).toHaveAccessibleName(/A2 → P1/);
  await keyboard.press('ArrowLeft');
  await expect(focused(page)).toHaveAccessibleName(/P1 → A1/);

  await node(page, 'A1').focus();
  await keyboard.press('Shift+F10');
  await expect(menu(page)).toHaveAttribute('data-menu', 'node');
});

test('by finger: a tap delivers, a long press opens the menu and delivers nothing', async ({ browser }) => {
  const page = await another(browser, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const complaints = listen(page);
  await open(page, ASKED);
  await to(page, 'A3').tap();
  await expect(why(page)).toHaveText('A3 promises ballot 1.1');
  await expect(menu(page)).toHaveCount(0);

  const id = await to(page, 'A1').getAttribute('data-envelope');
  const touchPoints = [await middle(page, `[data-envelope="${id}"]`)];
  const touch = await page.context().newCDPSession(page);
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await expect(menu(page)).toHaveAttribute('data-menu', 'envelope');
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await rest(page);
  await expect(menu(page)).toHaveAttribute('data-menu', 'envelope');
  await expect(page.locator(`[data-envelope="${id}"]`)).toBeVisible();
  await item(page, 'deliver').tap();
  await expect(why(page)).toHaveText('A1 promises ballot 1.1');
  expect(complaints).toEqual([]);
  await page.close();
});

test('beside a node its messages wait in the State panel, in their order, and are delivered there', async ({
  page,
}) => {
  await open(page, ASKED);
  await page.getByRole('tab', { name: 'State', exact: true }).click();
  await page.keyboard.press('2');
  await expect(page.locator('[data-waiting="A1"]')).toBeVisible();
  const waiting = page.locator('[data-deliver]');
  await expect(waiting).toHaveCount(1);
  await expect(waiting).toHaveAccessibleName('Deliver: Prepare from P1');
  await waiting.click();
  await expect(waiting).toHaveCount(0);
  await expect(to(page, 'A1')).toHaveCount(0);
  // In a timed network they come by themselves.
  await page.keyboard.press('1');
  await expect(waiting).toHaveCount(1);
  await page.keyboard.press('m');
  await expect(waiting).toHaveCount(0);
  await expect(page.locator('[data-arrival]').first()).toBeVisible();
});

test('beside a node its messages stand as a queue, are lit with those on the links, and a click delivers one', async ({
  page,
}) => {
  await open(page, ASKED);
  const waiting = page.locator('[data-queued]');
  await expect(waiting).toHaveCount(3);
  const id = await queue(page, 'A2').locator('[data-queued]').getAttribute('data-queued');
  const onLink = page.locator(`[data-envelope="${id}"]`);
  await onLink.hover();
  await expect(queue(page, 'A2').locator('[data-hovered]')).toHaveCount(1);
  const { x, y } = await middle(page, `[data-queued="${id}"]`);
  await page.mouse.move(x, y);
  await expect(onLink).toHaveAttribute('data-hovered', '');
  await page.mouse.click(x, y);
  await expect(why(page)).toHaveText('A2 promises ballot 1.1');
  await expect(queue(page, 'A2')).toHaveCount(0);
  await expect(queue(page, 'P1').locator('[data-queued]')).toHaveCount(1);
  await page.keyboard.press('m');
  await expect(waiting).toHaveCount(0);

  // Where there is little room the rest are counted, and the count leads to the list.
  await page.setViewportSize({ width: 740, height: 360 });
  await open(page, './#scenario=multipaxos-two-leaders&t=120ms');
  const of = await page.locator('.queue:has(.queue-more)').first().getAttribute('data-queue');
  const at = await middle(page, '.queue-more');
  await page.mouse.click(at.x, at.y);
  await expect(page.locator(`[data-state="${of}"]`)).toBeVisible();
  await expect(menu(page)).toHaveCount(0);
});

test('a step on delivers what waits longest and says what; undo takes it back', async ({ page }) => {
  await open(page, ASKED);
  await to(page, 'A3').click();
  await expect(why(page)).toHaveText('A3 promises ballot 1.1');
  await button(page, 'stepForward').click();
  await expect(toast(page)).toHaveText('Delivered: Prepare from P1 to A1.');
  await expect(why(page)).toHaveText('A1 promises ballot 1.1');
  await page.keyboard.press('.');
  await expect(toast(page)).toHaveText('Delivered: Prepare from P1 to A2.');
  await page.keyboard.press('ArrowRight');
  await expect(toast(page)).toHaveText('Delivered: Promise from A3 to P1.');
  await page.keyboard.press('u');
  await page.keyboard.press('u');
  await expect(why(page)).toHaveText('A1 promises ballot 1.1');
  await expect(to(page, 'A2')).toHaveCount(1);
  // Where there is film ahead it goes forward.
  await page.keyboard.press(',');
  await expect(why(page)).toHaveText('A3 promises ballot 1.1');
  await page.keyboard.press('.');
  await expect(why(page)).toHaveText('A1 promises ballot 1.1');
  await expect(toast(page)).toHaveCount(0);
});

test('delay and loss are offered where they have a say', async ({ page }) => {
  await open(page);
  const chip = page.locator('.network .chip').first();
  await expect(page.locator('.network .chip')).toHaveCount(2);
  await expect(chip).toHaveText('Network: 10–20 ms, no loss');
  await chip.click();
  const dials = page.locator('.dials').getByRole('slider');
  await expect(dials).toHaveCount(5);
  const lost = dials.nth(2);
  await expect(lost).toHaveAccessibleName('Lost');
  await lost.fill('3');
  await expect(chip).toHaveText('Network: 10–20 ms, 5 % lost');
  // Where messages wait for a hand, only the clients are left to be set.
  await page
    .locator('.dials')
    .getByRole('radio', { name: /^Manual/ })
    .click();
  await expect(dials).toHaveCount(1);
  await expect(chip).toHaveText('Network: manual');
  await page
    .locator('.dials')
    .getByRole('radio', { name: /^Timed/ })
    .click();
  await expect(dials).toHaveCount(5);
});

test('a menu holds time while it is open, of a node too, and the run goes on afterwards', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Space');
  await expect(clock(page)).not.toHaveText('0.300 s');
  const stands = async () => {
    await expect(menu(page)).toBeVisible();
    const here = await clock(page).textContent();
    await page.waitForTimeout(300);
    await expect(clock(page)).toHaveText(here ?? '');
    return here ?? '';
  };
  const opens = async () => {
    await node(page, 'S1').click();
    return stands();
  };
  let here = await opens();
  await page.keyboard.press('Escape');
  await expect(clock(page)).not.toHaveText(here);

  // What is chosen is done, and the run goes on.
  here = await opens();
  await item(page, 'pause').click();
  await expect(node(page, 'S1')).toHaveAttribute('data-up', 'paused');
  await expect(clock(page)).not.toHaveText(here);

  // Whoever presses Pause meanwhile has paused it.
  await opens();
  await button(page, 'play').click();
  await expect(menu(page)).toHaveCount(0);
  await expect(page.locator('[data-playing="false"]')).toHaveCount(1);
  here = await time(page);
  await node(page, 'S2').click();
  await page.keyboard.press('Escape');
  expect(await time(page)).toBe(here);
});
