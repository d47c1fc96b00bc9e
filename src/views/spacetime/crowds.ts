// How crowded each lane is, where the view is from too far off for single messages: counts from the worker, a tile of
// bins at a time.

import type { Micros, NodeId } from '../../engine/protocol.ts';
import type { Lab } from '../../store/lab.ts';
import { isSparse } from '../../store/pace.ts';
import { type Axis, endOf, foldsIn, type Span } from './time.ts';

/** The narrowest bin, in pixels, and bins in a tile. */
const NARROWEST = 3;
const BINS = 128;
/** Tiles kept, and asked for at once. */
const KEPT = 60;
const AT_ONCE = 8;
/** The newest tile is asked for anew no oftener than this, in milliseconds. */
const AGAIN = 500;

export interface Tile {
  readonly from: Micros;
  readonly bin: Micros;
  readonly nodes: { readonly [node: NodeId]: readonly number[] };
  /** Counted up to here. */
  readonly until: Micros;
  /** The greatest count in it. */
  readonly most: number;
}

export class Crowds {
  private readonly lab: Lab;
  private readonly soon: () => void;
  private tiles = new Map<string, Tile>();
  private asking = new Set<string>();
  private askedAt = 0;
  private era = 0;

  constructor(lab: Lab, soon: () => void) {
    this.lab = lab;
    this.soon = soon;
  }

  forget(): void {
    this.era++;
    this.tiles = new Map();
    this.asking = new Set();
  }

  /** The tiles at hand for a view; what is missing is asked for. */
  in(span: Span, axis: Axis, seenUntil: Micros, without: readonly string[]): Tile[] {
    const bin = 2 ** Math.ceil(Math.log2((span.length / axis.width) * NARROWEST));
    const size = bin * BINS;
    const end = Math.min(endOf(span), seenUntil);
    const folds = foldsIn(span);
    const found: Tile[] = [];
    let asked = 0;
    for (let k = Math.floor(span.from / size); k * size < end; k++) {
      const hiding = folds.find(({ from, to }) => from <= k * size && to >= (k + 1) * size);
      if (hiding !== undefined) {
        k = Math.max(k, Math.floor(hiding.to / size) - 1);
        continue;
      }
      const name = `${bin} ${k} ${without.join()}`;
      const tile = this.tiles.get(name);
      if (tile !== undefined) found.push(tile);
      const wanted = Math.min((k + 1) * size, seenUntil);
      if (tile !== undefined && tile.until >= wanted) continue;
      if (asked++ < AT_ONCE) this.ask(name, { from: k * size, bin, until: wanted, isNew: tile === undefined }, without);
    }
    return found;
  }

  private ask(
    name: string,
    { from, bin, until, isNew }: { from: Micros; bin: Micros; until: Micros; isNew: boolean },
    without: readonly string[],
  ): void {
    if (this.asking.has(name) || isSparse(this.lab.playback.getState())) return;
    const now = performance.now();
    if (!isNew && now - this.askedAt < AGAIN) return;
    this.askedAt = now;
    this.asking.add(name);
    const { era } = this;
    void this.lab.record('crowd', { from, bin, bins: BINS, without, until }).then((reply) => {
      if (era !== this.era) return;
      this.asking.delete(name);
      if (reply === null) return;
      if (this.tiles.size >= KEPT) this.tiles.delete(this.tiles.keys().next().value as string);
      const most = Math.max(1, ...Object.values(reply.nodes).flat());
      this.tiles.set(name, { from, bin, nodes: reply.nodes, until, most });
      this.soon();
    });
  }
}

/** Messages on a lane around a time, and how long the bin is in which they were counted. */
export function crowdAt(
  tiles: readonly Tile[],
  node: NodeId,
  at: Micros,
): { readonly count: number; readonly bin: Micros } | null {
  for (const { from, bin, nodes } of tiles) {
    const i = Math.floor((at - from) / bin);
    const count = nodes[node]?.[i];
    if (i >= 0 && count !== undefined) return { count, bin };
  }
  return null;
}
