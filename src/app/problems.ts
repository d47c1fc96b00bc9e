// A problem in the reader's language.

import type { Language } from '../words/index.ts';
import { problemsEn } from '../words/problems.en.ts';
import { problemSentence } from '../words/problems.ts';
import { problemsZh } from '../words/problems.zh.ts';
import type { Problem } from '../worker/wire.ts';

export function problemText(problem: Problem, language: Language): string {
  return problemSentence(problem, language === 'zh' ? problemsZh : problemsEn);
}
