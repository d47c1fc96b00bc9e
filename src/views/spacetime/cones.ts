// What could know of what: the past and the future of the happening that is selected, or pointed at, or under the cursor,
// and how a second one stands to it.

import type { Order, Place } from '../../engine/causality.ts';
import type { Micros, NodeId } from '../../engine/protocol.ts';
import type { Lab } from '../../store/lab.ts';
import type { Target } from '../../store/selection.ts';
import type { SitedCone } from '../../worker/causes.ts';
import type { Arrow } from './arrows.ts';
import type { Mark } from './lanes.ts';

export type Light = 'self' | 'past' | 'future' | 'rest';

/** A happening with its causal past and future. */
export interface Cones {
  readonly of: Place;
  readonly at: Micros;
  readonly past: SitedCone;
  readonly future: SitedCone;
}

/** Two happenings, and how the first stands to the second. */
export interface Pair {
  readonly a: Place;
  readonly b: Place;
  readonly order: Order;
}

export const samePlace = (a: Place | null, b: Place | null): boolean =>
  a === b || (a !== null && b !== null && a.position === b.position && a.index === b.index);

export function placeOf(target: Target | null): Place | null {
  return target?.kind === 'happening' ? { position: target.position, index: target.index } : null;
}

/** While it plays, the future is asked for anew no oftener than this, in milliseconds. */
const AGAIN = 300;
/** What is lit for so long is not only passed by, in milliseconds. */
const RESTS = 120;

export class Knowing {
  /** Of what is lit now; null while nothing is, or the answer is under way. */
  cones: Cones | null = null;
  pair: Pair | null = null;
  private readonly lab: Lab;
  private readonly soon: () => void;
  private wanted: Place | null = null;
  private wantedAt = 0;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private other: Place | null = null;
  private until = -1;
  private askedAt = 0;
  private asking = false;

  constructor(lab: Lab, soon: () => void) {
    this.lab = lab;
    this.soon = soon;
  }

  forget(): void {
    clearTimeout(this.resting);
    this.resting = undefined;
    this.cones = null;
    this.pair = null;
    this.wanted = null;
    this.other = null;
    this.until = -1;
  }

  /** What is lit from now on, and what is compared with it. */
  look(place: Place | null, other: Place | null, seenUntil: Micros, playing: boolean): void {
    if (!samePlace(place, this.wanted)) {
      this.wanted = place;
      this.wantedAt = performance.now();
      this.until = -1;
      if (place === null) this.cones = null;
    }
    if (place === null || other === null) {
      this.pair = null;
      this.other = null;
    } else if (!samePlace(other, this.other) || (this.pair !== null && !samePlace(place, this.pair.a))) {
      this.other = other;
      this.pair = null;
      this.compare(place, other);
    }
    if (place === null || this.asking || seenUntil === this.until) return;
    // Not for what is only passed by: all of a long run is looked through.
    const rests = performance.now() - this.wantedAt;
    if (rests < RESTS) {
      this.resting ??= setTimeout(() => {
        this.resting = undefined;
        this.soon();
      }, RESTS - rests);
      return;
    }
    if (playing && this.cones !== null && this.until >= 0 && performance.now() - this.askedAt < AGAIN) return;
    this.ask(place, seenUntil);
  }

  private ask(place: Place, until: Micros): void {
    this.asking = true;
    this.until = until;
    this.askedAt = performance.now();
    void this.lab.record('causes', { ...place, until }).then((reply) => {
      this.asking = false;
      if (samePlace(place, this.wanted)) this.cones = reply === null ? null : { of: place, ...reply };
      this.soon();
    });
  }

  private compare(a: Place, b: Place): void {
    void this.lab.record('order', { a, b }).then((reply) => {
      if (reply === null || !samePlace(a, this.wanted) || !samePlace(b, this.other)) return;
      this.pair = { a, b, order: reply.order };
      this.soon();
    });
  }
}

function isUpTo(place: Place, end: Place | undefined): boolean {
  if (end === undefined) return false;
  return place.position < end.position || (place.position === end.position && place.index <= end.index);
}

function isFrom(place: Place, end: Place | undefined): boolean {
  if (end === undefined) return false;
  return place.position > end.position || (place.position === end.position && place.index >= end.index);
}

/** Whether a message is one by which the happening could know, or one that could know of it. */
export function lightOf(arrow: Arrow, { of, past, future }: Cones): Light {
  const sent = arrow.sentPosition === null ? null : { position: arrow.sentPosition, index: arrow.sentIndex };
  const ended = arrow.endPosition === null ? null : { position: arrow.endPosition, index: arrow.endIndex };
  if (samePlace(sent, of) || samePlace(ended, of) || samePlace(arrow.heard, of)) return 'self';
  if (arrow.heard !== null && isUpTo(arrow.heard, past.ends[arrow.to])) return 'past';
  if (arrow.copied) return future.copies.includes(arrow.id) ? 'future' : 'rest';
  if (sent !== null && arrow.from !== null && isFrom(sent, future.ends[arrow.from])) return 'future';
  return 'rest';
}

export function markLight(mark: Mark, { of, past, future }: Cones): Light {
  if (mark.position === of.position) return 'self';
  const nodes: readonly NodeId[] = mark.node !== null ? [mark.node] : mark.kind === 'broke' ? mark.nodes : [];
  const place = { position: mark.position, index: 0 };
  if (nodes.some((node) => isFrom(place, future.ends[node]))) return 'future';
  if (mark.node !== null && isUpTo(place, past.ends[mark.node])) return 'past';
  return 'rest';
}
