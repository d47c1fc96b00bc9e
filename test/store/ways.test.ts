// Undo and redo after the page was loaded again, on the laboratory of the page with the worker's in the same thread.

import { describe, expect, test } from 'vitest';
import { asWays } from '../../src/store/futures/ways.ts';
import type { Lab } from '../../src/store/lab.ts';
import { createLab } from '../../src/store/open.ts';
import { inProcess } from './inprocess.ts';

const TEXT = 'quorum 1\nraft nodes=5 seed=3\nclients every=200ms\n';

/** Everything asked for is answered without a clock: so many turns are plenty. */
async function settle(): Promise<void> {
  for (let i = 0; i < 300; i++) await Promise.resolve();
}

async function goTo(lab: Lab, at: number): Promise<void> {
  lab.seek(at);
  await settle();
}

const state = (lab: Lab) => lab.session.getState();
/** What is on show: how many futures, when, and who is down. */
function seen(lab: Lab) {
  const now = lab.projector.now();
  const down = now?.shot.scene.nodes.flatMap(({ id, up }) => (up === 'crashed' ? [id] : []));
  const { branches, canUndo, canRedo } = state(lab);
  return { futures: branches.length, at: now?.playhead, down, canUndo, canRedo };
}

/** S2 crashed at the tip of what was seen, S1 too, and in another future S3; the last is undone. */
async function worked(): Promise<Lab> {
  const lab = createLab(inProcess());
  await lab.open(TEXT);
  await goTo(lab, 1_000_000);
  await lab.act({ kind: 'crash', node: 'S2' });
  await goTo(lab, 1_200_000);
  await lab.act({ kind: 'crash', node: 'S1' });
  await goTo(lab, 1_500_000);
  await goTo(lab, 1_100_000);
  await lab.act({ kind: 'crash', node: 'S3' });
  await goTo(lab, 1_300_000);
  lab.undo();
  await settle();
  return lab;
}

/** What a reload makes of it. */
async function again(lab: Lab): Promise<Lab> {
  const ways = asWays(JSON.parse(JSON.stringify(await lab.keptWays())));
  if (ways === null) throw new Error('nothing is kept');
  const other = createLab(inProcess());
  await other.open(ways.text, lab.projector.now()?.playhead, ways.future);
  other.resume(ways);
  await settle();
  return other;
}

const KEYS = ['redo', 'undo', 'undo', 'undo', 'undo', 'redo', 'redo', 'redo', 'redo'] as const;

describe('the ways back and on again', () => {
  test('lead to the same places after a reload', async () => {
    const lab = await worked();
    const other = await again(lab);
    expect(seen(other)).toEqual(seen(lab));
    expect(seen(lab)).toMatchObject({ down: ['S2'], canUndo: true, canRedo: true });
    for (const key of KEYS) {
      for (const each of [lab, other]) {
        each[key]();
        await settle();
      }
      expect(seen(other), key).toEqual(seen(lab));
    }
    // And after a second one, in the midst of it; and a third, where nobody has looked into anything since.
    const third = await again(await again(other));
    third.undo();
    other.undo();
    await settle();
    expect(seen(third)).toEqual(seen(other));
  });

  test('are none where nothing was done', async () => {
    const lab = createLab(inProcess());
    await lab.open(TEXT);
    expect(await lab.keptWays()).toBeNull();
  });

  test('that are damaged are none, and none that lead out of the text are taken up', async () => {
    const lab = await worked();
    const ways = (await lab.keptWays()) ?? {};
    expect(asWays(ways)).not.toBeNull();
    for (const change of [
      { text: '' },
      { text: 7 },
      { future: 0 },
      { hidden: [0.5] },
      { hidden: 'all' },
      { undos: [[1]] },
      { undos: [[1, -1]] },
      { undos: Array.from({ length: 101 }, () => [1, 0]) },
      { redos: [[99, 0]] },
      { redos: null },
    ])
      expect(asWays({ ...ways, ...change }), JSON.stringify(change)).toBeNull();
    const other = createLab(inProcess());
    const kept = asWays({ ...ways, undos: [[40, 0]] });
    await other.open(kept?.text ?? '', 0, kept?.future);
    if (kept !== null) other.resume(kept);
    expect(state(other)).toMatchObject({ canUndo: false, canRedo: false });
  });
});
