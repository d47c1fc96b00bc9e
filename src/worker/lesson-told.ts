// What a page that shows a lesson asks of it, and is told: its cards, the ways through its task, and how an attempt stands.

import type { Standing } from '../course/judge.ts';
import type { Forbidden } from '../course/rules.ts';
import type { Choice } from '../engine/move.ts';
import type { Micros } from '../engine/protocol.ts';
import type { Lesson, Statement, Task, Title } from '../scenarios/scenario.ts';
import type { BranchInfo } from './wire.ts';

/** A moment of a lesson's own run. */
export interface LessonMoment {
  readonly at: Micros;
  readonly position: number;
}

/** A card of a lesson; its moments are null as long as the run has not come to them. */
export type LessonCard = {
  readonly beat: number;
  readonly moment: LessonMoment | null;
  /** What its beat has said by then. */
  readonly says: readonly { readonly words: Title; readonly moment: LessonMoment | null }[];
} & (
  | { readonly kind: 'cover' | 'wait' }
  | { readonly kind: 'free'; readonly words: Title }
  | { readonly kind: 'told'; readonly judges: readonly number[] }
  | { readonly kind: 'ask'; readonly nth: number; readonly words: Title }
  | { readonly kind: 'recall'; readonly nth: number; readonly lesson: string }
  | {
      readonly kind: 'question';
      readonly nth: number;
      readonly words: Title;
      /** It is about the present. */
      readonly now: boolean;
      readonly choices: readonly { readonly words: Title; readonly because: Title | null }[];
      /** Which choices came true; null: that is not known yet. */
      readonly holds: readonly boolean[] | null;
    }
  | {
      readonly kind: 'task';
      readonly words: Title;
      readonly rules: Omit<Task, 'solution' | 'wrong'>;
      readonly start: LessonMoment | null;
      /** It begins at an earlier moment of the lesson. */
      readonly isAway: boolean;
      /** There is a way of the author's. */
      readonly solved: boolean;
    }
);

/** What a text that is a lesson or a challenge tells and asks. */
export interface LessonTold extends Omit<Lesson, 'task'> {
  readonly title: Title;
  /** A number for all of it: what somebody answered is about this text. */
  readonly digest: string;
  readonly beats: readonly { readonly words: Title; readonly look: LessonLook | null }[];
  readonly cards: readonly LessonCard[];
}

export type LessonLook = Extract<Statement, { kind: 'look' }>;

/** What a page asks when a lesson is open. */
export interface LessonQuestions {
  /** @param upTo plays on towards the moment of a card: ask again until it is there. */
  lesson: [{ upTo?: number }, { lesson: LessonTold; branch: BranchInfo } | { lesson: null }];
  /** How a branch stands as an attempt at a task (a card) at a position, and when it was reached or failed; null: the task has not begun. */
  attempt: [{ branch: number; task: number; position: number }, { standing: Standing | null; at: Micros }];
  /** Why a task forbids something; null: it may be done. */
  may: [{ branch: number; task: number; position: number; choice: Choice }, { forbidden: Forbidden | null }];
  /** What was done in an attempt, to be handed in: as text, and as the fragment of a link, without `#`. */
  handIn: [
    {
      branch: number;
      task: number;
      position: number;
      student: string;
      hints: number;
      /** How many predictions were right, of how many. */
      predicted: readonly [number, number] | null;
    },
    { text: string; fragment: string },
  ];
  /** Another future from a moment of the lesson's own run: the author's way through a task (a card), or the reader's own. */
  way: [{ branch: number; at: Micros; position: number; task: number; author: boolean }, { branch: BranchInfo }];
}
