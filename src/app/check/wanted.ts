// Which question the checker's room opens with: that of a link, `#check=` and the question in one line; or one that another
// part of the page asks for.

const LINK = '#check=';

let wanted: string | null = null;

/** The room that opens next asks this. */
export function want(line: string): void {
  wanted = line;
}

/** The question of a fragment; null for any other fragment. */
export function questionIn(hash: string): string | null {
  if (!hash.startsWith(LINK)) return null;
  const text = hash.slice(LINK.length);
  try {
    return decodeURIComponent(text.replaceAll('+', '%2B'));
  } catch {
    return text; // what reads it says what is wrong
  }
}

/** What is asked for, once. */
export function takeWanted(): string | null {
  const line = wanted ?? questionIn(location.hash);
  wanted = null;
  return line;
}

/** As a part of an address: the letters of which a question is made stay readable. */
export const linkTo = (line: string): string =>
  `${location.href.replace(/#.*$/, '')}${LINK}${encodeURIComponent(line).replace(/%(2F|3D)/g, decodeURIComponent)}`;
