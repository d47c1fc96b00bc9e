// For every reader: languages, themes, sizes, assistive technology.

import { violations } from './axe.ts';
import { another, clock, expect, leader, leaderName, listen, node, open, openOther, ready, rest, test } from './lab.ts';

for (const [name, options] of [
  ['in light', {}],
  ['in dark', { colorScheme: 'dark' }],
  ['in Chinese', { locale: 'zh-CN' }],
  ['on a phone', { viewport: { width: 360, height: 740 } }],
] as const) {
  test(`axe has no objection ${name}`, async ({ browser }) => {
    const page = await another(browser, options);
    const complaints = listen(page);
    await open(page);
    expect(await violations(page)).toEqual([]);
    for (const key of ['?', 's', 'o', 'w', 'a']) {
      await page.keyboard.press(key);
      await expect(page.locator('dialog[open]')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.locator('dialog[open]')).toHaveCount(0);
    }
    expect(complaints).toEqual([]);
    await page.close();
  });
}

test('language and theme switch, and stay over a reload', async ({ page }) => {
  await open(page);
  const root = page.locator('html');
  await expect(root).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: /Chinese/ }).click();
  await expect(root).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('button', { name: '分享' })).toBeVisible();
  await page.keyboard.press('d');
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await ready(page);
  await expect(root).toHaveAttribute('lang', 'zh-CN');
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('l');
  await expect(root).toHaveAttribute('lang', 'en');
});

test.describe('on a phone and larger', () => {
  test.use({ viewport: { width: 360, height: 740 } });
  test('the whole cluster and the controls of time are in the window, whatever its size is', async ({ page }) => {
    await open(page);
    for (const [width, height] of [
      [360, 740],
      [740, 360],
      [768, 1024],
      [1280, 800],
      [1920, 1080],
    ] as const) {
      await page.setViewportSize({ width, height });
      await rest(page);
      for (const id of ['S1', 'S2', 'S3', 'S4', 'S5']) await expect(node(page, id)).toBeInViewport({ ratio: 0.99 });
      await expect(page.locator('[data-legend]')).toBeInViewport({ ratio: 0.99 });
      await expect(page.locator('[data-legend] li').first()).toBeInViewport({ ratio: 0.99 });
      for (const name of ['Play', 'Step back', 'Step forward'])
        await expect(page.getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 });
      await expect(page.getByRole('button', { name: 'Share' })).toBeInViewport({ ratio: 1 });
      const overflow = await page.evaluate(() => [
        document.documentElement.scrollWidth - innerWidth,
        document.documentElement.scrollHeight - innerHeight,
      ]);
      expect(Math.max(...overflow), `${width} × ${height}`).toBeLessThanOrEqual(0);
    }
  });
});

test('the screen is summed up, and what happens is announced', async ({ page }) => {
  await open(page);
  const first = await leaderName(page);
  await expect(page.locator('[data-summary]')).toContainText(`${first} leads term 1.`);
  await page.keyboard.press('x');
  await expect(page.locator('[data-announcer]')).toContainText(`${first} crashes`);
  await expect(page.locator('[data-summary]')).toContainText(`${first} is down.`);
});

test('nothing is said of a moment that is not on show', async ({ page }) => {
  await open(page);
  const announced = page.locator('[data-announcer]');
  // At rest it is the headline of the moment, whichever way one came to it.
  const headline = async () => `${await page.locator('[data-why-headline]').textContent()}.`;
  await expect(announced).toHaveText(await headline());
  await page.keyboard.press('Home');
  await expect(clock(page)).toHaveText('0.000 s');
  await expect(announced).toHaveText('The beginning.');
  await page.keyboard.press('e');
  await expect(leader(page)).toHaveCount(1);
  await expect(announced).toHaveText(`${await leaderName(page)} becomes the leader of term 1.`);
  for (const key of ['.', ',', ',']) {
    const before = await page.locator('[data-why-headline]').textContent();
    await page.keyboard.press(key);
    await expect(page.locator('[data-why-headline]')).not.toHaveText(before ?? '');
    await expect(announced).toHaveText(await headline());
  }
  await page.keyboard.press('o');
  await page.locator('[data-scenario="split-vote"]').click();
  await expect(page.locator('[data-node]')).toHaveCount(4);
  await expect(announced).not.toContainText('leader');
});

test('a sentence about the moment on show goes with it', async ({ page }) => {
  // None goes by itself here.
  await page.addInitScript(() => {
    const real = globalThis.setTimeout;
    const patient = (does: () => void, after?: number) => (after === 5000 ? 0 : real(does, after));
    globalThis.setTimeout = patient as typeof setTimeout;
  });
  await open(page, './#scenario=first-minute&t=0ms');
  const toast = page.locator('[data-toast]');
  for (const [key, says, on] of [
    [',', 'This is the beginning.', '.'],
    ['Shift+E', 'No election before this moment.', 'e'],
    ['u', 'There is nothing to undo.', 'x'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(toast).toHaveText(says);
    await page.keyboard.press(on);
    await expect(toast).toHaveCount(0);
  }
});

test('help lists the keys; single letters can be switched off, and stay off', async ({ page }) => {
  await open(page);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Help' });
  await expect(help).toContainText('Step forward');
  // Before all of them, those that suffice to begin.
  await expect(help.locator('.keys').first().locator('div')).toHaveCount(5);
  await help.getByRole('checkbox', { name: /Single-letter keys/ }).uncheck();
  await page.keyboard.press('Escape');
  await page.reload();
  await ready(page);
  await page.keyboard.press('s');
  await page.keyboard.press('x');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await expect(leader(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Help and keys' }).click();
  await help.getByRole('checkbox', { name: /Single-letter keys/ }).check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await expect(page.getByRole('dialog', { name: 'Share this run' })).toBeVisible();
});

test('letters typed into a field are no commands', async ({ page }) => {
  await open(page);
  await page.keyboard.press('o');
  await page.locator('[data-paste]').pressSequentially('xkm?');
  await expect(page.locator('[data-paste]')).toHaveValue('xkm?');
  await page.keyboard.press('Escape');
  await expect(leader(page)).toHaveCount(1);
});

test('the tabs move by arrows', async ({ page }) => {
  await open(page);
  await page.getByRole('tab', { name: 'Why' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'State', exact: true })).toBeFocused();
  await expect(page.getByRole('tab', { name: 'State', exact: true })).toHaveAttribute('aria-selected', 'true');
  // The last of them is a menu of the others, and has the name of the one on show.
  await page.keyboard.press('End');
  const more = page.locator('[data-tab="more"]');
  await expect(more).toBeFocused();
  await expect(more).toHaveText('More');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitemradio', { name: /^Statechart/ })).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('menuitemradio', { name: /^Numbers/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(more).toHaveText('Numbers');
  await expect(more).toHaveAttribute('aria-selected', 'true');
  await expect(more).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Why' })).toBeFocused();
  await expect(more).toHaveText('More');
});

test('names for assistive technology are in the language of the page', async ({ browser }) => {
  const page = await another(browser, { locale: 'zh-CN' });
  await open(page);
  await page.keyboard.press('x');
  for (const name of ['why', 'state', 'rules', 'chart', 'invariants', 'numbers'] as const) {
    if (name === 'chart' || name === 'invariants' || name === 'numbers') await openOther(page, name);
    else await page.locator(`[data-tab="${name}"]`).click();
    const names = await page
      .locator(
        'button, input, [role=button], [role=slider], [role=tab], [role=group], section, nav, aside, [aria-label]',
      )
      .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? each.textContent ?? ''));
    // Names of nodes, of the paper's fields and of the other language stay as they are.
    const foreign = names.filter(
      (name) =>
        name !== '' &&
        !/[\u4e00-\u9fff]/.test(name) &&
        !/^[\w .:–→|=<>×/+-]{0,24}$/.test(name) &&
        !/^\w+ (\[\w+\] )?→ \w+。\w+$/.test(name),
    );
    expect(foreign).toEqual([]);
    expect(names.filter((name) => / (the|of|to|and) /.test(name))).toEqual([]);
  }
  await page.close();
});

test('a run of another protocol leaves no panel without words on the way', async ({ page }) => {
  await open(page, './#scenario=paxos-duel&t=300ms');
  await expect(page.locator('[data-feed-item]').first()).toBeVisible();
  await page.evaluate(() => {
    const seen = new Set<string>();
    Object.assign(window, { seen });
    new MutationObserver(() => {
      const told = document.querySelectorAll('[data-why-headline], [data-feed-item]');
      for (const { textContent } of told) if (/paxos\.\w+/.test(textContent ?? '')) seen.add(textContent ?? '');
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await page.goto('./#scenario=multipaxos-two-leaders&t=100ms');
  await expect(clock(page)).toHaveText('0.100 s');
  await expect(page.locator('[data-why-headline]')).toContainText('S5');
  expect(await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen])).toEqual([]);
});
