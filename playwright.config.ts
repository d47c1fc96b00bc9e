import { defineConfig, devices } from '@playwright/test';
import { launchOptions } from './test/browser/chromium.ts';

// LAB_PORT lets two working copies on one machine test at the same time.
process.env.LAB_PORT ??= '41731';

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
    baseURL: `http://127.0.0.1:${process.env.LAB_PORT}/some/folder/`,
    locale: 'en-US',
    // It would store the whole site for every test; those of the page offline allow it.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
  },
  // The tour drives every engine itself (test/browser/engines), so the others have no browser of Playwright's.
  projects: [
    // The tours of an engine follow each other: begun first, they do not keep all waiting at the end.
    { name: 'firefox', testMatch: ENGINES },
    // Its web process itself dies now and then, above all where a page leaves for another: what fails each time is a fault of ours.
    { name: 'webkit', testMatch: ENGINES, retries: 4 },
    {
      name: 'chromium',
      use: {
        ...devices['Desktop Chrome'],
        viewport: { width: 1280, height: 800 },
        // The pages of tests share a process (lab.ts): to start one for each costs a tenth of what opening it does.
        launchOptions: launchOptions('--renderer-process-limit=1'),
      },
    },
  ],
  globalSetup: './test/browser/site.ts',
});
