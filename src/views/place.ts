// Where everything on the stage stands, in pixels: a function of the scene, the playhead and the box, and of nothing else.
// The same moment always looks the same, whichever way one came to it.

import type { NodeId } from '../engine/protocol.ts';
import type { Envelope } from '../engine/world.ts';
import type { Target } from '../store/selection.ts';
import {
  type Box,
  clamp,
  isShort,
  marksAt,
  type Point,
  type Seated,
  type Seating,
  seating,
  toSegment,
} from './seating.ts';

export type { Box, Point } from './seating.ts';

/** The way of messages from one node to another: from edge to edge, on the right-hand side of the link. */
export interface Lane {
  readonly from: NodeId;
  readonly to: NodeId;
  /** Where it begins. */
  readonly x: number;
  readonly y: number;
  /** Its direction, of length 1. */
  readonly dx: number;
  readonly dy: number;
  readonly length: number;
  /** In degrees. */
  readonly angle: number;
}

/** Where a message stands. */
export interface Spot extends Point {
  readonly envelope: Envelope;
  readonly lane: Lane;
  /** Stands still at the middle of its link, waiting to be delivered; flies; stands before a cut; was lost under way. */
  readonly phase: 'waits' | 'flies' | 'stopped' | 'lost';
  /** From 1 to 0 as it fades. */
  readonly shown: number;
  /** How far it has come from the edge of its sender. */
  readonly flown: number;
}

/** A link as drawn: from edge to edge through the centres. Ends in id order. */
export interface LinkLine {
  readonly ends: readonly [NodeId, NodeId];
  readonly a: Point;
  readonly b: Point;
  readonly middle: Point;
}

export interface Place extends Seating {
  /** From a disc's edge to the votes gathered. */
  readonly tally: number;
  /** How much larger than usual words and marks are: a projector is read from afar. */
  readonly scale: number;
  /** By `from>to`, for every pair. */
  readonly lanes: ReadonlyMap<string, Lane>;
  readonly links: readonly LinkLine[];
}

/** From a disc's edge to where a message may stand. */
const CLEAR = 17;
/** From the link to the lanes on either side of it; less where messages would pass over a node. */
const SIDE = 7.5;
/** Half the size of a cut's mark. */
export const CUT = 9;
/** A message's mark, from its centre. */
export const MARK = 8;

export function laneName(from: NodeId, to: NodeId): string {
  return `${from}>${to}`;
}

/** Lays out a cluster, with the ways between its nodes. */
export function place(seats: readonly Seated[], box: Box): Place {
  return connect(seating(seats, box), seats);
}

function connect(base: Seating, seats: readonly Seated[]): Place {
  const lanes = new Map<string, Lane>();
  const links: LinkLine[] = [];
  const reach = base.radius + CLEAR;
  const scale = marksAt(base.radius);
  const side = clamp(2.5, base.pass - base.radius - MARK * scale - 1, SIDE);
  for (const [i, { id: from }] of seats.entries()) {
    for (const [j, { id: to }] of seats.entries()) {
      if (i === j) continue;
      const p = base.nodes.get(from) as Point;
      const q = base.nodes.get(to) as Point;
      const distance = Math.hypot(q.x - p.x, q.y - p.y) || 1;
      const dx = (q.x - p.x) / distance;
      const dy = (q.y - p.y) / distance;
      lanes.set(laneName(from, to), {
        from,
        to,
        x: p.x + dx * reach - dy * side,
        y: p.y + dy * reach + dx * side,
        dx,
        dy,
        length: Math.max(1, distance - 2 * reach),
        angle: (Math.atan2(dy, dx) * 180) / Math.PI,
      });
      if (i < j && base.linked(from, to)) {
        const edge = base.radius + 1;
        const a = { x: p.x + dx * edge, y: p.y + dy * edge };
        const b = { x: q.x - dx * edge, y: q.y - dy * edge };
        links.push({ ends: [from, to], a, b, middle: { x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 } });
      }
    }
  }
  return { ...base, scale, tally: (isShort(base.box) ? 16 : 22) * scale, lanes, links };
}

/** The end of a transform that makes a mark as large as the stage asks. */
export function scaled({ scale }: Place): string {
  return scale === 1 ? '' : `scale(${Math.round(scale * 100) / 100})`;
}

// --- What is under a finger --------------------------------------------------------------------------------------------

/** The nearest thing within reach: a node by its disc, then a message, then a link. Null on the empty stage. */
export function hit(place: Place, standing: readonly Spot[], point: Point, reach: number): Target | null {
  let near = Number.POSITIVE_INFINITY;
  let found: Target | null = null;
  for (const it of standing) {
    const distance = Math.hypot(it.x - point.x, it.y - point.y);
    if (distance <= reach && distance < near) {
      near = distance;
      found = { kind: 'envelope', id: it.envelope.id };
    }
  }
  for (const [node, at] of place.nodes) {
    const distance = Math.hypot(at.x - point.x, at.y - point.y);
    if (distance <= place.radius + 1 && (found === null || near > MARK + 3)) return { kind: 'node', node };
    if (found === null && distance <= Math.max(22, place.radius + CLEAR)) return { kind: 'node', node };
  }
  if (found !== null) return found;
  near = Math.min(reach, 16);
  for (const { ends, a, b } of place.links) {
    const distance = toSegment(point, a, b);
    if (distance < near) {
      near = distance;
      found = { kind: 'link', ends };
    }
  }
  return found;
}

/** Whether a point is on a node's disc, and not in the halo about it. */
export function onDisc(place: Place, node: NodeId, point: Point): boolean {
  const at = place.nodes.get(node);
  return at !== undefined && Math.hypot(at.x - point.x, at.y - point.y) <= place.radius + 1;
}

/** The links that a stroke from p to q crosses. */
export function crossed(place: Place, p: Point, q: Point): LinkLine[] {
  const side = (a: Point, b: Point, c: Point) => Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
  return place.links.filter(({ a, b }) => side(p, q, a) !== side(p, q, b) && side(a, b, p) !== side(a, b, q));
}

/** The node nearest in a direction, for the arrow keys. */
export function neighbour(place: Place, from: NodeId, dx: number, dy: number): NodeId | null {
  const here = place.nodes.get(from);
  if (here === undefined) return null;
  let best = Number.POSITIVE_INFINITY;
  let found: NodeId | null = null;
  for (const [node, at] of place.nodes) {
    const ahead = (at.x - here.x) * dx + (at.y - here.y) * dy;
    const aside = Math.abs((at.x - here.x) * dy - (at.y - here.y) * dx);
    if (node === from || ahead <= 1) continue;
    // In columns: up and down within one's own, aside into the next one.
    const cost = place.columns.length === 0 ? ahead + 2 * aside : dx === 0 ? ahead + 1e4 * aside : ahead * 1e4 + aside;
    if (cost < best) {
      best = cost;
      found = node;
    }
  }
  return found;
}
