// The shots of the branch on show that the page has at hand, in blocks, and the landmarks of all of it.

import type { Micros } from '../engine/protocol.ts';
import type { Landmark } from '../engine/run.ts';
import { BLOCK, type Shot } from '../worker/wire.ts';

/** Shots kept, and blocks with any; beyond it the blocks farthest from the playhead go. */
const KEPT = { shots: 8192, blocks: 600 };
/** Blocks looked through for a shot near a time. */
const NEAR = 32;

export class Film {
  private readonly blocks = new Map<number, Shot[]>();
  /** Shots at hand, in all blocks. */
  private held = 0;
  /** Blocks that show something else of each moment than what the page looks at by now. */
  private readonly old = new Set<number>();
  /** When each block begins, for every block of the branch. */
  readonly starts: Micros[] = [];
  readonly landmarks: Landmark[] = [];
  /** Moves simulated so far, and when the last one was. */
  length = 0;
  end: Micros = 0;
  /** All that happens up to this time is simulated. */
  until: Micros = 0;

  /** The shot of a position, if it is at hand. */
  shot(position: number): Shot | undefined {
    return this.blocks.get(Math.floor(position / BLOCK))?.[position % BLOCK];
  }

  /** Adds shots; they follow each other. */
  add(shots: readonly Shot[]): void {
    for (const shot of shots) {
      const k = Math.floor(shot.position / BLOCK);
      let block = this.blocks.get(k);
      if (block === undefined) {
        block = [];
        this.blocks.set(k, block);
      }
      if (block[shot.position % BLOCK] === undefined) this.held++;
      block[shot.position % BLOCK] = shot;
      if (shot.position % BLOCK === 0) this.begin(k, shot.at);
    }
  }

  /** When a block begins. A block is known when all before it are: shots may come from anywhere in a branch. */
  begin(k: number, at: Micros): void {
    if (k <= this.starts.length) this.starts[k] = at;
  }

  /** The page looks at something else: what is at hand is as true as before, but not what is wanted. */
  age(): void {
    for (const k of this.blocks.keys()) this.old.add(k);
  }

  /** Whether a position is at hand in an old form. Says so once: who asks fetches the block. */
  takeOld(position: number): boolean {
    return this.old.delete(Math.floor(position / BLOCK));
  }

  /** Forgets all beyond a position: a fork keeps its past. */
  cutAfter(position: number): void {
    const k = Math.floor(position / BLOCK);
    for (const at of [...this.blocks.keys()]) if (at > k) this.drop(at);
    const block = this.blocks.get(k) ?? [];
    this.held -= sizeOf(block);
    block.length = Math.min(block.length, (position % BLOCK) + 1);
    this.held += sizeOf(block);
    this.starts.length = Math.min(this.starts.length, k + 1);
    while (this.landmarks.length > 0 && (this.landmarks[this.landmarks.length - 1] as Landmark).position > position)
      this.landmarks.pop();
    this.length = Math.min(this.length, position);
  }

  clear(): void {
    this.blocks.clear();
    this.held = 0;
    this.old.clear();
    this.starts.length = 0;
    this.landmarks.length = 0;
    this.length = 0;
    this.end = 0;
    this.until = 0;
  }

  /** Whether every shot of a block that the branch has so far is at hand. */
  has(k: number): boolean {
    const size = Math.min(BLOCK, this.length + 1 - k * BLOCK);
    if (size <= 0) return true;
    const block = this.blocks.get(k);
    if (block === undefined) return false;
    for (let i = 0; i < size; i++) if (block[i] === undefined) return false;
    return true;
  }

  /** The block in which a time falls. */
  blockAt(at: Micros): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] as Micros) <= at) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }

  /** The last position at or before a time, if its block is at hand. */
  positionAt(at: Micros): number | undefined {
    for (let k = this.blockAt(at); k >= 0; k--) {
      if (!this.has(k)) return undefined;
      const block = this.blocks.get(k) as Shot[];
      let low = -1;
      let high = block.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((block[middle] as Shot).at <= at) low = middle;
        else high = middle - 1;
      }
      if (low >= 0) return k * BLOCK + low;
    }
    return 0;
  }

  /** The last shot at hand at or before a time, not looking far back: where shots are missing, the best there is. */
  nearest(at: Micros): Shot | undefined {
    const here = this.blockAt(at);
    for (let k = here; k >= 0 && k > here - NEAR; k--) {
      const block = this.blocks.get(k) ?? [];
      for (let i = block.length - 1; i >= 0; i--) {
        const shot = block[i];
        if (shot !== undefined && shot.at <= at) return shot;
      }
    }
    return undefined;
  }

  /** The shots at hand whose time is in a span, in order. Those of a message sent before the span are not sought. */
  *between(from: Micros, to: Micros): Generator<Shot> {
    const first = this.blockAt(from);
    for (let k = first; k < Math.max(this.starts.length, 1); k++) {
      if ((this.starts[k] ?? 0) > to) return;
      for (const shot of this.blocks.get(k) ?? [])
        if (shot !== undefined && shot.at >= from && shot.at <= to) yield shot;
    }
  }

  /** Drops the blocks farthest from a position, until few enough shots are left. */
  trim(position: number): void {
    const isFull = () => this.held > KEPT.shots || this.blocks.size > KEPT.blocks;
    if (!isFull()) return;
    const here = Math.floor(position / BLOCK);
    const far = [...this.blocks.keys()].sort((a, b) => Math.abs(b - here) - Math.abs(a - here));
    for (const k of far) {
      if (!isFull()) return;
      this.drop(k);
    }
  }

  private drop(k: number): void {
    this.held -= sizeOf(this.blocks.get(k) ?? []);
    this.blocks.delete(k);
  }
}

/** Shots in a block: where they were fetched here and there, fewer than its length. */
function sizeOf(block: readonly Shot[]): number {
  let size = 0;
  for (const shot of block) if (shot !== undefined) size++;
  return size;
}
