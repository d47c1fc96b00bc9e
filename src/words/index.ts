// The languages. Each is loaded when somebody reads it, and what is said about a protocol when somebody opens it; from
// then on the words are at hand without waiting.

import { about } from './about.ts';
import type { Words } from './en.ts';
import type { ProtocolWords } from './protocol.ts';

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];
export type { Words };

const loaders: { readonly [language in Language]: () => Promise<{ words: Words }> } = {
  en: () => import('./en.ts'),
  zh: () => import('./zh.ts'),
};

const loaded = new Map<Language, Words>();
/** Protocols that were asked for, in any language. */
const opened = new Set<string>();

/**
 * The words of a language, with those about some protocols (left out: all of them) and about those that were asked for
 * before. An id without words is passed over.
 */
export async function load(language: Language, protocols: readonly string[] = Object.keys(about)): Promise<void> {
  for (const id of protocols) if (Object.hasOwn(about, id)) opened.add(id);
  const { words } = await loaders[language]();
  const missing = [...opened].filter((id) => !Object.hasOwn(words.protocols, id));
  await Promise.all(
    missing.map(async (id) => {
      (words.protocols as Record<string, ProtocolWords>)[id] = await (about[id] as (typeof about)[string])[language]();
    }),
  );
  loaded.set(language, words);
}

/** The words of a language. Throws an Error if it was not loaded. */
export function wordsIn(language: Language): Words {
  const words = loaded.get(language);
  if (words === undefined) throw new Error(`The words of ${language} are not loaded yet.`);
  return words;
}
