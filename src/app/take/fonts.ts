// The page's own fonts as text, for a file that is to look the same elsewhere: only the pieces whose letters occur in it.
// Chinese has no font of the page's own: there the system's fonts serve, as they do on the page.

/** `U+0-FF, U+131` */
function ranges(written: string): (readonly [number, number])[] {
  return written.split(',').flatMap((part) => {
    const found = /^\s*u\+([0-9a-f?]+)(?:-([0-9a-f]+))?\s*$/i.exec(part);
    if (found === null) return [];
    const [, first = '', last] = found;
    return [
      [
        Number.parseInt(first.replaceAll('?', '0'), 16),
        Number.parseInt(last ?? first.replaceAll('?', 'f'), 16),
      ] as const,
    ];
  });
}

/** Whether a piece of a font has any of the letters. */
export function holds(written: string, letters: ReadonlySet<number>): boolean {
  if (written === '') return true;
  const all = ranges(written);
  for (const letter of letters) if (all.some(([first, last]) => letter >= first && letter <= last)) return true;
  return false;
}

async function asData(address: string): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return `data:font/woff2;base64,${btoa(binary)}`;
}

const asked = new Map<string, Promise<string>>();

/** `@font-face` rules with the fonts in them, for a text and those of its families that are the page's own. */
export async function fontFaces(text: string, families: string): Promise<string> {
  const letters = new Set([...text].map((letter) => letter.codePointAt(0) as number));
  const found: Promise<string>[] = [];
  for (const sheet of document.styleSheets)
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSFontFaceRule)) continue;
      const { style } = rule;
      const family = style.getPropertyValue('font-family').replace(/["']/g, '');
      const italic = style.getPropertyValue('font-style') === 'italic';
      if (italic || !families.includes(family) || !holds(style.getPropertyValue('unicode-range'), letters)) continue;
      const address = /url\(["']?([^"')]+)["']?\)/.exec(style.getPropertyValue('src'))?.[1];
      if (address === undefined) continue;
      const whole = new URL(address, sheet.href ?? document.baseURI).href;
      let data = asked.get(whole);
      if (data === undefined) {
        data = asData(whole);
        asked.set(whole, data);
      }
      found.push(
        data.then(
          (source) =>
            `@font-face{font-family:"${family}";font-weight:${style.getPropertyValue('font-weight') || '400'};` +
            `unicode-range:${style.getPropertyValue('unicode-range') || 'U+0-10FFFF'};src:url(${source}) format("woff2")}`,
        ),
      );
    }
  return (await Promise.all(found)).join('');
}
