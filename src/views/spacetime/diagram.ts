// The diagram behind its canvas: what is in view, what is lit, and when it has to be drawn anew. A paused page that
// nobody touches draws nothing.

import type { Place } from '../../engine/causality.ts';
import type { Micros, NodeId } from '../../engine/protocol.ts';
import type { Lab } from '../../store/lab.ts';
import type { Picture } from '../../store/picture.ts';
import { duration, type Teller } from '../../words/tell.ts';
import type { Easel } from '../canvas/surface.ts';
import { onTheme, type Palette, readPalette } from '../palette.ts';
import { Arrows } from './arrows.ts';
import { Crowds, type Tile } from './crowds.ts';
import { draw } from './draw.ts';
import { Folds, refolded } from './folds.ts';
import { listen } from './gestures.ts';
import { Lanes } from './lanes.ts';
import { Light, type Lit } from './light.ts';
import { blocksIn, type Frame, frameOf, type Plan, planned, type Room } from './plan.ts';
import { Pointing } from './pointing.ts';
import { Rails } from './rail.ts';
import { type Reading, readingOf } from './reading.ts';
import type { Overlay } from './scenery.ts';
import { Sight } from './sight.ts';
import { Steps } from './steps.ts';
import { markWord, type Told } from './telling.ts';
import { centred, endOf, type Fold, foldsIn, panned, type Span, timeAt, xOf, zoomed } from './time.ts';
import { kindsWithout, lanesShown, wishes } from './wishes.ts';

/** What the diagram tells the page. */
export interface Listener {
  readonly point: (at: { readonly x: number; readonly y: number; readonly told: Told } | null) => void;
  readonly follows: (follows: boolean) => void;
  /** All futures are wanted: what a finger means on the rail is too small for it. */
  readonly futures: () => void;
  /** From when to when it shows. */
  readonly inView: (from: Micros, to: Micros) => void;
  /** What stands above the diagram in words. */
  readonly read: (reading: Reading | null) => void;
}

export type Tool = 'inspect' | 'measure' | null;

const NOTHING: Overlay = { measure: null, open: false, box: null, cursor: null, carried: null };

export class Diagram {
  private readonly canvas: HTMLCanvasElement;
  private readonly easel: Easel;
  /** Of the canvas, in CSS pixels: to ask for it in a frame would make the browser lay out the page. */
  private size = { width: 0, height: 0 };
  readonly lab: Lab;
  private readonly listener: Listener;
  teller: Teller;
  private palette: Palette;
  readonly sight = new Sight();
  dragging = false;
  picture: Picture | null = null;
  frame: Frame | null = null;
  plan: Plan | null = null;
  arrows: Arrows;
  lanes: Lanes;
  /** All that have a lane, in their own order. */
  nodes: readonly NodeId[] = [];
  readonly folds: Folds;
  private readonly crowds: Crowds;
  tiles: readonly Tile[] = [];
  private readonly light: Light;
  private readonly pointing: Pointing;
  private drawn: Overlay = NOTHING;
  tool: Tool = null;
  private readonly rails = new Rails();
  private room: Room | undefined;
  /** What a future is called. */
  nameOf: (branch: number) => string = String;
  private branch = -1;
  private setup: unknown = null;
  private length = 0;
  private seats = '';
  private readonly steps = new Steps();
  private waiting = 0;
  /** The playhead is elsewhere than when it was painted last. */
  private moved = false;
  private asked = '';
  private told = '';
  private readonly stops: (() => void)[] = [];

  constructor(canvas: HTMLCanvasElement, easel: Easel, lab: Lab, teller: Teller, listener: Listener) {
    this.canvas = canvas;
    this.easel = easel;
    this.lab = lab;
    this.teller = teller;
    this.listener = listener;
    this.palette = readPalette(canvas);
    this.arrows = new Arrows(teller.protocol);
    this.lanes = new Lanes([], () => false);
    const soon = () => this.soon();
    this.folds = new Folds(lab, soon);
    this.crowds = new Crowds(lab, soon);
    this.light = new Light(lab, soon);
    this.pointing = new Pointing(this, canvas, listener);
    const size = new ResizeObserver(() => this.measure());
    size.observe(canvas);
    let { filmed, partedAt, forks, marks, names } = lab.session.getState();
    this.stops.push(
      () => size.disconnect(),
      onTheme(() => {
        this.palette = readPalette(canvas);
        this.soon();
      }),
      lab.session.subscribe((state) => {
        const isSame = state.filmed === filmed && state.partedAt === partedAt && state.branch === this.branch;
        if (isSame && state.forks === forks && state.marks === marks && state.names === names) return;
        ({ filmed, partedAt, forks, marks, names } = state);
        this.asked = '';
        if (this.picture !== null && !this.picture.playing) this.soon();
      }),
      lab.selection.subscribe(soon),
      wishes.subscribe(() => {
        this.frame = null;
        this.asked = '';
        this.soon();
      }),
      listen(canvas, this.pointing.gestures()),
    );
    this.measure();
    this.stops.push(lab.projector.subscribe((picture) => this.show(picture)));
  }

  stop(): void {
    for (const stop of this.stops) stop();
    this.pointing.stop();
    this.light.forget(true);
    cancelAnimationFrame(this.waiting);
    this.waiting = 0;
  }

  speak(teller: Teller, nameOf: (branch: number) => string): void {
    this.nameOf = nameOf;
    if (teller.protocol !== this.teller.protocol) {
      this.arrows = new Arrows(teller.protocol);
      this.seats = '';
    }
    this.teller = teller;
    this.told = '';
    this.soon();
  }

  // --- What is in view ------------------------------------------------------------------------------------------------

  zoomBy(factor: number): void {
    if (this.picture === null || this.frame === null) return;
    const { left, width } = this.frame.axis;
    const x = xOf(this.span, this.frame.axis, this.picture.playhead);
    const inSight = x >= left && x <= left + width;
    const about = inSight ? this.picture.playhead : timeAt(this.span, this.frame.axis, left + width / 2);
    this.look(zoomed(this.span, about, this.bounded(factor)));
  }

  panBy(share: number): void {
    this.follow(false);
    this.look(panned(this.span, this.span.length * share));
  }

  /** Brings a time into the middle. */
  centre(at: Micros): void {
    this.follow(false);
    this.look(panned({ ...this.span, from: at }, -this.span.length / 2));
  }

  /** Keeps the playhead in sight from now on, or no longer. */
  follow(follows = true): void {
    this.sight.follows = follows;
    this.listener.follows(follows);
    if (follows && this.picture !== null) this.look(centred(this.span, this.picture.playhead));
  }

  /** All that was seen is in view. */
  fit(): void {
    this.sight.showAll(this.lab.seenUntil());
    this.listener.follows(true);
    this.pointing.leave();
    this.soon();
  }

  /** The distance on the axis that so many pixels are. */
  timeOf(pixels: number): Micros {
    return Math.max(1, Math.round((pixels / (this.frame?.axis.width ?? 1000)) * this.span.length));
  }

  /** The time so many pixels from the playhead: through a fold as fast as it looks. */
  timeBeside(pixels: number): Micros | null {
    if (this.frame === null || this.picture === null) return null;
    const { playhead } = this.picture;
    const at = timeAt(this.span, this.frame.axis, xOf(this.span, this.frame.axis, playhead) + pixels);
    return at === playhead ? Math.max(0, playhead + Math.sign(pixels)) : at;
  }

  /** The fold that a time is in. */
  folded(at: Micros): Fold | null {
    return foldsIn(this.span).find(({ from, to }) => from <= at && at <= to) ?? null;
  }

  /** Nobody needs to see much more than there is. */
  bounded(factor: number): number {
    const most = Math.max(10_000_000, this.lab.seenUntil() * 2);
    return this.span.length * factor > most ? Math.max(1, most / this.span.length) : factor;
  }

  get span(): Span {
    return this.sight.span;
  }

  set span(span: Span) {
    this.sight.span = span;
  }

  look(span: Span): void {
    this.sight.look(span);
    this.pointing.leave();
    this.soon();
  }

  // --- Tools ----------------------------------------------------------------------------------------------------------

  setTool(tool: Tool): void {
    if (this.over.cursor !== null) this.lab.hover(null);
    this.tool = tool;
    this.overlay({ cursor: null, measure: null, open: false });
    this.told = '';
    this.soon();
  }

  setRoom(room: Room): void {
    this.room = room;
    this.frame = null;
    this.soon();
  }

  get over(): Overlay {
    return this.drawn;
  }

  overlay(change: Partial<Overlay>): void {
    this.drawn = { ...this.drawn, ...change };
    this.soon();
  }

  /** Compares another happening with the one selected; without one it becomes the one selected. */
  compare(place: Place): void {
    this.light.compare(place);
    this.soon();
  }

  /** Nothing is selected, measured or compared any more. */
  clear(): void {
    this.light.forget(false);
    if (this.lab.selection.getState().selected?.kind === 'happening') this.lab.select(null);
    this.overlay({ measure: null, open: false });
  }

  // --- Drawing --------------------------------------------------------------------------------------------------------

  private measure(): void {
    const { clientWidth, clientHeight } = this.canvas;
    this.size = { width: clientWidth, height: clientHeight };
    this.frame = null;
    this.paint();
  }

  soon(): void {
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
    // While it plays, every other frame, not those in which film is asked for: the playhead moves by less than a pixel or
    // two between them.
    if (playing && wasPlaying && (this.lab.projector.shown % 2 === 1 || !this.easel.free)) return;
    this.moved = true;
    this.paint();
  }

  /** Throws away what was read of another run or branch. */
  private recall(picture: Picture): void {
    const { film, session } = this.lab;
    const { branch, setup } = session.getState();
    const seats = picture.shot.scene.nodes.map(({ id }) => id).join();
    if (seats !== this.seats) this.nodes = picture.shot.scene.nodes.map(({ id }) => id);
    const other = branch !== this.branch || setup !== this.setup || seats !== this.seats || film.length < this.length;
    if (other || !this.lanes.continues(film.landmarks)) {
      const { roles, records } = this.teller.protocol;
      this.arrows = new Arrows(this.teller.protocol);
      this.lanes = new Lanes(this.nodes, (role) => roles[role]?.leads === true, records);
      this.folds.forget(setup !== this.setup);
      this.crowds.forget();
      this.light.forget(true);
      if (setup !== this.setup || seats !== this.seats) {
        this.frame = null;
        this.drawn = NOTHING;
        const { axis } = frameOf(this.size.width, this.size.height, this.nodes, this.room);
        if (setup !== this.setup) {
          this.steps.begin((film.shot(0) ?? picture.shot).scene.network.mode === 'manual');
          this.sight.begin(this.steps.most(axis));
        }
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
    if (!this.steps.read(this.lanes, Math.max(picture.playhead, this.lab.seenUntil()))) return;
    this.sight.turn(this.steps.most(frameOf(this.size.width, this.size.height, this.nodes, this.room).axis));
  }

  private paint(): void {
    const { picture, easel, size } = this;
    if (picture === null || size.width < 60 || size.height < 60) return;
    this.recall(picture);
    if (this.moved && !this.dragging && this.sight.follows)
      this.sight.show(picture, this.lab.seenUntil(), this.lab.playback.getState().speed);
    this.moved = false;
    const wanted = wishes.getState();
    const { protocol, panels } = this.teller;
    this.frame ??= frameOf(size.width, size.height, lanesShown(wanted, this.nodes), this.room);
    const seenUntil = Math.max(picture.playhead, this.lab.seenUntil());
    const folds = wanted.folding ? this.folds.until(seenUntil) : undefined;
    this.span = refolded(this.span, this.frame.axis, picture.playhead, folds);
    this.arrows.refresh(picture.shot.scene.envelopes);
    const without = kindsWithout(wanted, protocol.id);
    this.plan = planned(this.lab.film, this.lanes, this.arrows, this.frame, this.span, seenUntil, {
      playing: picture.playing,
      without,
      opened: wanted.folding ? this.folds.opened : [],
      rail: this.rails.of(this.lab, this.frame.rail),
    });
    if (this.plan.arrows !== null) this.ask(seenUntil);
    this.tiles = this.plan.arrows === null ? this.crowds.in(this.span, this.frame.axis, seenUntil, without) : [];
    const inView = this.plan.arrows === null ? [] : blocksIn(this.lab.film, this.span, 0);
    const lit = this.light.on(this.pointing.dwelt, seenUntil, picture.playing, inView);
    draw(easel.brush, {
      plan: this.plan,
      lanes: this.lanes,
      protocol,
      playhead: picture.playhead,
      manual: this.steps.stretches,
      partedAt: this.lab.session.getState().partedAt,
      palette: this.palette,
      lettering: {
        mark: (mark) => markWord(this.teller, mark),
        epochName: protocol.epochName,
        words: panels.spacetime,
        length: duration,
        future: this.nameOf,
        step: panels.spacetime.step,
      },
      lit: lit.named,
      cones: lit.cones,
      spots: lit.spots,
      tiles: this.tiles,
      overlay: this.drawn,
    });
    easel.show(size.width, size.height);
    this.listener.inView(this.span.from, endOf(this.span));
    this.say(lit);
  }

  /** Tells the page what to say above the diagram, when that is something else than before. */
  private say({ focus, pair }: Lit): void {
    const { measure } = this.drawn;
    const reading = readingOf(this.teller, this.lab.film, this.nodes, { focus, pair, measure, tool: this.tool });
    const told = JSON.stringify(reading);
    if (told === this.told) return;
    this.told = told;
    this.listener.read(reading);
  }

  /** Has what is in view at hand soon. */
  private ask(seenUntil: Micros): void {
    const { film } = this.lab;
    const until = film.blockAt(seenUntil);
    const missing = blocksIn(film, this.span, this.arrows.longest).filter((k) => k <= until && !film.has(k));
    const name = missing.join();
    if (missing.length === 0 || name === this.asked) return;
    this.asked = name;
    for (const k of missing) {
      const at = film.starts[k] ?? 0;
      this.lab.need(at, at);
    }
  }
}
