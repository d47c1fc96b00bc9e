// All states that were met, in the order in which they were: a state is a list of small numbers, kept in chunks of 16-bit
// integers, and found again by open addressing. The whole of it is compared, so no state is lost to a hash that it shares.

const CHUNK_BITS = 20;
const CHUNK = 1 << CHUNK_BITS;
const WITHIN = CHUNK - 1;
const NUMBERS_BITS = 16;
/** What a state may be made of: below this. */
export const NUMBER_MAX = 1 << NUMBERS_BITS;
const BLOCK_BITS = 16;
const BLOCK = 1 << BLOCK_BITS;
const FIRST_TABLE = 1 << 12;

/** A list of 32-bit numbers that grows without ever being copied. */
class Numbers {
  private readonly blocks: Uint32Array[] = [];

  at(i: number): number {
    return (this.blocks[i >>> BLOCK_BITS] as Uint32Array)[i & (BLOCK - 1)] as number;
  }

  set(i: number, value: number): void {
    const block = i >>> BLOCK_BITS;
    if (block === this.blocks.length) this.blocks.push(new Uint32Array(BLOCK));
    (this.blocks[block] as Uint32Array)[i & (BLOCK - 1)] = value;
  }

  get bytes(): number {
    return this.blocks.length * BLOCK * 4;
  }
}

function hashOf(vector: Int32Array, length: number): number {
  let hash = length;
  for (let i = 0; i < length; i++) {
    hash = Math.imul(hash ^ (vector[i] as number), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (hash >>> 13), 0x85ebca6b);
  return hash ^ (hash >>> 16);
}

export class States {
  size = 0;
  private readonly chunks: Uint16Array[] = [new Uint16Array(CHUNK)];
  private end = 0;
  private readonly starts = new Numbers();
  private readonly parents = new Numbers();
  private table = new Int32Array(FIRST_TABLE);
  private hashes = new Int32Array(FIRST_TABLE);
  private mask = FIRST_TABLE - 1;

  /** Bytes that are set aside. */
  get bytes(): number {
    return this.chunks.length * CHUNK * 2 + this.table.length * 8 + this.starts.bytes + this.parents.bytes;
  }

  /** The number that a new state got; -1 for one that was known. */
  add(vector: Int32Array, length: number, parent: number): number {
    const hash = hashOf(vector, length);
    let slot = hash & this.mask;
    for (let found = this.table[slot] as number; found !== 0; found = this.table[slot] as number) {
      if ((this.hashes[slot] as number) === hash && this.isAt(found - 1, vector, length)) return -1;
      slot = (slot + 1) & this.mask;
    }
    const number = this.size++;
    this.write(number, vector, length);
    this.parents.set(number, parent);
    this.table[slot] = number + 1;
    this.hashes[slot] = hash;
    if (this.size * 10 > this.table.length * 7) this.grow();
    return number;
  }

  private write(number: number, vector: Int32Array, length: number): void {
    // A length, then the numbers: never over the end of a chunk.
    if ((this.end & WITHIN) + length + 1 > CHUNK) this.end = (this.end | WITHIN) + 1;
    const chunk = this.end >>> CHUNK_BITS;
    if (chunk === this.chunks.length) this.chunks.push(new Uint16Array(CHUNK));
    const into = this.chunks[chunk] as Uint16Array;
    let at = this.end & WITHIN;
    this.starts.set(number, this.end);
    into[at++] = length;
    for (let i = 0; i < length; i++) into[at++] = vector[i] as number;
    this.end += length + 1;
  }

  private isAt(number: number, vector: Int32Array, length: number): boolean {
    const start = this.starts.at(number);
    const from = this.chunks[start >>> CHUNK_BITS] as Uint16Array;
    let at = start & WITHIN;
    if (from[at++] !== length) return false;
    for (let i = 0; i < length; i++) if (from[at++] !== vector[i]) return false;
    return true;
  }

  private grow(): void {
    const [table, hashes] = [this.table, this.hashes];
    this.table = new Int32Array(table.length * 2);
    this.hashes = new Int32Array(table.length * 2);
    this.mask = this.table.length - 1;
    for (let i = 0; i < table.length; i++) {
      const found = table[i] as number;
      if (found === 0) continue;
      const hash = hashes[i] as number;
      let slot = hash & this.mask;
      while (this.table[slot] !== 0) slot = (slot + 1) & this.mask;
      this.table[slot] = found;
      this.hashes[slot] = hash;
    }
  }

  /** Writes a state into a vector, and gives its length. */
  read(number: number, vector: Int32Array): number {
    const start = this.starts.at(number);
    const from = this.chunks[start >>> CHUNK_BITS] as Uint16Array;
    let at = start & WITHIN;
    const length = from[at++] as number;
    for (let i = 0; i < length; i++) vector[i] = from[at++] as number;
    return length;
  }

  parentOf(number: number): number {
    return this.parents.at(number);
  }
}
