// Draws the stage into an SVG element as a function of the picture on show. It is called once a frame while something
// changes, and never while nothing does. React knows nothing of what is in there.

import type { NodeId } from '../../engine/protocol.ts';
import type { Picture } from '../../store/picture.ts';
import { litBy, type Touched, UNTOUCHED } from '../../store/related.ts';
import type { Pointed, Target } from '../../store/selection.ts';
import type { Compared } from '../../store/told.ts';
import type { NodeScene, Shot } from '../../worker/wire.ts';
import { add, px, say, show } from '../marks/pen.ts';
import { type Box, type LinkLine, type Place, type Point, place, type Spot } from '../place.ts';
import type { Envelopes } from './envelopes.ts';
import type { Flight } from './flight.ts';
import type { Hull } from './hull.ts';
import { Links, linkName } from './links.ts';
import { Nodes } from './nodes.ts';
import type { Pulses } from './pulse.ts';
import type { Traces } from './traces.ts';
import type { Voice } from './voice.ts';

/** What draws all that comes and goes. */
export type Traffic = typeof import('./traffic.ts');

export interface Staging extends Voice {
  /** Messages jump, they don't fly. */
  readonly still: boolean;
  /** The shots at hand whose time is in a span. */
  readonly between: (from: number, to: number) => Iterable<Shot>;
  /** What a selection touches in a shot; absent where nothing is ever selected. */
  readonly touched?: (target: Target | null, shot: Shot | undefined) => Touched;
  /** How much virtual time goes by in a real one while it plays; absent where nothing plays. */
  readonly pace?: () => number;
}

interface Set_ {
  readonly place: Place;
  readonly links: Links;
  readonly nodes: Nodes;
  readonly hull: Hull | null;
  readonly envelopes: Envelopes | null;
  readonly traces: Traces | null;
  readonly pulses: Pulses | null;
}

const NOTHING: Pointed = { selected: null, hovered: null };

export class Painter {
  private readonly root: SVGElement;
  private readonly staging: Staging;
  private traffic: Traffic | null = null;
  private readonly strokeLine: SVGElement;
  private readonly layers: SVGElement;
  private box: Box;
  private seated = '';
  private set: Set_ | null = null;
  private picture: Picture | null = null;
  private selection = NOTHING;
  private touched = UNTOUCHED;
  private compared: Compared | null = null;
  private struck: ReadonlySet<string> = new Set();
  /** Draws what moves while it plays; null where there is no canvas. */
  flight: Flight | null = null;

  constructor(root: SVGElement, box: Box, staging: Staging) {
    this.root = root;
    this.box = box;
    this.staging = staging;
    this.layers = add(root, 'g');
    this.strokeLine = add(root, 'line', { class: 'stroke', display: 'none' });
  }

  get place(): Place | null {
    return this.set?.place ?? null;
  }

  get standing(): readonly Spot[] {
    return this.set?.envelopes?.standing ?? [];
  }

  /** What can be pressed: on the links, and in the queues beside the nodes. */
  get pressable(): readonly Spot[] {
    return this.set?.envelopes?.pressable ?? [];
  }

  /** The node whose waiting messages are counted at a point. */
  countAt(point: Point): NodeId | null {
    return this.set?.envelopes?.countAt(point) ?? null;
  }

  resize(box: Box): void {
    if (box.width === this.box.width && box.height === this.box.height && box.above === this.box.above) return;
    this.box = box;
    this.renew();
  }

  /** Without it, only what is always there is drawn. */
  bring(traffic: Traffic): void {
    if (this.traffic !== null) return;
    this.traffic = traffic;
    this.renew();
  }

  private renew(): void {
    this.seated = '';
    if (this.picture !== null) this.paint(this.picture);
  }

  paint(picture: Picture): void {
    this.picture = picture;
    const { shot, playhead } = picture;
    const { scene } = shot;
    // The same object as long as the same is lit: a frame that shows nothing new lights nothing anew.
    const isLitAnew = this.touchedIn(shot) !== this.touched;
    const seated = seating(scene.nodes);
    let { set } = this;
    if (set === null || seated !== this.seated) {
      this.seated = seated;
      set = this.build(picture);
    } else if (isLitAnew) this.kindle(set);
    const timed = scene.network.mode === 'timed';
    const flight = picture.playing && timed ? this.flight : null;
    flight?.begin(set.place);
    set.hull?.paint(scene);
    set.links.paint(scene);
    set.nodes.paint(scene, playhead, flight);
    set.envelopes?.paint(scene, playhead, flight, set.hull?.label ?? null);
    if (set.traces !== null) {
      const recent = timed ? [...this.recent(shot, playhead - set.traces.stay(scene), playhead)] : [shot];
      set.traces.paint(scene, recent, playhead, flight);
      set.pulses?.paint(scene, recent, playhead, flight);
    }
    if (flight === null) this.flight?.clear();
    else flight.end();
  }

  /** The shot on show counts though the film may have forgotten it. */
  private *recent(shot: Shot, from: number, to: number): Generator<Shot> {
    yield shot;
    for (const other of this.staging.between(from, to)) if (other.position < shot.position) yield other;
  }

  light(selection: Pointed): void {
    this.selection = selection;
    if (this.set === null) return;
    this.kindle(this.set);
    this.set.envelopes?.say();
  }

  /** Which numbers are compared in words beside the stage. */
  compare(compared: Compared | null): void {
    this.compared = compared;
    this.set?.nodes.compare(compared);
  }

  private touchedIn(shot: Shot | undefined): Touched {
    return this.staging.touched?.(this.selection.selected, shot) ?? UNTOUCHED;
  }

  private kindle(set: Set_): void {
    const { hovered } = this.selection;
    this.touched = this.touchedIn(this.picture?.shot);
    const { touched } = this;
    set.hull?.point(hovered?.kind === 'epoch' ? hovered.epoch : touched.within);
    const how = { lit: (thing: Target) => litBy(touched, thing), hovered };
    set.nodes.light(how);
    set.links.light(how, this.struck);
    set.envelopes?.light(how, touched.envelopes.size);
  }

  /** The line that somebody draws to cut links, and those that it crosses. Null: none. */
  stroke(line: readonly [Point, Point] | null, crossed: readonly LinkLine[]): void {
    show(this.strokeLine, line !== null);
    if (line !== null) {
      const [p, q] = line;
      for (const [name, value] of [
        ['x1', p.x],
        ['y1', p.y],
        ['x2', q.x],
        ['y2', q.y],
      ] as const)
        this.strokeLine.setAttribute(name, String(px(value)));
    }
    this.struck = new Set(crossed.map(({ ends }) => linkName(ends)));
    this.light(this.selection);
  }

  clear(): void {
    this.flight?.stop();
    this.flight = null;
    this.root.replaceChildren();
    this.set = null;
  }

  private build({ shot: { scene } }: Picture): Set_ {
    const { staging, layers, traffic } = this;
    layers.replaceChildren();
    const where = place(scene.nodes, this.box);
    const hull = traffic && new traffic.Hull(layers, where, staging);
    for (const { part, x, y } of where.columns)
      say(
        add(layers, 'text', { class: 'part', 'font-size': px(12 * where.scale), x: px(x), y: px(y) }),
        headOf(staging, part),
      );
    const links = new Links(add(layers, 'g', { class: 'links' }), where, staging);
    const envelopes = traffic && new traffic.Envelopes(layers, where, staging);
    const nodes = new Nodes(add(layers, 'g', { class: 'nodes' }), add(layers, 'g'), where, scene, staging);
    const traces = traffic && new traffic.Traces(layers, where, staging);
    const pulses = traffic && new traffic.Pulses(layers, where, staging);
    const set = { place: where, hull, links, envelopes, nodes, traces, pulses };
    this.set = set;
    if (this.compared !== null) nodes.compare(this.compared);
    this.light(this.selection);
    return set;
  }
}

function headOf({ about }: Voice, part: string): string {
  return about.columns?.[part] ?? about.parts[part] ?? part;
}

/** What the layout depends on, apart from the box. */
function seating(nodes: readonly NodeScene[]): string {
  let name = '';
  for (const { id, part } of nodes) name += `${id}/${part} `;
  return name;
}
