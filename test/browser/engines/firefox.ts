// Firefox, by WebDriver BiDi, which it speaks without any other program.

import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type KeyInput } from 'puppeteer-core';
import { type Engine, need, type Tab, WINDOW } from './engine.ts';

/** FIREFOX_PATH if set, else the system's. */
function executablePath(): string {
  const named = process.env.FIREFOX_PATH;
  const found = (named ? [named] : ['/usr/bin/firefox-esr', '/usr/bin/firefox']).find((path) => existsSync(path));
  return need('a Firefox', found, 'FIREFOX_PATH', 'firefox-esr');
}

export async function launchFirefox(): Promise<Engine> {
  const downloads = mkdtempSync(join(tmpdir(), 'quorum-lab-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: executablePath(),
    headless: true,
    defaultViewport: WINDOW,
    extraPrefsFirefox: {
      'browser.download.dir': downloads,
      'browser.download.folderList': 2,
      'intl.accept_languages': 'en-US',
    },
  });
  const complaints: string[] = [];
  return {
    name: 'firefox',
    version: (await browser.version()).replace(/^\D*/, ''),
    downloads,
    complaints: () => complaints,
    end: () => browser.close(),
    async open(): Promise<Tab> {
      const page = await browser.newPage();
      page.on('console', (said) => {
        if (['error', 'warn'].includes(said.type())) complaints.push(`${said.type()}: ${said.text()}`);
      });
      page.on('pageerror', (error) => complaints.push(error instanceof Error ? (error.stack ?? '') : String(error)));
      return {
        goto: async (address) => void (await page.goto(address)),
        run: (expression) => page.evaluate(expression),
        press: (x, y) => page.mouse.click(x, y),
        async key(chord) {
          const keys = chord.split('+') as KeyInput[];
          for (const key of keys) await page.keyboard.down(key);
          for (const key of keys.reverse()) await page.keyboard.up(key);
        },
        async picture() {
          // A tab behind another has no frames: its canvases stay as they were when it was last seen.
          await page.bringToFront();
          return Buffer.from(await page.screenshot());
        },
        close: () => page.close(),
      };
    },
  };
}
