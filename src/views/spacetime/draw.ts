// Draws the plan of a view on a canvas. Everything stands where time puts it, so what was seen but lies beyond the
// playhead is the same picture, paler, and what was not seen is cut off.

import type { Micros, NodeId, Protocol } from '../../engine/protocol.ts';
import type { Arrow } from './arrows.ts';
import { type Lanes, type Mark, type Stretch, stretchAt } from './lanes.ts';
import type { Palette } from './palette.ts';
import { type Frame, markAt, type Plan, type Stroke, strokeOf } from './plan.ts';
import { ticks, xOf } from './time.ts';

/** What is beyond the playhead though it was seen. */
const PALE = 0.32;
/** Above this many arrows their heads would only blur. */
const HEADS_MAX = 160;

export interface Lettering {
  readonly mark: (mark: Mark) => string;
  readonly epochName: (epoch: number) => string;
  readonly crowded: string;
}

export interface Scenery {
  readonly plan: Plan;
  readonly lanes: Lanes;
  readonly protocol: Protocol;
  readonly playhead: Micros;
  readonly palette: Palette;
  readonly lettering: Lettering;
  /** The envelope and node that are lit. */
  readonly lit: { readonly envelope: number | null; readonly nodes: ReadonlySet<NodeId> };
}

export function draw(context: CanvasRenderingContext2D, scenery: Scenery): void {
  const { plan, playhead } = scenery;
  const { frame, span, seenUntil } = plan;
  const { left, width } = frame.axis;
  context.clearRect(0, 0, frame.width, frame.height);
  drawAxis(context, scenery);
  const now = Math.min(left + width + 24, Math.max(left - 1, xOf(span, frame.axis, playhead)));
  const seen = Math.min(left + width, Math.max(left, xOf(span, frame.axis, Math.max(playhead, seenUntil))));
  const layers: [number, number, number][] = [
    [left, Math.min(now, left + width), 1],
    [now, seen, PALE],
  ];
  const strokes = strokesOf(plan);
  for (const [from, to, alpha] of layers) {
    if (to <= from) continue;
    context.save();
    context.beginPath();
    context.rect(from, 0, to - from, frame.height);
    context.clip();
    context.globalAlpha = alpha;
    drawLanes(context, scenery);
    drawArrows(context, scenery, strokes);
    context.restore();
    context.globalAlpha = 1;
  }
  drawMarks(context, scenery, seen);
  drawNames(context, scenery);
  if (plan.arrows === null) drawNote(context, scenery);
  drawPlayhead(context, scenery, xOf(span, frame.axis, playhead));
}

type Drawn = readonly [Arrow, Stroke];

function strokesOf(plan: Plan): Drawn[] {
  const strokes: Drawn[] = [];
  for (const arrow of plan.arrows ?? []) {
    const stroke = strokeOf(arrow, plan);
    if (stroke !== null) strokes.push([arrow, stroke]);
  }
  return strokes;
}

// --- Axis and names --------------------------------------------------------------------------------------------------

function drawAxis(context: CanvasRenderingContext2D, { plan: { frame, span }, palette }: Scenery): void {
  const { left, width } = frame.axis;
  context.lineWidth = 1.5;
  context.strokeStyle = palette.line;
  context.beginPath();
  for (const y of frame.lanes.values()) {
    context.moveTo(left, y);
    context.lineTo(left + width, y);
  }
  context.stroke();
  context.font = `500 10.5px ${palette.sans}`;
  context.fillStyle = palette.ink3;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.strokeStyle = palette.line2;
  context.lineWidth = 1;
  context.beginPath();
  for (const { at, name } of ticks(span, frame.axis, frame.width < 520 ? 70 : 96)) {
    const x = xOf(span, frame.axis, at);
    const half = context.measureText(name).width / 2;
    if (x + half > frame.width - 2) continue;
    context.fillText(name, Math.max(half + 2, x), frame.height - 7);
    context.moveTo(Math.round(x) + 0.5, frame.top - 8);
    context.lineTo(Math.round(x) + 0.5, frame.bottom + 8);
  }
  context.stroke();
}

function drawNames(context: CanvasRenderingContext2D, { plan: { frame }, palette, lit }: Scenery): void {
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const [node, y] of frame.lanes) {
    const isLit = lit.nodes.has(node);
    context.font = `${isLit ? 700 : 600} 12px ${palette.sans}`;
    context.fillStyle = isLit ? palette.ink : palette.ink2;
    context.fillText(node, frame.axis.left - 12, y + 0.5);
  }
}

function drawNote(context: CanvasRenderingContext2D, { plan: { frame }, palette, lettering }: Scenery): void {
  context.font = `500 12px ${palette.sans}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const x = frame.axis.left + frame.axis.width / 2;
  const y = frame.top + frame.apart / 2;
  const width = context.measureText(lettering.crowded).width + 24;
  context.fillStyle = palette.panel;
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(x - width / 2, y - 12, width, 24, 12);
  context.fill();
  context.stroke();
  context.fillStyle = palette.ink2;
  context.fillText(lettering.crowded, x, y + 0.5);
}

function drawPlayhead(context: CanvasRenderingContext2D, { plan: { frame }, palette }: Scenery, x: number): void {
  const { left, width } = frame.axis;
  if (x < left - 1 || x > left + width + 1) return;
  context.strokeStyle = palette.accent;
  context.fillStyle = palette.accent;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x, 6);
  context.lineTo(x, frame.bottom + 12);
  context.stroke();
  context.beginPath();
  context.arc(x, 7, 5, 0, 2 * Math.PI);
  context.fill();
}

// --- Lanes -----------------------------------------------------------------------------------------------------------

function drawLanes(context: CanvasRenderingContext2D, scenery: Scenery): void {
  const { plan, lanes } = scenery;
  const until = Math.min(plan.span.from + plan.span.length, plan.seenUntil);
  for (const [node, y] of plan.frame.lanes) {
    const lane = lanes.stretches.get(node);
    if (lane === undefined) continue;
    for (let i = stretchAt(lane, plan.span.from); i < lane.length; i++) {
      const stretch = lane[i] as Stretch;
      if (stretch.from > until) break;
      const from = Math.max(plan.frame.axis.left, xOf(plan.span, plan.frame.axis, stretch.from));
      const to = xOf(plan.span, plan.frame.axis, Math.min(stretch.to, until));
      if (to > from) drawStretch(context, scenery, stretch, from, to, y);
    }
  }
}

function drawStretch(
  context: CanvasRenderingContext2D,
  { palette, protocol, plan }: Scenery,
  stretch: Stretch,
  from: number,
  to: number,
  y: number,
): void {
  const alpha = context.globalAlpha;
  if (stretch.up === 'crashed') {
    // The plain line of the axis is wiped, and dots take its place.
    context.globalAlpha = 1;
    context.fillStyle = palette.panel;
    context.fillRect(from, y - 2, to - from, 4);
    context.globalAlpha = alpha;
    context.strokeStyle = palette.ink3;
    context.lineWidth = 1.5;
    context.setLineDash([1.5, 4.5]);
    stroke(context, from, to, y);
    context.setLineDash([]);
    return;
  }
  const role = stretch.role === null ? undefined : protocol.roles[stretch.role];
  const thick = Math.min(5, Math.max(3, plan.frame.apart / 5));
  context.strokeStyle = stretch.epoch === null ? palette.ink3 : palette.epoch(stretch.epoch);
  context.lineWidth = thick;
  if (stretch.up === 'paused') {
    context.globalAlpha = alpha * 0.6;
    context.setLineDash([2, 3]);
    context.lineDashOffset = from % 5;
  } else if (role?.leads === true) {
    context.lineWidth = thick + 1;
  } else if (role?.ring === 'dashed') {
    context.setLineDash([7, 3]);
  } else {
    context.globalAlpha = alpha * 0.38;
  }
  stroke(context, from, to, y);
  context.setLineDash([]);
  context.globalAlpha = alpha;
}

function stroke(context: CanvasRenderingContext2D, from: number, to: number, y: number): void {
  context.beginPath();
  context.moveTo(from, y);
  context.lineTo(to, y);
  context.stroke();
}

// --- Arrows ----------------------------------------------------------------------------------------------------------

function drawArrows(context: CanvasRenderingContext2D, scenery: Scenery, strokes: readonly Drawn[]): void {
  const { palette, lit } = scenery;
  const alpha = context.globalAlpha;
  const groups = new Map<string, Drawn[]>();
  const crosses: Stroke[] = [];
  const waiting: Drawn[] = [];
  let chosen: Drawn | null = null;
  for (const drawn of strokes) {
    const [arrow, { line }] = drawn;
    if (arrow.id === lit.envelope) chosen = drawn;
    if (line.lost) crosses.push(drawn[1]);
    if (line.waits) waiting.push(drawn);
    else {
      const color = arrow.crossed ? palette.danger : palette.epoch(arrow.epoch);
      const group = groups.get(color);
      if (group === undefined) groups.set(color, [drawn]);
      else group.push(drawn);
    }
  }
  const headed = strokes.length <= HEADS_MAX;
  context.lineWidth = strokes.length > 600 ? 0.8 : 1.25;
  context.globalAlpha = alpha * (strokes.length > 600 ? 0.55 : 0.78);
  for (const [color, group] of groups) {
    context.strokeStyle = color;
    context.fillStyle = color;
    context.beginPath();
    for (const [, { x1, y1, x2, y2 }] of group) {
      context.moveTo(x1, y1);
      context.lineTo(x2, y2);
    }
    context.stroke();
    if (headed) drawHeads(context, group);
  }
  context.setLineDash([3, 3]);
  for (const [arrow, { x1, y1, x2, y2 }] of waiting) {
    context.strokeStyle = palette.epoch(arrow.epoch);
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = alpha;
  if (chosen !== null) {
    const [arrow, { x1, y1, x2, y2 }] = chosen;
    const color = arrow.crossed ? palette.danger : palette.epochInk(arrow.epoch);
    context.strokeStyle = color;
    context.fillStyle = color;
    context.lineWidth = 3;
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    context.stroke();
    context.beginPath();
    context.arc(x1, y1, 3.5, 0, 2 * Math.PI);
    context.fill();
    drawHeads(context, [chosen], 8);
  }
  context.strokeStyle = palette.danger;
  context.lineWidth = 1.6;
  context.beginPath();
  for (const { x2, y2 } of crosses) cross(context, x2, y2, 3.2);
  context.stroke();
}

function drawHeads(context: CanvasRenderingContext2D, group: readonly Drawn[], size = 4.5): void {
  context.beginPath();
  for (const [, { x1, y1, x2, y2, line }] of group) {
    if (line.lost || line.waits) continue;
    const length = Math.hypot(x2 - x1, y2 - y1);
    if (length < 10) continue;
    const dx = ((x2 - x1) / length) * size;
    const dy = ((y2 - y1) / length) * size;
    context.moveTo(x2, y2);
    context.lineTo(x2 - dx * 1.5 - dy * 0.6, y2 - dy * 1.5 + dx * 0.6);
    context.lineTo(x2 - dx * 1.5 + dy * 0.6, y2 - dy * 1.5 - dx * 0.6);
  }
  context.fill();
}

function cross(context: CanvasRenderingContext2D, x: number, y: number, half: number): void {
  context.moveTo(x - half, y - half);
  context.lineTo(x + half, y + half);
  context.moveTo(x + half, y - half);
  context.lineTo(x - half, y + half);
}

// --- Marks -----------------------------------------------------------------------------------------------------------

interface Placed {
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

function drawMarks(context: CanvasRenderingContext2D, scenery: Scenery, seen: number): void {
  const { plan, playhead, palette } = scenery;
  const { frame } = plan;
  const placed: Placed[] = [];
  const lastDecided = new Map<NodeId, number>();
  context.save();
  context.beginPath();
  context.rect(frame.axis.left - 8, 0, Math.max(0, seen - frame.axis.left + 70), frame.height);
  context.clip();
  for (const mark of plan.marks) {
    const { x, y } = markAt(mark, plan);
    context.globalAlpha = mark.at > playhead ? PALE + 0.1 : 1;
    if (mark.kind === 'decided') {
      if (x - (lastDecided.get(mark.node) ?? -100) < 6) continue;
      lastDecided.set(mark.node, x);
      diamond(context, palette, palette.epoch(mark.epoch), x, y);
    } else {
      const color = glyph(context, scenery, mark, x, y);
      label(context, scenery, mark, x, mark.node === null && mark.kind !== 'broke' ? 16 : y - 12, color, placed);
    }
  }
  context.restore();
  context.globalAlpha = 1;
}

function diamond(context: CanvasRenderingContext2D, palette: Palette, color: string, x: number, y: number): void {
  context.beginPath();
  context.moveTo(x, y - 5);
  context.lineTo(x + 5, y);
  context.lineTo(x, y + 5);
  context.lineTo(x - 5, y);
  context.closePath();
  context.fillStyle = palette.panel;
  context.fill();
  context.strokeStyle = color;
  context.lineWidth = 1.8;
  context.stroke();
}

/** Draws a mark's glyph and returns the colour of its label. */
function glyph(
  context: CanvasRenderingContext2D,
  { palette, plan: { frame } }: Scenery,
  mark: Exclude<Mark, { kind: 'decided' }>,
  x: number,
  y: number,
): string {
  context.lineWidth = 2.2;
  context.lineCap = 'round';
  context.beginPath();
  let color = palette.ink2;
  switch (mark.kind) {
    case 'crash':
    case 'wipe':
      color = palette.danger;
      cross(context, x, y, 5);
      break;
    case 'restart':
      color = palette.ok;
      disc(context, palette, x, y, color);
      break;
    case 'pause':
      context.moveTo(x - 2.5, y - 6);
      context.lineTo(x - 2.5, y + 6);
      context.moveTo(x + 2.5, y - 6);
      context.lineTo(x + 2.5, y + 6);
      break;
    case 'resume':
      disc(context, palette, x, y, color);
      break;
    case 'became':
      color = palette.epochInk(mark.epoch);
      disc(context, palette, x, y, palette.epoch(mark.epoch));
      break;
    case 'broke':
      color = palette.danger;
      flag(context, color, x, y);
      break;
    case 'cut':
    case 'partition':
    case 'heal':
    case 'set':
      color = mark.kind === 'heal' ? palette.ok : mark.kind === 'set' ? palette.ink3 : palette.danger;
      context.lineWidth = 1.2;
      context.setLineDash([2, 4]);
      context.moveTo(x, 16);
      context.lineTo(x, frame.bottom + 6);
      break;
  }
  context.strokeStyle = color;
  context.stroke();
  context.setLineDash([]);
  context.lineCap = 'butt';
  return color;
}

function disc(context: CanvasRenderingContext2D, palette: Palette, x: number, y: number, color: string): void {
  context.arc(x, y, 4.5, 0, 2 * Math.PI);
  context.fillStyle = palette.panel;
  context.fill();
  context.strokeStyle = color;
  context.stroke();
  context.beginPath();
}

function flag(context: CanvasRenderingContext2D, color: string, x: number, y: number): void {
  context.moveTo(x, y + 7);
  context.lineTo(x, y - 12);
  context.lineTo(x + 11, y - 8);
  context.lineTo(x, y - 4);
  context.fillStyle = color;
  context.fill();
}

/** Writes a mark's word beside it when no other word is in the way. */
function label(
  context: CanvasRenderingContext2D,
  { palette, lettering, plan: { frame } }: Scenery,
  mark: Mark,
  x: number,
  y: number,
  color: string,
  placed: Placed[],
): void {
  const text = lettering.mark(mark);
  if (text === '') return;
  context.font = `550 11.5px ${palette.sans}`;
  const from = x + (mark.kind === 'became' ? -4 : 9);
  const to = from + context.measureText(text).width + 6;
  const inTheWay = placed.some((other) => Math.abs(other.y - y) < 12 && from < other.to && to > other.from);
  if (inTheWay || to > frame.width || x < frame.axis.left) return;
  placed.push({ from, to, y });
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = palette.panel;
  context.strokeText(text, from, y);
  context.fillStyle = color;
  context.fillText(text, from, y);
}

export type { Frame };
