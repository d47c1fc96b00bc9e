// Draws messages: lines from lane to lane in the colour of their epoch, with heads while there is room, and a cross where
// one was lost.

import type { Brush } from '../canvas/strokes.ts';
import { type Light, lightOf } from './cones.ts';
import { type Plan, type Stroke, strokeOf } from './plan.ts';
import { cross, REST, type Scenery } from './scenery.ts';

/** Above this many arrows their heads would only blur. */
const HEADS_MAX = 160;
/** More lit ones than this are a little finer. */
const CHOSEN_FEW = 6;

/** Used again by each drawing: some hundred made anew for every frame would keep the collector of garbage at work. */
const strokes: Stroke[] = [];

export function strokesOf(plan: Plan): readonly Stroke[] {
  let count = 0;
  for (const arrow of plan.arrows ?? []) {
    const stroke = strokeOf(arrow, plan, strokes[count]);
    if (stroke !== null) strokes[count++] = stroke;
  }
  strokes.length = count;
  return strokes;
}

/** Those of one colour and one light are one stroke. */
interface Group {
  readonly color: string;
  /** Refusals: their heads are hollow. */
  readonly hollow: boolean;
  readonly light: Light;
  readonly drawn: Stroke[];
}

/** How each light is drawn: the past unbroken, the future dashed, the rest pale. */
const LIGHTS: {
  readonly [light in Light]: { readonly alpha: number; readonly width: number; readonly dash: number[] };
} = {
  rest: { alpha: REST, width: 1, dash: [] },
  past: { alpha: 1, width: 2, dash: [] },
  future: { alpha: 1, width: 1.8, dash: [6, 4] },
  self: { alpha: 1, width: 3, dash: [] },
};

const LIGHT_NAMES = Object.keys(LIGHTS);

/** Of a head, a cross or a dot, beyond where its line ends. */
const ABOUT = 14;

/** @param strokes all that are in view; those that come to stand between `from` and `to` are drawn. */
export function drawArrows(
  context: Brush,
  scenery: Scenery,
  strokes: readonly Stroke[],
  [from, to]: readonly [from: number, to: number],
): void {
  const { palette, lit, cones } = scenery;
  const alpha = context.globalAlpha;
  const groups = new Map<number, Group>();
  const crosses: { readonly [light in 'lit' | 'rest']: Stroke[] } = { lit: [], rest: [] };
  const waiting: Stroke[] = [];
  const chosen: Stroke[] = [];
  for (const drawn of strokes) {
    const { arrow, line, x1, x2 } = drawn;
    if (Math.max(x1, x2) < from - ABOUT || Math.min(x1, x2) > to + ABOUT) continue;
    const light = cones === null ? 'past' : lightOf(arrow, cones);
    if (lit.arrow?.(arrow) === true) chosen.push(drawn);
    if (line.lost) crosses[light === 'rest' ? 'rest' : 'lit'].push(drawn);
    if (line.waits) waiting.push(drawn);
    else {
      // A number, for this is asked of every arrow at every frame.
      const key = (arrow.epoch * 2 + Number(arrow.crossed)) * LIGHT_NAMES.length + LIGHT_NAMES.indexOf(light);
      const group = groups.get(key);
      if (group !== undefined) group.drawn.push(drawn);
      else {
        groups.set(key, { color: palette.epoch(arrow.epoch), hollow: arrow.crossed, light, drawn: [drawn] });
      }
    }
  }
  const headed = strokes.length <= HEADS_MAX;
  const plain = { width: strokes.length > 600 ? 0.8 : 1.25, alpha: strokes.length > 600 ? 0.55 : 0.78, dash: [] };
  for (const { color, hollow, light, drawn } of groups.values()) {
    const how = cones === null ? plain : LIGHTS[light];
    context.globalAlpha = alpha * how.alpha;
    context.lineWidth = how.width;
    context.setLineDash(how.dash);
    context.strokeStyle = color;
    context.fillStyle = hollow ? palette.panel : color;
    drawLines(context, drawn);
    context.setLineDash([]);
    if (headed) drawHeads(context, drawn, hollow);
  }
  context.globalAlpha = alpha * (cones === null ? plain.alpha : REST);
  context.lineWidth = plain.width;
  context.setLineDash([3, 3]);
  for (const one of waiting) {
    context.strokeStyle = palette.epoch(one.arrow.epoch);
    drawLines(context, [one]);
  }
  context.setLineDash([]);
  context.globalAlpha = alpha;
  for (const one of chosen) {
    const { arrow, x1, y1 } = one;
    const color = palette.epochInk(arrow.epoch);
    context.strokeStyle = color;
    context.fillStyle = color;
    context.lineWidth = chosen.length > CHOSEN_FEW ? 2.4 : 3;
    drawLines(context, [one]);
    context.beginPath();
    context.arc(x1, y1, chosen.length > CHOSEN_FEW ? 2.6 : 3.5, 0, 2 * Math.PI);
    context.fill();
    if (arrow.crossed) context.fillStyle = palette.panel;
    drawHeads(context, [one], arrow.crossed, chosen.length > CHOSEN_FEW ? 5.5 : 8);
  }
  context.strokeStyle = palette.danger;
  context.lineWidth = 1.6;
  for (const light of ['lit', 'rest'] as const) {
    context.globalAlpha = alpha * (light === 'rest' ? REST : 1);
    context.beginPath();
    for (const { x2, y2 } of crosses[light]) cross(context, x2, y2, 3.2);
    context.stroke();
  }
  context.globalAlpha = alpha;
}

function drawLines(context: Brush, strokes: readonly Stroke[]): void {
  context.beginPath();
  for (const { x1, y1, x2, y2 } of strokes) {
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
  }
  context.stroke();
}

function drawHeads(context: Brush, group: readonly Stroke[], hollow: boolean, size = 4.5): void {
  context.beginPath();
  for (const { x1, y1, x2, y2, line } of group) {
    if (line.lost || line.waits) continue;
    const length = Math.hypot(x2 - x1, y2 - y1);
    if (length < 10) continue;
    const dx = ((x2 - x1) / length) * size;
    const dy = ((y2 - y1) / length) * size;
    context.moveTo(x2, y2);
    context.lineTo(x2 - dx * 1.5 - dy * 0.6, y2 - dy * 1.5 + dx * 0.6);
    context.lineTo(x2 - dx * 1.5 + dy * 0.6, y2 - dy * 1.5 - dx * 0.6);
    if (hollow) context.closePath();
  }
  context.fill();
  if (hollow) context.stroke();
}
