// Every lesson and every challenge of the laboratory does what lessons.ts asks; and each of its complaints can come.

import { describe, expect, test } from 'vitest';
import { complaintsAbout, complaintsBetween, type LessonFile } from './lessons.ts';

const texts = import.meta.glob<string>(
  ['../../src/protocols/*/{lessons,challenges}/*.scenario', '../../src/course/lessons/*.scenario'],
  { query: '?raw', import: 'default', eager: true },
);
const files: LessonFile[] = Object.entries(texts).map(([path, text]) => ({ path: path.replace('../../', ''), text }));

describe('the lessons and challenges', () => {
  test('are there, of every protocol', () => {
    const folders = new Set(files.map(({ path }) => path.split('/')[2]));
    expect(files.length).toBeGreaterThan(40);
    expect([...folders]).toEqual(expect.arrayContaining(['raft', 'paxos', 'multipaxos', 'twophase']));
  });

  test.each(files.map((file) => [file.path, file] as const))('%s', (_, file) => {
    expect(complaintsAbout(file)).toEqual([]);
  });

  test('name each other rightly', () => {
    expect(complaintsBetween(files)).toEqual([]);
  });
});

/** A lesson without a fault. */
const LESSON = `quorum 4
lesson raft.sample
about "An idea."
about zh "一个想法。"
belief "A belief."
belief zh "一种看法。"
minutes 4
source "§5.2"
title "A sample"
title zh "样例"
raft nodes=3 seed=1
network timed latency=10..20ms
beat "One"
beat zh "一"
predict "Who leads?"
predict zh "谁领导？"
choice "S1" if role S1 leader because "It asked."
choice zh "S1" because "它问了。"
choice "Nobody" if not role any leader
choice zh "没有人"
at 10ms ring S1 election
run until role S1 leader
say "S1 leads."
say zh "S1 领导。"
expect role S1 leader
beat "Yours"
beat zh "轮到你"
try "Get two servers down, S1 and S2."
try zh "让 S1 和 S2 停机。"
within 5s
forbid pause
goal not up S1
then not up S2
never not up S3
par 2
hint "Crash them."
hint zh "让它们崩溃。"
solution
crash S1
crash S2
wrong "Only one."
wrong zh "只有一台。"
crash S1
wrong "S3 was to stay."
wrong zh "S3 应该留下。"
crash S3
`;

describe('what is asked of them', () => {
  const about = (text: string) => complaintsAbout({ path: 'sample.scenario', text });
  /** The complaints about the sample with something in place of something else. */
  const changed = (from: string, to: string) => {
    expect(LESSON).toContain(from);
    return about(LESSON.replace(from, to));
  };

  test('lets a good one be', () => {
    expect(about(LESSON)).toEqual([]);
    expect(complaintsBetween([{ path: 'sample.scenario', text: LESSON }])).toEqual([]);
  });

  test.each<[string, string, string, string]>([
    ['a text that does not parse', 'minutes 4', 'minutes four', 'sample.scenario:7: column 9: unexpected'],
    ['no lesson at all', LESSON, 'quorum 1\nraft nodes=3 seed=1\n', ':1: this is neither'],
    ['a spine without an end', 'expect role S1 leader', 'run 600min', ':1: it takes more than 60000 moves'],
    ['no Chinese', 'say zh "S1 领导。"\n', '', ':23: the say has no Chinese'],
    [
      'no Chinese of a reason',
      'choice zh "S1" because "它问了。"',
      'choice zh "S1"',
      ':17: the because has no Chinese',
    ],
    ['no English', 'say "S1 leads."\n', '', ':23: the say has no English'],
    ['too many letters', '"S1 leads."', `"${'S1 leads. '.repeat(29)}"`, 'the say has 290 characters, at most 280'],
    [
      'too many Chinese letters',
      '"S1 领导。"',
      `"${'领'.repeat(121)}"`,
      ':24: the say has 121 characters, at most 120',
    ],
    ['no belief', 'belief "A belief."\nbelief zh "一种看法。"\n', '', ':2: which belief does it attack'],
    ['no source', 'source "§5.2"\n', '', ":2: a line 'source' is missing"],
    ['no minutes', 'minutes 4\n', '', ":2: a line 'minutes' is missing"],
    ['too many minutes', 'minutes 4', 'minutes 9', ':7: at most 8 minutes'],
    [
      'too many beats',
      'beat "Yours"',
      `${'beat "More"\nbeat zh "更多"\n'.repeat(5)}beat "Yours"`,
      ':36: at most 6 beats',
    ],
    [
      'an act that is impossible',
      'say "S1 leads."',
      'restart S1\nsay "S1 leads."',
      ":23: 'restart S1' could not be done",
    ],
    [
      'an expectation that fails',
      'expect role S1 leader',
      'expect role S2 leader',
      ":25: 'expect role S2 leader' does",
    ],
    ['a question that nobody answers', 'if role S1 leader', 'if role S2 leader', ':15: no choice holds at the end'],
    ['a question with two answers', 'if not role any leader', 'if up S1', ':15: the choices 1 and 2 hold at the end'],
    [
      'an answer that holds already',
      LESSON.slice(LESSON.indexOf('choice "S1"'), LESSON.indexOf('choice zh "没')),
      'choice "S1" if up S1\nchoice zh "S1"\nchoice "Nobody" if not up S1\n',
      ':15: the right choice holds already when it is asked',
    ],
    [
      'a task before any question',
      LESSON.slice(LESSON.indexOf('predict "'), LESSON.indexOf('at 10ms')),
      '',
      ':22: a pred',
    ],
    ['a goal that holds', 'goal not up S1\n', 'goal up S1\n', ':28: the goal holds at the start already'],
    [
      'a goal that comes by itself',
      'goal not up S1\nthen not up S2',
      'goal committed S1 0 and sent 20',
      'whoever waits',
    ],
    ['a never that comes by itself', 'never not up S3', 'never sent 20', ':28: whoever waits fails'],
    ['no hint', 'hint "Crash them."\nhint zh "让它们崩溃。"\n', '', ':28: it has no hint'],
    ['no solution', 'solution\ncrash S1\ncrash S2\n', '', ':28: it has no solution'],
    ['a forbidden solution', 'forbid pause', 'forbid crash', ":39: the solution breaks its own rules: 'crash' is for"],
    ['a solution over budget', 'within 5s', 'budget 1', ':39: the solution breaks its own rules: it takes more acts'],
    [
      'a solution too late',
      'crash S2\n',
      'run 6s\ncrash S2\n',
      ':39: the solution breaks its own rules: it takes more t',
    ],
    ['a solution that does not', 'crash S2\n', 'run 1s\n', ':39: the solution does not reach the goal: step 2 of 2'],
    [
      'a solution that does too much',
      'crash S2\n',
      'crash S2\ncut S1 S3\n',
      ':39: the solution reaches the goal before',
    ],
    ['an impossible solution', 'crash S2\n', 'restart S2\ncrash S2\n', ":40: 'restart S2' could not be done"],
    ['no par', 'par 2\n', '', ":28: a line 'par' is missing: the solution takes 2"],
    ['a par too high', 'par 2', 'par 3', ':35: par is 3, and the solution takes 2 acts'],
    [
      'a wrong way that is right',
      'wrong zh "只有一台。"\ncrash S1',
      'wrong zh "只有一台。"\ncrash S1\ncrash S2',
      ':41: this',
    ],
    ['a wrong way of nothing', 'crash S3\n', '', ':44: in this wrong way nothing happens'],
    ['an impossible wrong way', 'crash S3\n', 'crash S3\ncrash S3\n', ":47: 'crash S3' could not be done"],
    [
      'one wrong way',
      LESSON.slice(LESSON.indexOf('wrong "Only')),
      'wrong "A"\nwrong zh "B"\ncrash S3\n',
      ':28: it has 1',
    ],
    ['wrong ways within the rules', 'never not up S3\n', '', ':28: none of its wrong ways breaks'],
    [
      'wrong ways against the rules',
      'wrong zh "只有一台。"\ncrash S1',
      'wrong zh "只有一台。"\npause S1',
      ':28: each of its',
    ],
  ])('finds %s', (_, from, to, complaint) => {
    expect(changed(from, to).join('\n')).toContain(complaint);
  });

  test('finds a name that is taken, a lesson to come after and a question to recall that are not there', () => {
    const other = LESSON.replace('lesson raft.sample', 'lesson raft.other\nafter raft.gone');
    const file = (path: string, text: string) => ({ path, text });
    const recalling = (nth: string) =>
      LESSON.replace('raft.sample', 'raft.third').replace('say "S1', `recall raft.sample${nth}\nsay "S1`);
    const files = [
      file('a', LESSON),
      file('b', LESSON),
      file('c', other),
      file('d', recalling('')),
      file('e', recalling(' 2')),
    ];
    expect(complaintsBetween(files)).toEqual([
      'b:2: the name raft.sample is taken',
      'c:3: there is no lesson raft.gone to come after',
      'e:2: the name raft.third is taken',
      'e:23: raft.sample has 1 predictions, and number 2 is recalled',
    ]);
  });
});
