// The lines of a lesson or a challenge that are no acts: its head, its beats and questions; the rules of its tasks
// are read by rules.ts. Each has words in two languages: the Chinese line follows its English one, under the same word.

import { PANELS } from '../acts.ts';
import { type Draft, tell } from '../parse.ts';
import { readPredicate } from '../predicate.ts';
import { readSpeed } from '../quantity.ts';
import type { Scanner } from '../scan.ts';
import { LEADER, type Lesson, LIMITS, type Scenario, type Statement } from '../scenario.ts';
import type { Cluster } from '../statement.ts';
import { emptyTask, RULES, readRule } from './rules.ts';
import { backToSpine, readWords, type State, stateOf } from './state.ts';

const KINDS = ['lesson', 'challenge'] as const;
const HEAD = ['about', 'belief', 'after', 'minutes', 'level', 'source', 'licence', 'by', 'vary'] as const;
const TOLD = ['beat', 'look', 'wait', 'free', 'predict', 'choice', 'ask', 'recall', 'teacher', 'try'] as const;

export const LINE_WORDS: readonly string[] = [...KINDS, ...HEAD, ...TOLD, ...RULES];

const NAME = /^[a-z][A-Za-z0-9._-]{0,63}$/;
const NAMED = 'raft.old-term';

function readName(scan: Scanner): string {
  return scan.quantity((text) => (NAME.test(text.replace(/,$/, '')) ? text : null), NAMED);
}

/** Takes a line of these; false: it is none of them. */
export function readLine(draft: Draft, scan: Scanner, line: number): boolean {
  const { column } = scan;
  const word = LINE_WORDS.find((each) => scan.keyword(each));
  if (word === undefined) return false;
  const state = stateOf(draft);
  if ((KINDS as readonly string[]).includes(word) || (HEAD as readonly string[]).includes(word)) {
    if (draft.statements > 0) scan.fail('tooLate', '', word, column);
    readHead(draft, state, scan, word as (typeof KINDS | typeof HEAD)[number], column);
    return true;
  }
  const { cluster } = draft;
  const { lesson } = draft.scenario;
  if (cluster === null) scan.fail('noProtocol', 'raft nodes=5 seed=7', word, column);
  if (lesson === undefined) scan.fail('unexpected', `lesson ${NAMED}`, word, column);
  if ((TOLD as readonly string[]).includes(word)) {
    if (lesson.kind !== 'lesson') scan.fail('unexpected', `lesson ${NAMED}`, word, column);
    readTold(draft, state, cluster, scan, word as (typeof TOLD)[number], line);
    return true;
  }
  readRule(draft, state, cluster, scan, word as (typeof RULES)[number], column);
  return true;
}

// --- The head --------------------------------------------------------------------------------------------------------

type Head = { -readonly [part in keyof Lesson]: Lesson[part] };

function readHead(
  draft: Draft,
  state: State,
  scan: Scanner,
  word: (typeof KINDS | typeof HEAD)[number],
  column: number,
): void {
  const once = (what: string = word) => {
    if (draft.given.has(what)) scan.fail('repeated', '', what, column);
    draft.given.add(what);
  };
  if (word === 'lesson' || word === 'challenge') {
    once('lesson');
    draft.scenario.lesson = { kind: word, name: readName(scan), about: {}, after: [] };
    return;
  }
  const head = draft.scenario.lesson as Head | undefined;
  if (head === undefined) scan.fail('unexpected', `lesson ${NAMED}`, word, column);
  switch (word) {
    case 'about':
    case 'belief': {
      const words = readWords(state, scan, word);
      if (words !== null) {
        once();
        head[word] = words;
      }
      return;
    }
    case 'after':
      once();
      do head.after.push(readName(scan).replace(/,$/, ''));
      while (scan.sign(',') || !scan.atEnd());
      return;
    case 'minutes':
      once();
      head.minutes = scan.whole([1, 1_000]);
      return;
    case 'level':
      once();
      head.level = scan.whole([1, 3]);
      return;
    case 'vary': {
      once();
      if (!scan.keyword('seed')) scan.fail('unexpected', 'seed');
      const seeds = scan.atEnd() ? [1, 500] : scan.quantity(readSeeds, '1..500');
      head.vary = [seeds[0] as number, seeds[1] as number];
      return;
    }
    default:
      once();
      head[word] = scan.string();
  }
}

function readSeeds(text: string): [number, number] | null {
  const found = /^(\d{1,10})\.\.(\d{1,10})$/.exec(text);
  if (found === null) return null;
  const [from, to] = [Number(found[1]), Number(found[2])];
  return from <= to && to <= LIMITS.seed ? [from, to] : null;
}

// --- Beats and questions ---------------------------------------------------------------------------------------------

function readTold(
  draft: Draft,
  state: State,
  cluster: Cluster,
  scan: Scanner,
  word: (typeof TOLD)[number],
  line: number,
): void {
  const at = scan.column;
  if (word !== 'choice' && word !== 'try') backToSpine(draft, state);
  const push = (statement: Statement) => {
    if (draft.statements === LIMITS.statements) scan.fail('tooManyStatements', String(LIMITS.statements), '', at);
    tell(draft, statement, line);
  };
  switch (word) {
    case 'beat': {
      const words = readWords(state, scan, word);
      if (words === null) return;
      if (++state.beats > LIMITS.beats) scan.fail('outOfBounds', `1..${LIMITS.beats}`, 'beat', at);
      state.task = null;
      push({ kind: 'beat', words });
      return;
    }
    case 'look':
      push(readLook(scan, cluster));
      return;
    case 'wait':
      push(scan.keyword('until') ? { kind: 'wait', until: readPredicate(scan, cluster) } : { kind: 'wait' });
      return;
    case 'free':
    case 'ask':
    case 'teacher': {
      const words = readWords(state, scan, word);
      if (words !== null) push({ kind: word, words });
      return;
    }
    case 'predict': {
      const now = scan.keyword('now') ? ({ now: true } as const) : {};
      const words = readWords(state, scan, word);
      if (words !== null) push({ kind: 'predict', words, ...now, choices: [] });
      return;
    }
    case 'choice':
      readChoice(draft, state, cluster, scan);
      return;
    case 'recall': {
      const lesson = readName(scan);
      const nth = scan.isNumber() ? scan.whole([1, 20]) : 1;
      push(nth === 1 ? { kind: 'recall', lesson } : { kind: 'recall', lesson, nth });
      return;
    }
    case 'try': {
      const words = readWords(state, scan, word);
      if (words === null) return;
      backToSpine(draft, state);
      state.task = emptyTask();
      push({ kind: 'try', words, task: state.task });
    }
  }
}

function readLook(scan: Scanner, { nodes }: Cluster): Statement {
  const look: Extract<Statement, { kind: 'look' }> = { kind: 'look' };
  const known = ['at', 'panel', 'speed'];
  do {
    const key = scan.oneOf(known);
    if (key === 'panel') look.panel = scan.oneOf(PANELS) as (typeof PANELS)[number];
    else if (key === 'speed') {
      // `1/20`, or `0.05`.
      look.speed = scan.quantity((text) => {
        const [, number = text, of = '1'] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
        const speed = readSpeed(number);
        return speed === null || Number(of) === 0 ? null : Math.max(1, Math.round(speed / Number(of)));
      }, '1/20');
    } else {
      const named: string[] = [];
      if (!scan.keyword('nothing')) {
        if (scan.keyword('all')) named.push(...nodes);
        else {
          named.push(scan.oneOf([...nodes, LEADER]));
          for (
            let more = nodes.find((node) => scan.keyword(node));
            more;
            more = nodes.find((node) => scan.keyword(node))
          )
            named.push(more);
        }
      }
      look.nodes = named;
    }
  } while (!scan.atEnd());
  return look;
}

function readChoice(draft: Draft, state: State, cluster: Cluster, scan: Scanner): void {
  const { column } = scan;
  const question = draft.script.at(-1);
  if (question?.kind !== 'predict') scan.fail('unexpected', 'predict "…"', 'choice', column);
  const because = (into: (typeof question.choices)[number], language: 'en' | 'zh') => {
    if (scan.keyword('because')) into.because = { ...into.because, [language]: scan.string() };
  };
  const words = readWords(state, scan, 'choice');
  if (words === null) {
    because(question.choices.at(-1) as (typeof question.choices)[number], 'zh');
    return;
  }
  if (question.choices.length === LIMITS.choices) scan.fail('outOfBounds', `2..${LIMITS.choices}`, 'choice', column);
  if (!scan.keyword('if')) scan.fail('unexpected', 'if');
  const choice: (typeof question.choices)[number] = { words, if: readPredicate(scan, cluster) };
  because(choice, 'en');
  question.choices.push(choice);
}

/** What a text that was read to its end should have, and has not. */
export function missing({ lesson, script }: Scenario): string | null {
  if (lesson === undefined) return null;
  const tasks = [
    ...(lesson.task === undefined ? [] : [lesson.task]),
    ...script.flatMap((each) => (each.kind === 'try' ? [each.task] : [])),
  ];
  if (lesson.kind === 'challenge' && tasks.length === 0) return 'goal';
  if (tasks.some(({ goals }) => goals.length === 0)) return 'goal';
  if (lesson.kind === 'lesson' && !script.some(({ kind }) => kind === 'beat')) return 'beat "…"';
  if (script.some((each) => each.kind === 'predict' && each.choices.length < 2)) return 'choice "…" if …';
  return null;
}
