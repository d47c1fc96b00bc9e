// Other hands than a mouse: a keyboard alone, two fingers, and a pointer that only hovers.

import type { CDPSession } from '@playwright/test';
import {
  another,
  clock,
  expect,
  leader,
  leaderName,
  node,
  open,
  reading,
  ready,
  rest,
  test,
  time,
  walkTo,
} from './lab.ts';

test('everything by keyboard: kill the leader, cut a link, deliver by hand, scrub, share', async ({ page }) => {
  const { keyboard } = page;
  await page.goto('./');
  await ready(page);
  await keyboard.press('Space');
  await keyboard.press('e');
  const first = await leaderName(page);
  await keyboard.press('x');
  await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
  await keyboard.press('e');
  await expect.poll(() => leaderName(page)).not.toBe(first);

  const [one, other] = ['S1', 'S2', 'S3'].filter((id) => id !== first) as [string, string];
  await keyboard.press(one.slice(1));
  await keyboard.press('Enter');
  await walkTo(page, /^links$/);
  await keyboard.press('ArrowRight');
  await walkTo(page, new RegExp(`^link-${other}$`));
  await keyboard.press('Enter');
  await walkTo(page, /^cut-both$/);
  await keyboard.press('Enter');
  await expect(page.locator(`[data-link="${one}-${other}"]`)).toHaveAttribute('data-cut', 'both');
  await expect(node(page, one)).toBeFocused();

  await keyboard.press('m');
  await expect(page.locator('[data-envelope][data-phase="waits"]').first()).toBeVisible();
  await keyboard.press((await leaderName(page)).slice(1));
  await keyboard.press('Enter');
  await walkTo(page, /^messages$/);
  await keyboard.press('Enter');
  await walkTo(page, /^envelope-/);
  const delivered = await page.evaluate(() => document.activeElement?.getAttribute('data-item')?.slice(9));
  await keyboard.press('Enter');
  await walkTo(page, /^deliver$/);
  await keyboard.press('Enter');
  await expect(page.locator(`[data-envelope="${delivered}"]`)).toBeHidden();
  await expect(page.locator('[data-by-hand="deliver"]')).toBeVisible();

  const slider = page.getByRole('slider', { name: 'Playhead' });
  for (let i = 0; i < 120 && !(await slider.evaluate((it) => it === document.activeElement)); i++)
    await keyboard.press('Tab');
  await expect(slider).toBeFocused();
  const before = await time(page);
  await keyboard.press('ArrowLeft');
  await expect(clock(page)).not.toHaveText(before);

  await keyboard.press('s');
  await expect(page.locator('[data-share-link]')).toBeVisible();
  await keyboard.press('Escape');
  await expect(slider).toBeFocused();
});

test('an arrow under the pointer lights its message on the stage, and the reverse', async ({ page }) => {
  await open(page, './#scenario=first-minute&t=210ms');
  const diagram = page.locator('[data-spacetime]');
  const box = await diagram.boundingBox();
  if (box === null) throw new Error('The diagram is not on the page.');
  const lit = page.locator('[data-envelope][data-hovered]');
  const sweep = async () => {
    for (let y = 0.25; y < 0.8; y += 0.09)
      for (let x = 0.7; x < 0.84; x += 0.006) {
        await page.mouse.move(box.x + box.width * x, box.y + box.height * y);
        if ((await lit.count()) === 1) return true;
      }
    return false;
  };
  await expect.poll(sweep).toBe(true);
  await page.mouse.move(5, 5);
  await expect(lit).toHaveCount(0);

  await rest(page);
  const plain = await diagram.screenshot();
  const message = await page.locator('[data-envelope]').first().boundingBox();
  if (message === null) throw new Error('No message is on the stage.');
  await page.mouse.move(message.x + message.width / 2, message.y + message.height / 2);
  await expect(lit).toHaveCount(1);
  await expect.poll(async () => (await diagram.screenshot()).equals(plain)).toBe(false);
});

test('two fingers pan and pinch the diagram, one scrubs, and one cuts across the stage', async ({ browser }) => {
  const page = await another(browser, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  await open(page, './#scenario=first-minute&t=600ms');
  await page.getByRole('tab', { name: 'Diagram' }).tap();
  const diagram = page.locator('[data-spacetime]');
  const box = await page.locator('[data-spacetime] canvas').first().boundingBox();
  if (box === null) throw new Error('The diagram is not on the page.');
  const touch: CDPSession = await page.context().newCDPSession(page);
  let y = box.y + box.height / 2;
  const fingers = async (...strokes: (readonly [number, number])[]) => {
    const at = (part: number) =>
      strokes.map(([from, to], id) => ({ id, y, x: box.x + box.width * (from + (to - from) * part) }));
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
    for (const part of [0.25, 0.5, 0.75, 1])
      await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(part) });
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  const drawn = async () => (await diagram.screenshot()).toString('base64');
  const here = await reading(page);
  const before = await drawn();
  await fingers([0.4, 0.25], [0.6, 0.9]);
  await expect.poll(drawn).not.toBe(before);
  await rest(page);
  const pinched = await drawn();
  await fingers([0.7, 0.4], [0.9, 0.6]);
  await expect.poll(drawn).not.toBe(pinched);
  expect(await reading(page)).toEqual(here); // neither moved the playhead

  await fingers([0.5, 0.3]);
  await expect.poll(() => clock(page).textContent()).not.toBe((here as { at: string }).at);
  await expect(leader(page)).toHaveCount(1);

  const top = await node(page, 'S1').boundingBox();
  y = (top?.y ?? 0) + (top?.height ?? 0) * 1.1;
  await fingers([0.3, 0.7]);
  await expect(page.locator('[data-link][data-cut="both"]').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Heal/ })).toBeVisible();
  await page.close();
});
