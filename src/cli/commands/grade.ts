// npm run --silent grade -- [--task FILE] [--class NAME] [--roster CSV] [--csv] ANSWERS…: judges answers to challenges and to
// the tasks of lessons. Each is done again from the task's own start, which it takes from the library, or from the files
// that are given with `--task` (a file that ends in .scenario is one, too). ANSWERS are tables with a link, or the text of an
// answer, in any column; texts with a link a line; texts of answers. Exit 0 when all rows were judged; 1 when some could not
// be, each says why; 2 when a file is not there or an option is wrong.
//
// With `--class`, a task that says `vary seed` begins for each student with a seed of their own (seeds.ts). Who a row is of
// says its cell that the roster names; else the answer itself; else its first cell.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { version } from '../../../package.json';
import { type Answer, type Fault, hasAnswerLink, readAnswer } from '../../course/answer.ts';
import { seedOf } from '../../course/seeds.ts';
import type { About } from '../../course/told.ts';
import { startWith, type Verdict, verdictOn } from '../../course/verdict.ts';
import { type Begun, tasksOf } from '../../course/way.ts';
import '../protocols.ts';
import { protocolNamed } from '../../protocols/index.ts';
import { decode } from '../../scenarios/decode.ts';
import { loadNewer } from '../../scenarios/newer.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import { parseScenario } from '../../scenarios/text.ts';
import { conditionsIn } from '../../words/conditions.ts';
import { problemSentence } from '../../words/problems.ts';
import { duration } from '../../words/tell.ts';
import { csvLine, readCsv } from '../csv.ts';
import { type Terminal, UNDONE } from '../print.ts';
import { words } from '../speech.ts';
import { faultSentence, noteOn } from '../verdicts.ts';
import { given } from '../words.ts';

const USAGE = 'npm run --silent grade -- [--task FILE] [--class NAME] [--roster CSV] [--csv] ANSWERS…';

/** More than a class hands in. */
const BYTES = 64_000_000;
/** How many seeds of others are tried, in all rows together, to tell whose an answer is. */
const TRIES = 300;

const COLUMNS = ['student', 'task', 'verdict', 'acts', 'par', 'medal', 'time', 'hints', 'predicted', 'same as', 'note'];

/** What was handed in, and by whom as far as its row says. */
interface HandedIn {
  readonly student: string;
  readonly answer: Answer | Fault;
}

interface Row {
  readonly student: string;
  readonly answer: Answer | null;
  readonly cells: { readonly [column: string]: string };
  readonly isJudged: boolean;
}

/** A file's text, or a sentence. */
function textOf(file: string): { text: string } | { complaint: string } {
  if (!existsSync(file)) return { complaint: `${file}: There is no such file.` };
  const { size } = statSync(file);
  if (statSync(file).isDirectory()) return { complaint: `${file}: This is a folder. Name the files in it.` };
  if (size > BYTES) return { complaint: `${file}: It has ${size} bytes, at most ${BYTES} are read.` };
  return { text: decode(readFileSync(file)) };
}

// --- What is handed in -----------------------------------------------------------------------------------------------

const isAnswer = (cell: string): boolean => hasAnswerLink(cell) || /^answer [a-z]/.test(cell);

/** The first cells of a roster, without its heading. */
function idsIn(roster: string): string[] {
  const ids = readCsv(roster).map(([id = '']) => id);
  return ids.filter((id, i) => id !== '' && !(i === 0 && /^(?:student|id|number|name|学号|姓名)/i.test(id)));
}

/** A row without an answer in front of all others is a heading. */
async function handedInBy(text: string, roster: readonly string[]): Promise<HandedIn[]> {
  if (/^\s*answer [a-z]/.test(text)) return [await handed([text.trim()], roster)];
  const rows = readCsv(text);
  const heading = rows.length > 1 && !(rows[0] as string[]).some(isAnswer);
  return Promise.all(rows.slice(heading ? 1 : 0).map((cells) => handed(cells, roster)));
}

async function handed(cells: readonly string[], roster: readonly string[]): Promise<HandedIn> {
  const cell = cells.find(isAnswer);
  const answer: Answer | Fault = cell === undefined ? { why: 'noAnswer' } : await readAnswer(cell);
  const known = cells.find((each) => roster.includes(each));
  const said = 'why' in answer ? '' : answer.student;
  const other = cells.find((each) => each !== cell && each !== '');
  return { student: known ?? (said || other || ''), answer };
}

// --- Judging ---------------------------------------------------------------------------------------------------------

class Grader {
  private readonly tasks: ReadonlyMap<string, Scenario> | null;
  private readonly term: string;
  private readonly roster: readonly string[];
  private readonly known = new Map<string, Scenario | null>();
  private readonly starts = new Map<string, Begun | null>();
  private readonly abouts = new Map<string, About>();
  private tries = TRIES;

  /** @param tasks by name; null: the library. */
  constructor(tasks: ReadonlyMap<string, Scenario> | null, term: string, roster: readonly string[]) {
    this.tasks = tasks;
    this.term = term;
    this.roster = roster;
  }

  async row({ student, answer }: HandedIn, others: readonly HandedIn[]): Promise<Row> {
    if ('why' in answer) return unjudged(student, null, { note: faultSentence(answer) });
    const scenario = await this.scenarioOf(answer.name);
    const said = { task: `${answer.name}${answer.task === 1 ? '' : ` ${answer.task}`}`, hints: String(answer.hints) };
    if (scenario === null)
      return unjudged(student, answer, {
        ...said,
        note: `There is no task ${answer.name}${this.tasks === null ? ' in the library' : ' among those that were given'}.`,
      });
    const about = await this.aboutOf(scenario);
    const seed = scenario.lesson === undefined ? null : seedOf(scenario.lesson, this.term, student);
    const verdict = this.verdictOn(answer, scenario, seed);
    const copies = others.filter((other) => isSame(other.answer, answer)).map((other) => other.student);
    const whose = verdict.kind === 'reached' || seed === null ? null : this.whose(answer, scenario, student, copies);
    const played = answer.made !== '' && answer.made !== version;
    const notes = [
      whose === null ? noteOn(verdict, about) : whose,
      answer.student !== '' && student !== answer.student ? `The answer says that it is of ${answer.student}.` : '',
      played && verdict.kind !== 'reached' ? `Played with release ${answer.made}, judged by ${version}.` : '',
    ];
    const { predicted } = answer;
    const cells = {
      ...said,
      ...cellsOf(verdict),
      ...(whose === null ? {} : { verdict: 'another’s seed' }),
      predicted: predicted === null ? '' : `${predicted[0]} of ${predicted[1]}`,
      'same as': copies.join(' '),
      note: notes.filter(Boolean).join(' '),
    };
    const isJudged = verdict.kind !== 'fault' && verdict.kind !== 'noTask' && verdict.kind !== 'endless';
    return { student, answer, cells: { student, ...cells }, isJudged };
  }

  /** Under whose seed an answer reaches its goal that does not under its author's own, as a sentence; null: nobody's. */
  private whose(answer: Answer, scenario: Scenario, student: string, copies: readonly string[]): string | null {
    const { lesson } = scenario;
    const reaches = (seed: number | null) => this.verdictOn(answer, scenario, seed).kind === 'reached';
    if (lesson === undefined) return null;
    const seedsOf = (students: readonly string[]) =>
      students
        .filter((other) => other !== student)
        .map((other) => ({ seed: seedOf(lesson, this.term, other), says: `with the seed of ${other}` }));
    const everybodys = { seed: null, says: 'from the start that everybody can open, not from the student’s own' };
    for (const { seed, says } of [...seedsOf(copies), everybodys, ...seedsOf(this.roster)]) {
      if (this.tries-- <= 0) return null;
      if (reaches(seed)) return `It reaches the goal ${says}.`;
    }
    return null;
  }

  private verdictOn(answer: Answer, scenario: Scenario, seed: number | null): Verdict {
    const tasks = tasksOf(scenario).length;
    if (answer.task > tasks) return { kind: 'noTask', tasks };
    const key = `${answer.name} ${answer.task} ${seed}`;
    let start = this.starts.get(key);
    if (start === undefined) {
      start = startWith(scenario, seed, answer.task);
      this.starts.set(key, start);
    }
    return start === null ? { kind: 'endless' } : verdictOn(answer, start);
  }

  private async scenarioOf(name: string): Promise<Scenario | null> {
    if (this.tasks !== null) return this.tasks.get(name) ?? null;
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const { lessonText } = await import('../../scenarios/lessons.ts');
    const text = await lessonText(name);
    const parsed = text === null ? null : parseScenario(text);
    const scenario = parsed !== null && 'scenario' in parsed ? parsed.scenario : null;
    this.known.set(name, scenario);
    return scenario;
  }

  private async aboutOf({ protocol: id }: Scenario): Promise<About> {
    const known = this.abouts.get(id);
    if (known !== undefined) return known;
    const protocol = protocolNamed(id);
    const about = words.protocols[id];
    if (protocol === undefined || about === undefined) throw new Error(`There is no protocol ${id}.`);
    const made = { words: await conditionsIn('en'), about, protocol };
    this.abouts.set(id, made);
    return made;
  }
}

function isSame(one: Answer | Fault, other: Answer | Fault): boolean {
  if (one === other || 'why' in one || 'why' in other) return false;
  return one.name === other.name && one.task === other.task && one.acts.join('\n') === other.acts.join('\n');
}

function unjudged(student: string, answer: Answer | null, cells: Row['cells']): Row {
  return { student, answer, cells: { student, verdict: 'not judged', ...cells }, isJudged: false };
}

function cellsOf(verdict: Verdict): { readonly [column: string]: string } {
  switch (verdict.kind) {
    case 'reached': {
      const { acts, par, took } = verdict;
      const medal = par !== null && acts <= par ? 'par' : 'reached';
      return {
        verdict: 'reached',
        acts: String(acts),
        par: par === null ? '' : String(par),
        medal,
        time: duration(took),
      };
    }
    case 'missed':
    case 'failed':
      return { verdict: 'not reached', acts: String(verdict.acts) };
    case 'impossible':
      return { verdict: 'not legal' };
    default:
      return { verdict: 'not judged' };
  }
}

// --- The command -----------------------------------------------------------------------------------------------------

function tableOf(rows: readonly (readonly string[])[]): string[] {
  const widths = COLUMNS.map((_, i) => Math.max(...rows.map((cells) => [...(cells[i] as string)].length)));
  return rows.map((cells) =>
    cells
      .map((cell, i) => cell + ' '.repeat((widths[i] as number) - [...cell].length))
      .join('  ')
      .trimEnd(),
  );
}

function tasksIn(files: readonly string[]): { tasks: Map<string, Scenario> } | { complaint: string } {
  const tasks = new Map<string, Scenario>();
  for (const file of files) {
    const found = textOf(file);
    if ('complaint' in found) return found;
    const parsed = parseScenario(found.text);
    if ('problem' in parsed) return { complaint: `${file}: ${problemSentence(parsed.problem, words)}` };
    const { lesson } = parsed.scenario;
    if (lesson === undefined) return { complaint: `${file}: This is neither a lesson nor a challenge.` };
    if (tasks.has(lesson.name)) return { complaint: `${file}: Another of these files is called ${lesson.name}, too.` };
    tasks.set(lesson.name, parsed.scenario);
  }
  return { tasks };
}

/** Gives the exit code. */
export async function grade(args: readonly string[], { print, complain }: Terminal): Promise<number> {
  const options = {
    task: { type: 'string', multiple: true },
    class: { type: 'string' },
    roster: { type: 'string' },
    csv: { type: 'boolean' },
  } as const;
  const asked = given(args, options, USAGE, 'Which answers?');
  if ('say' in asked) {
    print([asked.say]);
    return 0;
  }
  const undone = (complaint: string) => {
    complain(complaint);
    return UNDONE;
  };
  if ('complaint' in asked) return undone(asked.complaint);
  await loadNewer();
  const {
    task = [],
    class: term = '',
    roster: list,
    csv,
  } = asked.values as unknown as {
    task?: string[];
    class?: string;
    roster?: string;
    csv?: boolean;
  };
  const isTask = (name: string) => name.endsWith('.scenario');
  const found = tasksIn([...task, ...asked.names.filter(isTask)]);
  if ('complaint' in found) return undone(found.complaint);
  const files = asked.names.filter((name) => !isTask(name));
  if (files.length === 0) return undone(`Which answers? ${USAGE}`);
  let roster: string[] = [];
  if (list !== undefined) {
    const read = textOf(list);
    if ('complaint' in read) return undone(read.complaint);
    roster = idsIn(read.text);
  }
  const handedIn: HandedIn[] = [];
  for (const file of files) {
    const read = textOf(file);
    if ('complaint' in read) return undone(read.complaint);
    handedIn.push(...(await handedInBy(read.text, roster)));
  }
  const grader = new Grader(found.tasks.size === 0 ? null : found.tasks, term, roster);
  const rows: Row[] = [];
  for (const one of handedIn) rows.push(await grader.row(one, handedIn));
  const missing = roster.filter((id) => !rows.some(({ student }) => student === id));
  const lines = [
    COLUMNS,
    ...rows.map(({ cells }) => COLUMNS.map((column) => cells[column] ?? '')),
    ...missing.map((id) => COLUMNS.map((column) => ({ student: id, verdict: 'nothing handed in' })[column] ?? '')),
  ];
  print(csv === true ? lines.map(csvLine) : tableOf(lines));
  const judged = rows.filter(({ isJudged }) => isJudged).length;
  const reached = rows.filter(({ cells }) => cells.verdict === 'reached').length;
  complain(`${rows.length} handed in, ${judged} judged, ${reached} reached.`);
  return judged === rows.length ? 0 : 1;
}
