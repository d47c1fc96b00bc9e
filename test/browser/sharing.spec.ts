import { readFile } from 'node:fs/promises';
import { another, clock, expect, item, leaderName, listen, node, open, reading, ready, rest, test } from './lab.ts';

test('what was done is shared by a link: the same run at the same moment', async ({ page, browser }) => {
  await open(page);
  const first = await leaderName(page);
  await page.keyboard.press('x');
  await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
  await page.keyboard.press('e');
  await expect.poll(() => leaderName(page)).not.toBe(first);
  const here = await reading(page);

  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.locator('img.qr')).toBeVisible();
  const link = await page.locator('[data-share-link]').inputValue();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download .scenario' }).click();
  const file = await (await download).path();
  expect(await readFile(file, 'utf8')).toContain(`crash ${first}`);

  const theirs = await another(browser);
  const complaints = listen(theirs);
  await theirs.goto(link);
  await ready(theirs);
  await expect.poll(() => reading(theirs)).toEqual(here);
  // Happening by happening: at the beginning, at the fault, and some steps on.
  await page.keyboard.press('Escape');
  for (const key of ['Home', 'e', 'f', '.', '.', '.', 'c']) {
    for (const each of [page, theirs]) await each.keyboard.press(key);
    await expect
      .poll(async () => JSON.stringify(await reading(theirs)) === JSON.stringify(await reading(page)), key)
      .toBe(true);
  }
  expect(complaints).toEqual([]);
  await theirs.close();
});

test('a reload comes back to the same run at the same moment', async ({ page }) => {
  await open(page);
  const first = await leaderName(page);
  expect(new URL(page.url()).hash).toBe('#scenario=first-minute&t=300ms');
  await node(page, first).click();
  await item(page, 'crash').click();
  await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
  await expect.poll(() => new URL(page.url()).hash).toMatch(/^#1\./);
  const why = page.locator('.why');
  const from = Number(await why.getAttribute('data-position'));
  for (let i = 0; i < 4; i++) await page.keyboard.press('.');
  await expect(why).toHaveAttribute('data-position', String(from + 4));
  const here = await reading(page);
  await page.reload();
  await ready(page);
  await expect.poll(() => reading(page)).toEqual(here);
  await expect(page.locator('[data-edited]')).toBeVisible();
});

for (const [what, hash, sentence] of [
  ['cut short', '#1.VqJGKyxNLSnKz0tVMFTILUgtSswpSSzOzixWKM7IL1LITFEoys8vAQA', /end of the link is missing/],
  ['a script', '#<img src=x onerror=alert(1)>', /damaged/],
] as const) {
  test(`a link that is ${what} gets a sentence, and the page works`, async ({ page }) => {
    const address = `./${hash}`;
    await page.goto(address);
    await ready(page);
    await expect(page.locator('[data-notice]')).toContainText(sentence);
    // What was asked for stays in the address, to be mended; a reload asks for it again.
    expect(new URL(page.url()).hash).toBe(new URL(address, page.url()).hash);
    await page.reload();
    await ready(page);
    await expect(page.locator('[data-notice]')).toContainText(sentence);
    await page.locator('[data-notice]').getByRole('button', { name: 'Dismiss' }).click();
    await expect(page.locator('[data-notice]')).toHaveCount(0);
    await page.keyboard.press('e');
    await leaderName(page);
  });
}

test('opening sets edited work aside without a question, and a chip leads back to it', async ({ page }) => {
  await open(page);
  const first = await leaderName(page);
  await page.keyboard.press('x');
  await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
  const here = await reading(page);

  await page.keyboard.press('o');
  await page.locator('[data-scenario="split-vote"]').click();
  await expect(page.locator('[data-node]')).toHaveCount(4);
  await expect(page.locator('[data-notice], dialog[open]')).toHaveCount(0);
  await page.getByRole('button', { name: /^Back to my work/ }).click();
  await expect.poll(() => reading(page)).toEqual(here);
});

test('a pasted scenario opens; what is wrong with one is told where it is; a fresh cluster has the wanted size', async ({
  page,
}) => {
  await open(page);
  await page.keyboard.press('o');
  const paste = page.locator('[data-paste]');
  const opens = page.getByRole('button', { name: 'Open this' });
  const wrong = page.locator('[data-wrong]');
  await paste.fill('quorum 1\nraft nodes=3 seed=1\nat 1s crahs S1\n');
  await opens.click();
  await expect(wrong).toContainText('Line 3, column 7');
  // Of a letter that nobody sees, the name.
  await paste.fill('quorum 1\nraft nodes=3 seed=1\nrequest S1 "x\u200B=1"\n');
  await opens.click();
  await expect(wrong).toContainText('At column 14 stands a zero-width space (U+200B): delete it.');
  await paste.fill('quorum 1\ntitle "<b>mine</b>"\nraft nodes=3 seed=1\nat 1s crash S1\n');
  await opens.click();
  await expect(page.locator('[data-node]')).toHaveCount(3);
  await expect(page.locator('.scenario-title')).toHaveText('<b>mine</b>');
  // As it came through a word processor.
  await page.keyboard.press('o');
  await paste.fill('> quorum 1\n> title “Mine”\n> raft nodes=4\u00A0seed=1\n> at 1s cut S1 –> S2');
  await opens.click();
  await expect(page.locator('[data-node]')).toHaveCount(4);
  await expect(page.locator('.scenario-title')).toHaveText('Mine');
  await page.getByRole('button', { name: /Open a scenario/ }).click();
  await page.getByRole('spinbutton').first().fill('7');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.locator('[data-node]')).toHaveCount(7);
  await expect(clock(page)).not.toHaveText('0.000 s');
});

test('a link put into the address of the open page is followed, or gets a sentence', async ({ page }) => {
  await open(page);
  const follow = (hash: string) =>
    page.evaluate((it) => {
      location.hash = it;
    }, hash);
  await follow('#scenario=split-vote&t=0');
  await expect(page.locator('[data-node]')).toHaveCount(4);
  for (const [hash, sentence] of [
    ['#99.AAAA', /version 99/],
    ['#1.AAAAAAAA%%%', /damaged/],
    [`#1.${'A'.repeat(70_000)}`, /more than/],
    ['#scenario=nobody', /no scenario/],
  ] as const) {
    await follow(hash);
    await expect(page.locator('[data-notice]')).toContainText(sentence);
    await expect(page.locator('[data-node]')).toHaveCount(4);
    expect(new URL(page.url()).hash).toBe(hash);
  }
});

test('a link put into the address while the page writes its own there is followed', async ({ page }) => {
  await open(page);
  await leaderName(page);
  await page.keyboard.press('x');
  await expect(page.locator('[data-edited]')).toBeVisible();
  await page.evaluate(() => {
    location.hash = '#99.x';
  });
  await expect(page.locator('[data-notice]')).toContainText('version 99');
  // One that does not open stays, to be mended.
  await rest(page);
  await expect(page).toHaveURL(/#99\.x$/);
  await page.goBack();
  await expect(page).toHaveURL(/#1\./);
  await expect(page.locator('[data-node][data-up="crashed"]')).toHaveCount(1);
});

test('the link is copied; without a clipboard it stands selected', async ({ browser }) => {
  const page = await another(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
  await open(page);
  await page.keyboard.press('s');
  const link = await page.locator('[data-share-link]').inputValue();
  const copy = page.getByRole('button', { name: 'Copy link' });
  await copy.click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await copy.click();
  await expect(page.getByText('Press Ctrl+C to copy.')).toBeVisible();
  expect(
    await page.locator('[data-share-link]').evaluate((field) => {
      const { value, selectionStart, selectionEnd } = field as HTMLInputElement;
      return value.slice(selectionStart ?? 0, selectionEnd ?? 0);
    }),
  ).toBe(link);
  await page.close();
});
