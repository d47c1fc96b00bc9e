// Draws the plan of a view on a canvas. Everything stands where time puts it, so what was seen but lies beyond the
// playhead is the same picture, paler, and what was not seen is cut off.

import type { Brush } from '../canvas/strokes.ts';
import { drawArrows, strokesOf } from './drawarrows.ts';
import { drawCones } from './drawcones.ts';
import { drawMarks } from './drawmarks.ts';
import { drawRail } from './drawrail.ts';
import { drawCrowds, drawFolds, drawTools } from './drawtools.ts';
import { type Stretch, stretchAt } from './lanes.ts';
import { font, PALE, REST, type Scenery } from './scenery.ts';
import { marksOf } from './steps.ts';
import { endOf, foldsIn, xOf } from './time.ts';

export function draw(context: Brush, scenery: Scenery): void {
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
    context.globalAlpha = scenery.cones === null ? alpha : Math.min(alpha, REST + 0.15);
    drawLanes(context, scenery);
    drawStays(context, scenery);
    if (plan.arrows === null) drawCrowds(context, scenery);
    // What is lit is to be seen, wherever the playhead is.
    context.globalAlpha = scenery.cones === null ? alpha : Math.max(alpha, 0.7);
    drawArrows(context, scenery, strokes, [from, to]);
    context.restore();
    context.globalAlpha = 1;
  }
  drawFolds(context, scenery);
  drawMarks(context, scenery);
  drawCones(context, scenery);
  drawNames(context, scenery);
  drawRail(context, scenery);
  if (plan.arrows === null) drawNote(context, scenery);
  drawTools(context, scenery);
  drawParting(context, scenery);
  drawPlayhead(context, scenery, xOf(span, frame.axis, playhead));
}

// --- Axis and names --------------------------------------------------------------------------------------------------

function drawAxis(context: Brush, scenery: Scenery): void {
  const {
    plan: { frame, span },
    palette,
    manual,
    lettering,
  } = scenery;
  const { left, width } = frame.axis;
  context.lineWidth = 1.5;
  context.strokeStyle = palette.line;
  context.beginPath();
  for (const y of frame.lanes.values()) {
    context.moveTo(left, y);
    context.lineTo(left + width, y);
  }
  context.stroke();
  context.font = font(scenery, 500, 10.5);
  context.fillStyle = palette.ink3;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.strokeStyle = palette.line2;
  context.lineWidth = 1;
  context.beginPath();
  const bands = foldsIn(span).map(({ from, to }) => (xOf(span, frame.axis, from) + xOf(span, frame.axis, to)) / 2);
  let free = Number.NEGATIVE_INFINITY;
  for (const { at, name } of marksOf(span, frame.axis, manual, lettering.step, frame.width < 520 ? 70 : 96)) {
    const x = xOf(span, frame.axis, at);
    const half = context.measureText(name).width / 2;
    if (x + half > frame.width - 2) continue;
    // The length of a fold stands under it, and needs its room; at the end of the line stand tools.
    const isFree = x - half >= free && x + half <= frame.width - 2 - frame.tools;
    if (isFree && !bands.some((band) => Math.abs(band - x) < half + 20)) {
      context.fillText(name, Math.max(half + 2, x), frame.height - 7);
      free = x + half + 6;
    }
    context.moveTo(Math.round(x) + 0.5, frame.top - 8);
    context.lineTo(Math.round(x) + 0.5, frame.bottom + 8);
  }
  context.stroke();
}

function drawNames(context: Brush, scenery: Scenery): void {
  const {
    plan: { frame },
    palette,
    lit,
  } = scenery;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  // In lanes that lie close the names are as small as they can be read.
  const size = Math.max(9, Math.min(12, frame.apart + 1));
  for (const [node, y] of frame.lanes) {
    const isLit = lit.nodes.has(node);
    context.font = font(scenery, isLit ? 700 : 600, size);
    context.fillStyle = isLit ? palette.ink : palette.ink2;
    context.fillText(node, frame.axis.left - 12, y + 0.5);
    if (!isLit) continue;
    const width = context.measureText(node).width;
    context.fillRect(frame.axis.left - 12 - width, y + 7.5, width, 2);
  }
}

function drawNote(context: Brush, scenery: Scenery): void {
  const {
    plan: { frame },
    palette,
    lettering,
  } = scenery;
  context.font = font(scenery, 500, 12);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const x = frame.axis.left + frame.axis.width / 2;
  const y = frame.top + frame.apart / 2;
  const width = context.measureText(lettering.words.crowded).width + 24;
  context.fillStyle = palette.panel;
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(x - width / 2, y - 12, width, 24, 12);
  context.fill();
  context.stroke();
  context.fillStyle = palette.ink2;
  context.fillText(lettering.words.crowded, x, y + 0.5);
}

function drawPlayhead(context: Brush, { plan: { frame }, palette }: Scenery, x: number): void {
  const { left, width } = frame.axis;
  if (x < left - 1 || x > left + width + 1) return;
  context.strokeStyle = palette.accent;
  context.fillStyle = palette.accent;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x, frame.rail === 0 ? 6 : 1);
  context.lineTo(x, frame.bottom + 12);
  context.stroke();
  context.beginPath();
  context.arc(x, frame.rail + 7, 5, 0, 2 * Math.PI);
  context.fill();
}

/** Where the run beside this one goes another way: a broken line, and its word where it begins. */
function drawParting(context: Brush, scenery: Scenery): void {
  const { plan, palette, partedAt, lettering } = scenery;
  const { frame, span } = plan;
  if (partedAt === null) return;
  const x = xOf(span, frame.axis, partedAt);
  const { left, width } = frame.axis;
  if (x < left - 1 || x > left + width + 1) return;
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.5;
  context.setLineDash([2, 4]);
  context.beginPath();
  context.moveTo(x, frame.rail + 16);
  context.lineTo(x, frame.bottom + 12);
  context.stroke();
  context.setLineDash([]);
  context.font = font(scenery, 600, 11);
  context.textBaseline = 'middle';
  const room = context.measureText(lettering.words.parted).width + 6;
  // On the side where there is room for it.
  const before = x + room > left + width;
  context.textAlign = before ? 'right' : 'left';
  context.lineWidth = 4;
  context.strokeStyle = palette.panel;
  context.fillStyle = palette.ink;
  const at = before ? x - 4 : x + 4;
  context.strokeText(lettering.words.parted, at, frame.rail + 20);
  context.fillText(lettering.words.parted, at, frame.rail + 20);
}

// --- Lanes -----------------------------------------------------------------------------------------------------------

function drawLanes(context: Brush, scenery: Scenery): void {
  const { plan, lanes } = scenery;
  const until = Math.min(endOf(plan.span), plan.seenUntil);
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

/** What lasts on a lane from one record to another: a thin bar under it, where lanes are far enough apart. */
function drawStays(context: Brush, { plan, lanes, palette }: Scenery): void {
  const { frame, span, seenUntil } = plan;
  const until = Math.min(endOf(span), seenUntil);
  for (const [node, y] of frame.lanes) {
    for (const { from, to, epoch, row } of lanes.stays.get(node) ?? []) {
      if (from > until) break;
      const below = 7 + row * 4;
      if (to < span.from || (row > 0 && below > frame.apart / 2)) continue;
      const left = Math.max(frame.axis.left, xOf(span, frame.axis, from));
      const right = xOf(span, frame.axis, Math.min(to, until));
      context.fillStyle = palette.epoch(epoch);
      context.fillRect(left, y + below, Math.max(1, right - left), 3);
    }
  }
}

function drawStretch(
  context: Brush,
  { palette, protocol, plan, lit }: Scenery,
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
  if (lit.within !== null && stretch.epoch === lit.within) {
    // Its epoch is lit: an edge on both sides.
    context.strokeStyle = palette.ink;
    context.lineWidth = thick + 6;
    stroke(context, from, to, y);
    context.globalAlpha = 1;
    context.strokeStyle = palette.panel;
    context.lineWidth = thick + 3;
    stroke(context, from, to, y);
    context.globalAlpha = alpha;
  }
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

function stroke(context: Brush, from: number, to: number, y: number): void {
  context.beginPath();
  context.moveTo(from, y);
  context.lineTo(to, y);
  context.stroke();
}
