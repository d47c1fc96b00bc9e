// `npm test`: every check in order, and at the end one line, `N passed, N failed`; before it a line with the counts of each
// browser engine. A stage without tests of its own
// (types, lint, knip, build) counts as one. Nothing stops the run: the line counts whatever could be counted.
// `npm test -- types unit` runs those stages alone. What only reads runs side by side, and is printed one after the other.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'quorum-lab-'));
const vitestReport = join(reports, 'vitest.json');
const playwrightReport = join(reports, 'playwright.json');

// `count` reads a report; a stage without one is a single check. `needs` names the stage whose product it tests.
// Stages that follow each other and stand `beside` run at the same time.
const stages = [
  { name: 'types', command: 'tsc -b', beside: true },
  { name: 'lint', command: 'biome check --error-on-warnings', beside: true },
  { name: 'knip', command: 'knip', beside: true },
  {
    name: 'unit',
    command: `vitest run --reporter=default --reporter=json --outputFile.json="${vitestReport}"`,
    count: () => countVitest(readJson(vitestReport)),
  },
  { name: 'build', command: 'vite build' },
  {
    name: 'browser',
    command: 'playwright test',
    needs: 'build',
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport },
    count: () => countPlaywright(readJson(playwrightReport)),
  },
];

/** A test that did not run is no pass: skipped ones count as failed. So does a file that does not load. */
function countVitest(report) {
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return { passed: report.numPassedTests, failed: report.numTotalTests - report.numPassedTests + unloaded.length };
}

function countPlaywright({ stats, errors, suites }) {
  const engines = {};
  for (const { projectName, status } of testsOf({ suites })) {
    engines[projectName] ??= { passed: 0, failed: 0 };
    engines[projectName][status === 'expected' || status === 'flaky' ? 'passed' : 'failed'] += 1;
  }
  // Only an engine that may die by itself is asked again (playwright.config.ts): what passed then has passed.
  const failed = stats.unexpected + stats.skipped + errors.length;
  return { passed: stats.expected + stats.flaky, failed, engines };
}

function testsOf({ suites = [], specs = [] }) {
  return [...specs.flatMap(({ tests }) => tests), ...suites.flatMap(testsOf)];
}

function told({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Resolves with the exit code, and with what was printed where it is not shown as it comes. */
function spawned(command, env, isShown) {
  return new Promise((resolve) => {
    const shown = isShown ? 'inherit' : 'pipe';
    const child = spawn(command, {
      cwd: root,
      env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`, ...env },
      shell: true,
      stdio: ['ignore', shown, shown],
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => {
        printed += text;
      });
    child.on('error', () => resolve({ status: null, printed }));
    child.on('close', (status) => resolve({ status, printed }));
  });
}

async function run({ name, command, env, count, needs, beside }) {
  const headline = `\n── ${name}: ${command}`;
  if (!beside) console.log(headline);
  if (failedStages.includes(needs)) {
    console.log(`Not run: it tests what '${needs}' makes, and that failed.`);
    return { passed: 0, failed: 1 };
  }
  const { status, printed } = await spawned(command, env, !beside);
  if (beside) console.log(`${headline}\n${printed.trimEnd()}`);
  let counted = { passed: 0, failed: 0 };
  if (count) {
    try {
      counted = count();
    } catch {
      console.log(`'${name}' ended before it wrote a report.`);
    }
  } else if (status === 0) {
    counted.passed = 1;
  }
  // An exit code without a failed test: a crash, an error outside any test, or no tests at all.
  if (counted.failed === 0 && (status !== 0 || counted.passed === 0)) counted.failed = 1;
  return counted;
}

const known = stages.map((stage) => stage.name);
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`No stage is called ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
  process.exit(2);
}

const failedStages = [];
const total = { passed: 0, failed: 0 };
let engines = {};
const chosen = stages.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
while (chosen.length > 0) {
  const alone = chosen.findIndex(({ beside }) => !beside);
  const together = chosen.splice(0, alone === 0 ? 1 : alone < 0 ? chosen.length : alone);
  const counts = await Promise.all(together.map(run));
  for (const [i, { passed, failed, engines: found = {} }] of counts.entries()) {
    engines = { ...engines, ...found };
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) failedStages.push(together[i].name);
  }
}
rmSync(reports, { recursive: true, force: true });

if (failedStages.length > 0) console.log(`\nFailed: ${failedStages.join(', ')}`);
const counts = Object.entries(engines).map(([engine, { passed, failed }]) => `${engine}: ${told({ passed, failed })}`);
if (counts.length > 0) console.log(`\n${counts.join('; ')}`);
console.log(`\n${told(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;
