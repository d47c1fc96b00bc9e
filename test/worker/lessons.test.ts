// What the worker tells of a lesson that is open: its cards with their moments, what became of its questions, the ways
// through its task.

import { expect, test } from 'vitest';
import { answering } from '../../src/worker/answering.ts';
import type { LessonCard, LessonTold } from '../../src/worker/lesson-told.ts';

const LESSON = `quorum 4
lesson paxos.two
title "Two acceptances"
about "A value is chosen when a quorum has accepted it."
paxos proposers=2 acceptors=3 learners=1 seed=1
network manual
beat "One"
request P1 "tea"
deliver P1->A1 Prepare
deliver P1->A2 Prepare
deliver A1->P1 Promise
deliver A2->P1 Promise
deliver P1->A1 Accept
say "A1 has accepted it."
say zh "A1 接受了它。"
predict now "Is tea chosen?"
choice "Yes." if chosen "tea"
choice "No." if not chosen "tea" because "One of three is no quorum."
beat "Two"
predict "What does the second acceptance do?"
choice "Nothing." if not chosen "tea"
choice "It chooses tea." if chosen "tea"
deliver P1->A2 Accept
beat "Your turn"
try "Get coffee chosen."
from beat 2
goal chosen "coffee"
never chosen "tea"
forbid crash
solution
request P2 "coffee"
deliver P2->A2 Prepare
deliver P2->A3 Prepare
deliver A2->P2 Promise
deliver A3->P2 Promise
deliver P2->A2 Accept
deliver P2->A3 Accept
`;

async function opened(text = LESSON) {
  const ask = answering();
  const reply = await ask('open', { text });
  if ('problem' in reply) throw new Error(JSON.stringify(reply.problem));
  return { ask, root: reply.branch.id, setup: reply.setup };
}

type Ask = Awaited<ReturnType<typeof opened>>['ask'];

async function told(ask: Ask, upTo?: number): Promise<LessonTold> {
  const { lesson } = await ask('lesson', upTo === undefined ? {} : { upTo });
  if (lesson === null) throw new Error('There is no lesson.');
  return lesson;
}

const question = (cards: readonly LessonCard[], nth: number) =>
  cards.find((card) => card.kind === 'question' && card.nth === nth) as Extract<LessonCard, { kind: 'question' }>;

test('the cards stand in the order of the text, and have no moments before the run has come to them', async () => {
  const { ask, setup } = await opened();
  expect(setup.lesson).toBe('lesson');
  const { cards, beats } = await told(ask);
  expect(beats.map(({ words }) => words.en)).toEqual(['One', 'Two', 'Your turn']);
  expect(cards.map(({ kind, beat }) => `${kind} ${beat}`)).toEqual([
    ...['cover 0', 'question 1', 'told 1', 'question 2', 'told 2', 'task 3'],
  ]);
  expect(cards.map(({ moment }) => moment?.position ?? null)).toEqual([0, null, null, null, null, null]);
});

test('a question is judged where it stands or at the end of its beat, and not before', async () => {
  const { ask } = await opened();
  const early = await told(ask, 1);
  expect(question(early.cards, 1).holds).toEqual([false, true]);
  const late = await told(ask, 4);
  expect(question(late.cards, 2).holds).toEqual([false, true]);
  expect(late.cards.map(({ moment }) => moment?.position)).toEqual([0, 6, 6, 6, 7, 7]);
});

test('playing holds at the cards, and nowhere else', async () => {
  const { ask, root } = await opened();
  const all = { branch: root, known: 0, until: 10_000_000, most: 100, apart: 0, landmarks: 0, starts: 0 };
  const first = await ask('play', { ...all, most: 0 });
  expect(first.coming).toBe(2);
  const { says, coming } = await ask('play', all);
  expect(coming).toBe(0);
  expect([...new Set(says.map(({ position }) => position))]).toEqual([0, 6, 7]);
});

test("the author's way reaches the goal from where the task begins, and the lesson's own run is untouched", async () => {
  const { ask, root } = await opened();
  const { cards } = await told(ask, 5);
  const task = cards[5] as Extract<LessonCard, { kind: 'task' }>;
  expect(task.start).toEqual({ at: cards[3]?.moment?.at, position: 6 });
  if (task.start === null) throw new Error('It has no start.');
  const { branch } = await ask('way', { branch: root, ...task.start, task: 5, author: true });
  expect(branch).toMatchObject({ parent: root, forkedAt: 6 });
  const end = await ask('seek', { branch: branch.id, at: 10_000_000 });
  const { standing } = await ask('attempt', { branch: branch.id, task: 5, position: end.branch.length });
  expect(standing).toMatchObject({ reached: true, acts: 7, failed: null });
  const own = await ask('seek', { branch: root, at: 10_000_000 });
  expect(own.branch.length).toBe(7);
});

test("a way of the reader's own begins without an act, and what is forbidden is told", async () => {
  const { ask, root } = await opened();
  const { cards } = await told(ask, 5);
  const { start } = cards[5] as Extract<LessonCard, { kind: 'task' }>;
  if (start === null) throw new Error('It has no start.');
  const { branch } = await ask('way', { branch: root, ...start, task: 5, author: false });
  const { standing } = await ask('attempt', { branch: branch.id, task: 5, position: 6 });
  expect(standing).toMatchObject({ reached: false, acts: 0, failed: null });
  const may = { branch: branch.id, position: 6, task: 5 };
  expect(await ask('may', { ...may, choice: { kind: 'crash', node: 'P1' } })).toEqual({
    forbidden: { act: 'crash', only: null },
  });
  expect(await ask('may', { ...may, choice: { kind: 'pause', node: 'P1' } })).toEqual({ forbidden: null });
});

test('a challenge is one card, behind its start', async () => {
  const { ask } = await opened(`quorum 4
challenge paxos.tea
title "Tea"
about "Two phases."
paxos proposers=2 acceptors=3 learners=1 seed=1
network manual
request P1 "tea"
say "Get tea chosen."
goal chosen "tea"
solution
deliver P1->A1 Prepare
`);
  const { cards } = await told(ask, 0);
  expect(cards).toMatchObject([{ kind: 'task', words: { en: 'Get tea chosen.' }, start: { position: 1 } }]);
});

test('another text is no lesson', async () => {
  const { ask, setup } = await opened('quorum 1\npaxos proposers=2 acceptors=3 learners=1 seed=1\n');
  expect(setup.lesson).toBeUndefined();
  expect(await ask('lesson', {})).toEqual({ lesson: null });
});
