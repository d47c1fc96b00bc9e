// What each protocol says of itself where it is checked. Fetched when somebody opens the checker.

import type { AnyQuestions } from '../speech/questions.ts';
import { fetched } from './fetched.ts';

const questions = fetched('questions', import.meta.glob<AnyQuestions>('./*/questions.ts', { import: 'questions' }));

/** Has the questions of some protocols at hand from then on; left out: of all. */
export const loadQuestions: (ids?: readonly string[]) => Promise<unknown> = questions.load;

/** Undefined for an id of none. Throws an Error when they are not loaded. */
export const questionsOf: (id: string) => AnyQuestions | undefined = questions.of;
