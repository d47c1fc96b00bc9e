// The clock's digits on a canvas, exactly where and as the letters stand that they hide.

import { type Surface, surfaceOf } from '../../views/canvas/surface.ts';
import { onTheme } from '../../views/palette.ts';

interface Look {
  readonly font: string;
  readonly color: string;
  readonly width: number;
  readonly height: number;
  readonly baseline: number;
}

export class Digits {
  private readonly surface: Surface;
  private readonly letters: HTMLElement;
  private look: Look | null = null;
  private readonly stopTheme: () => void;

  constructor(canvas: HTMLCanvasElement, letters: HTMLElement) {
    this.surface = surfaceOf(canvas);
    this.letters = letters;
    this.stopTheme = onTheme(() => this.hide());
  }

  /** Shows these digits, or the letters again. Returns whether the digits are what is seen. */
  show(digits: string | null): boolean {
    if (digits === null) {
      this.hide();
      return false;
    }
    if (this.look === null) {
      this.look = lookOf(this.letters);
      this.letters.dataset.hidden = '';
    }
    const { font, color, width, height, baseline } = this.look;
    const { brush } = this.surface;
    brush.font = font;
    brush.fillStyle = color;
    brush.fillText(digits, 0, baseline);
    this.surface.show(width, height);
    return true;
  }

  stop(): void {
    this.stopTheme();
    this.hide();
    this.surface.letGo();
  }

  private hide(): void {
    if (this.look === null) return;
    const { width, height } = this.look;
    this.look = null;
    delete this.letters.dataset.hidden;
    this.surface.show(width, height);
  }
}

function lookOf(letters: HTMLElement): Look {
  const { fontWeight, fontSize, fontFamily, color } = getComputedStyle(letters);
  const { offsetWidth: width, offsetHeight: height } = letters;
  const font = `${fontWeight} ${fontSize} ${fontFamily}`;
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return { font, color, width, height, baseline: Number.parseFloat(fontSize) };
  context.font = font;
  const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = context.measureText('0');
  return { font, color, width, height, baseline: (height - up - down) / 2 + up };
}
