// What pointers do to the diagram: scrub, select, compare, measure, zoom to a span, carry a lane to another place.

import type { Place } from '../../engine/causality.ts';
import type { Micros } from '../../engine/protocol.ts';
import type { Target } from '../../store/selection.ts';
import type { Arrow } from './arrows.ts';
import type { Diagram, Listener } from './diagram.ts';
import type { Drag, Gestures } from './gestures.ts';
import { NEAR, type Near, near, type Plan } from './plan.ts';
import { markPlace, told } from './telling.ts';
import { panned, timeAt, xOf, zoomed } from './time.ts';
import { placeLane } from './wishes.ts';
import { aboutArrow, aboutMark, zoomTo } from './zooming.ts';

/** A finger is thicker than a pointer. */
const NEAR_FINGER = 14;
/** A pointer that rests on a thing this long lights what could know of it, in milliseconds. */
const DWELL = 350;
/** A measure's end this near to the pointer is taken hold of. */
const HOLD = 7;

export class Pointing {
  /** The happening that the pointer rests on. */
  dwelt: Place | null = null;
  private readonly diagram: Diagram;
  private readonly canvas: HTMLCanvasElement;
  private readonly point: Listener['point'];
  private readonly futures: Listener['futures'];
  private lit: number | null = null;
  private hovering = false;
  /** Counts what was chosen: the last of them counts. */
  private choosing = 0;
  private resting: ReturnType<typeof setTimeout> | undefined;

  constructor(diagram: Diagram, canvas: HTMLCanvasElement, { point, futures }: Pick<Listener, 'point' | 'futures'>) {
    this.diagram = diagram;
    this.canvas = canvas;
    this.point = point;
    this.futures = futures;
  }

  stop(): void {
    clearTimeout(this.resting);
  }

  gestures(): Gestures {
    return {
      grip: (x, y, shift, coarse) => this.grip(x, y, shift, coarse),
      drag: (how, x, y, first) => this.drag(how, x, y, first),
      drop: (how, isDone) => this.drop(how, isDone),
      click: (x, y, coarse, shift) => this.click(x, y, coarse ? NEAR_FINGER : NEAR, shift),
      twice: (x, y) => this.twice(x, y),
      hover: (x, y, coarse) => this.hover(x, y, coarse ? NEAR_FINGER : NEAR),
      leave: () => this.leave(),
      zoom: (x, factor, by) => this.zoom(x, factor, by),
      pan: (by) => {
        const { frame } = this.diagram;
        if (frame !== null) this.diagram.panBy(by / frame.axis.width);
      },
    };
  }

  private timeAt(x: number): Micros {
    const { frame, span } = this.diagram;
    if (frame === null) return 0;
    const { left, width } = frame.axis;
    return timeAt(span, frame.axis, Math.min(left + width, Math.max(left, x)));
  }

  // --- Drags ----------------------------------------------------------------------------------------------------------

  private grip(x: number, y: number, shift: boolean, coarse: boolean): Drag {
    const found = this.near(x, y, NEAR);
    if (found?.kind === 'head' && !coarse) return 'lane';
    if (this.diagram.tool === 'measure') return 'measure';
    return shift ? 'box' : 'scrub';
  }

  private drag(how: Drag, x: number, y: number, first: boolean): void {
    const { diagram } = this;
    diagram.dragging = true;
    if (first) this.leave();
    const at = this.timeAt(x);
    switch (how) {
      case 'scrub':
        this.scrub(x);
        break;
      case 'box':
        diagram.overlay({ box: { from: first ? at : (diagram.over.box?.from ?? at), to: at } });
        break;
      case 'measure':
        diagram.overlay({
          open: false,
          measure: { from: first ? this.heldFrom(x, at) : (diagram.over.measure?.from ?? at), to: at },
        });
        break;
      case 'lane': {
        const found = first ? this.near(x, y, NEAR) : null;
        const node = first ? (found?.kind === 'head' ? found.node : null) : diagram.over.carried?.node;
        if (node !== null && node !== undefined) diagram.overlay({ carried: { node, y } });
        break;
      }
    }
  }

  /** Where a measure begins: at its other end, when one end of it is taken hold of. */
  private heldFrom(x: number, at: Micros): Micros {
    const { frame, span, over } = this.diagram;
    if (frame === null || over.measure === null) return at;
    const away = (time: Micros) => Math.abs(xOf(span, frame.axis, time) - x);
    if (away(over.measure.to) < HOLD) return over.measure.from;
    return away(over.measure.from) < HOLD ? over.measure.to : at;
  }

  private drop(how: Drag, isDone: boolean): void {
    const { diagram } = this;
    diagram.dragging = false;
    const { box, carried } = diagram.over;
    if (how === 'box') {
      diagram.overlay({ box: null });
      if (isDone && box !== null && box.from !== box.to)
        zoomTo(diagram, Math.min(box.from, box.to), Math.max(box.from, box.to), 0);
    }
    if (how === 'lane' && diagram.frame !== null) {
      diagram.overlay({ carried: null });
      if (!isDone || carried === null) return;
      const others = diagram.frame.nodes.filter((node) => node !== carried.node);
      const heights = [...diagram.frame.lanes].filter(([node]) => node !== carried.node).map(([, y]) => y);
      const place = heights.filter((y) => y < carried.y).length;
      placeLane(diagram.nodes, carried.node, Math.min(place, others.length));
    }
  }

  private scrub(x: number): void {
    const { diagram } = this;
    if (diagram.frame === null) return;
    const { left, width } = diagram.frame.axis;
    // At the edge the view goes along.
    if (x > left + width) diagram.span = panned(diagram.span, diagram.timeOf((x - left - width) / 2));
    else if (x < left) diagram.span = panned(diagram.span, -diagram.timeOf((left - x) / 2));
    diagram.lab.seek(this.timeAt(x));
  }

  private zoom(x: number, factor: number, by: number): void {
    const { diagram } = this;
    const { frame, picture, span } = diagram;
    if (frame === null || picture === null) return;
    const held = diagram.sight.follows && picture.playing;
    const next = zoomed(span, held ? picture.playhead : timeAt(span, frame.axis, x), diagram.bounded(factor));
    if (Math.abs(by) > 0.5 && !held) {
      diagram.follow(false);
      diagram.look(panned(next, (by / frame.axis.width) * next.length));
    } else diagram.look(next);
  }

  // --- Clicks ---------------------------------------------------------------------------------------------------------

  private near(x: number, y: number, reach: number): Near | null {
    const { plan, lanes } = this.diagram;
    return plan === null ? null : near(plan, lanes, x, y, reach);
  }

  private click(x: number, y: number, reach: number, shift: boolean): void {
    const { diagram } = this;
    const { frame, plan, lab } = diagram;
    if (frame === null || plan === null) return;
    if (reach > NEAR && y < frame.rail) {
      this.futures();
      return;
    }
    const found = this.near(x, y, reach);
    if (found?.kind === 'note') {
      lab.visit(found.mark.id);
      return;
    }
    if (found?.kind === 'future' && !found.isShown) {
      lab.take(found.branch);
      return;
    }
    if (found?.kind === 'head') {
      lab.select({ kind: 'node', node: found.node });
      return;
    }
    if (x < frame.axis.left - 4) return;
    if (found?.kind === 'fold' || found?.kind === 'opened') {
      if (found.kind === 'fold') diagram.folds.unfold(found.fold);
      else diagram.folds.toggleAt(found.fold.from);
      // What stood under the pointer is elsewhere now: a finger would be told of it until it taps again.
      this.leave();
      return;
    }
    if (found?.kind === 'mark' || found?.kind === 'arrow') this.take(found, x, plan, shift);
    else if (!shift) {
      lab.seek(timeAt(diagram.span, frame.axis, x));
      if (found?.kind === 'lane' && found.epoch !== null)
        this.choose({ kind: 'epoch', epoch: found.epoch }, Promise.resolve());
      else if (lab.selection.getState().selected?.kind === 'happening') this.choose(null, Promise.resolve());
    }
    this.hover(x, y, reach);
  }

  /** Goes to a thing and selects its happening, or compares it with the one that is selected. */
  private take(found: Extract<Near, { kind: 'mark' | 'arrow' }>, x: number, plan: Plan, shift: boolean): void {
    const { diagram } = this;
    const place = this.placeOf(found, x, plan);
    if (place === null) return;
    this.dwell(null);
    if (shift) {
      diagram.compare(place);
      return;
    }
    this.choose({ kind: 'happening', ...place }, diagram.lab.show(place.position));
  }

  /** Selects something once its moment is on show: to light it everywhere is a frame's work of its own. */
  private choose(target: Target | null, shown: Promise<void>): void {
    const { lab } = this.diagram;
    const { selected } = lab.selection.getState();
    const turn = ++this.choosing;
    void shown.then(() =>
      requestAnimationFrame(() =>
        setTimeout(() => {
          if (turn === this.choosing && lab.selection.getState().selected === selected) lab.select(target);
        }),
      ),
    );
  }

  private placeOf(found: Near | null, x: number, plan: Plan): Place | null {
    if (found?.kind === 'mark') return markPlace(this.diagram.lab.film, found.mark);
    return found?.kind === 'arrow' ? this.endOf(found.arrow, x, plan) : null;
  }

  /** The end of an arrow that is nearer. */
  private endOf(arrow: Arrow, x: number, { span, frame, seenUntil }: Plan): Place | null {
    const ended = arrow.endPosition !== null && arrow.end <= seenUntil;
    const half = (xOf(span, frame.axis, arrow.sentAt) + xOf(span, frame.axis, arrow.end)) / 2;
    if (ended && (x >= half || arrow.sentPosition === null))
      return { position: arrow.endPosition as number, index: arrow.endIndex };
    return arrow.sentPosition === null ? null : { position: arrow.sentPosition, index: arrow.sentIndex };
  }

  private twice(x: number, y: number): void {
    const { diagram } = this;
    const found = this.near(x, y, NEAR);
    if (found?.kind === 'arrow') aboutArrow(diagram, found.arrow);
    else if (found?.kind === 'mark') aboutMark(diagram, found.mark);
  }

  // --- Hovering -------------------------------------------------------------------------------------------------------

  private hover(x: number, y: number, reach: number): void {
    const { diagram } = this;
    const { plan } = diagram;
    const found = this.near(x, y, reach);
    this.hovering = found !== null;
    this.light(found?.kind === 'arrow' ? found.arrow.id : null);
    this.canvas.dataset.near = found?.kind ?? '';
    const plain =
      found === null || (found.kind === 'lane' && found.epoch === null) || (found.kind === 'future' && found.isShown);
    this.canvas.style.cursor = plain ? '' : found.kind === 'head' ? 'grab' : 'pointer';
    const words =
      found === null || plan === null ? null : told(diagram.teller, found, plan, diagram.tiles, diagram.nameOf);
    this.point(words === null ? null : { x, y, told: words });
    const place = plan === null || diagram.picture?.playing === true ? null : this.placeOf(found, x, plan);
    if (place?.position === this.dwelt?.position && place?.index === this.dwelt?.index) return;
    this.dwell(null);
    if (place !== null && reach === NEAR) this.resting = setTimeout(() => this.dwell(place), DWELL);
  }

  private dwell(place: Place | null): void {
    clearTimeout(this.resting);
    if (place === this.dwelt) return;
    this.dwelt = place;
    this.diagram.soon();
  }

  private light(envelope: number | null): void {
    if (envelope === this.lit) return;
    this.lit = envelope;
    this.diagram.lab.hover(envelope === null ? null : { kind: 'envelope', id: envelope });
  }

  leave(): void {
    this.dwell(null);
    if (!this.hovering) return;
    this.hovering = false;
    this.light(null);
    this.canvas.style.cursor = '';
    this.canvas.dataset.near = '';
    this.point(null);
  }
}
