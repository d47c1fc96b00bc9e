// The concept bridge: one idea in the words of each protocol, and the scenario that shows it. Each protocol's cells stand in
// its own folder; where it has no such idea, it has no cell.

/** The ideas, in the order in which one would teach them. */
export const IDEAS = [
  'number',
  'leader',
  'place',
  'winning',
  'copying',
  'heeding',
  'decided',
  'holes',
  'leftovers',
  'deposed',
  'disk',
  'quorum',
  'progress',
  'behind',
  'lost',
] as const;

export type Idea = (typeof IDEAS)[number];

/** Which scenario of the protocol shows an idea: `protocols/NAME/bridge.ts` exports it as `shows`. */
export type BridgeShows = { readonly [idea in Idea]?: string };

export interface CellWords {
  /** What the protocol calls it. */
  readonly term: string;
  /** How it works there, in a sentence. */
  readonly note: string;
}

/** What a protocol says of the ideas that it has: a cell that is shown and says nothing does not compile. */
export type BridgeCells<S extends BridgeShows = BridgeShows> = { readonly [idea in keyof S]: CellWords };
