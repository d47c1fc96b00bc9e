// What is over but worth a moment more: a cross where a message was lost, a message that falls where nobody is up to hear it,
// a command beside the node that was asked.

import type { Micros, NodeId } from '../../engine/protocol.ts';
import type { Envelope } from '../../engine/world.ts';
import type { Scene, Shot } from '../../worker/wire.ts';
import { add, at, put, px, say, show } from '../marks/pen.ts';
import { SHAPES } from '../marks/shapes.ts';
import { cross } from '../marks/signs.ts';
import { MARK, type Place, type Point, scaled } from '../place.ts';
import { HALO } from '../seating.ts';
import { besideNode, lossAt } from '../spots.ts';
import { hue } from '../theme.ts';
import type { Flight } from './flight.ts';
import { isReadable } from './flying.ts';
import type { Staging } from './painter.ts';
import { lookOf } from './telling.ts';

/** How long a trace stays at least, in virtual time. */
const STAYS = 20_000;

interface Trace {
  readonly kind: 'lost' | 'fell' | 'asked';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Whom a client asked. */
  readonly node: NodeId | null;
  /** What fell. */
  readonly envelope: Envelope | null;
  /** From 1 to 0. */
  readonly shown: number;
}

/** The traces of a moment: of its own shot, and in a timed network of those shortly before. */
function traces(place: Place, scene: Scene, shots: Iterable<Shot>, playhead: Micros, still: boolean): Trace[] {
  const found: Trace[] = [];
  const manual = scene.network.mode === 'manual';
  const whole = stays(scene);
  for (const shot of shots) {
    const shown = manual ? 1 : 1 - (playhead - shot.at) / whole;
    if (shown <= 0 || shown > 1) continue;
    for (const it of shot.happenings) {
      if (it.kind === 'lost') {
        const where = lossAt(place, it.envelope, it.why, shot.at, manual);
        if (where === null) continue;
        const { envelope } = it;
        if (it.why !== 'down') found.push({ kind: 'lost', ...where, text: '', node: null, envelope: null, shown });
        else {
          const at = fallen(place, envelope, where, manual || still ? STANDS : 1 - shown);
          found.push({ kind: 'fell', ...at, text: '', node: null, envelope, shown });
        }
      } else if (it.kind === 'sent' && it.node === null) {
        const { command } = it.envelope.message as { command?: unknown };
        // It comes up to the node from outside.
        const where = besideNode(place, it.envelope.to, 22 + 10 * shown);
        const text = typeof command === 'string' ? command : '';
        found.push({ kind: 'asked', ...where, text, node: it.envelope.to, envelope: null, shown });
      }
    }
  }
  return found;
}

/** How far down one is drawn where nothing moves, as a share of its fall. */
const STANDS = 0.4;
const FALL = 110;

/** Where a message is that falls beside a node, after a share of its fall: off the disc first, then down, ever faster. */
function fallen(place: Place, { to }: Envelope, { x, y }: Point, share: number): Point {
  const disc = place.nodes.get(to);
  const clear = place.radius + HALO + MARK * place.scale;
  const aside = disc === undefined || Math.abs(x - disc.x) > clear ? x : disc.x + (x < disc.x ? -clear : clear);
  return { x: x + (aside - x) * Math.min(1, 2.5 * share), y: y + FALL * place.scale * share * share };
}

function stays(scene: Scene): Micros {
  return Math.max(STAYS, scene.network.latency[1]);
}

interface Drawn {
  readonly group: SVGElement;
  readonly loss: SVGElement;
  readonly fell: SVGElement;
  readonly bubble: SVGElement;
  readonly text: SVGElement;
}

export class Traces {
  private readonly layer: SVGElement;
  private readonly drawn: Drawn[] = [];
  private readonly place: Place;
  private readonly pace: () => number;
  private readonly staging: Staging;

  constructor(root: SVGElement, place: Place, staging: Staging) {
    this.layer = add(root, 'g', { class: 'traces', 'aria-hidden': 'true' });
    this.place = place;
    this.staging = staging;
    this.pace = staging.pace ?? (() => 0);
  }

  /** How far back that happened of which something is left. */
  readonly stay = stays;

  paint(scene: Scene, shots: Iterable<Shot>, playhead: Micros, flight: Flight | null): void {
    const found = traces(this.place, scene, shots, playhead, this.staging.still);
    if (flight !== null) {
      const read = isReadable(stays(scene), this.pace());
      for (const trace of found) {
        const shown = Math.min(1, trace.shown * 2);
        if (trace.kind === 'lost') flight.loss(trace.x, trace.y, shown);
        else if (trace.envelope !== null) flight.fall(lookOf(this.staging, trace.envelope), this.within(trace), shown);
        else if (read) flight.bubble(trace.text, this.within(trace), widthOf(trace), shown);
      }
      found.length = 0;
    }
    while (this.drawn.length < found.length) this.drawn.push(draw(this.layer));
    for (const [i, drawn] of this.drawn.entries()) {
      const trace = found[i];
      show(drawn.group, trace !== undefined);
      if (trace === undefined) continue;
      const { kind, text, shown } = trace;
      const { x, y } = this.within(trace);
      put(drawn.group, 'data-trace', kind);
      put(drawn.group, 'transform', at(x, y) + scaled(this.place));
      put(drawn.group, 'opacity', px(Math.min(1, shown * 2)));
      show(drawn.loss, kind === 'lost');
      show(drawn.fell, trace.envelope !== null);
      if (trace.envelope !== null) this.writeFallen(drawn.fell, trace.envelope);
      show(drawn.bubble, kind === 'asked');
      show(drawn.text, kind === 'asked');
      if (kind !== 'asked') continue;
      const width = widthOf(trace);
      say(drawn.text, text);
      put(drawn.bubble, 'x', px(-width / 2));
      put(drawn.bubble, 'width', px(width));
    }
  }

  private writeFallen(element: SVGElement, envelope: Envelope): void {
    const { shape, style, epoch } = lookOf(this.staging, envelope);
    put(element, 'class', `mark ${style}`);
    put(element, 'd', SHAPES[shape]);
    put(element, 'data-hue', hue(epoch));
  }

  /** Where all of it is on the stage. */
  private within(trace: Trace): Point {
    if (trace.node !== null) return bubbleAt(this.place, trace.node, trace, widthOf(trace));
    return { x: Math.max(0, Math.min(this.place.box.width, trace.x)), y: trace.y };
  }
}

/** Half the height of a bubble. */
const HALF = 11;

/** Where a bubble stands: beside the node that was asked, or above it where the stage ends too soon. */
export function bubbleAt(place: Place, node: NodeId, { x, y }: Point, width: number): Point {
  const { scale, box, radius } = place;
  const half = { width: (width / 2) * scale, height: HALF * scale };
  const edge = half.width + 4;
  const beside = { x: Math.max(edge, Math.min(box.width - edge, x)), y };
  const covers = (at: Point, disc: Point) =>
    Math.hypot(Math.max(0, Math.abs(at.x - disc.x) - half.width), Math.max(0, Math.abs(at.y - disc.y) - half.height)) <
    radius;
  const disc = place.nodes.get(node);
  if (disc === undefined || beside.x === x || !covers(beside, disc)) return beside;
  const above = { x: beside.x, y: disc.y - radius - HALO - half.height - 1 };
  const isFree = above.y > half.height && ![...place.nodes.values()].some((each) => covers(above, each));
  return isFree ? above : beside;
}

function widthOf({ text }: Trace): number {
  return 18 + [...text].length * 7.3;
}

function draw(layer: SVGElement): Drawn {
  const group = add(layer, 'g', { class: 'trace' });
  const loss = add(group, 'path', { class: 'loss', d: cross(5) });
  const fell = add(group, 'path');
  const bubble = add(group, 'rect', { class: 'bubble', y: -11, height: 22, rx: 11 });
  const text = add(group, 'text', { class: 'command', y: 4 });
  return { group, loss, fell, bubble, text };
}
