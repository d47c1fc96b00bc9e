// The scenarios that come with the laboratory: those of each protocol, from its folder, in its folder's order. A name is of
// one scenario alone, for links open scenarios by name, for ever: what the library offers no more stays there, unlisted.

import { PROTOCOLS } from '../protocols/order.ts';
import type { Chapter, Chapters } from '../speech/chapters.ts';

const texts: Record<string, string> = import.meta.glob('../protocols/*/scenarios/*.scenario', {
  query: '?raw',
  import: 'default',
  eager: true,
});

interface Order {
  readonly chapters: Chapters;
  /** To a scenario the same story with a rule left out. */
  readonly without?: { readonly [name: string]: string };
  /** Links open these, and the library does not offer them. */
  readonly unlisted?: readonly string[];
}

const orders: Record<string, Order> = import.meta.glob('../protocols/*/scenarios/order.ts', { eager: true });

const folder = (protocol: string): string => `../protocols/${protocol}/scenarios/`;

interface Place {
  readonly name: string;
  /** Where it stands in the library; null for what the library does not offer, and a link opens all the same. */
  readonly chapter: Chapter | null;
  /** The name of the same story with a rule left out. */
  readonly without: string | null;
}

export interface Shelved extends Place {
  readonly protocol: string;
  readonly text: string;
}

function placesOf(id: string): Place[] {
  const { chapters = {}, without = {}, unlisted = [] } = orders[`${folder(id)}order.ts`] ?? {};
  const listed = Object.entries(chapters).flatMap(([chapter, names]) =>
    names.map((name) => ({ name, chapter: chapter as Chapter, without: without[name] ?? null })),
  );
  return [...listed, ...unlisted.map((name) => ({ name, chapter: null, without: null }))];
}

/** Files that the order of their folder does not name, and names without a file: a test wants none. */
export const misplaced: readonly string[] = PROTOCOLS.flatMap((id) => {
  const named = placesOf(id).map(({ name }) => `${folder(id)}${name}.scenario`);
  const there = Object.keys(texts).filter((file) => file.startsWith(folder(id)));
  return [...named.filter((file) => !there.includes(file)), ...there.filter((file) => !named.includes(file))];
});

export const library: readonly Shelved[] = PROTOCOLS.flatMap((id) =>
  placesOf(id).flatMap((place) => {
    const text = texts[`${folder(id)}${place.name}.scenario`];
    return text === undefined ? [] : [{ ...place, protocol: id, text }];
  }),
);
