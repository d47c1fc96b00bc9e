// Reads an animated GIF block by block (GIF89a), and what each frame shows.

interface Frame {
  /** In hundredths of a second. */
  readonly delay: number;
  /** Dots that are not transparent. */
  readonly written: number;
  /** What stands there after it: four bytes a dot. */
  readonly shown: Uint8Array;
}

interface Gif {
  readonly width: number;
  readonly height: number;
  /** 0: for ever. */
  readonly repeats: number | null;
  readonly comment: string;
  readonly frames: readonly Frame[];
}

/** Codes of growing width, the least significant bit first (GIF89a, appendix F). */
function unpacked(bytes: Buffer, depth: number): number[] {
  const [clear, end] = [1 << depth, (1 << depth) + 1];
  const begin = () => [...Array.from({ length: clear }, (_, i) => [i]), [], []];
  const out: number[] = [];
  let table: number[][] = begin();
  let before: readonly number[] | null = null;
  let width = depth + 1;
  let bit = 0;
  for (;;) {
    let code = 0;
    for (let i = 0; i < width; i++, bit++) code |= (((bytes[bit >> 3] as number) >> (bit & 7)) & 1) << i;
    if (code === end) return out;
    if (code === clear) {
      [table, before, width] = [begin(), null, depth + 1];
      continue;
    }
    if (code > table.length) throw new Error('A code is not known.');
    const text: readonly number[] = table[code] ?? [...(before ?? []), (before ?? [])[0] as number];
    if (before !== null && table.length < 4096) table.push([...before, text[0] as number]);
    if (table.length === 1 << width && width < 12) width++;
    for (const each of text) out.push(each);
    before = text;
  }
}

export function read(file: Uint8Array): Gif {
  const bytes = Buffer.from(file);
  if (bytes.toString('latin1', 0, 6) !== 'GIF89a') throw new Error('This is no GIF.');
  const [width, height] = [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
  let at = 10;
  const byte = () => bytes[at++] as number;
  const colours = (flags: number) => {
    const length = flags & 0x80 ? 3 * (2 << (flags & 7)) : 0;
    at += length;
    return bytes.subarray(at - length, at);
  };
  const blocks = () => {
    const parts: Buffer[] = [];
    for (let length = byte(); length > 0; length = byte()) {
      parts.push(bytes.subarray(at, at + length));
      at += length;
    }
    return Buffer.concat(parts);
  };
  const flags = byte();
  at += 2;
  const common = colours(flags);
  let [comment, delay, clear, keeps] = ['', 0, -1, false];
  let repeats: number | null = null;
  const frames: Frame[] = [];
  let shown = new Uint8Array(width * height * 4);
  for (;;) {
    const kind = byte();
    if (kind === 0x3b) break;
    if (kind === 0x21) {
      const label = byte();
      const data = blocks();
      if (label === 0xfe) comment += data.toString('utf8');
      if (label === 0xff && data.toString('latin1', 0, 11) === 'NETSCAPE2.0') repeats = data.readUInt16LE(12);
      if (label === 0xf9) {
        delay = data.readUInt16LE(1);
        clear = (data[0] as number) & 1 ? (data[3] as number) : -1;
        keeps = (((data[0] as number) >> 2) & 7) === 1;
      }
    } else if (kind === 0x2c) {
      const place = [0, 2, 4, 6].map((i) => bytes.readUInt16LE(at + i));
      if (place.join() !== [0, 0, width, height].join()) throw new Error('A frame is not as large as the picture.');
      if (!keeps) throw new Error('A frame is wiped before the next.');
      at += 8;
      const own = colours(byte());
      const table = own.length > 0 ? own : common;
      const depth = byte();
      const dots = unpacked(blocks(), depth);
      shown = shown.slice();
      let written = 0;
      for (const [i, ink] of dots.entries()) {
        if (ink === clear) continue;
        written++;
        shown.set([...table.subarray(3 * ink, 3 * ink + 3), 255], 4 * i);
      }
      frames.push({ delay, written, shown });
    } else throw new Error(`There is no block ${kind}.`);
  }
  if (at !== bytes.length) throw new Error('Something stands after the end.');
  return { width, height, repeats, comment, frames };
}
