// The chapters of the library: what a protocol's scenarios are about.

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
