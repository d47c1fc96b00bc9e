// An answer to a task: its name, and what somebody did with its times. Start, rules and goal are not in it: whoever judges it
// has them. Beside that it says who did it and by which release, and what its author says of hints and predictions.
//
//     answer raft.vanish
//     student "2023310042"
//     made 0.1.0
//     hints 1
//     predicted 2 of 3
//     at 312.401ms partition S1 | S2 S3
//
// As a link it is `#answer=1.<payload>`. It comes from anybody: its size is bounded before anything is read.

import type { Run } from '../engine/run.ts';
import { ACTS } from '../scenarios/acts.ts';
import { pack, unpack } from '../scenarios/link.ts';
import { printStatement } from '../scenarios/print.ts';
import { doneIn } from '../scenarios/retold.ts';
import type { Scenario, Statement } from '../scenarios/scenario.ts';
import { parseScenario, printScenario } from '../scenarios/text.ts';
import type { Problem } from '../words/problems.ts';

/** What an answer may be at most. */
export const AT_MOST = { text: 65_536, acts: 1_000, student: 40, count: 1_000 } as const;

const FORM = 1;

export interface Answer {
  readonly name: string;
  /** Which of a lesson's tasks, from 1. */
  readonly task: number;
  /** Who says that it is theirs; empty: nobody. */
  readonly student: string;
  /** The release that played it; empty: it does not say. */
  readonly made: string;
  readonly hints: number;
  /** How many predictions were right, of how many. */
  readonly predicted: readonly [number, number] | null;
  /** As the scenario text writes them, each with its time. */
  readonly acts: readonly string[];
}

/** What is wrong with an answer. */
export type Fault =
  | { readonly why: 'noAnswer' }
  | { readonly why: 'tooLong' }
  /** Some of its letters are not what they were, or its end is missing. */
  | { readonly why: 'damaged' }
  | { readonly why: 'truncated' }
  | { readonly why: 'newer'; readonly form: number }
  /** A line, from 1, that an answer does not have; or that it has twice. */
  | { readonly why: 'line'; readonly line: number; readonly text: string }
  /** An act that cannot be read: which, from 1. */
  | { readonly why: 'act'; readonly act: number; readonly text: string; readonly problem: Problem };

/** What was done in a run from a position up to another. */
export function actsIn(run: Run, from: number, to: number): string[] {
  return doneIn(run, from, to).map(printStatement);
}

// --- As text ---------------------------------------------------------------------------------------------------------

export function printAnswer({ name, task, student, made, hints, predicted, acts }: Answer): string {
  const lines = [
    `answer ${name}${task === 1 ? '' : ` ${task}`}`,
    ...(student === '' ? [] : [`student ${JSON.stringify(student)}`]),
    ...(made === '' ? [] : [`made ${made}`]),
    ...(hints === 0 ? [] : [`hints ${hints}`]),
    ...(predicted === null ? [] : [`predicted ${predicted[0]} of ${predicted[1]}`]),
    ...acts,
  ];
  return `${lines.join('\n')}\n`;
}

const FIRST = /^answer ([a-z][A-Za-z0-9._-]{0,63})(?: ([1-9]\d?))?$/;
/** A time in front, and one of the kinds of acts: nothing that sets up a run, waits, says or expects. */
const ACT = new RegExp(`^at [0-9][0-9.]*(?:us|ms|s|min)(?:#\\d{1,7})? (?:${ACTS.join('|')}) ?[^\\n]*$`);
const HEAD: { readonly [word: string]: RegExp } = {
  student: /^student ("(?:[^"\\]|\\.)*")$/,
  made: /^made (\d{1,5}(?:\.[0-9A-Za-z-]{1,20}){0,6})$/,
  hints: /^hints (\d{1,4})$/,
  predicted: /^predicted (\d{1,4} of \d{1,4})$/,
};

function unquoted(text: string): string | null {
  try {
    const student = JSON.parse(text) as string;
    return [...student].length <= AT_MOST.student && !/\p{Cc}/u.test(student) ? student : null;
  } catch {
    return null;
  }
}

/** Reads the text of an answer. Its acts are read when it is judged, for the task says what they may name. */
export function parseAnswer(text: string): Answer | Fault {
  if (text.length > AT_MOST.text) return { why: 'tooLong' };
  const lines = text.split(/\r?\n/).map((line) => line.trimEnd());
  while (lines.at(-1) === '') lines.pop();
  const first = FIRST.exec(lines[0] ?? '');
  if (first === null) return { why: 'noAnswer' };
  const said = new Map<string, string>();
  const acts: string[] = [];
  for (const [i, line] of lines.slice(1).entries()) {
    const wrong: Fault = { why: 'line', line: i + 2, text: line.slice(0, 80) };
    if (ACT.test(line)) {
      if (acts.push(line) > AT_MOST.acts) return { why: 'tooLong' };
      continue;
    }
    const [word = ''] = line.split(' ');
    const found = Object.hasOwn(HEAD, word) ? (HEAD[word] as RegExp).exec(line) : null;
    if (found === null || said.has(word) || acts.length > 0) return wrong;
    if (word === 'student' && unquoted(found[1] as string) === null) return wrong;
    said.set(word, found[1] as string);
  }
  const [right, of] = said.get('predicted')?.split(' of ').map(Number) ?? [];
  return {
    name: first[1] as string,
    task: Number(first[2] ?? 1),
    student: said.has('student') ? (unquoted(said.get('student') as string) ?? '') : '',
    made: said.get('made') ?? '',
    hints: Number(said.get('hints') ?? 0),
    predicted: right === undefined || of === undefined ? null : [right, of],
    acts,
  };
}

// --- As a link -------------------------------------------------------------------------------------------------------

/** The fragment of an answer, without `#`. */
export async function answerLink(answer: Answer): Promise<string> {
  return `answer=${FORM}.${await pack(printAnswer(answer))}`;
}

const LINK = /answer(?:=|%3D)(\d{1,6})(?:\.|%2E)([A-Za-z0-9_-]*)/i;

/** Whether somewhere in a text there is the link of an answer. */
export const hasAnswerLink = (text: string): boolean => LINK.test(text);

/** Reads an answer as it was handed in: its text, or a link somewhere in it. */
export async function readAnswer(handedIn: string): Promise<Answer | Fault> {
  if (handedIn.length > AT_MOST.text) return { why: 'tooLong' };
  const [, form, payload = ''] = LINK.exec(handedIn) ?? [];
  if (form === undefined) return parseAnswer(handedIn.trim());
  if (Number(form) !== FORM) return Number(form) > FORM ? { why: 'newer', form: Number(form) } : { why: 'damaged' };
  const unpacked = await unpack(payload);
  if ('text' in unpacked) return parseAnswer(unpacked.text);
  if (unpacked.problem.code === 'linkTooLarge') return { why: 'tooLong' };
  return { why: unpacked.problem.code === 'truncated' ? 'truncated' : 'damaged' };
}

// --- Its acts --------------------------------------------------------------------------------------------------------

/** The acts of an answer as statements for the task's own run, or the first that names something that is not there. */
export function actsOf({ acts }: Answer, scenario: Scenario): readonly Statement[] | Fault {
  const { lesson, futures, name, ...bare } = scenario;
  const setup = printScenario({ ...bare, title: {}, script: [] }).replace(/^quorum \d+/, 'quorum 4');
  const parsed = parseScenario(`${setup}${acts.map((act) => `${act}\n`).join('')}`);
  if ('scenario' in parsed) return parsed.scenario.script;
  const { line = 0, ...problem } = parsed.problem;
  const act = line - (setup.split('\n').length - 1);
  return { why: 'act', act, text: (acts[act - 1] ?? '').slice(0, 80), problem };
}
