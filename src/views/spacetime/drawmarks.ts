// Draws marks: faults and repairs, elections, decisions and breaches, each with its glyph, and its word where there is room.

import type { Brush } from '../canvas/strokes.ts';
import type { Shape } from '../marks/shapes.ts';
import type { Palette } from '../palette.ts';
import { markLight } from './cones.ts';
import { type Mark, stretchAt } from './lanes.ts';
import { markAt } from './plan.ts';
import { cross, font, PALE, REST, type Scenery } from './scenery.ts';
import { xOf } from './time.ts';

const CORNERS: { readonly [shape in Exclude<Shape, 'circle'>]: readonly (readonly [number, number])[] } = {
  square: [
    [-4, -4],
    [4, -4],
    [4, 4],
    [-4, 4],
  ],
  diamond: [
    [0, -5],
    [5, 0],
    [0, 5],
    [-5, 0],
  ],
  triangle: [
    [0, -5],
    [5, 4],
    [-5, 4],
  ],
  bar: [
    [-5, -2.5],
    [5, -2.5],
    [5, 2.5],
    [-5, 2.5],
  ],
};

interface Placed {
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

export function drawMarks(context: Brush, scenery: Scenery): void {
  const { plan, playhead, palette, cones, lit } = scenery;
  const { frame } = plan;
  const placed: Placed[] = [];
  const alphaOf = (mark: Mark): number => {
    const ahead = mark.at > playhead ? PALE + 0.1 : 1;
    return cones !== null && markLight(mark, cones) === 'rest' ? Math.min(ahead, REST + 0.1) : ahead;
  };
  context.save();
  context.beginPath();
  context.rect(frame.axis.left - 8, 0, frame.width, frame.height);
  context.clip();
  for (const [mark, y] of leadingFromBefore(scenery))
    label(context, scenery, mark, frame.axis.left + 6, y - 12, palette.epochInk(mark.epoch), placed);
  // A breach comes first where words are short of room.
  const breaches = plan.marks.filter((mark) => mark.kind === 'broke');
  for (const mark of breaches)
    label(context, scenery, mark, markAt(mark, plan).x + 4, frame.rail + 9, palette.danger, placed);
  for (const mark of plan.marks) {
    const { x, y } = markAt(mark, plan);
    context.globalAlpha = alphaOf(mark);
    if (mark.kind === 'decided') {
      shaped(context, palette, palette.epoch(mark.epoch), 'diamond', x, y);
    } else if (mark.kind !== 'broke') {
      const color = glyph(context, scenery, mark, x, y);
      label(context, scenery, mark, x, mark.node === null ? frame.rail + 16 : y - 12, color, placed);
    }
  }
  for (const mark of breaches) {
    context.globalAlpha = alphaOf(mark);
    glyph(context, scenery, mark, markAt(mark, plan).x, 0);
  }
  context.globalAlpha = 1;
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.8;
  context.beginPath();
  for (const mark of lit.mark === null ? [] : plan.marks)
    if (lit.mark?.(mark, plan.groups.get(mark)?.last ?? mark)) about(context, markAt(mark, plan));
  for (const { node, at } of lit.decided) {
    const y = node === null ? undefined : frame.lanes.get(node);
    if (y !== undefined) about(context, { x: xOf(plan.span, frame.axis, at), y });
  }
  context.stroke();
  context.restore();
}

/** A ring about what is lit. */
function about(context: Brush, { x, y }: { readonly x: number; readonly y: number }): void {
  context.moveTo(x + 8, y);
  context.arc(x, y, 8, 0, 2 * Math.PI);
}

/** Who leads where the view begins: what says so lies before it. */
function leadingFromBefore({
  plan,
  lanes,
  protocol,
}: Scenery): (readonly [Extract<Mark, { kind: 'became' }>, number])[] {
  const { from } = plan.span;
  const found: (readonly [Extract<Mark, { kind: 'became' }>, number])[] = [];
  for (const [node, y] of plan.frame.lanes) {
    const lane = lanes.stretches.get(node) ?? [];
    const stretch = lane[stretchAt(lane, from)];
    if (stretch === undefined || stretch.up === 'crashed' || stretch.role === null || stretch.epoch === null) continue;
    if (stretch.from >= from || from > plan.seenUntil || protocol.roles[stretch.role]?.leads !== true) continue;
    const { role, epoch } = stretch;
    found.push([{ kind: 'became', at: stretch.from, position: 0, node, role, epoch }, y]);
  }
  return found;
}

/** Draws a mark's glyph and returns the colour of its label. */
function glyph(
  context: Brush,
  { palette, protocol, plan: { frame } }: Scenery,
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
    case 'recorded':
      color = palette.epochInk(mark.epoch);
      shaped(context, palette, palette.epoch(mark.epoch), protocol.records?.[mark.what]?.shape ?? 'circle', x, y);
      break;
    case 'became':
      color = palette.epochInk(mark.epoch);
      disc(context, palette, x, y, palette.epoch(mark.epoch));
      break;
    case 'broke':
      color = palette.danger;
      flag(context, color, frame.rail, x, Math.max(frame.top, ...mark.nodes.map((node) => frame.lanes.get(node) ?? 0)));
      break;
    case 'cut':
    case 'partition':
    case 'heal':
    case 'detain':
    case 'release':
    case 'set':
      color =
        mark.kind === 'cut' || mark.kind === 'partition'
          ? palette.danger
          : mark.kind === 'set'
            ? palette.ink3
            : mark.kind === 'detain'
              ? palette.ink2
              : palette.ok;
      context.lineWidth = 1.2;
      context.setLineDash([2, 4]);
      context.moveTo(x, frame.rail + 16);
      context.lineTo(x, frame.bottom + 6);
      break;
  }
  context.strokeStyle = color;
  context.stroke();
  context.setLineDash([]);
  context.lineCap = 'butt';
  return color;
}

/** A shape of the stage, small. */
function shaped(context: Brush, palette: Palette, color: string, shape: Shape, x: number, y: number): void {
  context.beginPath();
  if (shape === 'circle') context.arc(x, y, 4, 0, 2 * Math.PI);
  else {
    for (const [i, [dx, dy]] of CORNERS[shape].entries())
      if (i === 0) context.moveTo(x + dx, y + dy);
      else context.lineTo(x + dx, y + dy);
    context.closePath();
  }
  context.fillStyle = palette.panel;
  context.fill();
  context.strokeStyle = color;
  context.lineWidth = 1.8;
  context.stroke();
  context.beginPath();
}

function disc(context: Brush, palette: Palette, x: number, y: number, color: string): void {
  context.arc(x, y, 4.5, 0, 2 * Math.PI);
  context.fillStyle = palette.panel;
  context.fill();
  context.strokeStyle = color;
  context.stroke();
  context.beginPath();
}

/** A flag at the top, on a pole that stands on the lowest lane concerned. */
function flag(context: Brush, color: string, top: number, x: number, foot: number): void {
  context.lineWidth = 1.5;
  context.moveTo(x, top + 3);
  context.lineTo(x + 11, top + 8);
  context.lineTo(x, top + 13);
  context.fillStyle = color;
  context.fill();
  context.moveTo(x, top + 3);
  context.lineTo(x, foot);
}

/** Writes a mark's word beside it when no other word is in the way. */
function label(
  context: Brush,
  scenery: Scenery,
  mark: Mark,
  x: number,
  y: number,
  color: string,
  placed: Placed[],
): void {
  const {
    palette,
    lettering,
    plan: { frame },
  } = scenery;
  const text = lettering.mark(mark);
  if (text === '') return;
  context.font = font(scenery, 550, 11.5);
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
