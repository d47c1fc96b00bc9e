// The one place that knows which browser the tests drive and how it is started.

import { existsSync } from 'node:fs';
import { chromium, type LaunchOptions } from '@playwright/test';

const howToGetOne =
  'On Debian: apt-get install -y chromium-headless-shell fonts-noto-cjk. Elsewhere: npx playwright install chromium, ' +
  'or set CHROMIUM_PATH to a Chromium or Chrome that you have.';

/** The shell first: the same engine without windows, which opens a page in half the time. */
const places = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', chromium.executablePath()];

/** CHROMIUM_PATH if set, else the system's Chromium, else Playwright's own. Throws a sentence where there is none. */
function executablePath(): string {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, where no file is. ${howToGetOne}`);
  }
  const found = places.find((path) => existsSync(path));
  if (found) return found;
  throw new Error(`The browser tests need a Chromium and found none. ${howToGetOne}`);
}

/** @param more arguments of Chromium's own. */
export function launchOptions(...more: readonly string[]): LaunchOptions {
  return {
    executablePath: executablePath(),
    args: [
      '--no-sandbox', // Chromium refuses to start as root with its sandbox, and containers run as root.
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  };
}
