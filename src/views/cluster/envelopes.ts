// The messages in flight: a pool of marks, placed at every frame. A mark is written anew only when it comes to stand for
// another message.

import type { Micros } from '../../engine/protocol.ts';
import type { Envelope } from '../../engine/world.ts';
import type { Scene } from '../../worker/wire.ts';
import { add, at, flag, put, px, say, show } from '../marks/pen.ts';
import { cross, REFUSED, SHAPES } from '../marks/shapes.ts';
import { type Place, type Spot, spots } from '../place.ts';
import { hue } from '../theme.ts';
import { labels } from './labels.ts';
import { envelopeSaid, lookOf, messageName, messageSaid, type Voice } from './voice.ts';

/** More than these are not labelled: nobody could read them. */
const READABLE = 6;
/** From a message's centre to the ends of its tail. */
const TAIL = [10, 42] as const;
/** A stage narrower than this has room for names only. */
const NARROW = 480;

interface Drawn {
  readonly group: SVGElement;
  readonly tail: SVGElement;
  readonly mark: SVGElement;
  readonly refusal: SVGElement;
  readonly loss: SVGElement;
  envelope: Envelope | null;
  state: string;
  length: number;
  shown: boolean;
}

export class Envelopes {
  /** Where they stood at the last frame: for what is under the pointer. */
  standing: readonly Spot[] = [];
  private scene: Scene | null = null;
  private readonly drawn = new Map<number, Drawn>();
  private free: Drawn[] = [];
  private readonly texts: SVGElement[] = [];
  private readonly layer: SVGElement;
  private readonly tails: SVGElement;
  private readonly labels: SVGElement;
  private readonly place: Place;
  private readonly voice: Voice;
  private readonly still: boolean;
  private selected: number | null = null;
  private hovered: number | null = null;

  constructor(root: SVGElement, place: Place, voice: Voice, still: boolean) {
    this.tails = add(root, 'g', { class: 'tails', 'aria-hidden': 'true' });
    this.layer = add(root, 'g', { class: 'envelopes' });
    this.labels = add(root, 'g', { class: 'labels', 'aria-hidden': 'true' });
    this.place = place;
    this.voice = voice;
    this.still = still;
  }

  paint(scene: Scene, playhead: Micros): void {
    const standing = spots(this.place, scene, playhead, this.still);
    this.standing = standing;
    this.scene = scene;
    const gone = new Set(this.drawn.keys());
    for (const spot of standing) gone.delete(spot.envelope.id);
    for (const id of gone) {
      const drawn = this.drawn.get(id) as Drawn;
      this.drawn.delete(id);
      this.free.push(drawn);
    }
    for (const spot of standing) {
      let drawn = this.drawn.get(spot.envelope.id);
      if (drawn === undefined) {
        drawn = this.free.pop() ?? this.draw();
        this.drawn.set(spot.envelope.id, drawn);
      }
      // In another future the same id may be another message.
      if (drawn.envelope !== spot.envelope || !drawn.shown) this.assign(drawn, spot);
      this.move(drawn, spot);
    }
    for (const drawn of this.free) {
      if (!drawn.shown) continue;
      drawn.shown = false;
      show(drawn.group, false);
      show(drawn.tail, false);
    }
    this.write(scene);
  }

  light(selected: number | null, hovered: number | null): void {
    this.selected = selected;
    this.hovered = hovered;
    for (const [id, { group }] of this.drawn) {
      flag(group, 'data-selected', id === selected);
      flag(group, 'data-hovered', id === hovered);
    }
    if (this.scene !== null) this.write(this.scene);
  }

  private draw(): Drawn {
    const tail = add(this.tails, 'line', { class: 'tail', x1: -TAIL[0], x2: -TAIL[1] });
    const group = add(this.layer, 'g', { class: 'envelope', role: 'button', tabindex: -1, 'aria-haspopup': 'menu' });
    add(group, 'circle', { class: 'reach', r: 22 });
    add(group, 'circle', { class: 'ready', r: 14 });
    const mark = add(group, 'path');
    const refusal = add(group, 'path', { class: 'refusal', d: REFUSED });
    const loss = add(group, 'path', { class: 'loss', d: cross(5) });
    return { group, tail, mark, refusal, loss, envelope: null, state: '', length: -1, shown: true };
  }

  private assign(drawn: Drawn, { envelope }: Spot): void {
    const { shape, style, epoch } = lookOf(this.voice, envelope);
    drawn.envelope = envelope;
    drawn.state = '';
    drawn.length = -1;
    drawn.shown = true;
    const { group, tail, mark, refusal } = drawn;
    put(group, 'data-envelope', envelope.id);
    put(group, 'data-kind', envelope.message.type);
    put(group, 'data-hue', hue(epoch));
    put(tail, 'data-hue', hue(epoch));
    put(group, 'aria-label', envelopeSaid(this.voice, envelope));
    put(mark, 'class', `mark ${style}`);
    put(mark, 'd', SHAPES[shape]);
    show(refusal, style === 'crossed');
    show(group, true);
    flag(group, 'data-selected', envelope.id === this.selected);
    flag(group, 'data-hovered', envelope.id === this.hovered);
  }

  private move(drawn: Drawn, { x, y, lane, phase, shown, flown }: Spot): void {
    const { group, tail, loss, mark } = drawn;
    group.setAttribute('transform', at(x, y));
    const state = `${phase} ${px(shown)}`;
    if (state !== drawn.state) {
      drawn.state = state;
      put(group, 'data-phase', phase);
      put(group, 'opacity', px(shown));
      show(loss, phase === 'lost');
      show(mark, phase !== 'lost');
    }
    const length = phase === 'flies' && !this.still ? Math.min(TAIL[1], flown + 6) : 0;
    if (length > TAIL[0] + 2) {
      tail.setAttribute('transform', `translate(${px(x)},${px(y)})rotate(${px(lane.angle)})`);
      if (drawn.length !== length) tail.setAttribute('x2', String(-px(length)));
      if (drawn.length <= TAIL[0] + 2) show(tail, true);
    } else if (drawn.length !== length) show(tail, false);
    drawn.length = length;
  }

  private write(scene: Scene): void {
    const { standing } = this;
    const lit = ({ envelope: { id } }: Spot) => id === this.hovered || id === this.selected;
    const few = standing.length <= READABLE;
    const said = few ? standing : standing.filter(lit);
    const narrow = this.place.box.width < NARROW;
    const texts = said.map((spot) =>
      narrow && !lit(spot) ? messageName(this.voice, spot.envelope) : messageSaid(this.voice, spot.envelope),
    );
    const spotsOfTexts = said.length > 0 ? labels(this.place, scene, said, texts) : [];
    while (this.texts.length < said.length) this.texts.push(add(this.labels, 'text', { class: 'label' }));
    for (const [i, element] of this.texts.entries()) {
      const where = spotsOfTexts[i] ?? null;
      show(element, where !== null);
      if (where === null) continue;
      say(element, texts[i] as string);
      element.setAttribute('transform', at(where.x, where.y));
    }
  }
}
