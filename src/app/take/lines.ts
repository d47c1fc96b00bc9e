// A text in lines that fit a width, in letters as large as the room allows.

type Measure = (font: string, text: string) => number;

/** A word with the space behind it, or a letter of a language without spaces with the stop that belongs to it. */
const PIECES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][，。；：！？、）」』”]*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+\s*|\s+/gu;

export function linesOf(text: string, width: number, wide: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECES) ?? []) {
    if (line !== '' && wide((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

export interface Set {
  readonly size: number;
  readonly lines: readonly string[];
}

/** From one line to the next, in sizes of the letters. */
export const LEADING = 1.3;
const SIZES = [23, 20, 17, 15] as const;

/** What finds no room in the smallest letters is cut, and says so. */
export function setIn(
  text: string,
  { width, height }: { readonly width: number; readonly height: number },
  fontOf: (size: number) => string,
  measure: Measure,
): Set {
  let set: Set = { size: SIZES[0], lines: [] };
  for (const size of SIZES) {
    const lines = text.split('\n').flatMap((part) => linesOf(part, width, (piece) => measure(fontOf(size), piece)));
    const most = Math.floor(height / (size * LEADING));
    if (lines.length <= most) return { size, lines };
    set = { size, lines: [...lines.slice(0, most - 1), `${lines[most - 1]} …`] };
  }
  return set;
}
