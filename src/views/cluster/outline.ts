// A soft outline about some of the nodes, as path data: what is outside of it is not among them.

import type { NodeId } from '../../engine/protocol.ts';
import type { Place, Point } from '../place.ts';
import { HALO } from '../seating.ts';
import type { Rectangle } from './captions.ts';

/** From a disc's timer, and from a caption, to the outline. */
const AIR = 8;
const CORNER = 18;
/** What joins two stretches of a column past a node that is not among them. */
const BRIDGE = 7;
/** Between the points of an edge. */
const NEAR = 12;

export interface Outline {
  readonly path: string;
  /** Points of the outline, close to each other. */
  readonly edge: readonly Point[];
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
const spot = ({ x, y }: Point): string => `${tenth(x)} ${tenth(y)}`;

/** @param captions the boxes of what is said about nodes, those without words left out. */
export function outlineOf(
  place: Place,
  members: readonly NodeId[],
  captions: ReadonlyMap<NodeId, Rectangle>,
): Outline | null {
  const inside = members.filter((id) => place.nodes.has(id));
  if (inside.length === 0) return null;
  if (place.columns.length === 0) return hull(place, inside, captions);
  return isStraight(place) ? column(place, inside, captions) : apart(place, inside);
}

/** Whether the columns are straight, and not so full that their nodes stand alternately to the left and right. */
function isStraight(place: Place): boolean {
  return [...place.nodes.values()].every(({ x }) => place.columns.some((head) => Math.abs(head.x - x) < 1));
}

/** A ring about each. */
function apart(place: Place, members: readonly NodeId[]): Outline {
  const r = place.radius + HALO + 2;
  let path = '';
  const edge: Point[] = [];
  for (const id of members) {
    const { x, y } = place.nodes.get(id) as Point;
    edge.push(...circle({ x, y }, r, 16));
    path += `M${tenth(x - r)} ${tenth(y)}a${tenth(r)} ${tenth(r)} 0 1 0 ${tenth(2 * r)} 0a${tenth(r)} ${tenth(r)} 0 1 0 ${tenth(-2 * r)} 0Z`;
  }
  return { path, edge };
}

function circle({ x, y }: Point, r: number, steps: number): Point[] {
  return Array.from({ length: steps }, (_, i) => {
    const turn = (i * 2 * Math.PI) / steps;
    return { x: x + r * Math.cos(turn), y: y + r * Math.sin(turn) };
  });
}

/** The corners of a closed line, and points between them. */
function along(corners: readonly Point[]): Point[] {
  return corners.flatMap((from, i) => {
    const to = corners[(i + 1) % corners.length] as Point;
    const steps = Math.max(1, Math.round(Math.hypot(to.x - from.x, to.y - from.y) / NEAR));
    return Array.from({ length: steps }, (_, k) => ({
      x: from.x + ((to.x - from.x) * k) / steps,
      y: from.y + ((to.y - from.y) * k) / steps,
    }));
  });
}

/** A box about a node and what is said of it. */
function boxOf(place: Place, id: NodeId, captions: ReadonlyMap<NodeId, Rectangle>): Rectangle {
  const { x, y } = place.nodes.get(id) as Point;
  const reach = place.radius + HALO + AIR;
  // Half-way to the neighbours where they stand close.
  let high = reach;
  for (const [other, at] of place.nodes)
    if (other !== id && Math.abs(at.x - x) < 1) high = Math.min(high, Math.abs(at.y - y) / 2);
  const box = captions.get(id);
  return {
    left: Math.min(x - reach, (box?.left ?? x) - AIR),
    top: Math.min(y - high, (box?.top ?? y) - 2),
    right: Math.max(x + reach, (box?.right ?? x) + AIR),
    bottom: Math.min(place.box.height - 2, Math.max(y + high, (box?.bottom ?? y) + 2)),
  };
}

function around(boxes: readonly Rectangle[]): Rectangle {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

/** Boxes about the stretches of a column, joined by a bridge that passes by those between. */
function column(place: Place, members: readonly NodeId[], captions: ReadonlyMap<NodeId, Rectangle>): Outline {
  const { x } = place.nodes.get(members[0] as NodeId) as Point;
  const all = [...place.nodes].filter(([, at]) => Math.abs(at.x - x) < 1).sort((a, b) => a[1].y - b[1].y);
  const whole = around(all.map(([id]) => boxOf(place, id, captions)));
  const runs: Rectangle[][] = [];
  let previous = false;
  for (const [id] of all) {
    const member = members.includes(id);
    if (member && previous) (runs[runs.length - 1] as Rectangle[]).push(boxOf(place, id, captions));
    else if (member) runs.push([boxOf(place, id, captions)]);
    previous = member;
  }
  const joined = runs.length > 1;
  const left = whole.left - (joined ? BRIDGE : 0);
  const { right } = whole;
  const stretches = runs.map(around);
  const corners: Point[] = [];
  for (const [i, { top, bottom }] of stretches.entries()) {
    const edge = left + BRIDGE;
    if (i > 0) corners.push({ x: edge, y: top });
    else corners.push({ x: left, y: top });
    corners.push({ x: right, y: top }, { x: right, y: bottom });
    corners.push({ x: i < stretches.length - 1 ? edge : left, y: bottom });
  }
  return { path: rounded(corners), edge: along(corners) };
}

/** A closed line through corners, each cut by a curve as round as its sides allow. */
function rounded(corners: readonly Point[]): string {
  const count = corners.length;
  let path = '';
  for (let i = 0; i < count; i++) {
    const before = corners[(i + count - 1) % count] as Point;
    const corner = corners[i] as Point;
    const after = corners[(i + 1) % count] as Point;
    const [a, b] = [towards(corner, before), towards(corner, after)];
    path += `${i === 0 ? 'M' : 'L'}${spot(a)}Q${spot(corner)} ${spot(b)}`;
  }
  return `${path}Z`;
}

function towards(corner: Point, other: Point): Point {
  const way = Math.hypot(other.x - corner.x, other.y - corner.y) || 1;
  const share = Math.min(CORNER, way / 2) / way;
  return { x: corner.x + (other.x - corner.x) * share, y: corner.y + (other.y - corner.y) * share };
}

/** The convex hull of the discs and of what is said about them, with round corners. */
function hull(place: Place, members: readonly NodeId[], captions: ReadonlyMap<NodeId, Rectangle>): Outline {
  const points: Point[] = [];
  for (const id of members) {
    points.push(...circle(place.nodes.get(id) as Point, place.radius + HALO + AIR, 40));
    const box = captions.get(id);
    if (box === undefined) continue;
    for (const x of [box.left, box.right])
      for (const y of [box.top + 3, box.bottom - 3]) points.push(...circle({ x, y }, AIR, 16));
  }
  const outer = convex(points);
  const path = `${outer.map((point, i) => `${i === 0 ? 'M' : 'L'}${spot(point)}`).join('')}Z`;
  return { path, edge: along(outer) };
}

/** The convex hull of points, by Andrew's monotone chain. */
function convex(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (list: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const p of list) {
      for (;;) {
        const [a, b] = [chain[chain.length - 2], chain[chain.length - 1]];
        if (a === undefined || b === undefined || (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) > 0) break;
        chain.pop();
      }
      chain.push(p);
    }
    chain.pop();
    return chain;
  };
  return [...half(sorted), ...half(sorted.reverse())];
}
