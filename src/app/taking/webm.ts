// A film as a WebM file: one track of pictures that are encoded already, in the container that RFC 9559 (Matroska)
// describes and WebM restricts. Everything is at hand, so every size is written and the index stands before the pictures.

/** A picture as the encoder gave it. */
export interface Encoded {
  readonly data: Uint8Array;
  readonly key: boolean;
}

export interface FilmAbout {
  readonly codec: 'V_VP8' | 'V_VP9';
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly title: string;
  readonly link: string;
}

type Bytes = readonly Uint8Array[];

const sizeOf = (parts: Bytes): number => parts.reduce((sum, { length }) => sum + length, 0);

function big(value: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let i = length - 1, rest = value; i >= 0; i--, rest = Math.floor(rest / 256)) bytes[i] = rest % 256;
  return bytes;
}

function idBytes(id: number): Uint8Array {
  return big(id, Math.ceil(id.toString(16).length / 2));
}

/** A length of eight bytes: the first says that it is one. */
function lengthBytes(length: number): Uint8Array {
  const bytes = big(length, 8);
  bytes[0] = 0x01;
  return bytes;
}

function element(id: number, ...parts: (Uint8Array | Bytes)[]): Bytes {
  const inside = parts.flat() as Uint8Array[];
  return [idBytes(id), lengthBytes(sizeOf(inside)), ...inside];
}

const uint = (id: number, value: number): Bytes => element(id, big(value, 8));
const text = (id: number, value: string): Bytes => element(id, new TextEncoder().encode(value));

function float(id: number, value: number): Bytes {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  return element(id, bytes);
}

/** When a frame is shown, in milliseconds: what the file counts in. */
const timeOf = (frame: number, framesPerSecond: number): number => Math.round((frame * 1000) / framesPerSecond);

function simpleBlock({ data, key }: Encoded, after: number): Bytes {
  return element(0xa3, Uint8Array.of(0x81, (after >> 8) & 0xff, after & 0xff, key ? 0x80 : 0), data);
}

/** A stretch of frames that begins with a whole picture. */
function clusters(frames: readonly Encoded[], framesPerSecond: number): { at: number; bytes: Bytes }[] {
  const starts = frames.flatMap(({ key }, i) => (key ? [i] : []));
  return starts.map((start, i) => {
    const at = timeOf(start, framesPerSecond);
    const blocks = frames
      .slice(start, starts[i + 1])
      .flatMap((frame, j) => simpleBlock(frame, timeOf(start + j, framesPerSecond) - at));
    return { at, bytes: element(0x1f43b675, uint(0xe7, at), blocks) };
  });
}

/** The file in pieces. The first frame must be a whole picture, and one has to be each thirty seconds at least. */
export function webm(frames: readonly Encoded[], about: FilmAbout): Uint8Array[] {
  const { codec, width, height, framesPerSecond, title, link } = about;
  const head = element(
    0x1a45dfa3,
    uint(0x4286, 1),
    uint(0x42f7, 1),
    uint(0x42f2, 4),
    uint(0x42f3, 8),
    text(0x4282, 'webm'),
    uint(0x4287, 4),
    uint(0x4285, 2),
  );
  const info = element(
    0x1549a966,
    uint(0x2ad7b1, 1_000_000),
    float(0x4489, (frames.length * 1000) / framesPerSecond),
    text(0x7ba9, title),
    text(0x4d80, 'Quorum Lab'),
    text(0x5741, 'Quorum Lab'),
  );
  const tracks = element(
    0x1654ae6b,
    element(
      0xae,
      uint(0xd7, 1),
      uint(0x73c5, 1),
      uint(0x83, 1),
      uint(0x9c, 0),
      text(0x86, codec),
      uint(0x23e383, Math.round(1e9 / framesPerSecond)),
      element(0xe0, uint(0xb0, width), uint(0xba, height)),
    ),
  );
  const tags = element(
    0x1254c367,
    element(0x7373, element(0x63c0), element(0x67c8, text(0x45a3, 'URL'), text(0x4487, link))),
  );
  const stretches = clusters(frames, framesPerSecond);
  const cues = (begin: number): Bytes => {
    let position = begin;
    const points: Bytes = stretches.flatMap(({ at, bytes }) => {
      const point = element(0xbb, uint(0xb3, at), element(0xb7, uint(0xf7, 1), uint(0xf1, position)));
      position += sizeOf(bytes);
      return point;
    });
    return element(0x1c53bb6b, points);
  };
  // Numbers have eight bytes, so the index is as long whatever it says.
  const begin = sizeOf(info) + sizeOf(tracks) + sizeOf(tags) + sizeOf(cues(0));
  return [...head, ...element(0x18538067, info, tracks, tags, cues(begin), ...stretches.map(({ bytes }) => bytes))];
}
