// What epochs and titles are called, in the words handed in.

import type { Descriptors } from '../../engine/protocol.ts';
import { epochCalled, type ProtocolWords } from '../../speech/about.ts';
import type { Language } from '../../speech/languages.ts';

/** In the reader's language, else in any. */
export function inLanguage(text: { readonly en?: string; readonly zh?: string }, language: Language): string {
  return text[language] ?? text.en ?? text.zh ?? '';
}

/** `term 4`. */
export function epochText(epoch: number, protocol: Descriptors, words: ProtocolWords): string {
  return epochCalled(words, protocol, epoch);
}
