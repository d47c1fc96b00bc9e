// Why something may not be done in a task, in a sentence.

import type { Standing } from '../../course/judge.ts';
import { isNever } from '../../course/rules.ts';
import type { Choice } from '../../engine/move.ts';
import type { Lab } from '../../store/lab.ts';
import type { LessonWords } from '../../words/lesson.ts';
import type { TaskCard } from './cards.ts';

/** As far as the rules alone say it; null: they do not. */
export function whyNot(
  rules: TaskCard['rules'],
  standing: Standing | null,
  choice: Choice,
  words: LessonWords,
): string | null {
  // Whatever is done before the task begins, or in the lesson's own run, is no attempt.
  if (standing === null) return null;
  const { kind } = choice;
  if (isNever(rules, kind)) return words.conditions.forbidden(kind, null);
  const places = (rules.allow ?? []).filter(({ acts }) => acts.includes(kind));
  const on = places.flatMap((each) => each.on ?? []);
  const isAnywhere = places.length === 0 || places.some((each) => each.on === undefined) || on.includes('leader');
  if (!isAnywhere && 'node' in choice && choice.node !== null && !on.includes(choice.node))
    return words.conditions.forbidden(kind, on);
  return standing.actsLeft === 0 && rules.budget !== undefined ? words.spent(rules.budget) : null;
}

/** As far as it depends on who leads and what is in flight: that is asked of the worker. */
export async function whyNotThere(
  lab: Lab,
  { allow = [] }: TaskCard['rules'],
  task: number,
  choice: Choice,
  words: LessonWords,
): Promise<string | null> {
  const picture = lab.projector.now();
  if (picture === null || !allow.some(({ on }) => on !== undefined)) return null;
  const { branch } = lab.session.getState();
  const { forbidden } = await lab.course('may', { branch, task, position: picture.shot.position, choice });
  return forbidden === null ? null : words.conditions.forbidden(forbidden.act, forbidden.only);
}
