// What the checker has to be told of a protocol before it can try every schedule: how far to go, what starts something
// new, which of what a node knows cannot matter, and which of the past its invariants ask for. A part that is left out
// does not compile.

import type { Message, NodeId, OptionValue, Seat } from '../engine/protocol.ts';

/** How far a search goes in one direction: the paper's own word (`terms`, `ballots`), and how much of it. */
export interface Bound {
  /** The search begins with this much of it. */
  readonly least: number;
  /** Where nothing else is asked for. */
  readonly usual: number;
  readonly most: number;
}

export interface Bounds {
  readonly [bound: string]: number;
}

/** Faults have bounds in every protocol: crashes (each with its restart), and messages that arrive twice. */
export const FAULTS = {
  crashes: { least: 0, usual: 0, most: 5 },
  duplicates: { least: 0, usual: 0, most: 5 },
} as const satisfies { readonly [bound: string]: Bound };

/**
 * A timer starts something new (it may ring whenever it runs), only repeats what was said (a copy that comes later is the
 * first one that was late), or may ring as often as a bound says.
 */
export type TimerUse = 'starts' | 'repeats' | { readonly counted: string };

/**
 * What becomes of a field when two states are compared. `seat`: the same throughout a node's life, given by its place in
 * the cluster. `kept`: as it is. `set`: a list whose order cannot matter. A function: a value that stands for all that can
 * make no difference; it gives what it gave when it is applied again.
 */
export type Field<C, V> = 'seat' | 'kept' | 'set' | ((value: V, context: C) => V);

type KeyOf<C> = C extends C ? keyof C : never;
type ValueOf<C, F extends PropertyKey> = C extends { readonly [field in F]: infer V } ? V : never;
type With<C, F extends PropertyKey> = Extract<C, { readonly [field in F]: unknown }>;

/** Every field of every kind of node. */
export type Fields<C> = { readonly [F in KeyOf<C>]: Field<With<C, F>, ValueOf<C, F>> };

/**
 * What an invariant asks of the past. `votes`: who proposed and accepted what. `promises`: the highest epoch that each node
 * promised or accepted. `decisions`: what was decided, and by when; `deciders`: by whom, too. `leaderships`: who led when,
 * with which slots. `applied`: what was first applied where. `asked`: what clients asked. `records`: what was recorded.
 * `logs`: nothing of the past, but every node's slots at this moment.
 */
export type Part =
  | 'votes'
  | 'promises'
  | 'decisions'
  | 'deciders'
  | 'leaderships'
  | 'applied'
  | 'asked'
  | 'records'
  | 'logs';

/** What a client may ask. */
export interface Ask {
  readonly node: NodeId;
  readonly command: string;
  /** Which request it is, from 0: each is made once at the most, of whichever node. */
  readonly request: number;
  /** The request that has to be made before it. */
  readonly after?: number;
}

/** Messages that a quick search leaves undelivered: a name for them, and which they are. */
export interface Quiet {
  readonly name: string;
  readonly is: (message: Message & { readonly [field: string]: unknown }, to: Seat) => boolean;
}

/** What a search of a protocol begins with: the smallest that shows what there is to see. */
export interface Usual {
  readonly counts: { readonly [count: string]: number };
  readonly bounds?: Bounds;
  readonly options?: { readonly [option: string]: OptionValue };
}

interface Named {
  readonly timers: object;
  readonly variants: object;
  readonly invariants: readonly { readonly id: string }[];
}

/** @typeParam P the protocol's descriptors: each timer, variant and invariant has to be told of. */
export interface Model<C = never, P extends Named = Named> {
  readonly bounds: { readonly [bound: string]: Bound };
  /** The bound that a node has gone beyond; null while it is within all. */
  readonly beyond: (context: C, bounds: Bounds) => string | null;
  readonly timers: { readonly [timer in keyof P['timers']]: TimerUse };
  /** @param mistakes the variants that are played: some use what the protocol itself does not look at. */
  readonly fields: (mistakes: readonly string[]) => Fields<C>;
  /** Groups of nodes that may change places with each other. */
  readonly alike: (seats: readonly Seat[], bounds: Bounds) => readonly (readonly NodeId[])[];
  readonly record: { readonly [invariant in P['invariants'][number]['id']]: readonly Part[] };
  /** What of a node an invariant compares before and after a move, beside its sketch. */
  readonly compared?: (context: C) => unknown;
  readonly asks: (seats: readonly Seat[], bounds: Bounds) => readonly Ask[];
  readonly quiet: readonly Quiet[];
  readonly usual: Usual;
  /** By variant: the smallest in which it breaks what it breaks. */
  readonly mistakes: { readonly [variant in keyof P['variants']]: Usual };
}

/** A model as the checker reads it, whatever the protocol. */
export interface AnyModel extends Omit<Model, 'beyond' | 'fields' | 'timers' | 'record' | 'compared' | 'mistakes'> {
  readonly beyond: (context: never, bounds: Bounds) => string | null;
  readonly fields: (mistakes: readonly string[]) => { readonly [field: string]: Field<never, never> };
  readonly timers: { readonly [timer: string]: TimerUse };
  readonly record: { readonly [invariant: string]: readonly Part[] };
  readonly compared?: (context: never) => unknown;
  readonly mistakes: { readonly [variant: string]: Usual };
}
