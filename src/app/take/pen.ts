// Boxes and words as the tables of a picture have them.

import { measure } from '../../views/canvas/measure.ts';
import type { Brush } from '../../views/canvas/strokes.ts';
import type { Palette } from '../../views/palette.ts';

type Align = 'left' | 'center' | 'right';

export interface Word {
  readonly size: number;
  readonly weight?: number;
  readonly align?: Align;
  readonly mono?: boolean;
  /** What does not fit is written smaller, then cut. */
  readonly width?: number;
}

const SMALLEST = 8;
/** Behind what an epoch has reached, its colour shows so much. */
const TINT = 0.22;

export class Pen {
  readonly brush: Brush;
  readonly palette: Palette;
  private readonly wide: (font: string, text: string) => number;

  constructor(brush: Brush, palette: Palette, wide = measure) {
    this.brush = brush;
    this.palette = palette;
    this.wide = wide;
  }

  /** How wide a word is. */
  widthOf(text: string, { size, weight = 500, mono = true }: Word): number {
    return this.wide(`${weight} ${size}px ${mono ? this.palette.mono : this.palette.sans}`, text);
  }

  word(text: string, x: number, y: number, colour: string, how: Word): void {
    const { weight = 500, align = 'left', mono = true, width = Number.POSITIVE_INFINITY } = how;
    let { size } = how;
    while (size > SMALLEST && this.widthOf(text, { ...how, size }) > width) size--;
    let shown = text;
    while (shown.length > 1 && this.widthOf(shown, { ...how, size }) > width) shown = `${shown.slice(0, -2)}…`;
    const { brush } = this;
    brush.font = `${weight} ${size}px ${mono ? this.palette.mono : this.palette.sans}`;
    brush.textAlign = align;
    brush.textBaseline = 'middle';
    brush.fillStyle = colour;
    brush.fillText(shown, x, y);
  }

  box(
    [x, y, width, height]: readonly [number, number, number, number],
    { edge, dash, fill, thick = 1.5 }: { edge: string; dash?: number[]; fill?: string; thick?: number },
  ): void {
    const { brush } = this;
    brush.beginPath();
    brush.roundRect(x, y, width, height, 5);
    if (fill !== undefined) {
      brush.save();
      brush.globalAlpha *= TINT;
      brush.fillStyle = fill;
      brush.fill();
      brush.restore();
    }
    brush.strokeStyle = edge;
    brush.lineWidth = thick;
    brush.setLineDash(dash ?? []);
    brush.stroke();
    brush.setLineDash([]);
  }
}
