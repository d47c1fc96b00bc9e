// What a protocol is: one object that `defineProtocol` checks for completeness. The engine, the views, the link and the
// tests know protocols only through this contract.

import type { AnyStateMachine, StateValue } from 'xstate';
import type { Invariant, Sometimes } from './invariants.ts';
import type { Sequence } from './sequence.ts';

/** A node by its name, as the papers name it: `S1`, `P1`, `A2`. */
export type NodeId = string;
/** Virtual time in whole microseconds since the beginning of the run. */
export type Micros = number;
/** A number that orders and colours: Raft's term, a ballot, a view, a zxid epoch. */
export type Epoch = number;

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What one node says to another. `type` is the paper's word in PascalCase. */
export interface Message {
  readonly type: string;
}

// --- What a machine hears, and what it asks for -----------------------------------------------------------------------

/** A message with its sender, or a local event: `node.start`, `timer.election`, `client.request`. */
export type MachineEvent =
  | { readonly type: 'node.start' }
  | { readonly type: 'client.request'; readonly request: number; readonly command: string }
  /** `of`: whom it is about, where one timer runs for each of several. */
  | { readonly type: `timer.${string}`; readonly of?: string }
  | (Message & { readonly from: NodeId });

/** Numbers, words and node names that a rule compared; shown as they are, so they hold no sentence. */
export type Facts = { readonly [name: string]: Json };

export type Effect =
  | { readonly type: 'send'; readonly to: NodeId; readonly message: Message }
  /**
   * Rings after a time drawn from the range, both ends included; setting a timer that is set replaces it. Timers of one
   * name run side by side when they are of different subjects: `of`, a node or a thing, absent where there is but one.
   */
  | {
      readonly type: 'setTimer';
      readonly timer: string;
      readonly of?: string;
      readonly range: readonly [Micros, Micros];
    }
  | { readonly type: 'cancelTimer'; readonly timer: string; readonly of?: string }
  /** A slot is decided: committed or chosen. `epoch` is the entry's own, `during` the one in which it was decided. */
  | {
      readonly type: 'decide';
      readonly slot: number;
      readonly epoch: Epoch;
      readonly value: string;
      readonly during: Epoch;
    }
  /** A proposal, a promise or an acceptance that is new: what has to do with choosing a value is on record for ever. */
  | {
      readonly type: 'vote';
      /** The slot it is about; 0 when it is about no single one: a leader, or all slots from some slot on. */
      readonly slot: number;
      readonly epoch: Epoch;
      readonly standing: Standing;
      /** What is proposed or accepted; with a promise, whom a vote is for, or null. */
      readonly value: string | null;
    }
  | { readonly type: 'answer'; readonly request: number; readonly answer: Answer }
  /** Something that invariants, numbers and the diagram count: `what` is declared in `Descriptors.records`. */
  | ({ readonly type: 'record' } & Recorded)
  /** The rule that decided what the node just did, with the facts it compared. */
  | { readonly type: 'note'; readonly rule: string; readonly facts: Facts };

/** What a vote says: a proposal, a promise, an acceptance, or a refusal of what was proposed. */
export type Standing = 'proposed' | 'promised' | 'accepted' | 'refused';

/** One thing that was granted, moved, acknowledged, begun: `key` says which one, `epoch` orders and colours it. */
export interface Recorded {
  readonly what: string;
  readonly key: string;
  readonly epoch: Epoch;
  readonly value: string;
}

/** What a client hears: the result of its command, or where to ask instead (null: nobody known). */
export type Answer = { readonly result: string } | { readonly leader: NodeId | null };

// --- What a view may know of a node ----------------------------------------------------------------------------------

export interface Slot {
  readonly epoch: Epoch;
  readonly value: string;
  /** Decided by itself, though slots before it may not be. A prefix is decided by `Sketch.committed`. */
  readonly decided?: boolean;
}

/** The numbered places of a node, from 1. A place may be a hole (null). */
export interface Slots {
  readonly last: number;
  at(index: number): Slot | null;
  /** The list behind the slots: the same list means the same slots, and versions share what did not change. */
  readonly source: Sequence<unknown>;
}

/** The part of a portrait that is cheap: what the invariants read after every move. */
export interface Sketch {
  readonly role: string;
  readonly epoch: Epoch;
  readonly slots: Slots;
  /** Every slot up to this index is committed, or decided; 0 for none. */
  readonly committed: number;
  /** Every slot up to this index is applied. */
  readonly applied: number;
}

export interface Portrait extends Sketch {
  /** Support gathered for what the node is attempting: votes, promises, acknowledgements. */
  readonly tally: {
    readonly granted: readonly NodeId[];
    readonly refused: readonly NodeId[];
    readonly needed: number;
  } | null;
  /** Where this node believes others to be: Raft's nextIndex and matchIndex. */
  readonly pointers: readonly { readonly label: string; readonly of: NodeId; readonly index: number }[];
  /** What this node has promised or accepted, by epoch (and slot, where there are several). */
  readonly votes: readonly {
    readonly slot: number;
    readonly epoch: Epoch;
    readonly standing: Exclude<Standing, 'proposed'>;
    readonly value: string | null;
  }[];
  readonly facts: readonly Fact[];
}

export interface Fact {
  /** The name the paper gives it: `votedFor`, `commitIndex`. Not translated. */
  readonly label: string;
  readonly value: string;
  readonly durable?: boolean;
  /** Worth a line under the node on the stage. */
  readonly caption?: boolean;
  /** The one thing that the value names, if it does: what there is to see of it elsewhere. */
  readonly names?: { readonly node: NodeId } | { readonly epoch: Epoch } | { readonly slot: number };
}

// --- Descriptors -----------------------------------------------------------------------------------------------------

export interface Paper {
  readonly id: string;
  readonly authors: string;
  readonly year: number;
  readonly title: string;
}

export interface Citation {
  /** Which of the protocol's papers. */
  readonly paper: string;
  /** `§5.4.1`, `Figure 2`. */
  readonly section: string;
}

/** A line of a rule book: a rule that the machine notes, something that only has to be known, or a heading. */
export type BookLine<Rule extends string = string> =
  | { readonly rule: Rule }
  | { readonly point: string; readonly citation: Citation }
  | { readonly heading: string };

/** The rules of a protocol as its paper arranges them, each on one card. */
export type Book<Rule extends string = string> = readonly {
  readonly id: string;
  readonly citation: Citation;
  readonly lines: readonly BookLine<Rule>[];
}[];

export interface Role {
  /** Whether a node of this role leads its epoch. */
  readonly leads?: boolean;
  /** Whether to take up this role is to be elected, which people look for: a coordinator from the start is not. */
  readonly elected?: boolean;
  /** How its ring is drawn, so that a role is never told by colour alone. */
  readonly ring: 'plain' | 'dashed' | 'double';
}

export interface MessageKind {
  readonly shape: 'circle' | 'square' | 'diamond' | 'triangle' | 'bar';
  /** Outlined: a question or proposal. Filled: a consent. Crossed: a refusal. By the message's own fields. */
  readonly style: (message: never) => 'outline' | 'filled' | 'crossed';
  readonly epoch: (message: never) => Epoch;
  /** The slots that it carries or answers for, from 1; absent: it is about none. */
  readonly slots?: (message: never) => readonly number[];
  /** The fields worth reading beside the mark, as `term 4`, language-free. */
  readonly brief: (message: never) => string;
}

export interface TimerKind {
  /** The one whose remaining time is drawn as a closing arc about its node. */
  readonly arc?: boolean;
  /** One runs for each of several subjects: a node, a request. */
  readonly subject?: boolean;
}

/** A kind of thing that is recorded. */
export interface RecordKind {
  /** How it is marked on the diagram. */
  readonly shape: MessageKind['shape'];
  /** The kind that ends what this one begins, by the same node and key: a bar on its lane, a stay that is counted. */
  readonly until?: string;
}

/** An option of a protocol, as the scenario text writes it. Durations are in microseconds. */
export type OptionSpec =
  | { readonly kind: 'duration'; readonly default: Micros; readonly min: Micros; readonly max: Micros }
  | { readonly kind: 'range'; readonly default: readonly [Micros, Micros]; readonly min: Micros; readonly max: Micros }
  | { readonly kind: 'number'; readonly default: number; readonly min: number; readonly max: number }
  | { readonly kind: 'flag'; readonly default: boolean }
  | { readonly kind: 'choice'; readonly default: string; readonly of: readonly string[] };

export type OptionValue = Micros | readonly [Micros, Micros] | number | boolean | string;
export type Options = { readonly [name: string]: OptionValue };

/** A place in the cluster: its name, and the part it plays where roles stand apart. */
export interface Seat {
  readonly id: NodeId;
  readonly part: string;
}

/** What a node is told at birth. */
export interface Surroundings {
  readonly me: NodeId;
  readonly part: string;
  /** Every node of the cluster, this one included, in id order. */
  readonly seats: readonly Seat[];
  readonly options: Options;
}

/** Who votes, about what, and how many make a quorum: what a table of ballots is drawn from. */
export interface Ballots {
  /** The parts whose nodes vote. */
  readonly voters: readonly string[];
  /** How many of the voters make a quorum, for promises (or votes for a leader) and for acceptances. */
  readonly quorum: (voters: number, options: Options) => { readonly promised: number; readonly accepted: number };
  /** What is decided by acceptances: one value, once; the value of each slot; nothing (votes choose only a leader). */
  readonly decides: 'value' | 'slots' | 'nothing';
}

/** A table beside the stage: what stands in which place, or who voted in which ballot. */
export type Face = 'slots' | 'ballots';

/** What is decided: one value, once; the value of each slot, one by one; nothing by itself (a prefix is committed). */
export function decidesOf({ ballots }: Pick<Descriptors, 'ballots'>): Ballots['decides'] {
  return ballots?.decides ?? 'slots';
}

/** What the page knows of a protocol without its machine: enough to draw, name and offer everything. */
export interface Descriptors {
  readonly id: string;
  readonly papers: readonly Paper[];
  /** The sizes a scenario may ask for (`nodes=5`), with bounds, and the seats they make. */
  readonly counts: {
    readonly [name: string]: { readonly default: number; readonly min: number; readonly max: number };
  };
  readonly cast: (counts: { readonly [name: string]: number }) => readonly Seat[];
  /** Whether a client's command means anything to the protocol's state machine. */
  readonly commands: (command: string) => boolean;
  /** Clients that ask by themselves: the parts that they turn to, and their n-th command, from 1. */
  readonly clients: { readonly parts: readonly string[]; readonly command: (n: number) => string };
  /** Absent where no quorum decides. */
  readonly ballots?: Ballots;
  /** Which tables stand beside the stage, in this order. */
  readonly faces: readonly Face[];
  /** Why a size and options that are each within bounds do not fit together, as an id that has words; null when they do. */
  readonly refuses: (setup: {
    readonly counts: { readonly [name: string]: number };
    readonly options: Options;
    readonly variant: string | null;
  }) => string | null;
  readonly roles: { readonly [role: string]: Role };
  readonly messages: { readonly [type: string]: MessageKind };
  readonly timers: { readonly [timer: string]: TimerKind };
  /** What is recorded, by kind. */
  readonly records?: { readonly [what: string]: RecordKind };
  /** Whether what one node sends another arrives in the order in which it was sent; absent: in any order. */
  readonly channels?: 'any' | 'fifo';
  readonly rules: { readonly [rule: string]: Citation };
  /** How an epoch is written where it is not a plain number. */
  readonly epochName: (epoch: Epoch) => string;
  readonly invariants: readonly { readonly id: string; readonly citation: Citation }[];
  readonly options: { readonly [option: string]: OptionSpec };
  /** Deliberate mistakes, by name, with the invariant that each breaks. */
  readonly variants: { readonly [variant: string]: { readonly breaks: string } };
}

export interface Protocol extends Descriptors {
  /** By part, what its nodes run. */
  readonly machines: Machines;
  /** The context of a newborn node; `disk` holds its durable fields after a crash, null at the beginning or after a wipe. */
  readonly birth: (surroundings: Surroundings, disk: object | null) => object;
  /** The fields of the context that survive a crash. */
  readonly durable: readonly string[];
  /** Durable state at the beginning from a scenario's `start` line, or a sentence-free refusal naming the bad field. */
  readonly start: {
    readonly fields: readonly string[];
    readonly disk: (
      fields: { readonly [name: string]: string },
      seat: Seat,
      seats: readonly Seat[],
    ) => object | { readonly refused: string };
  };
  readonly role: (value: StateValue, context: never) => string;
  readonly epoch: (context: never) => Epoch;
  readonly sketch: (role: string, context: never) => Sketch;
  readonly portrait: (role: string, context: never) => Portrait;
  readonly invariants: readonly Invariant[];
  readonly sometimes: readonly Sometimes[];
  readonly variants: { readonly [variant: string]: Variant };
}

/** By part, what its nodes run. Parts that play alike share one machine. */
export interface Machines {
  readonly [part: string]: AnyStateMachine;
}

/** Throws an Error for a part that runs nothing. */
export function machineOf({ machines }: { readonly machines: Machines }, part: string): AnyStateMachine {
  const machine = machines[part];
  if (machine === undefined) throw new Error(`No machine is given for nodes of the part ${part}.`);
  return machine;
}

/** A deliberate mistake: the protocol with one thing changed, and the invariant that breaks. */
export interface Variant {
  readonly breaks: string;
  /** Of the parts that play differently. */
  readonly machines?: Machines;
  readonly durable?: readonly string[];
}

/** What may be left out of a description, for its absence says all. */
type Spared = 'refuses' | 'epochName';
type Description = Omit<Descriptors, Spared> & Partial<Pick<Descriptors, Spared>>;

/** Fills in what means none: sizes and options that always fit together, epochs that are plain numbers. */
export function describeProtocol<const D extends Description>(description: D): D & Pick<Descriptors, Spared> {
  return { refuses: () => null, epochName: String, ...description };
}

/** What may be left out of a protocol, for its absence says all. */
type Unsaid = 'sometimes' | 'start';
type Definition = Omit<Protocol, Unsaid | 'portrait'> &
  Partial<Pick<Protocol, Unsaid>> & {
    /** Facts at the least; left out: no support gathered, no pointers, no votes. */
    readonly portrait: (
      role: string,
      context: never,
    ) => Sketch & Pick<Portrait, 'facts'> & Partial<Omit<Portrait, keyof Sketch | 'facts'>>;
  };

/** No field of a node's disk can be given. */
const EMPTY_START: Protocol['start'] = { fields: [], disk: () => ({}) };

/**
 * Checks that the parts of a protocol fit together and fills in what means none. Throws an Error that names what is
 * missing.
 */
export function defineProtocol<const P extends Definition>(
  protocol: P,
): Omit<P, 'portrait'> &
  Pick<Protocol, Unsaid> & { readonly portrait: (role: string, context: Parameters<P['portrait']>[1]) => Portrait } {
  const papers = new Set(protocol.papers.map((paper) => paper.id));
  const invariants = new Set(protocol.invariants.map((invariant) => invariant.id));
  for (const [rule, citation] of Object.entries(protocol.rules)) {
    if (!papers.has(citation.paper))
      throw new Error(`${protocol.id}: rule ${rule} cites ${citation.paper}, which is not among its papers.`);
  }
  for (const [name, variant] of Object.entries(protocol.variants)) {
    if (!invariants.has(variant.breaks))
      throw new Error(`${protocol.id}/${name} breaks ${variant.breaks}, which is not among its invariants.`);
  }
  for (const [what, { until }] of Object.entries<RecordKind>(protocol.records ?? {})) {
    if (until !== undefined && !Object.hasOwn(protocol.records ?? {}, until))
      throw new Error(`${protocol.id}: ${what} lasts until ${until}, which is not recorded.`);
  }
  const portrait = (role: string, context: Parameters<P['portrait']>[1]): Portrait => ({
    ...{ tally: null, pointers: [], votes: [] },
    ...protocol.portrait(role, context),
  });
  return { sometimes: [], start: EMPTY_START, ...protocol, portrait };
}

/** `raft` or `raft/votesTwice`: the protocol itself, or with the variant's change. Undefined if there is no such variant. */
export function withVariant(protocol: Protocol, variant: string | null): Protocol | undefined {
  if (variant === null) return protocol;
  const change = Object.hasOwn(protocol.variants, variant) ? protocol.variants[variant] : undefined;
  if (change === undefined) return undefined;
  const machines = { ...protocol.machines, ...change.machines };
  return { ...protocol, machines, durable: change.durable ?? protocol.durable };
}
