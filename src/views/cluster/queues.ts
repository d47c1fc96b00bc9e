// The queues beside the nodes of a manual network, drawn anew when the world is another. Each message in them stands on its
// link as well, where keyboard and screen reader find it: here it is for the eye and the pointer.

import type { Scene } from '../../worker/wire.ts';
import { DARK, type Lights, light } from '../marks/lights.ts';
import { add, at, px, say } from '../marks/pen.ts';
import { REFUSED, SHAPES } from '../marks/shapes.ts';
import type { Place, Point, Spot } from '../place.ts';
import { hue } from '../theme.ts';
import { type Rectangle, SIZE } from './captions.ts';
import { type Queue, queuesOf, SMALL } from './queueing.ts';
import { lookOf } from './telling.ts';
import type { Voice } from './voice.ts';
import './queues.css';

export class Queues {
  now: readonly Queue[] = [];
  private readonly layer: SVGElement;
  private readonly place: Place;
  private readonly voice: Voice;
  private readonly drawn = new Map<number, SVGElement>();
  private lights = DARK;
  private focused: number | null = null;

  constructor(root: SVGElement, place: Place, voice: Voice) {
    this.layer = add(root, 'g', { class: 'queues', 'aria-hidden': 'true' });
    this.place = place;
    this.voice = voice;
  }

  /** @param full what must not be covered, discs left out. */
  paint({ network }: Scene, standing: readonly Spot[], full: () => readonly Rectangle[]): void {
    if (network.mode !== 'manual' || standing.length === 0) {
      if (this.now.length > 0) this.layer.replaceChildren();
      this.now = [];
      this.drawn.clear();
      return;
    }
    this.now = queuesOf(this.place, standing, full());
    this.layer.replaceChildren();
    this.drawn.clear();
    for (const queue of this.now) this.draw(queue);
    this.light(this.lights);
  }

  light(lights: Lights): void {
    this.lights = lights;
    for (const [id, group] of this.drawn) {
      const thing = { kind: 'envelope', id } as const;
      const hovered = id === this.focused ? thing : lights.hovered;
      light(group, { ...lights, hovered }, thing, this.voice.words.touched);
    }
  }

  /** The message on its link that has the focus is lit here. */
  focus(element: Element | null): void {
    const id = element?.closest('[data-envelope]')?.getAttribute('data-envelope') ?? null;
    this.focused = id === null ? null : Number(id);
    this.light(this.lights);
  }

  /** The node whose messages are only counted at a point. */
  countAt({ x, y }: Point): string | null {
    for (const { node, more, waiting, moreAt, left, right, top, bottom } of this.now) {
      if (more === 0 || x < left || x > right || y < top || y > bottom) continue;
      const last = waiting[waiting.length - 1];
      const isNearer =
        last === undefined || Math.hypot(moreAt.x - x, moreAt.y - y) < Math.hypot(last.x - x, last.y - y);
      if (isNearer) return node;
    }
    return null;
  }

  private draw({ node, waiting, more, moreAt, left, right, top, bottom }: Queue): void {
    const { scale } = this.place;
    const group = add(this.layer, 'g', { class: 'queue', 'data-queue': node });
    const box = { x: px(left), y: px(top), width: px(right - left), height: px(bottom - top) };
    add(group, 'rect', { class: 'queue-tray', ...box, rx: px(Math.min(right - left, bottom - top) / 2) });
    for (const { envelope, x, y } of waiting) {
      const { shape, style, epoch } = lookOf(this.voice, envelope);
      const item = add(group, 'g', {
        ...{ class: 'queued', 'data-queued': envelope.id, 'data-hue': hue(epoch) },
        transform: `${at(x, y)}scale(${px(SMALL * scale * 100) / 100})`,
      });
      add(item, 'circle', { class: 'queued-ring', r: 12 });
      add(item, 'path', { class: `mark ${style}`, d: SHAPES[shape] });
      if (style === 'crossed') add(item, 'path', { class: 'refusal', d: REFUSED });
      this.drawn.set(envelope.id, item);
    }
    if (more === 0) return;
    const text = add(group, 'text', {
      class: 'queue-more',
      'font-size': px(SIZE * scale),
      x: px(moreAt.x),
      y: px(moreAt.y + 4 * scale),
    });
    say(text, waiting.length === 0 ? String(more) : `+${more}`);
  }
}
