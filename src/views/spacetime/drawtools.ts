// Draws what folds, tools and the far view add: bands of folded time, crowds, a measure, the span to zoom to, the cursor
// of the keyboard, a lane on its way.

import type { Brush } from '../canvas/strokes.ts';
import { font, type Scenery } from './scenery.ts';
import { type Fold, foldsIn, xOf } from './time.ts';

/** A lane's crowd is at most this share of the room between lanes, on each side. */
const CROWD = 0.34;

/** How much went on, where single messages cannot be told apart: the thicker, the more. */
export function drawCrowds(context: Brush, { plan, tiles, palette }: Scenery): void {
  const { frame, span } = plan;
  const folds = foldsIn(span);
  let most = 1;
  for (const tile of tiles) most = Math.max(most, tile.most);
  const half = Math.max(3, Math.min(16, (frame.apart === 0 ? 40 : frame.apart) * CROWD));
  const alpha = context.globalAlpha;
  context.fillStyle = palette.ink3;
  context.globalAlpha = alpha * 0.45;
  const { left, width } = frame.axis;
  for (const [node, y] of frame.lanes) {
    context.beginPath();
    for (const { from, bin, nodes, until } of tiles) {
      const counts = nodes[node] ?? [];
      for (let i = 0; i < counts.length; i++) {
        const begin = from + i * bin;
        const count = counts[i] as number;
        if (begin >= until) break;
        if (count === 0 || folds.some((fold) => fold.from <= begin && fold.to >= begin + bin)) continue;
        const x = xOf(span, frame.axis, begin);
        if (x > left + width) break;
        const end = xOf(span, frame.axis, begin + bin);
        if (end < left) continue;
        const tall = Math.max(1.5, Math.sqrt(count / most) * half);
        context.rect(x, y - tall, Math.max(1, end - x - 0.5), 2 * tall);
      }
    }
    context.fill();
  }
  context.globalAlpha = alpha;
}

/** Folded time: a torn band, with how long it is on the axis. */
export function drawFolds(context: Brush, scenery: Scenery): void {
  const { plan, palette, lettering } = scenery;
  const { frame, span } = plan;
  const { left, width } = frame.axis;
  const [top, bottom] = [frame.top - 10, frame.bottom + 10];
  context.font = font(scenery, 550, 10.5);
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  for (const fold of foldsIn(span)) {
    const from = Math.max(left, xOf(span, frame.axis, fold.from));
    const to = Math.min(left + width, xOf(span, frame.axis, fold.to));
    if (to - from < 3) continue;
    context.fillStyle = palette.panel;
    context.fillRect(from, top, to - from, bottom - top);
    context.globalAlpha = 0.55;
    context.fillStyle = palette.line2;
    context.fillRect(from, top, to - from, bottom - top);
    context.globalAlpha = 1;
    context.strokeStyle = palette.ink3;
    context.lineWidth = 1.2;
    context.beginPath();
    torn(context, from, top, bottom);
    torn(context, to, top, bottom);
    context.stroke();
    context.strokeStyle = palette.line;
    context.setLineDash([1.5, 3.5]);
    context.beginPath();
    for (const y of frame.lanes.values()) {
      context.moveTo(from + 4, y);
      context.lineTo(to - 4, y);
    }
    context.stroke();
    context.setLineDash([]);
    const long = fold.to - fold.from;
    const text = lettering.length(
      long < 1_000_000 ? Math.round(long / 10_000) * 10_000 : Math.round(long / 100_000) * 100_000,
    );
    context.fillStyle = palette.ink2;
    const wide = context.measureText(text).width;
    const middle = (from + to) / 2;
    if (wide < to - from + 14 && middle + wide / 2 <= frame.width - frame.tools)
      context.fillText(text, middle, frame.height - 7);
  }
  context.strokeStyle = palette.ink3;
  context.lineWidth = 2;
  context.beginPath();
  for (const { from, to } of plan.opened) {
    const [x1, x2] = [xOf(span, frame.axis, from), xOf(span, frame.axis, to)];
    if (x2 < left || x1 > left + width) continue;
    const y = bottom + 2;
    context.moveTo(Math.max(left, x1), y - 4);
    context.lineTo(Math.max(left, x1), y);
    context.lineTo(Math.min(left + width, x2), y);
    context.lineTo(Math.min(left + width, x2), y - 4);
  }
  context.stroke();
}

function torn(context: Brush, x: number, top: number, bottom: number): void {
  context.moveTo(x, top);
  let side = 2.5;
  for (let y = top + 5; y <= bottom; y += 5) {
    context.lineTo(x + side, y);
    side = -side;
  }
}

export function drawTools(context: Brush, scenery: Scenery): void {
  const { plan, palette, overlay } = scenery;
  const { frame, span } = plan;
  if (overlay.box !== null) {
    const { from, to } = placed(scenery, overlay.box);
    context.fillStyle = palette.accent;
    context.globalAlpha = 0.14;
    context.fillRect(from, frame.top - 12, to - from, frame.bottom - frame.top + 24);
    context.globalAlpha = 1;
    context.strokeStyle = palette.accent;
    context.lineWidth = 1.5;
    context.strokeRect(from, frame.top - 12, to - from, frame.bottom - frame.top + 24);
  }
  if (overlay.measure !== null) drawMeasure(context, scenery, overlay.measure);
  if (overlay.cursor !== null) {
    const { node, at } = overlay.cursor;
    const y = node === null ? undefined : frame.lanes.get(node);
    const x = xOf(span, frame.axis, at);
    context.strokeStyle = palette.accent;
    context.lineWidth = 2;
    context.strokeRect(x - 10, (y ?? frame.top) - 10, 20, 20);
  }
  if (overlay.carried !== null) {
    const { node, y } = overlay.carried;
    context.fillStyle = palette.panel;
    context.strokeStyle = palette.accent;
    context.lineWidth = 1.5;
    context.beginPath();
    context.roundRect(3, y - 11, frame.axis.left - 8, 22, 6);
    context.fill();
    context.stroke();
    context.beginPath();
    context.moveTo(frame.axis.left, y);
    context.lineTo(frame.axis.left + frame.axis.width, y);
    context.setLineDash([4, 4]);
    context.stroke();
    context.setLineDash([]);
    context.font = font(scenery, 700, 12);
    context.fillStyle = palette.ink;
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    context.fillText(node, frame.axis.left - 12, y + 0.5);
  }
}

function placed({ plan: { frame, span } }: Scenery, { from, to }: Fold): { from: number; to: number } {
  const { left, width } = frame.axis;
  const x = (at: number) => Math.min(left + width, Math.max(left, xOf(span, frame.axis, at)));
  return { from: x(Math.min(from, to)), to: x(Math.max(from, to)) };
}

/** A ruler between two times, with how long it is. */
function drawMeasure(context: Brush, scenery: Scenery, measure: Fold): void {
  const { plan, palette, lettering } = scenery;
  const { frame } = plan;
  const { from, to } = placed(scenery, measure);
  const y = frame.top - 14;
  context.globalAlpha = 0.1;
  context.fillStyle = palette.ink;
  context.fillRect(from, y, to - from, frame.bottom - y + 10);
  context.globalAlpha = 1;
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.5;
  context.beginPath();
  for (const x of [from, to]) {
    context.moveTo(x, y - 5);
    context.lineTo(x, frame.bottom + 10);
  }
  context.moveTo(from, y);
  context.lineTo(to, y);
  context.stroke();
  const text = lettering.length(Math.abs(measure.to - measure.from));
  context.font = font(scenery, 650, 12);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const half = context.measureText(text).width / 2 + 6;
  const x = Math.min(frame.width - half - 2, Math.max(half + 2, (from + to) / 2));
  const middle = (frame.top + frame.bottom) / 2;
  context.fillStyle = palette.panel;
  context.beginPath();
  context.roundRect(x - half, middle - 11, 2 * half, 22, 6);
  context.fill();
  context.stroke();
  context.fillStyle = palette.ink;
  context.fillText(text, x, middle + 0.5);
}
