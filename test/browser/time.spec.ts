import type { Page } from '@playwright/test';
import {
  another,
  branches,
  clock,
  expect,
  leader,
  leaderName,
  middle,
  node,
  open,
  reading,
  rest,
  showFutures,
  test,
  time,
} from './lab.ts';

/** All that is drawn on the stage, in no order. */
function picture(page: Page): Promise<string[]> {
  return page.locator('.stage-picture').evaluate((stage) => {
    const marks = ['transform', 'd', 'cx', 'cy', 'r', 'stroke-dasharray', 'opacity', 'class', 'data-hue', 'aria-label'];
    return [...stage.querySelectorAll('*')]
      .filter((each) => each.closest('[display=none]') === null)
      .map(
        (each) =>
          `${each.tagName} ${marks.map((name) => each.getAttribute(name)).join()} ${each.children.length === 0 ? each.textContent : ''}`,
      )
      .sort();
  });
}

test('step forward and back: back is where we were', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Step forward' }).click();
  await expect(clock(page)).not.toHaveText('0.300 s');
  const there = await reading(page);
  const drawn = await picture(page);
  for (let i = 0; i < 5; i++) await page.keyboard.press('.');
  await expect(clock(page)).not.toHaveText((there as { at: string }).at);
  for (let i = 0; i < 5; i++) await page.keyboard.press(',');
  await expect.poll(() => reading(page)).toEqual(there);
  await expect.poll(() => picture(page)).toEqual(drawn);
  await page.getByRole('button', { name: 'Step back' }).click();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => reading(page)).toEqual(there);
});

test('undo and redo several acts, by buttons and by keys', async ({ page }) => {
  await open(page);
  const states = [await reading(page)];
  for (const act of ['x', 'm', '3']) {
    await page.keyboard.press(act);
    if (act === '3') await page.keyboard.press('p');
    await expect.poll(() => reading(page)).not.toEqual(states.at(-1));
    states.push(await reading(page));
  }
  const [untouched, first, second, third] = states;
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => reading(page)).toEqual(second);
  await page.keyboard.press('u');
  await expect.poll(() => reading(page)).toEqual(first);
  await page.keyboard.press('Control+z');
  await expect.poll(() => reading(page)).toEqual(untouched);
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect.poll(() => reading(page)).toEqual(first);
  await page.keyboard.press('Control+y');
  await expect.poll(() => reading(page)).toEqual(second);
  await page.keyboard.press('Control+Shift+Z');
  await expect.poll(() => reading(page)).toEqual(third);
});

test('jump between elections and commits, and back', async ({ page }) => {
  await open(page, './#scenario=first-minute&t=0');
  await page.keyboard.press('e');
  await expect(leader(page)).toHaveCount(1);
  const elected = await time(page);
  await page.keyboard.press('c');
  await expect(page.locator('[data-standing="committed"], [data-standing="applied"]').first()).toBeVisible();
  await page.keyboard.press('Shift+E');
  await expect(clock(page)).toHaveText(elected);
});

test('scrub back by dragging, act in the past, and the old future stays one click away', async ({ page }) => {
  await open(page, './#scenario=first-minute&t=900ms');
  const first = await leaderName(page);
  const box = await page.locator('[data-spacetime] canvas, [data-spacetime] svg').first().boundingBox();
  const { y } = await middle(page, '[data-spacetime]');
  if (box === null) throw new Error('The diagram is not on the page.');
  await page.mouse.move(box.x + box.width * 0.5, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.45, y, { steps: 3 });
  await page.mouse.move(box.x + box.width * 0.3, y, { steps: 3 });
  await page.mouse.up();
  const seconds = async () => Number.parseFloat((await clock(page).textContent()) ?? '');
  await expect.poll(seconds).toBeLessThan(0.7);
  await rest(page);
  const past = await seconds();

  await page.keyboard.press('x');
  await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
  await expect(branches(page)).toHaveCount(2);
  await expect(page.locator('[data-branch][aria-current]')).toContainText(`${first} crashes`);

  await showFutures(page);
  await branches(page).filter({ hasText: 'As it was' }).click();
  await expect(node(page, first)).toHaveAttribute('data-up', 'up');
  await expect(page.locator('[data-branch][aria-current]')).toContainText('As it was');
  await rest(page);
  expect(await seconds()).toBeCloseTo(past, 2);

  await branches(page)
    .filter({ hasText: `${first} crashes` })
    .focus();
  await page.keyboard.press('Enter');
  await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
});

test('on a phone the futures stand behind a button over the stage', async ({ browser }) => {
  const page = await another(browser, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  await open(page);
  const first = await leaderName(page);
  await page.keyboard.press('.');
  await page.keyboard.press(',');
  await page.keyboard.press('x');
  await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
  for (const id of ['S1', 'S2', 'S3', 'S4', 'S5']) await expect(node(page, id)).toBeInViewport({ ratio: 0.99 });
  await page.locator('[data-futures]').tap();
  const other = branches(page).filter({ hasText: 'As it was' });
  await expect(other).toBeInViewport({ ratio: 0.99 });
  await other.tap();
  await expect(node(page, first)).toHaveAttribute('data-up', 'up');
  await page.close();
});
