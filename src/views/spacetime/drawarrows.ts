// Draws messages: lines from lane to lane in the colour of their epoch, with heads while there is room, and a cross where
// one was lost.

import type { Arrow } from './arrows.ts';
import { type Plan, type Stroke, strokeOf } from './plan.ts';
import { cross, type Scenery } from './scenery.ts';

/** Above this many arrows their heads would only blur. */
const HEADS_MAX = 160;

export type Drawn = readonly [Arrow, Stroke];

export function strokesOf(plan: Plan): Drawn[] {
  const strokes: Drawn[] = [];
  for (const arrow of plan.arrows ?? []) {
    const stroke = strokeOf(arrow, plan);
    if (stroke !== null) strokes.push([arrow, stroke]);
  }
  return strokes;
}

export function drawArrows(context: CanvasRenderingContext2D, scenery: Scenery, strokes: readonly Drawn[]): void {
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
