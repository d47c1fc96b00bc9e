// Where the nodes stand, in pixels: a ring, or a column for each part where nodes of several parts stand apart.

import type { NodeId } from '../engine/protocol.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly width: number;
  readonly height: number;
  /** Kept free above, where it is not what the page's chips need. */
  readonly above?: number;
}

export interface Seated {
  readonly id: NodeId;
  readonly part: string;
}

/** Where there is room for what is said about a node. */
export interface Room {
  /** Beneath its disc (0), or beside it: to its left (-1), to its right (1). */
  readonly side: -1 | 0 | 1;
  readonly width: number;
  readonly lines: number;
  /** Whether the support that it gathers may stand about the disc as dots; else words must do. */
  readonly dots: boolean;
}

export interface Seating {
  readonly box: Box;
  readonly radius: number;
  readonly centre: Point;
  readonly nodes: ReadonlyMap<NodeId, Point>;
  readonly rooms: ReadonlyMap<NodeId, Room>;
  /** Heads of the columns; none for a ring. */
  readonly columns: readonly { readonly part: string; readonly x: number; readonly y: number }[];
  /** How near to a node's centre the links of others come. */
  readonly pass: number;
  /** Whether a link between the two is drawn. */
  readonly linked: (a: NodeId, b: NodeId) => boolean;
}

/** From a disc's edge to the ring of its timer, and to the first line beneath. */
export const HALO = 7;
export const LINE = 15;

/** Kept free above the discs for the page's chips and the topmost votes, beneath for votes and captions. */
const SHORT = 380;
const ABOVE = 88;
const BENEATH = 48;
const ABOVE_SHORT = 72;
const BENEATH_SHORT = 38;
/** So low that nothing is said beneath the discs, and that links and discs lie as close as they can. */
const LOW = 200;
const BENEATH_LOW = 14;
const ROOM_LOW = 14;
const PASS_LOW = 7;
/** Between the discs of neighbours, if possible. */
const ROOM = 34;
const RADIUS_LEAST = 22;
/** How much wider than high a ring is, where there is room. */
const WIDE = 1.75;
/** And at least, where one cluster stands above another. */
const FLAT = 132;
/** The most that is said beneath a node. */
const LINES = 3;
const CAPTION_MOST = 190;

export function clamp(low: number, value: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

/** How much larger than usual words and marks are beside discs of a size: a projector is read from afar. */
export function marksAt(radius: number): number {
  return clamp(1, radius / 52, 1.4);
}

export function isShort({ height }: Box): boolean {
  return height < SHORT;
}

export function seating(seats: readonly Seated[], box: Box): Seating {
  const parts = [...new Set(seats.map((seat) => seat.part))];
  const made = parts.length > 1 ? columns(seats, parts, box) : ring(seats, box);
  // Where even small discs would lie upon each other, they are smaller still.
  return { ...made, radius: Math.min(made.radius, gapOf([...made.nodes.values()]) / 2 - 1) };
}

/** The least distance between two. */
function gapOf(points: readonly Point[]): number {
  let gap = Number.POSITIVE_INFINITY;
  for (const [k, p] of points.entries())
    for (const q of points.slice(k + 1)) gap = Math.min(gap, Math.hypot(p.x - q.x, p.y - q.y));
  return gap;
}

/** Ways to set nodes about a centre: half a step turned or not, and how much fuller at its ends than an ellipse. */
const RINGS = [0, 0.5].flatMap((turn) =>
  [1, 0.8, 0.6].flatMap((end) => [1, 1.2, 1.5].map((top) => ({ turn, end, top }))),
);
/** From the centre of a node to the links of others, beyond its disc: a message on them passes by. */
const PASS = 17;
/** And at least, where there is little room: the link itself passes by. */
const PASS_LEAST = 10;
const RADIUS_TINY = 12;

function ring(seats: readonly Seated[], box: Box): Seating {
  const count = seats.length;
  const { width, height } = box;
  const least = Math.min(width, height);
  let radius = clamp(26, least * (least < 480 ? 0.095 : 0.088), 76);
  let points: Point[] = [];
  if (count === 1) points = [{ x: width / 2, y: height / 2 }];
  // Neighbours keep at least as much room between them as a message needs, and no link leads over a node; else the nodes are
  // drawn smaller.
  for (; count > 1; radius *= 0.94) {
    const little = height < LOW ? [ROOM_LOW, PASS_LOW] : [ROOM / 2, PASS_LEAST];
    const [room, pass] = (radius <= RADIUS_LEAST ? little : [ROOM, PASS * marksAt(radius)]) as [number, number];
    const fits = (made: readonly Point[]) =>
      gapOf(made) >= radius * 2 + room && passOf(made) >= Math.min(radius + pass, radius * 2);
    points = inEvenSteps(count, box, radius);
    if (fits(points)) break;
    const rings = RINGS.map((shape) => shaped(count, box, radius, shape));
    const ways = rings.map(passOf);
    points = rings.find(fits) ?? (rings[ways.indexOf(Math.max(...ways))] as Point[]);
    if (fits(points) || radius <= RADIUS_TINY) break;
  }
  const middle = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  const centre = { x: width / 2, y: middle(points.map(({ y }) => y)) };
  const nodes = new Map(seats.map(({ id }, i) => [id, points[i] as Point]));
  const rooms = new Map(seats.map(({ id }, i) => [id, roomBeneath(points, i, radius, box)]));
  return { box, radius, centre, nodes, columns: [], rooms, pass: passOf(points), linked: () => true };
}

function beneath(box: Box): number {
  return box.height < LOW ? BENEATH_LOW : isShort(box) ? BENEATH_SHORT : BENEATH;
}

/** The rectangle for the centres of nodes. */
function within(box: Box, radius: number): { top: number; high: number; wide: number } {
  const top = (box.above ?? (isShort(box) ? ABOVE_SHORT : ABOVE)) + radius;
  return {
    top,
    high: Math.max(40, box.height - top - beneath(box) - radius),
    wide: Math.max(40, box.width / 2 - radius - (box.width < 480 ? 16 : 64)),
  };
}

/** On an ellipse, from the top and clockwise, with the same way along it between any two. */
function inEvenSteps(count: number, box: Box, radius: number): Point[] {
  const { top, high, wide } = within(box, radius);
  let across = high / 2;
  // A wide box gets an ellipse; the ends of a flat one are not wasted.
  let along = Math.min(wide, Math.max(across * WIDE, box.above === undefined ? Math.min(across * 3.2, 210) : FLAT));
  const turns = around(count, along, across);
  const lowest = Math.max(...turns.map(Math.sin));
  across = Math.min(high / (1 + Math.max(0.3, lowest)), along * 1.3);
  along = Math.min(wide, Math.max(along, across));
  const y = top + Math.max(0, (high - across * (1 + lowest)) / 2) + across;
  return turns.map((at) => ({ x: box.width / 2 + along * Math.cos(at), y: y + across * Math.sin(at) }));
}

/** Fills its rectangle with a ring that is flatter above and below, and fuller at its ends, than an ellipse. */
function shaped(count: number, box: Box, radius: number, { turn, end, top: flat }: (typeof RINGS)[number]): Point[] {
  const { top, high, wide } = within(box, radius);
  const bent = (value: number, by: number) => Math.sign(value) * Math.abs(value) ** by;
  const points = Array.from({ length: count }, (_, k) => {
    const at = ((k - turn) * 2 * Math.PI) / count - Math.PI / 2;
    return { x: bent(Math.cos(at), end), y: bent(Math.sin(at), flat) };
  });
  const [xs, ys] = [points.map(({ x }) => Math.abs(x)), points.map(({ y }) => y)];
  const [first, last] = [Math.min(...ys), Math.max(...ys)];
  const across = Math.min(high, wide * 2.6);
  const along = Math.min(wide, Math.max(across * 1.4, 190)) / Math.max(...xs);
  return points.map(({ x, y }) => ({
    x: box.width / 2 + x * along,
    y: top + (high - across) / 2 + ((y - first) / (last - first)) * across,
  }));
}

/** The least distance of one from the way between two others: in a ring these are its neighbours. */
function passOf(ring: readonly Point[]): number {
  const { length } = ring;
  if (length < 3) return Number.POSITIVE_INFINITY;
  const at = (i: number) => ring[i % length] as Point;
  return Math.min(...ring.map((point, i) => toSegment(point, at(i + length - 1), at(i + 1))));
}

export function toSegment(p: Point, a: Point, b: Point): number {
  const x = b.x - a.x;
  const y = b.y - a.y;
  const t = clamp(0, ((p.x - a.x) * x + (p.y - a.y) * y) / (x * x + y * y || 1), 1);
  return Math.hypot(a.x + t * x - p.x, a.y + t * y - p.y);
}

/** Angles on an ellipse, from the top and clockwise, with the same way along the ellipse between any two. */
function around(count: number, along: number, across: number): number[] {
  const steps = 360;
  const ways = [0];
  for (let i = 1; i <= steps; i++) {
    const [a, b] = [((i - 1) * 2 * Math.PI) / steps, (i * 2 * Math.PI) / steps];
    const way = Math.hypot(along * (Math.sin(b) - Math.sin(a)), across * (Math.cos(b) - Math.cos(a)));
    ways.push((ways[i - 1] as number) + way);
  }
  const whole = ways[steps] as number;
  return Array.from({ length: count }, (_, k) => {
    const goal = (k * whole) / count;
    const i = ways.findIndex((way) => way > goal + 1e-9) - 1;
    const part = (goal - (ways[i] as number)) / ((ways[i + 1] as number) - (ways[i] as number));
    return -Math.PI / 2 + ((i + part) * 2 * Math.PI) / steps;
  });
}

/** How much can be said beneath a node of a ring without covering another, or what is said of one at about its height. */
function roomBeneath(points: readonly Point[], i: number, radius: number, box: Box): Room {
  const { x, y } = points[i] as Point;
  const line = LINE * marksAt(radius);
  const others = points.filter((_, k) => k !== i);
  let width = Math.min(CAPTION_MOST, 2 * Math.min(x, box.width - x) - 8);
  for (const q of others) if (Math.abs(q.y - y) < LINES * line) width = Math.min(width, Math.abs(q.x - x) - 8);
  const foot = y + radius + HALO + 6;
  // One that stands a little lower leaves what is beside it.
  for (const q of others)
    if (q.y > y && q.y - radius - HALO < foot + line)
      width = Math.min(width, 2 * Math.max(0, Math.abs(q.x - x) - radius - HALO));
  const below = others.filter((q) => q.y > y && Math.abs(q.x - x) < radius + HALO + width / 2);
  const free = Math.min(box.height, ...below.map((q) => q.y - radius - HALO)) - foot;
  return { side: 0, width, lines: clamp(0, Math.floor(free / line), LINES), dots: true };
}

/** Above the columns: the page's chips, then the columns' heads. */
const HEADS = 84;
const HEADS_SHORT = 70;
const HEADS_NARROW = 64;
/** A projector's chips are larger. */
const HEADS_LARGE = 98;
const LARGE = 1000;
const FOOT = 8;
/** A head itself. */
const HEAD = 26;
/** Above a disc, for the dots of a tally and its words. */
const DOTS_NEED = 74;

function columns(seats: readonly Seated[], parts: readonly string[], box: Box): Seating {
  const narrow = box.width < 480;
  const usual = narrow ? HEADS_NARROW : isShort(box) ? HEADS_SHORT : box.width > LARGE ? HEADS_LARGE : HEADS;
  const top = box.above === undefined ? usual : box.above + HEAD;
  const high = box.height - top - FOOT;
  const counts = parts.map((part) => seats.filter((seat) => seat.part === part).length);
  const cell = high / Math.max(...counts);
  // So many that they stand alternately a little to the left and to the right.
  const crowded = cell < 42;
  const radius = columnRadius(cell, parts.length, crowded, box);
  const aside = crowded ? radius + 4 : 0;
  const margin = Math.max(48, radius + aside + (narrow ? 18 : Math.max(40, box.width * 0.09)));
  const step = (box.width - 2 * margin) / (parts.length - 1);
  const last = parts.length - 1;
  const reach = radius + HALO + 5;
  // How much is said beneath the discs of each column; where there is no room, it is said beside them.
  const lines = counts.map((count) => {
    const free = high / count - 2 * (radius + HALO) - 5;
    return crowded ? 0 : clamp(0, Math.floor(free / LINE), LINES);
  });
  const beneath = (k: number) => Math.min(step - 10, k === 0 || k === last ? 2 * margin - 8 : step, CAPTION_MOST);
  /** How far a column reaches towards the one before it. */
  const leftwards = (k: number) => (lines[k] ? beneath(k) / 2 : k === last ? step / 2 - 3 : reach);
  const nodes = new Map<NodeId, Point>();
  const rooms = new Map<NodeId, Room>();
  const heads = parts.map((part, k) => {
    const x = margin + k * step;
    const own = seats.filter((seat) => seat.part === part);
    const mine = high / own.length;
    const said = lines[k] as number;
    const words = Math.min(2, said) * LINE + (said > 0 ? 4 : 0);
    own.forEach((seat, i) => {
      const turn = i % 2 === 0 ? -1 : 1;
      const at = x + turn * aside;
      nodes.set(seat.id, { x: at, y: top + (i + 0.5) * mine - words / 2 });
      if (said > 0) {
        const dots = mine - 2 * radius - words > DOTS_NEED;
        rooms.set(seat.id, { side: 0, width: beneath(k), lines: said, dots });
        return;
      }
      const side = crowded ? turn : k === last ? -1 : 1;
      const outwards = (k === 0 && side < 0) || (k === last && side > 0);
      const towards = outwards
        ? Math.min(at, box.width - at)
        : crowded || side < 0
          ? step / 2 - aside
          : step - leftwards(k + 1);
      const width = clamp(0, towards - reach - 5, CAPTION_MOST);
      rooms.set(seat.id, { side, width, lines: crowded ? 1 : 2, dots: false });
    });
    return { part, x, y: top - (narrow ? 12 : top === HEADS_SHORT ? 8 : 22) };
  });
  const column = new Map(seats.map((seat) => [seat.id, parts.indexOf(seat.part)]));
  const linked = (a: NodeId, b: NodeId) => Math.abs((column.get(a) as number) - (column.get(b) as number)) === 1;
  return {
    box,
    radius,
    centre: { x: box.width / 2, y: top + high / 2 },
    nodes,
    rooms,
    columns: heads,
    pass: Number.POSITIVE_INFINITY,
    linked,
  };
}

/** The lower the cells of a column, the smaller the discs, and the less is kept free for words beneath them. */
function columnRadius(cell: number, columns: number, crowded: boolean, { width, height }: Box): number {
  if (crowded) return clamp(8, cell - 6, 19);
  const lines = cell >= 100 ? 2 : cell >= 62 ? 1 : 0;
  const wished = Math.min(Math.min(width, height) * 0.09, width / columns / 3.6, 60);
  const most = (cell - 2 * HALO - lines * LINE - (lines > 0 ? 8 : 0)) / 2;
  return Math.min(Math.max(RADIUS_LEAST, wished), most);
}
