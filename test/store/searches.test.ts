// A search that takes a while: it says so, and whatever is done next ends it.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Lab } from '../../src/store/lab.ts';
import { createLab } from '../../src/store/open.ts';
import { JUMP_AT_ONCE } from '../../src/store/pace.ts';
import type { Client } from '../../src/worker/client.ts';
// At hand before anybody can press a key, as on the page.
import '../../src/store/jumping.ts';
import { inProcess } from './inprocess.ts';

const TEXT = `quorum 1
raft nodes=3 seed=3
network timed latency=10..20ms loss=0
options electionTimeout=300..600ms heartbeat=100ms
run 1s
`;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A worker whose searches and simulations ahead each take a while. */
function slow(): Client {
  const worker = inProcess();
  const slept = (long: number) => new Promise((resolve) => setTimeout(resolve, long));
  return {
    ask: async (question, ask) => {
      const { most } = ask as { readonly most?: number };
      if (question === 'find') await slept(1000);
      else if (most === JUMP_AT_ONCE) await slept(300);
      return worker.ask(question, ask);
    },
  } as Client;
}

async function opened(): Promise<Lab> {
  const lab = createLab(slow());
  await lab.open(TEXT, 1_000_000);
  return lab;
}

const searching = (lab: Lab) => lab.session.getState().searching;

/** No election follows one that nothing disturbs: the search looks through the whole minute. */
const SEARCHES: readonly [string, (lab: Lab) => Promise<boolean | null>][] = [
  ['a jump', (lab) => lab.jump('election', 1)],
  ['a find', (lab) => lab.find({ kind: 'field', node: 'S1', label: 'votedFor' }, 1)],
];

describe.each(SEARCHES)('%s that takes a while', (_, search) => {
  it('says so, and says no more when it has found out', async () => {
    const lab = await opened();
    const found = search(lab);
    await vi.advanceTimersByTimeAsync(400);
    expect(searching(lab)).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(searching(lab)).toBe(true);
    await vi.runAllTimersAsync();
    expect(await found).toBe(false);
    expect(searching(lab)).toBe(false);
  });

  it('ends with what is done next, which is done where it was done', async () => {
    const lab = await opened();
    const found = search(lab);
    await vi.advanceTimersByTimeAsync(550);
    const done = lab.act({ kind: 'crash', node: 'S1' });
    expect(searching(lab)).toBe(false);
    await vi.runAllTimersAsync();
    await done;
    expect(await found).toBeNull();
    const { shot, playhead } = lab.projector.now() ?? {};
    expect(playhead).toBe(1_000_000);
    expect(shot?.scene.nodes[0]?.up).toBe('crashed');
  });

  it('ends when somebody goes elsewhere, and does not take them away from there', async () => {
    const lab = await opened();
    const found = search(lab);
    await vi.advanceTimersByTimeAsync(550);
    lab.seek(200_000);
    await vi.runAllTimersAsync();
    expect(await found).toBeNull();
    expect(lab.projector.now()?.playhead).toBe(200_000);
  });
});

it('what is asked for at once takes its turn', async () => {
  const lab = await opened();
  lab.seek(0);
  const [found] = await Promise.all([
    lab.jump('election', 1),
    lab.act({ kind: 'crash', node: 'S1' }),
    vi.runAllTimersAsync(),
  ]);
  expect(found).toBe(true);
  expect(lab.projector.now()?.playhead).toBeGreaterThan(100_000);
  expect(lab.projector.now()?.shot.scene.nodes[0]?.up).toBe('crashed');
});
