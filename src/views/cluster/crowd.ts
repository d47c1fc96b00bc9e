// Many messages at once, on a canvas over the stage: two hundred marks cost the browser little there, and much as
// elements. What is pressed is found by its place either way; at rest the elements stand there again, one by one.

import { REFUSED, SHAPES, type Shape, type Style } from '../marks/shapes.ts';
import { onTheme, type Palette, readPalette } from '../palette.ts';
import type { Place, Spot } from '../place.ts';
import { lookOf, type Voice } from './voice.ts';

/** From so many on they are a crowd. */
export const CROWD = 40;

const TAIL = 34;
/** Half the side of a drawn mark, in pixels of the stage. */
const HALF = 12;

export class Crowd {
  /** About how many were drawn last. */
  private count = 0;
  private readonly canvas: HTMLCanvasElement;
  private readonly context: CanvasRenderingContext2D | null;
  private palette: Palette;
  /** Each mark is drawn once and then copied: a copy costs a tenth of a drawing. */
  private readonly marks = new Map<string, HTMLCanvasElement>();
  private zoom = 0;
  private readonly stopTheme: () => void;

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas;
    this.context = canvas.getContext('2d');
    this.palette = readPalette(canvas);
    this.stopTheme = onTheme(() => {
      this.palette = readPalette(canvas);
      this.marks.clear();
    });
  }

  stop(): void {
    this.clear();
    this.stopTheme();
  }

  clear(): void {
    if (this.count === 0) return;
    this.count = 0;
    delete this.canvas.dataset.crowd;
    this.context?.setTransform(1, 0, 0, 1, 0, 0);
    this.context?.clearRect(0, 0, this.canvas.width, this.canvas.height);
  }

  draw(spots: readonly Spot[], place: Place, voice: Voice): void {
    const { context: c, canvas } = this;
    if (c === null) return;
    const { box, scale } = place;
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [Math.round(box.width * ratio), Math.round(box.height * ratio)];
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    // To the ten: written seldom.
    const about = Math.round(spots.length / 10) * 10;
    if (this.count !== about) canvas.dataset.crowd = String(about);
    this.count = about;
    if (this.zoom !== scale * ratio) this.marks.clear();
    this.zoom = scale * ratio;
    c.setTransform(1, 0, 0, 1, 0, 0);
    c.clearRect(0, 0, width, height);
    this.tails(c, spots, voice, ratio);
    const half = Math.ceil(HALF * this.zoom);
    for (const { x, y, envelope, phase, shown } of spots) {
      const { shape, style, epoch } = lookOf(voice, envelope);
      const mark = this.mark(shape, phase === 'lost' ? 'crossed' : style, this.palette.epoch(epoch));
      if (shown !== c.globalAlpha) c.globalAlpha = shown;
      c.drawImage(mark, Math.round(x * ratio) - half, Math.round(y * ratio) - half);
    }
    c.globalAlpha = 1;
  }

  /** All tails of a colour in one stroke. */
  private tails(c: CanvasRenderingContext2D, spots: readonly Spot[], voice: Voice, ratio: number): void {
    const byColour = new Map<string, Path2D>();
    const length = TAIL * this.zoom;
    const clear = 9 * this.zoom;
    for (const { x, y, lane, envelope, phase, flown } of spots) {
      if (phase !== 'flies' || flown < TAIL) continue;
      const colour = this.palette.epoch(lookOf(voice, envelope).epoch);
      let path = byColour.get(colour);
      if (path === undefined) {
        path = new Path2D();
        byColour.set(colour, path);
      }
      path.moveTo(x * ratio - lane.dx * clear, y * ratio - lane.dy * clear);
      path.lineTo(x * ratio - lane.dx * length, y * ratio - lane.dy * length);
    }
    c.globalAlpha = 0.32;
    c.lineWidth = 2 * this.zoom;
    for (const [colour, path] of byColour) {
      c.strokeStyle = colour;
      c.stroke(path);
    }
    c.globalAlpha = 1;
  }

  private mark(shape: Shape, style: Style, colour: string): HTMLCanvasElement {
    const name = `${shape} ${style} ${colour}`;
    const known = this.marks.get(name);
    if (known !== undefined) return known;
    const { palette, zoom } = this;
    const mark = document.createElement('canvas');
    const half = Math.ceil(HALF * zoom);
    mark.width = 2 * half;
    mark.height = 2 * half;
    const c = mark.getContext('2d') as CanvasRenderingContext2D;
    c.setTransform(zoom, 0, 0, zoom, half, half);
    c.lineCap = 'round';
    c.lineJoin = 'round';
    const path = new Path2D(SHAPES[shape]);
    c.fillStyle = style === 'filled' ? colour : palette.panel;
    c.fill(path);
    c.strokeStyle = style === 'crossed' ? palette.danger : colour;
    c.lineWidth = style === 'filled' ? 1 : 2.4;
    c.stroke(path);
    if (style === 'crossed') c.stroke(new Path2D(REFUSED));
    this.marks.set(name, mark);
    return mark;
  }
}
