// Chromium, driven as in all other tests.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions } from '../chromium.ts';
import { type Engine, type Tab, WINDOW } from './engine.ts';

export async function launchChromium(): Promise<Engine> {
  const downloads = mkdtempSync(join(tmpdir(), 'quorum-lab-chromium-'));
  const browser = await chromium.launch(launchOptions());
  const context = await browser.newContext({ viewport: WINDOW, locale: 'en-US', serviceWorkers: 'allow' });
  const complaints: string[] = [];
  return {
    name: 'chromium',
    version: browser.version(),
    downloads,
    complaints: () => complaints,
    end: () => browser.close(),
    async open(): Promise<Tab> {
      const page = await context.newPage();
      page.on('console', (said) => {
        if (['error', 'warning'].includes(said.type())) complaints.push(`${said.type()}: ${said.text()}`);
      });
      page.on('pageerror', (error) => complaints.push(error.stack ?? String(error)));
      page.on('download', (file) => void file.saveAs(join(downloads, file.suggestedFilename())));
      return {
        goto: async (address) => void (await page.goto(address)),
        run: (expression) => page.evaluate(expression),
        press: (x, y) => page.mouse.click(x, y),
        key: (chord) => page.keyboard.press(chord),
        picture: () => page.screenshot(),
        close: () => page.close(),
      };
    },
  };
}
