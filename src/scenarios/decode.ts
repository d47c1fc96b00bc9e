// A file's bytes as text: UTF-8, or UTF-16 as some editors and shells write it, with or without the mark that says so; and
// any line ends as the parser knows them.

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Without a mark, UTF-16 betrays itself: a scenario begins with a letter of ASCII, so that one byte of two is zero. */
function encodingOf([first, second]: Uint8Array): Encoding {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (second === 0 && first !== 0) return 'utf-16le';
  return first === 0 && second !== 0 && second !== undefined ? 'utf-16be' : 'utf-8';
}

/** Never throws: bytes that make no sense become the sign for that, and the parser tells the place. */
export function decode(bytes: Uint8Array): string {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  return text.replace(/\r\n?/g, '\n');
}
