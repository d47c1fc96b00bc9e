// Reason for its length: one promise, that nothing is lost, held against each way to lose something.

// Nothing that a person made is lost: by a reload, by another link, by another tab, or by a browser that stores nothing.

import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import {
  another,
  button,
  clock,
  expect,
  leaderName,
  listen,
  node,
  open,
  reading,
  ready,
  rest,
  test,
  time,
} from './lab.ts';

const notice = (page: Page) => page.locator('[data-notice]');
const works = (page: Page) => page.locator('[data-works] .item');
const hash = (page: Page) => new URL(page.url()).hash;
/** What is kept for a reload. */
const kept = (page: Page) =>
  page.evaluate(() => JSON.parse(sessionStorage.getItem('quorum-lab.run') ?? 'null') as Record<string, unknown> | null);

/** Does something to the run, so that it is somebody's work. */
async function edit(page: Page): Promise<void> {
  const first = await leaderName(page);
  await page.keyboard.press('x');
  await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
}

const question = (page: Page) => page.getByRole('dialog', { name: /in place of your run/ });
/** The chip that leads back to the work. */
const toWork = (page: Page) => page.locator('[data-to-work]');

/** Opens a scenario of the library. */
async function openNamed(page: Page, name: string): Promise<void> {
  await page.keyboard.press('o');
  await page.locator(`[data-scenario="${name}"]`).click();
}

/** Opens one in place of edited work: nobody is asked. */
async function replaceBy(page: Page, name: string): Promise<void> {
  await openNamed(page, name);
  await expect(page.locator('dialog[open]')).toHaveCount(0);
}

test('two tabs set work aside at the same time, and both have both', async ({ context, page }) => {
  const other = await context.newPage();
  const complaints = listen(other);
  await open(page);
  await open(other, './#scenario=paused-leader&t=400ms');
  for (const each of [page, other]) await edit(each);
  await Promise.all([replaceBy(page, 'split-vote'), replaceBy(other, 'split-vote')]);
  for (const each of [page, other]) {
    await expect(toWork(each)).toBeVisible();
    await expect(notice(each)).toHaveCount(0);
    await each.keyboard.press('o');
    await expect(works(each)).toHaveCount(2);
  }
  // What is discarded in one tab is gone from the other, until it is taken back.
  await page
    .getByRole('button', { name: /^Discard “/ })
    .first()
    .click();
  await expect(works(other)).toHaveCount(1);
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect(works(other)).toHaveCount(2);
  // A third tab, later, brings back the one of the first.
  const third = await context.newPage();
  await open(third);
  await third.keyboard.press('o');
  await expect(works(third)).toHaveCount(2);
  await works(third).filter({ hasText: '0.300 s' }).click();
  await expect(third.locator('[data-node][data-up="crashed"]')).toHaveCount(1);
  await expect(third.locator('[data-edited]')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('each of many is kept, and one that is damaged costs itself alone', async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const work = (i: number) => ({
      text: `quorum 1\ntitle "mine ${i}"\nraft nodes=3 seed=${i}\n`,
      at: 1000 * i,
      title: { en: `mine ${i}` },
    });
    for (let i = 0; i < 8; i++) localStorage.setItem(`quorum-lab.work.${i}`, JSON.stringify({ ...work(i), since: i }));
    localStorage.setItem('quorum-lab.work.cut', '{"text":"quor');
    localStorage.setItem('quorum-lab.work.other', '[7]');
    localStorage.setItem(
      'quorum-lab.work.absurd',
      JSON.stringify({ ...work(9), at: 1e300, future: -4, since: 'today' }),
    );
    // As an older page left it.
    localStorage.setItem('quorum-lab.works', JSON.stringify([{ ...work(20) }, { text: 5 }, null, { ...work(21) }]));
  });
  await page.reload();
  await ready(page);
  await page.keyboard.press('o');
  await expect(works(page)).toHaveCount(11);
  await expect(works(page).first()).toContainText('mine 20');
  await expect(page.getByText('2 entries of the browser’s storage are damaged')).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('quorum-lab.works'))).toBeNull();
  await works(page).filter({ hasText: 'mine 9' }).click();
  await expect(page.locator('[data-node]')).toHaveCount(3);
  await expect(clock(page)).toHaveText('0.000 s');
});

for (const [what, name, says] of [
  ['is full', 'QuotaExceededError', /in this tab alone: the browser’s storage is full/],
  ['is denied', 'SecurityError', /in this tab alone: the browser lets this page store nothing/],
] as const) {
  test(`storage that ${what} is told, and the work can be downloaded and brought back`, async ({ page }) => {
    await page.addInitScript((error) => {
      Storage.prototype.setItem = () => {
        throw new DOMException('no', error);
      };
    }, name);
    await open(page);
    await edit(page);
    await expect(notice(page)).toContainText('a reload keeps only what the address holds');
    const here = await reading(page);
    // Here it would be lost with the tab: that is asked first.
    await openNamed(page, 'split-vote');
    await question(page).getByRole('button', { name: 'Stay here' }).click();
    expect(await reading(page)).toEqual(here);
    await expect(works(page)).toHaveCount(0);
    await page.locator('[data-scenario="split-vote"]').click();
    await question(page).getByRole('button', { name: 'Open' }).click();
    await expect(page.locator('dialog[open]')).toHaveCount(0);
    await expect(notice(page)).toContainText(says);
    const download = page.waitForEvent('download');
    await notice(page).getByRole('button', { name: 'Download .scenario' }).click();
    expect(await readFile(await (await download).path(), 'utf8')).toContain('crash ');
    await page.keyboard.press('o');
    await expect(works(page)).toContainText('in this tab alone');
    await page.keyboard.press('Escape');
    await notice(page).getByRole('button', { name: 'Back to my work' }).click();
    await expect.poll(() => reading(page)).toEqual(here);
  });
}

test('no storage at all: the page opens, and says in Chinese what it cannot keep', async ({ browser }) => {
  const page = await another(browser, { locale: 'zh-CN' });
  const complaints = listen(page);
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('no', 'SecurityError');
        },
      });
  });
  await open(page);
  await edit(page);
  await expect(notice(page)).toContainText('浏览器不让本页面存储任何内容：重新载入后只剩地址里的内容');
  await page.keyboard.press('o');
  await page.locator('[data-scenario="split-vote"]').click();
  await page.locator('dialog.question .primary').click();
  await expect(notice(page)).toContainText('你的修改只放在这个标签页里');
  await expect(notice(page).getByRole('button', { name: '下载 .scenario' })).toBeVisible();
  expect(complaints).toEqual([]);
  await page.close();
});

test('a reload of a run to which nothing was done comes back to its moment, and plays on where it played', async ({
  page,
}) => {
  await open(page, './#scenario=split-vote&t=100ms');
  await page.keyboard.press('e');
  await expect(clock(page)).not.toHaveText('0.100 s');
  const at = await time(page);
  await expect.poll(async () => ((await kept(page))?.at as number) / 1e6).toBeCloseTo(Number.parseFloat(at), 3);
  await page.reload();
  await ready(page);
  await expect(clock(page)).toHaveText(at);
  expect(hash(page)).toBe('#scenario=split-vote&t=100ms');
  await expect(page.locator('[data-edited]')).toHaveCount(0);
  // Playing, it plays on, from where it was.
  await page.keyboard.press('k');
  await expect(clock(page)).not.toHaveText(at);
  await page.reload();
  await ready(page);
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  expect(Number.parseFloat((await clock(page).textContent()) ?? '')).toBeGreaterThan(Number.parseFloat(at));
  // The link itself, opened anew, is its own moment.
  await page.goto('./?lang=en#scenario=split-vote&t=100ms');
  await ready(page);
  await expect(clock(page)).toHaveText('0.100 s');
});

test('undo, redo and the speed outlive a reload; what is damaged of them costs itself alone', async ({ page }) => {
  const crashed = (count: number) => expect(page.locator('[data-node][data-up="crashed"]')).toHaveCount(count);
  const futures = () => page.locator('[data-branch]').count();
  await open(page);
  await page.keyboard.press('+');
  const speed = await page.locator('.speed input').getAttribute('aria-valuetext');
  await edit(page);
  await page.keyboard.press('3');
  await page.keyboard.press('x');
  await crashed(2);
  await page.keyboard.press('u');
  await crashed(1);
  const here = await reading(page);
  const shown = await futures();
  const damage = (ways: unknown) =>
    page.evaluate((it) => {
      // Nothing is saved over it when the page is left.
      const kept = JSON.parse(sessionStorage.getItem('quorum-lab.run') ?? 'null');
      const again = () => sessionStorage.setItem('quorum-lab.run', JSON.stringify({ ...kept, ways: it ?? kept.ways }));
      window.addEventListener('pagehide', again);
      document.addEventListener('visibilitychange', again);
    }, ways);
  await expect.poll(async () => ((await kept(page))?.ways as { redos?: unknown[] } | null)?.redos?.length).toBe(1);
  await page.reload();
  await ready(page);
  expect(await reading(page)).toEqual(here);
  expect(await futures()).toBe(shown);
  await expect(page.locator('.speed input')).toHaveAttribute('aria-valuetext', speed ?? '');
  await button(page, 'redo').click();
  await crashed(2);
  for (const count of [1, 0]) {
    await button(page, 'undo').click();
    await crashed(count);
  }
  await button(page, 'redo').click();
  await crashed(1);
  await rest(page);
  // What undo has shown is a future like others.
  const now = await futures();
  for (const ways of [{ text: 'nothing', future: 1, hidden: [], undos: [[1, 0]], redos: [] }, { undos: 'all' }]) {
    await damage(ways);
    await page.reload();
    await ready(page);
    expect(await reading(page)).toEqual(here);
    expect(await futures()).toBe(now);
    await expect(button(page, 'undo')).toHaveAttribute('aria-disabled', 'true');
  }
});

test('the first scenario of all comes back to its moment too', async ({ page }) => {
  await open(page, './?beats=off');
  await leaderName(page);
  await page.keyboard.press('k');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  const at = await time(page);
  await expect.poll(async () => ((await kept(page))?.at as number) / 1e6).toBeCloseTo(Number.parseFloat(at), 3);
  await page.reload();
  await ready(page);
  await expect(clock(page)).toHaveText(at);
});

test('what is kept for a reload and absurd costs itself, and what is no run leaves the link', async ({ page }) => {
  const good = { text: 'quorum 1\nraft nodes=3 seed=1\n', edited: true, playing: false };
  let at = 300;
  // What is absurd in which way is held by `kept.test.ts`.
  for (const [change, nodes] of [
    [{ at: 1e300, future: 1e9, title: 7 }, 3],
    [{ text: 'nothing that parses' }, 5],
  ] as const) {
    // Each from the link itself: what is brought back gets an address of its own after a while.
    const hash = `#scenario=first-minute&t=${++at}ms`;
    await open(page, `./?at=${at}${hash}`);
    await rest(page);
    await page.evaluate(
      (value) => {
        // Nothing is saved over it when the page is left.
        window.addEventListener('pagehide', () => sessionStorage.setItem('quorum-lab.run', value));
        document.addEventListener('visibilitychange', () => sessionStorage.setItem('quorum-lab.run', value));
      },
      JSON.stringify({ ...good, hash, ...change }),
    );
    await page.reload();
    await ready(page);
    await expect(page.locator('[data-node]')).toHaveCount(nodes);
    await expect(clock(page)).toHaveText(nodes === 3 ? '0.000 s' : `0.${at} s`);
  }
});

test('another address in the tab of edited work sets the work aside', async ({ page }) => {
  await open(page);
  await edit(page);
  await expect.poll(async () => (await kept(page))?.edited).toBe(true);
  await page.goto('./?lang=en#scenario=split-vote&t=0');
  await ready(page);
  await expect(page.locator('[data-node]')).toHaveCount(4);
  // The chip stays for the session.
  await expect(toWork(page)).toBeVisible();
  await page.reload();
  await ready(page);
  await expect(page.locator('[data-node]')).toHaveCount(4);
  await toWork(page).click();
  await expect(page.locator('[data-node]')).toHaveCount(5);
  await expect(page.locator('[data-node][data-up="crashed"]')).toHaveCount(1);
  await expect(toWork(page)).toHaveCount(0);
});

test('the address is that of what is on show, or says why not', async ({ page }) => {
  await open(page);
  await edit(page);
  await expect.poll(() => hash(page)).toMatch(/^#1\./);
  const mine = hash(page);
  const go = (to: string) => page.evaluate((it) => location.assign(it), to);
  // Followed at once, and what it asks for is still there after a reload.
  await go('#scenario=split-vote&t=0');
  // The browser itself stands there: a reload before would be one of the page before.
  await expect.poll(() => hash(page)).toBe('#scenario=split-vote&t=0');
  await page.reload();
  await ready(page);
  await expect(page.locator('[data-node]')).toHaveCount(4);
  expect(hash(page)).toBe('#scenario=split-vote&t=0');
  await toWork(page).click();
  await expect(page.locator('[data-node]')).toHaveCount(5);
  await expect.poll(() => hash(page)).toBe(mine);
  // One that does not open stays, with the reason; what was on show is still there, after a reload too.
  await go('#1.AAAA');
  await expect(notice(page)).toContainText('The end of the link is missing');
  expect(hash(page)).toBe('#1.AAAA');
  await expect(page.locator('[data-node][data-up="crashed"]')).toHaveCount(1);
  await page.reload();
  await ready(page);
  await expect(notice(page)).toContainText('The end of the link is missing');
  expect(hash(page)).toBe('#1.AAAA');
  await expect(page.locator('[data-node][data-up="crashed"]')).toHaveCount(1);
  await expect(page.locator('[data-edited]')).toBeVisible();
  // Emptied by hand, it is written again.
  await go('#');
  await expect.poll(() => hash(page)).not.toBe('');
});

test('each run that is opened is an entry of the history, and Back and Forward show it as it was left', async ({
  page,
}) => {
  /** It is on show, and has its entry. */
  const nodes = async (count: number) => {
    await expect(page.locator('[data-node]')).toHaveCount(count);
    await rest(page);
  };
  const crashed = (count: number) => expect(page.locator('[data-node][data-up="crashed"]')).toHaveCount(count);
  await open(page);
  await edit(page);
  await expect.poll(() => hash(page)).toMatch(/^#1\./);
  const mine = hash(page);
  await replaceBy(page, 'split-vote');
  await nodes(4);
  expect(hash(page)).toBe('#scenario=split-vote');
  // A text has no address; two of them are told apart all the same.
  for (const count of [3, 7]) {
    await page.keyboard.press('o');
    await page.locator('[data-paste]').fill(`quorum 1\nraft nodes=${count} seed=1\nat 1s crash S1\n`);
    await page.getByRole('button', { name: 'Open this' }).click();
    await nodes(count);
    expect(hash(page)).toBe('');
  }
  await page.goBack();
  await nodes(3);
  await page.goBack();
  await nodes(4);
  expect(hash(page)).toBe('#scenario=split-vote');
  await page.goBack();
  await nodes(5);
  await crashed(1);
  await expect.poll(() => hash(page)).toBe(mine);
  await expect(page.locator('[data-edited]')).toBeVisible();
  // What is done now belongs to this entry, and is not lost by leaving it in a hurry.
  await page.keyboard.press('3');
  await page.keyboard.press('x');
  await crashed(2);
  await page.evaluate(() => history.go(2));
  await nodes(3);
  await page.reload();
  await ready(page);
  await nodes(3);
  await page.evaluate(() => history.go(-2));
  await nodes(5);
  await crashed(2);
  await expect(toWork(page)).toHaveCount(0);
  // From another page too.
  await page.evaluate(() => history.go(2));
  await nodes(3);
  await page.goto('about:blank');
  await page.evaluate(() => void setTimeout(() => history.go(-2)));
  await page.waitForURL(/#scenario=split-vote$/);
  await ready(page);
  await nodes(4);
  await page.goBack();
  await crashed(2);
});

test('a link with something behind its moment opens at it, says so, and keeps its address', async ({
  page,
  browser,
}) => {
  // Which tails are left out is held by `link.test.ts`; this one is written otherwise in an address.
  const tail = '），';
  await page.goto(`./#scenario=first-minute&t=300ms${tail}`);
  await ready(page);
  await expect(clock(page)).toHaveText('0.300 s');
  await expect(notice(page)).toHaveText(
    `Behind the link’s moment stands “${tail}”, which was left out: the run stands at 300ms.`,
  );
  expect(decodeURIComponent(hash(page))).toBe(`#scenario=first-minute&t=300ms${tail}`);
  const theirs = await another(browser, { locale: 'zh-CN' });
  await theirs.goto('./#scenario=first-minute&t=300m');
  await ready(theirs);
  await expect(clock(theirs)).toHaveText('0.000 s');
  await expect(notice(theirs)).toHaveText(
    '链接里的时刻“300m”无法识别，因此停在开头。链接的末尾可能缺失，请回到原处重新完整复制。',
  );
  await theirs.close();
});

test('a shared link that a chat has cut or added to opens alike or says so', async ({ page, browser }) => {
  await open(page);
  await edit(page);
  const here = await reading(page);
  await button(page, 'share').click();
  const link = await page.locator('[data-share-link]').inputValue();
  const theirs = await another(browser);
  // All kinds of tails are held by `damaged.test.ts`.
  for (const tail of ['&utm_source=chat', '…']) {
    await theirs.goto('about:blank');
    await theirs.goto(`${link}${tail}`);
    await ready(theirs);
    await expect.poll(() => reading(theirs)).toEqual(here);
    await expect(notice(theirs)).toHaveCount(0);
  }
  await theirs.goto('about:blank');
  await theirs.goto(link.slice(0, -1));
  await ready(theirs);
  await expect(notice(theirs)).toContainText('The end of the link is missing');
  // Pasted in a sentence, broken over two lines.
  await theirs.keyboard.press('o');
  await theirs.locator('[data-paste]').fill(`see <${link.slice(0, -20)}\n${link.slice(-20)}>, please`);
  await theirs.getByRole('button', { name: 'Open this' }).click();
  await expect.poll(() => reading(theirs)).toEqual(here);
  await theirs.close();
});
