// The rule books: how a protocol's rules are arranged, and what each says, typed so that a missing sentence does not compile.
// Loaded when somebody opens the book.

import type { Book } from '../engine/protocol.ts';
import type { BookSection } from './en/book.ts';
import type { Language } from './index.ts';

type Lines<B extends Book> = B[number]['lines'][number];
type Named<B extends Book, Kind extends 'point' | 'heading'> =
  Lines<B> extends infer Line
    ? Line extends { readonly [kind in Kind]: infer Id extends string }
      ? Id
      : never
    : never;

/** What a book says, by the ids of its cards, headings, points and of all rules of the protocol. */
export interface BookWords<B extends Book = Book, Rule extends string = string> {
  readonly cards: { readonly [card in B[number]['id']]: { readonly title: string; readonly lead: string } };
  readonly headings: { readonly [heading in Named<B, 'heading'>]: string };
  readonly points: { readonly [point in Named<B, 'point'>]: { readonly name: string; readonly text: string } };
  readonly rules: { readonly [rule in Rule]: string };
}

interface Printed {
  readonly book: Book;
  readonly words: BookWords;
}

export interface RuleBook extends Printed {
  readonly section: BookSection;
}

type Loader = { readonly [language in Language]: () => Promise<Printed> };

const loaders: { readonly [protocol: string]: Loader } = {
  raft: {
    en: async () => ({
      book: (await import('../protocols/raft/book.ts')).book,
      words: (await import('../protocols/raft/words/book.en.ts')).bookRaftEn,
    }),
    zh: async () => ({
      book: (await import('../protocols/raft/book.ts')).book,
      words: (await import('../protocols/raft/words/book.zh.ts')).bookRaftZh,
    }),
  },
  paxos: {
    en: async () => ({
      book: (await import('../protocols/paxos/book.ts')).book,
      words: (await import('../protocols/paxos/words/book.en.ts')).bookPaxosEn,
    }),
    zh: async () => ({
      book: (await import('../protocols/paxos/book.ts')).book,
      words: (await import('../protocols/paxos/words/book.zh.ts')).bookPaxosZh,
    }),
  },
  multipaxos: {
    en: async () => ({
      book: (await import('../protocols/multipaxos/book.ts')).book,
      words: (await import('../protocols/multipaxos/words/book.en.ts')).bookMultipaxosEn,
    }),
    zh: async () => ({
      book: (await import('../protocols/multipaxos/book.ts')).book,
      words: (await import('../protocols/multipaxos/words/book.zh.ts')).bookMultipaxosZh,
    }),
  },
  twophase: {
    en: async () => ({
      book: (await import('../protocols/twophase/book.ts')).book,
      words: (await import('../protocols/twophase/words/book.en.ts')).bookTwophaseEn,
    }),
    zh: async () => ({
      book: (await import('../protocols/twophase/book.ts')).book,
      words: (await import('../protocols/twophase/words/book.zh.ts')).bookTwophaseZh,
    }),
  },
};

const sections: { readonly [language in Language]: () => Promise<BookSection> } = {
  en: async () => (await import('./en/book.ts')).bookSectionEn,
  zh: async () => (await import('./zh/book.ts')).bookSectionZh,
};

/** The book of a protocol in a language. Rejects with an Error for an id without one. */
export async function bookOf(protocol: string, language: Language): Promise<RuleBook> {
  const found = Object.hasOwn(loaders, protocol) ? loaders[protocol] : undefined;
  if (found === undefined) throw new Error(`No rule book is written for ${protocol}: add it in src/words/books.ts.`);
  const [section, printed] = await Promise.all([sections[language](), found[language]()]);
  return { ...printed, section };
}
