// Reads a WebM file element by element, as much as a test asks: what it is, its frames, its index, its tags.

const MASTERS = new Set([
  0x18538067, 0x1549a966, 0x1654ae6b, 0xae, 0xe0, 0x1254c367, 0x7373, 0x67c8, 0x1c53bb6b, 0xbb, 0xb7, 0x1f43b675,
  0x1a45dfa3, 0x63c0,
]);

interface Element {
  readonly id: number;
  readonly at: number;
  readonly data: Buffer;
  readonly dataAt: number;
  readonly inside: readonly Element[];
}

function elements(bytes: Buffer, from: number, to: number): Element[] {
  const found: Element[] = [];
  for (let at = from; at < to; ) {
    const begin = at;
    const first = bytes[at] as number;
    const idLength = Math.clz32(first) - 23;
    const id = bytes.readUIntBE(at, idLength);
    at += idLength;
    const length = Math.clz32(bytes[at] as number) - 23;
    let size = (bytes[at] as number) & (0xff >> length);
    for (let i = 1; i < length; i++) size = size * 256 + (bytes[at + i] as number);
    at += length;
    if (at + size > to) throw new Error(`Element ${id.toString(16)} is longer than what it is in.`);
    const inside = MASTERS.has(id) ? elements(bytes, at, at + size) : [];
    found.push({ id, at: begin, data: bytes.subarray(at, at + size), dataAt: at, inside });
    at += size;
  }
  return found;
}

const number = ({ data }: Element): number => data.reduce((sum, byte) => sum * 256 + byte, 0);

function one(all: readonly Element[], ...path: number[]): Element {
  const [id, ...rest] = path;
  const found = all.find((each) => each.id === id);
  if (found === undefined) throw new Error(`There is no element ${id?.toString(16)}.`);
  return rest.length === 0 ? found : one(found.inside, ...rest);
}

export function opened(file: Uint8Array) {
  const bytes = Buffer.from(file);
  const top = elements(bytes, 0, bytes.length);
  const segment = one(top, 0x18538067);
  const track = one(segment.inside, 0x1654ae6b, 0xae).inside;
  const clusters = segment.inside.filter(({ id }) => id === 0x1f43b675);
  const tags = segment.inside
    .filter(({ id }) => id === 0x1254c367)
    .flatMap(({ inside }) => inside.flatMap((tag) => tag.inside.filter(({ id }) => id === 0x67c8)));
  return {
    docType: one(top, 0x1a45dfa3, 0x4282).data.toString(),
    duration: one(segment.inside, 0x1549a966, 0x4489).data.readDoubleBE() as number,
    title: one(segment.inside, 0x1549a966, 0x7ba9).data.toString(),
    codec: one(track, 0x86).data.toString(),
    width: number(one(track, 0xe0, 0xb0)),
    height: number(one(track, 0xe0, 0xba)),
    tags: Object.fromEntries(
      tags.map(({ inside }) => [one(inside, 0x45a3).data.toString(), one(inside, 0x4487).data.toString()]),
    ) as Record<string, string>,
    clusters: clusters.map(({ inside }) => number(one(inside, 0xe7))),
    cues: one(segment.inside, 0x1c53bb6b).inside.map((cue) => ({
      at: number(one(cue.inside, 0xb3)),
      isCluster: bytes.readUInt32BE(segment.dataAt + number(one(cue.inside, 0xb7, 0xf1))) === 0x1f43b675,
    })),
    blocks: clusters.flatMap(({ inside }) =>
      inside
        .filter(({ id }) => id === 0xa3)
        .map(({ data }) => ({
          at: number(one(inside, 0xe7)) + data.readInt16BE(1),
          key: ((data[3] as number) & 0x80) !== 0,
          data: data.subarray(4),
        })),
    ),
  };
}
