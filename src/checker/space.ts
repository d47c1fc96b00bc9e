// Reason for its length: what follows a state, and which state stands for it, are loops over the same lists of numbers.
//
// Every state that can be reached, as a list of numbers: the state of each node, the past (in two halves), what may still
// be spent (requests, crashes, …), and the messages under way. One call gives all the states that follow one.
//
// Whatever is delivered may be delivered at any time, so the clock is no part of a state. Left out, for it changes nothing
// that could not happen otherwise: to drop a message (it is never delivered), to cut and heal, to pause, to delay.

import { begin } from '../engine/apply.ts';
import type { Protocol, Seat } from '../engine/protocol.ts';
import type { Genesis, Node } from '../engine/world.ts';
import type { AnyModel, Ask, Bounds, Part } from '../speech/model.ts';
import { Places, placesOf } from './alike.ts';
import { Nodes } from './nodes.ts';
import { NUMBER_MAX } from './states.ts';
import { type Event, FIRST, NOTHING, Steps } from './steps.ts';

/** What makes the search smaller and its answer no weaker. The bench and the tests leave them out. */
export interface Reductions {
  /** States that differ only in what cannot matter are one. */
  readonly forgets: boolean;
  /** Messages that nobody will ever hear are dropped. */
  readonly drops: boolean;
  /** States that differ only in who is who are one. */
  readonly alike: boolean;
}

export interface Setting {
  readonly protocol: Protocol;
  readonly model: AnyModel;
  readonly mistakes: readonly string[];
  readonly genesis: Genesis;
  readonly bounds: Bounds;
  readonly asks: readonly Ask[];
  readonly invariants: readonly string[];
  readonly parts: ReadonlySet<Part>;
  /** Quiet messages are delivered, too. */
  readonly every: boolean;
  /** A message stays under way when it is delivered: it may come again as often as one likes. */
  readonly stays: boolean;
  /** Nodes that a goal names: nobody takes their place. */
  readonly named: readonly string[];
  readonly reductions: Reductions;
}

/** A move in a state: what happens to whom. */
export interface Doing {
  readonly seat: number;
  readonly event: Event;
  /** Delivered, and under way all the same. */
  readonly twice: boolean;
}

/** Takes the states that follow, one by one; each stands in `space.next`. */
export interface Sink {
  /** @param breaks an invariant, or a machine. */
  take(length: number, breaks: boolean, seat: number, event: number, twice: boolean): void;
}

/** Of what was dropped, so many are known without looking. */
const RECENT = 1 << 14;

/** Messages that a state may have under way. */
const LETTERS_MAX = 400;

export class Space {
  readonly setting: Setting;
  readonly seats: readonly Seat[];
  readonly steps: Steps;
  readonly nodes: Nodes;
  readonly places: readonly Places[];
  readonly head: number;
  readonly next: Int32Array;
  readonly first: Int32Array;
  readonly firstLength: number;
  /** How many states were led beyond each bound, and so left out. */
  readonly cut: { [bound: string]: number } = {};
  /** What was dropped: the message, the state of who was to hear it, and of who had sent it, in one number. */
  readonly dropped = new Set<number>();
  /** What is not dropped any more, for it would have been heard later: the message, and the state of who hears it. */
  readonly kept = new Set<number>();
  /** More of something than a state can hold: the search has to end. */
  full = false;

  private readonly spent: number[] = [0];
  private readonly spentNumbers = new Map([[0, 0]]);
  /** The bounds that timers count towards. */
  private readonly counted: readonly string[];
  private readonly best: Int32Array;
  private readonly trial: Int32Array;
  private readonly sorted: Int32Array;
  private readonly ties: Places[] = [];
  private readonly recent = new Float64Array(RECENT);
  private readonly fifo: boolean;
  /** The last requests that there are, of each row of them. */
  private readonly lastAsks: number;

  constructor(setting: Setting) {
    this.setting = setting;
    const { protocol, model, mistakes, genesis, bounds, asks, parts, invariants, every, reductions } = setting;
    const { seats, options } = genesis;
    this.seats = seats;
    const followed = new Set(asks.map(({ after }) => after));
    this.lastAsks = asks.reduce((bits, { request }) => (followed.has(request) ? bits : bits | (1 << request)), 0);
    this.fifo = protocol.channels === 'fifo';
    this.nodes = new Nodes(protocol, model, mistakes, { seats, options, bounds, forgets: reductions.forgets });
    const { world } = begin(protocol, { ...genesis, network: { ...genesis.network, mode: 'manual' } });
    const base = { ...world, envelopes: [] };
    this.counted = [
      ...new Set(Object.values(model.timers).flatMap((use) => (typeof use === 'string' ? [] : [use.counted]))),
    ];
    this.steps = new Steps(protocol, model, this.nodes, { base, seats, asks, parts, invariants, every });
    const groups = reductions.alike
      ? model.alike(seats, bounds).map((group) => group.filter((id) => !setting.named.includes(id)))
      : [];
    this.places = placesOf(groups, seats).map((to) => new Places(to, seats, this.nodes, this.steps));
    this.head = seats.length + 3;
    const room = this.head + LETTERS_MAX + 64;
    [this.next, this.best, this.trial, this.sorted] = [0, 0, 0, 0].map(() => new Int32Array(room)) as [
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
    ];
    // The first state: all have begun, and what they said at once is under way.
    const vector = new Int32Array(room);
    world.nodes.forEach((node, i) => {
      vector[i] = this.nodes.of(i, node as Node);
    });
    let length = this.head;
    for (const { from, to, message } of world.envelopes) {
      const letter = this.steps.letter(this.steps.seatOf(from as string), this.steps.seatOf(to), message);
      if (!this.steps.quiet[letter]) length = this.insert(vector, length, letter);
    }
    this.first = vector;
    this.firstLength = length;
  }

  pastOf(vector: Int32Array): number {
    const n = this.seats.length;
    return (vector[n] as number) + (vector[n + 1] as number) * NUMBER_MAX;
  }

  /** What a state has used, in one number that means the same in every space. */
  spentOn(vector: Int32Array): number {
    return this.spent[vector[this.seats.length + 2] as number] as number;
  }

  private setPast(vector: Int32Array, past: number): void {
    const n = this.seats.length;
    vector[n] = past % NUMBER_MAX;
    vector[n + 1] = Math.floor(past / NUMBER_MAX);
  }

  /**
   * Whether a message may be dropped: to hear it would do nothing now, or only bring answers that would do nothing now. That
   * it would do nothing later is hoped for, and verified at the end.
   */
  private isGone(letter: number, vector: Int32Array): boolean {
    const { steps } = this;
    const state = vector[steps.to[letter] as number] as number;
    const step = steps.of(state, steps.event[letter] as number);
    if (this.kept.size > 0 && this.kept.has(letter * NUMBER_MAX + state)) return false;
    if (step !== NOTHING) {
      if (step < FIRST || !steps.answers[step - FIRST]) return false;
      const sent = steps.sent[step - FIRST] as Int32Array;
      for (let i = 0; i < sent.length; i++) {
        const answer = sent[i] as number;
        const hearer = vector[steps.to[answer] as number] as number;
        if (steps.of(hearer, steps.event[answer] as number) !== NOTHING) return false;
      }
    }
    const from = vector[steps.from[letter] as number] as number;
    const drop = (letter * NUMBER_MAX + state) * NUMBER_MAX + from;
    // Most were dropped a moment ago.
    const place = (letter * 31 + state * 7 + from) & (RECENT - 1);
    if (this.recent[place] !== drop) {
      this.recent[place] = drop;
      this.dropped.add(drop);
    }
    return true;
  }

  /** Puts a message among those under way, which are in order. Gives the new length. */
  private insert(vector: Int32Array, length: number, letter: number): number {
    let at = length;
    if (this.fifo) {
      // Behind what is on the same link, and before what is on later ones.
      const link = this.linkOf(letter);
      while (at > this.head && this.linkOf(vector[at - 1] as number) > link) at--;
    } else {
      while (at > this.head && (vector[at - 1] as number) > letter) at--;
      if (this.setting.stays && at > this.head && vector[at - 1] === letter) return length;
    }
    if (length >= this.head + LETTERS_MAX) {
      this.full = true;
      return length;
    }
    vector.copyWithin(at + 1, at, length);
    vector[at] = letter;
    return length + 1;
  }

  private linkOf(letter: number): number {
    return (this.steps.from[letter] as number) * this.seats.length + (this.steps.to[letter] as number);
  }

  private beyond(bound: string): void {
    this.cut[bound] = (this.cut[bound] ?? 0) + 1;
  }

  /** Hands out every state that follows one. */
  expand(from: Int32Array, length: number, sink: Sink): void {
    const { head, seats, steps } = this;
    const n = seats.length;
    const { bounds, stays, reductions } = this.setting;
    const same = from[n + 2] as number;
    const spent = this.spent[same] as number;
    // With more requests there would be more to ask.
    if (this.lastAsks === 0 || (spent & this.lastAsks) !== 0) this.beyond('requests');
    const again = countIn(spent, DUPLICATES) < (bounds.duplicates ?? 0);
    for (let i = head; i < length; i++) {
      const letter = from[i] as number;
      if (i > head && !this.fifo && from[i - 1] === letter) continue;
      const to = steps.to[letter] as number;
      const event = steps.event[letter] as number;
      const step = steps.of(from[to] as number, event);
      if (step < FIRST) {
        // To hear what changes nothing is to be without it.
        if (!reductions.drops && !stays) this.follow(sink, from, length, to, event, step, i, same, false);
        continue;
      }
      this.follow(sink, from, length, to, event, step, i, same, false);
      if (stays || this.fifo) continue;
      if (again) {
        const after = this.spentOf(spent + (1 << DUPLICATES));
        this.follow(sink, from, length, to, event, step, NOBODYS, after, true);
      } else this.beyond('duplicates');
    }
    for (let seat = 0; seat < n; seat++) {
      const state = from[seat] as number;
      const events = steps.events[seat] as Event[];
      for (const event of steps.ringsOf(state)) {
        const { counted } = events[event] as Event & { kind: 'ring' };
        const step = steps.of(state, event);
        if (step < FIRST) continue;
        let after = same;
        if (counted !== undefined) {
          const place = COUNTED + COUNT_BITS * this.counted.indexOf(counted);
          if (countIn(spent, place) >= (bounds[counted] ?? 0)) {
            this.beyond(counted);
            continue;
          }
          after = this.spentOf(spent + (1 << place));
        }
        this.follow(sink, from, length, seat, event, step, NOBODYS, after, false);
      }
      for (let event = 0; event < events.length; event++) {
        const what = events[event] as Event;
        if (what.kind === 'ask') {
          const { request, after } = what.ask;
          if ((spent & (1 << request)) !== 0) continue;
          if (after !== undefined && (spent & (1 << after)) === 0) continue;
        } else if (what.kind !== 'crash') break;
        const step = steps.of(state, event);
        if (step < FIRST) continue;
        if (what.kind === 'ask') {
          const after = this.spentOf(spent | (1 << what.ask.request));
          this.follow(sink, from, length, seat, event, step, NOBODYS, after, false);
        } else if (countIn(spent, CRASHES) < (bounds.crashes ?? 0)) {
          const after = this.spentOf(spent + (1 << CRASHES));
          this.follow(sink, from, length, seat, event, step, NOBODYS, after, false);
        } else this.beyond('crashes');
      }
    }
  }

  private spentOf(spent: number): number {
    let number = this.spentNumbers.get(spent);
    if (number === undefined) {
      number = this.spent.length;
      this.spent.push(spent);
      this.spentNumbers.set(spent, number);
    }
    return number;
  }

  private follow(
    sink: Sink,
    from: Int32Array,
    length: number,
    seat: number,
    event: number,
    step: number,
    taken: number,
    spent: number,
    twice: boolean,
  ): void {
    const { next, head, seats, steps, nodes } = this;
    const n = seats.length;
    if (step >= FIRST) steps.used[step - FIRST] = true;
    const was = from[seat] as number;
    const is = step < FIRST ? was : (steps.next[step - FIRST] as number);
    const record = step < FIRST ? 0 : (steps.record[step - FIRST] as number);
    if (is !== was) {
      const { beyond } = nodes.states.at(is);
      if (beyond !== null) {
        this.beyond(beyond);
        return;
      }
    }
    for (let i = 0; i < n + 2; i++) next[i] = from[i] as number;
    next[seat] = is;
    let breaks = false;
    if (record !== 0) {
      const after = steps.judge(this.pastOf(from), record, from);
      breaks = after < 0;
      if (!breaks) this.setPast(next, after);
    }
    next[n + 2] = spent;
    let end = head;
    const { drops } = this.setting.reductions;
    const removed = this.setting.stays ? NOBODYS : taken;
    const link = this.fifo && taken >= 0 ? this.linkOf(from[taken] as number) : NOBODYS;
    for (let i = head; i < length; i++) {
      const letter = from[i] as number;
      if (i === removed) continue;
      // First in, first out: what was before it on its link is lost.
      if (link >= 0 && i < taken && this.linkOf(letter) === link) continue;
      if (drops && is !== was && this.isGone(letter, next)) continue;
      next[end++] = letter;
    }
    if (step >= FIRST) {
      const sent = steps.sent[step - FIRST] as Int32Array;
      for (let i = 0; i < sent.length; i++) {
        const letter = sent[i] as number;
        if (!drops || !this.isGone(letter, next)) end = this.insert(next, end, letter);
      }
    }
    sink.take(end, breaks, seat, event, twice);
  }

  // --- Who is who ----------------------------------------------------------------------------------------------------

  /** Makes of a state the one that stands for it and all that differ only in who is who. */
  settle(vector: Int32Array, length: number): void {
    const { places, seats, best, trial, ties } = this;
    if (places.length === 0) return;
    const n = seats.length;
    let count = 0;
    for (let i = 0; i < n; i++) best[i] = vector[i] as number;
    let itself = true;
    for (const way of places) {
      // The nodes alone decide, nearly always.
      let order = 0;
      for (let i = 0; i < n; i++) {
        const state = way.state(vector[way.from[i] as number] as number);
        trial[i] = state;
        if (order === 0) order = state - (best[i] as number);
        if (order > 0) break;
      }
      if (order > 0) continue;
      if (order < 0) {
        for (let i = 0; i < n; i++) best[i] = trial[i] as number;
        count = 0;
        itself = false;
      }
      ties[count++] = way;
    }
    if (count === 0) return;
    if (itself) best.set(vector.subarray(0, length));
    else this.change(ties[--count] as Places, vector, length, best);
    for (let i = 0; i < count; i++) {
      this.change(ties[i] as Places, vector, length, trial);
      if (isLess(trial, best, n, length)) best.set(trial.subarray(0, length));
    }
    vector.set(best.subarray(0, length));
  }

  private change(way: Places, vector: Int32Array, length: number, into: Int32Array): void {
    const { seats, head, sorted } = this;
    const n = seats.length;
    for (let i = 0; i < n; i++) into[i] = way.state(vector[way.from[i] as number] as number);
    this.setPast(into, way.past(this.pastOf(vector)));
    into[n + 2] = vector[n + 2] as number;
    if (this.fifo) {
      let end = head;
      for (let i = head; i < length; i++) end = this.insert(into, end, way.letter(vector[i] as number));
      return;
    }
    const count = length - head;
    for (let i = 0; i < count; i++) {
      const letter = way.letter(vector[head + i] as number);
      let at = i;
      while (at > 0 && (sorted[at - 1] as number) > letter) {
        sorted[at] = sorted[at - 1] as number;
        at--;
      }
      sorted[at] = letter;
    }
    for (let i = 0; i < count; i++) into[head + i] = sorted[i] as number;
  }

  /** Whether numbers have become larger than a state can hold. */
  get isFull(): boolean {
    return (
      this.full ||
      this.nodes.states.size >= NUMBER_MAX ||
      this.steps.letters.size >= NUMBER_MAX ||
      this.spent.length >= NUMBER_MAX
    );
  }

  /** Bytes of what is remembered beside the states: as good a guess as can be had. */
  get bytes(): number {
    const { nodes, steps } = this;
    const letters = nodes.states.letters + steps.letters.letters + steps.pasts.known.letters;
    return 4 * letters + 200 * (steps.next.length + steps.letters.size) + 4 * this.rows();
  }

  private rows(): number {
    const { table } = this.steps;
    // Rows are alike: a few tell of all.
    let [seen, sum] = [0, 0];
    for (let i = 0; i < table.length; i += 1 + (table.length >> 6)) {
      seen++;
      sum += table[i]?.length ?? 0;
    }
    return seen === 0 ? 0 : (sum / seen) * table.length;
  }
}

// What a schedule has used of what it may, in one number: a bit for each request, then counts of a few bits each.
const REQUESTS = 14;
const COUNT_BITS = 3;
const CRASHES = REQUESTS;
const DUPLICATES = CRASHES + COUNT_BITS;
const COUNTED = DUPLICATES + COUNT_BITS;

const countIn = (spent: number, place: number): number => (spent >>> place) & ((1 << COUNT_BITS) - 1);

const NOBODYS = -1;

function isLess(a: Int32Array, b: Int32Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (a[i] !== b[i]) return (a[i] as number) < (b[i] as number);
  return false;
}
