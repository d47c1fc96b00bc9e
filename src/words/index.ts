// The languages. What a language says first is loaded before the page is drawn, the rest when something is to be drawn
// that says it, and what is said about a protocol when somebody opens it; from then on the words are at hand without
// waiting. What is said of a protocol's rules belongs to the rest.

import { isProtocol, PROTOCOLS } from '../protocols/order.ts';
import type { ProtocolWords } from '../speech/about.ts';
import type { Language } from '../speech/languages.ts';
import { aboutIn, rulesIn } from './about.ts';
import type { Words } from './en/all.ts';
import type { FirstWords } from './en/first.ts';

export type { FirstWords, Words };

const first: { readonly [language in Language]: () => Promise<{ words: FirstWords }> } = {
  en: () => import('./en/first.ts'),
  zh: () => import('./zh/first.ts'),
};

const all: { readonly [language in Language]: () => Promise<{ words: Words }> } = {
  en: () => import('./en/all.ts'),
  zh: () => import('./zh/all.ts'),
};

const firstAtHand = new Map<Language, FirstWords>();
const atHand = new Map<Language, Words>();
/** Protocols that were asked for, in any language. */
const opened = new Set<string>();
/** Whether anything was asked for that says more than the first words, in any language. */
let more = false;

/**
 * What a language says first, with what it says about some protocols and about those that were asked for before. An id
 * without words is passed over. Where more than the first words of a language were asked for, another has them too.
 */
export async function loadFirst(language: Language, protocols: readonly string[]): Promise<void> {
  for (const id of protocols) if (isProtocol(id)) opened.add(id);
  const [{ words }, about] = await Promise.all([
    first[language](),
    Promise.all([...opened].map(async (id) => [id, await aboutIn(id, language)] as const)),
  ]);
  // Two may have asked for it at once: whoever holds the words of a protocol is to see its rules, too.
  for (const [id, said] of about)
    if (!Object.hasOwn(words.protocols, id))
      (words.protocols as Record<string, ProtocolWords>)[id] = { ...said, rules: {}, invariants: {}, sometimes: {} };
  firstAtHand.set(language, words);
  // Asked last: it may have been wanted meanwhile.
  if (more) await loadRest(language, words);
}

/** What a language says later: of the page, and of the rules of the protocols that were opened. */
async function loadRest(language: Language, { protocols }: FirstWords): Promise<void> {
  await Promise.all(
    Object.entries(protocols).map(async ([id, words]) => {
      if (Object.keys(words.rules).length > 0) return;
      const { rules, invariants, sometimes } = await rulesIn(id, language);
      // Whoever holds one of these holds what is said later, too.
      Object.assign(words.rules, rules);
      Object.assign(words.invariants, invariants);
      Object.assign(words.sometimes, sometimes);
    }),
  );
  if (!atHand.has(language)) atHand.set(language, (await all[language]()).words);
}

/** All words of a language, with those about some protocols (left out: all of them). */
export async function load(language: Language, protocols: readonly string[] = PROTOCOLS): Promise<void> {
  more = true;
  await Promise.all([all[language](), loadFirst(language, protocols)]);
}

/** What a language says first. Throws an Error if it was not loaded. */
export function firstWordsIn(language: Language): FirstWords {
  const words = firstAtHand.get(language);
  if (words === undefined) throw new Error(`The words of ${language} are not loaded yet.`);
  return words;
}

/** All words of a language. Throws an Error if they were not loaded. */
export function wordsIn(language: Language): Words {
  const words = atHand.get(language);
  if (words === undefined) throw new Error(`The words of ${language} are not all loaded yet.`);
  return words;
}
