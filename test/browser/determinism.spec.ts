// The same scenario in Node and in the browser's own worker: the first move that differs is named.

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { Laboratory } from '../../src/worker/laboratory.ts';

const FOLDER = 'src/scenarios/library';
const SECONDS = 8;

interface Told {
  readonly position: number;
  readonly text: string;
}

test('every library scenario runs alike in Node and in the worker', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('./');
  const host = readdirSync('dist/assets').find((name) => /^host.*\.js$/.test(name));
  expect(host, 'the worker is built').toBeDefined();
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.scenario'))) {
    const text = readFileSync(`${FOLDER}/${file}`, 'utf8');
    const here = new Laboratory();
    const opened = here.answer('open', { text });
    if ('problem' in opened) throw new Error(`${file}: ${JSON.stringify(opened.problem)}`);
    const { shots } = here.answer('play', {
      branch: opened.branch.id,
      known: 0,
      until: SECONDS * 1_000_000,
      most: 1000,
      apart: 0,
      landmarks: 0,
      starts: 0,
    });
    const inNode: Told[] = shots.map((shot) => ({ position: shot.position, text: JSON.stringify(shot) }));
    const inWorker = await page.evaluate(
      async ({ address, text, until }) => {
        const worker = new Worker(address, { type: 'module' });
        const ask = (id: number, question: string, asked: object) =>
          new Promise<Record<string, never>>((resolve) => {
            worker.onmessage = ({ data }) => resolve(data.reply);
            worker.postMessage({ id, question, ask: asked });
          });
        const { branch } = (await ask(1, 'open', { text })) as unknown as { branch: { id: number } };
        const reply = (await ask(2, 'play', {
          branch: branch.id,
          known: 0,
          until,
          most: 1000,
          landmarks: 0,
          starts: 0,
        })) as unknown as {
          shots: { position: number }[];
        };
        worker.terminate();
        return reply.shots.map((shot) => ({ position: shot.position, text: JSON.stringify(shot) }));
      },
      { address: `./assets/${host}`, text, until: SECONDS * 1_000_000 },
    );
    const differs = inNode.findIndex((told, i) => told.text !== inWorker[i]?.text);
    expect(
      differs === -1
        ? null
        : { file, position: inNode[differs]?.position, node: inNode[differs], worker: inWorker[differs] },
    ).toBeNull();
    expect(inWorker.length).toBe(inNode.length);
    expect(inNode.length).toBeGreaterThan(3);
  }
});
