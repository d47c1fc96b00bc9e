// The thread that draws. It holds canvases of the page and draws on each what it was told last: what it comes to be told
// meanwhile takes the place of what is not drawn yet.

import { replay } from './replay.ts';
import type { Answer, Sheet, Told } from './wire.ts';

/** A canvas and what it is drawn with. Firefox gives a context for a canvas of the page once: asked again in a later message,
 * it refuses. */
interface Held {
  readonly canvas: OffscreenCanvas;
  context: OffscreenCanvasRenderingContext2D | null;
  sheet: Sheet | null;
}

interface Scope {
  readonly fonts: FontFaceSet;
  postMessage(answer: Answer): void;
  onmessage: ((event: MessageEvent<Told>) => void) | null;
}

const scope = self as unknown as Scope;
const held = new Map<number, Held>();

function draw(each: Held): void {
  if (each.sheet === null) return;
  const { canvas } = each;
  const { width, height, ratio, drawing } = each.sheet;
  each.context ??= canvas.getContext('2d');
  if (each.context === null) throw new Error('This canvas cannot be drawn on in a thread.');
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  replay(each.context, drawing, ratio, more);
}

/** What is told and not drawn yet. */
const due = new Set<Held>();
let asked = false;
let comes = false;

/** Draws after all that has been told by now. */
function drawSoon(): void {
  if (comes) return;
  comes = true;
  setTimeout(() => {
    comes = false;
    for (const each of due) {
      due.delete(each);
      // One that cannot be drawn must not keep the others waiting.
      try {
        draw(each);
      } catch (error) {
        scope.postMessage({ failed: error instanceof Error ? error.message : String(error) });
      }
    }
    if (asked) scope.postMessage('drawn');
    asked = false;
  });
}

/** Behind the name of every font. Chromium keeps what letters it first found for a name, even when a font of that name has
 * come: each is asked for by another name then. */
let more = '';

async function learn(family: string, address: string): Promise<void> {
  const face = new FontFace(family, `url(${JSON.stringify(address)})`, { weight: '100 900' });
  scope.fonts.add(await face.load());
  more += ', more';
  // What was drawn in another font meanwhile.
  for (const each of held.values()) due.add(each);
  drawSoon();
}

scope.onmessage = ({ data }) => {
  if (data.kind === 'faces') {
    // Without its font a word is drawn in the next best.
    for (const { family, address } of data.faces) learn(family, address).catch(() => {});
  } else if (data.kind === 'canvas') held.set(data.id, { canvas: data.canvas, context: null, sheet: null });
  else if (data.kind === 'away') {
    const gone = held.get(data.id);
    if (gone !== undefined) due.delete(gone);
    held.delete(data.id);
  } else {
    for (const [id, sheet] of data.sheets) {
      const each = held.get(id);
      // The page has let it go meanwhile.
      if (each === undefined) continue;
      each.sheet = sheet;
      due.add(each);
    }
    if (data.asks) asked = true;
    drawSoon();
  }
};
scope.postMessage('ready');
