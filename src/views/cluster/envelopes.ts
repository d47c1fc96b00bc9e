// The messages in flight: a pool of marks, placed at every frame. A mark is written anew only when it comes to stand for
// another message.

import type { Micros, NodeId } from '../../engine/protocol.ts';
import type { Envelope } from '../../engine/world.ts';
import { sameTarget } from '../../store/selection.ts';
import type { Scene } from '../../worker/wire.ts';
import { DARK, type Lights, light } from '../marks/lights.ts';
import { add, at, put, px, say, show } from '../marks/pen.ts';
import { REFUSED, SHAPES } from '../marks/shapes.ts';
import { cross } from '../marks/signs.ts';
import { type Place, type Point, type Spot, scaled } from '../place.ts';
import { spots } from '../spots.ts';
import { hue } from '../theme.ts';
import { type Rectangle, SIZE } from './captions.ts';
import type { Flight } from './flight.ts';
import { flightOf, isReadable, TAIL, tailOf } from './flying.ts';
import { besideDiscs, labels, taken } from './labels.ts';
import type { Staging } from './painter.ts';
import { Queues } from './queues.ts';
import { envelopeSaid, lookOf, messageName, messageSaid } from './telling.ts';
import type { Voice } from './voice.ts';

/** More than these cannot be told one by one. */
const READABLE = 6;
/** So many of those that fly are labelled, the newest; more of those that stand. */
const LABELLED = 2;
const LABELLED_STANDING = 14;
/** A stage narrower than this has room for names only. */
const NARROW = 480;

interface Drawn {
  /** Moves as a whole: the tail, and the mark that can be pressed. */
  readonly whole: SVGElement;
  readonly group: SVGElement;
  readonly tail: SVGElement;
  readonly mark: SVGElement;
  readonly refusal: SVGElement;
  readonly loss: SVGElement;
  envelope: Envelope | null;
  phase: Spot['phase'] | null;
  opacity: number;
  length: number;
  shown: boolean;
  /** The keyboard comes to it first; arrows lead on from there. */
  first: boolean;
  /** The last frame in which it was in flight. */
  frame: number;
}

function byAge({ envelope: a }: Spot, { envelope: b }: Spot): number {
  return a.sentAt - b.sentAt || a.id - b.id;
}

export class Envelopes {
  /** Where they stood at the last frame: for what is under the pointer. */
  standing: readonly Spot[] = [];
  /** Where they stand once more, in a manual network. */
  private readonly queues: Queues;
  private scene: Scene | null = null;
  private kept: Rectangle | null = null;
  /** What labels keep clear of; null until one asks. */
  private full: readonly Rectangle[] | null = null;
  private readonly drawn = new Map<number, Drawn>();
  private readonly free: Drawn[] = [];
  private frame = 0;
  private flight: Flight | null = null;
  private readonly texts: SVGElement[] = [];
  private readonly layer: SVGElement;
  private readonly labels: SVGElement;
  private readonly place: Place;
  private readonly voice: Voice;
  private readonly still: boolean;
  private readonly pace: () => number;
  private readonly scaled: string;
  private lights = DARK;
  /** Whether those that the selection only touches are so few that each can be told by itself. */
  private fewLit = true;

  constructor(root: SVGElement, place: Place, staging: Staging) {
    this.layer = add(root, 'g', { class: 'envelopes' });
    this.queues = new Queues(root, place, staging);
    this.layer.addEventListener('focusin', ({ target }) => this.queues.focus(target as Element));
    this.layer.addEventListener('focusout', () => this.queues.focus(null));
    this.labels = add(root, 'g', { class: 'labels', 'aria-hidden': 'true' });
    this.place = place;
    this.voice = staging;
    this.still = staging.still;
    this.pace = staging.pace ?? (() => 0);
    this.scaled = scaled(place);
  }

  /** @param kept where no label may stand, beside what stands on the stage. */
  paint(scene: Scene, playhead: Micros, flight: Flight | null, kept: Rectangle | null): void {
    const standing = spots(this.place, scene, playhead, this.still);
    this.standing = standing;
    if (scene !== this.scene || kept !== this.kept) {
      this.scene = scene;
      this.kept = kept;
      this.full = null;
      this.queues.paint(scene, standing, () => [
        ...besideDiscs(this.place, scene, this.voice),
        ...(kept ? [kept] : []),
      ]);
    }
    this.flight = flight;
    if (flight === null) this.stand(standing);
    else {
      const lit = standing.filter(({ envelope }) => this.isLit(envelope.id));
      flight.messages(
        lit.length === 0 ? standing : standing.filter((spot) => !lit.includes(spot)),
        this.voice,
        this.still,
      );
      this.stand(lit);
    }
    this.write(scene);
  }

  get pressable(): readonly Spot[] {
    return [...this.standing, ...this.queues.now.flatMap(({ waiting }) => waiting)];
  }

  countAt(point: Point): NodeId | null {
    return this.queues.countAt(point);
  }

  private isLit(id: number): boolean {
    const thing = { kind: 'envelope', id } as const;
    const { lit, hovered } = this.lights;
    const how = lit(thing);
    return how === 'selected' || (how === 'touched' && this.fewLit) || sameTarget(hovered, thing);
  }

  /** Puts an element where each of these stands, and hides the others. */
  private stand(standing: readonly Spot[]): void {
    const frame = ++this.frame;
    for (const spot of standing) {
      let drawn = this.drawn.get(spot.envelope.id);
      if (drawn === undefined) {
        drawn = this.free.pop() ?? this.draw();
        this.drawn.set(spot.envelope.id, drawn);
      }
      // In another future the same id may be another message.
      if (drawn.envelope !== spot.envelope || !drawn.shown) this.assign(drawn, spot);
      drawn.frame = frame;
      this.move(drawn, spot);
      const first = spot === standing[0] && spot.phase === 'waits';
      if (first === drawn.first) continue;
      drawn.first = first;
      put(drawn.group, 'tabindex', first ? 0 : -1);
    }
    if (this.drawn.size > standing.length) {
      for (const [id, drawn] of this.drawn) {
        if (drawn.frame === frame) continue;
        this.drawn.delete(id);
        this.free.push(drawn);
      }
    }
    for (const drawn of this.free) {
      if (!drawn.shown) continue;
      drawn.shown = false;
      show(drawn.whole, false);
    }
  }

  /** @param count how many the selection touches. */
  light(lights: Lights, count: number): void {
    this.lights = lights;
    this.fewLit = count <= READABLE;
    this.queues.light(lights);
    for (const [id, { group }] of this.drawn) light(group, lights, { kind: 'envelope', id }, this.voice.words.touched);
  }

  /** Writes the labels anew: others are lit. */
  say(): void {
    if (this.scene !== null) this.write(this.scene);
  }

  private draw(): Drawn {
    const whole = add(this.layer, 'g');
    const tail = add(whole, 'line', { class: 'tail', x1: -TAIL[0], x2: -TAIL[1], display: 'none' });
    const group = add(whole, 'g', { class: 'envelope', role: 'button', tabindex: -1, 'aria-haspopup': 'menu' });
    add(group, 'circle', { class: 'reach', r: 22 });
    add(group, 'circle', { class: 'ready', r: 14 });
    const mark = add(group, 'path');
    const refusal = add(group, 'path', { class: 'refusal', d: REFUSED });
    const loss = add(group, 'path', { class: 'loss', d: cross(5) });
    const written = { envelope: null, phase: null, opacity: -1, length: 0, shown: true, first: false, frame: 0 };
    return { whole, group, tail, mark, refusal, loss, ...written };
  }

  private assign(drawn: Drawn, { envelope, lane }: Spot): void {
    const { shape, style, epoch } = lookOf(this.voice, envelope);
    drawn.envelope = envelope;
    drawn.phase = null;
    drawn.shown = true;
    const { whole, group, tail, mark, refusal } = drawn;
    put(group, 'data-envelope', envelope.id);
    put(group, 'data-kind', envelope.message.type);
    put(group, 'data-hue', hue(epoch));
    put(tail, 'data-hue', hue(epoch));
    put(tail, 'transform', `rotate(${px(lane.angle)})`);
    put(mark, 'class', `mark ${style}`);
    put(mark, 'd', SHAPES[shape]);
    show(refusal, style === 'crossed');
    show(whole, true);
    light(group, this.lights, { kind: 'envelope', id: envelope.id }, this.voice.words.touched);
  }

  private move(drawn: Drawn, { envelope, x, y, phase, shown, flown }: Spot): void {
    const { whole, group, tail, loss, mark } = drawn;
    whole.setAttribute('transform', at(x, y) + this.scaled);
    if (phase !== drawn.phase) {
      drawn.phase = phase;
      // What it says is what Enter does.
      const said = envelopeSaid(this.voice, envelope);
      put(group, 'aria-label', phase === 'waits' ? this.voice.words.waits(said) : said);
      if (phase === 'waits') group.removeAttribute('aria-haspopup');
      else put(group, 'aria-haspopup', 'menu');
      put(group, 'data-phase', phase);
      show(loss, phase === 'lost');
      show(mark, phase !== 'lost');
    }
    if (shown !== drawn.opacity) {
      drawn.opacity = shown;
      put(group, 'opacity', px(shown));
    }
    const length = this.still ? 0 : tailOf(phase, flown);
    if (length === drawn.length) return;
    drawn.length = length;
    show(tail, length > 0);
    if (length > 0) put(tail, 'x2', -px(length));
  }

  private write(scene: Scene): void {
    const { standing } = this;
    const lit = ({ envelope: { id } }: Spot) => this.isLit(id);
    const stands = scene.network.mode === 'manual' && standing.length <= LABELLED_STANDING;
    const pace = this.flight === null ? 0 : this.pace();
    const readable = standing.filter(({ envelope }) => isReadable(flightOf(envelope), pace));
    const newest = new Set(stands ? readable : readable.toSorted(byAge).slice(-LABELLED));
    const said = standing.filter((spot) => lit(spot) || newest.has(spot));
    const narrow = this.place.box.width < NARROW;
    const texts = said.map((spot) =>
      narrow && !lit(spot) ? messageName(this.voice, spot.envelope) : messageSaid(this.voice, spot.envelope),
    );
    if (said.length > 0 && this.full === null) {
      const full = taken(this.place, scene, this.voice);
      this.full = [...full, ...(this.kept === null ? [] : [this.kept]), ...this.queues.now];
    }
    const spotsOfTexts = said.length > 0 ? labels(this.place, standing, said, texts, this.full ?? []) : [];
    const { flight } = this;
    if (flight !== null) {
      for (const [i, where] of spotsOfTexts.entries()) if (where !== null) flight.label(texts[i] as string, where);
      for (const element of this.texts) show(element, false);
      return;
    }
    while (this.texts.length < said.length)
      this.texts.push(add(this.labels, 'text', { class: 'label', 'font-size': px(SIZE * this.place.scale) }));
    for (const [i, element] of this.texts.entries()) {
      const where = spotsOfTexts[i] ?? null;
      show(element, where !== null);
      if (where === null) continue;
      say(element, texts[i] as string);
      element.setAttribute('transform', at(where.x, where.y));
    }
  }
}
