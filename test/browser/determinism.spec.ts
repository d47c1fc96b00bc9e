// The same scenario in Node and in each engine's own worker: the first move that differs is named.

import { readdirSync, readFileSync } from 'node:fs';
import { runnerImport } from 'vite';
import type { Laboratory as Whole } from '../worker/whole.ts';
import { expect, type Guest, test } from './engines/guest.ts';

const PROTOCOLS = 'src/protocols';
/** Where each scenario of the library stands. */
const FILES: ReadonlyMap<string, string> = new Map(
  readdirSync(PROTOCOLS, { withFileTypes: true })
    .filter((it) => it.isDirectory())
    .map(({ name }) => `${PROTOCOLS}/${name}/scenarios`)
    .flatMap((folder) => readdirSync(folder).map((file) => [file, `${folder}/${file}`] as const))
    .filter(([file]) => file.endsWith('.scenario'))
    .map(([file, path]) => [file.replace('.scenario', ''), path]),
);
/** How far each is played, and which of its shots are compared. */
const ASK = { until: 8_000_000, from: 1, to: 1000 } as const;

/** What is played in every engine; Chromium plays the whole library. Each protocol, timed and by hand, right and with a
 * deliberate mistake, with faults, and with a second future. */
const TWELVE = [
  'first-minute',
  'figure-8',
  'lossy-network',
  'slow-clock',
  'votes-twice',
  'paxos-duel',
  'paxos-flexible-quorum',
  'paxos-keeps-own-value',
  'multipaxos-first-minute',
  'multipaxos-lossy',
  'multipaxos-two-leaders',
  'multipaxos-promise-not-durable',
  'twophase-blocked',
];

/** By which scenario: what else is done in its second future. */
const FUTURES: { readonly [name: string]: string } = {
  'first-minute': 'future 2 of 1 at 400ms\nat 450ms crash S4\nat 2s restart S4\n',
  'multipaxos-first-minute': 'future 2 of 1 at 400ms\nat 450ms partition S1 S2 | S3 S4 S5\nat 3s heal\n',
};

function textOf(name: string): string {
  const text = readFileSync(FILES.get(name) as string, 'utf8');
  const future = FUTURES[name];
  return future === undefined ? text : `${text.replace(/^quorum 1$/m, 'quorum 2')}${future}`;
}

/** As Vite reads the sources: protocols are found by a pattern. */
const { Laboratory } = (await runnerImport<{ Laboratory: new () => Whole }>('/test/worker/whole.ts')).module;

/** Every shot of every future. */
function inNode(name: string, text: string): object[][] {
  const laboratory = new Laboratory();
  const opened = laboratory.answer('open', { text });
  if ('problem' in opened) throw new Error(`${name}: ${JSON.stringify(opened.problem)}`);
  return opened.futures.map(({ branch: { id } }) => {
    // An answer does a slice of the work: it is asked for until it is there.
    while (!laboratory.answer('seek', { branch: id, at: ASK.until }).reached);
    return [...laboratory.answer('stretch', { branch: id, from: ASK.from, to: ASK.to }).shots];
  });
}

interface Inside {
  worker: Worker;
  shots: object[][];
  digests: (shots: readonly object[]) => number[];
}

/**
 * FNV-1a of each: a thousand pictures of a run are too much to carry from one process to the other. It runs in both. What
 * shots have in common is gone through once.
 */
function digests(shots: readonly object[]): number[] {
  const known = new Map<object, number>();
  const add = (hash: number, text: string) => {
    let sum = hash;
    for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
    return sum;
  };
  const digest = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) return add(0x811c9dc5, `${typeof value} ${value}`);
    const before = known.get(value);
    if (before !== undefined) return before;
    let hash = add(0x811c9dc5, Array.isArray(value) ? '[' : '{');
    // As JSON does, it leaves out what is undefined.
    for (const [name, each] of Object.entries(value))
      if (each !== undefined) hash = Math.imul(add(hash, name) ^ digest(each), 0x01000193);
    known.set(value, hash);
    return hash;
  };
  return shots.map(digest);
}

/** The digest of every shot of every future. */
async function inWorker(text: string, ask: typeof ASK): Promise<number[][]> {
  const inside = globalThis as unknown as Inside;
  const { worker } = inside;
  const asked = <T>(id: number, question: string, it: object) =>
    new Promise<T>((resolve, reject) => {
      worker.onmessage = ({ data }) => ('failed' in data ? reject(new Error(data.failed)) : resolve(data.reply));
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage({ id, question, ask: it });
    });
  const { futures } = await asked<{ futures: { branch: { id: number } }[] }>(1, 'open', { text });
  inside.shots = [];
  for (const { branch } of futures) {
    const to = { branch: branch.id, at: ask.until };
    while (!(await asked<{ reached: boolean }>(2, 'seek', to)).reached);
    const { shots } = await asked<{ shots: object[] }>(3, 'stretch', { branch: branch.id, from: ask.from, to: ask.to });
    inside.shots.push(shots);
  }
  return inside.shots.map(inside.digests);
}

async function compare(guest: Guest, name: string): Promise<void> {
  const text = textOf(name);
  const here = inNode(name, text);
  const there = await guest.ask(inWorker, text, ASK);
  expect(there.length, name).toBe(here.length);
  for (const [future, shots] of here.entries()) {
    const differs = digests(shots).findIndex((sum, i) => sum !== there[future]?.[i]);
    if (differs >= 0) {
      const shot = await guest.ask(
        (f, i) => JSON.stringify((globalThis as unknown as Inside).shots[f]?.[i]),
        future,
        differs,
      );
      expect(shot, `${name}, future ${future + 1}, shot ${differs}`).toBe(JSON.stringify(shots[differs]));
      throw new Error(`${name}, future ${future + 1}, shot ${differs} differs in what JSON does not tell.`);
    }
    expect(there[future]?.length, name).toBe(shots.length);
    expect(shots.length).toBeGreaterThan(3);
  }
}

test('scenarios of the library run alike in Node and in the worker', async ({ guest }) => {
  test.setTimeout(300_000);
  await guest.goto('?embed=1');
  const host = readdirSync('dist/assets').find((name) => /^host.*\.js$/.test(name));
  expect(host, 'the worker is built').toBeDefined();
  await guest.ask((address) => {
    (globalThis as unknown as Inside).worker = new Worker(address, { type: 'module' });
  }, `./assets/${host}`);
  await guest.teach('digests', digests);
  const all = [...FILES.keys()];
  expect(all).toEqual(expect.arrayContaining(TWELVE));
  for (const name of guest.engine.name === 'chromium' ? all : TWELVE) await compare(guest, name);
});
