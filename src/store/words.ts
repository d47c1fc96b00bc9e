// The words that the page has at hand, in the language that the reader has chosen.

import { load, loadFirst } from '../words/index.ts';
import { preferences } from './preferences.ts';

/** Those about a protocol. */
export function speak(protocol: string): Promise<void> {
  return loadFirst(preferences.getState().language, [protocol]);
}

/** A part of the page that comes when it is wanted, with all words (and those about some protocols) at hand. */
export async function spoken<T>(part: Promise<T>, protocols: readonly string[] = []): Promise<T> {
  // Whoever waits for the words first hears of it then.
  part.catch(() => {});
  for (let language = null; language !== preferences.getState().language; ) {
    // Somebody may choose another meanwhile.
    language = preferences.getState().language;
    await load(language, protocols);
  }
  return part;
}
