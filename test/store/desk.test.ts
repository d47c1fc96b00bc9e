// The title and the captions that a person gives a run, on the laboratory of the page with the worker's in the same thread.

import { describe, expect, test } from 'vitest';
import type { Lab } from '../../src/store/lab.ts';
import { createLab } from '../../src/store/open.ts';
import { inProcess } from './inprocess.ts';

const TEXT = `quorum 1
title "As it was"
raft nodes=3 seed=3
run 1s
say "One second."
run 1s
say "Two."
`;

/** Everything asked for is answered without a clock: so many turns are plenty. */
async function settle(): Promise<void> {
  for (let i = 0; i < 200; i++) await Promise.resolve();
}

async function opened(text: string): Promise<Lab> {
  const lab = createLab(inProcess());
  await lab.open(text);
  await settle();
  return lab;
}

async function goTo(lab: Lab, at: number): Promise<void> {
  lab.seek(at);
  await settle();
}

const state = (lab: Lab) => lab.session.getState();
/** What is said up to two seconds, when it is at hand. */
async function told(lab: Lab): Promise<unknown[]> {
  await goTo(lab, 2_000_000);
  return state(lab).beats.flatMap(({ at, text }) => (text === null ? [] : [[at, text]]));
}
/** The same run, opened from its text. */
const reopened = async (lab: Lab): Promise<Lab> => opened((await lab.treeText()).text);

describe('a title', () => {
  test('goes into the text, in its language, and can be taken back', async () => {
    const lab = await opened(TEXT);
    lab.retitle('en', ' Homework ');
    lab.retitle('zh', '作业');
    expect(state(lab)).toMatchObject({ title: { en: 'Homework', zh: '作业' }, edited: true, canUndo: true });
    expect(state(await reopened(lab)).title).toEqual({ en: 'Homework', zh: '作业' });
    expect(await lab.textOf(state(lab).branch)).toContain('title "Homework"\ntitle zh "作业"\n');
    lab.undo();
    lab.undo();
    await settle();
    expect(state(lab)).toMatchObject({ title: { en: 'As it was' }, canUndo: false });
    expect((await lab.treeText()).text).toBe(TEXT);
  });
});

describe('a caption', () => {
  test('is a beat at once, is kept in the text, and is changed, removed and taken back', async () => {
    const lab = await opened(TEXT);
    await goTo(lab, 1_300_000);
    expect(lab.caption('en', 'Look here.')).toBe(true);
    lab.caption('zh', '看这里。');
    const all = [
      [1_000_000, { en: 'One second.' }],
      [1_300_000, { en: 'Look here.', zh: '看这里。' }],
      [2_000_000, { en: 'Two.' }],
    ];
    expect(await told(lab)).toEqual(all);
    expect(state(lab)).toMatchObject({ edited: true, canUndo: true });
    expect(await told(await reopened(lab))).toEqual(all);
    // The text's own is changed where it stands, and so is one that was put.
    await goTo(lab, 1_000_000);
    lab.caption('en', 'A second.');
    await goTo(lab, 1_300_000);
    lab.caption('en', '');
    lab.caption('zh', '');
    const others = [
      [1_000_000, { en: 'A second.' }],
      [2_000_000, { en: 'Two.' }],
    ];
    expect(await told(lab)).toEqual(others);
    expect(await told(await reopened(lab))).toEqual(others);
    for (let i = 0; i < 3; i++) lab.undo();
    await settle();
    expect(await told(lab)).toEqual(all);
  });

  test('belongs to all futures that share its moment, and in a future by hand stands among what was done', async () => {
    const lab = await opened(TEXT);
    await goTo(lab, 2_000_000);
    await goTo(lab, 1_500_000);
    await lab.act({ kind: 'crash', node: 'S2' });
    await settle();
    const made = state(lab).branch;
    await goTo(lab, 1_200_000);
    lab.caption('en', 'Both.');
    await goTo(lab, 1_700_000);
    lab.caption('en', 'S2 is down.');
    const [both, own] = [
      [1_200_000, { en: 'Both.' }],
      [1_700_000, { en: 'S2 is down.' }],
    ];
    expect(await told(lab)).toEqual([[1_000_000, { en: 'One second.' }], both, own]);
    expect(await lab.textOf(made)).toMatch(/at 1.2s say "Both."\nat 1.5s crash S2\nat 1.7s say "S2 is down."\n/);
    const again = await reopened(lab);
    expect(await told(again)).toEqual([[1_000_000, { en: 'One second.' }], both, [2_000_000, { en: 'Two.' }]]);
    again.take(state(again).branches[1]?.id ?? 0);
    await settle();
    expect(await told(again)).toEqual([[1_000_000, { en: 'One second.' }], both, own]);
  });

  test('goes on with what was done in a future that undo alone knows', async () => {
    const lab = await opened(TEXT);
    await goTo(lab, 1_000_000);
    await lab.act({ kind: 'crash', node: 'S2' });
    await goTo(lab, 1_100_000);
    lab.caption('en', 'First S2.');
    await lab.act({ kind: 'crash', node: 'S1' });
    await settle();
    expect(await told(await reopened(lab))).toEqual([[1_100_000, { en: 'First S2.' }]]);
  });
});
