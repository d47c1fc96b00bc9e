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

/** Real milliseconds without an answer after which the thread is taken to be gone. It draws in a few, on a busy machine too. */
const PATIENCE = 8000;

// --- The thread, one for all canvases ----------------------------------------------------------------------------------

type State = 'asked' | 'ready' | 'none';

class Thread {
  state: State = 'none';
  private worker: Worker | null = null;
  private readonly surfaces = new Map<number, Surface>();
  private next = 1;
  private sheets: (readonly [number, Sheet])[] = [];
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    if (!('transferControlToOffscreen' in HTMLCanvasElement.prototype)) return;
    this.state = 'asked';
    try {
      this.worker = new Worker(new URL('./thread.ts', import.meta.url), { type: 'module', name: 'canvas' });
    } catch (error) {
      this.lose(error instanceof Error ? error.message : String(error));
      return;
    }
    this.wait();
    this.worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      this.wait();
      if (data === 'ready') {
        const faces = FACES.map(({ family, address }) => ({
          family,
          address: new URL(address, document.baseURI).href,
        }));
        this.tell({ kind: 'faces', faces });
        this.settle('ready');
        return;
      }
      const [failed] = data.failed;
      if (failed !== undefined) this.lose(failed[1]);
      else for (const id of data.drawn) this.surfaces.get(id)?.shown();
    };
    // It could not be fetched, or an error ended what it was doing.
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.lose(event.message);
    };
  }

  private settle(state: State): void {
    this.state = state;
    for (const surface of [...this.surfaces.values()]) surface.shown();
  }

  /** From now on the page draws. */
  private lose(why = ''): void {
    if (this.state === 'none') return;
    clearTimeout(this.waiting);
    this.worker?.terminate();
    this.worker = null;
    this.settle('none');
    generation.setState((count) => count + 1);
    tell({ kind: 'drawing', error: new Error(why) });
  }

  /** Waits for an answer as long as one is due. */
  private wait(): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      const isDue = this.state === 'asked' || [...this.surfaces.values()].some(({ free }) => !free);
      if (isDue) this.lose();
    }, PATIENCE);
  }

  /** All that is drawn in one frame is told in one go. */
  draw(id: number, sheet: Sheet): void {
    if (this.sheets.length === 0) queueMicrotask(() => this.flush());
    this.sheets.push([id, sheet]);
  }

  private flush(): void {
    const { sheets } = this;
    this.sheets = [];
    this.wait();
    this.tell(
      { kind: 'draw', sheets },
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
  /** Whether the thread is at work on what it was told last. */
  private busy = false;
  private waiting: Sheet | null = null;

  constructor(canvas: HTMLCanvasElement) {
    thread ??= new Thread();
    this.brush = new Strokes(measure);
    this.canvas = canvas;
    this.thread = thread;
    this.id = thread.join(this);
  }

  get free(): boolean {
    return !this.busy;
  }

  show(width: number, height: number): void {
    const ratio = window.devicePixelRatio || 1;
    const drawing = this.brush.take();
    this.waiting = { width: Math.round(width * ratio), height: Math.round(height * ratio), ratio, drawing };
    if (!this.busy) this.send();
  }

  /** The thread is done, or has just come to be ready. */
  shown(): void {
    this.busy = false;
    this.send();
  }

  /** Whoever drew here is done; that another goes on where the canvas stays on the page does not matter. */
  letGo(): void {
    setTimeout(() => {
      if (!this.canvas.isConnected) this.thread.leave(this.id);
    });
  }

  private send(): void {
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
    this.busy = true;
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
