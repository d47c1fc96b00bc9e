// Where everything on the stage stands, in pixels: a function of the scene, the playhead and the box, and of nothing else.
// The same moment always looks the same, whichever way one came to it.

import type { Micros, NodeId } from '../engine/protocol.ts';
import type { Envelope } from '../engine/world.ts';
import type { Target } from '../store/selection.ts';
import type { Scene } from '../worker/wire.ts';
import { type Box, clamp, HALO, isShort, LINE, type Point, type Seated, type Seating, seating } from './seating.ts';

export type { Box, Point } from './seating.ts';

/** The way of messages from one node to another: from edge to edge, on the right-hand side of the link. */
interface Lane {
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
/** From the link to the lanes on either side of it. */
const SIDE = 7.5;
/** Half the size of a cut's mark. */
export const CUT = 9;
/** Between two messages that stand in a row. */
const ROW = 30;
/** How much farther from the link a message stands that waits to be delivered. */
const ASIDE = 9;
/** A message's mark, from its centre. */
const MARK = 8;

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
        x: p.x + dx * reach - dy * SIDE,
        y: p.y + dy * reach + dx * SIDE,
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
  const scale = clamp(1, base.radius / 52, 1.4);
  return { ...base, scale, tally: (isShort(base.box) ? 16 : 22) * scale, lanes, links };
}

/** The end of a transform that makes a mark as large as the stage asks. */
export function scaled({ scale }: Place): string {
  return scale === 1 ? '' : `scale(${Math.round(scale * 100) / 100})`;
}

// --- Messages --------------------------------------------------------------------------------------------------------

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

/** How far a message is on its way, from 0 to 1. */
export function progress(envelope: Envelope, playhead: Micros): number {
  const whole = envelope.arrivesAt - envelope.sentAt;
  return whole <= 0 ? 1 : clamp(0, (playhead - envelope.sentAt) / whole, 1);
}

function spot(envelope: Envelope, lane: Lane, phase: Spot['phase'], flown: number, shown = 1): Spot {
  return { envelope, lane, phase, shown, flown, x: lane.x + lane.dx * flown, y: lane.y + lane.dy * flown };
}

/** Where every message in flight stands. `still`: messages jump, they don't fly. */
export function spots(place: Place, scene: Scene, playhead: Micros, still: boolean): Spot[] {
  const manual = scene.network.mode === 'manual';
  const standing = new Map<string, number>();
  const rows = new Map<string, number>();
  const cuts = scene.cuts.length > 0 ? new Set(scene.cuts) : null;
  const stands = (name: string) => manual || still || cuts?.has(name) === true;
  for (const { from, to } of scene.envelopes) {
    if (from === null) continue;
    const name = laneName(from, to);
    if (stands(name)) rows.set(name, (rows.get(name) ?? 0) + 1);
  }
  const found: Spot[] = [];
  for (const envelope of scene.envelopes) {
    if (envelope.from === null) continue;
    const name = laneName(envelope.from, envelope.to);
    const lane = place.lanes.get(name);
    if (lane === undefined) continue;
    const far = progress(envelope, playhead);
    const turn = standing.get(name) ?? 0;
    if (stands(name)) standing.set(name, turn + 1);
    if (manual || still) {
      const { x, y, ...it } = spot(
        envelope,
        lane,
        manual ? 'waits' : 'flies',
        waitingAt(lane, turn, rows.get(name) as number),
      );
      found.push({ ...it, x: x - lane.dy * ASIDE, y: y + lane.dx * ASIDE });
    } else if (cuts?.has(name)) {
      found.push(stoppedAt(envelope, lane, far, turn, rows.get(name) as number));
    } else if (envelope.doomed) {
      // It flies half-way, fades over the last third of that, and leaves a cross until it would have arrived.
      if (far < 0.5) found.push(spot(envelope, lane, 'flies', far * lane.length, clamp(0.25, (0.55 - far) / 0.2, 1)));
      else found.push(spot(envelope, lane, 'lost', lane.length / 2, 2 - 2 * far));
    } else found.push(spot(envelope, lane, 'flies', far * lane.length));
  }
  return manual && found.length <= SPREAD ? apart(place, found) : found;
}

/** More than these are not spread: there is no room for so many. */
const SPREAD = 40;
/** A finger's breadth. */
const TOUCH = 44;
/** How far a message may go along its link and away from it, where others stand in its way. */
const ALONG = [0, -12, 12, -24, 24, -36, 36, -50, 50, -66, 66];
const AWAY = [0, 14, 28];
/** How wide what is said beneath a disc may well be. */
const SAID = 104;

/**
 * Those that wait, a finger's breadth apart where there is room: one after the other each takes the place nearest to its
 * own that is free, or the freest.
 */
function apart(place: Place, waiting: readonly Spot[]): Spot[] {
  const placed: Spot[] = [];
  for (const it of waiting) {
    const { lane } = it;
    let best = Number.NEGATIVE_INFINITY;
    let chosen = it;
    for (const away of AWAY) {
      for (const along of ALONG) {
        const flown = it.flown + along;
        if (along !== 0 && (flown < 0 || flown > lane.length)) continue;
        const x = it.x + lane.dx * along - lane.dy * away;
        const y = it.y + lane.dy * along + lane.dx * away;
        const score = freedom(place, placed, x, y) - (Math.abs(along) + 1.5 * away) * 0.02;
        if (score <= best) continue;
        best = score;
        chosen = { ...it, x, y, flown };
      }
    }
    placed.push(chosen);
  }
  return placed;
}

/**
 * How far a point is from the messages that are placed, at most a finger's breadth; less on a disc, over what is said
 * beneath one, and outside.
 */
function freedom(place: Place, placed: readonly Spot[], x: number, y: number): number {
  let free = TOUCH;
  for (const other of placed) free = Math.min(free, Math.hypot(other.x - x, other.y - y));
  for (const [id, at] of place.nodes) {
    free = Math.min(free, 3 * (Math.hypot(at.x - x, at.y - y) - place.radius - MARK - 4));
    const room = place.rooms.get(id);
    if (room === undefined || room.side !== 0) continue;
    const below = y - at.y - place.radius - HALO;
    const half = Math.min(room.width, SAID) / 2;
    if (below > -MARK && below < 2 * LINE + MARK && Math.abs(x - at.x) < half) free = Math.min(free, MARK * 2);
  }
  const edge = Math.min(x, y, place.box.width - x, place.box.height - y);
  return edge < MARK + 6 ? free - TOUCH : free;
}

/** In a row about a point a little before the middle, so that those of the other direction stand on their own side. */
function waitingAt(lane: Lane, place: number, row: number): number {
  const gap = row > 1 ? Math.min(ROW, (lane.length - 8) / (row - 1)) : 0;
  const first = clamp(0, lane.length * 0.42 - (gap * (row - 1)) / 2, lane.length - gap * (row - 1));
  return clamp(0, first + gap * (row - 1 - place), lane.length);
}

/** It flies to the mark of the cut and stands before it, behind those that came earlier. */
function stoppedAt(envelope: Envelope, lane: Lane, far: number, place: number, row: number): Spot {
  const end = Math.max(0, lane.length / 2 - CUT - 7);
  const gap = row > 1 ? Math.min(MARK * 2 + 2, end / (row - 1)) : 0;
  const stop = Math.max(0, end - gap * place);
  const flown = far * lane.length;
  return flown < stop ? spot(envelope, lane, 'flies', flown) : spot(envelope, lane, 'stopped', stop);
}

/** Where a lost message leaves its cross. */
export function lossAt(place: Place, envelope: Envelope, why: string, at: Micros, manual: boolean): Point | null {
  if (envelope.from === null) return null;
  const lane = place.lanes.get(laneName(envelope.from, envelope.to));
  if (lane === undefined) return null;
  const flown =
    why === 'down'
      ? lane.length
      : why === 'dropped'
        ? lane.length * (manual ? 0.42 : progress(envelope, at))
        : why === 'cut'
          ? Math.max(0, lane.length / 2 - CUT - 7)
          : lane.length / 2;
  return { x: lane.x + lane.dx * flown, y: lane.y + lane.dy * flown };
}

/** Outside of a node, away from the others: where its client stands. */
export function besideNode(place: Place, node: NodeId, away: number): Point {
  const p = place.nodes.get(node) ?? place.centre;
  const x = p.x - place.centre.x;
  const side = Math.abs(x) < 1 ? 1 : Math.sign(x);
  return { x: p.x + side * (place.radius + away) * 0.8, y: p.y - (place.radius + away) * 0.6 };
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

function toSegment(p: Point, a: Point, b: Point): number {
  const x = b.x - a.x;
  const y = b.y - a.y;
  const t = clamp(0, ((p.x - a.x) * x + (p.y - a.y) * y) / (x * x + y * y || 1), 1);
  return Math.hypot(a.x + t * x - p.x, a.y + t * y - p.y);
}

/** Where a line from a node's middle to a point leaves its disc. */
export function edgeTowards(place: Place, node: NodeId, point: Point): Point {
  const at = place.nodes.get(node) ?? place.centre;
  const far = Math.hypot(point.x - at.x, point.y - at.y) || 1;
  const share = place.radius / far;
  return { x: at.x + (point.x - at.x) * share, y: at.y + (point.y - at.y) * share };
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
