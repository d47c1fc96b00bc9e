// Words set into lines without asking a browser: about as wide as the page's own type draws them.

export interface Token {
  readonly kind: 'event' | 'guard' | 'otherwise' | 'target' | 'action' | 'folded';
  readonly text: string;
}

/** A token in its place: x from the left edge, y of its baseline from the top. */
export interface Run extends Token {
  readonly x: number;
  readonly y: number;
}

export const LINE = 16;
const PAD = 2;
const SPACE = 5;

const isMono = ({ kind }: Token): boolean => kind === 'guard' || kind === 'action';

/** Letters beyond the alphabets are as wide as they are high. */
export function widthOf(token: Token): number {
  const [size, letter] = isMono(token) ? [11, 6.7] : [12, token.kind === 'target' ? 6.7 : 6.2];
  let width = 0;
  for (const sign of token.text) width += (sign.codePointAt(0) as number) > 0x2e80 ? size : letter;
  return width;
}

/** Sets tokens one after the other, beginning a line where one has no room. */
export function flow(
  tokens: readonly Token[],
  width: number,
): { readonly runs: readonly Run[]; readonly height: number } {
  const runs: Run[] = [];
  let x = 0;
  let line = 0;
  for (const token of tokens) {
    const wide = widthOf(token);
    if (x > 0 && x + wide > width) {
      x = 0;
      line++;
    }
    runs.push({ ...token, x, y: PAD + line * LINE + 11.5 });
    x += wide + SPACE;
  }
  return { runs, height: 2 * PAD + (line + 1) * LINE - 1 };
}
