// The numbers of a run, and taking it along: every file is saved by the page and opened again here.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { sizeOf, textsOf } from '../app/pngchunks.ts';
import { violations } from './axe.ts';
import { another, clock, expect, leaderName, listen, node, open, reading, ready, rest, test, time } from './lab.ts';
import { dialog, take } from './taking.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What an SVG file says, read by a page of its own: the laboratory's policy forbids inline styles even in what is parsed. */
function read(blank: Page, svg: string) {
  return blank.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    const of = (selector: string) => parsed.querySelector(selector)?.textContent ?? null;
    return {
      broken: parsed.querySelector('parsererror') !== null,
      title: of('svg > title'),
      caption: of('svg > desc'),
      link: [...parsed.getElementsByTagNameNS('*', 'source')].map((each) => each.textContent).join(),
      texts: [...parsed.querySelectorAll('text')].map((each) => each.textContent ?? ''),
      fonts: of('style')?.match(/font-family:"[^"]+"/g) ?? [],
      paper: parsed.querySelector('svg > rect')?.getAttribute('fill') ?? null,
      outside: [...parsed.querySelectorAll('*')].flatMap((each) =>
        [...each.attributes]
          .filter(
            ({ name, value }) => /^(xlink:)?href$|^src$|^class$|^style$/.test(name) || /var\(|color-mix/.test(value),
          )
          .map(({ name }) => name),
      ),
    };
  }, svg);
}

test('pictures say what they show and where they come from, and need nothing from outside', async ({
  page,
  browser,
}) => {
  await open(page);
  const first = await leaderName(page);
  await page.keyboard.press('x');
  await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
  await page.keyboard.press('e');
  await expect.poll(() => leaderName(page)).not.toBe(first);
  const now = await leaderName(page);
  const here = await reading(page);
  const at = await time(page);
  await dialog(page);
  const blank = await another(browser);

  const stage = await take(page, 'svg');
  expect(stage.name).toMatch(/^Five-servers-agree-\d+ms\.svg$/);
  const light = await read(blank, stage.bytes.toString());
  expect(light).toMatchObject({ broken: false, title: 'Five servers agree', outside: [] });
  expect(light.caption).toContain(at);
  for (const id of ['S1', 'S2', 'S3', 'S4', 'S5', 'leader', 'crashed', 'RequestVote'])
    expect(light.texts).toContain(id);
  expect(light.fonts).toContain('font-family:"Inter Variable"');

  const png = await take(page, 'png');
  expect(sizeOf(png.bytes)).toEqual({ width: 1920, height: 1080 });
  const texts = textsOf(png.bytes);
  expect(texts).toMatchObject({ Title: 'Five servers agree', Description: light.caption, Source: light.link });

  await page.locator('[data-choice="theme"] input[value="dark"]').check();
  const night = await read(blank, (await take(page, 'svg')).bytes.toString());
  expect(night.paper).not.toBe(light.paper);
  // The page itself stays as it was.
  expect(await page.locator('html').getAttribute('data-theme')).toBe('light');

  await page.locator('[data-choice="what"] input[value="diagram"]').check();
  const diagram = await read(blank, (await take(page, 'svg')).bytes.toString());
  expect(diagram).toMatchObject({ broken: false, title: 'Five servers agree', outside: [], paper: night.paper });
  for (const text of ['S1', 'S5', 'crash']) expect(diagram.texts).toContain(text);
  expect(diagram.texts.some((text) => text.startsWith('leader'))).toBe(true);
  expect(sizeOf((await take(page, 'png')).bytes)).toEqual({ width: 1920, height: 1080 });

  // With the logs, and with what is told or without: what is not wished for is not described either.
  await page.locator('[data-choice="what"] input[value="both"]').check();
  const told = ((await page.locator('[data-strip] .words').textContent()) ?? '').trim();
  expect(told).not.toBe('');
  const both = await take(page, 'svg');
  expect(both.name).toMatch(/ms-both\.svg$/);
  const whole = await read(blank, both.bytes.toString());
  expect(whole).toMatchObject({ broken: false, outside: [] });
  expect(whole.caption).toContain(told);
  expect(whole.texts.join(' ')).toContain(told);
  for (const text of ['S1', 'leader', 'not committed', 'nextIndex']) expect(whole.texts).toContain(text);
  expect(whole.texts.some((text) => /^[a-z]=\d+$/.test(text))).toBe(true);
  await page.locator('[data-field="tells"]').uncheck();
  await page.locator('[data-choice="what"] input[value="logs"]').check();
  const logs = await read(blank, (await take(page, 'svg')).bytes.toString());
  expect(logs.caption).not.toContain(told);
  expect(logs.texts.join(' ')).not.toContain(told);
  expect(logs.texts).toContain('not committed');
  expect(logs.texts).not.toContain('leader');

  await blank.close();

  // The link in the picture opens what the picture shows.
  const theirs = await another(browser);
  const complaints = listen(theirs);
  await theirs.goto(texts.Source ?? '');
  await ready(theirs);
  await expect.poll(() => leaderName(theirs)).toBe(now);
  await expect.poll(() => reading(theirs)).toEqual(here);
  expect(complaints).toEqual([]);
  await theirs.close();
});

test('the link in a picture opens all that is on show: the tree of futures, the notes, the run beside it', async ({
  page,
  browser,
}) => {
  // Two futures, a note on the second, and another protocol beside.
  await open(page, './#scenario=first-minute&t=2000ms');
  await page.keyboard.press('Shift+E');
  await expect(clock(page)).toHaveText('0.191 s');
  const first = await leaderName(page);
  await page.keyboard.press('x');
  await expect(node(page, first)).toHaveAttribute('data-up', 'crashed');
  await page.keyboard.press('g');
  await page.locator('[data-tree-field]').fill('look here');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-mark]')).toHaveCount(1);
  await expect(page.locator('[data-branch]')).toHaveCount(2);
  await page.keyboard.press('v');
  await page.locator('dialog [data-way="protocol multipaxos"]').click();
  const beside = page.locator('[data-second]');
  await expect(beside.locator('[data-node]')).toHaveCount(5);
  await rest(page);
  const present = await page.locator('[data-branch][aria-current]').textContent();

  const opened = async (link: string) => {
    const theirs = await another(browser);
    const complaints = listen(theirs);
    await theirs.goto(link);
    await ready(theirs);
    await expect(theirs.locator('[data-second] [data-node]')).toHaveCount(5);
    await expect(theirs.locator('[data-second]')).toContainText('Multi-Paxos');
    await expect(theirs.locator('.app-stage [data-up="crashed"]')).toHaveCount(1);
    await expect(clock(theirs)).toHaveText('0.191 s');
    await expect(theirs.locator('[data-mark]')).toHaveCount(1);
    await rest(theirs);
    const futures = await theirs.locator('[data-branch]').allTextContents();
    const shown = await theirs.locator('[data-branch][aria-current]').allTextContents();
    expect(complaints).toEqual([]);
    await theirs.close();
    return { futures: futures.length, shown };
  };
  await dialog(page);
  const source = textsOf((await take(page, 'png')).bytes).Source ?? '';
  expect(await opened(source)).toEqual({ futures: 2, shown: [present] });
  // The same in an SVG file; and of one future alone, where that is wished for.
  const blank = await another(browser);
  expect((await read(blank, (await take(page, 'svg')).bytes.toString())).link).toBe(source);
  await page.locator('[data-choice="link"] input[value="this"]').check();
  const alone = await read(blank, (await take(page, 'svg')).bytes.toString());
  await blank.close();
  expect((await opened(alone.link)).futures).toBe(1);

  // With the other in hand, the picture is of the other, and its link the same pair.
  await page.keyboard.press('Escape');
  await page.locator('[data-hand="second"]').check();
  await dialog(page);
  await page.locator('[data-choice="link"] input[value="whole"]').check();
  const other = textsOf((await take(page, 'png')).bytes);
  expect(other.Description).toContain('Multi-Paxos');
  expect(other.Source).toBe(source);
});

test('the run as lines is what the command line prints, and the numbers are those of the lines', async ({ page }) => {
  await open(page);
  await page.keyboard.press('q');
  const row = page.locator('[data-numbers="messages"] tbody tr');
  await page.locator('[data-numbers="messages"] summary').click();
  await expect(row.first()).toBeVisible();
  await rest(page);
  const counted = Object.fromEntries(
    await row.evaluateAll((rows) => rows.map((each) => [each.getAttribute('data-key'), each.children[1]?.textContent])),
  );
  await dialog(page);
  const { name, bytes } = await take(page, 'lines');
  expect(name).toBe('Five-servers-agree-300ms.jsonl');
  const file = `${root}src/protocols/raft/scenarios/first-minute.scenario`;
  const printed = spawnSync(process.execPath, [`${root}src/cli/start.mjs`, 'play', file, '--json', '--until', '300ms']);
  expect(bytes.toString()).toBe(printed.stdout.toString());
  const sent: Record<string, number> = {};
  for (const line of bytes.toString().trimEnd().split('\n')) {
    const { kind, node, envelope } = JSON.parse(line);
    if (kind === 'sent' && node !== null) sent[envelope.message.type] = (sent[envelope.message.type] ?? 0) + 1;
  }
  for (const [kind, count] of Object.entries(sent)) expect(Number(counted[kind]), kind).toBe(count);

  const log = (await take(page, 'shiviz')).bytes.toString();
  const [expression = '', , ...others] = log.split('\n');
  const events = [...others.join('\n').matchAll(new RegExp(expression, 'gm'))];
  expect(events).toHaveLength(bytes.toString().trimEnd().split('\n').length);
  expect(new Set(events.map(({ groups }) => groups?.host))).toContain('S1');

  // The schema that the dialog points at is there.
  const schema = await page.getByRole('link', { name: 'Its JSON Schema' }).getAttribute('href');
  const fetched = await page.request.get(new URL(schema ?? '', page.url()).href);
  expect((await fetched.json()).title).toBe('Quorum Lab happening');
});

test('the numbers follow the run as it plays, and go back with it', async ({ page }) => {
  await open(page);
  await page.keyboard.press('q');
  const total = async () =>
    Number(
      /^([\d,]+) messages/
        .exec((await page.locator('[data-numbers="messages"] .numbers-sum').textContent()) ?? '')?.[1]
        ?.replaceAll(',', ''),
    );
  await expect.poll(total).toBeGreaterThan(0);
  const before = await total();
  await page.keyboard.press('Space');
  await expect.poll(total).toBeGreaterThan(before);
  await page.keyboard.press('Space');
  await page.keyboard.press('Home');
  await expect(page.locator('[data-numbers="messages"]')).toContainText('No message has been sent so far.');
  expect(await violations(page)).toEqual([]);
});

test('the dialog is reached from sharing, in both languages, by keyboard, on a phone', async ({ browser }) => {
  const page = await another(browser, { viewport: { width: 360, height: 740 }, locale: 'zh-CN' });
  const complaints = listen(page);
  await open(page);
  await page.keyboard.press('s');
  await page.locator('[data-to-take]').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: '导出' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const wide = await page
    .locator('.taking *')
    .evaluateAll((all) => all.filter((each) => each.getBoundingClientRect().right > innerWidth + 1).length);
  expect(wide).toBe(0);
  const download = page.waitForEvent('download');
  await page.locator('[data-take="lines"]').focus();
  await page.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toMatch(/\.jsonl$/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(complaints).toEqual([]);
  await page.close();
});
