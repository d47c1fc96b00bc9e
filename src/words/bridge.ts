// The concept bridge: the same idea in the words of each protocol. Loaded when first opened.

import { PROTOCOLS } from '../protocols/order.ts';
import type { BridgeCells, BridgeShows, Idea } from '../speech/bridge.ts';
import type { Language } from '../speech/languages.ts';
import { spokenIn } from './spoken.ts';

/** What stands about the cells. */
export interface BridgeFrame {
  readonly title: string;
  readonly lead: string;
  /** The heading of the column of ideas. */
  readonly idea: string;
  /** The accessible name of a cell's button. */
  readonly show: (title: string) => string;
  /** Said in the cell of a protocol that has no such idea. */
  readonly none: string;
  readonly ideas: { readonly [idea in Idea]: string };
}

export interface Column {
  readonly protocol: string;
  readonly shows: BridgeShows;
  readonly cells: BridgeCells;
}

export interface Bridge {
  readonly frame: BridgeFrame;
  /** Of the protocols that have cells, in their order. */
  readonly columns: readonly Column[];
}

const frames: { readonly [language in Language]: () => Promise<{ bridge: BridgeFrame }> } = {
  en: () => import('./en/bridge.ts'),
  zh: () => import('./zh/bridge.ts'),
};

const shown = import.meta.glob<BridgeShows>('../protocols/*/bridge.ts', { import: 'shows' });
const said = spokenIn<BridgeCells>(
  'bridge',
  import.meta.glob<BridgeCells>('../protocols/*/words/bridge.*.ts', { import: 'words' }),
);

async function columnOf(protocol: string, language: Language): Promise<Column[]> {
  const shows = await shown[`../protocols/${protocol}/bridge.ts`]?.();
  return shows === undefined ? [] : [{ protocol, shows, cells: await said(protocol, language) }];
}

export async function loadBridge(language: Language): Promise<Bridge> {
  const [{ bridge: frame }, ...columns] = await Promise.all([
    frames[language](),
    ...PROTOCOLS.map((protocol) => columnOf(protocol, language)),
  ]);
  return { frame, columns: columns.flat() };
}
