// A problem in the reader's language.

import type { Language } from '../../speech/languages.ts';
import { wordsIn } from '../../words/index.ts';
import { problemSentence } from '../../words/problems.ts';
import type { Problem } from '../../worker/wire.ts';

export function problemText(problem: Problem, language: Language): string {
  return problemSentence(problem, wordsIn(language));
}
