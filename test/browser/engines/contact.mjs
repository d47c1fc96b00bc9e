// `npm run contact`: takes the main screens in Chromium and writes them onto one sheet, to be looked at.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { preview, runnerImport } from 'vite';

const FOLDER = 'test-results/contact';
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };

/** Each: its name, the address behind the page's own, the window, and what is done there. */
const SCREENS = [
  ['light', '?lang=en#scenario=first-minute&t=2s', DESK],
  ['dark', '?lang=en&theme=dark#scenario=first-minute&t=2s', DESK],
  ['Chinese', '?lang=zh#scenario=figure-8&t=400ms', DESK],
  ['a laptop', '?lang=en#scenario=figure-7&t=300ms', { width: 1366, height: 640 }],
  ['phone', '?lang=en#scenario=first-minute&t=2s', PHONE],
  ['phone, Chinese, dark', '?lang=zh&theme=dark#scenario=paxos-later-ballot&t=150ms', PHONE],
  ['landscape', '?lang=en#scenario=first-minute&t=2s', { width: 740, height: 360 }],
  ['tablet', '?lang=en#scenario=first-minute&t=2s', { width: 820, height: 1180 }],
  ['projector', '?lang=en&theme=projector#scenario=figure-8&t=400ms', { width: 1920, height: 1080 }],
  ['present', '?lang=en&present=1#scenario=figure-8&t=400ms', { width: 1920, height: 1080 }],
  ['two runs', '?lang=en#scenario=figure-8&t=400ms', DESK, besideMistake],
  ['two protocols', '?lang=en#scenario=first-minute&t=2s', DESK, besideProtocol],
  ['manual Paxos', '?lang=en#scenario=paxos-one-proposer&t=70ms', DESK],
  ['Paxos, first minute', '?lang=en#scenario=paxos-five-ideas&t=59ms', DESK],
  ['Multi-Paxos, first minute', '?lang=zh#scenario=multipaxos-five-ideas&t=476ms', DESK],
  ['nine nodes', '?lang=en#scenario=whole-cluster-restart&t=300ms', DESK, nineNodes],
  ['library', '?lang=en#scenario=first-minute&t=300ms', DESK, (page) => page.keyboard.press('o')],
  ['export', '?lang=en#scenario=figure-8&t=400ms', DESK, (page) => page.keyboard.press('Shift+S')],
];

async function beside(page, way) {
  await page.keyboard.press('v');
  await page.locator(`dialog [data-way="${way}"]`).click();
  await page.locator('[data-second] [data-node]').first().waitFor();
}
function besideMistake(page) {
  return beside(page, 'variant commitsOldTerm');
}
function besideProtocol(page) {
  return beside(page, 'protocol multipaxos');
}
async function nineNodes(page) {
  await page.keyboard.press('o');
  await page.locator('[data-paste]').fill('quorum 1\nraft nodes=9 seed=7\nclients every=200ms\n');
  await page.getByRole('button', { name: 'Open this' }).click();
  await page.locator('[data-node="S9"]').waitFor();
  await page.locator('[data-node][data-leads]').waitFor();
  await page.keyboard.press('k');
}

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const server = await preview({ preview: { host: '127.0.0.1', port: Number(process.env.LAB_PORT ?? 41731) } });
const [base] = server.resolvedUrls.local;
const { module } = await runnerImport('./test/browser/chromium.ts');
const browser = await chromium.launch(module.launchOptions());
const cells = [];
for (const [name, address, viewport, acts = async () => {}] of SCREENS) {
  const page = await browser.newPage({
    viewport,
    locale: 'en-US',
    reducedMotion: 'no-preference',
    serviceWorkers: 'block',
  });
  await page.goto(`${base}${address}`);
  await page.locator('.app[data-ready="true"] [data-node]').first().waitFor();
  await acts(page);
  // What is on show comes from workers and is drawn in frames: until two pictures of it are the same.
  let picture = await page.screenshot();
  for (let tries = 0, same = 0; same < 2 && tries < 40; tries++) {
    await page.waitForTimeout(150);
    const next = await page.screenshot();
    same = next.equals(picture) ? same + 1 : 0;
    picture = next;
  }
  const file = `${name.replace(/\W+/g, '-')}.png`;
  writeFileSync(`${FOLDER}/${file}`, picture);
  cells.push(
    `<figure><img src="${file}" alt=""><figcaption>${name} · ${viewport.width}×${viewport.height}</figcaption></figure>`,
  );
  await page.close();
}
const sheet = `${FOLDER}/index.html`;
writeFileSync(
  sheet,
  `<!doctype html>
<meta charset="utf-8">
<title>Contact sheet</title>
<style>
  body { display: flex; flex-wrap: wrap; gap: 16px; margin: 16px; font: 15px sans-serif }
  figure { margin: 0 }
  img { display: block; height: 420px; border: 1px solid #aaa }
</style>
${cells.join('\n')}
`,
);
const page = await browser.newPage({ viewport: { width: 2100, height: 1200 } });
await page.goto(new URL(`../../../${sheet}`, import.meta.url).href);
await page.screenshot({ path: `${FOLDER}/sheet.png`, fullPage: true });
await browser.close();
await server.close();
console.log(`The sheet is ${sheet}, and as one picture ${FOLDER}/sheet.png`);
process.exit(0);
