// What a PNG file says about itself: international text chunks (iTXt) behind its header, as its specification (W3C PNG,
// third edition, §11.3.3.4) lays them out.
// By hand: the small libraries for it write Latin letters only, and the large ones decode the picture.

const HEADER = 8;
/** Length, type, the thirteen bytes of IHDR, checksum. */
const IHDR = 25;

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const made = new Uint8Array(12 + data.length);
  const view = new DataView(made.buffer);
  view.setUint32(0, data.length);
  made.set(new TextEncoder().encode(type), 4);
  made.set(data, 8);
  view.setUint32(8 + data.length, crc32(made.subarray(4, 8 + data.length)));
  return made;
}

/** The same picture with texts in it, by keyword: `Title`, `Description`, `Source`… */
export function withTexts(png: Uint8Array, texts: { readonly [keyword: string]: string }): Uint8Array {
  const chunks = Object.entries(texts).map(([keyword, text]) =>
    // Keyword, end, not compressed, no method, no language, no translated keyword.
    chunk('iTXt', new TextEncoder().encode(`${keyword}\0\0\0\0\0${text}`)),
  );
  const made = new Uint8Array(png.length + chunks.reduce((sum, { length }) => sum + length, 0));
  made.set(png.subarray(0, HEADER + IHDR));
  let end = HEADER + IHDR;
  for (const each of chunks) {
    made.set(each, end);
    end += each.length;
  }
  made.set(png.subarray(HEADER + IHDR), end);
  return made;
}
