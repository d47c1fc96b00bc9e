// The same scenario in Node and in the browser's own worker: the first move that differs is named.

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { Laboratory } from '../worker/whole.ts';

const FOLDER = 'src/scenarios/library';
const ASK = { known: 0, until: 8_000_000, most: 1000, apart: 0, landmarks: 0, starts: 0 } as const;

/** FNV-1a: a thousand pictures of a run are too much to carry from one process to the other. It runs in both. */
function digest(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

test('every library scenario runs alike in Node and in the worker', async ({ page }) => {
  test.setTimeout(120_000);
  await page.addInitScript({ content: `globalThis.digest = ${digest.toString()}` });
  await page.goto('./');
  const host = readdirSync('dist/assets').find((name) => /^host.*\.js$/.test(name));
  expect(host, 'the worker is built').toBeDefined();
  const worker = await page.evaluateHandle((address) => new Worker(address, { type: 'module' }), `./assets/${host}`);
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.scenario'))) {
    const text = readFileSync(`${FOLDER}/${file}`, 'utf8');
    const here = new Laboratory();
    const opened = here.answer('open', { text });
    if ('problem' in opened) throw new Error(`${file}: ${JSON.stringify(opened.problem)}`);
    const { shots } = here.answer('play', { branch: opened.branch.id, ...ASK });
    const inNode = shots.map((shot) => JSON.stringify(shot));
    const inWorker = await page.evaluate(
      async ({ worker, text, ask }) => {
        const asked = (id: number, question: string, it: object) =>
          new Promise<Record<string, never>>((resolve) => {
            worker.onmessage = ({ data }) => resolve(data.reply);
            worker.postMessage({ id, question, ask: it });
          });
        const { branch } = (await asked(1, 'open', { text })) as unknown as { branch: { id: number } };
        const reply = (await asked(2, 'play', { branch: branch.id, ...ask })) as unknown as { shots: object[] };
        const inside = globalThis as unknown as { shots: object[]; digest: (text: string) => number };
        inside.shots = reply.shots;
        return reply.shots.map((shot) => inside.digest(JSON.stringify(shot)));
      },
      { worker, text, ask: ASK },
    );
    const differs = inNode.findIndex((told, i) => digest(told) !== inWorker[i]);
    const there = await page.evaluate(
      (i) => JSON.stringify((globalThis as unknown as { shots: object[] }).shots[i] ?? null),
      differs,
    );
    expect(differs < 0 ? '' : there, `${file}: position ${shots[differs]?.position}`).toBe(inNode[differs] ?? '');
    expect(inWorker.length, file).toBe(inNode.length);
    expect(inNode.length).toBeGreaterThan(3);
  }
});
