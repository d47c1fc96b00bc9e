// Before and behind: moments of a lesson's own run.

import type { LessonMoment } from '../../worker/lesson-told.ts';

export function isSame(a: LessonMoment, b: LessonMoment): boolean {
  return a.at === b.at && a.position === b.position;
}

export function isLater(a: LessonMoment, b: LessonMoment): boolean {
  return a.at > b.at || (a.at === b.at && a.position > b.position);
}
