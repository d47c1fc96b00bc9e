// What moves on the stage while a run plays: messages, timers running down, what is over but worth a moment more. It is
// drawn on a canvas over the picture, so that a frame has no elements to lay out anew. At rest, and for what is selected
// or pointed at, the elements stand there again, one by one.

import { type Surface, surfaceOf } from '../canvas/surface.ts';
import { REFUSED, SHAPES } from '../marks/shapes.ts';
import { cross } from '../marks/signs.ts';
import { onTheme, type Palette, readPalette } from '../palette.ts';
import type { Place, Point, Spot } from '../place.ts';
import { SIZE } from './captions.ts';
import { TAIL, tailOf } from './flying.ts';
import type { Pulse } from './pulse.ts';
import { lookOf } from './telling.ts';
import type { Voice } from './voice.ts';

const LOST = cross(5);

/** A timer's share that is left, as an arc about its node. */
export interface Arc extends Point {
  readonly radius: number;
  /** From 1 to 0. */
  readonly left: number;
  readonly epoch: number;
  readonly held: boolean;
}

/** A canvas that says how many messages are drawn on it, to whoever asks; an attribute would cost each frame something. */
interface Sky extends HTMLCanvasElement {
  flying?: number;
}

export class Flight {
  private readonly canvas: Sky;
  private readonly easel: Surface;
  private palette: Palette;
  private place: Place | null = null;
  private readonly stopTheme: () => void;

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas;
    this.easel = surfaceOf(canvas);
    this.palette = readPalette(canvas);
    this.stopTheme = onTheme(() => {
      this.palette = readPalette(canvas);
    });
  }

  stop(): void {
    this.clear();
    this.stopTheme();
    this.easel.letGo();
  }

  /** Nothing moves any more. */
  clear(): void {
    if (this.place === null) return;
    const { width, height } = this.place.box;
    this.place = null;
    this.canvas.flying = 0;
    this.easel.show(width, height);
  }

  /** Begins a frame. */
  begin(place: Place): void {
    this.place = place;
    const { brush } = this.easel;
    brush.lineJoin = 'round';
    brush.lineCap = 'round';
  }

  end(): void {
    if (this.place !== null) this.easel.show(this.place.box.width, this.place.box.height);
  }

  arc({ x, y, radius, left, epoch, held }: Arc): void {
    const { palette } = this;
    const { brush } = this.easel;
    brush.lineCap = held ? 'butt' : 'round';
    brush.strokeStyle = held ? palette.ink3 : palette.epoch(epoch);
    brush.lineWidth = 4;
    brush.beginPath();
    brush.arc(x, y, radius, -Math.PI / 2, (2 * left - 0.5) * Math.PI);
    brush.stroke();
    brush.lineCap = 'round';
  }

  messages(spots: readonly Spot[], voice: Voice, still: boolean): void {
    this.canvas.flying = spots.length;
    if (!still) for (const spot of spots) this.tail(spot, lookOf(voice, spot.envelope).epoch);
    for (const spot of spots) this.mark(spot, lookOf(voice, spot.envelope));
    this.easel.brush.globalAlpha = 1;
  }

  private tail({ x, y, lane, phase, shown, flown }: Spot, epoch: number): void {
    const length = tailOf(phase, flown);
    if (length === 0) return;
    const { scale } = this.place as Place;
    const { brush } = this.easel;
    brush.globalAlpha = 0.32 * shown;
    brush.lineWidth = 2 * scale;
    brush.strokeStyle = this.palette.epoch(epoch);
    brush.beginPath();
    brush.moveTo(x - lane.dx * TAIL[0] * scale, y - lane.dy * TAIL[0] * scale);
    brush.lineTo(x - lane.dx * length * scale, y - lane.dy * length * scale);
    brush.stroke();
  }

  private mark({ x, y, phase, shown }: Spot, { shape, style, epoch }: ReturnType<typeof lookOf>): void {
    if (phase === 'lost') {
      this.loss(x, y, shown);
      return;
    }
    const { palette } = this;
    const { brush } = this.easel;
    const { scale } = this.place as Place;
    const colour = palette.epoch(epoch);
    brush.globalAlpha = shown;
    brush.fillStyle = style === 'filled' ? colour : palette.bg;
    brush.strokeStyle = colour;
    brush.lineWidth = style === 'filled' ? 1 : style === 'crossed' ? 1.9 : 2.5;
    brush.fillShape(SHAPES[shape], x, y, scale);
    brush.strokeShape(SHAPES[shape], x, y, scale);
    if (style === 'crossed') brush.strokeShape(REFUSED, x, y, scale);
  }

  /** The cross where a message was lost. */
  loss(x: number, y: number, shown: number): void {
    const { brush } = this.easel;
    brush.globalAlpha = shown;
    brush.strokeStyle = this.palette.danger;
    brush.lineWidth = 2.4;
    brush.strokeShape(LOST, x, y, (this.place as Place).scale);
    brush.globalAlpha = 1;
  }

  /** Votes that suffice, and whose they are. */
  pulse({ x, y, radius, epoch, shown, votes, dot }: Pulse): void {
    const { brush } = this.easel;
    const colour = this.palette.epoch(epoch);
    brush.globalAlpha = shown;
    brush.strokeStyle = colour;
    brush.lineWidth = 1 + 4 * shown;
    brush.beginPath();
    brush.arc(x, y, radius, 0, 2 * Math.PI);
    brush.stroke();
    brush.fillStyle = colour;
    for (const vote of votes) {
      brush.beginPath();
      brush.arc(vote.x, vote.y, dot, 0, 2 * Math.PI);
      brush.fill();
    }
    brush.globalAlpha = 1;
  }

  /** A message that nobody is there to hear, on its way down. */
  fall({ shape, style, epoch }: ReturnType<typeof lookOf>, { x, y }: Point, shown: number): void {
    const { brush } = this.easel;
    const colour = this.palette.epoch(epoch);
    brush.globalAlpha = shown;
    brush.fillStyle = style === 'filled' ? colour : this.palette.bg;
    brush.strokeStyle = colour;
    brush.lineWidth = 2;
    brush.fillShape(SHAPES[shape], x, y, (this.place as Place).scale);
    brush.strokeShape(SHAPES[shape], x, y, (this.place as Place).scale);
    brush.globalAlpha = 1;
  }

  /** What a message says, beside it. */
  label(text: string, { x, y }: Point): void {
    const { palette } = this;
    const { brush } = this.easel;
    brush.font = `500 ${SIZE * (this.place as Place).scale}px ${palette.sans}`;
    brush.strokeStyle = palette.bg;
    brush.lineWidth = 6;
    brush.strokeText(text, x, y);
    brush.fillStyle = palette.ink2;
    brush.fillText(text, x, y);
  }

  /** What a client asks for, `width` wide before it is scaled. */
  bubble(text: string, { x, y }: Point, width: number, shown: number): void {
    const { palette } = this;
    const { brush } = this.easel;
    const { scale } = this.place as Place;
    brush.globalAlpha = shown;
    brush.fillStyle = palette.ink;
    brush.beginPath();
    brush.roundRect(x - (width / 2) * scale, y - 11 * scale, width * scale, 22 * scale, 11 * scale);
    brush.fill();
    brush.font = `500 ${12 * scale}px ${palette.mono}`;
    brush.fillStyle = palette.panel;
    brush.textAlign = 'center';
    brush.fillText(text, x, y + 4 * scale);
    brush.textAlign = 'left';
    brush.globalAlpha = 1;
  }
}
