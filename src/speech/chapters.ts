// The chapters of the library: what a protocol's scenarios are about, and what each of them promises its reader.

import type { Language } from './languages.ts';

/** All that a protocol may have; it has them in an order of its own. What goes wrong on purpose is in the last. */
export const CHAPTERS = [
  'elections',
  'leaders',
  'ballots',
  'votes',
  'replication',
  'slots',
  'doubt',
  'crashes',
  'partitions',
  'figures',
  'variants',
] as const;

export type Chapter = (typeof CHAPTERS)[number];

/** The names of a protocol's scenarios by chapter, each in the order in which one would teach them. */
export type Chapters = { readonly [chapter in Chapter]?: readonly string[] };

/** The scenarios in some chapters. */
type Within<C extends Chapters> = Extract<C[keyof C], readonly string[]>[number];

/** A scenario, and the same story with a rule left out. */
export type Without<C extends Chapters> = { readonly [name in Within<C>]?: Within<C> };

/** What one will see and understand, a sentence a scenario: one that promises nothing does not compile. */
export type Promises<C extends Chapters = Chapters> = { readonly [name in Within<C>]: string };

/** A sentence may be so long: it stands in a line or two. */
export const PROMISE_AT_MOST: { readonly [language in Language]: number } = { en: 90, zh: 40 };
