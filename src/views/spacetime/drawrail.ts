// Draws the rail of futures: what is on show, from the beginning on, in ink and thick; what was seen elsewhere thin.

import type { Brush } from '../canvas/strokes.ts';
import { STUB, type Track } from './rail.ts';
import { font, PALE, type Scenery } from './scenery.ts';
import { xOf } from './time.ts';

/** How far a bar turns on its way from the one that it leaves. */
const TURN = 4;

export function drawRail(context: Brush, scenery: Scenery): void {
  const { plan, palette, playhead } = scenery;
  const { frame, span, rail, seenUntil } = plan;
  if (rail.tracks.length === 0) return;
  const { left } = frame.axis;
  const right = frame.width;
  const x = (at: number): number => Math.min(right + STUB, Math.max(left - STUB, xOf(span, frame.axis, at)));
  context.save();
  context.beginPath();
  context.rect(left, 0, Math.max(0, right - left), frame.rail);
  context.clip();
  context.lineCap = 'round';
  for (const isShown of [false, true])
    for (const track of rail.tracks) {
      const from = x(track.from);
      const turned = track.above === null ? from : from + TURN;
      const shown = x(Math.min(track.shown, seenUntil));
      if (isShown && track.shown > track.from) {
        line(context, track, from, turned, Math.max(turned, x(Math.min(playhead, track.shown))), palette.ink, 2.5);
        context.globalAlpha = PALE + 0.2;
        if (track.shown > playhead) line(context, track, null, Math.max(turned, x(playhead)), shown, palette.ink, 2.5);
        context.globalAlpha = 1;
      } else if (!isShown && track.to < Infinity) {
        const end = Math.max(x(track.to), turned + STUB);
        line(context, track, track.shown > track.from ? null : from, Math.max(turned, shown), end, palette.ink3, 1.5);
        dot(context, end, track.y, palette.panel, palette.ink3);
      }
    }
  context.lineCap = 'butt';
  for (const { mark, y } of rail.flags) flag(context, x(mark.at), y, palette.ink);
  name(context, scenery);
  context.restore();
}

/** A bar, and from `from` on the turn that leads to it. */
function line(
  context: Brush,
  { y, above }: Track,
  from: number | null,
  begin: number,
  end: number,
  color: string,
  thick: number,
): void {
  context.strokeStyle = color;
  context.lineWidth = thick;
  context.beginPath();
  if (from !== null && above !== null) {
    context.moveTo(from, above);
    context.lineTo(from + TURN, y);
  } else context.moveTo(begin, y);
  context.lineTo(begin, y);
  context.lineTo(Math.max(begin, end), y);
  context.stroke();
}

/** Where what was seen of a future ends. */
function dot(context: Brush, x: number, y: number, paper: string, color: string): void {
  context.beginPath();
  context.arc(x, y, 2.2, 0, 2 * Math.PI);
  context.fillStyle = paper;
  context.fill();
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  context.stroke();
}

function flag(context: Brush, x: number, y: number, color: string): void {
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x, y + 4);
  context.lineTo(x, y - 4.5);
  context.lineTo(x + 6.5, y - 2);
  context.lineTo(x, y + 0.5);
  context.stroke();
  context.fill();
}

/** What the future on show is called, after its bar: where there are others. */
function name(context: Brush, scenery: Scenery): void {
  const { plan, palette, lettering } = scenery;
  const { frame, span, rail, seenUntil } = plan;
  const track = rail.tracks.find(({ to }) => to === Infinity);
  if (track === undefined || rail.tracks.length < 2) return;
  context.font = font(scenery, 550, 12);
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  const text = lettering.future(track.branch);
  const from = xOf(span, frame.axis, seenUntil) + 12;
  if (from < frame.axis.left || from + context.measureText(text).width > frame.width - 4) return;
  const y = Math.min(frame.rail - 7, Math.max(7, track.y));
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = palette.panel;
  context.strokeText(text, from, y);
  context.fillStyle = palette.ink;
  context.fillText(text, from, y);
}
