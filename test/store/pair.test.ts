// Two runs on one clock: the second follows, and where they part is found.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Lab } from '../../src/store/lab.ts';
import { createLab } from '../../src/store/open.ts';
import { type Pair, paired } from '../../src/store/pair.ts';
import { inProcess } from './inprocess.ts';

const text = (more = '', options = 'electionTimeout=150..300ms') => `quorum 1
raft nodes=3 seed=3
options ${options}
${more}`;

const lab = (): Lab => createLab(inProcess());

async function settle(): Promise<void> {
  for (let i = 0; i < 400; i++) await Promise.resolve();
}

async function opened(one: string, two: string): Promise<Pair> {
  const [first, second] = [lab(), lab()];
  await first.open(one);
  await second.open(two);
  return paired(first, second);
}

let kept: unknown;
beforeEach(() => {
  kept = globalThis.requestAnimationFrame;
  Object.assign(globalThis, { requestAnimationFrame: () => 1, cancelAnimationFrame: () => {} });
});
afterEach(() => {
  Object.assign(globalThis, { requestAnimationFrame: kept });
});

describe('two runs', () => {
  it('show the same time, forwards and backwards', async () => {
    const { first, second } = await opened(text(), text('at 300ms crash S1\n'));
    for (const at of [250_000, 900_000, 100_000, 0, 1_500_000]) {
      first.seek(at);
      await settle();
      expect(first.projector.now()?.playhead).toBe(at);
      expect(second.projector.now()?.playhead).toBe(at);
    }
    expect(second.projector.now()?.shot.scene.nodes[0]?.up).toBe('crashed');
    expect(first.projector.now()?.shot.scene.nodes[0]?.up).toBe('up');
  });

  it('part where one of them did something else', async () => {
    const pair = await opened(text(), text('at 300ms crash S1\n'));
    pair.first.seek(2_000_000);
    await settle();
    await pair.compare();
    const { parting } = pair.state.getState();
    expect(parting?.at).toBe(300_000);
    const position = parting?.position as number;
    pair.first.seek(parting?.at as number);
    await settle();
    expect(pair.second.projector.now()?.shot.position).toBe(position);
    expect(pair.second.projector.now()?.shot.happenings[0]?.kind).toBe('done');
  });

  it('part nowhere when they are the same, and are compared no farther than the first was seen', async () => {
    const pair = await opened(text(), text());
    pair.first.seek(1_000_000);
    await settle();
    await pair.compare();
    expect(pair.state.getState()).toEqual({ parting: null, until: 1_000_000, comparable: true });
  });

  it('part at once under other options, and where one of them ends', async () => {
    const other = await opened(text(), text('', 'electionTimeout=200..300ms'));
    other.first.seek(500_000);
    await settle();
    await other.compare();
    expect(other.state.getState().parting?.at).toBeGreaterThan(0);

    const still = 'network manual\n';
    const ends = await opened(text(still), text(`${still}at 1s crash S1\n`));
    ends.first.seek(3_000_000);
    await settle();
    await ends.compare();
    expect(ends.state.getState().parting?.at).toBe(1_000_000);
  });

  it('are compared anew after another branch was taken', async () => {
    const pair = await opened(text(), text());
    pair.first.seek(600_000);
    await settle();
    await pair.first.act({ kind: 'crash', node: 'S2' });
    pair.first.seek(700_000);
    await settle();
    await pair.compare();
    expect(pair.state.getState().parting?.at).toBe(600_000);
  });

  it('play at one speed, and stand alone after they are parted by hand', async () => {
    const { first, second, stop } = await opened(text(), text());
    first.setSpeed(2);
    expect(second.playback.getState().speed).toBe(2);
    stop();
    first.seek(400_000);
    await settle();
    expect(second.projector.now()?.playhead).toBe(0);
  });
});
