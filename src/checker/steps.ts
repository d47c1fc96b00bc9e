// What a node does when something happens to it, asked of the real engine once and remembered: `apply` in a world in which
// nothing but that can happen. And what an invariant says of such a step in the light of a past: asked of `observe` once.

import { apply } from '../engine/apply.ts';
import { canon } from '../engine/canon.ts';
import type { Step } from '../engine/draft.ts';
import type { Happening } from '../engine/happening.ts';
import { observe } from '../engine/invariants.ts';
import type { Choice, Move } from '../engine/move.ts';
import type { Message, Protocol, Seat } from '../engine/protocol.ts';
import type { Envelope, Node, World } from '../engine/world.ts';
import type { AnyModel, Ask, Part } from '../speech/model.ts';
import { Interned } from './interned.ts';
import type { Nodes } from './nodes.ts';
import { Pasts, slotsOf } from './past.ts';

/** What may happen to a node. */
export type Event =
  | { readonly kind: 'hear'; readonly envelope: number }
  | { readonly kind: 'ring'; readonly timer: string; readonly of?: string; readonly counted?: string }
  | { readonly kind: 'ask'; readonly ask: Ask }
  | { readonly kind: 'crash' };

/** A message under way. */
export interface Letter {
  readonly from: number;
  readonly to: number;
  readonly message: Message;
}

/** A step of one node, or a crash and its restart. */
interface Taken {
  readonly before: World;
  readonly step: Step;
}

/** What of a step is on record; 0 stands for nothing. */
interface Recorded {
  readonly taken: readonly Taken[];
  /** It changes the slots of a node, which an invariant compares with everybody's. */
  readonly compares: boolean;
  readonly seat: number;
}

/** Not asked yet; nothing happens. Real steps follow. */
const UNKNOWN = 0;
export const NOTHING = 1;
export const FIRST = 2;

/** Requests are numbered beyond whatever a step may number, so that the k-th request is the same everywhere. */
const REQUESTS_FROM = 1_000_000;
const ENVELOPE = 1;

export class Steps {
  readonly letters = new Interned<Letter>();
  /** By letter: who hears it, its number among what may happen there, and whether it is never delivered in this search. */
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly event: number[] = [];
  readonly quiet: boolean[] = [];
  readonly pasts: Pasts;
  /** By seat: what may happen to it. */
  readonly events: Event[][];
  /** By node state and event: the step. */
  readonly table: Int32Array[] = [];
  /** By step. */
  readonly next: number[] = [];
  readonly record: number[] = [];
  readonly sent: Int32Array[] = [];
  readonly state: number[] = [];
  /** Whether the search has taken it; others were asked about only to see whether something would be heard. */
  readonly used: boolean[] = [];
  /** Whether it leaves the node as it was, and only says something. */
  readonly answers: boolean[] = [];
  /** By node state: the rings that are looked at, and the bound that each counts towards. */
  readonly rings: number[][] = [];
  /** How often the engine was asked. */
  asked = 0;

  private readonly records = new Interned<Recorded | null>();
  private readonly verdicts = new Map<number, number>();
  private readonly compared = new Map<string, number>();
  private readonly slotTexts = new Interned<null>();
  private readonly slotsNumber: number[] = [];
  private readonly ringNumbers = new Map<string, number>();
  readonly protocol: Protocol;
  /** With the invariants that are looked at, and no other. */
  private readonly judged: Protocol;
  private readonly judgedAlone: Protocol;
  private readonly compares: boolean;
  readonly nodes: Nodes;
  readonly base: World;
  readonly seats: readonly Seat[];
  private readonly model: AnyModel;
  private readonly every: boolean;
  private readonly votes: boolean;

  constructor(
    protocol: Protocol,
    model: AnyModel,
    nodes: Nodes,
    {
      base,
      seats,
      asks,
      parts,
      invariants,
      every,
    }: {
      base: World;
      seats: readonly Seat[];
      asks: readonly Ask[];
      parts: ReadonlySet<Part>;
      invariants: readonly string[];
      every: boolean;
    },
  ) {
    this.protocol = protocol;
    this.model = model;
    this.nodes = nodes;
    this.base = base;
    this.seats = seats;
    this.every = every;
    this.pasts = new Pasts(parts);
    this.votes = parts.has('votes') || parts.has('promises');
    const looksAt = (compares: boolean | null) => ({
      ...protocol,
      sometimes: [],
      invariants: protocol.invariants.filter(
        ({ id }) =>
          invariants.includes(id) && (compares === null || (model.record[id] ?? []).includes('logs') === compares),
      ),
    });
    this.judged = looksAt(true);
    this.judgedAlone = looksAt(false);
    this.compares = this.judged.invariants.length > 0;
    this.events = seats.map(({ id }) => [
      { kind: 'crash' } as const,
      ...asks.filter(({ node }) => node === id).map((ask) => ({ kind: 'ask', ask }) as const),
    ]);
    this.records.of(null, () => null);
  }

  /** Which requests a seat may be asked, by their events. */
  isAsk(seat: number, event: number): Ask | null {
    const what = (this.events[seat] as Event[])[event];
    return what?.kind === 'ask' ? what.ask : null;
  }

  private eventOf(seat: number, what: Event): number {
    const events = this.events[seat] as Event[];
    events.push(what);
    return events.length - 1;
  }

  letter(from: number, to: number, message: Message): number {
    return this.letters.of([from, to, message], (number) => {
      const seat = this.seats[to] as Seat;
      this.from[number] = from;
      this.to[number] = to;
      this.event[number] = this.eventOf(to, { kind: 'hear', envelope: number });
      this.quiet[number] = !this.every && this.model.quiet.some(({ is }) => is(message as never, seat));
      return { from, to, message };
    });
  }

  /** The rings that may start something at a node. */
  ringsOf(state: number): number[] {
    let rings = this.rings[state];
    if (rings !== undefined) return rings;
    const { seat, node } = this.nodes.states.at(state);
    rings = [];
    for (const { name, of } of node.timers) {
      const use = this.model.timers[name];
      if (use === undefined) throw new Error(`The model of ${this.protocol.id} does not tell of the timer ${name}.`);
      if (use === 'repeats') continue;
      const key = `${seat} ${name} ${of ?? ''}`;
      let number = this.ringNumbers.get(key);
      if (number === undefined) {
        const what = {
          kind: 'ring',
          timer: name,
          ...(of !== undefined && { of }),
          ...(use !== 'starts' && use),
        } as const;
        number = this.eventOf(seat, what);
        this.ringNumbers.set(key, number);
      }
      rings.push(number);
    }
    this.rings[state] = rings;
    return rings;
  }

  /** What an event does to a node in a state. */
  of(state: number, event: number): number {
    const row = this.table[state];
    const known = row === undefined || event >= row.length ? UNKNOWN : (row[event] as number);
    return known === UNKNOWN ? this.ask(state, event) : known;
  }

  set(state: number, event: number, step: number): void {
    let row = this.table[state];
    if (row === undefined || event >= row.length) {
      const { seat } = this.nodes.states.at(state);
      const wider = new Int32Array(Math.max(16, 2 * event, (this.events[seat] as Event[]).length));
      if (row !== undefined) wider.set(row);
      this.table[state] = wider;
      row = wider;
    }
    row[event] = step;
  }

  private ask(state: number, event: number): number {
    this.asked++;
    const { seat, node } = this.nodes.states.at(state);
    const what = (this.events[seat] as Event[])[event] as Event;
    let world: World = { ...this.base, nodes: this.base.nodes.with(seat, node), nextId: ENVELOPE + 1 };
    const choices: Choice[] = [];
    switch (what.kind) {
      case 'hear': {
        const { from, to, message } = this.letters.at(what.envelope);
        world = { ...world, envelopes: [this.envelopeOf(from, to, message)] };
        choices.push({ kind: 'deliver', envelope: ENVELOPE });
        break;
      }
      case 'ring':
        choices.push({ kind: 'ring', node: node.id, timer: what.timer, ...(what.of !== undefined && { of: what.of }) });
        break;
      case 'ask':
        world = { ...world, nextId: REQUESTS_FROM + what.ask.request };
        choices.push({ kind: 'request', node: node.id, command: what.ask.command });
        break;
      case 'crash':
        choices.push({ kind: 'crash', node: node.id }, { kind: 'restart', node: node.id });
    }
    const taken: Taken[] = [];
    for (const choice of choices) {
      const before = world;
      const step = apply(this.protocol, before, { ...choice, at: before.now } as Move);
      taken.push({ before, step });
      world = step.world;
    }
    const next = this.nodes.of(seat, world.nodes[seat] as Node);
    const sent = world.envelopes
      .map(({ from, to, message }) => this.letter(this.seatOf(from as string), this.seatOf(to), message))
      .filter((letter) => !this.quiet[letter]);
    const record = this.recordOf(seat, taken);
    if (next === state && sent.length === 0 && record === 0) {
      this.set(state, event, NOTHING);
      return NOTHING;
    }
    const number = FIRST + this.next.length;
    this.next.push(next);
    this.record.push(record);
    this.sent.push(Int32Array.from(sent));
    this.state.push(state);
    this.used.push(false);
    this.answers.push(next === state && record === 0);
    this.set(state, event, number);
    return number;
  }

  seatOf(id: string): number {
    return this.seats.findIndex((seat) => seat.id === id);
  }

  private envelopeOf(from: number, to: number, message: Message): Envelope {
    const [sender, hearer] = [this.seats[from] as Seat, this.seats[to] as Seat];
    return { id: ENVELOPE, from: sender.id, to: hearer.id, message, sentAt: 0, arrivesAt: 0, doomed: false };
  }

  // --- What is on record ---------------------------------------------------------------------------------------------

  private recordOf(seat: number, taken: readonly Taken[]): number {
    let compares = false;
    const told = taken.map(({ before, step }) => {
      const [was, is] = [before.nodes[seat] as Node, step.world.nodes[seat] as Node];
      const [sketched, now] = [this.sketched(was), this.sketched(is)];
      const happened = step.happenings.flatMap((happening) => this.told(happening, now.slots));
      const moved =
        sketched.slots !== now.slots || sketched.applied !== now.applied || sketched.compared !== now.compared;
      if (sketched.slots !== now.slots) compares = true;
      return moved ? [happened, sketched, now] : [happened];
    });
    if (told.every((each) => each.length === 1 && (each[0] as unknown[]).length === 0)) return 0;
    return this.records.of([seat, told], () => ({ taken, compares: compares && this.compares, seat }));
  }

  private sketched({ state }: Node) {
    const role = this.protocol.role(state.value, state.context as never);
    const { epoch, slots, committed, applied } = this.protocol.sketch(role, state.context as never);
    const compared = canon(this.model.compared?.(state.context as never) ?? null);
    return { role, epoch, committed, applied, slots: canon(slotsOf(slots)), compared };
  }

  /** @param slots those of its node, with which it leads from then on. */
  private told(happening: Happening, slots: string): unknown[] {
    switch (happening.kind) {
      case 'voted':
        return this.votes ? [happening] : [];
      case 'decided':
      case 'recorded':
        return [happening];
      case 'heard':
        return happening.envelope.from === null ? [['asked', happening.envelope.message]] : [];
      case 'became': {
        const leads = (role: string) => this.protocol.roles[role]?.leads === true;
        const { was, role, wasEpoch, epoch } = happening;
        return leads(role) && !(leads(was) && wasEpoch === epoch) ? [[happening, slots]] : [];
      }
      default:
        return [];
    }
  }

  private slotsOf(state: number): number {
    let number = this.slotsNumber[state];
    if (number === undefined) {
      number = this.slotTexts.ofText(this.sketched(this.nodes.states.at(state).node).slots, () => null);
      this.slotsNumber[state] = number;
    }
    return number;
  }

  /**
   * What a record makes of a past: its number; or below 0, that an invariant breaks.
   * @param states of all nodes, as they were before the step.
   */
  judge(past: number, record: number, states: Int32Array): number {
    if (record === 0) return past;
    const key = past * 2 ** 21 + record;
    let verdict = this.verdicts.get(key);
    if (verdict === undefined) {
      verdict = this.observed(past, this.records.at(record) as Recorded);
      this.verdicts.set(key, verdict);
    }
    if (verdict < 0) return verdict;
    const { compares, seat, taken } = this.records.at(record) as Recorded;
    if (!compares) return verdict;
    let others = `${record}`;
    for (let i = 0; i < this.seats.length; i++) if (i !== seat) others += ` ${this.slotsOf(states[i] as number)}`;
    let breaks = this.compared.get(others);
    if (breaks === undefined) {
      breaks = this.comparing(taken, seat, states);
      this.compared.set(others, breaks);
    }
    return breaks < 0 ? breaks : verdict;
  }

  private observed(past: number, { taken }: Recorded): number {
    let { history } = this.pasts.known.at(past);
    for (const { before, step } of taken) {
      const seen = observe(this.judgedAlone, history, before, step);
      if (seen.happenings.some(({ kind }) => kind === 'broke')) return -1;
      history = seen.history;
    }
    return this.pasts.of(history);
  }

  private comparing(taken: readonly Taken[], seat: number, states: Int32Array): number {
    const among = (world: World): World => ({
      ...world,
      nodes: world.nodes.map((node, i) => (i === seat ? node : this.nodes.states.at(states[i] as number).node)),
    });
    let { history } = this.pasts.known.at(0);
    for (const { before, step } of taken) {
      const seen = observe(this.judged, history, among(before), { ...step, world: among(step.world) });
      if (seen.happenings.some(({ kind }) => kind === 'broke')) return -1;
      history = seen.history;
    }
    return 0;
  }
}
