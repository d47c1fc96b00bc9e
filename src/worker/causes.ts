// What the worker knows of a branch beyond its moments: what could know of what, where it was quiet, how crowded it was.
// Read along the record once, some thousand moves at a time, and only as far as somebody asks; a fork takes over what it
// has in common with the branch it left.

import { Causality, type Cone, type Order, type Place } from '../engine/causality.ts';
import type { Micros, NodeId } from '../engine/protocol.ts';
import type { Run } from '../engine/run.ts';
import { Slice, STILL } from './budget.ts';
import { type Crowd, Traffic } from './crowd.ts';
import { type Quiet, Stillness } from './quiet.ts';

/** A happening, and when it was. */
export interface Sited extends Place {
  readonly at: Micros;
}

/** A past or a future, with the times at which it ends on each node. */
export interface SitedCone extends Omit<Cone, 'ends'> {
  readonly ends: { readonly [node: NodeId]: Sited };
}

/** What the page may ask of a record. Null: it is not read so far yet, ask again. */
export interface RecordQuestions {
  /** What a happening could know of, and what up to a time could know of it. Without an index: the first of its move. */
  causes: [
    { branch: number; position: number; index?: number; until: Micros },
    { readonly at: Micros; readonly past: SitedCone; readonly future: SitedCone } | null,
  ];
  /** How one happening stands to another: `before` when the other could know of it. */
  order: [{ branch: number; a: Place; b: Place }, { readonly order: Order } | null];
  /**
   * Stretches in which nothing changed: those that are over, without the `known` first of them, and the one that may go on
   * beyond what was read.
   */
  quiet: [
    { branch: number; known: number; until: Micros },
    { readonly over: readonly Quiet[]; readonly open: Quiet | null } | null,
  ];
  /** Messages at each node, in so many bins of so long from a time on, without some kinds. */
  crowd: [
    { branch: number; from: Micros; bin: Micros; bins: number; without: readonly string[]; until: Micros },
    Crowd | null,
  ];
}

/** Moves read in one answer at the most: each costs more than it takes to make. */
export const READ = 1024;

/** Answers that are kept half worked out. */
const BEGUN = 8;

type Ask<Q extends keyof RecordQuestions> = RecordQuestions[Q][0];
type Reply<Q extends keyof RecordQuestions> = RecordQuestions[Q][1];

export class Causes {
  private readonly run: Run;
  private readonly slice: () => Slice;
  private causality = new Causality();
  private stillness: Stillness;
  private traffic = new Traffic();
  /** Answers that are being worked out, by what was asked, the newest last. */
  private readonly begun = new Map<string, Generator<void, unknown>>();

  /** @param slice what one answer reads at the most. */
  constructor(run: Run, slice = () => new Slice(STILL, READ)) {
    this.run = run;
    this.slice = slice;
    this.stillness = new Stillness(run.protocol);
  }

  /** What a run that left this one at a position has in common with it. */
  fork(run: Run, position: number): Causes {
    const twin = new Causes(run, this.slice);
    twin.causality = this.causality.fork(position);
    const { length } = twin.causality;
    twin.stillness = this.stillness.before(run, length - 1);
    twin.traffic = this.traffic.before(length);
    return twin;
  }

  /** Reads on up to a position; whether it got there. */
  private reads(position: number, slice = this.slice()): boolean {
    const goal = Math.min(position, this.run.length);
    while (this.causality.length <= goal && slice.takes()) {
      const frame = this.run.frame(this.causality.length);
      this.causality.add(frame.happenings);
      this.stillness.add(frame);
      this.traffic.add(frame);
    }
    return this.causality.length > goal;
  }

  causes({ position, index = 0, until }: Ask<'causes'>): Reply<'causes'> {
    const last = Math.max(position, this.run.positionAt(until));
    const slice = this.slice();
    if (!this.reads(last, slice)) return null;
    return this.goesOn(`causes ${position} ${index} ${until}`, slice, () => this.finding({ position, index }, last));
  }

  private *finding(place: Place, last: number): Generator<void, Reply<'causes'>> {
    const here = this.there(place);
    const past = yield* this.causality.findingPast(here);
    const future = yield* this.causality.findingFuture(here, last);
    return { at: this.run.timeOf(place.position), past: this.sited(past), future: this.sited(future) };
  }

  order({ a, b }: Ask<'order'>): Reply<'order'> {
    const slice = this.slice();
    if (!this.reads(Math.max(a.position, b.position), slice)) return null;
    const asked = `order ${a.position} ${a.index} ${b.position} ${b.index}`;
    return this.goesOn(asked, slice, () => this.ordering(a, b));
  }

  private *ordering(a: Place, b: Place): Generator<void, Reply<'order'>> {
    return { order: yield* this.causality.findingOrder(this.there(a), this.there(b)) };
  }

  /** A slice of the work that an answer takes: the same question goes on where it ended. Null: ask again. */
  private goesOn<T>(asked: string, slice: Slice, begin: () => Generator<void, T>): T | null {
    const work = (this.begun.get(asked) ?? begin()) as Generator<void, T>;
    this.begun.delete(asked);
    while (slice.takes()) {
      const { done, value } = work.next();
      if (done) return value;
    }
    this.begun.set(asked, work);
    // Nobody asks any more for the oldest of many.
    for (const [oldest] of this.begun) if (this.begun.size > BEGUN) this.begun.delete(oldest);
    return null;
  }

  quiet({ known, until }: Ask<'quiet'>): Reply<'quiet'> {
    if (!this.reads(this.run.positionAt(until))) return null;
    return { over: this.stillness.over.slice(known), open: this.stillness.open };
  }

  crowd({ from, bin, bins, without, until }: Ask<'crowd'>): Reply<'crowd'> {
    const last = this.run.positionAt(Math.min(until, from + bin * bins));
    if (!this.reads(last)) return null;
    const after = (at: Micros): number => Math.min(last, this.run.positionAt(at - 1)) + 1;
    const begin = from <= 0 ? 0 : after(from);
    const ends = Array.from({ length: bins }, (_, i) => after(from + (i + 1) * bin));
    return this.traffic.count(begin, ends, without);
  }

  /** A place may be of another future, asked for just before the page turned to this one: the nearest that there is. */
  private there({ position, index }: Place): Place {
    const here = Math.max(0, Math.min(position, this.run.length));
    return { position: here, index: Math.max(0, Math.min(index, this.run.frame(here).happenings.length - 1)) };
  }

  private sited({ ends, size, copies }: Cone): SitedCone {
    const sited: Record<NodeId, Sited> = {};
    for (const [node, place] of Object.entries(ends)) sited[node] = { ...place, at: this.run.timeOf(place.position) };
    return { ends: sited, size, copies };
  }
}
