// What the page's main thread does a frame, and how long a cold start takes, in a real Chromium. Needs a build.

import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { launchOptions } from '../../../test/browser/chromium.ts';
import { fragmentOf } from '../../scenarios/fragment.ts';
import { encodeLink } from '../../scenarios/link.ts';
import { LOADED } from './load.ts';
import { median, quantile, type Row, row } from './row.ts';

const SETTLED_MS = 2_000;
const RECORDED_MS = 6_000;
const COLD_STARTS = 5;

interface Scene {
  readonly name: string;
  readonly text: string;
  /** How often the key for a faster pace is pressed, from 1/20. */
  readonly faster: number;
  readonly about: string;
  /** Where it is opened, in seconds of virtual time: what lies before is simulated. */
  readonly at?: number;
  /** Stands beside another run of the same text. */
  readonly paired?: boolean;
}

/** Presses from the default speed to one virtual second a second. */
const NORMAL = 8;
/** With so much behind it, a run under load has had more than 100,000 happenings. */
const LONG = 240;
/** Seconds of playing at the fastest speed, while the page's heap is watched. */
const WATCHED = 30;
const SEEKS = 60;

const SCENES: readonly Scene[] = [
  {
    name: 'raft5',
    text: LOADED,
    faster: 16,
    about: 'five nodes under load at 20 times speed',
  },
  {
    name: 'raft9',
    text: 'quorum 1\nraft nodes=9 seed=1\nnetwork timed latency=250..350ms loss=0\noptions electionTimeout=3000..6000ms heartbeat=20ms\n',
    faster: 8,
    about: 'nine nodes with more than 200 messages in flight at normal speed',
  },
  {
    name: 'raft5slow',
    text: LOADED,
    faster: 0,
    about: 'five nodes at the default speed',
  },
  { name: 'raft5normal', text: LOADED, faster: NORMAL, about: 'five nodes under load at normal speed' },
  {
    name: 'raft5long',
    text: LOADED,
    faster: NORMAL,
    at: LONG,
    about: `five nodes under load at normal speed, after ${LONG} s with more than 100,000 happenings`,
  },
  { name: 'tworuns', text: LOADED, faster: 0, about: 'two runs of five nodes at the default speed', paired: true },
];

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of the thread. */
  readonly tdur?: number;
  readonly tid: number;
  readonly pid: number;
  readonly args?: { readonly name?: string };
}

export async function* page(): AsyncGenerator<Row> {
  const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'silent' });
  const address = server.resolvedUrls?.local[0] as string;
  const browser = await chromium.launch(launchOptions());
  try {
    for (const slowed of [1, 4]) {
      const suffix = slowed === 1 ? '' : `.slowed${slowed}`;
      for (const scene of SCENES) {
        const { frames, inFlight } = await frameWork(browser, address, scene, slowed);
        const note = `${scene.about}, processor time of the main thread's tasks a frame, ${frames.length} frames, up to ${inFlight} messages drawn`;
        yield row(`page.frame.${scene.name}.p95${suffix}`, quantile(frames, 0.95), 'ms', note);
        yield row(`page.frame.${scene.name}.median${suffix}`, quantile(frames, 0.5), 'ms', note);
      }
      const seeks = await seekTimes(browser, address, slowed);
      yield row(
        `page.seek.p95${suffix}`,
        quantile(seeks, 0.95),
        'ms',
        `from a press on the diagram to the frame that shows that moment, ${seeks.length} random moments of ${LONG} s`,
      );
      const starts: number[] = [];
      for (let i = 0; i < COLD_STARTS; i++) starts.push(await coldStart(browser, address, slowed));
      yield row(
        `page.start${suffix}`,
        median(starts),
        'ms',
        'from navigation to the first frame with nodes in it, cold cache, local server',
      );
    }
    const { grew, virtual } = await heapGrowth(browser, address);
    yield row(
      'page.heap.growth',
      grew,
      'MB',
      `heap of the page, garbage collected, after ${Math.round(virtual)} s of virtual time at the fastest speed; an hour is ${Math.round(3600 / virtual)} times as much`,
    );
  } finally {
    await browser.close();
    await server.close();
  }
}

async function throttled(tab: Page, slowed: number): Promise<CDPSession> {
  const session = await tab.context().newCDPSession(tab);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowed });
  return session;
}

async function frameWork(
  browser: Browser,
  address: string,
  scene: Scene,
  slowed: number,
): Promise<{ frames: number[]; inFlight: number }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  const tab = await context.newPage();
  const run = await encodeLink(scene.text);
  const t = scene.at === undefined ? {} : { t: `${scene.at}s` };
  await tab.goto(`${address}#${fragmentOf({ run, ...t, ...(scene.paired ? { with: run } : {}) })}`);
  await tab.waitForSelector('[data-node]');
  if (scene.at !== undefined) {
    await tab.waitForFunction(clockPast, scene.at, { timeout: 120_000 });
    await tab.keyboard.press('Space');
  }
  for (let press = 0; press < scene.faster; press++) await tab.keyboard.press('+');
  // Until a leader has been there for a while: the steady state is what is measured.
  await tab.waitForSelector('[data-node][data-leads]', { timeout: 60_000 });
  const session = await throttled(tab, slowed);
  // Asked before the recording: each question is answered by the thread that is measured.
  let inFlight = 0;
  for (let waited = 0; waited < SETTLED_MS; waited += 250) {
    await tab.waitForTimeout(250);
    inFlight = Math.max(inFlight, await messagesDrawn(tab));
  }
  await browser.startTracing(tab, { categories: ['devtools.timeline', 'toplevel', '__metadata'] });
  await tab.waitForTimeout(RECORDED_MS);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  await session.detach();
  await context.close();
  return { frames: mainThreadFrames(trace.traceEvents), inFlight };
}

/** As much of a page as is read inside it. */
interface Inside {
  document: {
    querySelector(selector: string): {
      textContent: string | null;
      getBoundingClientRect(): { x: number; width: number };
    } | null;
  };
  addEventListener(name: string, heard: () => void, options: { capture: true }): void;
  MutationObserver: new (seen: () => void) => { observe(what: unknown, options: object): void };
  requestAnimationFrame(draw: () => void): void;
  performance: { now(): number };
  sought: number[];
}

function clockPast(seconds: number): boolean {
  const clock = (globalThis as unknown as Inside).document.querySelector('[data-clock]')?.textContent ?? '';
  return Number.parseFloat(clock) >= seconds - 1;
}

/** Milliseconds from a press on the diagram to the frame in which the clock shows that moment. */
async function seekTimes(browser: Browser, address: string, slowed: number): Promise<number[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  const tab = await context.newPage();
  await tab.goto(`${address}#${await encodeLink(LOADED)}&t=${LONG}s`);
  await tab.waitForFunction(clockPast, LONG, { timeout: 120_000 });
  const canvas = tab.locator('.spacetime canvas').first();
  const box = await canvas.boundingBox();
  if (box === null) throw new Error('The diagram is not on the page.');
  // The whole run in view: every press is a moment far from the last.
  await canvas.hover();
  for (let i = 0; i < 40; i++) await tab.mouse.wheel(0, 600);
  await tab.evaluate(() => {
    const inside = globalThis as unknown as Inside;
    inside.sought = [];
    let pressed = 0;
    inside.addEventListener(
      'pointerdown',
      () => {
        pressed = inside.performance.now();
      },
      { capture: true },
    );
    new inside.MutationObserver(() => {
      if (pressed === 0) return;
      const began = pressed;
      pressed = 0;
      inside.requestAnimationFrame(() => inside.sought.push(inside.performance.now() - began));
    }).observe(inside.document.querySelector('[data-clock]'), { childList: true, characterData: true, subtree: true });
  });
  const press = async (x: number) => {
    await tab.mouse.click(x, box.y + box.height * 0.5);
    await tab.waitForTimeout(150);
    return Number.parseFloat((await tab.locator('[data-clock]').textContent()) ?? '');
  };
  // The axis goes on where the run ends, and what lies there would first have to be simulated: two presses tell where the
  // run is.
  const [x1, x2] = [box.x + box.width * 0.2, box.x + box.width * 0.35];
  const [t1, t2] = [await press(x1), await press(x2)];
  const pixels = (x2 - x1) / (t2 - t1);
  await tab.evaluate(() => {
    (globalThis as unknown as Inside).sought = [];
  });
  const session = await throttled(tab, slowed);
  let place = 1;
  for (let i = 0; i < SEEKS; i++) {
    place = (place * 48_271) % 2_147_483_647;
    const at = (LONG * place) / 2_147_483_647;
    await press(Math.max(box.x + 60, x1 + (at - t1) * pixels));
  }
  const sought = await tab.evaluate(() => (globalThis as unknown as Inside).sought);
  await session.detach();
  await context.close();
  return sought;
}

/** Megabytes by which the page's own heap grows while it plays as fast as it can. */
async function heapGrowth(browser: Browser, address: string): Promise<{ grew: number; virtual: number }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  const tab = await context.newPage();
  await tab.goto(`${address}#${await encodeLink(LOADED)}`);
  await tab.waitForSelector('[data-node]');
  for (let press = 0; press < 16; press++) await tab.keyboard.press('+');
  const session = await tab.context().newCDPSession(tab);
  const used = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number };
    return usedSize / 1_000_000;
  };
  const clock = async () => Number.parseFloat((await tab.locator('[data-clock]').textContent()) ?? '');
  await tab.waitForTimeout(5_000);
  const [before, from] = [await used(), await clock()];
  await tab.waitForTimeout(WATCHED * 1000);
  const [after, to] = [await used(), await clock()];
  await context.close();
  return { grew: after - before, virtual: to - from };
}

/** Marks of messages on the stage: elements, or those that a canvas draws. */
async function messagesDrawn(tab: Page): Promise<number> {
  const flying = await tab
    .locator('.stage-flight')
    .evaluate((canvas: { flying?: number }) => canvas.flying, null, { timeout: 100 })
    .catch(() => 0);
  return flying || tab.locator('.envelope[data-envelope]:visible').count();
}

/** Processor milliseconds of the tasks on the busiest renderer's main thread, from one animation frame to the next. */
function mainThreadFrames(events: readonly TraceEvent[]): number[] {
  const mains = events.filter((e) => e.name === 'thread_name' && e.args?.name === 'CrRendererMain');
  let best: number[] = [];
  for (const { pid, tid } of mains) {
    const mine = events.filter((e) => e.pid === pid && e.tid === tid);
    const inOrder = (name: string) => mine.filter((e) => e.name === name).sort((a, b) => a.ts - b.ts);
    const fires = inOrder('FireAnimationFrame');
    const frames: number[] = [];
    let fire = 0;
    for (const { ts, dur = 0, tdur = dur } of inOrder('ThreadControllerImpl::RunTask')) {
      // The task that holds the next frame's callbacks begins that frame.
      while (fire < fires.length && (fires[fire] as TraceEvent).ts < ts + dur) {
        frames.push(0);
        fire++;
      }
      if (frames.length > 0) frames[frames.length - 1] = (frames.at(-1) as number) + tdur / 1000;
    }
    frames.pop(); // cut short by the end of the recording
    if (frames.length > best.length) best = frames;
  }
  return best;
}

async function coldStart(browser: Browser, address: string, slowed: number): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  const tab = await context.newPage();
  const session = await throttled(tab, slowed);
  await tab.goto(address, { waitUntil: 'commit' });
  const handle = await tab.waitForFunction(() => {
    const { document, performance } = globalThis as unknown as {
      document: { querySelector(selector: string): unknown };
      performance: { now(): number };
    };
    return document.querySelector('[data-node]') === null ? 0 : performance.now();
  });
  const value = await handle.jsonValue();
  await session.detach();
  await context.close();
  return value;
}
