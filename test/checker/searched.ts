// A whole search, and what it met.

import { type Question, settingOf, usually } from '../../src/checker/question.ts';
import { Search, type Standing } from '../../src/checker/search.ts';
import { Space } from '../../src/checker/space.ts';
import { loadModels } from '../../src/protocols/models.ts';

await loadModels();

export const PLAIN = { forgets: false, drops: false, alike: false };

/** The usual question about a protocol, with some of it otherwise. */
export function asking(id: string, changes: Partial<Question> = {}, variants: readonly string[] = []): Question {
  const usual = usually(id, variants);
  return {
    ...usual,
    ...changes,
    counts: { ...usual.counts, ...changes.counts },
    bounds: { ...usual.bounds, ...changes.bounds },
    options: { ...usual.options, ...changes.options },
  };
}

/** Searches to the end within the bounds of a question. */
export function searched(question: Question): { search: Search; standing: Standing } {
  const search = new Search(new Space(settingOf(question, question.bounds)), null, 2_000_000_000);
  let standing: Standing = 'going';
  while (standing === 'going') standing = search.advance(100_000);
  return { search, standing };
}

/** Searches so many states and no further. */
export function bounded(question: Question, budget: number): { states: Search['states']; standing: Standing } {
  const search = new Search(new Space(settingOf(question, question.bounds)), null, 2_000_000_000);
  const standing = search.advance(budget);
  return { states: search.states, standing };
}

/** Every state that a search met. */
export function* statesOf({ space, states }: Search): Generator<{ vector: Int32Array; length: number }> {
  const vector = new Int32Array(space.next.length);
  for (let number = 0; number < states.size; number++) yield { vector, length: states.read(number, vector) };
}
