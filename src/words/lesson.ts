// The words around lessons and challenges: fetched with the first text that is one.

import type { Language } from '../speech/languages.ts';
import { type ConditionWords, conditionsIn } from './conditions.ts';
import type { LessonSentences } from './en/lesson.ts';

export type LessonWords = LessonSentences & { readonly conditions: ConditionWords };

const load: { readonly [language in Language]: () => Promise<LessonSentences> } = {
  en: async () => (await import('./en/lesson.ts')).lessonEn,
  zh: async () => (await import('./zh/lesson.ts')).lessonZh,
};

const atHand = new Map<Language, LessonWords>();

export async function loadLessonWords(language: Language): Promise<void> {
  if (atHand.has(language)) return;
  const [sentences, conditions] = await Promise.all([load[language](), conditionsIn(language)]);
  atHand.set(language, { ...sentences, conditions });
}

/** Undefined as long as they were not loaded. */
export function lessonWordsIn(language: Language): LessonWords | undefined {
  return atHand.get(language);
}
