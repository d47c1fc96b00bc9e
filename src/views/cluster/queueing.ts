// Where the messages that wait for a node stand once more beside it, as a queue: the oldest next to the node, for that one
// is delivered first. A function of what stands on the stage.

import type { NodeId } from '../../engine/protocol.ts';
import type { Place, Point, Spot } from '../place.ts';
import { HALO, toSegment } from '../seating.ts';
import { besideNode } from '../spots.ts';
import { type Rectangle, widthOf } from './captions.ts';
import { overlap } from './labels.ts';

export interface Queue extends Rectangle {
  readonly node: NodeId;
  /** Those that have room, the oldest first; none where there is room for a count alone. */
  readonly waiting: readonly Spot[];
  /** How many more wait, and where that is said. */
  readonly more: number;
  readonly moreAt: Point;
}

/** How large their marks are beside those on the links. */
export const SMALL = 0.62;
/** From one to the next, and how thick the queue is. */
const STEP = 16;
const THICK = 18;
/** More than so many are counted. */
const MOST = 6;
/** From a disc's edge to its queue: beyond its timer. */
const OFF = HALO + 5;
/** Above this stand the page's chips. */
const CHIPS = 44;
/** What is about a message on its link, from its centre. */
const READY = 15;
/** From a disc to what its client asks for. */
const ASKED = 27;
/** How far beside a node's middle a queue may begin, of its reach. */
const BESIDE = [0, 0.5, -0.5, 0.85, -0.85, 1.1, -1.1];

/** Which way it goes from its node, and how far beside the node's middle it begins. */
interface Way {
  readonly dx: -1 | 0 | 1;
  readonly dy: -1 | 0 | 1;
  readonly beside: number;
}

const WAYS: readonly Way[] = (
  [
    [1, 0],
    [-1, 0],
    [0, -1],
    [0, 1],
  ] as const
).flatMap(([dx, dy]) => BESIDE.map((beside) => ({ dx, dy, beside })));

/**
 * @param standing the messages on their links.
 * @param full what else must not be covered, discs left out.
 */
export function queuesOf(place: Place, standing: readonly Spot[], full: readonly Rectangle[]): readonly Queue[] {
  const ready = READY * place.scale;
  const marks = standing.map(({ x, y }) => ({ left: x - ready, top: y - ready, right: x + ready, bottom: y + ready }));
  const covered = [...full, ...marks];
  const found: Queue[] = [];
  for (const node of place.nodes.keys()) {
    const waiting = standing
      .filter(({ phase, envelope }) => phase === 'waits' && envelope.to === node)
      .sort((a, b) => a.envelope.id - b.envelope.id);
    if (waiting.length === 0) continue;
    const queue = queueOf(place, node, waiting, covered) ?? countOf(place, node, waiting.length, covered);
    if (queue === null) continue;
    found.push(queue);
    covered.push(queue);
  }
  return found;
}

/** As many as have room, on the way that leads over the fewest links and away from the others. */
function queueOf(place: Place, node: NodeId, all: readonly Spot[], covered: readonly Rectangle[]): Queue | null {
  for (let count = Math.min(all.length, MOST); count > 0; count--) {
    const more = all.length - count;
    let best = Number.NEGATIVE_INFINITY;
    let found: Queue | null = null;
    for (const way of WAYS) {
      const queue = along(place, node, way, all.slice(0, count), more);
      if (!isFree(place, queue, covered)) continue;
      const score = worth(place, node, way, queue);
      if (score <= best) continue;
      best = score;
      found = queue;
    }
    if (found !== null) return found;
  }
  return null;
}

function along(place: Place, node: NodeId, { dx, dy, beside }: Way, waiting: readonly Spot[], more: number): Queue {
  const { scale, radius } = place;
  const at = place.nodes.get(node) as Point;
  const [step, half] = [STEP * scale, (THICK * scale) / 2];
  const reach = radius + OFF;
  const aside = beside * reach;
  // Where it begins beside the middle, the disc is the nearer the farther it is aside.
  const near = Math.max(0, Math.abs(aside) - half);
  const begin = near < reach ? Math.sqrt(reach * reach - near * near) : 0;
  const words = more === 0 ? 0 : dx === 0 ? step : widthOf(`+${more}`) * scale + 5;
  const length = waiting.length * step + words + 3 * scale;
  const point = (far: number): Point => ({
    x: at.x + dx * (begin + far) + (dx === 0 ? aside : 0),
    y: at.y + dy * (begin + far) + (dy === 0 ? aside : 0),
  });
  const [a, b] = [point(0), point(length)];
  const [w, h] = dx === 0 ? [Math.max(half, words > 0 ? (widthOf(`+${more}`) * scale) / 2 + 3 : 0), 0] : [0, half];
  return {
    node,
    waiting: waiting.map((spot, i) => ({ ...spot, ...point((i + 0.5) * step + 1.5 * scale) })),
    more,
    moreAt: point(length - words / 2 - 2),
    left: Math.min(a.x, b.x) - w,
    right: Math.max(a.x, b.x) + w,
    top: Math.min(a.y, b.y) - h,
    bottom: Math.max(a.y, b.y) + h,
  };
}

/** Where not even one has room: how many there are, somewhere about the disc. */
function countOf(place: Place, node: NodeId, more: number, covered: readonly Rectangle[]): Queue | null {
  const { scale, radius } = place;
  const at = place.nodes.get(node) as Point;
  const half = { x: (widthOf(String(more)) * scale) / 2 + 5, y: (THICK * scale) / 2 };
  let best = Number.NEGATIVE_INFINITY;
  let found: Queue | null = null;
  for (let i = 0; i < 24; i++) {
    const turn = (i * Math.PI) / 12;
    const away = radius + OFF + Math.hypot(half.x * Math.cos(turn), half.y * Math.sin(turn));
    const moreAt = { x: at.x + away * Math.cos(turn), y: at.y + away * Math.sin(turn) };
    const queue = {
      ...{ node, waiting: [], more, moreAt },
      ...{ left: moreAt.x - half.x, right: moreAt.x + half.x, top: moreAt.y - half.y, bottom: moreAt.y + half.y },
    };
    if (!isFree(place, queue, covered)) continue;
    const score = worth(place, node, { dx: 0, dy: 0, beside: 0 }, queue);
    if (score <= best) continue;
    best = score;
    found = queue;
  }
  return found;
}

function isFree(place: Place, queue: Queue, covered: readonly Rectangle[]): boolean {
  const { width, height } = place.box;
  if (queue.left < 4 || queue.right > width - 4 || queue.top < CHIPS || queue.bottom > height - 3) return false;
  const free = place.radius + OFF - 2;
  for (const at of place.nodes.values()) if (gap(queue, at) < free) return false;
  return !covered.some((other) => overlap(queue, other));
}

/** The fewer links pass beneath it the better, and away from the middle of the stage; a row is read more easily. */
function worth(place: Place, node: NodeId, { dx, beside }: Way, queue: Queue): number {
  const middle = { x: (queue.left + queue.right) / 2, y: (queue.top + queue.bottom) / 2 };
  const at = place.nodes.get(node) as Point;
  const away = Math.hypot(middle.x - place.centre.x, middle.y - place.centre.y);
  const before = Math.hypot(at.x - place.centre.x, at.y - place.centre.y);
  const links = place.links.filter(({ a, b }) => isCrossed(queue, a, b)).length;
  // There a client's request stands while it is made.
  const { x, y } = besideNode(place, node, ASKED);
  const asked = overlap(queue, { left: x - 26, right: x + 26, top: y - 13, bottom: y + 13 }) ? 9 : 0;
  return (away - before) / 20 - 4 * links - asked - Math.abs(beside) + (dx === 0 ? 0 : 1);
}

/** Whether a line passes beneath a rectangle: asked at points of its longer middle line. */
function isCrossed({ left, right, top, bottom }: Rectangle, a: Point, b: Point): boolean {
  const [wide, high] = [right - left, bottom - top];
  const half = Math.min(wide, high) / 2;
  const steps = Math.max(1, Math.ceil(Math.max(wide, high) / half));
  for (let i = 0; i <= steps; i++) {
    const share = half + ((Math.max(wide, high) - 2 * half) * i) / steps;
    const point = wide > high ? { x: left + share, y: top + half } : { x: left + half, y: top + share };
    if (toSegment(point, a, b) < half) return true;
  }
  return false;
}

/** From a rectangle to a point. */
function gap({ left, top, right, bottom }: Rectangle, { x, y }: Point): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}
