// Two runs on one clock: the second follows, and where they part is found.

import { describe, expect, it, vi } from 'vitest';
import type { Lab } from '../../src/store/lab.ts';
import { createLab } from '../../src/store/open.ts';
import { type Pair, type Parting, paired, type Which } from '../../src/store/pair/pair.ts';
import { inProcess, withoutFrames } from './inprocess.ts';

const text = (more = '', options = 'electionTimeout=150..300ms') => `quorum 1
raft nodes=3 seed=3
options ${options}
${more}`;

const lab = (): Lab => createLab(inProcess());

async function settle(): Promise<void> {
  for (let i = 0; i < 400; i++) await Promise.resolve();
}

async function opened(one: string, two: string, touched?: (which: Which) => void): Promise<Pair> {
  const [first, second] = [lab(), lab()];
  await first.open(one);
  await second.open(two);
  return paired(first, second, touched);
}

/** It is looked for without being asked. */
function partingOf(pair: Pair): Promise<Parting> {
  return vi.waitFor(() => {
    const { parting } = pair.state.getState();
    if (parting === null) throw new Error('They part nowhere yet.');
    return parting;
  });
}

const headsOf = ({ first, second }: Pair) => [first, second].map((each) => each.projector.now()?.playhead);

withoutFrames();

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
    const parting = await partingOf(pair);
    expect(parting.at).toBe(300_000);
    const { position } = parting;
    pair.first.seek(parting.at);
    await settle();
    expect(pair.second.projector.now()?.shot.position).toBe(position);
    expect(pair.second.projector.now()?.shot.happenings[0]?.kind).toBe('done');
  });

  it('part nowhere when they are the same, and are compared no farther than the first was seen', async () => {
    const pair = await opened(text(), text());
    pair.first.seek(1_000_000);
    await settle();
    await vi.waitFor(() =>
      expect(pair.state.getState()).toEqual({ parting: null, until: 1_000_000, comparable: true }),
    );
  });

  it('part at once under other options, and where one of them ends', async () => {
    const other = await opened(text(), text('', 'electionTimeout=200..300ms'));
    other.first.seek(500_000);
    await settle();
    expect((await partingOf(other)).at).toBeGreaterThan(0);

    const still = 'network manual\n';
    const ends = await opened(text(still), text(`${still}at 1s crash S1\n`));
    ends.first.seek(3_000_000);
    await settle();
    expect((await partingOf(ends)).at).toBe(1_000_000);
  });

  it('are compared anew after another branch was taken', async () => {
    const pair = await opened(text(), text());
    pair.first.seek(600_000);
    await settle();
    await pair.first.act({ kind: 'crash', node: 'S2' });
    pair.first.seek(700_000);
    await settle();
    expect((await partingOf(pair)).at).toBe(600_000);
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

  it('move together whichever of them is stepped, jumped in or shown a moment of', async () => {
    const pair = await opened(text(), text('', 'electionTimeout=200..400ms'));
    const { first, second } = pair;
    await second.jump('election', 1);
    await settle();
    const elected = second.projector.now()?.shot;
    expect(elected?.happenings.some(({ kind }) => kind === 'became')).toBe(true);
    expect(headsOf(pair)).toEqual([elected?.at, elected?.at]);
    expect(elected?.at).toBeGreaterThan(0);
    await second.step(1);
    await settle();
    // The very move, not the last one of its instant.
    expect(second.projector.now()?.shot.position).toBe((elected?.position as number) + 1);
    expect(headsOf(pair)).toEqual([second.projector.now()?.shot.at, second.projector.now()?.shot.at]);
    second.show(3);
    await settle();
    expect(second.projector.now()?.shot.position).toBe(3);
    expect(headsOf(pair)).toEqual([second.projector.now()?.shot.at, second.projector.now()?.shot.at]);
    second.seek(123_000);
    await settle();
    expect(headsOf(pair)).toEqual([123_000, 123_000]);
    expect(first.playback.getState().playing).toBe(false);
    second.play();
    expect(first.playback.getState().playing).toBe(true);
    first.pause();
  });

  it('stay on one clock when something is done in the second, and taken back', async () => {
    const still = 'network manual\n';
    const seen: Which[] = [];
    const pair = await opened(text(still), text(still), (which) => seen.push(which));
    pair.first.seek(500_000);
    await settle();
    await pair.second.act({ kind: 'crash', node: 'S1' });
    await settle();
    await pair.second.act({ kind: 'crash', node: 'S2' });
    await settle();
    const { at } = pair.second.projector.now()?.shot ?? { at: 0 };
    expect(at).toBeGreaterThan(500_000);
    expect(headsOf(pair)).toEqual([at, at]);
    expect(pair.first.projector.now()?.shot.scene.nodes[1]?.up).toBe('up');
    pair.second.undo();
    await settle();
    expect(pair.second.projector.now()?.shot.scene.nodes.map(({ up }) => up)).toEqual(['crashed', 'up', 'up']);
    const [one, two] = headsOf(pair);
    expect(one).toBe(two);
    expect(seen).toEqual(['second', 'second', 'second']);
    await pair.first.act({ kind: 'crash', node: 'S3' });
    expect(seen.at(-1)).toBe('first');
  });

  it('speak of the same selection, where both have it', async () => {
    const seen: Which[] = [];
    const four = text('at 300ms crash S1\n').replace('nodes=3', 'nodes=4');
    const pair = await opened(text(), four, (which) => seen.push(which));
    const { first, second } = pair;
    const selected = () => [first, second].map((each) => each.selection.getState().selected);
    second.select({ kind: 'node', node: 'S2' });
    expect(selected()).toEqual([
      { kind: 'node', node: 'S2' },
      { kind: 'node', node: 'S2' },
    ]);
    first.hover({ kind: 'node', node: 'S3' });
    expect(second.selection.getState().hovered).toEqual({ kind: 'node', node: 'S3' });
    second.select({ kind: 'node', node: 'S4' });
    expect(selected()).toEqual([null, { kind: 'node', node: 'S4' }]);
    first.select({ kind: 'slot', index: 1 });
    expect(selected()).toEqual([
      { kind: 'slot', index: 1 },
      { kind: 'slot', index: 1 },
    ]);
    first.select({ kind: 'envelope', id: 1 });
    expect(selected()).toEqual([{ kind: 'envelope', id: 1 }, null]);
    second.select({ kind: 'node', node: 'S1' });
    first.select(null);
    expect(selected()).toEqual([null, null]);
    expect(seen).toEqual(['second', 'second', 'first', 'first', 'second']);
    pair.stop();
    first.select({ kind: 'node', node: 'S3' });
    expect(selected()[1]).toBeNull();
  });
});
