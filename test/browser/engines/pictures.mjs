// `npm run pictures`: goes on the tour in every engine and writes a page with its pictures side by side, to be looked at.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';

const FOLDER = 'test-results/tour';
const ENGINES = ['chromium', 'firefox', 'webkit'];

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const { status } = spawnSync('playwright test tour.spec.ts --output test-results/tour-failed', {
  shell: true,
  stdio: 'inherit',
  env: { ...process.env, TOUR_PICTURES: FOLDER },
});

const steps = [...new Set(readdirSync(FOLDER).map((name) => name.replace(/\.\w+\.png$/, '')))].sort();
const cells = (cell) => ENGINES.map(cell).join('');
const rows = steps.map(
  (step) => `<tr><th>${step}</th>${cells((engine) => `<td><img src="${step}.${engine}.png" alt=""></td>`)}</tr>`,
);
writeFileSync(
  `${FOLDER}/index.html`,
  `<!doctype html>
<meta charset="utf-8">
<title>The tour, in three engines</title>
<style>img { width: 31vw } th { text-align: left; vertical-align: top; writing-mode: vertical-rl }</style>
<table><tr><th></th>${cells((engine) => `<th style="writing-mode: initial">${engine}</th>`)}</tr>${rows.join('\n')}</table>
`,
);
console.log(`\nThe pictures are in ${FOLDER}/index.html`);
process.exitCode = status ?? 1;
