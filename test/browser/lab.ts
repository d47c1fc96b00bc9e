// What every browser test shares: a page that must not complain, and the gestures of a person.

import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test';

export { expect };

/** A run with a leader, at rest: the same in every test. */
const LED = './#scenario=first-minute&t=300ms';

/** What the driver itself puts on the console (playwright.config.ts says why). */
const BLOCKED = 'Service Worker registration blocked by Playwright';

/** Collects what the page complains about; to be called before it opens. */
export function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if ((message.type() === 'error' || message.type() === 'warning') && message.text() !== BLOCKED)
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.stack ?? String(error)));
  return complaints;
}

/** What a page waits for: answers of its workers, and what it does a moment later, as long as that is. */
interface Waits {
  readonly asked: Map<object, Set<number>>;
  readonly due: Set<unknown>;
}

/** Longer than the panels rest between two looks at the run; what comes later is no answer to what was done. */
const MOMENT = 700;

/** Counts in the page what it waits for. Runs before anything of the page. */
function countWaits(moment: number): void {
  const waits: Waits = { asked: new Map(), due: new Set() };
  Object.assign(globalThis, { waits });
  const { postMessage, terminate } = Worker.prototype;
  Worker.prototype.postMessage = function (told: unknown, given?: unknown) {
    const { id, question } = (told ?? {}) as { id?: number; question?: unknown };
    if (id !== undefined && question !== undefined) {
      let asked = waits.asked.get(this);
      if (asked === undefined) {
        const own = new Set<number>();
        asked = own;
        waits.asked.set(this, own);
        this.addEventListener('message', ({ data }) => own.delete((data as { id: number }).id));
      }
      asked.add(id);
    }
    postMessage.call(this, told, given as StructuredSerializeOptions);
  };
  Worker.prototype.terminate = function () {
    waits.asked.delete(this);
    terminate.call(this);
  };
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  const later = (does: (...given: unknown[]) => void, after = 0, ...given: unknown[]): unknown => {
    const handle = set(() => {
      waits.due.delete(handle);
      does(...given);
    }, after);
    if (after <= moment) waits.due.add(handle);
    return handle;
  };
  globalThis.setTimeout = later as typeof setTimeout;
  globalThis.clearTimeout = (handle) => {
    waits.due.delete(handle);
    clear(handle);
  };
}

/** Resolves when a page shows what it has to show: nothing is asked, nothing is due, and it was drawn since. */
async function untilAtRest(): Promise<void> {
  const { waits } = globalThis as unknown as { waits?: Waits };
  const isQuiet = () =>
    waits === undefined || (waits.due.size === 0 && [...waits.asked.values()].every((asked) => asked.size === 0));
  // What comes of an answer is rendered in one frame, laid out, and may scroll in the next.
  for (let frames = 0; ; frames++) {
    // What plays never rests.
    if (document.querySelector('[data-playing="true"]') !== null) return;
    if (!isQuiet()) frames = -1;
    if (frames === 3) return;
    await new Promise(requestAnimationFrame);
  }
}

/** Waits until the page shows what it has to show. A page that plays does not rest: it is as it is. */
export const rest = (page: Page): Promise<void> => page.evaluate(untilAtRest);

interface Own {
  /**
   * Whether the test has a browser context of its own. The others of a process share one, emptied before each: files that
   * a page before has loaded are at hand, as they are to a reader who comes again, and a page opens in two thirds of the time.
   */
  readonly alone: boolean;
  readonly quiet: readonly string[];
}

interface Shared {
  readonly context: BrowserContext;
  /** One that stays open: the pages of tests are opened in its process, instead of each in one that is started for it. */
  readonly stays: Page;
}

async function share(context: BrowserContext): Promise<Shared> {
  const stays = await context.newPage();
  await stays.goto('./icon.svg');
  return { context, stays };
}

/** Every test's page: when the test is over, nothing may stand on its console. */
export const test = base.extend<Own, { shared: Shared }>({
  alone: [false, { option: true }],
  shared: [
    async ({ browser }, use, { project }) => {
      const shared = await share(await browser.newContext({ ...project.use, reducedMotion: 'no-preference' }));
      await use(shared);
      await shared.context.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ browser, shared, alone }, use) => {
    const context = alone ? await browser.newContext() : shared.context;
    await use(context);
    if (alone) await context.close();
    else await Promise.all(context.pages().map((page) => page !== shared.stays && page.close()));
  },
  page: async ({ context, alone, viewport, baseURL }, use) => {
    const page = await context.newPage();
    if (!alone) {
      if (viewport) await page.setViewportSize(viewport);
      await forget(page, new URL(baseURL ?? '').origin);
    }
    await page.addInitScript(countWaits, MOMENT);
    await use(page);
  },
  quiet: [
    async ({ page }, use) => {
      const complaints = listen(page);
      await use(complaints);
      expect(complaints, 'on the console').toEqual([]);
    },
    { auto: true },
  ],
});

/** Empties what pages have stored, but for files that they loaded. */
export async function forget(page: Page, origin: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await session.detach();
}

export async function open(page: Page, address = LED): Promise<void> {
  await page.goto(address);
  const [, moment] = /[&#]t=(\d+)ms(?=&|$)/.exec(address) ?? [];
  const told = moment === undefined ? undefined : `${(Number(moment) / 1000).toFixed(3)} s`;
  await ready(page, told);
  // The page stands at its beginning until it has come to the moment that the address names.
  if (told !== undefined) await expect(clock(page)).toHaveText(told);
}

/** Whether the page stands, at the moment that is asked for; looked at each frame, for as long as that may take. */
async function stands([moment, frames]: readonly [string | undefined, number]): Promise<void> {
  const isThere = () =>
    document.querySelector('.app[data-ready="true"]') !== null &&
    (moment === undefined || document.querySelector('[data-clock]')?.textContent === moment);
  for (let left = frames; left > 0 && !isThere(); left--) await new Promise(requestAnimationFrame);
}

export async function ready(page: Page, moment?: string): Promise<void> {
  // What is expected is looked at now and then, seldom after the first second: here the frame counts in which it is so. A page
  // that goes away meanwhile, or never comes to stand, is for what is expected.
  await page.evaluate(stands, [moment, 600] as const).catch(() => undefined);
  await expect(page.locator('[data-node]').first()).toBeVisible();
  // The panels come a moment after the stage.
  await expect(page.locator('.app')).toHaveAttribute('data-ready', 'true');
}

export const leader = (page: Page) => page.locator('[data-node][data-leads]');
export const node = (page: Page, id: string) => page.locator(`[data-node="${id}"]`);
export const clock = (page: Page) => page.locator('[data-clock]');
/** In their list, which is there when it is closed, too. */
export const branches = (page: Page) => page.locator('[data-branch]');
export const item = (page: Page, id: string) => page.locator(`[data-item="${id}"]`);

/** Opens the list of futures, if it is not open. */
export async function showFutures(page: Page): Promise<void> {
  const list = page.locator('[data-futures-list]');
  if (!(await list.isVisible())) await page.locator('[data-futures]').click();
  await expect(list).toBeVisible();
}

/** The name of the only node that leads. */
export async function leaderName(page: Page): Promise<string> {
  await expect(leader(page)).toHaveCount(1);
  return (await leader(page).getAttribute('data-node')) ?? '';
}

/** What the clock says when the page has come to rest. */
export async function time(page: Page): Promise<string> {
  await rest(page);
  return (await clock(page).textContent()) ?? '';
}

/**
 * What can be read of a run at a moment, when the page has come to rest: the clock, each node, the logs, why, and what led
 * here. Of the logs the newest places are read: how far the table is scrolled is no part of a run.
 */
export async function reading(page: Page): Promise<unknown> {
  await rest(page);
  const scrolled = await page.locator('.ledger-scroll').evaluateAll((tables) =>
    tables.map((table) => {
      const before = table.scrollLeft;
      table.scrollLeft = table.scrollWidth;
      return table.scrollLeft !== before;
    }),
  );
  if (scrolled.includes(true)) await rest(page);
  const nodes = await page
    .locator('[data-node]')
    .evaluateAll((all) =>
      all.map((each) => ['node', 'role', 'epoch', 'up'].map((name) => each.getAttribute(`data-${name}`))),
    );
  const slots = await page
    .locator('[data-row] [data-slot]')
    .evaluateAll((all) => all.map((each) => `${each.getAttribute('data-slot')} ${each.getAttribute('data-standing')}`));
  const told = await page.locator('[data-why-headline], [data-feed-item]').allTextContents();
  return { at: await clock(page).textContent(), nodes, slots, told };
}

/** Shows a panel that has no tab of its own. */
export async function openOther(page: Page, name: 'chart' | 'invariants' | 'numbers'): Promise<void> {
  await page.locator('[data-tab="more"]').click();
  await page.locator(`[role=menu] [data-tab="${name}"]`).click();
}

/** A command's button, whatever its name in the page's language. */
export const button = (page: Page, command: string) => page.locator(`[data-command="${command}"]`).first();

/** Opens a text as a person pastes it, in English. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.keyboard.press('o');
  await page.locator('[data-paste]').fill(text);
  // A text is looked at while it is written: the button may be drawn anew under the pointer.
  await expect(async () => {
    const opens = page.getByRole('button', { name: 'Open this' });
    if (await opens.isVisible()) await opens.click({ timeout: 3000 });
    await expect(page.locator('dialog[open]')).toHaveCount(0, { timeout: 4000 });
  }).toPass({ timeout: 30_000 });
}

/** Goes down a menu by arrows to an item. */
export async function walkTo(page: Page, id: RegExp): Promise<void> {
  for (let i = 0; i < 20; i++) {
    const here = await page.evaluate(() => document.activeElement?.getAttribute('data-item') ?? '');
    if (id.test(here)) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`No arrow leads to ${id}.`);
}

/** Browsers of second persons that nobody has just now, by what they can; the one that was used last at the end. */
let idle: { readonly kind: string; readonly shared: Shared }[] = [];
/** Each costs a process. */
const KEPT = 3;

/**
 * A second person with a browser of their own. When its page is closed the next one may have the browser, emptied before, like
 * the one that tests share: a page opens in two thirds of the time there.
 */
export async function another(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const { use } = base.info().project;
  const { viewport = use.viewport, colorScheme = 'light', ...others } = options;
  const kind = JSON.stringify(others);
  const found = idle.findLast((each) => each.kind === kind);
  idle = idle.filter((each) => each !== found);
  const shared =
    found?.shared ?? (await share(await browser.newContext({ baseURL: use.baseURL, locale: 'en-US', ...others })));
  const page = await shared.context.newPage();
  page.on('close', () => {
    idle.push({ kind, shared });
    // At the end the browser itself is gone before it.
    if (idle.length > KEPT)
      idle
        .shift()
        ?.shared.context.close()
        .catch(() => undefined);
  });
  // Whoever closes all of it leaves nothing to the next.
  shared.context.once('close', () => {
    idle = idle.filter((each) => each.shared !== shared);
  });
  if (viewport) await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme });
  await forget(page, new URL(use.baseURL ?? '').origin);
  await page.addInitScript(countWaits, MOMENT);
  return page;
}

/** Where the middle of an element is, in the window. */
export async function middle(page: Page, selector: string): Promise<{ x: number; y: number }> {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} is not on the page.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
