// How wide words are: asked of a canvas that nobody sees.

/** More words than this are not remembered with their widths. */
const REMEMBERED = 4000;

const known = new Map<string, number>();
let ruler: CanvasRenderingContext2D | null = null;

/** In CSS pixels, by the fonts that the page has at the moment. */
export function measure(font: string, text: string): number {
  const name = `${font} ${text}`;
  let width = known.get(name);
  if (width !== undefined) return width;
  if (ruler === null) {
    ruler = document.createElement('canvas').getContext('2d');
    if (ruler === null) return 0;
    document.fonts.addEventListener('loadingdone', () => known.clear());
  }
  ruler.font = font;
  width = ruler.measureText(text).width;
  if (known.size > REMEMBERED) known.clear();
  known.set(name, width);
  return width;
}
