// Names, notes and futures thrown away, on the laboratory of the page with the worker's in the same thread.

import { describe, expect, test } from 'vitest';
import type { Lab } from '../../src/store/lab.ts';
import { createLab } from '../../src/store/open.ts';
import { scenarioOf } from '../played.ts';
import { inProcess } from './inprocess.ts';

const TEXT = `quorum 1
raft nodes=5 seed=3
# A comment, which stays while nobody changes anything.
network timed latency=10..20ms
clients every=200ms
`;

/** Everything asked for is answered without a clock: so many turns are plenty. */
async function settle(): Promise<void> {
  for (let i = 0; i < 200; i++) await Promise.resolve();
}

async function opened(text = TEXT, at = 0, future?: number): Promise<Lab> {
  const lab = createLab(inProcess());
  await lab.open(text, at, future);
  await settle();
  return lab;
}

const state = (lab: Lab) => lab.session.getState();
const shown = (lab: Lab) => state(lab).branches.map(({ id }) => id);
const now = (lab: Lab) => lab.projector.now();

async function goTo(lab: Lab, at: number): Promise<void> {
  lab.seek(at);
  await settle();
}

/** The first future seen up to two seconds, S2 crashed in another at one second, S1 in a third that leaves it later. */
async function grown(): Promise<Lab> {
  const lab = await opened();
  await goTo(lab, 2_000_000);
  await goTo(lab, 1_000_000);
  await lab.act({ kind: 'crash', node: 'S2' });
  await goTo(lab, 2_000_000);
  await goTo(lab, 1_500_000);
  await lab.act({ kind: 'crash', node: 'S1' });
  await settle();
  return lab;
}

describe('the tree', () => {
  test('tells where each future leaves another', async () => {
    const lab = await grown();
    expect(state(lab).forks).toEqual([
      { branch: 1, from: null, at: 0 },
      { branch: 2, from: 1, at: 1_000_000 },
      { branch: 3, from: 2, at: 1_500_000 },
    ]);
  });

  test('what left a discarded future stays, and leaves the nearest that is shown', async () => {
    const lab = await grown();
    lab.discard(2);
    await settle();
    expect(shown(lab)).toEqual([1, 3]);
    expect(state(lab)).toMatchObject({ branch: 3, edited: true, canUndo: true });
    expect(state(lab).forks.at(-1)).toEqual({ branch: 3, from: 1, at: 1_000_000 });
    lab.undo();
    await settle();
    expect(shown(lab)).toEqual([1, 2, 3]);
    expect(state(lab).branch).toBe(3);
  });

  test('discarding the one on show leads to where it came from, and undo leads back', async () => {
    const lab = await grown();
    lab.discard(3);
    await settle();
    expect(state(lab).branch).toBe(2);
    expect(now(lab)?.playhead).toBe(1_500_000);
    lab.undo();
    await settle();
    expect(state(lab).branch).toBe(3);
    lab.discard(1);
    await settle();
    expect(shown(lab)).toEqual([1, 2, 3]);
  });

  test('undo leads back in a tree that came whole, where nothing was done before', async () => {
    const { text } = await (await grown()).treeText();
    const lab = await opened(text, 1_800_000, 3);
    expect(state(lab).canUndo).toBe(false);
    lab.discard(3);
    await settle();
    expect(state(lab)).toMatchObject({ branch: 2, canUndo: true });
    lab.undo();
    await settle();
    expect(state(lab)).toMatchObject({ branch: 3, canUndo: false });
  });

  test('all that was thrown away comes back, the last first', async () => {
    const lab = await grown();
    lab.note('look');
    const [mark] = state(lab).marks;
    lab.renote(mark?.id ?? 0, '');
    // As fast as keys are pressed: the second is on show when its turn comes.
    lab.discard(3);
    lab.discard(2);
    await settle();
    expect([shown(lab), state(lab).marks]).toEqual([[1], []]);
    expect(state(lab).branch).toBe(1);
    lab.undo();
    await settle();
    expect([shown(lab), state(lab).branch]).toEqual([[1, 2], 2]);
    lab.undo();
    await settle();
    expect([shown(lab), state(lab).branch, state(lab).marks]).toEqual([[1, 2, 3], 3, []]);
    lab.undo();
    await settle();
    expect(state(lab)).toMatchObject({ branch: 3, marks: [mark] });
  });

  test('what was discarded comes back only until something else is done', async () => {
    const lab = await grown();
    lab.discard(2);
    await lab.act({ kind: 'crash', node: 'S3' });
    lab.undo();
    await settle();
    expect(shown(lab)).not.toContain(2);
  });

  test('opens again as it was: names, notes, the one on show', async () => {
    const lab = await grown();
    lab.rename(2, '  Without S2 ');
    lab.rename(1, 'Quiet');
    expect(lab.note('both are down')).toBe(true);
    lab.take(1);
    await settle();
    await goTo(lab, 700_000);
    lab.note('the leader is S5');
    const { text, future, left } = await lab.treeText();
    expect([future, left]).toEqual([1, 0]);
    expect(scenarioOf(text).futures).toHaveLength(2);

    const again = await opened(text, 1_600_000, 3);
    expect(again.session.getState()).toMatchObject({
      branch: 3,
      edited: false,
      names: { 1: 'Quiet', 2: 'Without S2' },
    });
    expect(state(again).forks.map(({ from }) => from)).toEqual([null, 1, 2]);
    expect(now(again)?.playhead).toBe(1_600_000);
    const up = now(again)?.shot.scene.nodes.map(({ up: it }) => it);
    expect(up).toEqual(['crashed', 'crashed', 'up', 'up', 'up']);
    expect(state(again).marks.map(({ branch, at, text: words }) => [branch, at, words])).toEqual([
      [1, 700_000, 'the leader is S5'],
      [3, 1_500_000, 'both are down'],
    ]);
    expect((await again.treeText()).text).toBe(text);
    // Just after the crash, though others moved at that instant.
    const [, down] = state(again).marks;
    again.visit(down?.id ?? 0);
    await settle();
    expect(now(again)?.shot.move).toMatchObject({ kind: 'crash', node: 'S1' });
  });

  test('one future that nobody changed is written as it was opened', async () => {
    const lab = await opened();
    await goTo(lab, 500_000);
    expect(await lab.treeText()).toEqual({ text: TEXT, future: 1, left: 0 });
    lab.note('x');
    expect((await lab.treeText()).text).toContain('at 500ms mark "x"');
  });
});

describe('a note', () => {
  test('in a past that two futures share is shown once, and goes with the text of either', async () => {
    const lab = await grown();
    lab.take(1);
    await settle();
    await goTo(lab, 800_000);
    lab.note('before all');
    await goTo(lab, 1_200_000);
    lab.note('only here');
    const marked = async (branch: number) =>
      scenarioOf(await lab.textOf(branch)).script.flatMap((each) => (each.kind === 'mark' ? each.text : []));
    expect(await marked(1)).toEqual(['before all', 'only here']);
    expect(await marked(3)).toEqual(['before all']);
    // From the other future it is a moment of that one.
    lab.take(3);
    await settle();
    const [first, second] = state(lab).marks;
    lab.visit(first?.id ?? 0);
    await settle();
    expect(state(lab).branch).toBe(3);
    expect(now(lab)?.playhead).toBe(800_000);
    lab.visit(second?.id ?? 0);
    await settle();
    expect(state(lab).branch).toBe(1);
    expect(now(lab)?.playhead).toBe(1_200_000);
  });

  test('is changed, thrown away when it says nothing, and brought back', async () => {
    const lab = await opened();
    await goTo(lab, 300_000);
    lab.note('first');
    const [mark] = state(lab).marks;
    lab.renote(mark?.id ?? 0, 'second');
    expect(state(lab).marks.map(({ text }) => text)).toEqual(['second']);
    lab.renote(mark?.id ?? 0, '');
    expect(state(lab).marks).toEqual([]);
    expect(state(lab).canUndo).toBe(true);
    lab.undo();
    await settle();
    expect(state(lab).marks.map(({ text }) => text)).toEqual(['second']);
    expect(state(lab).canUndo).toBe(false);
  });

  test('there are so many at the most', async () => {
    const lab = await opened();
    for (let i = 0; i < 200; i++) expect(lab.note(`note ${i}`)).toBe(true);
    expect(lab.note('one too many')).toBe(false);
    expect(state(lab).marks).toHaveLength(200);
    expect(scenarioOf(await lab.write()).script).toHaveLength(200);
  });

  test('of a script appears when the script has come to it', async () => {
    const lab = await opened(`${TEXT}run until role any leader\nmark "a leader"\ncrash S1\nat 5s mark "later"\n`);
    expect(state(lab).marks.map(({ text }) => text)).toContain('later');
    await goTo(lab, 3_000_000);
    expect(state(lab).marks.map(({ text }) => text)).toEqual(['later', 'a leader']);
    const lead = state(lab).marks[1];
    lab.visit(lead?.id ?? 0);
    await settle();
    expect(now(lab)?.shot.scene.nodes.some(({ role }) => role === 'leader')).toBe(true);
    expect(state(lab).edited).toBe(false);
  });
});

test('more futures than a text may hold: the oldest are left out, the one on show stays', async () => {
  const lab = await opened();
  await goTo(lab, 1_000_000);
  for (let i = 0; i < 53; i++) {
    await goTo(lab, 200_000 + i);
    await lab.act({ kind: 'set', settings: { loss: i } });
    await goTo(lab, 900_000);
  }
  lab.take(2);
  await settle();
  const { text, future, left } = await lab.treeText();
  expect(left).toBe(shown(lab).length - 50);
  expect(left).toBeGreaterThan(0);
  expect(future).toBe(2);
  expect(scenarioOf(text).futures).toHaveLength(49);
});
