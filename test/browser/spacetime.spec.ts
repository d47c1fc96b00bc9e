// The space-time diagram as an instrument, by mouse, by keyboard and by touch.

import type { Page } from '@playwright/test';
import { boxOf, choose, diagram, drawn, openRun, placeOf, read, slider, steps, thing, tool } from './diagram.ts';
import { another, clock, expect, listen, open, rest, test, time } from './lab.ts';

test('a click on a message goes there and says what could know of what; a second one is compared', async ({ page }) => {
  await openRun(page);
  const before = await time(page);
  const one = await thing(page, 0.3);
  await page.mouse.click(one.x, one.y);
  await expect(clock(page)).not.toHaveText(before);
  await expect(read(page)).toHaveAttribute('data-read', 'causes');
  await expect(read(page)).toContainText(/could know of/);
  const there = await time(page);

  const other = await thing(page, 0.15);
  await page.keyboard.down('Shift');
  await page.mouse.click(other.x, other.y);
  await page.keyboard.up('Shift');
  await expect(read(page)).toHaveAttribute('data-read', 'order');
  await expect(read(page)).toContainText(/came before|came after|concurrent/);
  await expect(clock(page)).toHaveText(there);

  // Under the pointer the words are all to be seen, and may become longer at any time: the button stays where it is.
  const close = read(page).getByRole('button', { name: 'Close' });
  const stood = await close.boundingBox();
  await close.hover();
  await expect(read(page).locator('p')).toHaveCSS('white-space', 'normal');
  expect(await close.boundingBox()).toEqual(stood);
  await close.click();
  await page.mouse.move(5, 5);
  await expect(read(page)).toBeHidden();
});

test('resting on a message lights its past and future, and leaving it puts them out', async ({ page }) => {
  await openRun(page);
  await page.mouse.move(5, 5);
  const plain = await drawn(page);
  await thing(page, 0.3);
  await expect(read(page)).toHaveAttribute('data-read', 'causes');
  await page.mouse.move(5, 5);
  await expect(read(page)).toBeHidden();
  await expect.poll(() => drawn(page)).toBe(plain);
});

test('by keyboard: walk along and across lanes, select, compare, leave', async ({ page }) => {
  await openRun(page);
  await slider(page).focus();
  await page.keyboard.press('Enter');
  await expect(diagram(page)).toHaveAttribute('data-over', 'inspect');
  await expect(tool(page, 'menu')).toHaveAttribute('data-using', '');
  await expect(read(page)).toHaveAttribute('data-read', 'causes');
  await rest(page);
  const first = await read(page).textContent();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(read(page)).not.toHaveText(first ?? '');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+Enter');
  await expect(read(page)).toHaveAttribute('data-read', 'order');
  await page.keyboard.press('Escape');
  await expect(diagram(page)).not.toHaveAttribute('data-over', 'inspect');
  await page.keyboard.press('Escape');
  await expect(read(page)).toBeHidden();
  // Now arrows scrub again.
  const before = await time(page);
  await page.keyboard.press('ArrowLeft');
  await expect(clock(page)).not.toHaveText(before);
});

test('a press on a lane selects its epoch: by mouse, by touch and by keyboard', async ({ page, browser }) => {
  const chip = (on: Page) => on.locator('[data-chip="epoch"] .chosen-name');
  /** A place on a lane where nothing but the lane is near. */
  const onLane = (on: Page) =>
    placeOf(on, { across: steps(0.5, 0.2, 0.01), down: steps(0.1, 0.78, 0.015) }, (near) => near === 'lane,pointer');
  await openRun(page);
  const before = await time(page);
  const at = await onLane(page);
  await expect(diagram(page).getByRole('tooltip')).toContainText('Click to select term 1');
  await page.mouse.click(at.x, at.y);
  await expect(chip(page)).toHaveText('term 1');
  await expect(clock(page)).not.toHaveText(before);
  await expect(page.locator('.stage-picture [data-node][data-touched]').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(chip(page)).toHaveCount(0);

  await slider(page).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-chip="happening"]')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(chip(page)).toHaveText('term 1');

  const other = await another(browser, { hasTouch: true });
  const complaints = listen(other);
  await openRun(other);
  const there = await onLane(other);
  await other.touchscreen.tap(there.x, there.y);
  await expect(chip(other)).toHaveText('term 1');
  expect(complaints).toEqual([]);
  await other.close();
});

test('quiet stretches fold up and unfold, and scrubbing over a fold passes its time both ways', async ({ page }) => {
  await open(page, './#scenario=first-election&t=30s');
  const seconds = async () => Number.parseFloat((await clock(page).textContent()) ?? '');
  await expect.poll(seconds).toBeGreaterThan(29);
  await tool(page, 'fit').click();
  const flat = await drawn(page);
  await choose(page, 'fold');
  await tool(page, 'menu').click();
  await expect(tool(page, 'fold')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect.poll(() => drawn(page)).not.toBe(flat);
  // Back over the fold by keys: a step looks the same everywhere, and time passes fast in it.
  await slider(page).focus();
  await rest(page);
  const times = [await seconds()];
  for (let i = 0; i < 14 && (times.at(-1) as number) > 2; i++) {
    await page.keyboard.press('ArrowLeft');
    await expect.poll(seconds).toBeLessThan(times.at(-1) as number);
    await rest(page);
    times.push(await seconds());
  }
  expect(times.at(-1)).toBeLessThan(3);
  const low = times.at(-1) as number;
  for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowRight');
  await expect.poll(seconds).toBeGreaterThan(low + 5);
  // The slider says that it stands in a fold; Z unfolds the fold, and folds it up again.
  const stands = async () => (await slider(page).getAttribute('aria-valuetext')) ?? '';
  await expect
    .poll(async () => {
      await page.keyboard.press('ArrowLeft');
      return stands();
    })
    .toMatch(/in a quiet stretch of .* s, folded up$/);
  await expect(slider(page)).toHaveAttribute('aria-description', /Z unfolds a quiet stretch/);
  const folded = await drawn(page);
  const said = diagram(page).locator('[data-said]');
  await page.keyboard.press('z');
  await expect(said).toHaveText(/^Unfolded: .* s from .* s on/);
  await expect(slider(page)).not.toHaveAttribute('aria-valuetext', /folded up/);
  await expect.poll(() => drawn(page)).not.toBe(folded);
  await page.keyboard.press('z');
  await expect(said).toHaveText(/^Folded up: .* s from .* s on/);
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /folded up$/);
  await choose(page, 'fold');
  await expect(tool(page, 'menu')).not.toHaveAttribute('data-using', '');
});

test('a measure reads off a span, by mouse and by keyboard', async ({ page }) => {
  await openRun(page);
  const before = await time(page);
  await choose(page, 'measure');
  await expect(read(page)).toContainText('Drag across the diagram');
  const box = await boxOf(page);
  const y = box.y + box.height * 0.5;
  await page.mouse.move(box.x + box.width * 0.2, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.4, y, { steps: 4 });
  await page.mouse.up();
  await expect(read(page)).toHaveAttribute('data-read', 'measure');
  await expect(read(page)).toContainText(/ ms, from 0\.\d{3} s to 0\.\d{3} s/);
  await expect(clock(page)).toHaveText(before);

  await slider(page).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(read(page)).toContainText(/ms, from 0\.8\d{2} s to 0\.900 s/);
  await page.keyboard.press('Enter');
  await rest(page);
  const measured = await read(page).textContent();
  await page.keyboard.press('ArrowLeft');
  await expect(read(page)).toHaveText(measured ?? '');
  await page.keyboard.press('Escape');
  await expect(read(page)).toBeHidden();
});

test('zoom to a span, to an election, to a thing', async ({ page }) => {
  await openRun(page);
  const start = await drawn(page);
  const box = await boxOf(page);
  const y = box.y + box.height * 0.5;
  await page.keyboard.down('Shift');
  await page.mouse.move(box.x + box.width * 0.2, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.3, y, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await page.mouse.move(5, 5);
  await expect(clock(page)).toHaveText('0.900 s');
  await expect.poll(() => drawn(page)).not.toBe(start);

  await tool(page, 'menu').click();
  await page.locator('[data-zoom="selected"]').click();
  await expect(page.getByText('There is none here.')).toBeVisible();
  await page.locator('[data-zoom="previousElection"]').click();
  await expect(page.locator('[data-why-headline]')).toContainText(/lead|majority|elect|wins/i);
  await expect(page.locator('[data-zoom]').first()).toBeHidden();

  await tool(page, 'fit').click();
  const wide = await drawn(page);
  const at = await thing(page, 0.2, 0.7);
  await page.mouse.dblclick(at.x, at.y);
  await page.mouse.move(5, 5);
  await expect.poll(() => drawn(page)).not.toBe(wide);
});

test('lanes are hidden, moved by buttons and dragged; kinds of messages are left out', async ({ page }) => {
  await openRun(page);
  const all = await drawn(page);
  await tool(page, 'menu').click();
  await page.locator('[data-lane="S2"] input').uncheck();
  await expect.poll(() => drawn(page)).not.toBe(all);
  await page.getByRole('button', { name: 'Move S5 up' }).click();
  await expect(page.locator('[data-lane]').nth(3)).toHaveAttribute('data-lane', 'S5');
  await page.keyboard.press('Escape');

  const box = await boxOf(page);
  // The lowest lane's name is dragged to the top.
  await page.mouse.move(box.x + 40, box.y + box.height - 32);
  await page.mouse.down();
  await page.mouse.move(box.x + 40, box.y + 26, { steps: 5 });
  await page.mouse.up();
  await tool(page, 'menu').click();
  await expect(page.locator('[data-lane]').first()).toHaveAttribute('data-lane', 'S4');
  await page.getByRole('button', { name: 'All lanes' }).click();
  await page.keyboard.press('Escape');
  await page.mouse.move(5, 5);
  await slider(page).focus();

  const full = await drawn(page);
  await tool(page, 'menu').click();
  const kind = page.locator('[data-message]').nth(2);
  await kind.click();
  await expect(kind).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('Escape');
  await slider(page).focus();
  await expect.poll(() => drawn(page)).not.toBe(full);
});

test('what can be pointed at is named in words', async ({ page }) => {
  await openRun(page);
  const box = await boxOf(page);
  const tip = diagram(page).getByRole('tooltip');
  await page.mouse.move(box.x + 40, box.y + 47);
  await expect(tip).toContainText('drag to move its lane');
  await thing(page, 0.3);
  await expect(tip).toContainText('→');
  for (const button of await diagram(page).locator('.spacetime-tools > button').all()) {
    expect((await button.getAttribute('aria-label')) ?? (await button.textContent())).toMatch(/[A-Z]/);
  }
});

test('on a phone the tools are one menu, a tap selects and a long press compares', async ({ browser }) => {
  const page = await another(browser, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  await open(page, './#scenario=first-minute&t=600ms');
  await page.getByRole('tab', { name: 'Diagram' }).tap();
  await tool(page, 'menu').tap();
  await expect(page.locator('[data-lane="S1"]')).toBeVisible();
  await expect(page.locator('.spacetime-menu:popover-open')).toBeInViewport({ ratio: 0.99 });
  await page.keyboard.press('Escape');

  const box = await boxOf(page);
  const tap = async (kinds: RegExp) => {
    for (let x = 0.3; x < 0.6; x += 0.05) {
      await page.touchscreen.tap(box.x + box.width * x, box.y + box.height * 0.5);
      await rest(page);
      if (kinds.test((await read(page).getAttribute('data-read')) ?? '')) return;
    }
    throw new Error('Nothing was selected.');
  };
  await tap(/causes/);
  const touch = await page.context().newCDPSession(page);
  let compared = false;
  for (let x = 0.25; x < 0.7 && !compared; x += 0.06) {
    const at = { x: box.x + box.width * x, y: box.y + box.height * 0.4, id: 0 };
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
    // A finger that stays means more; when that is so, the page does something.
    await rest(page);
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await rest(page);
    compared = (await read(page).getAttribute('data-read')) === 'order';
  }
  expect(compared).toBe(true);

  // A tap unfolds a quiet stretch, and a tap on the bracket under it folds it up again.
  await open(page, './#scenario=first-election&t=30s');
  await expect(clock(page)).toHaveText('30.000 s');
  await page.getByRole('tab', { name: 'Diagram' }).tap();
  await tool(page, 'fit').tap();
  const flat = await drawn(page);
  await tool(page, 'menu').tap();
  await tool(page, 'fold').tap();
  await expect.poll(() => drawn(page)).not.toBe(flat);
  const narrow = await drawn(page);
  const room = await boxOf(page);
  await page.touchscreen.tap(room.x + 55, room.y + room.height * 0.5);
  await expect.poll(() => drawn(page)).not.toBe(narrow);
  const wide = await drawn(page);
  await page.touchscreen.tap(room.x + 55, room.y + room.height - 12);
  await expect.poll(() => drawn(page)).not.toBe(wide);
  // Elsewhere a tap would have gone to another time.
  await expect(clock(page)).toHaveText('30.000 s');
  await page.close();
});

test('a hundred thousand happenings: seen from far off, folded, selected', async ({ page }) => {
  await open(page, './#scenario=first-minute&t=130s');
  await expect.poll(async () => Number.parseFloat((await clock(page).textContent()) ?? '')).toBe(130);
  const near = await drawn(page);
  await tool(page, 'fit').click();
  await expect.poll(() => drawn(page)).not.toBe(near);
  // The crowd on a lane is counted.
  const box = await boxOf(page);
  const tip = diagram(page).getByRole('tooltip');
  await expect
    .poll(async () => {
      await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.82 + 1);
      await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.82);
      return (await tip.count()) > 0 ? tip.textContent() : '';
    })
    .toMatch(/\d+ messages in/);
  await slider(page).focus();
  await page.keyboard.press('Enter');
  // All of it is counted: from the last happening, nearly all others could be known of.
  await expect
    .poll(async () => Number(/could know of (\d+) events/.exec((await read(page).textContent()) ?? '')?.[1]), {
      timeout: 20_000,
    })
    .toBeGreaterThan(100_000);
});

test('a paused diagram that nobody touches draws nothing', async ({ page }) => {
  await openRun(page);
  const at = await thing(page, 0.3);
  await page.mouse.click(at.x, at.y);
  await choose(page, 'fold');
  await page.mouse.move(5, 5);
  await rest(page);
  await page.evaluate(() => {
    const { postMessage } = Worker.prototype;
    Object.assign(globalThis, { drawn: 0 });
    Worker.prototype.postMessage = function (told: { kind?: string; sheets?: unknown[] }, given?: unknown) {
      if (told.kind === 'draw') (globalThis as unknown as { drawn: number }).drawn += told.sheets?.length ?? 0;
      postMessage.call(this, told, given as StructuredSerializeOptions);
    };
  });
  const drawn = () => page.evaluate(() => (globalThis as unknown as { drawn: number }).drawn);
  // However many frames go by.
  await page.evaluate(async () => {
    for (let frames = 0; frames < 60; frames++) await new Promise(requestAnimationFrame);
  });
  expect(await drawn()).toBe(0);
  await page.keyboard.press('.');
  await expect.poll(drawn).toBeGreaterThan(0);
});
