// The scenarios that come with the laboratory: those of each protocol, from its folder, in its folder's order. A name is of
// one scenario alone, for links open scenarios by name.

import { PROTOCOLS } from '../protocols/order.ts';

const texts: Record<string, string> = import.meta.glob('../protocols/*/scenarios/*.scenario', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const orders: Record<string, readonly string[]> = import.meta.glob('../protocols/*/scenarios/order.ts', {
  import: 'order',
  eager: true,
});

export interface Shelved {
  readonly name: string;
  readonly text: string;
}

const folder = (protocol: string): string => `../protocols/${protocol}/scenarios/`;

/** Files that the order of their folder does not name, and names without a file: a test wants none. */
export const misplaced: readonly string[] = PROTOCOLS.flatMap((id) => {
  const order = orders[`${folder(id)}order.ts`] ?? [];
  const named = order.map((name) => `${folder(id)}${name}.scenario`);
  const there = Object.keys(texts).filter((file) => file.startsWith(folder(id)));
  return [...named.filter((file) => !there.includes(file)), ...there.filter((file) => !named.includes(file))];
});

export const library: readonly Shelved[] = PROTOCOLS.flatMap((id) =>
  (orders[`${folder(id)}order.ts`] ?? []).flatMap((name) => {
    const text = texts[`${folder(id)}${name}.scenario`];
    return text === undefined ? [] : [{ name, text }];
  }),
);
