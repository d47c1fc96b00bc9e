// What a visitor does and sees, in any engine; and the fixtures of the tests that are run in each.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { Host } from '../host.ts';
import { launchChromium } from './chromium.ts';
import type { Engine, Tab } from './engine.ts';
import { launchFirefox } from './firefox.ts';
import { type Box, type Dots, dotsIn } from './picture.ts';
import { launchWebKit } from './webkit.ts';

export { expect };

const LAUNCH: { readonly [project: string]: () => Promise<Engine> } = {
  chromium: launchChromium,
  firefox: launchFirefox,
  webkit: launchWebKit,
};

/** Where the pictures of the tour are kept, when somebody wants to look at them (`npm run pictures`). */
const PICTURES = process.env.TOUR_PICTURES;

export class Guest {
  readonly engine: Engine;
  private readonly tab: Tab;
  private readonly host: Host;

  constructor(engine: Engine, tab: Tab, host: Host) {
    this.engine = engine;
    this.tab = tab;
    this.host = host;
  }

  /** @param hash what stands behind the folder's address. */
  async goto(hash: string): Promise<void> {
    await this.tab.goto(new URL(hash, this.host.page).href);
    await this.until(
      'the page is ready',
      () => document.querySelector('.app[data-ready="true"]') !== null && document.fonts.status === 'loaded',
    );
  }

  /** Opens a run at rest. */
  async open(moment = 300, query = '?lang=en&theme=light&beats=off', scenario = 'first-minute'): Promise<void> {
    await this.follow(`${query}#scenario=${scenario}&t=${moment}ms`, `${(moment / 1000).toFixed(3)} s`);
  }

  /** Opens a link to a moment at which the clock says this. */
  async follow(link: string, told: string): Promise<void> {
    await this.goto(link);
    await this.until(
      `the clock says ${told}`,
      (it) => document.querySelector('[data-clock]')?.textContent === it,
      told,
    );
    await this.until(
      'all stands there',
      () =>
        document.querySelector('[data-why-headline]') !== null &&
        document.querySelector('[data-spacetime] canvas') !== null,
    );
  }

  /** Writes a function down in the page, by which others can call it there. */
  async teach(name: string, what: (...given: never[]) => unknown): Promise<void> {
    await this.tab.run(`void (globalThis.${name} = ${what.toString()})`);
  }

  /** What a function comes to in the page. */
  async ask<A extends readonly unknown[], T>(look: (...given: A) => T | Promise<T>, ...given: A): Promise<T> {
    return (await this.tab.run(`(${look.toString()})(...${JSON.stringify(given)})`)) as T;
  }

  async until<A extends readonly unknown[]>(what: string, look: (...given: A) => unknown, ...given: A): Promise<void> {
    await expect
      .poll(async () => Boolean(await this.ask(look, ...given)), { message: what, timeout: 30_000 })
      .toBe(true);
  }

  /** Waits until there is such an element. */
  async sees(selector: string): Promise<void> {
    await this.until(`there is ${selector}`, (it) => document.querySelector(it) !== null, selector);
  }

  async seesNo(selector: string): Promise<void> {
    await this.until(`there is no ${selector}`, (it) => document.querySelector(it) === null, selector);
  }

  text(selector: string): Promise<string | null> {
    return this.ask((it) => document.querySelector(it)?.textContent ?? null, selector);
  }

  key(chord: string): Promise<void> {
    return this.tab.key(chord);
  }

  /** Presses its middle, once it rests and nothing lies over it. */
  async click(selector: string): Promise<void> {
    let at: { readonly x: number; readonly y: number } | null = null;
    const look = async () => {
      at = await this.ask(async (it) => {
        const middle = () => {
          const { x = 0, y = 0, width = 0, height = 0 } = document.querySelector(it)?.getBoundingClientRect() ?? {};
          return { x: x + width / 2, y: y + height / 2 };
        };
        document.querySelector(it)?.scrollIntoView({ block: 'center' });
        const before = middle();
        await new Promise(requestAnimationFrame);
        const { x, y } = middle();
        const above = document.elementFromPoint(x, y);
        const rests = x === before.x && y === before.y && document.querySelector(it)?.contains(above);
        return rests ? { x, y } : null;
      }, selector);
      return at !== null;
    };
    await expect.poll(look, { message: `${selector} can be pressed`, timeout: 30_000 }).toBe(true);
    const { x, y } = at as unknown as { x: number; y: number };
    await this.tab.press(x, y);
  }

  /** Writes into a field, in place of what is there. */
  async write(selector: string, letters: string): Promise<void> {
    await this.sees(selector);
    await this.ask((it) => document.querySelector<HTMLInputElement>(it)?.select(), selector);
    for (const letter of letters) await this.tab.key(letter);
  }

  box(selector: string): Promise<Box> {
    return this.ask((it) => {
      const element = document.querySelector(it);
      element?.scrollIntoView({ block: 'center' });
      const { x = 0, y = 0, width = 0, height = 0 } = element?.getBoundingClientRect() ?? {};
      return { x, y, width, height };
    }, selector);
  }

  /** What is to be seen in each of some elements' boxes, at one moment. */
  async look<S extends string>(...selectors: readonly S[]): Promise<{ readonly [selector in S]: Dots }> {
    const boxes: [S, Box][] = [];
    for (const selector of selectors) boxes.push([selector, await this.box(selector)]);
    const ratio = await this.ask(() => devicePixelRatio);
    const png = await this.tab.picture();
    return Object.fromEntries(boxes.map(([selector, box]) => [selector, dotsIn(png, box, ratio)])) as never;
  }

  /** Keeps a picture of the page, to be looked at. */
  async show(name: string): Promise<void> {
    if (PICTURES === undefined) return;
    mkdirSync(PICTURES, { recursive: true });
    writeFileSync(join(PICTURES, `${name}.${this.engine.name}.png`), await this.tab.picture());
  }

  /** A file that the page handed over. */
  async saved(name: string): Promise<Buffer> {
    const path = join(this.engine.downloads, name);
    await expect
      .poll(() => existsSync(path) && readFileSync(path).length > 0, { message: `${name} is saved` })
      .toBe(true);
    return readFileSync(path);
  }

  /** Another tab of the same browser, over this one until it is closed. */
  async another(): Promise<Guest & { close(): Promise<void> }> {
    const tab = await this.engine.open();
    return Object.assign(new Guest(this.engine, tab, this.host), { close: () => tab.close() });
  }

  /** What can be read of the run at this moment: the clock, each node, the logs, why. */
  reading(): Promise<object> {
    return this.ask(() => {
      const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
      return {
        at: document.querySelector('[data-clock]')?.textContent,
        nodes: all('[data-node]').map(({ dataset }) => [dataset.node, dataset.role, dataset.epoch, dataset.up]),
        slots: all('[data-row] [data-slot]').map(({ dataset }) => [dataset.slot, dataset.standing]),
        told: all('[data-why-headline], [data-feed-item]').map(({ textContent }) => textContent),
      };
    });
  }
}

export const test = base.extend<{ guest: Guest }, { engine: Engine; host: Host }>({
  engine: [
    async ({ browserName: _ }, use, { project }) => {
      const launch = LAUNCH[project.name];
      if (launch === undefined) throw new Error(`No engine is called ${project.name}.`);
      const engine = await launch();
      await use(engine);
      await engine.end();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  // One for all tests: what a browser keeps of it for working offline is fetched once.
  host: [
    async ({ browserName: _ }, use) => {
      const host = await Host.start();
      await use(host);
      await host.stop();
    },
    { scope: 'worker' },
  ],
  guest: async ({ engine, host }, use) => {
    const tab = await engine.open();
    // Nothing that a person made is left of the test before.
    await tab.goto(`${host.page}icon.svg`);
    await tab.run('localStorage.clear()');
    const before = engine.complaints().length;
    await use(new Guest(engine, tab, host));
    host.letGo();
    await tab.close();
    expect(engine.complaints().slice(before), 'on the console').toEqual([]);
  },
});
