// What somebody has done of the lessons and challenges: kept in the browser, in memory where it stores nothing, and carried
// to another machine as a text.

import { createStore } from 'zustand/vanilla';
import type { Title } from '../scenarios/scenario.ts';

/** An answer to a prediction. */
export interface Answered {
  /** Which choice, from 0; null: "I don't know". */
  readonly chose: number | null;
  /** Which came true; null: the run has not come to it. */
  readonly right: number | null;
  /** What was asked, for a later lesson to ask it again. */
  readonly question?: {
    readonly words: Title;
    readonly choices: readonly { readonly words: Title; readonly because: Title | null }[];
  };
}

export interface LessonProgress {
  /** Of the text that was walked. In another, answers begin anew; what was reached stays. */
  readonly digest: string;
  /** The card that the reader stood at last, from 0, and how many there are. */
  readonly card: number;
  readonly cards: number;
  /** By number of the prediction in the text, from 1. */
  readonly answers: { readonly [nth: string]: Answered };
  /** What was written to open questions, by their number from 1. */
  readonly texts: { readonly [nth: string]: string };
  /** Hints that were shown. */
  readonly hints: number;
  /** The best attempt at its task. */
  readonly reached: { readonly acts: number; readonly atPar: boolean } | null;
  /** The task was reached; in a lesson without one, its last card. */
  readonly done: boolean;
}

interface Progress {
  readonly lessons: { readonly [name: string]: LessonProgress };
  /** False: the browser stores nothing, and all is forgotten with the page. */
  readonly kept: boolean;
}

const KEY = 'quorum-lab.progress';
const NAME = /^[a-z][A-Za-z0-9._-]{0,63}$/;

const fresh = (digest: string): LessonProgress => ({
  ...{ digest, card: 0, cards: 0, answers: {}, texts: {}, hints: 0, reached: null, done: false },
});

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Null for what is no progress of a lesson. */
function read(value: unknown): LessonProgress | null {
  if (!isRecord(value) || typeof value.digest !== 'string') return null;
  const { digest, card, cards, answers, texts, hints, reached, done } = value;
  const whole = (number: unknown) => (Number.isSafeInteger(number) && (number as number) >= 0 ? (number as number) : 0);
  return {
    ...{ digest, card: whole(card), cards: whole(cards), hints: whole(hints), done: done === true },
    answers: isRecord(answers)
      ? (Object.fromEntries(Object.entries(answers).filter(([, each]) => isRecord(each) && 'chose' in each)) as never)
      : {},
    texts: isRecord(texts)
      ? (Object.fromEntries(Object.entries(texts).filter(([, each]) => typeof each === 'string')) as never)
      : {},
    reached: isRecord(reached) ? { acts: whole(reached.acts), atPar: reached.atPar === true } : null,
  };
}

function readAll(text: string): Record<string, LessonProgress> | null {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(told) || !isRecord(told.lessons)) return null;
  const lessons: Record<string, LessonProgress> = {};
  for (const [name, value] of Object.entries(told.lessons)) {
    const one = NAME.test(name) ? read(value) : null;
    if (one !== null) lessons[name] = one;
  }
  return lessons;
}

function remembered(): Progress {
  try {
    return { lessons: readAll(localStorage.getItem(KEY) ?? '') ?? {}, kept: true };
  } catch {
    return { lessons: {}, kept: false };
  }
}

export const progress = createStore<Progress>()(remembered);

function keep(lessons: Progress['lessons']): void {
  let kept = true;
  try {
    localStorage.setItem(KEY, JSON.stringify({ lessons }));
  } catch {
    kept = false;
  }
  progress.setState({ lessons, kept });
}

export function progressOf(name: string): LessonProgress | undefined {
  const { lessons } = progress.getState();
  return Object.hasOwn(lessons, name) ? lessons[name] : undefined;
}

export function remember(name: string, digest: string, change: Partial<Omit<LessonProgress, 'digest'>>): void {
  const before = progressOf(name);
  const now =
    before === undefined || before.digest === digest
      ? (before ?? fresh(digest))
      : { ...fresh(digest), reached: before.reached, done: before.done };
  keep({ ...progress.getState().lessons, [name]: { ...now, ...change } });
}

/** As a text for another machine. */
export function exportProgress(): string {
  return `${JSON.stringify({ quorumLab: 'progress', lessons: progress.getState().lessons }, null, 2)}\n`;
}

/** Takes in such a text: what is done here stays done. False: it is none. */
export function importProgress(text: string): boolean {
  const told = readAll(text);
  if (told === null) return false;
  const lessons = { ...progress.getState().lessons };
  for (const [name, theirs] of Object.entries(told)) {
    const ours = progressOf(name);
    lessons[name] = ours === undefined ? theirs : joined(ours, theirs);
  }
  keep(lessons);
  return true;
}

function joined(ours: LessonProgress, theirs: LessonProgress): LessonProgress {
  const [more, less] = theirs.card > ours.card ? [theirs, ours] : [ours, theirs];
  const same = more.digest === less.digest;
  const best = [ours.reached, theirs.reached].filter((each) => each !== null).sort((a, b) => a.acts - b.acts)[0];
  return {
    ...more,
    answers: same ? { ...less.answers, ...more.answers } : more.answers,
    texts: same ? { ...less.texts, ...more.texts } : more.texts,
    reached: best ?? null,
    done: ours.done || theirs.done,
  };
}
