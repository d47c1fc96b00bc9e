// Which happenings could know of which: Lamport's happened-before (1978) on a run. Pure but for growing at its end.
//
// A happening follows what its node did before it, and a message heard follows its sending. A person's move on a node is
// a happening of that node; a cut, a heal, a setting are nobody's. So are the loss of an envelope and its waiting at a
// paused node, for the node learns of neither: they only follow the sending. A client asks out of nowhere.
//
// A run records causes before effects, so one walk along the record finds a past or a future, and what it finds is, for
// each node, all up to or all from one happening: the cut that such an answer is made of.

import type { Happening } from './happening.ts';
import type { NodeId } from './message.ts';
import type { Move } from './move.ts';
import { atOnce } from './slowly.ts';

/** One of the happenings of a move. */
export interface Place {
  readonly position: number;
  readonly index: number;
}

/** A past or a future, without the happening that it is of. */
export interface Cone {
  /** Of each node that has any: its last happening in a past, its first in a future. */
  readonly ends: { readonly [node: NodeId]: Place };
  /** Happenings in it, nobody's own included. */
  readonly size: number;
  /** Envelopes that a person doubled and whose setting out is in it: no node's order tells of them. */
  readonly copies: readonly number[];
}

export type Order = 'before' | 'after' | 'concurrent' | 'same';

/** Positions in a chunk. Whole chunks are shared between a run and its forks. */
const CHUNK = 512;

/** A stretch of the record. Happenings are numbered through the whole run: each has a greater number than its causes. */
interface Chunk {
  /** The number of the first happening in it. */
  readonly first: number;
  /** By position in the chunk: the number of its first happening. */
  readonly starts: number[];
  /** By happening: whose it is, -1 for nobody's. */
  readonly whose: number[];
  /** By happening: another cause than the one before it on its node, -1 for none. */
  readonly cause: number[];
  /** Causes beyond one, where there are any. */
  readonly more: Map<number, readonly number[]>;
  /** Sendings that are nobody's, and the envelope each made. */
  readonly copies: Map<number, number>;
}

/** What the next happenings may follow. */
interface Loose {
  /** By envelope on its way or waiting: the happening that it follows. */
  readonly flying: Map<number, number>;
  /** By node, in order of appearance: its last happening. */
  readonly last: number[];
}

function actorOf(move: Move): NodeId | null {
  if (move.kind === 'set') return move.settings.clock?.node ?? null;
  return 'node' in move ? move.node : null;
}

/** Whose happening it is; null for nobody's. */
export function ownerOf(happening: Happening, byHand: boolean): NodeId | null {
  switch (happening.kind) {
    case 'done':
      return actorOf(happening.move);
    case 'sent':
      return byHand ? null : happening.node;
    case 'lost':
    case 'queued':
    case 'broke':
    case 'unfounded':
      return null;
    default:
      return happening.node;
  }
}

export class Causality {
  private readonly names: NodeId[] = [];
  private readonly numbers = new Map<NodeId, number>();
  private readonly chunks: Chunk[] = [];
  /** What was loose where each chunk began: a fork goes on from there. */
  private readonly begun: Loose[] = [];
  private loose: Loose = { flying: new Map(), last: [] };
  private count = 0;

  /** Positions that were added: from 0 up to, not including, this. */
  length = 0;

  /** Adds what happened at the next position. */
  add(happenings: readonly Happening[]): void {
    if (this.length % CHUNK === 0) {
      const { flying, last } = this.loose;
      this.begun.push({ flying: new Map(flying), last: last.slice() });
      this.chunks.push({ first: this.count, starts: [], whose: [], cause: [], more: new Map(), copies: new Map() });
    }
    const chunk = this.chunks[this.chunks.length - 1] as Chunk;
    const start = this.count;
    chunk.starts.push(start);
    const doing = happenings[0]?.kind === 'done' ? happenings[0].move : null;
    for (const happening of happenings) this.take(chunk, start, happening, doing);
    this.length++;
  }

  /** @param doing what somebody did, when the move was that. */
  private take(chunk: Chunk, start: number, happening: Happening, doing: Move | null): void {
    const { flying, last } = this.loose;
    const id = this.count++;
    const doubles = doing?.kind === 'duplicate' ? doing.envelope : null;
    const owner = ownerOf(happening, doubles !== null);
    const whose = owner === null ? -1 : this.numberOf(owner);
    const causes: number[] = [];
    // What somebody did comes before all that came of it in the same move.
    if (doing !== null && id > start) causes.push(start);
    switch (happening.kind) {
      case 'sent':
        if (doubles !== null) {
          causes.push(flying.get(doubles) ?? -1);
          chunk.copies.set(id, happening.envelope.id);
        }
        flying.set(happening.envelope.id, id);
        break;
      case 'queued':
        causes.push(flying.get(happening.envelope.id) ?? -1);
        flying.set(happening.envelope.id, id);
        break;
      case 'heard':
      case 'lost':
        causes.push(flying.get(happening.envelope.id) ?? -1);
        flying.delete(happening.envelope.id);
        break;
      case 'broke':
        // Seen from outside, it follows what the nodes concerned have done so far.
        for (const node of happening.nodes) causes.push(last[this.numberOf(node)] ?? -1);
        if (id > start) causes.push(id - 1);
        break;
    }
    const known = causes.filter((cause) => cause >= 0);
    chunk.whose.push(whose);
    chunk.cause.push(known[0] ?? -1);
    if (known.length > 1) chunk.more.set(id, known.slice(1));
    if (whose >= 0) last[whose] = id;
  }

  private numberOf(node: NodeId): number {
    let number = this.numbers.get(node);
    if (number === undefined) {
      number = this.names.length;
      this.numbers.set(node, number);
      this.names.push(node);
    }
    return number;
  }

  /** The same up to a position and including it, free to go on elsewhere. */
  fork(position: number): Causality {
    const twin = new Causality();
    const whole = Math.min(Math.floor((position + 1) / CHUNK), this.chunks.length - 1);
    if (whole <= 0) return twin;
    const { first } = this.chunks[whole] as Chunk;
    const { flying, last } = this.begun[whole] as Loose;
    for (const name of this.names) twin.numberOf(name);
    twin.chunks.push(...this.chunks.slice(0, whole));
    twin.begun.push(...this.begun.slice(0, whole));
    twin.loose = { flying: new Map(flying), last: last.slice() };
    twin.count = first;
    twin.length = whole * CHUNK;
    return twin;
  }

  private idOf({ position, index }: Place): number {
    const chunk = this.chunks[Math.floor(position / CHUNK)];
    const start = chunk?.starts[position % CHUNK];
    if (position < 0 || position >= this.length || start === undefined)
      throw new Error(`No happenings of position ${position} were added.`);
    const end = position + 1 < this.length ? this.startOf(position + 1) : this.count;
    if (index < 0 || start + index >= end) throw new Error(`Position ${position} has no happening ${index}.`);
    return start + index;
  }

  private startOf(position: number): number {
    return (this.chunks[Math.floor(position / CHUNK)] as Chunk).starts[position % CHUNK] as number;
  }

  private placeOf(id: number): Place {
    let low = 0;
    let high = this.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.startOf(middle) <= id) low = middle;
      else high = middle - 1;
    }
    return { position: low, index: id - this.startOf(low) };
  }

  /** All that a happening could know of. */
  past(place: Place): Cone {
    return atOnce(this.findingPast(place));
  }

  /** The same, a stretch of the record at a time. */
  *findingPast(place: Place): Generator<void, Cone> {
    const end = this.idOf(place);
    const reach = new Array<number>(this.names.length).fill(-1);
    const nobodys = new Set<number>([end]);
    const { size, copies } = yield* this.walkBack(end, -1, reach, nobodys);
    const owner = this.whoseIs(end);
    if (owner >= 0) reach[owner] = this.lastOf(owner, end);
    return this.cone(reach, size, copies);
  }

  /**
   * Walks from a happening back to another, and finds what of that stretch the first could know of.
   * @param reach of each node: how far its happenings are in the past.
   * @param nobodys those of nobody that are in it.
   */
  private *walkBack(
    end: number,
    stop: number,
    reach: number[],
    nobodys: Set<number>,
  ): Generator<void, { size: number; copies: number[] }> {
    const copies: number[] = [];
    let size = -1;
    const follow = (cause: number): void => {
      const whose = this.whoseIs(cause);
      if (whose < 0) nobodys.add(cause);
      else if ((reach[whose] as number) < cause) reach[whose] = cause;
    };
    for (let c = this.chunkOf(end); c >= 0; c--) {
      const chunk = this.chunks[c] as Chunk;
      const { first, whose, cause, more } = chunk;
      for (let i = Math.min(end - first, whose.length - 1); i >= 0; i--) {
        const id = first + i;
        if (id < stop) return { size, copies };
        const node = whose[i] as number;
        if (id !== end && (node < 0 ? !nobodys.has(id) : id > (reach[node] as number))) continue;
        size++;
        if (id === end) {
          // Its own node's last happening before it is in the past, and so is all before that.
          if (node >= 0 && id > 0) reach[node] = Math.max(reach[node] as number, id - 1);
        } else if (chunk.copies.has(id)) copies.push(chunk.copies.get(id) as number);
        const other = cause[i] as number;
        if (other < 0) continue;
        follow(other);
        for (const one of more.get(id) ?? []) follow(one);
      }
      yield;
    }
    return { size, copies };
  }

  /** All that could know of a happening, among what happened up to and including a position. */
  future(place: Place, until: number = this.length - 1): Cone {
    return atOnce(this.findingFuture(place, until));
  }

  /** The same, a stretch of the record at a time. */
  *findingFuture(place: Place, until: number): Generator<void, Cone> {
    const begin = this.idOf(place);
    const first = new Array<number>(this.names.length).fill(Number.MAX_SAFE_INTEGER);
    const nobodys = new Set<number>();
    const copies: number[] = [];
    let size = 0;
    const end = until >= this.length - 1 ? this.count : this.startOf(until + 1);
    const owner = this.whoseIs(begin);
    if (owner < 0) nobodys.add(begin);
    else first[owner] = begin;
    const isIn = (id: number): boolean => {
      const whose = this.whoseIs(id);
      return whose < 0 ? nobodys.has(id) : id >= (first[whose] as number);
    };
    for (let c = this.chunkOf(begin); c < this.chunks.length; c++) {
      const chunk = this.chunks[c] as Chunk;
      const { whose, cause, more } = chunk;
      for (let i = Math.max(0, begin + 1 - chunk.first); i < whose.length; i++) {
        const id = chunk.first + i;
        if (id >= end) break;
        const node = whose[i] as number;
        const other = cause[i] as number;
        if (node < 0 || id < (first[node] as number)) {
          if (other < begin && !more.has(id)) continue;
          if (!(other >= begin && isIn(other)) && !(more.get(id) ?? []).some((one) => one >= begin && isIn(one)))
            continue;
          if (node < 0) nobodys.add(id);
          else first[node] = id;
        }
        size++;
        if (chunk.copies.has(id)) copies.push(chunk.copies.get(id) as number);
      }
      if (chunk.first + whose.length >= end) break;
      yield;
    }
    if (owner >= 0) first[owner] = this.nextOf(owner, begin, end);
    return this.cone(
      first.map((id) => (id >= end ? -1 : id)),
      size,
      copies,
    );
  }

  /** A node's last happening before another of its own; -1 for none. */
  private lastOf(node: number, before: number): number {
    for (let c = this.chunkOf(before); c >= 0; c--) {
      const { first, whose } = this.chunks[c] as Chunk;
      for (let i = Math.min(before - 1 - first, whose.length - 1); i >= 0; i--) if (whose[i] === node) return first + i;
    }
    return -1;
  }

  /** A node's first happening after another of its own. */
  private nextOf(node: number, after: number, end: number): number {
    for (let c = this.chunkOf(after); c < this.chunks.length; c++) {
      const { first, whose } = this.chunks[c] as Chunk;
      for (let i = Math.max(0, after + 1 - first); i < whose.length && first + i < end; i++)
        if (whose[i] === node) return first + i;
    }
    return Number.MAX_SAFE_INTEGER;
  }

  /** How a happening stands to another: `before` when the other could know of it. */
  order(a: Place, b: Place): Order {
    return atOnce(this.findingOrder(a, b));
  }

  /** The same, a stretch of the record at a time. */
  *findingOrder(a: Place, b: Place): Generator<void, Order> {
    const [one, other] = [this.idOf(a), this.idOf(b)];
    if (one === other) return 'same';
    const [early, late] = [Math.min(one, other), Math.max(one, other)];
    const reach = new Array<number>(this.names.length).fill(-1);
    const nobodys = new Set<number>();
    yield* this.walkBack(late, early, reach, nobodys);
    const whose = this.whoseIs(early);
    const knows = whose < 0 ? nobodys.has(early) : (reach[whose] as number) >= early;
    if (!knows) return 'concurrent';
    return one < other ? 'before' : 'after';
  }

  private chunkOf(id: number): number {
    let low = 0;
    let high = this.chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.chunks[middle] as Chunk).first <= id) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private whoseIs(id: number): number {
    const chunk = this.chunks[this.chunkOf(id)] as Chunk;
    return chunk.whose[id - chunk.first] as number;
  }

  private cone(ends: readonly number[], size: number, copies: readonly number[]): Cone {
    const named: Record<NodeId, Place> = {};
    ends.forEach((id, n) => {
      if (id >= 0) named[this.names[n] as NodeId] = this.placeOf(id);
    });
    return { ends: named, size, copies };
  }
}
