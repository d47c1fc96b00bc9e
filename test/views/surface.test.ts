// What the page says to the thread that draws: seldom a question, and yet nothing stays without an answer.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Answer, Told } from '../../src/views/canvas/wire.ts';

class Thread {
  static last: Thread;
  readonly told: Told[] = [];
  onmessage: (event: { data: Answer }) => void = () => {};
  ended = false;
  constructor() {
    Thread.last = this;
  }
  postMessage(told: Told): void {
    this.told.push(told);
  }
  terminate(): void {
    this.ended = true;
  }
  /** What it was told to draw, a letter each: whether it was asked. */
  get asked(): string {
    return this.told.map((it) => (it.kind === 'draw' ? (it.asks ? 'A' : '-') : '')).join('');
  }
  answers(data: Answer): void {
    this.onmessage({ data });
  }
}

class Canvas {
  isConnected = true;
  width = 0;
  transferControlToOffscreen() {
    return {};
  }
  getContext() {
    return null;
  }
}

let surfaces: typeof import('../../src/views/canvas/surface.ts');
let troubles: typeof import('../../src/store/trouble.ts').troubles;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
  vi.stubGlobal('HTMLCanvasElement', Canvas);
  vi.stubGlobal('Worker', Thread);
  vi.stubGlobal('window', { devicePixelRatio: 1 });
  vi.stubGlobal('document', { baseURI: 'http://lab/', fonts: { addEventListener() {} } });
  vi.resetModules();
  surfaces = await import('../../src/views/canvas/surface.ts');
  ({ troubles } = await import('../../src/store/trouble.ts'));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function drawn(surface: InstanceType<typeof surfaces.Surface>, times = 1): Promise<void> {
  for (let i = 0; i < times; i++) {
    surface.brush.fillRect(0, 0, 1, 1);
    surface.show(10, 10);
    await Promise.resolve();
  }
}

function opened() {
  const surface = surfaces.surfaceOf(new Canvas() as unknown as HTMLCanvasElement);
  Thread.last.answers('ready');
  return { surface, thread: Thread.last };
}

it('asks about one picture in four, and about the last one a second later', async () => {
  const { surface, thread } = opened();
  await drawn(surface);
  thread.answers('drawn');
  await drawn(surface, 3);
  thread.answers('drawn');
  await drawn(surface, 2);
  expect(thread.asked).toMatch(/^[A-]{6}$/);
  expect(thread.asked.match(/A/g)?.length).toBeLessThanOrEqual(2);
  vi.advanceTimersByTime(1000);
  expect(thread.asked.at(-1)).toBe('A');
  thread.answers('drawn');
  // Nothing is asked when nothing was drawn since.
  vi.advanceTimersByTime(60_000);
  expect(thread.asked).toHaveLength(7);
  expect(thread.ended).toBe(false);
});

it('does not run ahead of a thread that is slow, and goes on with the newest picture', async () => {
  const { surface, thread } = opened();
  await drawn(surface, 30);
  const told = thread.asked.length;
  expect(told).toBeLessThan(13);
  expect(surface.free).toBe(false);
  thread.answers('drawn');
  await Promise.resolve();
  expect(surface.free).toBe(true);
  expect(thread.asked).toHaveLength(told + 1);
});

it('is lost when it does not answer: the page draws by itself', async () => {
  const { surface, thread } = opened();
  await drawn(surface, 2);
  vi.advanceTimersByTime(8000);
  expect(thread.ended).toBe(false);
  vi.advanceTimersByTime(2000);
  expect(thread.ended).toBe(true);
  expect(surface.free).toBe(true);
  expect(troubles.getState()).toMatchObject([{ kind: 'drawing' }]);
});
