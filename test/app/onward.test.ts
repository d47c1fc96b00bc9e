// A step forward where nothing happens by itself: the message that waits longest is delivered, and it is said which.

import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Lab } from '../../src/store/lab.ts';
import { createLab } from '../../src/store/open.ts';
import { words as en } from '../../src/words/en/all.ts';
import { load } from '../../src/words/index.ts';
import { words as zh } from '../../src/words/zh/all.ts';
import { settle } from '../store/frames.ts';
import { inProcess } from '../store/inprocess.ts';

const TEXT = `quorum 1
paxos proposers=1 acceptors=3 learners=1 seed=1
network manual
request P1 "tea"
`;

// The preferences read the browser's wishes when they are loaded.
beforeAll(async () => {
  vi.stubGlobal('location', { search: '' });
  vi.stubGlobal('navigator', { languages: ['en'], platform: 'Linux' });
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  await load('en');
  await load('zh');
});

/** Opened, and stepped to the end of what its text tells. */
async function opened(text: string): Promise<Lab> {
  const lab = createLab(inProcess());
  await lab.open(text);
  await settle();
  while (await lab.step(1));
  return lab;
}

const waiting = (lab: Lab) => lab.projector.now()?.shot.scene.envelopes.map(({ id, to }) => `${id} ${to}`);

/** What is said when somebody steps on so often, at once. */
async function stepped(lab: Lab, times = 1, { chrome } = en): Promise<string | undefined> {
  const { stepOn } = await import('../../src/app/keys/onward.ts');
  const { pageState } = await import('../../src/app/frame/page-state.ts');
  pageState.setState({ toast: null });
  await Promise.all(Array.from({ length: times }, () => stepOn(lab)));
  return pageState.getState().toast?.sentence(chrome);
}

describe('a step on in a manual network', () => {
  test('delivers the message that was sent first, says which, and is taken back by undo', async () => {
    const lab = await opened(TEXT);
    const before = waiting(lab);
    expect(before).toHaveLength(3);
    expect(await stepped(lab)).toBe('Delivered: Prepare from P1 to A1.');
    const [, second, third, ...answers] = before as string[];
    expect(answers).toEqual([]);
    expect(waiting(lab)).toEqual([second, third, expect.stringMatching(/ P1$/)]);
    expect(lab.projector.now()?.shot.move).toMatchObject({ kind: 'deliver' });
    lab.undo();
    await settle();
    expect(waiting(lab)).toEqual(before);
    // What was taken back lies in another future: here a step delivers again.
    expect(await stepped(lab, 1, zh)).toMatch(/^已送达：P1 发给 A1 的 /);
  });

  test('goes forward as anywhere where there is something ahead', async () => {
    const lab = await opened(TEXT);
    await stepped(lab);
    const { branch } = lab.session.getState();
    const there = lab.projector.now()?.shot.position;
    await lab.step(-1);
    expect(await stepped(lab)).toBeUndefined();
    expect(lab.projector.now()?.shot.position).toBe(there);
    expect(lab.session.getState().branch).toBe(branch);
  });

  test('says what became of it where a cut or a pause keeps it from being heard', async () => {
    const lab = await opened(TEXT);
    await lab.act({ kind: 'cut', links: [['P1', 'A1']] });
    await lab.act({ kind: 'pause', node: 'A2' });
    await lab.act({ kind: 'crash', node: 'A3' });
    expect(await stepped(lab)).toBe('Lost: Prepare from P1 to A1.');
    expect(await stepped(lab)).toBe('A2 is paused: Prepare from P1 waits there.');
    expect(await stepped(lab)).toBe('Lost: Prepare from P1 to A3.');
  });

  test('says what else there is to do when nothing is in flight', async () => {
    const lab = await opened(TEXT.replace('request P1 "tea"\n', ''));
    expect(await stepped(lab)).toBe(en.chrome.cannot.stepForward);
  });

  test('delivers each once, however fast it is asked for', async () => {
    const lab = await opened(TEXT);
    await stepped(lab, 3);
    expect(lab.session.getState().refusal).toBeNull();
    expect(waiting(lab)?.map((each) => each.slice(-2))).toEqual(['P1', 'P1', 'P1']);
  });
});

test('in a timed network a step on delivers nothing by hand', async () => {
  const lab = await opened(TEXT);
  await lab.act({ kind: 'set', settings: { network: 'timed' } });
  const { branch } = lab.session.getState();
  const before = lab.projector.now()?.shot.position ?? 0;
  expect(await stepped(lab)).toBeUndefined();
  expect(lab.projector.now()?.shot.position).toBe(before + 1);
  expect(lab.session.getState().branch).toBe(branch);
});
