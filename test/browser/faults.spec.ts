import { another, button, expect, item, leader, leaderName, listen, middle, node, open, test } from './lab.ts';

test('kill the leader with the mouse, and another arises', async ({ page }) => {
  await open(page);
  const first = await leaderName(page);
  await node(page, first).click();
  await item(page, 'crash').click();
  await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
  await page.getByRole('button', { name: 'Next election' }).click();
  await expect(leader(page)).toHaveCount(1);
  expect(await leaderName(page)).not.toBe(first);
  await expect(page.locator('[data-edited]')).toBeVisible();
});

test('kill the leader with a finger, on a phone', async ({ browser }) => {
  const page = await another(browser, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const complaints = listen(page);
  await open(page);
  const first = await leaderName(page);
  const { x, y } = await middle(page, `[data-node="${first}"]`);
  await page.touchscreen.tap(x, y);
  await item(page, 'crash').tap();
  await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
  await page.getByRole('button', { name: 'More controls' }).tap();
  await page.getByRole('button', { name: 'Next election' }).tap();
  await expect.poll(() => leaderName(page)).not.toBe(first);
  expect(complaints).toEqual([]);
  await page.close();
});

test('kill the leader from the keyboard, by its menu and by its key', async ({ page }) => {
  await open(page);
  const first = await leaderName(page);
  await page.keyboard.press(first.slice(1));
  await expect(node(page, first)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(item(page, 'crash')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
  await page.keyboard.press('x');
  await expect(node(page, first)).toHaveAttribute('data-up', 'up');
  await page.keyboard.press('x');
  await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
  await page.keyboard.press('e');
  await expect.poll(() => leaderName(page)).not.toBe(first);
});

test('cut one link, cut what a line crosses, split the cluster, heal', async ({ page }) => {
  await open(page);
  const cut = page.locator('[data-link][data-cut]:not([data-cut="none"]):not([data-cut=""])');
  await expect(cut).toHaveCount(0);

  await page.locator('[data-link="S1-S2"]').focus();
  await page.keyboard.press('Enter');
  await item(page, 'cut-both').click();
  await expect(cut).toHaveCount(1);
  await page.getByRole('button', { name: /^Heal/ }).click();
  await expect(cut).toHaveCount(0);

  // Down through the middle of the cluster, across links that lead from one side to the other.
  const { x, y } = await middle(page, '[data-node="S1"]');
  const box = await node(page, 'S1').boundingBox();
  const below = y + (box?.height ?? 0) * 0.85;
  const lowest = await middle(page, '[data-node="S4"]');
  await page.mouse.move(x, y + (box?.height ?? 0) * 0.55);
  await page.mouse.down();
  await page.mouse.move(x, below, { steps: 4 });
  await page.mouse.move(x, lowest.y + 20, { steps: 8 });
  await page.mouse.up();
  await expect.poll(() => cut.count()).toBeGreaterThan(1);
  await page.keyboard.press('h');
  await expect(cut).toHaveCount(0);

  // From a node, out between its links: it cuts from where it leaves the node.
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, below, { steps: 4 });
  await page.mouse.move(x, y + (box?.height ?? 0) * 2, { steps: 4 });
  await page.mouse.up();
  await expect(page.locator('[data-link="S2-S5"]:not([data-cut="none"])')).toHaveCount(1);
  await expect(page.locator('[data-menu]')).toHaveCount(0);
  await page.keyboard.press('h');
  await expect(cut).toHaveCount(0);

  // Within its halo, where a link begins: across that link alone.
  const wire = await page.locator('[data-link="S1-S2"] .wire').evaluate((line) => {
    const of = (name: string) => Number(line.getAttribute(name));
    const { left, top } = (line.closest('svg') as SVGElement).getBoundingClientRect();
    return { x: of('x1') + left, y: of('y1') + top, dx: of('x2') - of('x1'), dy: of('y2') - of('y1') };
  });
  const far = Math.hypot(wire.dx, wire.dy);
  const [dx, dy] = [wire.dx / far, wire.dy / far];
  await page.mouse.move(wire.x + 7 * dx - 13 * dy, wire.y + 7 * dy + 13 * dx);
  await page.mouse.down();
  await page.mouse.move(wire.x + 7 * dx + 13 * dy, wire.y + 7 * dy - 13 * dx, { steps: 4 });
  await page.mouse.up();
  await expect(page.locator('[data-link="S1-S2"]')).toHaveAttribute('data-cut', 'both');
  await expect(cut).toHaveCount(1);
  await expect(page.locator('[data-menu]')).toHaveCount(0);
  await page.keyboard.press('h');
  await expect(cut).toHaveCount(0);

  await page.getByRole('button', { name: 'Split', exact: true }).click();
  await page.getByRole('button', { name: 'Split: S1 S2 | S3 S4 S5' }).click();
  await expect(cut).toHaveCount(6);
  await page.getByRole('button', { name: 'Heal 6 cuts' }).click();
  await expect(cut).toHaveCount(0);
});

test('the network is set while the run goes on', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Network: 10–20 ms, no loss' }).click();
  // All the way in one go: each rest on the way would be a change of its own.
  await page.getByRole('slider', { name: 'Lost' }).fill('4');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Network: 10–20 ms, 10 % lost' })).toBeVisible();
  await page.keyboard.press('m');
  await expect(page.getByRole('button', { name: 'Network: manual' })).toBeVisible();
  await page.keyboard.press('u');
  await expect(page.getByRole('button', { name: 'Network: 10–20 ms, 10 % lost' })).toBeVisible();
  await page.keyboard.press('u');
  await expect(page.getByRole('button', { name: 'Network: 10–20 ms, no loss' })).toBeVisible();
});

test('what there is none of, and what is impossible, is said in a sentence', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Shift+B');
  await expect(page.locator('[data-toast]')).toHaveText('No invariant broke before this moment.');
  await page.keyboard.press((await leaderName(page)).slice(1));
  await page.keyboard.press('x');
  await expect(page.locator('[data-node][data-up="crashed"]')).toHaveCount(1);
  for (const key of ['p', 't']) {
    await page.keyboard.press('Shift+B');
    await expect(page.locator('[data-toast]')).toHaveText('No invariant broke before this moment.');
    await page.keyboard.press(key);
    await expect(page.locator('[data-toast]')).toHaveText('That node is not running.');
  }
});

test('a breach stops the playback and says what broke', async ({ page }) => {
  await open(page, './?beats=off#scenario=votes-twice');
  for (let i = 0; i < 20; i++) await page.keyboard.press('+');
  const banner = page.locator('[data-strip="breach"]');
  await expect(banner).toContainText('is broken', { timeout: 20_000 });
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Invariants: 1 broken' })).toBeVisible();
  // Now that there is a violation, there is one to jump to.
  await expect(button(page, 'previousBreach')).toBeVisible();
  // Before it nothing is broken, and it stops the playback again.
  await page.keyboard.press('Home');
  await expect(page.getByRole('button', { name: 'Invariants: 1 broken' })).toHaveCount(0);
  await expect(banner).toHaveCount(0);
  await page.keyboard.press('k');
  await expect(banner).toContainText('is broken', { timeout: 20_000 });
  await banner.getByRole('button', { name: 'Go on' }).click();
  await expect(banner).toHaveCount(0);
});
