// Films, animated GIFs and frames: every file is saved by the page, opened again here, and played.

import type { Browser, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input, Mp4InputFormat } from 'mediabunny';
import { read as readGif } from '../app/gifblocks.ts';
import { sizeOf } from '../app/pngchunks.ts';
import { another, expect, listen, open, test } from './lab.ts';
import { dialog, take } from './taking.ts';

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
      if (video.error !== null) return { error: video.error.message };
      // That it has been sought is said before its picture is there: what counts is the frame that is on show.
      const shows = (at: number) =>
        new Promise<void>((resolve) => {
          const look = () =>
            video.requestVideoFrameCallback((_, { mediaTime }) => {
              if (Math.abs(mediaTime - at) < 0.05) resolve();
              else look();
            });
          look();
        });
      const pixels = async (at: number) => {
        const shown = shows(at);
        video.currentTime = at;
        await shown;
        const canvas = document.createElement('canvas');
        Object.assign(canvas, { width: 64, height: 36 });
        const context = canvas.getContext('2d');
        context?.drawImage(video, 0, 0, 64, 36);
        return [...(context?.getImageData(0, 0, 64, 36).data ?? [])];
      };
      const [early, late] = [await pixels(0.05), await pixels(0.4)];
      return {
        error: null,
        duration: video.duration,
        moved: early.filter((value, i) => Math.abs(value - (late[i] ?? 0)) > 8).length,
        seen: new Set(early).size,
      };
    },
    `data:${type};base64,${bytes.toString('base64')}`,
  );
  await cinema.close();
  return seen;
}

/** The dialog at two seconds, with a span of half a second that plays for as long. */
async function aboutToFilm(page: Page): Promise<void> {
  await open(page, './#scenario=first-minute&t=2s');
  await dialog(page);
  await page.locator('[data-field="from"]').fill('1');
  await page.locator('[data-field="to"]').fill('1.5');
  await page.locator('[data-field="lasts"]').fill('0.5');
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
    expect(film).toMatchObject({ codec, duration: 0.5, size: [1280, 720], title: 'Five servers agree' });
    expect(film.format).toBe(format === 'mp4' ? new Mp4InputFormat().name : 'WebM');
    expect(film.comment).toContain('#t=1000000&');
    if (format === 'webm') expect(film.url).toBe(film.comment);
    expect(film.frames).toHaveLength(15);
    expect(film.frames[0]?.key).toBe(true);
    for (const [i, { at }] of film.frames.entries()) expect(Math.abs(at - i / 30)).toBeLessThan(0.001);
    const seen = await played(browser, bytes, type);
    expect(seen).toMatchObject({ error: null, duration: 0.5 });
    expect(seen.seen).toBeGreaterThan(4);
    expect(seen.moved).toBeGreaterThan(10);
  });

test('a film is held at a caption for as long as it takes to read, and the frames are not', async ({ page }) => {
  await open(page, './?lang=en#scenario=five-ideas&t=230ms');
  await dialog(page);
  await page.locator('[data-choice="what"] input[value="both"]').check();
  await page.locator('[data-choice="format"] input[value="webm"]').check();
  await page.locator('[data-field="from"]').fill('0.18');
  await page.locator('[data-field="lasts"]').fill('0.2');
  await expect(page.locator('[data-held]')).toHaveText(
    /^It is held at one caption for the time of reading: \d+ s more/,
  );
  const seconds = Number(/(\d+) s more/.exec((await page.locator('[data-held]').textContent()) ?? '')?.[1]);
  const film = await opened((await take(page, 'film')).bytes);
  expect(film.frames.length).toBeGreaterThan(6 + (seconds - 1) * 30);
  expect(film.frames.length).toBeLessThan(6 + (seconds + 1) * 30);
  const { bytes } = await take(page, 'frames');
  expect(Object.keys(unzipSync(new Uint8Array(bytes)))).toHaveLength(6);
  await page.locator('[data-field="tells"]').uncheck();
  await expect(page.locator('[data-held]')).toHaveCount(0);
  expect((await opened((await take(page, 'film')).bytes)).frames).toHaveLength(6);
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
  expect(gif.frames.map(({ delay }) => delay)).toEqual(Array.from({ length: 10 }, () => 5));
  const [title, link] = gif.comment.split('\n');
  expect(title).toBe('Five servers agree');
  expect(link).toContain('#t=1000000&');
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
  await blank.close();
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
  await page.locator('[data-field="lasts"]').fill('0.1');
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
  await page.locator('[data-field="tells"]').uncheck();
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
  await page.close();
});
