// A run: a genesis and its moves. Only what people did is stored; the clock's moves follow from the world. Checkpoints
// share what did not change, so any moment is one checkpoint and a short replay away.
//
// Positions count moves: position 0 is the world at its beginning, position n the world after the n-th move.

import { apply, begin } from './apply.ts';
import { emptyWorld } from './birth.ts';
import type { History } from './claims.ts';
import { nextMove } from './clock.ts';
import type { Step } from './draft.ts';
import type { Happening } from './happening.ts';
import { BLANK, observe } from './invariants.ts';
import type { Micros } from './message.ts';
import type { Move } from './move.ts';
import type { Protocol } from './protocol.ts';
import type { Genesis, World } from './world.ts';

/** The world and what is remembered of its past. */
export interface Moment {
  readonly world: World;
  readonly history: History;
}

/** One move of a run: its position, what happened and the moment after it. */
export interface Frame extends Moment {
  readonly position: number;
  readonly at: Micros;
  /** Null for the beginning. */
  readonly move: Move | null;
  readonly happenings: readonly Happening[];
}

/** A happening that people look for: an election won, a commit, a fault, a breach, what is on record, what colours a lane. */
export interface Landmark {
  readonly position: number;
  readonly at: Micros;
  readonly happening: Happening;
}

/** What somebody did, and whether the clock had more to do at that very instant. */
interface Done {
  readonly move: Move;
  readonly amid: boolean;
}

/** Moves between two checkpoints. */
export const STRIDE = 128;
/** Replayed stretches kept at hand; fewer where their moments name more envelopes in flight than this, all together. */
const STRETCHES = 24;
const NAMED = 2_000_000;

const NOTABLE: { readonly [kind in Happening['kind']]?: true } = {
  became: true,
  decided: true,
  recorded: true,
  done: true,
  broke: true,
  unfounded: true,
};

export class Run {
  readonly protocol: Protocol;
  readonly genesis: Genesis;
  /** What people did, by the position before which they did it. */
  private readonly done: Map<number, Done>;
  private readonly times: Micros[];
  private readonly checkpoints: Frame[];
  readonly landmarks: Landmark[];
  private readonly stretches = new Map<number, Frame[]>();
  private tip: Frame;

  constructor(protocol: Protocol, genesis: Genesis) {
    this.protocol = protocol;
    this.genesis = genesis;
    // A run may begin with a state that already breaks a promise: it is compared with disks that are empty.
    const step = begin(protocol, genesis);
    const nothing = emptyWorld(protocol, { ...genesis, start: {} });
    const { happenings, history } = observe(protocol, BLANK, nothing, step);
    this.tip = { position: 0, at: 0, move: null, happenings, world: step.world, history };
    this.done = new Map();
    this.times = [0];
    this.checkpoints = [this.tip];
    this.landmarks = [];
    this.keepLandmarks(this.tip);
  }

  /** How many moves the run has so far. */
  get length(): number {
    return this.tip.position;
  }

  /** The last moment so far. */
  get end(): Frame {
    return this.tip;
  }

  /** What people did, in order: the position before which, and the move. */
  get interventions(): readonly (readonly [number, Move])[] {
    return [...this.done].map(([before, { move }]) => [before, move] as const).sort((a, b) => a[0] - b[0]);
  }

  /** Whether the clock had more to do at the very instant of what somebody did before a position. */
  isAmid(before: number): boolean {
    return this.done.get(before)?.amid ?? false;
  }

  /** Makes the move at the end of the run. Throws when it is impossible there. */
  make(move: Move): Frame {
    const { world, position } = this.tip;
    const step = apply(this.protocol, world, move);
    const next = nextMove(world);
    this.done.set(position, { move, amid: next !== null && next.at <= move.at });
    return this.grow(move, step);
  }

  /** Lets the clock make its next move, if there is one at or before `until`; null otherwise. */
  tick(until: Micros = Number.MAX_SAFE_INTEGER): Frame | null {
    const move = nextMove(this.tip.world);
    if (move === null || move.at > until) return null;
    return this.grow(move, apply(this.protocol, this.tip.world, move));
  }

  /** Whether nothing more will happen by itself. */
  get isStill(): boolean {
    return nextMove(this.tip.world) === null;
  }

  private grow(move: Move, step: Step): Frame {
    const frame = this.observed(this.tip, move, step);
    this.tip = frame;
    this.times.push(frame.at);
    this.keepLandmarks(frame);
    if (frame.position % STRIDE === 0) this.checkpoints.push(frame);
    // Only what somebody is reading is kept whole: frames that live long are dear to the garbage collector.
    else this.stretches.get(Math.floor(frame.position / STRIDE))?.push(frame);
    return frame;
  }

  private observed(before: Frame, move: Move, step: Step): Frame {
    const { history, happenings } = observe(this.protocol, before.history, before.world, step);
    return { position: before.position + 1, at: step.world.now, move, happenings, world: step.world, history };
  }

  private keepLandmarks({ position, at, happenings }: Frame): void {
    for (const happening of happenings) if (NOTABLE[happening.kind]) this.landmarks.push({ position, at, happening });
  }

  /** The moves from position k·STRIDE (its moment included) up to the next checkpoint, replayed if need be. */
  private stretch(k: number): readonly Frame[] {
    const kept = this.stretches.get(k);
    if (kept !== undefined) return kept;
    let frame = this.checkpoints[k] as Frame;
    const frames = [frame];
    const to = Math.min(frame.position + STRIDE - 1, this.length);
    while (frame.position < to) {
      frame = this.replayOnto(frame);
      frames.push(frame);
    }
    this.stretches.set(k, frames);
    this.forgetStretches();
    return frames;
  }

  /** The oldest go, never the one that was read last. */
  private forgetStretches(): void {
    let named = 0;
    for (const [i, [k, frames]] of [...this.stretches].reverse().entries()) {
      named += frames.length * (frames[frames.length - 1] as Frame).world.envelopes.length;
      if (i > 0 && (i >= STRETCHES || named > NAMED)) this.stretches.delete(k);
    }
  }

  private replayOnto(frame: Frame): Frame {
    const move = this.done.get(frame.position)?.move ?? nextMove(frame.world);
    if (move === null) throw new Error(`The run has no move after position ${frame.position}.`);
    return this.observed(frame, move, apply(this.protocol, frame.world, move));
  }

  /** The move that led to a position, what it caused and the moment after it. */
  frame(position: number): Frame {
    const p = Math.max(0, Math.min(position, this.length));
    if (p === this.length) return this.tip;
    return this.stretch(Math.floor(p / STRIDE))[p % STRIDE] as Frame;
  }

  /** The world at a position, without what led to it: the quickest way to a random moment. */
  moment(position: number): Moment {
    const p = Math.max(0, Math.min(position, this.length));
    const k = Math.floor(p / STRIDE);
    const kept = this.stretches.get(k);
    if (kept !== undefined) return kept[p % STRIDE] as Frame;
    let frame = this.checkpoints[k] as Frame;
    while (frame.position < p) frame = this.replayOnto(frame);
    return frame;
  }

  /** When the move that led to a position was made. */
  timeOf(position: number): Micros {
    return this.times[Math.max(0, Math.min(position, this.length))] as Micros;
  }

  /** The moment that is kept at position k·STRIDE. */
  checkpoint(k: number): Frame | undefined {
    return this.checkpoints[k];
  }

  /** The last position whose time is at or before `at`. */
  positionAt(at: Micros): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.times[middle] as Micros) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Another run with the same past up to a position, free to go elsewhere. */
  fork(position: number): Run {
    const p = Math.max(0, Math.min(position, this.length));
    const frame = this.frame(p);
    const twin: Run = Object.create(Run.prototype);
    const landmarks = this.landmarks.filter((landmark) => landmark.position <= p);
    Object.assign(twin, {
      protocol: this.protocol,
      genesis: this.genesis,
      done: new Map([...this.done].filter(([before]) => before < p)),
      times: this.times.slice(0, p + 1),
      checkpoints: this.checkpoints.slice(0, Math.floor(p / STRIDE) + 1),
      landmarks,
      stretches: new Map(),
      tip: frame,
    });
    return twin;
  }
}
