// What is asked of every lesson and every challenge, as a function of its text: complaints, one sentence each, with the file
// and its line. lessons.test.ts holds the folders to it and proves that each complaint can come.
// Reason for its length: one list, in the order in which an author would go through it.

import { isDeepStrictEqual } from 'node:util';
import { type Begun, begun, playWay, tasksOf, type Way, wait } from '../../src/course/way.ts';
import type { Run } from '../../src/engine/run.ts';
import { complaintOf, writtenOf } from '../../src/scenarios/complaint.ts';
import { holdsIn } from '../../src/scenarios/lesson/judged.ts';
import { unaskedOf } from '../../src/scenarios/outcome.ts';
import { lineOf } from '../../src/scenarios/parse.ts';
import { Player } from '../../src/scenarios/player.ts';
import type { Lesson, Predicate, Scenario, Statement, Task, Title } from '../../src/scenarios/scenario.ts';
import { parseScenario, printScenario } from '../../src/scenarios/text.ts';

export interface LessonFile {
  readonly path: string;
  readonly text: string;
}

/** A file that was read, and played to the end of its script. */
export interface Read extends LessonFile {
  readonly scenario: Scenario;
  readonly lesson: Lesson;
  readonly player: Player;
}

/** Moves that a script, or a way, may take. */
const MOVES = 60_000;
/** How long a task has to stand while nobody does anything. */
const IDLE = 30_000_000;
const AT_MOST = { en: 280, zh: 120, beats: 6, minutes: 8 } as const;

type Predict = Extract<Statement, { kind: 'predict' }>;

const isPredict = (statement: Statement): statement is Predict => statement.kind === 'predict';

// --- Places ----------------------------------------------------------------------------------------------------------

function lineWith(text: string, part: string): number {
  const lines = text.split('\n');
  return (
    1 +
    Math.max(
      0,
      lines.findIndex((line) => line.includes(part)),
    )
  );
}

const place = ({ path }: LessonFile, line: number | null): string => `${path}:${line ?? 1}`;

/** Where some words stand. */
const placeOf = (file: LessonFile, words: string): string => place(file, lineWith(file.text, JSON.stringify(words)));

function lineOfTask({ text, scenario }: Read, task: Task): number {
  const own = scenario.script.find((statement) => statement.kind === 'try' && statement.task === task);
  return (own && lineOf(own)) ?? lineWith(text, '\ngoal '.trim());
}

// --- Reading ---------------------------------------------------------------------------------------------------------

/** The file as it was read and played, or what is wrong with its text. */
export function read(file: LessonFile): Read | { complaints: string[] } {
  const parsed = parseScenario(file.text);
  if ('problem' in parsed) {
    const { line, column, code, expected = '', found = '' } = parsed.problem;
    return {
      complaints: [`${place(file, line ?? 1)}: column ${column ?? 1}: ${code}: expected ${expected}, found '${found}'`],
    };
  }
  const { scenario } = parsed;
  if (scenario.lesson === undefined)
    return { complaints: [`${place(file, 1)}: this is neither a lesson nor a challenge`] };
  const again = parseScenario(printScenario(scenario));
  if ('problem' in again || !isDeepStrictEqual(again.scenario, scenario))
    return { complaints: [`${place(file, 1)}: printed and read again it is another text`] };
  const player = new Player(scenario);
  if (!player.finish(MOVES)) return { complaints: [`${place(file, 1)}: it takes more than ${MOVES} moves`] };
  return { ...file, scenario, lesson: scenario.lesson, player };
}

// --- Words -----------------------------------------------------------------------------------------------------------

/** Everything that is said, and what each is. */
function saidIn({ lesson, scenario }: Read): { what: string; words: Title }[] {
  const said: { what: string; words: Title }[] = [{ what: 'title', words: scenario.title }];
  const add = (what: string, words: Title | undefined) => words !== undefined && said.push({ what, words });
  add('about', lesson.about);
  add('belief', lesson.belief);
  for (const [i, statement] of scenario.script.entries()) {
    if (statement.kind === 'say') {
      if (statement.language === 'zh') {
        const before = scenario.script[i - 1];
        if (before?.kind !== 'say' || before.language !== 'en') add('say', { zh: statement.text });
        continue;
      }
      const next = scenario.script[i + 1];
      const zh = next?.kind === 'say' && next.language === 'zh' ? { zh: next.text } : {};
      add('say', { en: statement.text, ...zh });
    } else if ('words' in statement) {
      add(statement.kind, statement.words);
      if (statement.kind === 'predict')
        for (const choice of statement.choices) {
          add('choice', choice.words);
          add('because', choice.because);
        }
    }
  }
  for (const task of tasksOf(scenario)) {
    for (const hint of task.hints) add('hint', hint);
    for (const wrong of task.wrong) add('wrong', wrong.words);
  }
  return said;
}

function complaintsOfWords(file: Read): string[] {
  const { lesson, scenario } = file;
  const complaints: string[] = [];
  for (const { what, words } of saidIn(file))
    for (const language of ['en', 'zh'] as const) {
      const text = words[language];
      const other = words[language === 'en' ? 'zh' : 'en'] ?? '';
      if (text === undefined || text.trim() === '')
        complaints.push(`${placeOf(file, other)}: the ${what} has no ${language === 'en' ? 'English' : 'Chinese'}`);
      else if ([...text].length > AT_MOST[language])
        complaints.push(
          `${placeOf(file, text)}: the ${what} has ${[...text].length} characters, at most ${AT_MOST[language]}`,
        );
    }
  const head = lineWith(file.text, `${lesson.kind} `);
  if (lesson.kind === 'lesson' && lesson.belief === undefined)
    complaints.push(`${place(file, head)}: which belief does it attack? A line 'belief' is missing`);
  if (lesson.source === undefined) complaints.push(`${place(file, head)}: a line 'source' is missing`);
  if (lesson.minutes === undefined) complaints.push(`${place(file, head)}: a line 'minutes' is missing`);
  else if (lesson.kind === 'lesson' && lesson.minutes > AT_MOST.minutes)
    complaints.push(`${place(file, lineWith(file.text, 'minutes '))}: at most ${AT_MOST.minutes} minutes`);
  const beats = scenario.script.filter(({ kind }) => kind === 'beat');
  if (beats.length > AT_MOST.beats)
    complaints.push(`${place(file, lineOf(beats.at(-1) as Statement))}: at most ${AT_MOST.beats} beats`);
  return complaints;
}

// --- The spine -------------------------------------------------------------------------------------------------------

/** What of a script could not be done or did not hold. */
function complaintsOfPlay(file: LessonFile, player: Player): string[] {
  return [
    ...player.failures.map((failure) => {
      const { code, found, expected } = complaintOf(player, failure);
      const told = [found, expected].filter(Boolean).join(', ');
      return `${place(file, failure.line ?? 1)}: '${writtenOf(player, failure)}' could not be done: ${code} (${told})`;
    }),
    ...player.expectations
      .filter(({ held }) => !held)
      .map((expectation) => `${place(file, expectation.line)}: '${writtenOf(player, expectation)}' does not hold`),
  ];
}

function complaintsOfSpine(file: Read): string[] {
  const { player } = file;
  return [
    ...complaintsOfPlay(file, player),
    ...unaskedOf(player).map((invariant) => `${place(file, 1)}: ${invariant} breaks, and no 'expect' asks for it`),
  ];
}

/** Whether predicates hold when the script has come to a statement. */
function holdThere(player: Player, statement: number, predicates: readonly Predicate[]): boolean[] {
  const before = statement - 1;
  const run: Run = player.run.fork(before < 0 ? 0 : (player.positions[before] as number));
  const now = before < 0 ? 0 : (player.ends[before] as number);
  return predicates.map((predicate) => holdsIn(predicate, run, 0, now));
}

function complaintsOfPredictions(file: Read): string[] {
  const { scenario, player } = file;
  const { script } = scenario;
  return script.flatMap((statement, i) => {
    if (!isPredict(statement)) return [];
    const here = place(file, lineOf(statement));
    const choices = statement.choices.map((choice) => choice.if);
    const next = script.findIndex(({ kind }, j) => j > i && kind === 'beat');
    const asked = holdThere(player, i, choices);
    const held = statement.now ? asked : holdThere(player, next < 0 ? script.length : next, choices);
    const right = held.filter(Boolean).length;
    const when = statement.now ? 'when it is asked' : 'at the end of its beat';
    const numbers = held.flatMap((so, j) => (so ? [j + 1] : [])).join(' and ');
    if (right !== 1)
      return [
        `${here}: ${right === 0 ? 'no choice holds' : `the choices ${numbers} hold`} ${when}, exactly one has to`,
      ];
    const already = asked[held.indexOf(true)] && asked.filter(Boolean).length === 1;
    return !statement.now && already
      ? [`${here}: the right choice holds already when it is asked, and no other: ask 'predict now', or ask before`]
      : [];
  });
}

function complaintsOfOrder({ scenario, ...file }: Read): string[] {
  let predicted = false;
  return scenario.script.flatMap((statement) => {
    predicted ||= isPredict(statement);
    return statement.kind === 'try' && !predicted
      ? [`${place(file, lineOf(statement))}: a prediction has to come before the task`]
      : [];
  });
}

// --- Tasks -----------------------------------------------------------------------------------------------------------

/** The position after a way's last act. */
function afterLastAct({ player: { run } }: Way, { from }: Begun): number {
  const last = run.interventions.at(-1);
  return last === undefined ? from.position : Math.max(from.position, last[0] + 1);
}

const stepsLeft = ({ standing: { steps } }: Way): string => {
  const left = steps.findIndex(({ reached }) => reached === null);
  return left < 0 ? 'all steps are reached' : `step ${left + 1} of ${steps.length} is not reached`;
};

const failedBecause = ({ standing: { failed } }: Way): string => {
  if (failed === null) return '';
  if (failed.why === 'forbidden') return `'${failed.act.kind}' is forbidden there`;
  if (failed.why === 'never') return `'never' number ${failed.which + 1} comes true`;
  return failed.why === 'budget' ? 'it takes more acts than the budget' : 'it takes more time than within';
};

function complaintsOfTask(file: Read, task: Task): string[] {
  const line = lineOfTask(file, task);
  const here = place(file, line);
  const start = begun(file.player, task);
  if (start === null) return [`${here}: the script does not come to where this task begins`];
  const idle = wait(start, Math.min(IDLE, task.within ?? IDLE), MOVES);
  const atStart = idle.attempt.at(start.from.position);
  const complaints: string[] = [];
  if (atStart.steps[0]?.conditions.every(Boolean)) complaints.push(`${here}: the goal holds at the start already`);
  if (idle.standing.reached) complaints.push(`${here}: whoever waits reaches the goal without an act`);
  if (idle.standing.failed !== null) complaints.push(`${here}: whoever waits fails: ${failedBecause(idle)}`);
  if (task.hints.length === 0) complaints.push(`${here}: it has no hint`);
  return [...complaints, ...complaintsOfSolution(file, start, here), ...complaintsOfWrong(file, start, here)];
}

function complaintsOfSolution(file: Read, start: Begun, here: string): string[] {
  const { task } = start;
  const [first] = task.solution;
  if (first === undefined) return [`${here}: it has no solution`];
  const there = place(file, lineOf(first));
  const way = playWay(start, task.solution, MOVES);
  if (!way.isWhole) return [`${there}: the solution takes more than ${MOVES} moves`];
  const complaints = complaintsOfPlay(file, way.player);
  const { failed, reached, steps, acts } = way.standing;
  if (failed !== null) return [...complaints, `${there}: the solution breaks its own rules: ${failedBecause(way)}`];
  if (!reached) return [...complaints, `${there}: the solution does not reach the goal: ${stepsLeft(way)}`];
  const at = steps.at(-1)?.reached as number;
  if (at < afterLastAct(way, start)) complaints.push(`${there}: the solution reaches the goal before its last act`);
  if (task.par === undefined) complaints.push(`${here}: a line 'par' is missing: the solution takes ${acts}`);
  else if (task.par !== acts)
    complaints.push(`${place(file, parLine(file, first))}: par is ${task.par}, and the solution takes ${acts} acts`);
  return complaints;
}

/** The last `par` before a solution. */
function parLine({ text }: LessonFile, first: Statement): number {
  const lines = text.split('\n').slice(0, lineOf(first) ?? 0);
  return 1 + lines.findLastIndex((line) => /^\s*par\s/.test(line));
}

function complaintsOfWrong(file: Read, start: Begun, here: string): string[] {
  const { wrong } = start.task;
  const ways = wrong.map(({ words, script }) => ({ words, way: playWay(start, script, MOVES) }));
  const complaints = ways.flatMap(({ words, way }) => {
    const there = placeOf(file, words.en ?? '');
    if (!way.isWhole) return [`${there}: this wrong way takes more than ${MOVES} moves`];
    const played = complaintsOfPlay(file, way.player);
    if (way.standing.reached) return [...played, `${there}: this wrong way reaches the goal`];
    const tried = way.standing.acts > 0 || way.player.run.length > start.from.position;
    return tried ? played : [...played, `${there}: in this wrong way nothing happens`];
  });
  if (wrong.length < 2) complaints.push(`${here}: it has ${wrong.length} wrong ways, at least two are needed`);
  else if (ways.every(({ way }) => way.standing.failed === null))
    complaints.push(`${here}: none of its wrong ways breaks a rule or a 'never'`);
  else if (ways.every(({ way }) => way.standing.failed !== null))
    complaints.push(
      `${here}: each of its wrong ways breaks a rule or a 'never': one has to obey them all and miss the goal`,
    );
  return complaints;
}

// --- All together ----------------------------------------------------------------------------------------------------

/** What is wrong with one file, whatever the others are. */
export function complaintsAbout(file: LessonFile): string[] {
  const found = read(file);
  if ('complaints' in found) return found.complaints;
  return [
    ...complaintsOfWords(found),
    ...complaintsOfSpine(found),
    ...complaintsOfPredictions(found),
    ...complaintsOfOrder(found),
    ...tasksOf(found.scenario).flatMap((task) => complaintsOfTask(found, task)),
  ];
}

/** What is wrong between files: names that are taken, or that nobody has. */
export function complaintsBetween(files: readonly LessonFile[]): string[] {
  const known = files.flatMap((file) => {
    const parsed = parseScenario(file.text);
    return 'problem' in parsed || parsed.scenario.lesson === undefined
      ? []
      : [{ ...file, scenario: parsed.scenario, lesson: parsed.scenario.lesson }];
  });
  const named = (name: string) => known.find(({ lesson }) => lesson.name === name);
  return known.flatMap((file) => {
    const { lesson, scenario, text } = file;
    const head = place(file, lineWith(text, `${lesson.kind} `));
    const complaints = named(lesson.name)?.path === file.path ? [] : [`${head}: the name ${lesson.name} is taken`];
    for (const after of lesson.after)
      if (named(after) === undefined)
        complaints.push(`${place(file, lineWith(text, 'after '))}: there is no lesson ${after} to come after`);
    for (const statement of scenario.script) {
      if (statement.kind !== 'recall') continue;
      const asked = named(statement.lesson)?.scenario.script.filter(isPredict).length ?? 0;
      if (asked < (statement.nth ?? 1))
        complaints.push(
          `${place(file, lineOf(statement))}: ${statement.lesson} has ${asked} predictions, and number ${statement.nth ?? 1} is recalled`,
        );
    }
    return complaints;
  });
}
