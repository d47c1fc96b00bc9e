// The rules of a task, a line each: what may be done, what is to come true, what helps, and the ways through.

import { ACTS, type Act } from '../acts.ts';
import type { Draft } from '../parse.ts';
import { readPredicate } from '../predicate.ts';
import type { Scanner } from '../scan.ts';
import { LEADER, type Lesson, LIMITS, type Statement, type Task } from '../scenario.ts';
import type { Cluster } from '../statement.ts';
import { readWords, type State } from './state.ts';

export const RULES = [
  'from',
  'allow',
  'forbid',
  'budget',
  'within',
  'goal',
  'then',
  'never',
  'hint',
  'par',
  'solution',
  'wrong',
] as const;

export function emptyTask(): Task {
  return { goals: [], hints: [], solution: [], wrong: [] };
}

function readActs(scan: Scanner): Act[] {
  const acts: Act[] = [];
  for (
    let act = ACTS.find((each) => scan.keyword(each));
    act !== undefined;
    act = ACTS.find((each) => scan.keyword(each))
  )
    acts.push(act);
  return acts.length > 0 ? acts : scan.fail('unexpected', ACTS.join(', '));
}

export function readRule(
  draft: Draft,
  state: State,
  cluster: Cluster,
  scan: Scanner,
  word: (typeof RULES)[number],
  column: number,
): void {
  const lesson = draft.scenario.lesson as { -readonly [part in keyof Lesson]: Lesson[part] };
  if (state.task === null) {
    if (lesson.kind === 'lesson') scan.fail('unexpected', 'try "…"', word, column);
    state.task = emptyTask();
    lesson.task = state.task;
  }
  const { task } = state;
  const once = (given: unknown) => {
    if (given !== undefined) scan.fail('repeated', '', word, column);
  };
  const room = (list: readonly unknown[], most: number) => {
    if (list.length >= most) scan.fail('outOfBounds', `0..${most}`, word, column);
  };
  const begin = (script: Statement[]) => {
    state.spine ??= { script: draft.script, latest: draft.latest };
    draft.script = script;
    draft.latest = 0;
  };
  switch (word) {
    case 'from':
      if (!scan.keyword('beat')) scan.fail('unexpected', 'beat');
      task.from = scan.whole([1, Math.max(1, state.beats)]);
      return;
    case 'allow': {
      task.allow ??= [];
      room(task.allow, LIMITS.rules);
      const acts = readActs(scan);
      const on: string[] = [];
      if (scan.keyword('on'))
        do on.push(scan.oneOf([...cluster.nodes, LEADER]));
        while (scan.isName());
      task.allow.push(on.length > 0 ? { acts, on } : { acts });
      return;
    }
    case 'forbid':
      task.forbid = [...(task.forbid ?? []), ...readActs(scan)];
      return;
    case 'budget':
      once(task.budget);
      task.budget = scan.whole([0, 1_000]);
      return;
    case 'within':
      once(task.within);
      task.within = scan.duration([0, LIMITS.time]);
      return;
    case 'goal':
      if (task.goals.length > 0) scan.fail('repeated', 'then', word, column);
      task.goals.push(readPredicate(scan, cluster));
      return;
    case 'then':
      if (task.goals.length === 0) scan.fail('unexpected', 'goal', word, column);
      room(task.goals, LIMITS.rules);
      task.goals.push(readPredicate(scan, cluster));
      return;
    case 'never':
      task.never ??= [];
      room(task.never, LIMITS.rules);
      task.never.push(readPredicate(scan, cluster));
      return;
    case 'hint': {
      const words = readWords(state, scan, word);
      if (words === null) return;
      room(task.hints, LIMITS.hints);
      task.hints.push(words);
      return;
    }
    case 'par':
      once(task.par);
      task.par = scan.whole([0, 1_000]);
      return;
    case 'solution':
      begin(task.solution as Statement[]);
      return;
    case 'wrong': {
      const words = readWords(state, scan, word);
      if (words === null) return;
      room(task.wrong, LIMITS.rules);
      const wrong = { words, script: [] };
      task.wrong.push(wrong);
      begin(wrong.script);
    }
  }
}
