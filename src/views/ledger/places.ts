// What stands at each place of a node, and which places are in view. Pure.

import type { Epoch, Slot } from '../../engine/protocol.ts';
import type { SelectionState } from '../../store/selection.ts';
import type { Compared } from '../../store/told.ts';
import type { NodeScene, SlotWindow } from '../../worker/wire.ts';

/** From one column to the next, in pixels, where there is room for what is written at a place. */
export const PITCH = 54;
/** The first column, of names. */
export const NAMES = 34;

/** Where a column begins, in pixels. */
export function leftOf(index: number, pitch: number): number {
  return NAMES + (index - 1) * pitch;
}

/**
 * From one column to the next: where the places have no room with what is written there, they show its epoch alone.
 * @param epoch how an epoch is written.
 */
export function pitchOf(columns: number, width: number, epoch: string): number {
  const [usual, narrow] = pitchesOf(epoch);
  return columns * usual <= width ? usual : narrow;
}

/** The usual one, and that of places with no room: a ballot has two numbers. */
export function pitchesOf(epoch: string): readonly [usual: number, narrow: number] {
  return epoch.length > 1 ? [66, 32] : [PITCH, 24];
}

/** How far the table is scrolled while it follows the run: to its end, but never past the last place that is committed. */
export function followed(
  nodes: readonly Pick<NodeScene, 'committed'>[],
  columns: number,
  pitch: number,
  width: number,
) {
  const end = Math.max(0, columns * pitch - width);
  const frontier = Math.max(0, ...nodes.map(({ committed }) => committed));
  return frontier === 0 ? end : Math.min(end, (frontier - 1) * pitch);
}

/** Columns rendered beyond each edge of the view. */
const BESIDE = 4;
/** Columns that a short ledger has. */
const LEAST = 7;

export type Standing = 'applied' | 'committed' | 'uncommitted' | 'hole' | 'unknown';

export interface Place {
  readonly standing: Standing;
  readonly slot: Slot | null;
}

/** What stands at an index; null beyond the node's last place. */
export function placeAt(
  { slots, committed, applied }: Pick<NodeScene, 'slots' | 'committed' | 'applied'>,
  index: number,
): Place | null {
  if (index > slots.last || index < 1) return null;
  const slot = slots.items[index - slots.from];
  if (slot === undefined) return { standing: 'unknown', slot: null };
  if (slot === null) return { standing: 'hole', slot };
  if (index <= applied) return { standing: 'applied', slot };
  if (index <= committed || slot.decided === true) return { standing: 'committed', slot };
  return { standing: 'uncommitted', slot };
}

/** The epochs in which something stands at an index, the newest first. */
export function epochsAt(nodes: readonly NodeScene[], index: number): readonly Epoch[] {
  const found = nodes.map(({ slots }) => slots.items[index - slots.from]?.epoch ?? 0);
  return [...new Set(found)].filter((epoch) => epoch > 0).sort((a, b) => b - a);
}

/** The place that is selected; of an epoch, the place that it was chosen from. */
export function placeMeant({ selected, trail, place }: SelectionState): number | null {
  if (selected?.kind === 'slot') return selected.index;
  if (selected?.kind !== 'epoch') return null;
  const from = trail.slice(0, place + 1).findLast(({ kind }) => kind !== 'epoch');
  return from?.kind === 'slot' ? from.index : null;
}

/** Where the one that leads believes the others to be. Of several that believe they lead, the one of the newest epoch. */
export interface Belief {
  readonly by: string;
  readonly epoch: number;
  /** In the order in which they are first named. */
  readonly labels: readonly string[];
  readonly pointers: NodeScene['pointers'];
}

export function beliefOf(nodes: readonly NodeScene[], leads: (role: string) => boolean): Belief | null {
  let found: NodeScene | null = null;
  for (const node of nodes)
    if (node.up !== 'crashed' && leads(node.role) && node.pointers.length > 0 && (found?.epoch ?? -1) < node.epoch)
      found = node;
  if (found === null) return null;
  const labels = [...new Set(found.pointers.map(({ label }) => label))];
  return { by: found.id, epoch: found.epoch, labels, pointers: found.pointers };
}

/** What points past what is known is an arrow at the place that comes next; what is known is a dot. */
export function pointsAhead(label: string): boolean {
  return /^next/i.test(label);
}

/** How many columns there are: one free place after the last, and enough to look like a ledger. */
export function columnsOf(nodes: readonly NodeScene[], belief: Belief | null, fit: number): number {
  const last = Math.max(0, ...nodes.map(({ slots }) => slots.last));
  const pointed = Math.max(0, ...(belief?.pointers ?? []).map(({ index }) => index));
  return Math.max(last + 1, pointed, Math.min(LEAST, fit));
}

/** The columns to render for a scroll position, in steps so that most scrolling renders nothing. */
export function columnsInView(
  scrolled: number,
  width: number,
  columns: number,
  pitch: number,
): readonly [first: number, last: number] {
  const left = Math.floor(Math.max(0, scrolled) / pitch / BESIDE) * BESIDE;
  const count = Math.ceil(width / pitch) + 2 * BESIDE;
  const first = Math.max(1, left - BESIDE + 1);
  return [first, Math.min(columns, first + count + BESIDE)];
}

/** Whether some node has places in view that its window does not hold. */
export function isOutside(windows: readonly SlotWindow[], first: number, last: number): boolean {
  return windows.some(
    ({ from, items, last: end }) =>
      Math.min(last, end) >= first && (first < from || Math.min(last, end) >= from + items.length),
  );
}

/** The place of a node's row that is compared in words, as long as what was compared stands there; 0 for none. */
export function comparedPlace(compared: Compared | null, node: NodeScene): number {
  const place = compared?.places.find((it) => it.node === node.id && placeAt(node, it.index)?.slot?.epoch === it.epoch);
  return place?.index ?? 0;
}
