// Answers: written and read back, as text and as a link; and what becomes of one that somebody has changed. None of the
// changes makes a run that does not reach its goal into one that does.

import { beforeAll, describe, expect, test } from 'vitest';
import { noteOn } from '../../src/cli/verdicts.ts';
import {
  type Answer,
  AT_MOST,
  actsIn,
  answerLink,
  type Fault,
  hasAnswerLink,
  parseAnswer,
  printAnswer,
  readAnswer,
} from '../../src/course/answer.ts';
import { seedOf } from '../../src/course/seeds.ts';
import { sha256 } from '../../src/course/sha256.ts';
import type { About } from '../../src/course/told.ts';
import { startWith, type Verdict, verdictOn } from '../../src/course/verdict.ts';
import { type Begun, begun, playWay } from '../../src/course/way.ts';
import { protocolNamed } from '../../src/protocols/index.ts';
import { lessonText } from '../../src/scenarios/lessons.ts';
import { encodeLink } from '../../src/scenarios/link.ts';
import { Player } from '../../src/scenarios/player.ts';
import type { Scenario, Task } from '../../src/scenarios/scenario.ts';
import { conditionsIn } from '../../src/words/conditions.ts';
import { wordsIn } from '../../src/words/index.ts';
import { scenarioOf } from '../played.ts';

const NAME = 'raft.vanish';
let text: string;
let scenario: Scenario;
let start: Begun;
let about: About;
/** The author's own way, under the seed of the file. */
let answer: Answer;

function answering(from: Begun, script: Task['solution']): Answer {
  const way = playWay(from, script, 100_000);
  const acts = actsIn(way.player.run, from.from.position, way.player.run.length);
  return { name: NAME, task: 1, student: '', made: '0.1.0', hints: 1, predicted: null, acts };
}

function startOf(of: Scenario): Begun {
  const player = new Player(of);
  player.finish(100_000);
  return begun(player, of.lesson?.task as Task) as Begun;
}

beforeAll(async () => {
  text = (await lessonText(NAME)) as string;
  scenario = scenarioOf(text);
  start = startOf(scenario);
  answer = answering(start, start.task.solution);
  const protocol = protocolNamed('raft');
  const raft = wordsIn('en').protocols.raft;
  if (protocol === undefined || raft === undefined) throw new Error('Raft is not there.');
  about = { words: await conditionsIn('en'), about: raft, protocol };
});

describe('an answer', () => {
  test('is its name, its acts with their times and what its author says, as text', () => {
    const full: Answer = { ...answer, task: 2, student: 'a "b" 学号', hints: 3, predicted: [2, 3] };
    const printed = printAnswer(full);
    expect(parseAnswer(printed)).toEqual(full);
    expect(printed.split('\n').slice(0, 6)).toEqual([
      'answer raft.vanish 2',
      'student "a \\"b\\" 学号"',
      'made 0.1.0',
      'hints 3',
      'predicted 2 of 3',
      expect.stringMatching(/^at \S+ partition S1 \| S2 S3$/),
    ]);
    expect(full.acts).toHaveLength(4);
    expect(printed).not.toMatch(/seed|latency|nodes|goal/);
  });

  test('is a link of at most 200 characters for four acts, wherever it stands', async () => {
    const link = await answerLink({ ...answer, student: '2023310042' });
    expect(link.length + 1).toBeLessThanOrEqual(200);
    expect(link).toMatch(/^answer=1\.[\w-]+$/);
    for (const written of [link, `#${link}`, `See https://lab.example/#${link} (mine)`, link.replace('=', '%3D')]) {
      expect(hasAnswerLink(written), written).toBe(true);
      expect(await readAnswer(written), written).toEqual({ ...answer, student: '2023310042' });
    }
  });

  test('reaches the goal again, from the text and the seed of whoever judges it', () => {
    const verdict = verdictOn(answer, startWith(scenario, null, 1) as Begun);
    expect(verdict).toMatchObject({ kind: 'reached', acts: 4, par: 4 });
    expect(noteOn(verdict, about)).toBe('');
  });

  test('of every challenge in which somebody has done what its author does is at par', async () => {
    const texts = import.meta.glob<string>('../../src/protocols/*/challenges/*.scenario', {
      query: '?raw',
      import: 'default',
      eager: true,
    });
    for (const [path, each] of Object.entries(texts)) {
      const own = startOf(scenarioOf(each));
      const name = own.scenario.lesson?.name ?? '';
      const theirs = { ...answering(own, own.task.solution), name };
      const handed = (await readAnswer(await answerLink(theirs))) as Answer;
      expect(verdictOn(handed, own), path).toMatchObject({ kind: 'reached', acts: own.task.par });
    }
  });
});

describe('a student’s own seed', () => {
  test('is drawn by SHA-256, which is what it should be', () => {
    const hex = (of: string) => [...sha256(of)].map((word) => word.toString(16).padStart(8, '0')).join('');
    expect(hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(hex('a'.repeat(119))).toBe('31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb');
  });

  test('stays in its range, is another for another name, task or class, and is none where nobody asks', () => {
    const lesson = { name: NAME, vary: [3, 9] as [number, number] };
    const seeds = Array.from({ length: 200 }, (_, i) => seedOf(lesson, 'autumn', String(i)) as number);
    expect(new Set(seeds)).toEqual(new Set([3, 4, 5, 6, 7, 8, 9]));
    const wide = { name: NAME, vary: [0, 4_294_967_295] as [number, number] };
    const [a, b, c, d] = [
      seedOf(wide, 'autumn', '1'),
      seedOf(wide, 'autumn', '2'),
      seedOf(wide, 'spring', '1'),
      seedOf({ ...wide, name: 'raft.other' }, 'autumn', '1'),
    ];
    expect(new Set([a, b, c, d]).size).toBe(4);
    expect(seedOf(lesson, '', '1')).toBeNull();
    expect(seedOf(lesson, 'autumn', '')).toBeNull();
    expect(seedOf({ name: NAME }, 'autumn', '1')).toBeNull();
  });

  test('is what an answer is judged with: a copied one mostly misses', () => {
    const judged = (seed: number) => verdictOn(answer, startWith(scenario, seed, 1) as Begun).kind;
    expect(judged(scenario.seed)).toBe('reached');
    const others = Array.from({ length: 20 }, (_, i) => judged(100 + i)).filter((kind) => kind === 'reached');
    expect(others.length).toBeLessThan(20);
  });
});

describe('a changed answer', () => {
  /** The verdict on a text or a link that was handed in, and its sentence. */
  async function verdictOf(handedIn: string): Promise<{ kind: Verdict['kind'] | Fault['why']; note: string }> {
    const read = await readAnswer(handedIn);
    if ('why' in read) return { kind: read.why, note: noteOn({ kind: 'fault', fault: read }, about) };
    if (read.name !== NAME) return { kind: 'noTask', note: 'no such task' };
    if (read.task > 1) return { kind: 'noTask', note: noteOn({ kind: 'noTask', tasks: 1 }, about) };
    const verdict = verdictOn(read, start);
    return { kind: verdict.kind === 'fault' ? verdict.fault.why : verdict.kind, note: noteOn(verdict, about) };
  }

  const printed = (change: (acts: readonly string[]) => readonly string[]) =>
    printAnswer({ ...answer, acts: change(answer.acts) });
  const lines = (change: (all: string[]) => string[]) => change(printAnswer(answer).trimEnd().split('\n')).join('\n');

  const CHANGES: readonly [string, () => string | Promise<string>, string, string][] = [
    [
      'its last act gone',
      () => printed((acts) => acts.slice(0, -1)),
      'missed',
      'Step 1 of 1 is not reached; missing: x=1 was overwritten.',
    ],
    ['no acts at all', () => printed(() => []), 'missed', 'Step 1 of 1 is not reached; missing: x=1 was overwritten.'],
    [
      'another command',
      () => printed((acts) => acts.map((act) => act.replace('"x=1"', '"z=1"'))),
      'missed',
      'missing: x=1 was',
    ],
    ['its order turned round', () => printed((acts) => [...acts].reverse()), 'act', 'Time does not run backwards'],
    [
      'an act twice',
      () => printed((acts) => [...acts.slice(0, 2), acts[1] as string, ...acts.slice(2)]),
      'reached',
      '',
    ],
    [
      'a node that is not there',
      () => printed((acts) => acts.map((act) => act.replace('S1 |', 'S9 |'))),
      'act',
      'Act 1, “at ',
    ],
    ['an act in the past', () => printed((acts) => ['at 1ms crash S3', ...acts]), 'impossible', 'already over'],
    [
      'an act that is impossible',
      () => printed((acts) => [acts[0] as string, 'at 900ms restart S1', ...acts.slice(1)]),
      'act',
      'backwards',
    ],
    ['a node restarted that is up', () => printed(() => ['at 5s restart S1']), 'impossible', 'S1 has not crashed'],
    ['a message that is not in flight', () => printed(() => ['at 5s drop #999999']), 'impossible', 'No such message'],
    [
      'a forbidden act',
      () => printed(() => ['at 5s set loss=10%']),
      'failed',
      'Changing a setting is not allowed in this task.',
    ],
    [
      'a forbidden act in a good way',
      () => printed((acts) => [...acts.slice(0, 3), acts[3]?.replace('heal', 'ring S3 election') as string]),
      'failed',
      'Firing a timer is not allowed',
    ],
    [
      'acts after its time',
      () => printed((acts) => acts.map((act) => act.replace(/^at \S+/, 'at 100s'))),
      'failed',
      'The 20 s of this task are over.',
    ],
    ['another name', () => lines((all) => ['answer raft.heir', ...all.slice(1)]), 'noTask', 'no such task'],
    [
      'another task',
      () => lines((all) => [`${all[0]} 2`, ...all.slice(1)]),
      'noTask',
      'It sets 1 task, and the answer names another.',
    ],
    ['a start of its own', () => lines((all) => [...all, 'start S2 term=9 log=1']), 'line', 'belongs to no answer'],
    [
      'a seed of its own',
      () => lines((all) => [all[0] as string, 'raft nodes=3 seed=7', ...all.slice(1)]),
      'line',
      'Line 2, “raft nodes=3 seed=7”, belongs to',
    ],
    [
      'an option of its own',
      () => lines((all) => [all[0] as string, 'options heartbeat=9s', ...all.slice(1)]),
      'line',
      'belongs to no answer',
    ],
    ['a goal of its own', () => lines((all) => [...all, 'goal up S1']), 'line', 'belongs to no answer'],
    [
      'a waiting of its own',
      () => lines((all) => [...all, 'at 30s run until role S1 leader']),
      'line',
      'belongs to no answer',
    ],
    [
      'a line in the place of an act',
      () => lines((all) => [...all.slice(0, -1), 'heal']),
      'line',
      'belongs to no answer',
    ],
    ['hints twice', () => lines((all) => [...all.slice(0, 3), 'hints 0', ...all.slice(3)]), 'line', 'Line 4'],
    [
      'its link cut',
      async () => (await answerLink(answer)).slice(0, -5),
      'truncated',
      'The end of the link is missing.',
    ],
    [
      'its link doubled',
      async () => (await answerLink(answer)).repeat(2),
      'truncated',
      'The end of the link is missing.',
    ],
    [
      'a letter of its link',
      async () => (await answerLink(answer)).replace(/.(?=.{40}$)/, (letter) => (letter === 'A' ? 'B' : 'A')),
      'damaged',
      'The link is damaged',
    ],
    ['a newer form', async () => (await answerLink(answer)).replace('=1.', '=2.'), 'newer', 'The answer is of form 2'],
    ['a scenario in its place', async () => `#${await encodeLink(text)}`, 'noAnswer', 'There is no answer here'],
    ['a text in its place', () => text, 'noAnswer', 'There is no answer here'],
    [
      'too many acts',
      () => printed((acts) => Array.from({ length: AT_MOST.acts + 1 }, () => acts[0] as string)),
      'tooLong',
      'longer than',
    ],
    ['too many letters', () => `answer ${NAME}\n${'#'.repeat(AT_MOST.text)}`, 'tooLong', 'longer than'],
  ];

  test.each(CHANGES)('with %s gets its verdict in a sentence', async (_, change, kind, note) => {
    const verdict = await verdictOf(await change());
    expect(verdict.kind).toBe(kind);
    expect(verdict.note).toContain(note);
  });

  test('that did not reach its goal does not reach it by what its author says, or by any of these changes', async () => {
    const bad = { ...answer, acts: answer.acts.slice(0, -1) };
    const claims = [
      bad,
      { ...bad, hints: 0 },
      { ...bad, predicted: [9, 9] as const },
      { ...bad, student: 'somebody' },
      { ...bad, made: '99.0.0' },
      { ...bad, acts: bad.acts.slice(0, -1) },
      { ...bad, acts: bad.acts.map((act) => act.replace('"y=2"', '"x=1"')) },
    ];
    for (const claim of claims) expect((await verdictOf(printAnswer(claim))).kind, printAnswer(claim)).toBe('missed');
    const forged = [
      'seed 5',
      'raft nodes=1 seed=1',
      'within 9h',
      'goal up S1',
      'expect overwritten "x=1"',
      'solution',
      'future 2 of 1 at 1s',
    ];
    for (const line of forged)
      for (const where of [1, 2, 3, 4])
        expect((await verdictOf(printAnswer(bad).split('\n').toSpliced(where, 0, line).join('\n'))).kind, line).toBe(
          'line',
        );
  });

  test('over a budget says so', () => {
    const strict = scenarioOf(text.replace('within 20s', 'within 20s\nbudget 3'));
    const verdict = verdictOn(answer, startOf(strict));
    expect(verdict).toMatchObject({ kind: 'failed', failed: { why: 'budget' } });
    expect(noteOn(verdict, about)).toBe('That was one act too many: this task allows 3.');
  });

  test('below par is a present to the author', () => {
    const loose = scenarioOf(text.replace(/^par 4$/m, 'par 5'));
    const verdict = verdictOn(answer, startOf(loose));
    expect(noteOn(verdict, about)).toBe('Below par: 4 acts, and 5 were the fewest known. A present to the author.');
  });
});
