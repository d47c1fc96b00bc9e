// The languages. Each is loaded when somebody reads it; from then on its words are at hand without waiting.

import type { Words } from './en.ts';

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];
export type { Words };

const loaders: { readonly [language in Language]: () => Promise<{ words: Words }> } = {
  en: () => import('./en.ts'),
  zh: () => import('./zh.ts'),
};

const loaded = new Map<Language, Words>();

export async function load(language: Language): Promise<void> {
  if (!loaded.has(language)) loaded.set(language, (await loaders[language]()).words);
}

/** The words of a language. Throws an Error if it was not loaded. */
export function wordsIn(language: Language): Words {
  const words = loaded.get(language);
  if (words === undefined) throw new Error(`The words of ${language} are not loaded yet.`);
  return words;
}
