// The rule books: how a protocol's rules are arranged, and what each says. Loaded when somebody opens the book.

import type { Book } from '../engine/protocol.ts';
import type { BookWords } from '../speech/book.ts';
import type { Language } from '../speech/languages.ts';
import type { BookSection } from './en/book.ts';
import { spokenIn } from './spoken.ts';

interface Printed {
  readonly book: Book;
  readonly words: BookWords;
}

export interface RuleBook extends Printed {
  readonly section: BookSection;
}

const arranged = import.meta.glob<Book>('../protocols/*/book.ts', { import: 'book' });
const said = spokenIn<BookWords>(
  'book',
  import.meta.glob<BookWords>('../protocols/*/words/book.*.ts', { import: 'words' }),
);

const sections: { readonly [language in Language]: () => Promise<BookSection> } = {
  en: async () => (await import('./en/book.ts')).bookSectionEn,
  zh: async () => (await import('./zh/book.ts')).bookSectionZh,
};

/** The book of a protocol in a language. Rejects with an Error for an id without one. */
export async function bookOf(protocol: string, language: Language): Promise<RuleBook> {
  const bring = arranged[`../protocols/${protocol}/book.ts`];
  if (bring === undefined)
    throw new Error(`No rule book is arranged for ${protocol}: src/protocols/${protocol}/book.ts.`);
  const [section, book, words] = await Promise.all([sections[language](), bring(), said(protocol, language)]);
  return { book, words, section };
}
