import { defineConfig, devices } from '@playwright/test';
import { launchOptions } from './test/browser/chromium.ts';

// LAB_PORT lets two working copies on one machine test at the same time.
const port = Number(process.env.LAB_PORT ?? 41731);
// Served from a folder, as on a page host: an address that begins with '/' fails here.
const base = '/some/folder/';

/** What is run in every engine. */
const ENGINES = ['tour.spec.ts', 'determinism.spec.ts'];

export default defineConfig({
  testDir: 'test/browser',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // One more than a small machine has cores: some tests wait for what takes its time.
  workers: 3,
  timeout: 120_000,
  // A busy machine of two cores may take its time: what is waited for is a state, never a while.
  expect: { timeout: 30_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : [['list']],
  use: {
    baseURL: `http://127.0.0.1:${port}${base}`,
    locale: 'en-US',
    // It would store the whole site for every test; those of the page offline allow it.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
  },
  // The tour drives every engine itself (test/browser/engines), so the others have no browser of Playwright's.
  projects: [
    {
      name: 'chromium',
      use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 }, launchOptions: launchOptions() },
    },
    { name: 'firefox', testMatch: ENGINES },
    // Its web process itself dies now and then, above all where a page leaves for another: what fails each time is a fault of ours.
    { name: 'webkit', testMatch: ENGINES, retries: 4 },
  ],
  webServer: {
    command: `npx vite preview --host 127.0.0.1 --port ${port} --strictPort --base ${base}`,
    url: `http://127.0.0.1:${port}${base}`,
    reuseExistingServer: false,
  },
});
