// The grader, as a teacher uses it: what it prints for a class, and its exit code.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grade } from '../../src/cli/commands/grade.ts';
import { readCsv } from '../../src/cli/csv.ts';
import { type Answer, actsIn, answerLink, printAnswer } from '../../src/course/answer.ts';
import { seedOf } from '../../src/course/seeds.ts';
import { startWith } from '../../src/course/verdict.ts';
import { playWay } from '../../src/course/way.ts';
import { lessonText } from '../../src/scenarios/lessons.ts';
import type { Lesson, Scenario } from '../../src/scenarios/scenario.ts';
import { commanded } from '../commanded.ts';
import { scenarioOf } from '../played.ts';

const folder = mkdtempSync(join(tmpdir(), 'quorum-lab-grade-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const graded = (...words: string[]) => commanded(grade, words);

/** The rows of what is printed with --csv, by column. */
function rowsOf(out: string): { [column: string]: string }[] {
  const [head = [], ...rows] = readCsv(out);
  return rows.map((cells) => Object.fromEntries(head.map((column, i) => [column, cells[i] ?? ''])));
}

const VANISH = 'raft.vanish';
const scenarios = new Map<string, Scenario>();
beforeAll(async () => {
  for (const name of [VANISH, 'paxos.choose', 'raft.old-term'])
    scenarios.set(name, scenarioOf((await lessonText(name)) as string));
});

/** What the author of a task does, as an answer of a student in a class. */
function answered(name: string, student: string, term = '', task = 1): Answer {
  const scenario = scenarios.get(name) as Scenario;
  const start = startWith(scenario, seedOf(scenario.lesson as Lesson, term, student), task);
  if (start === null) throw new Error(`${name} does not begin.`);
  const { player } = playWay(start, start.task.solution, 100_000);
  const acts = actsIn(player.run, start.from.position, player.run.length);
  return { name, task, student, made: '0.1.0', hints: 0, predicted: null, acts };
}

describe('the grader', () => {
  test('judges a class: reached and not, illegal, copied, unreadable; and tells who handed in nothing', async () => {
    const good = answered(VANISH, '1001', 'autumn');
    const short = { ...answered(VANISH, '1002', 'autumn'), hints: 2, predicted: [1, 2] as const };
    const copied = { ...good, student: '1003' };
    const illegal = { ...answered('paxos.choose', '1004'), acts: ['at 5s restart P1'] };
    const rows = [
      ['when', 'who', 'link'],
      ['monday', '1001', `https://lab.example/#${await answerLink(good)}`],
      ['tuesday', '1002', await answerLink({ ...short, acts: short.acts.slice(0, -1) })],
      ['tuesday', '1003', await answerLink(copied)],
      ['tuesday', '1004', printAnswer(illegal)],
      ['tuesday', '1005', (await answerLink(good)).slice(0, -3)],
      ['tuesday', '1006', 'I did it, honestly'],
      ['tuesday', '1007', printAnswer({ ...good, name: 'raft.nothing' })],
    ];
    const text = rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');
    const table = file('answers.csv', text);
    const roster = file('class.csv', 'student,name\n1001,A\n1002,B\n1003,C\n1004,D\n1005,E\n1006,F\n1007,G\n1008,H\n');
    const { code, out, err } = await graded('--csv', '--class', 'autumn', '--roster', roster, table);
    const [one, two, three, four, five, six, seven, eight, ...rest] = rowsOf(out);
    expect(rest).toEqual([]);
    expect(one).toMatchObject({ student: '1001', task: VANISH, verdict: 'reached', acts: '4', par: '4', medal: 'par' });
    expect(one).toMatchObject({ 'same as': '1003', note: '', time: expect.stringMatching(/^[\d.]+ m?s$/) });
    expect(two).toMatchObject({ verdict: 'not reached', hints: '2', predicted: '1 of 2', medal: '' });
    expect(two?.note).toBe('Step 1 of 1 is not reached; missing: x=1 was overwritten.');
    expect(three).toMatchObject({ verdict: 'another’s seed', 'same as': '1001' });
    expect(three?.note).toContain('It reaches the goal with the seed of 1001.');
    expect(four).toMatchObject({ task: 'paxos.choose', verdict: 'not legal' });
    expect(four?.note).toContain('P1 has not crashed');
    expect(five).toMatchObject({
      verdict: 'not judged',
      note: expect.stringContaining('The end of the link is missing'),
    });
    expect(six).toMatchObject({ verdict: 'not judged', note: expect.stringContaining('There is no answer here') });
    expect(seven).toMatchObject({ note: 'There is no task raft.nothing in the library.' });
    expect(eight).toMatchObject({ student: '1008', verdict: 'nothing handed in' });
    expect(err).toBe('7 handed in, 4 judged, 1 reached.\n');
    expect(code).toBe(1);
  });

  test('takes the task from a file, whatever the library has under its name', async () => {
    const text = (await lessonText(VANISH)) as string;
    const own = file('own.scenario', text.replace('within 20s', 'within 20s\nbudget 3'));
    const answers = file('one.txt', printAnswer(answered(VANISH, '')));
    expect((await graded(answers)).code).toBe(0);
    const { code, out } = await graded('--csv', '--task', own, answers);
    expect(code).toBe(0);
    expect(rowsOf(out)[0]).toMatchObject({ verdict: 'not reached', note: expect.stringContaining('one act too many') });
    expect((await graded('--csv', own, answers)).out).toBe(out);
  });

  test('judges the task of a lesson, and a text with a link a line', async () => {
    const links = await Promise.all(['a', 'b'].map(async (student) => answerLink(answered('raft.old-term', student))));
    const { code, out } = await graded('--csv', file('links.txt', links.join('\n')));
    expect(code).toBe(0);
    expect(rowsOf(out)).toMatchObject([
      { student: 'a', task: 'raft.old-term', verdict: 'reached', medal: 'par' },
      { student: 'b', task: 'raft.old-term', verdict: 'reached', medal: 'par' },
    ]);
  });

  test('prints a table for people', async () => {
    const { out } = await graded(file('one.txt', printAnswer(answered(VANISH, 'somebody'))));
    const [head, row] = out.trimEnd().split('\n');
    expect(head).toMatch(/^student {3}task {9}verdict {2}acts {2}par {2}medal {2}time {5}/);
    expect(row).toMatch(/^somebody {2}raft\.vanish {2}reached {2}4 {5}4 {4}par {4}[\d.]+ m?s {2}0/);
  });

  test('says when an answer of another release does not reach the goal any more', async () => {
    const old = { ...answered(VANISH, ''), made: '0.0.9' };
    const bad = { ...old, acts: old.acts.slice(0, -1) };
    const note = async (answer: Answer) =>
      rowsOf((await graded('--csv', file('old.txt', printAnswer(answer)))).out)[0]?.note;
    expect(await note(old)).toBe('');
    expect(await note(bad)).toMatch(/Played with release 0\.0\.9, judged by \d/);
  });

  test('lets no cell be a formula', async () => {
    const answers = file('sly.txt', printAnswer({ ...answered(VANISH, ''), student: '=HYPERLINK("x")' }));
    expect((await graded('--csv', answers)).out).toContain(`"'=HYPERLINK(""x"")"`);
  });

  test('judges sixty in seconds', async () => {
    const students = Array.from({ length: 60 }, (_, i) => String(2_000 + i));
    const links = await Promise.all(students.map((student) => answerLink(answered(VANISH, student, 'autumn'))));
    const began = performance.now();
    const { code, out } = await graded('--csv', '--class', 'autumn', file('sixty.txt', links.join('\n')));
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(code).toBe(0);
    expect(rowsOf(out).filter(({ verdict }) => verdict === 'reached')).toHaveLength(60);
  });

  test.each([
    [[], 'Which answers? npm run'],
    [['--task', 'nothing.scenario', 'nothing.txt'], 'nothing.scenario: There is no such file.'],
    [['nothing.txt'], 'nothing.txt: There is no such file.'],
    [['--roster', 'nothing.csv', 'package.json'], 'nothing.csv: There is no such file.'],
    [['package.json', '--colour'], "Unknown option '--colour'"],
    [['README.md', 'src/protocols/raft/scenarios/figure-8.scenario'], 'This is neither a lesson nor a challenge.'],
    [['src'], 'src: This is a folder.'],
  ])('%j is not done, with a sentence', async (words, sentence) => {
    const { code, out, err } = await graded(...words);
    expect(err).toContain(sentence);
    expect(out).toBe('');
    expect(code).toBe(2);
  });
});
