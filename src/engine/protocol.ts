// What a protocol is: one object that `defineProtocol` checks for completeness. The engine, the views, the link and the
// tests know protocols only through this contract, whose parts have a file each.

import type { Invariant, Sometimes } from './claims.ts';
import type { Descriptors, Seat, Surroundings } from './descriptors.ts';
import type { Epoch } from './message.ts';
import type { Portrait, Sketch } from './portrait.ts';
import type { AnyStateMachine, StateValue } from './xstate.ts';

export * from './descriptors.ts';
export type * from './message.ts';
export type * from './portrait.ts';

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

/** Fills in what means none. That the parts of a protocol fit together is for the contract test to ask. */
export function defineProtocol<const P extends Definition>(
  protocol: P,
): Omit<P, 'portrait'> &
  Pick<Protocol, Unsaid> & { readonly portrait: (role: string, context: Parameters<P['portrait']>[1]) => Portrait } {
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
