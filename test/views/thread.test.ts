// The thread that draws, with canvases as Firefox has them: their context is had once, in one message.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Strokes } from '../../src/views/canvas/strokes.ts';
import type { Answer, Sheet, Told } from '../../src/views/canvas/wire.ts';

const told: Answer[] = [];
let tell: (said: Told) => void;

beforeEach(async () => {
  told.length = 0;
  const scope: {
    readonly fonts: { add(): void };
    onmessage: ((event: { data: Told }) => void) | null;
    postMessage(answer: Answer): void;
  } = {
    fonts: { add: () => {} },
    onmessage: null,
    postMessage: (answer) => told.push(answer),
  };
  vi.stubGlobal('self', scope);
  vi.resetModules();
  await import('../../src/views/canvas/thread.ts');
  tell = (data) => scope.onmessage?.({ data });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** @param broken what it cannot do. */
function canvas(broken: 'nothing' | 'context' | 'fillRect' = 'nothing') {
  let asked = 0;
  const context = new Proxy({} as Record<string, unknown>, {
    get: (_, name) => {
      if (name === 'canvas') return made.canvas;
      return () => {
        if (name === broken) throw new Error('out of memory');
        if (name === 'fillRect') made.filled += 1;
      };
    },
    set: (_, name, value) => {
      if (name === 'font') made.fonts.push(value);
      return true;
    },
  });
  const made = {
    filled: 0,
    fonts: [] as string[],
    canvas: {
      width: 1,
      height: 1,
      getContext() {
        asked += 1;
        if (asked > 1) throw new Error('the canvas has a context already');
        return broken === 'context' ? null : context;
      },
    } as unknown as OffscreenCanvas,
  };
  return made;
}

function sheet(): Sheet {
  const brush = new Strokes(() => 0);
  brush.font = '12px Inter, sans-serif';
  brush.fillRect(1, 2, 3, 4);
  return { width: 20, height: 10, ratio: 1, drawing: brush.take() };
}

it('draws picture after picture on a canvas whose context is given once', async () => {
  const one = canvas();
  tell({ kind: 'canvas', id: 1, canvas: one.canvas });
  for (let i = 1; i <= 3; i++) {
    tell({ kind: 'draw', sheets: [[1, sheet()]], asks: i === 2 });
    await vi.waitFor(() => expect(one.filled).toBe(i));
  }
  // It answers who asks.
  expect(told).toEqual(['ready', 'drawn']);
});

it('draws what it was told last, where it was told more than it has drawn, and answers behind it', async () => {
  const [one, other] = [canvas(), canvas()];
  tell({ kind: 'canvas', id: 1, canvas: one.canvas });
  tell({ kind: 'canvas', id: 2, canvas: other.canvas });
  tell({ kind: 'draw', sheets: [[1, sheet()]], asks: true });
  tell({ kind: 'draw', sheets: [[1, sheet()]], asks: false });
  tell({ kind: 'draw', sheets: [[2, sheet()]], asks: false });
  tell({ kind: 'away', id: 2 });
  await vi.waitFor(() => expect(told.at(-1)).toBe('drawn'));
  expect([one.filled, other.filled]).toEqual([1, 0]);
});

it('tells of a canvas that cannot be drawn, and draws the others', async () => {
  const [bad, good, none] = [canvas('fillRect'), canvas(), canvas('context')];
  [bad, good, none].forEach((each, i) => {
    tell({ kind: 'canvas', id: i + 1, canvas: each.canvas });
  });
  tell({
    kind: 'draw',
    sheets: [
      [1, sheet()],
      [2, sheet()],
      [3, sheet()],
    ],
    asks: true,
  });
  await vi.waitFor(() => expect(told.at(-1)).toBe('drawn'));
  expect(good.filled).toBe(1);
  expect(told).toEqual([
    'ready',
    { failed: 'out of memory' },
    { failed: 'This canvas cannot be drawn on in a thread.' },
    'drawn',
  ]);
});

it('draws anew when a font has come, by a name that the browser has not looked up yet', async () => {
  let come = () => {};
  const promise = new Promise<void>((resolve) => {
    come = resolve;
  });
  vi.stubGlobal(
    'FontFace',
    class {
      load() {
        return promise;
      }
    },
  );
  const one = canvas();
  tell({ kind: 'faces', faces: [{ family: 'Inter', address: './inter.woff2' }] });
  tell({ kind: 'canvas', id: 1, canvas: one.canvas });
  tell({ kind: 'draw', sheets: [[1, sheet()]], asks: true });
  await vi.waitFor(() => expect(told.at(-1)).toBe('drawn'));
  come();
  await vi.waitFor(() => expect(one.filled).toBe(2));
  const [before, after] = one.fonts;
  expect(before).toBe('12px Inter, sans-serif');
  expect(after?.startsWith('12px Inter, sans-serif, ')).toBe(true);
  // Nobody waits for an answer to it.
  expect(told).toEqual(['ready', 'drawn']);
});
