// The shape of what a rule book says, typed by the book, so that a missing sentence does not compile.

import type { Book } from '../engine/protocol.ts';

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
