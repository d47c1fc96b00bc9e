// The diagram behind its canvas: what is in view, what is lit, and when it has to be drawn anew. A paused page that
// nobody touches draws nothing.

import type { Micros, NodeId } from '../../engine/protocol.ts';
import type { Lab } from '../../store/lab.ts';
import type { Picture } from '../../store/picture.ts';
import type { Target } from '../../store/selection.ts';
import type { Teller } from '../../words/tell.ts';
import { onTheme, type Palette, readPalette } from '../palette.ts';
import { Arrows } from './arrows.ts';
import { draw } from './draw.ts';
import { type Gestures, listen } from './gestures.ts';
import { Lanes } from './lanes.ts';
import { blocksIn, type Frame, frameOf, NEAR, near, type Plan, planned } from './plan.ts';
import { markWord, type Told, told } from './telling.ts';
import { centred, firstSpan, followed, keptInSight, panned, type Span, timeAt, xOf, zoomed } from './time.ts';

/** What the diagram tells the page. */
export interface Listener {
  readonly point: (at: { readonly x: number; readonly y: number; readonly told: Told } | null) => void;
  readonly follows: (follows: boolean) => void;
  /** The playhead, for the slider's words. */
  readonly moved: (picture: Picture) => void;
}

/** For so long what happens stays in view at least, in microseconds of real time. */
const IN_SIGHT = 2_000_000;
/** A finger is thicker than a pointer. */
const NEAR_FINGER = 14;

export class Diagram {
  private readonly canvas: HTMLCanvasElement;
  private readonly context: CanvasRenderingContext2D | null;
  /** Of the canvas, in CSS pixels: to ask for it in a frame would make the browser lay out the page. */
  private size = { width: 0, height: 0 };
  private readonly lab: Lab;
  private readonly listener: Listener;
  private teller: Teller;
  private palette: Palette;
  private span: Span = { from: 0, length: 1_000_000 };
  /** How much time is in view at rest: what the reader chose. */
  private resting = 1_000_000;
  private follows = true;
  private dragging = false;
  private skipped = false;
  private picture: Picture | null = null;
  private frame: Frame | null = null;
  private plan: Plan | null = null;
  private arrows: Arrows;
  private lanes: Lanes;
  private branch = -1;
  private setup: unknown = null;
  private length = 0;
  private seats = '';
  private waiting = 0;
  private asked = '';
  private hover: { x: number; y: number; reach: number } | null = null;
  private lit: number | null = null;
  private readonly stops: (() => void)[] = [];

  constructor(canvas: HTMLCanvasElement, lab: Lab, teller: Teller, listener: Listener) {
    this.canvas = canvas;
    this.context = canvas.getContext('2d');
    this.lab = lab;
    this.teller = teller;
    this.listener = listener;
    this.palette = readPalette(canvas);
    this.arrows = new Arrows(teller.protocol);
    this.lanes = new Lanes([], () => false);
    const size = new ResizeObserver(() => this.measure());
    size.observe(canvas);
    let filmed = lab.session.getState().filmed;
    this.stops.push(
      () => size.disconnect(),
      onTheme(() => {
        this.palette = readPalette(canvas);
        this.soon();
      }),
      lab.session.subscribe((state) => {
        if (state.filmed === filmed && state.branch === this.branch) return;
        filmed = state.filmed;
        this.asked = '';
        if (this.picture !== null && !this.picture.playing) this.soon();
      }),
      lab.selection.subscribe(() => this.soon()),
      listen(canvas, this.gestures()),
    );
    this.measure();
    this.stops.push(lab.projector.subscribe((picture) => this.show(picture)));
  }

  stop(): void {
    for (const stop of this.stops) stop();
    cancelAnimationFrame(this.waiting);
    this.waiting = 0;
  }

  speak(teller: Teller): void {
    if (teller.protocol !== this.teller.protocol) {
      this.arrows = new Arrows(teller.protocol);
      this.seats = '';
    }
    this.teller = teller;
    this.soon();
  }

  zoomBy(factor: number): void {
    if (this.picture === null) return;
    const { from, length } = this.span;
    const { playhead } = this.picture;
    const inSight = playhead >= from && playhead <= from + length;
    this.look(zoomed(this.span, inSight ? playhead : from + length / 2, this.bounded(factor)));
  }

  panBy(share: number): void {
    this.setFollows(false);
    this.look(panned(this.span, this.span.length * share));
  }

  follow(): void {
    this.setFollows(true);
    if (this.picture !== null) this.look(centred(this.span, this.picture.playhead));
  }

  /** The time that so many pixels are. */
  timeOf(pixels: number): Micros {
    return Math.max(1, Math.round((pixels / (this.frame?.axis.width ?? 1000)) * this.span.length));
  }

  private setFollows(follows: boolean): void {
    if (this.follows === follows) return;
    this.follows = follows;
    this.listener.follows(follows);
  }

  /** Nobody needs to see much more than there is. */
  private bounded(factor: number): number {
    const most = Math.max(10_000_000, this.lab.seenUntil() * 2);
    return this.span.length * factor > most ? Math.max(1, most / this.span.length) : factor;
  }

  private look(span: Span): void {
    this.span = span;
    this.resting = span.length;
    if (this.hover !== null) this.point(null);
    this.soon();
  }

  private measure(): void {
    const { clientWidth, clientHeight } = this.canvas;
    this.size = { width: clientWidth, height: clientHeight };
    const ratio = window.devicePixelRatio || 1;
    const width = Math.round(clientWidth * ratio);
    const height = Math.round(clientHeight * ratio);
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
    }
    this.frame = null;
    this.paint();
  }

  private soon(): void {
    if (this.waiting !== 0) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = 0;
      this.paint();
    });
  }

  private show(picture: Picture): void {
    const { playing } = picture;
    const wasPlaying = this.picture?.playing === true;
    this.picture = picture;
    // While it plays, every other frame: the playhead moves by less than a pixel or two between them.
    this.skipped = playing && wasPlaying && !this.skipped;
    if (this.skipped) return;
    if (!this.dragging && this.follows) {
      this.breathe(picture);
      this.span = picture.playing ? followed(this.span, picture.playhead) : keptInSight(this.span, picture.playhead);
    }
    this.paint();
    this.listener.moved(picture);
  }

  /** Played fast, the view is widened so that nothing rushes past in less than a while; at rest it is as it was before. */
  private breathe({ playing, playhead }: Picture): void {
    const least = playing ? this.lab.playback.getState().speed * IN_SIGHT : 0;
    const length = Math.max(least, this.resting);
    if (Math.round(length) === Math.round(this.span.length)) return;
    this.span = centred({ ...this.span, length }, playhead);
  }

  /** Throws away what was read of another run or branch. */
  private recall(picture: Picture): void {
    const { film, session } = this.lab;
    const { branch, setup } = session.getState();
    const nodes = picture.shot.scene.nodes.map(({ id }) => id);
    const seats = nodes.join();
    const other = branch !== this.branch || setup !== this.setup || seats !== this.seats || film.length < this.length;
    if (other || !this.lanes.continues(film.landmarks)) {
      const { roles } = this.teller.protocol;
      this.arrows = new Arrows(this.teller.protocol);
      this.lanes = new Lanes(nodes, (role) => roles[role]?.leads === true);
      if (setup !== this.setup || seats !== this.seats) {
        this.frame = null;
        const { axis } = frameOf(this.size.width, this.size.height, nodes);
        const span = setup === this.setup ? this.span : firstSpan(axis);
        if (setup !== this.setup) this.resting = span.length;
        this.span = followed(span, picture.playhead);
      }
      this.branch = branch;
      this.setup = setup;
      this.seats = seats;
      this.asked = '';
    }
    this.length = film.length;
    this.lanes.add(film.landmarks);
    const first = film.shot(0);
    if (first !== undefined) this.lanes.learn(0, first.scene.nodes);
    this.lanes.learn(picture.shot.at, picture.shot.scene.nodes);
  }

  private paint(): void {
    const { picture, canvas, context, size } = this;
    if (picture === null || context === null || size.width < 60 || size.height < 60) return;
    this.recall(picture);
    const nodes = picture.shot.scene.nodes.map(({ id }) => id);
    this.frame ??= frameOf(size.width, size.height, nodes);
    const seenUntil = Math.max(picture.playhead, this.lab.seenUntil());
    this.arrows.refresh(picture.shot.scene.envelopes);
    this.plan = planned(this.lab.film, this.lanes, this.arrows, this.frame, this.span, seenUntil, picture.playing);
    if (this.plan.arrows !== null) this.ask(seenUntil);
    const { selected, hovered } = this.lab.selection.getState();
    const { panels } = this.teller;
    context.setTransform(canvas.width / size.width, 0, 0, canvas.height / size.height, 0, 0);
    draw(context, {
      plan: this.plan,
      lanes: this.lanes,
      protocol: this.teller.protocol,
      playhead: picture.playhead,
      palette: this.palette,
      lettering: {
        mark: (mark) => markWord(this.teller, mark),
        epochName: this.teller.protocol.epochName,
        crowded: panels.spacetime.crowded,
      },
      lit: { envelope: envelopeOf(hovered) ?? envelopeOf(selected), nodes: nodesOf(selected, hovered) },
    });
  }

  /** Has what is in view at hand soon. */
  private ask(seenUntil: Micros): void {
    const { film } = this.lab;
    const [first, last] = blocksIn(film, this.span, this.arrows.longest);
    const until = Math.min(film.blockAt(seenUntil), last);
    let missing = '';
    for (let k = first; k <= until; k++) if (!film.has(k)) missing += `${k} `;
    if (missing === '' || missing === this.asked) return;
    this.asked = missing;
    this.lab.need(this.span.from, Math.min(seenUntil, this.span.from + this.span.length + this.arrows.longest));
  }

  // --- Pointers -------------------------------------------------------------------------------------------------------

  private gestures(): Gestures {
    return {
      scrub: (x) => {
        this.dragging = true;
        this.point(null);
        this.scrub(x);
      },
      click: (x, y, coarse) => this.click(x, y, coarse ? NEAR_FINGER : NEAR),
      hover: (x, y, coarse) => this.point({ x, y, reach: coarse ? NEAR_FINGER : NEAR }),
      leave: () => this.point(null),
      zoom: (x, factor, by) => {
        if (this.frame === null || this.picture === null) return;
        const about =
          this.follows && this.picture.playing ? this.picture.playhead : timeAt(this.span, this.frame.axis, x);
        const span = zoomed(this.span, about, this.bounded(factor));
        if (Math.abs(by) > 0.5 && !(this.follows && this.picture.playing)) {
          this.setFollows(false);
          this.look(panned(span, (by / this.frame.axis.width) * span.length));
        } else this.look(span);
      },
      pan: (by) => {
        if (this.frame !== null) this.panBy(by / this.frame.axis.width);
      },
      rest: () => {
        this.dragging = false;
      },
    };
  }

  private scrub(x: number): void {
    if (this.frame === null) return;
    const { left, width } = this.frame.axis;
    // At the edge the view goes along.
    if (x > left + width) this.span = panned(this.span, this.timeOf((x - left - width) / 2));
    else if (x < left) this.span = panned(this.span, -this.timeOf((left - x) / 2));
    this.lab.seek(timeAt(this.span, this.frame.axis, Math.min(left + width, Math.max(left, x))));
  }

  private click(x: number, y: number, reach: number): void {
    if (this.frame === null || this.plan === null) return;
    const found = near(this.plan, this.lanes, x, y, reach);
    if (x < this.frame.axis.left - 4) {
      if (found?.kind === 'lane') this.lab.select({ kind: 'node', node: found.node });
      return;
    }
    if (found?.kind === 'mark') this.lab.show(found.mark.position);
    else if (found?.kind === 'arrow') {
      const { arrow } = found;
      const ended = arrow.endPosition !== null && arrow.end <= this.plan.seenUntil;
      const half = (xOf(this.span, this.frame.axis, arrow.sentAt) + xOf(this.span, this.frame.axis, arrow.end)) / 2;
      const position = ended && (x >= half || arrow.sentPosition === null) ? arrow.endPosition : arrow.sentPosition;
      if (position !== null) this.lab.show(position);
    } else this.lab.seek(timeAt(this.span, this.frame.axis, x));
    this.point({ x, y, reach });
  }

  private point(at: { x: number; y: number; reach: number } | null): void {
    this.hover = at;
    const found = at === null || this.plan === null ? null : near(this.plan, this.lanes, at.x, at.y, at.reach);
    const envelope = found?.kind === 'arrow' ? found.arrow.id : null;
    if (envelope !== this.lit) {
      this.lit = envelope;
      this.lab.hover(envelope === null ? null : { kind: 'envelope', id: envelope });
    }
    this.canvas.style.cursor = found === null || found.kind === 'lane' ? '' : 'pointer';
    const words = found === null || this.plan === null ? null : told(this.teller, found, this.plan.seenUntil);
    this.listener.point(
      words === null || this.hover === null ? null : { x: this.hover.x, y: this.hover.y, told: words },
    );
  }
}

function envelopeOf(target: Target | null): number | null {
  return target?.kind === 'envelope' ? target.id : null;
}

function nodesOf(...targets: readonly (Target | null)[]): ReadonlySet<NodeId> {
  const nodes = new Set<NodeId>();
  for (const target of targets) {
    if (target?.kind === 'node') nodes.add(target.node);
    if (target?.kind === 'link') for (const end of target.ends) nodes.add(end);
  }
  return nodes;
}
