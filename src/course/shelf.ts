// The shelf of the course page: every lesson and challenge with what is told of it, in the order of course.txt. It is made of
// the texts and their runs by `npm run regenerate`, so that the page need not read and play them.

import type { Epoch } from '../engine/protocol.ts';

interface Words {
  readonly en?: string;
  readonly zh?: string;
}

/** A moment of its run, as far as a little picture shows it: nodes in their order, links by the places of their ends. */
export interface Picture {
  readonly nodes: readonly { readonly epoch: Epoch; readonly leads?: true; readonly down?: true }[];
  readonly cuts: readonly (readonly number[])[];
  readonly flying: readonly (readonly number[])[];
}

export interface Item {
  readonly kind: 'lesson' | 'challenge';
  readonly protocol: string;
  readonly title: Words;
  readonly about: Words;
  /** What should be done before. */
  readonly after: readonly string[];
  readonly minutes: number | null;
  /** 1 to 3. */
  readonly level: number | null;
  readonly beats: number;
  /** What it has one predict, and in which beat, from 1. */
  readonly questions: readonly { readonly words: Words; readonly beat: number }[];
  /** The fewest acts that are known to do it. */
  readonly par: number | null;
  readonly picture: Picture;
}

export interface Part {
  readonly title: Words;
  readonly items: readonly string[];
}

export interface Shelf {
  readonly parts: readonly Part[];
  readonly items: { readonly [name: string]: Item };
}
