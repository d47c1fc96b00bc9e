// Chance, from seeded streams that live inside the world as plain numbers. One stream a concern, so that a draw in one
// does not shift another. Integer arithmetic only: the same on every machine.
//
// The generator is xoroshiro128+ (Blackman & Vigna 2018). Its numbers, and what is drawn with them, are those of the
// library pure-rand to the bit, as a test holds: by hand it is a fifth of that in the worker's first file.

/** The state of a generator: two 64-bit integers as four of 32 bits, the high half of each first. */
export type Stream = readonly number[];

export const CONCERNS = ['latency', 'loss', 'duplication', 'timers', 'clients'] as const;
export type Concern = (typeof CONCERNS)[number];
export type Streams = { readonly [concern in Concern]: Stream };

/** How many numbers the generator has. */
const NUMBERS = 0x1_0000_0000;

function next(stream: Stream): Stream {
  const [high0, low0, high1, low1] = stream as readonly [number, number, number, number];
  const high = high0 ^ high1;
  const low = low0 ^ low1;
  return [
    (high0 << 24) ^ (low0 >>> 8) ^ high ^ ((high << 16) | (low >>> 16)),
    (low0 << 24) ^ (high0 >>> 8) ^ low ^ (low << 16),
    (low << 5) ^ (high >>> 27),
    (high << 5) ^ (low >>> 27),
  ];
}

/** The number with which it leaves a state, from 0 on: the sum of the low halves, counted from the lowest integer. */
function numberOf(stream: Stream): number {
  const [, low0, , low1] = stream as readonly [number, number, number, number];
  return ((low0 + low1) | 0) + NUMBERS / 2;
}

/** One stream a concern, all from one seed. Neighbouring seeds start alike in this generator, so its first draws are thrown away. */
export function streams(seed: number): Streams {
  const made = {} as { -readonly [concern in Concern]: Stream };
  CONCERNS.forEach((concern, i) => {
    const own = Math.imul(seed, 0x9e3779b1) ^ Math.imul(i + 1, 0x85ebca6b);
    let stream: Stream = [-1, ~own, own, 0];
    for (let n = 0; n < 32; n++) stream = next(stream);
    made[concern] = stream;
  });
  return made;
}

/** A whole number in [from, to], both included, and the stream after the draw. Throws an Error for more than 2³² numbers. */
export function draw(stream: Stream, from: number, to: number): readonly [number, Stream] {
  const range = to - from + 1;
  if (range > NUMBERS) throw new Error(`No whole number can be drawn from ${from} to ${to}: they are too many.`);
  // From the highest multiple on, some would come up once more often than others.
  const even = NUMBERS - (NUMBERS % range);
  let number = numberOf(stream);
  let rest = next(stream);
  while (number >= even) {
    number = numberOf(rest);
    rest = next(rest);
  }
  return [(number % range) + from, rest];
}

/** The streams after a draw from one of them. Field by field: every message and timer draws. */
export function after(all: Streams, concern: Concern, stream: Stream): Streams {
  return {
    latency: concern === 'latency' ? stream : all.latency,
    loss: concern === 'loss' ? stream : all.loss,
    duplication: concern === 'duplication' ? stream : all.duplication,
    timers: concern === 'timers' ? stream : all.timers,
    clients: concern === 'clients' ? stream : all.clients,
  };
}
