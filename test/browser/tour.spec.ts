// The tour of the page in each engine: what a visitor of a first hour does, and that what moves is seen to move.

import { sizeOf } from '../app/pngchunks.ts';
import { expect, type Guest, test } from './engines/guest.ts';
import { difference, dotsOf, ink, paperOf } from './engines/picture.ts';
import { expectStill, placesOf, PARTS as STILL } from './still.ts';

// One engine is started, and its tests follow each other.
test.describe.configure({ mode: 'default' });

const STAGE = '.stage-frame';
const DIAGRAM = '[data-spacetime]';
const CLOCK = '.clock-face';
const PARTS = [STAGE, DIAGRAM, CLOCK] as const;
/** Letters that are smoothed otherwise, and no more. */
const SAME = 0.01;

const DIALOGS: { readonly [key: string]: string } = {
  o: 'open',
  s: 'share',
  w: 'bridge',
  a: 'another',
  v: 'compare',
  'Shift+S': 'take',
  '?': 'help',
};

/** How the bytes of a film begin, two letters a byte. */
const BEGINS: { readonly [format: string]: RegExp } = {
  mp4: /^.{8}66747970/,
  webm: /^1a45dfa3/,
  gif: /^474946383961/,
};

async function leader(guest: Guest): Promise<string> {
  await guest.sees('[data-node][data-leads]');
  return (await guest.ask(() => document.querySelector<HTMLElement>('[data-node][data-leads]')?.dataset.node)) ?? '';
}

/** Starts to play: the digits move by then. */
async function play(guest: Guest): Promise<void> {
  await guest.key('k');
  await guest.sees('[data-clock][data-hidden]');
}

async function dialog(guest: Guest, key: string): Promise<void> {
  await guest.key(key);
  // Its title has the focus when it is there, so that Escape reaches it.
  await guest.until(`a dialog by ${key}`, () => {
    const open = document.querySelector('dialog[open]');
    return open?.querySelector('h2')?.textContent && open.contains(document.activeElement);
  });
}

test('opens by itself, elects a leader and writes', async ({ guest }) => {
  await guest.goto('?lang=en&theme=light&beats=off');
  await leader(guest);
  await guest.sees('[data-row] [data-slot]');
  await guest.show('01-plays');
});

test('plays, and the picture moves', async ({ guest }) => {
  await guest.open(100);
  const still = await guest.look(CLOCK);
  await play(guest);
  await leader(guest);
  let before = await guest.look(...PARTS);
  for (let i = 0; i < 3; i++) {
    let now = before;
    await expect
      .poll(
        async () => {
          now = await guest.look(...PARTS);
          return PARTS.filter((part) => difference(before[part], now[part]) === 0);
        },
        { message: 'what does not move' },
      )
      .toEqual([]);
    before = now;
  }
  await guest.show('02-moves');
  expect(ink(before[STAGE]), 'ink of the stage').toBeGreaterThan(0.02);
  expect(ink(before[DIAGRAM]), 'ink of the diagram').toBeGreaterThan(0.01);
  // One clock, not two over each other.
  const digits = ink(before[CLOCK]) / ink(still[CLOCK]);
  expect(digits, 'ink of the digits that move, against those at rest').toBeGreaterThan(0.6);
  expect(digits).toBeLessThan(1.4);
});

test('at rest nothing is left of the picture that moved', async ({ guest }) => {
  await guest.open(150);
  await play(guest);
  await leader(guest);
  await guest.key('k');
  await guest.seesNo('[data-clock][data-hidden]');
  // To the microsecond: what is under way moves by dots in less than the clock tells.
  await dialog(guest, 's');
  await guest.until('the link is there', () => document.querySelector<HTMLInputElement>('[data-share-link]')?.value);
  const link = await guest.ask(() => document.querySelector<HTMLInputElement>('[data-share-link]')?.value ?? '');
  await guest.key('Escape');
  await guest.seesNo('dialog[open]');
  const told = (await guest.text('[data-clock]')) ?? '';
  await expect(async () => {
    // A page that has just opened may not have drawn all of it yet: then another is opened.
    const fresh = await guest.another();
    await fresh.follow(link, told);
    const wanted = await fresh.look(STAGE, CLOCK);
    await fresh.close();
    const now = await guest.look(STAGE, CLOCK);
    for (const part of [STAGE, CLOCK] as const) expect(difference(now[part], wanted[part]), part).toBeLessThan(SAME);
  }).toPass({ timeout: 90_000 });
});

test('steps forward and back, and nothing else moves', async ({ guest }) => {
  await guest.open();
  const why = (position: number) => guest.sees(`.why[data-position="${position}"]`);
  const from = await guest.ask(() => Number(document.querySelector<HTMLElement>('.why')?.dataset.position));
  await guest.key('.');
  await why(from + 1);
  const there = await guest.reading();
  const before = await guest.ask(placesOf, STILL);
  await guest.key('.');
  await why(from + 2);
  expect(await guest.reading()).not.toEqual(there);
  expectStill(before, await guest.ask(placesOf, STILL), 'a step');
  await guest.key(',');
  await why(from + 1);
  await expect.poll(() => guest.reading()).toEqual(there);
});

test('a server is crashed by its menu, the run shared, and another tab shows the same', async ({ guest }) => {
  await guest.open();
  const first = await leader(guest);
  await guest.click(`[data-node="${first}"]`);
  await guest.sees('[data-item="crash"]');
  await guest.show('03-menu');
  const before = await guest.ask(placesOf, STILL);
  await guest.click('[data-item="crash"]');
  await guest.sees(`[data-node="${first}"][data-up="crashed"]`);
  expectStill(before, await guest.ask(placesOf, STILL), 'a crash');
  await guest.key('e');
  await guest.sees(`[data-node][data-leads]:not([data-node="${first}"])`);
  await guest.until('the address holds it', () => /[#&]1\./.test(location.hash));
  await guest.show('04-crashed');
  await dialog(guest, 's');
  await guest.until('the link is there', () => document.querySelector<HTMLInputElement>('[data-share-link]')?.value);
  await guest.sees('img.qr');
  await expect
    .poll(async () => ink((await guest.look('img.qr'))['img.qr']), { message: 'the code' })
    .toBeGreaterThan(0.2);
  await guest.show('05-share');
  const link = await guest.ask(() => document.querySelector<HTMLInputElement>('[data-share-link]')?.value ?? '');
  const theirs = await guest.another();
  await theirs.goto(link);
  await expect(async () => expect(await theirs.reading()).toEqual(await guest.reading())).toPass({ timeout: 30_000 });
  await theirs.close();
});

test('another language and another look: letters, stage and canvases', async ({ guest }) => {
  await guest.open();
  const light = (await guest.look(DIAGRAM))[DIAGRAM];
  expect(Math.min(...paperOf(light))).toBeGreaterThan(200);
  await guest.key('l');
  await guest.until('Chinese', () => document.documentElement.lang === 'zh-CN');
  await guest.key('d');
  await guest.sees('html[data-theme="dark"]');
  // As if it had been opened so.
  await expect(async () => {
    // A page that has just opened may not have drawn all of it yet: then another is opened.
    const fresh = await guest.another();
    await fresh.open(300, '?lang=zh&theme=dark&beats=off');
    const wanted = await fresh.look(...PARTS);
    await fresh.close();
    expect(Math.max(...paperOf(wanted[DIAGRAM]))).toBeLessThan(90);
    const seen = await guest.look(...PARTS);
    expect(PARTS.filter((part) => difference(seen[part], wanted[part]) >= SAME)).toEqual([]);
  }).toPass({ timeout: 90_000 });
  await guest.show('06-chinese-dark');
  // And while it moves.
  await play(guest);
  await expect.poll(async () => ink((await guest.look(CLOCK))[CLOCK])).toBeGreaterThan(0.02);
  await guest.show('07-chinese-dark-moves');
});

test('every dialog opens and closes', async ({ guest }) => {
  await guest.open();
  for (const [key, name] of Object.entries(DIALOGS)) {
    await dialog(guest, key);
    await guest.show(`08-${name}`);
    await guest.key('Escape');
    await guest.seesNo('dialog[open]');
  }
});

test('takes away pictures, the run as lines, and films', async ({ guest }) => {
  await guest.open();
  await dialog(guest, 'Shift+S');
  // It says what films this engine can make a moment later, and is higher then.
  await guest.sees('[data-film-note]');
  const take = async (name: string, ending: string): Promise<Buffer> => {
    const button = `[data-take="${name}"]:not([aria-disabled="true"])`;
    await guest.click(button);
    await guest.sees(`[data-taken*=".${ending}"]`);
    const [file] = new RegExp(`\\S+\\.${ending}`).exec((await guest.text('[data-taken]')) ?? '') ?? [];
    return guest.saved(file ?? '');
  };
  const svg = (await take('svg', 'svg')).toString();
  for (const id of ['S1', 'S5', 'leader']) expect(svg).toContain(`>${id}<`);
  const png = await take('png', 'png');
  expect(sizeOf(png)).toEqual({ width: 1920, height: 1080 });
  expect(ink(dotsOf(png)), 'ink of the picture').toBeGreaterThan(0.02);
  const lines = (await take('lines', 'jsonl')).toString().trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(30);
  for (const line of lines) expect(JSON.parse(line)).toHaveProperty('kind');

  // A film in every format that this engine offers: a GIF at least.
  await guest.write('[data-field="lasts"]', '0.2');
  // At a caption it would be held for as long as it takes to read.
  await guest.click('[data-field="tells"]');
  const offered = await guest.ask(() =>
    [...document.querySelectorAll<HTMLInputElement>('[data-choice="format"] input')].map(({ value }) => value),
  );
  expect(offered).toContain('gif');
  for (const format of offered) {
    await guest.click(`[data-choice="format"] input[value="${format}"]`);
    const film = await take('film', format);
    expect(film.subarray(0, 12).toString('hex'), format).toMatch(BEGINS[format] as RegExp);
    expect(film.length, format).toBeGreaterThan(1000);
  }
});

test('two runs stand side by side', async ({ guest }) => {
  await guest.open();
  await dialog(guest, 'v');
  await guest.click('[data-way="protocol multipaxos"]');
  await guest.sees('[data-second] [data-node]');
  await guest.seesNo('dialog[open]');
  await guest.key('c');
  await guest.until('both are counted', () => document.querySelector('[data-row="decided"] td')?.textContent === '2');
  await guest.show('09-two-runs');
});

test('opens without a network once it is kept', async ({ guest, host }) => {
  await guest.goto('?lang=en&theme=light');
  await guest.until('it is kept', async () => {
    const kept = await navigator.serviceWorker.getRegistration();
    return kept?.active?.state === 'activated';
  });
  host.cut(/./);
  await guest.goto('?lang=en&theme=light&beats=off&again');
  await leader(guest);
  await dialog(guest, 'w');
  await guest.show('10-offline');
});
