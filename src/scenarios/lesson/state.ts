// What reading a lesson's lines has come to.

import type { Draft } from '../parse.ts';
import type { Scanner } from '../scan.ts';
import type { Statement, Task, Title } from '../scenario.ts';

/** What reading has come to, beside the draft. */
export interface State {
  /** By the word of a line: the words that its Chinese line completes. */
  readonly told: Map<string, { -readonly [language in keyof Title]: Title[language] }>;
  /** The task whose rules and ways are being read. */
  task: Task | null;
  /** The lesson's own script, and how far it had come in time, while a way through a task is read. */
  spine: { readonly script: Statement[]; readonly latest: number } | null;
  beats: number;
}

const states = new WeakMap<Draft, State>();

export function stateOf(draft: Draft): State {
  let state = states.get(draft);
  if (state === undefined) {
    state = { told: new Map(), task: null, spine: null, beats: 0 };
    states.set(draft, state);
  }
  return state;
}

/** Words, or their Chinese, which completes the words of the line before. Null: it was the latter. */
export function readWords(state: State, scan: Scanner, word: string): Title | null {
  const { column } = scan;
  if (scan.keyword('zh')) {
    const before = state.told.get(word);
    if (before === undefined) scan.fail('unexpected', `${word} "…"`, 'zh', column);
    if (before.zh !== undefined) scan.fail('repeated', '', `${word} zh`, column);
    before.zh = scan.string();
    return null;
  }
  scan.keyword('en');
  const words: Title = { en: scan.string() };
  state.told.set(word, words);
  return words;
}

/** Back to the lesson's own script, if a way through a task was being read. */
export function backToSpine(draft: Draft, state: State): void {
  if (state.spine === null) return;
  draft.script = state.spine.script;
  draft.latest = state.spine.latest;
  state.spine = null;
}
