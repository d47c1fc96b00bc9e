// Draws on a canvas what was written down.

import { AT, type Drawing, FIVE, FOUR, NONE, NUMBERS, SHAPED, TWO, WORDS, WRITTEN } from './strokes.ts';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** A path is read once. */
const paths = new Map<string, Path2D>();

function pathOf(letters: string): Path2D {
  let path = paths.get(letters);
  if (path === undefined) {
    path = new Path2D(letters);
    paths.set(letters, path);
  }
  return path;
}

/** Wipes the canvas and draws.
 * @param ratio how many dots of the canvas a pixel of the drawing is.
 * @param more families behind those of every font.
 */
export function replay(context: Context, { strokes, words }: Drawing, ratio: number, more = ''): void {
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  // Each drawing begins as the first did.
  context.save();
  context.scale(ratio, ratio);
  const n = (i: number) => strokes[i] as number;
  const word = (i: number) => words[n(i)] as string;
  for (let i = 0; i < strokes.length; ) {
    const code = n(i);
    if (code < AT.two) {
      context[NONE[code - AT.none] as (typeof NONE)[number]]();
      i += 1;
    } else if (code < AT.four) {
      context[TWO[code - AT.two] as (typeof TWO)[number]](n(i + 1), n(i + 2));
      i += 3;
    } else if (code < AT.five) {
      context[FOUR[code - AT.four] as (typeof FOUR)[number]](n(i + 1), n(i + 2), n(i + 3), n(i + 4));
      i += 5;
    } else if (code < AT.written) {
      context[FIVE[code - AT.five] as (typeof FIVE)[number]](n(i + 1), n(i + 2), n(i + 3), n(i + 4), n(i + 5));
      i += 6;
    } else if (code < AT.shaped) {
      context[WRITTEN[code - AT.written] as (typeof WRITTEN)[number]](word(i + 1), n(i + 2), n(i + 3));
      i += 4;
    } else if (code < AT.numbers) {
      const [x, y, zoom] = [n(i + 2), n(i + 3), n(i + 4)];
      const path = pathOf(word(i + 1));
      context.translate(x, y);
      context.scale(zoom, zoom);
      if (SHAPED[code - AT.shaped] === 'fillShape') context.fill(path);
      else context.stroke(path);
      context.scale(1 / zoom, 1 / zoom);
      context.translate(-x, -y);
      i += 5;
    } else if (code < AT.words) {
      context[NUMBERS[code - AT.numbers] as (typeof NUMBERS)[number]] = n(i + 1);
      i += 2;
    } else if (code < AT.dash) {
      const property = WORDS[code - AT.words] as (typeof WORDS)[number];
      context[property as 'font'] = property === 'font' ? word(i + 1) + more : word(i + 1);
      i += 2;
    } else {
      const count = n(i + 1);
      context.setLineDash([...strokes.subarray(i + 2, i + 2 + count)]);
      i += 2 + count;
    }
  }
  context.restore();
}
