// SHA-256 (FIPS 180-4), because page, worker and command line have to draw the same seed for a student, and a page that came
// without encryption has no `crypto.subtle`.

/** The first 32 bits of the fractional parts of the roots of the first primes: square roots first, then cube roots. */
function fractions(count: number, root: (prime: bigint) => bigint): Int32Array {
  const words = new Int32Array(count);
  for (let candidate = 2n, found = 0; found < count; candidate++) {
    let prime = true;
    for (let divisor = 2n; divisor * divisor <= candidate && prime; divisor++) prime = candidate % divisor !== 0n;
    if (prime) words[found++] = Number(root(candidate) & 0xffffffffn);
  }
  return words;
}

/** The largest whole number whose power is at most so much. */
function rootOf(value: bigint, power: bigint): bigint {
  let low = 0n;
  let high = 1n << 40n;
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** power <= value) low = middle;
    else high = middle - 1n;
  }
  return low;
}

const START = fractions(8, (prime) => rootOf(prime << 64n, 2n));
const ROUNDS = fractions(64, (prime) => rootOf(prime << 96n, 3n));

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** The digest of a text's UTF-8, as eight words of 32 bits. */
export function sha256(text: string): Uint32Array {
  const bytes = new TextEncoder().encode(text);
  const padded = new Uint8Array((((bytes.length + 8) >> 6) << 6) + 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(padded.length - 4, bytes.length << 3);
  const hash = Int32Array.from(START);
  const words = new Int32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(block + 4 * i);
    for (let i = 16; i < 64; i++) words[i] = scheduled(words, i);
    compress(hash, words);
  }
  return new Uint32Array(hash.buffer);
}

function scheduled(words: Int32Array, i: number): number {
  const [near, far] = [words[i - 2] as number, words[i - 15] as number];
  const small = turn(far, 7) ^ turn(far, 18) ^ (far >>> 3);
  const large = turn(near, 17) ^ turn(near, 19) ^ (near >>> 10);
  return (words[i - 16] as number) + small + (words[i - 7] as number) + large;
}

function compress(hash: Int32Array, words: Int32Array): void {
  let [a, b, c, d, e, f, g, h] = hash as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const choice = (e & f) ^ (~e & g);
    const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + (ROUNDS[i] as number) + (words[i] as number);
    const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) hash[i] = (hash[i] as number) + word;
}
