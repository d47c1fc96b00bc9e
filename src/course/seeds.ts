// The seed of a student's own start: drawn from the class, the task's name and the student's, so that page and grader need
// not tell each other.

import type { Lesson } from '../scenarios/scenario.ts';
import { sha256 } from './sha256.ts';

/**
 * Null where everybody has the same start, or nobody says who asks.
 * @param term what a class calls itself, so that last year's answers are worth nothing; it is no secret.
 */
export function seedOf({ name, vary }: Pick<Lesson, 'name' | 'vary'>, term: string, student: string): number | null {
  if (vary === undefined || term === '' || student === '') return null;
  const [from, to] = vary;
  const [drawn = 0] = sha256(`${term}·${name}·${student}`);
  return from + (drawn % (to - from + 1));
}
