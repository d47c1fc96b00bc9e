// The thread that draws. It holds canvases of the page and draws on each what it is told, one picture at a time.

import { replay } from './replay.ts';
import type { Answer, Sheet, Told } from './wire.ts';

interface Held {
  readonly canvas: OffscreenCanvas;
  sheet: Sheet | null;
}

interface Scope {
  readonly fonts: FontFaceSet;
  postMessage(answer: Answer): void;
  onmessage: ((event: MessageEvent<Told>) => void) | null;
}

const scope = self as unknown as Scope;
const held = new Map<number, Held>();

function draw({ canvas, sheet }: Held): void {
  const context = canvas.getContext('2d');
  if (context === null || sheet === null) return;
  const { width, height, ratio, drawing } = sheet;
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  replay(context, drawing, ratio);
}

async function learn(family: string, address: string): Promise<void> {
  const face = new FontFace(family, `url(${JSON.stringify(address)})`, { weight: '100 900' });
  scope.fonts.add(await face.load());
  // What was drawn in another font meanwhile.
  for (const each of held.values()) draw(each);
}

scope.onmessage = ({ data }) => {
  if (data.kind === 'faces') {
    // Without its font a word is drawn in the next best.
    for (const { family, address } of data.faces) learn(family, address).catch(() => {});
  } else if (data.kind === 'canvas') held.set(data.id, { canvas: data.canvas, sheet: null });
  else if (data.kind === 'away') held.delete(data.id);
  else {
    for (const [id, sheet] of data.sheets) {
      const each = held.get(id);
      if (each === undefined) continue;
      each.sheet = sheet;
      draw(each);
    }
    scope.postMessage(data.sheets.map(([id]) => id));
  }
};
scope.postMessage('ready');
