// The numbers of a run, and taking it along: every file is saved by the page and opened again here.

import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input, Mp4InputFormat } from 'mediabunny';
import { read as readGif } from '../app/gifblocks.ts';
import { sizeOf, textsOf } from '../app/pngchunks.ts';
import { violations } from './axe.ts';
import { another, clock, expect, leaderName, listen, node, open, reading, ready, test } from './lab.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

async function take(page: Page, name: string): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent('download');
  await page.locator(`[data-take="${name}"]`).click();
  const file = await download;
  await expect(page.locator('[data-taken]')).toContainText(file.suggestedFilename());
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

async function dialog(page: Page): Promise<void> {
  await page.keyboard.press('Shift+S');
  await expect(page.getByRole('dialog', { name: 'Take it with you' })).toBeVisible();
}

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
  const at = (await clock(page).textContent()) ?? '';
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

  await blank.context().close();

  // The link in the picture opens what the picture shows.
  const theirs = await another(browser);
  const complaints = listen(theirs);
  await theirs.goto(texts.Source ?? '');
  await ready(theirs);
  await expect.poll(() => leaderName(theirs)).toBe(now);
  await expect.poll(() => reading(theirs)).toEqual(here);
  expect(complaints).toEqual([]);
  await theirs.context().close();
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
  await page.locator('[data-grove-field]').fill('look here');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-mark]')).toHaveCount(1);
  await expect(page.locator('[data-branch]')).toHaveCount(2);
  await page.keyboard.press('v');
  await page.locator('dialog [data-way="protocol multipaxos"]').click();
  const beside = page.locator('[data-second]');
  await expect(beside.locator('[data-node]')).toHaveCount(5);
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
    const futures = await theirs.locator('[data-branch]').allTextContents();
    const shown = await theirs.locator('[data-branch][aria-current]').allTextContents();
    expect(complaints).toEqual([]);
    await theirs.context().close();
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
  await blank.context().close();
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
  const counted = Object.fromEntries(
    await row.evaluateAll((rows) => rows.map((each) => [each.getAttribute('data-key'), each.children[1]?.textContent])),
  );
  await dialog(page);
  const { name, bytes } = await take(page, 'lines');
  expect(name).toBe('Five-servers-agree-300ms.jsonl');
  const file = `${root}src/scenarios/library/first-minute.scenario`;
  const printed = spawnSync(process.execPath, [`${root}src/cli/start.mjs`, 'play', file, '--json', '--until', '300ms']);
  expect(bytes.toString()).toBe(printed.stdout.toString());
  const sent: Record<string, number> = {};
  for (const line of bytes.toString().trimEnd().split('\n')) {
    const { kind, node, envelope } = JSON.parse(line);
    if (kind === 'sent' && node !== null) sent[envelope.message.type] = (sent[envelope.message.type] ?? 0) + 1;
  }
  for (const [kind, count] of Object.entries(sent)) expect(Number(counted[kind]), kind).toBe(count);

  const log = (await take(page, 'shiviz')).bytes.toString();
  const [expression = '', , ...rest] = log.split('\n');
  const events = [...rest.join('\n').matchAll(new RegExp(expression, 'gm'))];
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

/** What a film's file says about itself. */
async function opened(bytes: Buffer) {
  const input = new Input({ source: new BufferSource(new Uint8Array(bytes)), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new Error('There is no film in it.');
  const frames: { at: number; key: boolean }[] = [];
  for await (const { timestamp, type } of new EncodedPacketSink(track).packets())
    frames.push({ at: timestamp, key: type === 'key' });
  const { title, comment, raw } = await input.getMetadataTags();
  return {
    format: (await input.getFormat()).name,
    codec: await track.getCodec(),
    size: [await track.getDisplayWidth(), await track.getDisplayHeight()],
    duration: await input.computeDuration(),
    url: raw?.URL,
    ...{ title, comment, frames },
  };
}

/** Plays a film in a page that knows nothing of the laboratory, and looks at its beginning and at its end. */
async function played(browser: Browser, bytes: Buffer, type: string) {
  const cinema = await another(browser);
  await cinema.setContent('<video muted></video>');
  const seen = await cinema.locator('video').evaluate(
    async (video: HTMLVideoElement, address) => {
      const until = (name: string) => new Promise((resolve) => video.addEventListener(name, resolve, { once: true }));
      const loaded = Promise.race([until('loadeddata'), until('error')]);
      video.src = address;
      await loaded;
      const pixels = async (at: number) => {
        const sought = until('seeked');
        video.currentTime = at;
        await sought;
        const canvas = document.createElement('canvas');
        Object.assign(canvas, { width: 64, height: 36 });
        const context = canvas.getContext('2d');
        context?.drawImage(video, 0, 0, 64, 36);
        return [...(context?.getImageData(0, 0, 64, 36).data ?? [])];
      };
      const [early, late] = [await pixels(0.05), await pixels(0.9)];
      return {
        error: video.error?.message ?? null,
        duration: video.duration,
        moved: early.filter((value, i) => Math.abs(value - (late[i] ?? 0)) > 8).length,
        seen: new Set(early).size,
      };
    },
    `data:${type};base64,${bytes.toString('base64')}`,
  );
  await cinema.context().close();
  return seen;
}

/** The dialog at two seconds, with a span of half a second that plays for a second. */
async function aboutToFilm(page: Page): Promise<void> {
  await open(page, './#scenario=first-minute&t=2s');
  await dialog(page);
  await page.locator('[data-field="from"]').fill('1');
  await page.locator('[data-field="to"]').fill('1.5');
  await page.locator('[data-field="lasts"]').fill('1');
}

const note = (page: Page) => page.locator('[data-film-note]');
const formats = (page: Page) =>
  page
    .locator('[data-choice="format"] input')
    .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value));

for (const { format, codec, type } of [
  { format: 'mp4', codec: 'avc', type: 'video/mp4' },
  { format: 'webm', codec: 'vp9', type: 'video/webm' },
])
  test(`a film of a span as ${format} has every frame, says where it comes from, and plays`, async ({
    page,
    browser,
  }) => {
    test.setTimeout(180_000);
    await aboutToFilm(page);
    await expect(note(page)).toContainText('MP4 plays in slides and in every browser');
    expect(await formats(page)).toEqual(['mp4', 'webm', 'gif']);
    // What slides play is offered first.
    await expect(page.locator('[data-choice="format"] input[value="mp4"]')).toBeChecked();
    await page.locator(`[data-choice="format"] input[value="${format}"]`).check();
    const { name, bytes } = await take(page, 'film');
    expect(name).toBe(`Five-servers-agree-2000ms.${format}`);
    const film = await opened(bytes);
    expect(film).toMatchObject({ codec, duration: 1, size: [1280, 720], title: 'Five servers agree' });
    expect(film.format).toBe(format === 'mp4' ? new Mp4InputFormat().name : 'WebM');
    expect(film.comment).toContain('&t=1000000');
    if (format === 'webm') expect(film.url).toBe(film.comment);
    expect(film.frames).toHaveLength(30);
    expect(film.frames[0]?.key).toBe(true);
    for (const [i, { at }] of film.frames.entries()) expect(Math.abs(at - i / 30)).toBeLessThan(0.001);
    const seen = await played(browser, bytes, type);
    expect(seen).toMatchObject({ error: null, duration: 1 });
    expect(seen.seen).toBeGreaterThan(4);
    expect(seen.moved).toBeGreaterThan(10);
  });

test('a film is asked for of a span that was seen, and can be given up', async ({ page }) => {
  await aboutToFilm(page);
  await page.locator('[data-field="to"]').fill('3');
  await expect(page.getByRole('alert')).toContainText('what was seen so far');
  await expect(page.locator('[data-take="film"]')).toHaveAttribute('aria-disabled', 'true');
  await page.locator('[data-field="to"]').fill('1.5');
  let saved = 0;
  page.on('download', () => saved++);
  await page.locator('[data-field="lasts"]').fill('60');
  await page.locator('[data-take="film"]').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('progress')).toBeVisible();
  await page.locator('[data-take="cancel"]').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-taken]')).toHaveText('Cancelled. Nothing was saved.');
  await expect(page.locator('progress')).toHaveCount(0);
  expect(saved).toBe(0);
  // What was drawn off the page is gone.
  await expect(page.locator('.stage-picture')).toHaveCount(1);
});

test('an animated GIF has every frame and its colours, and says where it comes from', async ({ page, browser }) => {
  await aboutToFilm(page);
  await page.locator('[data-choice="format"] input[value="gif"]').check();
  const { name, bytes } = await take(page, 'film');
  expect(name).toBe('Five-servers-agree-2000ms.gif');
  const gif = readGif(bytes);
  expect(gif).toMatchObject({ width: 1280, height: 720, repeats: 0 });
  expect(gif.frames.map(({ delay }) => delay)).toEqual(Array.from({ length: 20 }, () => 5));
  const [title, link] = gif.comment.split('\n');
  expect(title).toBe('Five servers agree');
  expect(link).toContain('&t=1000000');
  // The frames after the first hold what moves, and something moves.
  const written = gif.frames.slice(1).map((frame) => frame.written);
  expect(Math.max(...written)).toBeLessThan(1280 * 720 * 0.2);
  expect(Math.max(...written)).toBeGreaterThan(100);
  // The browser shows what the reader reads.
  const blank = await another(browser);
  await blank.setContent('<canvas width="1280" height="720"></canvas>');
  const shown = await blank.locator('canvas').evaluate(
    async (canvas: HTMLCanvasElement, address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const context = canvas.getContext('2d') as CanvasRenderingContext2D;
      context.drawImage(image, 0, 0);
      return [...context.getImageData(0, 300, 1280, 1).data];
    },
    `data:image/gif;base64,${bytes.toString('base64')}`,
  );
  expect(shown).toEqual([...(gif.frames[0]?.shown ?? []).slice(1280 * 300 * 4, 1280 * 301 * 4)]);
  expect(new Set(shown).size).toBeGreaterThan(8);
  await blank.context().close();
});

test('a browser without an encoder for MP4 says so and makes the others', async ({ page }) => {
  await page.addInitScript(() => {
    const ask = VideoEncoder.isConfigSupported;
    VideoEncoder.isConfigSupported = async (config) =>
      config.codec.startsWith('avc1') ? { supported: false, config } : ask.call(VideoEncoder, config);
  });
  await aboutToFilm(page);
  await expect(note(page)).toContainText('This browser has no encoder for MP4');
  expect(await formats(page)).toEqual(['webm', 'gif']);
  expect((await take(page, 'film')).name).toMatch(/\.webm$/);
});

test('a browser without an encoder says so, makes a GIF and saves the frames', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'VideoEncoder');
  });
  await open(page);
  await dialog(page);
  await expect(note(page)).toContainText('This browser has no encoder for films.');
  expect(await formats(page)).toEqual(['gif']);
  await page.locator('[data-field="lasts"]').fill('0.1');
  const film = await take(page, 'film');
  expect(film.name).toMatch(/\.gif$/);
  expect(readGif(film.bytes).frames).toHaveLength(2);
  const { name, bytes } = await take(page, 'frames');
  expect(name).toMatch(/\.zip$/);
  const files = unzipSync(new Uint8Array(bytes));
  expect(Object.keys(files)).toEqual(['frame-00000.png', 'frame-00001.png', 'frame-00002.png']);
  for (const data of Object.values(files)) expect(sizeOf(data)).toEqual({ width: 1280, height: 720 });
});

test('an encoder that breaks or says nothing leaves a sentence, and nothing waits for it', async ({ browser }) => {
  const page = await another(browser);
  const complaints = listen(page);
  await page.addInitScript(() => {
    const encode = VideoEncoder.prototype.encode;
    VideoEncoder.prototype.encode = function (...frame) {
      const { broken } = document.documentElement.dataset;
      if (broken === 'throws') throw new Error('The encoder broke.');
      if (broken !== 'silent') encode.apply(this, frame);
    };
    // It has taken in all that it can, and gives nothing out.
    Object.defineProperty(VideoEncoder.prototype, 'encodeQueueSize', { get: () => 99 });
  });
  const become = (broken: string) =>
    page.evaluate((how) => {
      document.documentElement.dataset.broken = how;
    }, broken);
  await aboutToFilm(page);
  await become('throws');
  await page.locator('[data-take="film"]').click();
  await expect(page.locator('[data-taken]')).toHaveText(
    'The film could not be made. Try another format, or save the frames.',
  );
  // Whoever is asked for help finds why on the console.
  expect(complaints.join()).toContain('The encoder broke.');
  await become('silent');
  await page.locator('[data-take="film"]').click();
  await expect(page.locator('.taking-said')).toHaveText('Making it…');
  await expect(page.locator('[data-take="cancel"]')).toBeVisible();
  await page.locator('[data-take="cancel"]').click();
  await expect(page.locator('[data-taken]')).toHaveText('Cancelled. Nothing was saved.');
  expect(complaints).toHaveLength(1);
  await page.context().close();
});

test('the dialog is reached from sharing, in both languages, by keyboard, on a phone', async ({ browser }) => {
  const page = await another(browser, { viewport: { width: 360, height: 740 }, locale: 'zh-CN' });
  const complaints = listen(page);
  await open(page);
  await page.keyboard.press('s');
  await page.locator('[data-to-take]').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: '带走' })).toBeVisible();
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
  await page.context().close();
});
