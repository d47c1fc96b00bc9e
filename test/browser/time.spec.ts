import { branches, clock, expect, leader, leaderName, middle, node, open, reading, test } from './lab.ts';

test('step forward and back: back is where we were', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Step forward' }).click();
  await expect(clock(page)).not.toHaveText('0.300 s');
  const there = await reading(page);
  for (let i = 0; i < 5; i++) await page.keyboard.press('.');
  await expect(clock(page)).not.toHaveText((there as { at: string }).at);
  for (let i = 0; i < 5; i++) await page.keyboard.press(',');
  await expect.poll(() => reading(page)).toEqual(there);
  await page.getByRole('button', { name: 'Step back' }).click();
  await page.keyboard.press('PageDown');
  await expect.poll(() => reading(page)).toEqual(there);
});

test('undo and redo what was done', async ({ page }) => {
  await open(page);
  const first = await leaderName(page);
  await page.keyboard.press('x');
  await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(node(page, first)).toHaveAttribute('data-up', 'up');
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
  await page.keyboard.press('Control+z');
  await expect(node(page, first)).toHaveAttribute('data-up', 'up');
  await page.keyboard.press('Control+y');
  await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
});

test('jump between elections and commits, and back', async ({ page }) => {
  await open(page, './#scenario=first-minute&t=0');
  await page.keyboard.press('e');
  await expect(leader(page)).toHaveCount(1);
  const elected = await clock(page).textContent();
  await page.keyboard.press('c');
  await expect(page.locator('[data-standing="committed"], [data-standing="applied"]').first()).toBeVisible();
  await page.keyboard.press('Shift+E');
  await expect(clock(page)).toHaveText(elected ?? '');
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
  const past = await seconds();

  await page.keyboard.press('x');
  await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
  await expect(branches(page)).toHaveCount(2);
  await expect(page.locator('[data-branch][aria-current]')).toContainText(`${first} crashes`);

  await branches(page).filter({ hasText: 'As it was' }).click();
  await expect(node(page, first)).toHaveAttribute('data-up', 'up');
  await expect(page.locator('[data-branch][aria-current]')).toContainText('As it was');
  expect(await seconds()).toBeCloseTo(past, 2);
});
