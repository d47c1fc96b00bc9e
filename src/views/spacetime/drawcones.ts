// Draws what could know of what: under each lane an unbroken rail as far as its past reaches, a dashed one from where its
// future begins, and a ring about the happening itself. The rest of the diagram is paler meanwhile.

import type { Brush } from '../canvas/strokes.ts';
import type { Scenery, Spot } from './scenery.ts';
import { xOf } from './time.ts';

/** How far under its lane a rail lies. */
const UNDER = 6;

export function drawCones(context: Brush, scenery: Scenery): void {
  const { plan, cones, palette, spots } = scenery;
  if (cones !== null) {
    const { frame, span, seenUntil } = plan;
    const { left, width } = frame.axis;
    const right = Math.min(left + width, xOf(span, frame.axis, seenUntil));
    const x = (at: number) => Math.min(right, Math.max(left, xOf(span, frame.axis, at)));
    context.strokeStyle = palette.ink;
    context.fillStyle = palette.ink;
    context.lineWidth = 2;
    for (const [node, lane] of frame.lanes) {
      const y = lane + UNDER;
      const [past, future] = [cones.past.ends[node], cones.future.ends[node]];
      if (past !== undefined) {
        const to = x(past.at);
        rail(context, left, to, y);
        // Where it ends, a stop.
        if (to > left && to < right) context.fillRect(to - 1, y - 3, 2, 6);
      }
      if (future !== undefined) {
        const from = x(future.at);
        context.setLineDash([5, 4]);
        rail(context, from, right, y);
        context.setLineDash([]);
        if (from > left && from < right) {
          context.beginPath();
          context.moveTo(from - 2, y - 4);
          context.lineTo(from + 5, y);
          context.lineTo(from - 2, y + 4);
          context.closePath();
          context.save();
          context.fillStyle = palette.panel;
          context.lineWidth = 1.5;
          context.fill();
          context.stroke();
          context.restore();
        }
      }
    }
  }
  for (const [i, spot] of spots.entries()) ring(context, scenery, spot, i > 0);
}

function rail(context: Brush, from: number, to: number, y: number): void {
  if (to <= from) return;
  context.beginPath();
  context.moveTo(from, y);
  context.lineTo(to, y);
  context.stroke();
}

/** The ring about a happening; a square about the one that is compared with it. */
function ring(context: Brush, { plan: { frame, span }, palette }: Scenery, { node, at }: Spot, isOther: boolean): void {
  const x = xOf(span, frame.axis, at);
  if (x < frame.axis.left - 8 || x > frame.axis.left + frame.axis.width + 8) return;
  const y = node === null ? undefined : frame.lanes.get(node);
  context.strokeStyle = palette.ink;
  context.lineWidth = 2;
  context.beginPath();
  if (y === undefined) {
    context.moveTo(x, frame.top - 10);
    context.lineTo(x, frame.bottom + 10);
    context.setLineDash(isOther ? [2, 3] : []);
  } else if (isOther) context.rect(x - 7, y - 7, 14, 14);
  else context.arc(x, y, 8, 0, 2 * Math.PI);
  context.stroke();
  context.setLineDash([]);
}
