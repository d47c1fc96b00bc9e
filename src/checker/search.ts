// One search within one set of bounds: breadth-first, so that what is found first is found by a shortest way. It goes on
// where it stopped, so many states at a time.
//
// A message whose delivery would do nothing is dropped in the hope that it would do nothing later. At the end that is
// verified: if one of them would have been heard in a state that its node came to later, it counts as alive, with all that
// differ from it only in who is who, and the search begins again. By the first place at which a schedule and its image
// here would differ, a clean verification proves that nothing was lost.

import type { Sink, Space } from './space.ts';
import { NUMBER_MAX, States } from './states.ts';
import { FIRST, NOTHING } from './steps.ts';

/** Where a way ends: the last state before, or the state itself where it is a goal. */
export interface Found {
  readonly state: number;
  /** A move out of that state breaks something; otherwise the state is what is looked for. */
  readonly breaks: boolean;
  readonly moves: number;
}

/** `going`: there is more to do. */
export type Standing = 'going' | 'found' | 'exhausted' | 'memory' | 'full';

/** Of states that look alike, only so many are followed at each depth: quick, and no proof of anything. */
export interface Beam {
  readonly width: number;
  readonly lookOf: (vector: Int32Array) => string;
}

/** Whether a state is what is looked for. */
export type Goal = (vector: Int32Array) => boolean;

export class Search implements Sink {
  readonly space: Space;
  states = new States();
  /** How many states were met at each depth. */
  readonly widths: number[] = [];
  /** States that were expanded, in all rounds. */
  expanded = 0;
  found: Found | null = null;
  rounds = 1;
  private next = 0;
  private depth = 0;
  private levelEnd = 0;
  private parent = 0;
  private readonly vector: Int32Array;
  private readonly goal: Goal | null;
  private readonly bytes: number;
  private readonly beam: Beam | null;
  private readonly looks = new Map<string, number>();

  /** @param bytes the most that it may take of the memory. */
  constructor(space: Space, goal: Goal | null, bytes: number, beam: Beam | null = null) {
    this.space = space;
    this.goal = goal;
    this.bytes = bytes;
    this.beam = beam;
    this.vector = new Int32Array(space.next.length);
    this.begin();
  }

  private begin(): void {
    const { space, vector } = this;
    this.states = new States();
    this.widths.length = 0;
    this.found = null;
    this.next = 0;
    this.depth = 0;
    for (const bound of Object.keys(space.cut)) delete space.cut[bound];
    vector.set(space.first);
    if (this.goal?.(vector)) this.found = { state: 0, breaks: false, moves: 0 };
    space.settle(vector, space.firstLength);
    this.states.add(vector, space.firstLength, 0);
    this.levelEnd = 1;
    this.widths.push(1);
  }

  /** How many moves deep it has looked at everything. */
  get level(): number {
    return this.depth;
  }

  get waiting(): number {
    return this.states.size - this.next;
  }

  get memory(): number {
    return this.states.bytes + this.space.bytes;
  }

  advance(budget: number): Standing {
    const { space, states, vector } = this;
    const end = this.next + budget;
    while (this.found === null && this.next < end) {
      if (this.next === this.levelEnd) {
        if (this.levelEnd === states.size) break;
        this.widths.push(states.size - this.levelEnd);
        this.levelEnd = states.size;
        this.depth++;
        this.looks.clear();
      }
      this.parent = this.next++;
      const length = states.read(this.parent, vector);
      if (this.beam !== null && !this.isFollowed(this.beam)) continue;
      space.expand(vector, length, this);
      this.expanded++;
    }
    if (this.found === null && this.next < states.size) {
      if (space.isFull) return 'full';
      return this.memory > this.bytes ? 'memory' : 'going';
    }
    if (this.beam === null && space.setting.reductions.drops && this.revive() > 0) {
      this.rounds++;
      this.begin();
      return 'going';
    }
    return this.found === null ? 'exhausted' : 'found';
  }

  private isFollowed({ width, lookOf }: Beam): boolean {
    const look = lookOf(this.vector);
    const before = this.looks.get(look) ?? 0;
    this.looks.set(look, before + 1);
    return before < width;
  }

  take(length: number, breaks: boolean): void {
    if (this.found !== null) return;
    const { space } = this;
    if (breaks) {
      this.found = { state: this.parent, breaks: true, moves: this.depth + 1 };
      return;
    }
    const isGoal = this.goal?.(space.next) === true;
    space.settle(space.next, length);
    const number = this.states.add(space.next, length, this.parent);
    if (isGoal && number >= 0) this.found = { state: number, breaks: false, moves: this.depth + 1 };
  }

  /** The states on the way to one, from the first on. */
  wayTo(state: number): number[] {
    const way = [state];
    for (let at = state; at !== 0; ) {
      at = this.states.parentOf(at);
      way.push(at);
    }
    return way.reverse();
  }

  // --- Verifying what was dropped ------------------------------------------------------------------------------------

  /** By node state: the states that its node came to next, and whoever took its place then. */
  private following(): number[][] {
    const { steps, places } = this.space;
    const following: Set<number>[] = [];
    const add = (from: number, to: number) => {
      let known = following[from];
      if (known === undefined) {
        known = new Set();
        following[from] = known;
      }
      known.add(to);
    };
    for (let i = 0; i < steps.next.length; i++) {
      const [from, to] = [steps.state[i] as number, steps.next[i] as number];
      if (from === to || !steps.used[i] || this.space.nodes.states.at(to).beyond !== null) continue;
      add(from, to);
      for (const way of places) add(way.state(from), way.state(to));
    }
    return following.map((set) => [...(set ?? [])]);
  }

  /** Counts as alive whatever was dropped and would have been heard later. Gives how many of them there are. */
  private revive(): number {
    const { space } = this;
    const { steps, places, dropped } = space;
    const following = this.following();
    const reached = new Map<number, number[]>();
    const reachedFrom = (state: number): number[] => {
      let known = reached.get(state);
      if (known === undefined) {
        known = allFrom(state, following);
        reached.set(state, known);
      }
      return known;
    };
    let revived = 0;
    for (const drop of dropped) {
      const from = drop % NUMBER_MAX;
      const rest = Math.floor(drop / NUMBER_MAX);
      const state = rest % NUMBER_MAX;
      const letter = Math.floor(rest / NUMBER_MAX);
      if (this.isKept(letter, state)) continue;
      const event = steps.event[letter] as number;
      const sender = steps.from[letter] as number;
      /** Whoever sent it hears the answer; of anybody else all is possible that was seen. */
      const hearersOf = (seat: number) => (seat === sender ? reachedFrom(from) : this.seenAt(seat));
      if (!reachedFrom(state).some((later) => this.isHeard(later, event, hearersOf))) continue;
      this.keep(letter, state);
      for (const way of places) this.keep(way.letter(letter), way.state(state));
      revived++;
    }
    dropped.clear();
    return revived;
  }

  /** Whether an event does something to a node, or brings answers that do something to somebody. */
  private isHeard(state: number, event: number, hearersOf: (seat: number) => readonly number[]): boolean {
    const { steps } = this.space;
    const step = this.stepOf(state, event);
    if (step === NOTHING) return false;
    if (step === null || !steps.answers[step - FIRST]) return true;
    return (steps.sent[step - FIRST] as Int32Array).some((answer) =>
      hearersOf(steps.to[answer] as number).some(
        (hearer) => this.stepOf(hearer, steps.event[answer] as number) !== NOTHING,
      ),
    );
  }

  private seenAt(seat: number): number[] {
    const { states } = this.space.nodes;
    return states.things.flatMap((state, number) => (state.seat === seat && state.beyond === null ? [number] : []));
  }

  private isKept(letter: number, state: number): boolean {
    return this.space.kept.has(letter * NUMBER_MAX + state);
  }

  private keep(letter: number, state: number): void {
    this.space.kept.add(letter * NUMBER_MAX + state);
  }

  /** A machine may refuse what never comes together (null): whoever dropped it was too quick all the same. */
  private stepOf(state: number, event: number): number | null {
    try {
      return this.space.steps.of(state, event);
    } catch {
      return null;
    }
  }
}

/** A state and all that follow it, near or far. */
function allFrom(state: number, following: readonly (readonly number[])[]): number[] {
  const all = [state];
  const known = new Set(all);
  for (const each of all) {
    for (const next of following[each] ?? []) {
      if (known.has(next)) continue;
      known.add(next);
      all.push(next);
    }
  }
  return all;
}
