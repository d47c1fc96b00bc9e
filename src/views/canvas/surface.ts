// A canvas of the page that is drawn on a thread of its own: what is to be seen is written down here and drawn there, so
// that a frame of the page need not wait for it. Where a browser has no such canvases, or the thread is lost, it is drawn
// here.

import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import mono from '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2?url';
import { tell } from '../../store/trouble.ts';
import { generation } from './generation.ts';
import { measure } from './measure.ts';
import { replay } from './replay.ts';
import { type Brush, Strokes } from './strokes.ts';
import type { Answer, Face, Sheet, Told } from './wire.ts';

const FACES: readonly Face[] = [
  { family: 'Inter Variable', address: inter },
  { family: 'JetBrains Mono Variable', address: mono },
];

/** How often is looked whether it still answers, in real milliseconds. */
const LOOK = 1000;
/** After so many looks without an answer it is taken to be gone. It draws in a few milliseconds, on a busy machine too. */
const PATIENCE = 8;
/** An answer is wanted to one telling in so many: each costs the page a part of a frame. */
const ASKED_EVERY = 4;
/** With so many told behind the one that is not answered, it is behind. */
const AHEAD = 2 * ASKED_EVERY;

// --- The thread, one for all canvases ----------------------------------------------------------------------------------

type State = 'asked' | 'ready' | 'none';

class Thread {
  state: State = 'none';
  private worker: Worker | null = null;
  private readonly surfaces = new Map<number, Surface>();
  private next = 1;
  private sheets: (readonly [number, Sheet])[] = [];
  private watch: ReturnType<typeof setInterval> | undefined;
  /** Looks since an answer is waited for; null: none is. */
  private looks: number | null = null;
  /** Tellings since it was asked. */
  private told = 0;

  constructor() {
    if (!('transferControlToOffscreen' in HTMLCanvasElement.prototype)) return;
    this.state = 'asked';
    try {
      this.worker = new Worker(new URL('./thread.ts', import.meta.url), { type: 'module', name: 'canvas' });
    } catch (error) {
      this.lose(error instanceof Error ? error.message : String(error));
      return;
    }
    this.ask();
    this.worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data === 'ready') {
        this.looks = null;
        const faces = FACES.map(({ family, address }) => ({
          family,
          address: new URL(address, document.baseURI).href,
        }));
        this.tell({ kind: 'faces', faces });
        this.settle('ready');
      } else if (data === 'drawn') {
        const wasBehind = this.isBehind;
        this.looks = null;
        if (wasBehind) for (const surface of this.surfaces.values()) surface.send();
      } else this.lose(data.failed);
    };
    // It could not be fetched, or an error ended what it was doing.
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.lose(event.message);
    };
  }

  private settle(state: State): void {
    this.state = state;
    for (const surface of [...this.surfaces.values()]) surface.send();
  }

  /** From now on the page draws. */
  private lose(why = ''): void {
    if (this.state === 'none') return;
    clearInterval(this.watch);
    this.looks = null;
    this.worker?.terminate();
    this.worker = null;
    this.settle('none');
    generation.setState((count) => count + 1);
    tell({ kind: 'drawing', error: new Error(why) });
  }

  /** Whether more is told than drawn: what moves need not be drawn faster than it can be. */
  get isBehind(): boolean {
    return this.looks !== null && this.told >= AHEAD;
  }

  /** An answer is waited for from now on. */
  private ask(): void {
    this.looks = 0;
    this.told = 0;
    // Looks are counted, not time: a computer that slept has given it none.
    this.watch ??= setInterval(() => {
      if (this.looks !== null) {
        this.looks += 1;
        if (this.looks > PATIENCE) this.lose();
      } else if (this.told > 0) this.flush();
      else {
        clearInterval(this.watch);
        this.watch = undefined;
      }
    }, LOOK);
  }

  /** All that is drawn in one frame is told in one go. */
  draw(id: number, sheet: Sheet): void {
    if (this.sheets.length === 0) queueMicrotask(() => this.flush());
    this.sheets.push([id, sheet]);
  }

  private flush(): void {
    const { sheets } = this;
    this.sheets = [];
    this.told += 1;
    // After a rest at once, and last of all by the watch: what stands still has been asked about, too.
    const asks = this.looks === null && (this.watch === undefined || this.told >= ASKED_EVERY || sheets.length === 0);
    if (asks) this.ask();
    this.tell(
      { kind: 'draw', sheets, asks },
      sheets.map(([, { drawing }]) => drawing.strokes.buffer),
    );
  }

  tell(told: Told, given: Transferable[] = []): void {
    this.worker?.postMessage(told, given);
  }

  join(surface: Surface): number {
    const id = this.next++;
    this.surfaces.set(id, surface);
    return id;
  }

  leave(id: number): void {
    this.surfaces.delete(id);
    this.tell({ kind: 'away', id });
  }
}

let thread: Thread | null = null;

// --- A canvas ----------------------------------------------------------------------------------------------------------

/** What a view draws with, and who shows what it drew. */
export interface Easel {
  readonly brush: Brush;
  /** Whether what is drawn now is shown at once: what moves need not be drawn faster than it can be. */
  readonly free: boolean;
  /** Shows what the brush has drawn, in place of all that was there. Sizes in CSS pixels. */
  show(width: number, height: number): void;
}

export class Surface implements Easel {
  readonly brush: Strokes;
  private readonly canvas: HTMLCanvasElement;
  private readonly thread: Thread;
  private readonly id: number;
  private given = false;
  private waiting: Sheet | null = null;

  constructor(canvas: HTMLCanvasElement) {
    thread ??= new Thread();
    this.brush = new Strokes(measure);
    this.canvas = canvas;
    this.thread = thread;
    this.id = thread.join(this);
  }

  get free(): boolean {
    return !this.thread.isBehind;
  }

  show(width: number, height: number): void {
    const ratio = window.devicePixelRatio || 1;
    const drawing = this.brush.take();
    this.waiting = { width: Math.round(width * ratio), height: Math.round(height * ratio), ratio, drawing };
    if (this.free) this.send();
  }

  /** Whoever drew here is done; that another goes on where the canvas stays on the page does not matter. */
  letGo(): void {
    setTimeout(() => {
      if (!this.canvas.isConnected) this.thread.leave(this.id);
    });
  }

  /** What waits, if anything does: the thread is not behind, or has just come to be ready or to be lost. */
  send(): void {
    const { canvas, thread, id, waiting: sheet } = this;
    if (sheet === null || thread.state === 'asked') return;
    this.waiting = null;
    if (thread.state === 'none') {
      // It was given away and cannot be had back: another stands in its place soon.
      if (this.given) return;
      if (canvas.width !== sheet.width) canvas.width = sheet.width;
      if (canvas.height !== sheet.height) canvas.height = sheet.height;
      const context = canvas.getContext('2d');
      if (context !== null) replay(context, sheet.drawing, sheet.ratio);
      return;
    }
    if (!this.given) {
      this.given = true;
      const offscreen = canvas.transferControlToOffscreen();
      thread.tell({ kind: 'canvas', id, canvas: offscreen }, [offscreen]);
    }
    thread.draw(id, sheet);
  }
}

const surfaces = new WeakMap<HTMLCanvasElement, Surface>();

/** The surface of a canvas: a canvas is given away once and for all. */
export function surfaceOf(canvas: HTMLCanvasElement): Surface {
  let surface = surfaces.get(canvas);
  if (surface === undefined) {
    surface = new Surface(canvas);
    surfaces.set(canvas, surface);
  }
  return surface;
}
