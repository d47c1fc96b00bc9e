// The shape of what is said about a protocol, in each language. A protocol's own file (raft.en.ts, raft.zh.ts) is typed
// by the protocol's descriptors, so that a missing sentence does not compile.

import type { Descriptors, Facts, NodeId, Recorded } from '../engine/protocol.ts';

/** What a rule's words are made from: the node that decided and the facts it compared. */
export interface Told {
  readonly node: NodeId;
  readonly facts: Facts;
}

export interface RuleWords {
  /** The rule's name, as a reader would look it up: "Election restriction". */
  readonly name: string;
  /** One headline: "S3 refuses its vote to S5". */
  readonly headline: (told: Told) => string;
  /** Two sentences that say why, with the values compared. */
  readonly why: (told: Told) => string;
  /** Names for facts whose key is no word of the paper. */
  readonly facts?: { readonly [fact: string]: string };
}

/** What an epoch is called, with its number: `term 4`; where there is none yet, so. */
export function epochCalled(
  { epoch: word, noEpoch }: Pick<ProtocolWords, 'epoch' | 'noEpoch'>,
  { epochName }: Pick<Descriptors, 'epochName'>,
  epoch: number,
): string {
  return epoch === 0 && noEpoch !== undefined ? noEpoch : `${word} ${epochName(epoch)}`;
}

export interface ProtocolWords<P extends Descriptors = Descriptors> {
  readonly title: string;
  /** One sentence on what it is. */
  readonly summary: string;
  /** What an epoch is called: "term". */
  readonly epoch: string;
  /** What is said instead of epoch 0, where 0 stands for none. */
  readonly noEpoch?: string;
  /** What a slot is called: "index". */
  readonly slot: string;
  /** What is said of a slot that is decided, where the language has a word of its own for it here: "committed". */
  readonly decided?: string;
  /** What stands in a slot that is not decided, where slots are decided one by one; else "accepted". */
  readonly undecided?: string;
  /** Values of slots and facts that are words and not what a client asked for: what they are called. */
  readonly values?: { readonly [value: string]: string };
  /** What the view of slots is called: "Logs". */
  readonly ledger: string;
  readonly counts: { readonly [count in keyof P['counts']]: string };
  readonly roles: { readonly [role in keyof P['roles']]: string };
  readonly parts: { readonly [part: string]: string };
  /** What the column of a part is headed on the stage, where nodes of several parts stand apart; else the part's name. */
  readonly columns?: { readonly [part: string]: string };
  /** What a message is called beside its mark, and a sentence on what it is for. */
  readonly messages: {
    readonly [message in keyof P['messages']]: {
      readonly name: string;
      readonly about: string;
      /** What the descriptor's `brief` says, where the language says it otherwise. */
      readonly brief?: P['messages'][message]['brief'];
    };
  };
  readonly timers: { readonly [timer in keyof P['timers']]: string };
  /** What is recorded: what it is called, and as one sentence without a full stop. */
  readonly records?: {
    readonly [what in keyof NonNullable<P['records']>]: {
      readonly name: string;
      /** Of what another kind ends: what it is while it lasts. */
      readonly lasting?: string;
      readonly told: (recorded: Recorded & { readonly node: NodeId }, epoch: string) => string;
    };
  };
  /** Names of what a node knows and of what rules compare, where the language has them; a rule's own come first. */
  readonly facts?: { readonly [label: string]: string };
  readonly rules: { readonly [rule in keyof P['rules']]: RuleWords };
  readonly invariants: { readonly [invariant: string]: { readonly name: string; readonly statement: string } };
  readonly sometimes: { readonly [property: string]: string };
  /** Why sizes and options do not fit together, by what `refuses` says: what is wrong and what to do. */
  readonly refusals: { readonly [refusal: string]: string };
  readonly options: { readonly [option in keyof P['options']]: string };
  readonly variants: { readonly [variant in keyof P['variants']]: string };
}

/** What is said about a protocol before the first screen stands. */
export type FirstProtocolWords<P extends Descriptors = Descriptors> = Omit<ProtocolWords<P>, keyof RulesWords>;

/** What is said of its rules, and of what must hold: much, and not before somebody reads. */
export type RulesWords<P extends Descriptors = Descriptors> = Pick<
  ProtocolWords<P>,
  'rules' | 'invariants' | 'sometimes'
>;
