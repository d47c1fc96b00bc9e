// Where a reader stands in the course: what is done, what comes next, and which old questions are due.

import type { Item, Shelf } from '../../course/shelf.ts';
import type { LessonProgress } from '../../store/progress.ts';

type Progress = { readonly [name: string]: LessonProgress | undefined };

/** A question that is to be asked again, and the beat of its lesson where it is asked. */
export interface Due {
  readonly lesson: string;
  readonly question: Item['questions'][number];
}

/** The names of a kind, in the order of the course. */
export function named({ parts, items }: Shelf, kind: Item['kind']): string[] {
  return parts.flatMap((part) => part.items).filter((name) => items[name]?.kind === kind);
}

/** The lesson to go on with: one that was begun and not ended, or the first after all that are done; null: all are. */
export function nextOf(shelf: Shelf, progress: Progress): { name: string; how: 'first' | 'on' | 'after' } | null {
  const lessons = named(shelf, 'lesson');
  const begun = lessons.find((name) => progress[name] !== undefined && !progress[name]?.done);
  if (begun !== undefined) return { name: begun, how: 'on' };
  const next = lessons.find((name) => !progress[name]?.done);
  if (next === undefined) return null;
  return { name: next, how: lessons.some((name) => progress[name]?.done) ? 'after' : 'first' };
}

/** So many questions at once. */
const MOST = 2;

/**
 * What was answered wrongly, and then one question each of the lesson before the latest that was done and of the third
 * before it (Latimier et al. 2021: equal gaps serve as well as growing ones).
 */
export function dueOf(shelf: Shelf, progress: Progress): Due[] {
  const lessons = named(shelf, 'lesson').filter((name) => progress[name]?.done);
  const due: Due[] = [];
  const add = (lesson: string | undefined, nth: number) => {
    const question = lesson === undefined ? undefined : shelf.items[lesson]?.questions[nth - 1];
    if (lesson === undefined || question === undefined || due.length === MOST) return;
    if (!due.some((each) => each.lesson === lesson)) due.push({ lesson, question });
  };
  const last = lessons.at(-1);
  for (const lesson of lessons) {
    if (lesson === last) continue;
    for (const [nth, { chose, right }] of Object.entries(progress[lesson]?.answers ?? {}))
      if (right !== null && chose !== right) add(lesson, Number(nth));
  }
  add(lessons.at(-2), 1);
  add(lessons.at(-4), 1);
  return due;
}
