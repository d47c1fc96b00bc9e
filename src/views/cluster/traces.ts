// What is over but worth a moment more: a cross where a message was lost, a command beside the node that was asked.

import type { Micros } from '../../engine/protocol.ts';
import type { Scene, Shot } from '../../worker/wire.ts';
import { add, at, put, px, say, show } from '../marks/pen.ts';
import { cross } from '../marks/shapes.ts';
import { besideNode, lossAt, type Place, scaled } from '../place.ts';

/** How long a trace stays at least, in virtual time. */
const STAYS = 20_000;

interface Trace {
  readonly kind: 'lost' | 'asked';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** From 1 to 0. */
  readonly shown: number;
}

/** The traces of a moment: of its own shot, and in a timed network of those shortly before. */
function traces(place: Place, scene: Scene, shots: Iterable<Shot>, playhead: Micros): Trace[] {
  const found: Trace[] = [];
  const manual = scene.network.mode === 'manual';
  const stays = Math.max(STAYS, scene.network.latency[1]);
  for (const shot of shots) {
    const shown = manual ? 1 : 1 - (playhead - shot.at) / stays;
    if (shown <= 0 || shown > 1) continue;
    for (const it of shot.happenings) {
      if (it.kind === 'lost') {
        const where = lossAt(place, it.envelope, it.why, shot.at, manual);
        if (where !== null) found.push({ kind: 'lost', ...where, text: '', shown });
      } else if (it.kind === 'sent' && it.node === null) {
        const { command } = it.envelope.message as { command?: unknown };
        // It comes up to the node from outside.
        const where = besideNode(place, it.envelope.to, 22 + 10 * shown);
        found.push({ kind: 'asked', ...where, text: typeof command === 'string' ? command : '', shown });
      }
    }
  }
  return found;
}

export function tracing(scene: Scene): Micros {
  return Math.max(STAYS, scene.network.latency[1]);
}

interface Drawn {
  readonly group: SVGElement;
  readonly loss: SVGElement;
  readonly bubble: SVGElement;
  readonly text: SVGElement;
}

export class Traces {
  private readonly layer: SVGElement;
  private readonly drawn: Drawn[] = [];
  private readonly place: Place;

  constructor(root: SVGElement, place: Place) {
    this.layer = add(root, 'g', { class: 'traces', 'aria-hidden': 'true' });
    this.place = place;
  }

  paint(scene: Scene, shots: Iterable<Shot>, playhead: Micros): void {
    const found = traces(this.place, scene, shots, playhead);
    while (this.drawn.length < found.length) this.drawn.push(draw(this.layer));
    for (const [i, drawn] of this.drawn.entries()) {
      const trace = found[i];
      show(drawn.group, trace !== undefined);
      if (trace === undefined) continue;
      const { kind, y, text, shown } = trace;
      const { scale, box } = this.place;
      const width = 18 + [...text].length * 7.3;
      const edge = kind === 'asked' ? (width / 2) * scale + 4 : 0;
      const x = Math.max(edge, Math.min(box.width - edge, trace.x));
      put(drawn.group, 'data-trace', kind);
      put(drawn.group, 'transform', at(x, y) + scaled(this.place));
      put(drawn.group, 'opacity', px(Math.min(1, shown * 2)));
      show(drawn.loss, kind === 'lost');
      show(drawn.bubble, kind === 'asked');
      show(drawn.text, kind === 'asked');
      if (kind !== 'asked') continue;
      say(drawn.text, text);
      put(drawn.bubble, 'x', px(-width / 2));
      put(drawn.bubble, 'width', px(width));
    }
  }
}

function draw(layer: SVGElement): Drawn {
  const group = add(layer, 'g', { class: 'trace' });
  const loss = add(group, 'path', { class: 'loss', d: cross(5) });
  const bubble = add(group, 'rect', { class: 'bubble', y: -11, height: 22, rx: 11 });
  const text = add(group, 'text', { class: 'command', y: 4 });
  return { group, loss, bubble, text };
}
