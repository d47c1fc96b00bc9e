// What is said about a protocol, by its id.

import type { ProtocolWords } from '../speech/about.ts';
import { LANGUAGES, type Language } from '../speech/languages.ts';
import { firstWordsIn } from './index.ts';

/** In a language that is loaded. Throws an Error for an id without words. */
export function protocolWords(id: string, language: Language): ProtocolWords {
  const { protocols } = firstWordsIn(language);
  const found = Object.hasOwn(protocols, id) ? protocols[id] : undefined;
  if (found === undefined)
    throw new Error(`No words are written for the protocol ${id}: load them, or add them in its folder.`);
  return found;
}

/** What a protocol is called, in every language; nothing for an id without words. All languages must be loaded. */
export function protocolTitles(id: string): { en?: string; zh?: string } {
  const titles: { en?: string; zh?: string } = {};
  for (const language of LANGUAGES) {
    const { protocols } = firstWordsIn(language);
    if (Object.hasOwn(protocols, id)) titles[language] = protocols[id]?.title ?? '';
  }
  return titles;
}
