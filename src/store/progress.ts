// What a reader has done of the course: kept in this browser, or as long as the page where it stores nothing, and as a file
// that goes to another one.

import { createStore } from 'zustand/vanilla';

export interface Answered {
  /** Which choice, from 0; null: "I don't know". */
  readonly chose: number | null;
  /** Which was right; null: that is not judged yet. */
  readonly right: number | null;
}

export interface LessonProgress {
  /** Of the text that was walked: with another one, card and answers begin anew. */
  readonly digest: string;
  /** The card at which the reader stood last, from 0, and how many there are. */
  readonly card: number;
  readonly cards: number;
  /** By the number of the prediction in the text, from 1. */
  readonly answers: { readonly [nth: string]: Answered };
  readonly texts: { readonly [nth: string]: string };
  readonly hints: number;
  /** The best attempt. */
  readonly reached: { readonly acts: number; readonly atPar: boolean } | null;
  readonly done: boolean;
}

interface ProgressState {
  readonly lessons: { readonly [name: string]: LessonProgress };
  /** Whether the browser stores it. */
  readonly kept: boolean;
}

const KEY = 'quorum-lab.progress';
const NEW = { card: 0, cards: 0, answers: {}, texts: {}, hints: 0, reached: null, done: false };

function isProgress(value: unknown): value is ProgressState['lessons'] {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(
      ([name, one]) =>
        /^[a-z][\w.-]{0,63}$/i.test(name) && typeof one === 'object' && one !== null && typeof one.done === 'boolean',
    )
  );
}

function stored(): ProgressState {
  try {
    const lessons: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return { lessons: isProgress(lessons) ? lessons : {}, kept: true };
  } catch {
    return { lessons: {}, kept: false };
  }
}

export const progress = createStore<ProgressState>()(stored);

function keep(lessons: ProgressState['lessons']): void {
  let kept = true;
  try {
    localStorage.setItem(KEY, JSON.stringify(lessons));
  } catch {
    kept = false;
  }
  progress.setState({ lessons, kept });
}

export function progressOf(name: string): LessonProgress | undefined {
  return progress.getState().lessons[name];
}

export function remember(name: string, digest: string, change: Partial<Omit<LessonProgress, 'digest'>>): void {
  const { lessons } = progress.getState();
  const before = lessons[name];
  const same =
    before?.digest === digest ? before : { ...NEW, done: before?.done ?? false, reached: before?.reached ?? null };
  keep({ ...lessons, [name]: { ...same, ...change, digest } });
}

export function exportProgress(): string {
  return `${JSON.stringify({ quorumLab: 'progress', lessons: progress.getState().lessons }, null, 2)}\n`;
}

/** Takes in what a file says: what is done on either side stays done. False: it is no such file. */
export function importProgress(text: string): boolean {
  let lessons: unknown;
  try {
    lessons = (JSON.parse(text) as { lessons?: unknown }).lessons;
  } catch {
    return false;
  }
  if (!isProgress(lessons)) return false;
  const merged = { ...progress.getState().lessons };
  for (const [name, one] of Object.entries(lessons)) {
    const here = merged[name];
    const reached = here?.reached ?? one.reached ?? null;
    merged[name] = { ...NEW, ...one, ...here, done: one.done || (here?.done ?? false), reached };
  }
  keep(merged);
  return true;
}
