// Which card a reader stands at: as told by the worker, and by what they have answered.

import { isAhead } from '../../store/beats.ts';
import type { Answered } from '../../store/progress.ts';
import type { LessonCard, LessonMoment } from '../../worker/lesson-told.ts';

export type QuestionCard = Extract<LessonCard, { kind: 'question' }>;
export type TaskCard = Extract<LessonCard, { kind: 'task' }>;
export type Answers = { readonly [nth: string]: Answered };

/** Whether a card waits for an answer to what comes next in its run. */
export function isOpen(card: LessonCard | undefined, answers: Answers): card is QuestionCard {
  return card?.kind === 'question' && answers[card.nth] === undefined;
}

/** The moment of the lesson's own run behind which nothing is to be seen before the question there is answered. */
export function barOf(cards: readonly LessonCard[], answers: Answers): LessonMoment | null {
  return cards.find((card) => isOpen(card, answers))?.moment ?? null;
}

/**
 * The card to which the run has come: the first of those at the last moment that is reached, but none behind a question
 * that is open, or behind a task.
 */
export function reachedBy(cards: readonly LessonCard[], from: number, now: LessonMoment, answers: Answers): number {
  let card = from;
  for (let k = from; k < cards.length; k++) {
    const { moment, kind } = cards[k] as LessonCard;
    if (moment === null || isAhead(moment, now)) break;
    const stands = cards[card]?.moment ?? null;
    if (stands !== null && isAhead(moment, stands)) card = k;
    if (isOpen(cards[k], answers) || kind === 'task') break;
  }
  return card;
}

/** The questions whose answers a card tells. */
export function judgedAt(cards: readonly LessonCard[], card: LessonCard): QuestionCard[] {
  const all = cards.filter((each) => each.kind === 'question');
  if (card.kind === 'told') return all.filter(({ nth }) => card.judges.includes(nth));
  return card.kind === 'question' && card.now ? [card] : [];
}

/** Which choice came true; null: none did, or that is not known yet. */
export function rightOf({ holds }: QuestionCard): number | null {
  const right = holds?.indexOf(true) ?? -1;
  return right < 0 ? null : right;
}

/** The moment that a card shows: of a task, where it begins. */
export function standsOf(card: LessonCard): LessonMoment | null {
  return card.kind === 'task' ? card.start : card.moment;
}
