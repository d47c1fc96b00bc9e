// What is said about a protocol, by its id.

import { type Language, wordsIn } from './index.ts';
import type { ProtocolWords } from './protocol.ts';

/** In a language that is loaded. Throws an Error for an id without words. */
export function protocolWords(id: string, language: Language): ProtocolWords {
  const { protocols } = wordsIn(language);
  const found = Object.hasOwn(protocols, id) ? protocols[id] : undefined;
  if (found === undefined) throw new Error(`No words are written for the protocol ${id}: add them in src/words.`);
  return found;
}
