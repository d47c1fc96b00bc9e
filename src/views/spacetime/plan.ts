// What of a branch falls into the view, and where it stands in it: functions of the time in view and the box. The canvas
// draws a plan, the pointer asks it what is near. Pure but for the caches of lanes and arrows.

import type { Epoch, Micros, NodeId } from '../../engine/protocol.ts';
import type { Film } from '../../store/film.ts';
import type { Bookmark } from '../../store/futures/branches.ts';
import { BLOCK } from '../../worker/wire.ts';
import { type Arrow, type Arrows, type Line, lineOf } from './arrows.ts';
import { firstMark, type Lanes, type Mark, type Stretch, stretchAt } from './lanes.ts';
import { NO_RAIL, type Rail, STUB, type Track } from './rail.ts';
import { type Axis, endOf, type Fold, foldsIn, type Span, timeAt, xOf } from './time.ts';

/** More arrows than this cannot be told apart; while they move past, far fewer. */
const ARROWS_MAX = { resting: 1500, playing: 500 };
/** A pointer this near means the thing. */
export const NEAR = 6;

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly axis: Axis;
  readonly nodes: readonly NodeId[];
  /** The height of each node's lane. */
  readonly lanes: ReadonlyMap<NodeId, number>;
  /** Between two lanes. */
  readonly apart: number;
  readonly top: number;
  readonly bottom: number;
  /** The height of the rail of futures at the upper edge. */
  readonly rail: number;
  /** What tools at the end of the lowest line take of its width. */
  readonly tools: number;
}

/** What stands about the lanes, in pixels. */
export interface Room {
  readonly rail: number;
  /** Below the lowest lane: the line of times, and the tools at its end. */
  readonly foot: number;
  readonly tools: number;
}

/** Lanes alone, as on a slide. */
const ALONE: Room = { rail: 0, foot: 32, tools: 0 };

/** Where lanes and axis lie in a box. */
export function frameOf(
  width: number,
  height: number,
  nodes: readonly NodeId[],
  { rail, foot, tools }: Room = ALONE,
): Frame {
  const narrow = width < 520;
  const left = narrow ? 36 : 64;
  const right = narrow ? 12 : 24;
  // Over the lanes is a row of words.
  const top = rail === 0 ? 33 : rail + 26;
  const bottom = height - foot;
  const apart = nodes.length > 1 ? (bottom - top) / (nodes.length - 1) : 0;
  const lanes = new Map(nodes.map((node, i) => [node, nodes.length > 1 ? top + i * apart : (top + bottom) / 2]));
  const axis = { left, width: Math.max(1, width - left - right) };
  return { width, height, axis, nodes, lanes, apart, top, bottom, rail, tools };
}

/** The blocks of the film whose arrows may be seen in a span: not those that lie within a fold. */
export function blocksIn(film: Film, span: Span, longest: Micros, folds: readonly Fold[] = foldsIn(span)): number[] {
  if (film.starts.length === 0) return [0];
  const first = film.blockAt(Math.max(0, span.from - 1));
  const last = film.blockAt(endOf(span) + Math.min(longest, 5_000_000));
  if (folds.length === 0) return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const blocks: number[] = [];
  let fold = 0;
  for (let k = first; k <= last; k++) {
    const begin = film.starts[k] ?? 0;
    while (fold < folds.length && (folds[fold] as Fold).to < begin) fold++;
    const over = folds[fold];
    // On to the block in which the fold ends.
    if (over !== undefined && over.from < begin && (film.starts[k + 1] ?? Infinity) < over.to)
      k = Math.max(k, Math.min(last, film.blockAt(over.to)) - 1);
    else blocks.push(k);
  }
  return blocks;
}

export interface Plan {
  /** Null when they are too many. */
  readonly arrows: readonly Arrow[] | null;
  /** In order of time; where many of a kind would stand on each other, the first of them. */
  readonly marks: readonly Mark[];
  /** The last of those that a mark stands for, and how many they are, where it is more than one. */
  readonly groups: ReadonlyMap<Mark, { readonly count: number; readonly last: Mark }>;
  readonly frame: Frame;
  readonly span: Span;
  readonly seenUntil: Micros;
  /** Quiet stretches that the reader unfolded. */
  readonly opened: readonly Fold[];
  readonly rail: Rail;
}

/** What of the branch is not drawn, or drawn otherwise. */
interface Choices {
  readonly playing: boolean;
  /** Kinds of messages that are left out. */
  readonly without: readonly string[];
  readonly opened: readonly Fold[];
  readonly rail?: Rail;
}

const ALL: Choices = { playing: false, without: [], opened: [] };

/** Marks of one kind on one lane that are nearer to each other than this, in pixels, are one. */
const APART = { decided: 13, others: 4 };

let pictures = 0;

/** Gathers what stands in the span and was seen. */
export function planned(
  film: Film,
  lanes: Lanes,
  arrows: Arrows,
  frame: Frame,
  span: Span,
  seenUntil: Micros,
  { playing, without, opened, rail = NO_RAIL }: Choices = ALL,
): Plan {
  const until = Math.min(endOf(span), seenUntil);
  const groups = new Map<Mark, { count: number; last: Mark }>();
  return {
    arrows: arrowsIn(film, arrows, span, until, playing ? ARROWS_MAX.playing : ARROWS_MAX.resting, without),
    marks: marksIn(lanes, frame, span, until, groups),
    groups,
    frame,
    span,
    seenUntil,
    opened,
    rail,
  };
}

function marksIn(
  lanes: Lanes,
  frame: Frame,
  span: Span,
  until: Micros,
  groups: Map<Mark, { count: number; last: Mark }>,
): Mark[] {
  const marks: Mark[] = [];
  // A word stands to the right of its mark: a mark just outside may still be read.
  const from = timeAt(span, frame.axis, frame.axis.left - frame.axis.width * 0.12);
  for (const row of lanes.rows.values()) {
    const { node, kind } = row[0] as Mark;
    if (node !== null && !frame.lanes.has(node)) continue;
    const apart = kind === 'decided' ? APART.decided : APART.others;
    for (let i = firstMark(row, from); i < row.length; ) {
      const mark = row[i] as Mark;
      if (mark.at > until) break;
      marks.push(mark);
      let next = i + 1;
      if (next < row.length) {
        const x = xOf(span, frame.axis, mark.at);
        if (xOf(span, frame.axis, (row[next] as Mark).at) < x + apart) {
          next = Math.max(next, firstMark(row, timeAt(span, frame.axis, x + apart)));
          let last = next - 1;
          while (last > i && (row[last] as Mark).at > until) last--;
          if (last > i) groups.set(mark, { count: last - i + 1, last: row[last] as Mark });
        }
      }
      i = next;
    }
  }
  return marks.sort((a, b) => a.at - b.at);
}

function arrowsIn(
  film: Film,
  arrows: Arrows,
  span: Span,
  until: Micros,
  most: number,
  without: readonly string[],
): Arrow[] | null {
  const folds = foldsIn(span);
  const blocks = blocksIn(film, span, arrows.longest, folds);
  // A block holds about as many messages as shots: far too many need not be read to be known as such.
  if ((blocks.length - 2) * BLOCK > most * 4) return null;
  const picture = ++pictures;
  const found: Arrow[] = [];
  for (const k of blocks) {
    for (const arrow of arrows.block(film, k)) {
      if (arrow.drawn === picture || arrow.sentAt > until || (arrow.end < span.from && arrow.fate !== 'flying'))
        continue;
      arrow.drawn = picture;
      if (without.length > 0 && without.includes(arrow.envelope.message.type)) continue;
      if (folds.length > 0 && isFolded(folds, arrow)) continue;
      found.push(arrow);
      if (found.length > most) return null;
    }
  }
  return found;
}

/** Whether an arrow begins and ends within one fold. */
function isFolded(folds: readonly Fold[], { sentAt, end }: Arrow): boolean {
  for (const { from, to } of folds) {
    if (from > sentAt) return false;
    if (end <= to) return true;
  }
  return false;
}

export interface Stroke {
  readonly arrow: Arrow;
  readonly line: Line;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/**
 * An arrow in pixels. A client stands just above the lane of the node it asks.
 * @param used one that nobody needs any more: written over instead of making another.
 */
export function strokeOf(arrow: Arrow, { frame, span, seenUntil }: Plan, used?: Stroke): Stroke | null {
  const to = frame.lanes.get(arrow.to);
  const from = arrow.from === null ? (to ?? 0) - 11 : frame.lanes.get(arrow.from);
  if (from === undefined || to === undefined) return null;
  const line = lineOf(arrow, seenUntil);
  const stroke = (used ?? { arrow, line, x1: 0.5, y1: 0.5, x2: 0.5, y2: 0.5 }) as {
    -readonly [of in keyof Stroke]: Stroke[of];
  };
  stroke.arrow = arrow;
  stroke.line = line;
  stroke.x1 = xOf(span, frame.axis, line.from);
  stroke.y1 = from;
  stroke.x2 = xOf(span, frame.axis, line.to);
  stroke.y2 = from + (to - from) * line.way;
  return stroke;
}

function distance(x: number, y: number, { x1, y1, x2, y2 }: Stroke): number {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const length2 = dx * dx + dy * dy;
  const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length2));
  return Math.hypot(x - x1 - share * dx, y - y1 - share * dy);
}

/** Where a mark stands. */
export function markAt(mark: Mark, { frame, span }: Pick<Plan, 'frame' | 'span'>): { x: number; y: number } {
  const x = xOf(span, frame.axis, mark.at);
  return { x, y: (mark.node === null ? undefined : frame.lanes.get(mark.node)) ?? frame.rail + 12 };
}

export type Near =
  /** On the rail: a future's bar, a note's flag. */
  | { readonly kind: 'future'; readonly branch: number; readonly isShown: boolean }
  | { readonly kind: 'note'; readonly mark: Bookmark }
  | { readonly kind: 'mark'; readonly mark: Mark }
  | { readonly kind: 'arrow'; readonly arrow: Arrow }
  | { readonly kind: 'fold' | 'opened'; readonly fold: Fold }
  | { readonly kind: 'head'; readonly node: NodeId }
  | {
      readonly kind: 'lane';
      readonly node: NodeId;
      readonly stretch: Stretch | null;
      readonly at: Micros;
      /** What a press takes; null a little off the lane, where a finger only means the time. */
      readonly epoch: Epoch | null;
    };

/** Pressed this near to it, a lane's epoch is meant: a finger is let off no more, or hardly a time could be pressed. */
const onLane = (apart: number): number => Math.min(4, apart / 3);

/** The epoch in which a node stood; null where it was down, or in none yet. */
export function epochOf(stretch: Stretch | null): Epoch | null {
  return stretch === null || stretch.up === 'crashed' || !stretch.epoch ? null : stretch.epoch;
}

/** The fold at a place, or the bracket under an unfolded stretch: down to the edge for a finger. */
function foldNear({ frame, span, seenUntil, opened }: Plan, x: number, y: number, reach: number): Near | null {
  const fold = foldsIn(span).find(({ from, to }) => {
    return x >= xOf(span, frame.axis, from) && x <= xOf(span, frame.axis, Math.min(to, seenUntil));
  });
  if (fold !== undefined) return { kind: 'fold', fold };
  const at = timeAt(span, frame.axis, x);
  const quiet = opened.find(({ from, to }) => at >= from && at <= to);
  const under = reach > NEAR ? frame.height : frame.bottom + 18;
  return quiet !== undefined && y > frame.bottom + 4 && y < under ? { kind: 'opened', fold: quiet } : null;
}

/** A flag, else the bar that is nearer, on the rail. */
function onRail({ rail, frame, span, seenUntil }: Plan, x: number, y: number): Near | null {
  const flag = rail.flags.find(({ mark, y: at }) => {
    const away = x - xOf(span, frame.axis, mark.at);
    return away > -4 && away < 9 && Math.abs(at - y) < 7;
  });
  if (flag !== undefined) return { kind: 'note', mark: flag.mark };
  let best: Track | null = null;
  for (const track of rail.tracks) {
    const end = Math.max(
      xOf(span, frame.axis, track.to === Infinity ? seenUntil : track.to),
      xOf(span, frame.axis, track.from) + STUB,
    );
    if (x < xOf(span, frame.axis, track.from) - NEAR || x > end + NEAR) continue;
    if (best === null || Math.abs(track.y - y) < Math.abs(best.y - y)) best = track;
  }
  return best && { kind: 'future', branch: best.branch, isShown: best.to === Infinity };
}

/** What is pointed at. Where a pointer would mean a thing, a finger means it too; else what is near enough for one. */
export function near(plan: Plan, lanes: Lanes, x: number, y: number, reach = NEAR): Near | null {
  const exact = within(plan, lanes, x, y, NEAR);
  const isThing = exact !== null && (exact.kind !== 'lane' || exact.epoch !== null);
  return isThing || reach <= NEAR ? exact : within(plan, lanes, x, y, reach);
}

/** A mark before an arrow before a fold before a lane. Null where there is nothing. */
function within(plan: Plan, lanes: Lanes, x: number, y: number, reach: number): Near | null {
  const { frame, span, seenUntil } = plan;
  if (y < frame.rail) return onRail(plan, x, y);
  const fold = x < frame.axis.left ? null : foldNear(plan, x, y, reach);
  // A fold is as narrow as a finger is thick, with messages at both its ends: over it, they are no nearer to a finger than
  // to a pointer.
  const closer = fold === null ? reach : Math.min(reach, NEAR);
  let best: Near | null = null;
  let least = closer + 2;
  for (const mark of plan.marks) {
    const place = markAt(mark, plan);
    const away = Math.hypot(place.x - x, place.y - y);
    if (away < least) {
      least = away;
      best = { kind: 'mark', mark };
    }
  }
  if (best !== null) return best;
  least = closer;
  for (const arrow of plan.arrows ?? []) {
    const stroke = strokeOf(arrow, plan);
    if (stroke === null || x < stroke.x1 - closer || x > Math.max(stroke.x1, stroke.x2) + closer) continue;
    const away = distance(x, y, stroke);
    if (away < least) {
      least = away;
      best = { kind: 'arrow', arrow };
    }
  }
  if (best !== null) return best;
  if (fold !== null) return fold;
  for (const [node, height] of frame.lanes) {
    if (x < frame.axis.left - 4 && Math.abs(height - y) < Math.max(reach, frame.apart / 2))
      return { kind: 'head', node };
    if (Math.abs(height - y) > reach) continue;
    const at = timeAt(span, frame.axis, x);
    const lane = lanes.stretches.get(node) ?? [];
    const seen = x >= frame.axis.left && at <= seenUntil;
    const stretch = seen ? (lane[stretchAt(lane, at)] ?? null) : null;
    const epoch = Math.abs(height - y) <= onLane(frame.apart) ? epochOf(stretch) : null;
    return { kind: 'lane', node, stretch, at, epoch };
  }
  return null;
}
