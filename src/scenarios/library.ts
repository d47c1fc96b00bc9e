// The scenarios that come with the laboratory: those of each protocol, from its folder, in its folder's order. A name is of
// one scenario alone, for links open scenarios by name, for ever: what the library offers no more stays there, unlisted.

import { PROTOCOLS } from '../protocols/order.ts';

const texts: Record<string, string> = import.meta.glob('../protocols/*/scenarios/*.scenario', {
  query: '?raw',
  import: 'default',
  eager: true,
});

interface Order {
  readonly order: readonly string[];
  /** Links open these, and the library does not offer them. */
  readonly unlisted?: readonly string[];
}

const orders: Record<string, Order> = import.meta.glob('../protocols/*/scenarios/order.ts', { eager: true });

const folder = (protocol: string): string => `../protocols/${protocol}/scenarios/`;

export interface Shelved {
  readonly name: string;
  readonly text: string;
  /** Whether the library offers it; a link opens it all the same. */
  readonly listed: boolean;
}

function namesOf(id: string): { readonly name: string; readonly listed: boolean }[] {
  const { order = [], unlisted = [] } = orders[`${folder(id)}order.ts`] ?? {};
  return [...order.map((name) => ({ name, listed: true })), ...unlisted.map((name) => ({ name, listed: false }))];
}

/** Files that the order of their folder does not name, and names without a file: a test wants none. */
export const misplaced: readonly string[] = PROTOCOLS.flatMap((id) => {
  const named = namesOf(id).map(({ name }) => `${folder(id)}${name}.scenario`);
  const there = Object.keys(texts).filter((file) => file.startsWith(folder(id)));
  return [...named.filter((file) => !there.includes(file)), ...there.filter((file) => !named.includes(file))];
});

export const library: readonly Shelved[] = PROTOCOLS.flatMap((id) =>
  namesOf(id).flatMap(({ name, listed }) => {
    const text = texts[`${folder(id)}${name}.scenario`];
    return text === undefined ? [] : [{ name, text, listed }];
  }),
);
