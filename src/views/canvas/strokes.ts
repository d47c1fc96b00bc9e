// What is drawn on a canvas, written down as numbers and words, so that it can be drawn elsewhere than where it was
// thought of: on a thread of its own, while the page's own goes on.

/** As much of a canvas's 2D context as the views draw with. */
export interface Brush {
  globalAlpha: number;
  lineWidth: number;
  lineDashOffset: number;
  fillStyle: string;
  strokeStyle: string;
  lineCap: CanvasLineCap;
  lineJoin: CanvasLineJoin;
  font: string;
  textAlign: CanvasTextAlign;
  textBaseline: CanvasTextBaseline;
  save(): void;
  restore(): void;
  beginPath(): void;
  closePath(): void;
  fill(): void;
  stroke(): void;
  clip(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  rect(x: number, y: number, width: number, height: number): void;
  clearRect(x: number, y: number, width: number, height: number): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  strokeRect(x: number, y: number, width: number, height: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  roundRect(x: number, y: number, width: number, height: number, radius: number): void;
  setLineDash(dash: number[]): void;
  fillText(text: string, x: number, y: number): void;
  strokeText(text: string, x: number, y: number): void;
  measureText(text: string): { readonly width: number };
}

/** Methods by how many numbers they take. */
export const NONE = ['save', 'restore', 'beginPath', 'closePath', 'fill', 'stroke', 'clip'] as const;
export const TWO = ['moveTo', 'lineTo'] as const;
export const FOUR = ['rect', 'clearRect', 'fillRect', 'strokeRect'] as const;
export const FIVE = ['arc', 'roundRect'] as const;
/** A word and where it stands. */
export const WRITTEN = ['fillText', 'strokeText'] as const;
/** A path in the letters of SVG, where it stands, and how large it is. */
export const SHAPED = ['fillShape', 'strokeShape'] as const;
export const NUMBERS = ['globalAlpha', 'lineWidth', 'lineDashOffset'] as const;
export const WORDS = ['fillStyle', 'strokeStyle', 'lineCap', 'lineJoin', 'font', 'textAlign', 'textBaseline'] as const;

/** Each kind of stroke begins where the one before it ends; a dash is the last. */
export const AT = (() => {
  let next = 0;
  const after = (names: readonly string[]): number => {
    const here = next;
    next += names.length;
    return here;
  };
  return {
    none: after(NONE),
    two: after(TWO),
    four: after(FOUR),
    five: after(FIVE),
    written: after(WRITTEN),
    shaped: after(SHAPED),
    numbers: after(NUMBERS),
    words: after(WORDS),
    dash: next,
  };
})();

/** A whole picture: numbers, and the words that some of them stand for. */
export interface Drawing {
  readonly strokes: Float32Array;
  readonly words: readonly string[];
}

export type Measure = (font: string, text: string) => number;

interface Kept {
  readonly globalAlpha: number;
  readonly font: string;
}

type Numbers = { -readonly [name in (typeof NUMBERS)[number]]: number };
type Words = Pick<Brush, (typeof WORDS)[number]>;

/** A brush that writes down what it is asked to draw. */
export class Strokes implements Brush {
  private readonly measure: Measure;
  private written = new Float32Array(4096);
  private length = 0;
  private readonly words = new Map<string, number>();
  private alpha = 1;
  private letters = '10px sans-serif';
  private readonly kept: Kept[] = [];

  constructor(measure: Measure) {
    this.measure = measure;
  }

  /** What was drawn since the last time, and a blank sheet. */
  take(): Drawing {
    const drawing = { strokes: this.written.slice(0, this.length), words: [...this.words.keys()] };
    this.length = 0;
    this.words.clear();
    this.kept.length = 0;
    this.alpha = 1;
    return drawing;
  }

  private put(a: number, b = 0, c = 0, d = 0, e = 0, f = 0, count = 1): void {
    if (this.length + 6 > this.written.length) {
      const wider = new Float32Array(this.written.length * 2);
      wider.set(this.written);
      this.written = wider;
    }
    const { written, length } = this;
    written[length] = a;
    written[length + 1] = b;
    written[length + 2] = c;
    written[length + 3] = d;
    written[length + 4] = e;
    written[length + 5] = f;
    this.length = length + count;
  }

  private word(text: string): number {
    let known = this.words.get(text);
    if (known === undefined) {
      known = this.words.size;
      this.words.set(text, known);
    }
    return known;
  }

  private none(name: (typeof NONE)[number]): void {
    this.put(AT.none + NONE.indexOf(name));
  }

  private number(name: keyof Numbers, value: number): void {
    this.put(AT.numbers + NUMBERS.indexOf(name), value, 0, 0, 0, 0, 2);
  }

  private said(name: keyof Words, value: string): void {
    this.put(AT.words + WORDS.indexOf(name), this.word(value), 0, 0, 0, 0, 2);
  }

  get globalAlpha(): number {
    return this.alpha;
  }
  set globalAlpha(value: number) {
    this.alpha = value;
    this.number('globalAlpha', value);
  }
  set lineWidth(value: number) {
    this.number('lineWidth', value);
  }
  set lineDashOffset(value: number) {
    this.number('lineDashOffset', value);
  }
  set fillStyle(value: string) {
    this.said('fillStyle', value);
  }
  set strokeStyle(value: string) {
    this.said('strokeStyle', value);
  }
  set lineCap(value: CanvasLineCap) {
    this.said('lineCap', value);
  }
  set lineJoin(value: CanvasLineJoin) {
    this.said('lineJoin', value);
  }
  set font(value: string) {
    this.letters = value;
    this.said('font', value);
  }
  set textAlign(value: CanvasTextAlign) {
    this.said('textAlign', value);
  }
  set textBaseline(value: CanvasTextBaseline) {
    this.said('textBaseline', value);
  }

  save(): void {
    this.kept.push({ globalAlpha: this.alpha, font: this.letters });
    this.none('save');
  }

  restore(): void {
    const kept = this.kept.pop();
    if (kept !== undefined) {
      this.alpha = kept.globalAlpha;
      this.letters = kept.font;
    }
    this.none('restore');
  }

  beginPath(): void {
    this.none('beginPath');
  }
  closePath(): void {
    this.none('closePath');
  }
  fill(): void {
    this.none('fill');
  }
  stroke(): void {
    this.none('stroke');
  }
  clip(): void {
    this.none('clip');
  }
  moveTo(x: number, y: number): void {
    this.put(AT.two, x, y, 0, 0, 0, 3);
  }
  lineTo(x: number, y: number): void {
    this.put(AT.two + 1, x, y, 0, 0, 0, 3);
  }
  rect(x: number, y: number, width: number, height: number): void {
    this.put(AT.four, x, y, width, height, 0, 5);
  }
  clearRect(x: number, y: number, width: number, height: number): void {
    this.put(AT.four + 1, x, y, width, height, 0, 5);
  }
  fillRect(x: number, y: number, width: number, height: number): void {
    this.put(AT.four + 2, x, y, width, height, 0, 5);
  }
  strokeRect(x: number, y: number, width: number, height: number): void {
    this.put(AT.four + 3, x, y, width, height, 0, 5);
  }
  arc(x: number, y: number, radius: number, from: number, to: number): void {
    this.put(AT.five, x, y, radius, from, to, 6);
  }
  roundRect(x: number, y: number, width: number, height: number, radius: number): void {
    this.put(AT.five + 1, x, y, width, height, radius, 6);
  }
  fillText(text: string, x: number, y: number): void {
    this.put(AT.written, this.word(text), x, y, 0, 0, 4);
  }
  strokeText(text: string, x: number, y: number): void {
    this.put(AT.written + 1, this.word(text), x, y, 0, 0, 4);
  }
  /** Fills a path given in the letters of SVG about (0, 0). */
  fillShape(path: string, x: number, y: number, zoom: number): void {
    this.put(AT.shaped, this.word(path), x, y, zoom, 0, 5);
  }
  strokeShape(path: string, x: number, y: number, zoom: number): void {
    this.put(AT.shaped + 1, this.word(path), x, y, zoom, 0, 5);
  }

  setLineDash(dash: number[]): void {
    this.put(AT.dash, dash.length, 0, 0, 0, 0, 2);
    for (const length of dash) this.put(length);
  }

  measureText(text: string): { readonly width: number } {
    return { width: this.measure(this.letters, text) };
  }
}
