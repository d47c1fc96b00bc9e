// A drawing surface that writes down what is drawn on it as SVG: as much of a canvas's 2D context as the diagram uses.

import type { Brush } from '../../views/canvas/strokes.ts';
import { escaped, round, tag } from './markup.ts';

interface State {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  lineCap: CanvasLineCap;
  lineJoin: CanvasLineJoin;
  lineDashOffset: number;
  globalAlpha: number;
  font: string;
  textAlign: CanvasTextAlign;
  textBaseline: CanvasTextBaseline;
  dash: readonly number[];
  /** Groups opened since the state was saved. */
  groups: number;
}

const BLANK: Omit<State, 'fillStyle' | 'strokeStyle'> = {
  lineWidth: 1,
  lineCap: 'butt',
  lineJoin: 'miter',
  lineDashOffset: 0,
  globalAlpha: 1,
  font: '400 10px sans-serif',
  textAlign: 'start',
  textBaseline: 'alphabetic',
  dash: [],
  groups: 0,
};

const ANCHORS: { readonly [align in CanvasTextAlign]: string } = {
  left: 'start',
  start: 'start',
  center: 'middle',
  right: 'end',
  end: 'end',
};
/** How far beneath its line a baseline is, in sizes of the font. Numbers, for not every program knows baselines. */
const BASELINES: { readonly [baseline in CanvasTextBaseline]?: number } = { middle: 0.35, top: 0.93, bottom: -0.23 };

export class Recorder implements Brush {
  fillStyle = 'currentColor';
  strokeStyle = 'currentColor';
  lineWidth = BLANK.lineWidth;
  lineCap = BLANK.lineCap;
  lineJoin = BLANK.lineJoin;
  lineDashOffset = BLANK.lineDashOffset;
  globalAlpha = BLANK.globalAlpha;
  font = BLANK.font;
  textAlign = BLANK.textAlign;
  textBaseline = BLANK.textBaseline;
  private dash: readonly number[] = [];
  private groups = 0;
  private readonly saved: State[] = [];
  private path = '';
  private written = '';
  private clips = 0;
  private readonly measure: (font: string, text: string) => number;

  constructor(measure: (font: string, text: string) => number) {
    this.measure = measure;
  }

  /** What was drawn since all was cleared, as elements. */
  get drawn(): string {
    return this.written + '</g>'.repeat(this.groups + this.saved.reduce((sum, { groups }) => sum + groups, 0));
  }

  /** It clears all of its surface, and begins anew. */
  clearRect(): void {
    this.written = '';
    this.path = '';
    this.saved.length = 0;
    this.groups = 0;
    this.clips = 0;
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, lineDashOffset, globalAlpha } = this;
    const { font, textAlign, textBaseline, dash, groups } = this;
    this.saved.push({
      ...{ fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, lineDashOffset, globalAlpha },
      ...{ font, textAlign, textBaseline, dash, groups },
    });
    this.groups = 0;
  }

  restore(): void {
    const state = this.saved.pop();
    if (state === undefined) return;
    this.written += '</g>'.repeat(this.groups);
    Object.assign(this, state);
  }

  clip(): void {
    const id = `clip${++this.clips}`;
    this.written += `${tag('clipPath', { id }, tag('path', { d: this.path }))}<g clip-path="url(#${id})">`;
    this.groups++;
  }

  setLineDash(dash: readonly number[]): void {
    this.dash = [...dash];
  }

  measureText(text: string): { width: number } {
    return { width: this.measure(this.font, text) };
  }

  beginPath(): void {
    this.path = '';
  }

  closePath(): void {
    this.path += 'Z';
  }

  moveTo(x: number, y: number): void {
    this.path += `M${round(x)} ${round(y)}`;
  }

  lineTo(x: number, y: number): void {
    this.path += `${this.path === '' ? 'M' : 'L'}${round(x)} ${round(y)}`;
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.path += `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}Z`;
  }

  roundRect(x: number, y: number, width: number, height: number, radius: number): void {
    const r = Math.max(0, Math.min(radius, width / 2, height / 2));
    const arc = (dx: number, dy: number) => `a${round(r)} ${round(r)} 0 0 1 ${round(dx)} ${round(dy)}`;
    const [across, down] = [round(width - 2 * r), round(height - 2 * r)];
    this.path += `M${round(x + r)} ${round(y)}h${across}${arc(r, r)}v${down}${arc(-r, r)}h${-across}${arc(-r, -r)}v${-down}${arc(r, -r)}Z`;
  }

  arc(x: number, y: number, r: number, from: number, to: number, against = false): void {
    const at = (turn: number) => `${round(x + r * Math.cos(turn))} ${round(y + r * Math.sin(turn))}`;
    const lead = this.path === '' || this.path.endsWith('Z') ? 'M' : 'L';
    const turned = against ? from - to : to - from;
    const size = round(r);
    const sweep = against ? 0 : 1;
    if (turned >= 2 * Math.PI - 1e-6) {
      const half = `A${size} ${size} 0 1 ${sweep} `;
      this.path += `${lead}${at(from)}${half}${at(from + Math.PI)}${half}${at(from)}Z`;
    } else {
      const round = ((turned % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI);
      this.path += `${lead}${at(from)}A${size} ${size} 0 ${round > Math.PI ? 1 : 0} ${sweep} ${at(to)}`;
    }
  }

  fill(): void {
    if (this.path !== '') this.write('path', { d: this.path, fill: this.fillStyle });
  }

  stroke(): void {
    if (this.path !== '') this.write('path', { d: this.path, fill: 'none', ...this.pen() });
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.write('rect', { ...box(x, y, width, height), fill: this.fillStyle });
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.write('rect', { ...box(x, y, width, height), fill: 'none', ...this.pen() });
  }

  fillText(text: string, x: number, y: number): void {
    this.write('text', { ...this.letters(x, y), fill: this.fillStyle }, escaped(text));
  }

  strokeText(text: string, x: number, y: number): void {
    this.write('text', { ...this.letters(x, y), fill: 'none', ...this.pen() }, escaped(text));
  }

  private pen(): { [name: string]: string | number } {
    return {
      stroke: this.strokeStyle,
      'stroke-width': round(this.lineWidth),
      ...(this.lineCap === 'butt' ? {} : { 'stroke-linecap': this.lineCap }),
      ...(this.lineJoin === 'miter' ? {} : { 'stroke-linejoin': this.lineJoin }),
      ...(this.dash.length === 0 ? {} : { 'stroke-dasharray': this.dash.map(round).join(' ') }),
      ...(this.dash.length === 0 || this.lineDashOffset === 0
        ? {}
        : { 'stroke-dashoffset': round(this.lineDashOffset) }),
    };
  }

  private letters(x: number, y: number): { [name: string]: string | number } {
    const [, weight = '400', size = '10', family = 'sans-serif'] =
      /^(?:\w+ )??(\d+|normal|bold) ([\d.]+)px (.*)$/s.exec(this.font) ?? [];
    const anchor = ANCHORS[this.textAlign];
    return {
      x: round(x),
      y: round(y + Number(size) * (BASELINES[this.textBaseline] ?? 0)),
      'font-size': round(Number(size)),
      'font-weight': weight,
      'font-family': family,
      ...(anchor === 'start' ? {} : { 'text-anchor': anchor }),
    };
  }

  private write(name: string, attributes: { readonly [name: string]: string | number }, inside = ''): void {
    const shown = this.globalAlpha >= 1 ? attributes : { ...attributes, opacity: round(this.globalAlpha) };
    this.written += tag(name, shown, inside);
  }
}

function box(x: number, y: number, width: number, height: number): { [name: string]: number } {
  return {
    x: round(Math.min(x, x + width)),
    y: round(Math.min(y, y + height)),
    width: round(Math.abs(width)),
    height: round(Math.abs(height)),
  };
}
