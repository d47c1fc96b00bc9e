// One press on the stage, by mouse, pen or finger: it means a thing, or it draws a line that cuts links. Pure.

import { sameTarget, type Target } from '../../store/selection.ts';
import { crossed, hit, type LinkLine, onDisc, type Place, type Point, type Spot } from '../place.ts';

export interface Press {
  readonly from: Point;
  /** What it began on. */
  readonly target: Target | null;
  /** How far beside a thing it still means it, in pixels. */
  readonly reach: number;
  /** A line is being drawn by now. */
  readonly line: boolean;
}

/** What is under the hand: the layout, and the messages where they stand. */
export interface Ground {
  readonly place: Place;
  readonly standing: readonly Spot[];
}

/** Shorter than this, a line across the stage is a click. */
const STROKE = 24;
/** A hand slips so far that does not mean to draw a line; farther on what it aims at: a message, or a node's disc. */
const SLIP = 6;
const SLIP_AIMED = 12;

export function begun({ place, standing }: Ground, from: Point, reach: number): Press {
  return { from, target: hit(place, standing, from, reach), reach, line: false };
}

export function moved({ place }: Ground, press: Press, point: Point): Press {
  if (press.line || distance(press.from, point) <= slipOf(place, press)) return press;
  return { ...press, line: true };
}

/** The links that its line would cut, were it to end at a point. */
export function struck({ place }: Ground, { line, from }: Press, point: Point): LinkLine[] {
  return line ? crossed(place, from, point) : [];
}

/** What it was when it ended: a cut of links, a click on something or on nothing; null when it was neither. */
export function ended(
  ground: Ground,
  press: Press,
  point: Point,
): { readonly cut: readonly LinkLine[] } | { readonly clicked: Target | null } | null {
  const { target, from, reach } = press;
  const isLong = press.line && distance(from, point) >= STROKE;
  const cut = isLong ? struck(ground, press, point) : [];
  if (cut.length > 0) return { cut };
  const stayed = () => sameTarget(target, hit(ground.place, ground.standing, point, reach));
  // A hand that wanders about a disc, and cuts nothing, means the node.
  if (isLong) return target?.kind === 'node' && stayed() ? { clicked: target } : null;
  // What a message was flies on under the hand.
  return target?.kind === 'envelope' || stayed() ? { clicked: target } : null;
}

/** In the halo about a disc, where links begin, a line begins as on the empty stage. */
function slipOf(place: Place, { target, from }: Press): number {
  const isAimed = target?.kind === 'envelope' || (target?.kind === 'node' && onDisc(place, target.node, from));
  return isAimed ? SLIP_AIMED : SLIP;
}

function distance(p: Point, q: Point): number {
  return Math.hypot(p.x - q.x, p.y - q.y);
}
