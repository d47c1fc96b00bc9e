// What the page knows of a protocol without its machine: enough to draw, name and offer everything.

import type { Epoch, Micros, NodeId } from './message.ts';

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

/** Outlined: a question or proposal. Filled: a consent. Crossed: a refusal. */
export type Style = 'outline' | 'filled' | 'crossed';

export interface MessageKind {
  readonly shape: 'circle' | 'square' | 'diamond' | 'triangle' | 'bar';
  /** Where a message of the kind may consent or refuse, its own fields tell. */
  readonly style: Style | { readonly consents: (message: never) => boolean };
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

/** How many there may be of something. */
export interface CountSpec {
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** Where it is given, or another like it, parts stand apart from each other: what it is then, unless it is given. */
  readonly apart?: number;
}

/** What the page knows of a protocol without its machine: enough to draw, name and offer everything. */
export interface Descriptors {
  readonly id: string;
  readonly papers: readonly Paper[];
  /** The sizes a scenario may ask for (`nodes=5`), with bounds, and the seats they make. */
  readonly counts: { readonly [name: string]: CountSpec };
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

/** What may be left out of a description, for its absence says all. */
type Spared = 'refuses' | 'epochName';
type Description = Omit<Descriptors, Spared> & Partial<Pick<Descriptors, Spared>>;

/** Fills in what means none: sizes and options that always fit together, epochs that are plain numbers. */
export function describeProtocol<const D extends Description>(description: D): D & Pick<Descriptors, Spared> {
  return { refuses: () => null, epochName: String, ...description };
}
