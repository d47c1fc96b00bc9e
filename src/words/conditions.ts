// What a condition of the scenario text says, as a sentence without a full stop; what a task forbids, and why an attempt at
// it has failed. Loaded with the first lesson or challenge.

import type { Move } from '../engine/move.ts';
import type { Micros, NodeId } from '../engine/protocol.ts';
import type { Language } from '../speech/languages.ts';

/** Whom a condition is about: a node by its name, some node, all, a majority, or so many at least. */
export type Who = { readonly node: NodeId } | 'any' | 'all' | 'most' | number;

/** Each says the condition, or with `not` its contrary. Null for a value: any at all. */
export interface ConditionWords {
  readonly role: (who: Who, not: boolean, role: string) => string;
  /** `epoch` as it is called, with its number: `term 3`. */
  readonly epoch: (who: Who, not: boolean, epoch: string, orLater: boolean) => string;
  readonly committed: (who: Who, not: boolean, slot: string, upTo: number) => string;
  /** Epochs by slot; null is a hole. */
  readonly log: (who: Who, not: boolean, epoch: string, epochs: readonly (string | null)[]) => string;
  readonly fact: (who: Who, not: boolean, label: string, value: string, orMore: boolean) => string;
  readonly up: (who: Who, not: boolean) => string;
  readonly chosen: (not: boolean, value: string) => string;
  /** A promise of the protocol: it has been kept so far, or broken. */
  readonly kept: (invariant: string, kept: boolean) => string;
  readonly seen: (not: boolean, rule: string, by: NodeId | null, times: number) => string;
  readonly overwritten: (not: boolean, value: string | null) => string;
  readonly majority: (not: boolean, value: string) => string;
  readonly answered: (not: boolean, value: string | null) => string;
  readonly asked: (not: boolean, value: string | null) => string;
  readonly decided: (not: boolean, value: string) => string;
  readonly accepted: (not: boolean, value: string) => string;
  /** `slot` as it is called, with its number: `index 3`. */
  readonly knows: (who: Who, not: boolean, slot: string) => string;
  readonly slot: (who: Who, not: boolean, slot: string, value: string | null) => string;
  readonly led: (who: Who, not: boolean) => string;
  readonly elections: (not: boolean, number: number) => string;
  /** No nodes: all that are up. */
  readonly agree: (not: boolean, nodes: readonly NodeId[]) => string;
  readonly did: (not: boolean, act: Move['kind'] | null, node: NodeId | null, times: number) => string;
  /** Null: any message. */
  readonly sent: (not: boolean, message: string | null, times: number) => string;
  readonly lost: (not: boolean, message: string | null, times: number) => string;
  readonly flying: (
    not: boolean,
    message: string | null,
    times: number,
    link: readonly [NodeId, NodeId] | null,
  ) => string;
  readonly gathered: (who: Who, not: boolean, number: number) => string;
  readonly split: (not: boolean, epoch: string) => string;
  /** Put before a sentence: that it has to last. */
  readonly lasting: (time: Micros, sentence: string) => string;
  readonly and: (sentences: readonly string[]) => string;
  /** Why a menu does not offer an act: never, or at these nodes alone. */
  readonly forbidden: (act: Move['kind'], only: readonly NodeId[] | null) => string;
  /** Why an attempt has failed, as whole sentences. */
  readonly failed: {
    readonly never: (sentence: string, at: Micros) => string;
    readonly budget: (budget: number) => string;
    readonly within: (time: Micros) => string;
  };
}

const words: { readonly [language in Language]: () => Promise<ConditionWords> } = {
  en: async () => (await import('./en/conditions.ts')).conditionsEn,
  zh: async () => (await import('./zh/conditions.ts')).conditionsZh,
};

export function conditionsIn(language: Language): Promise<ConditionWords> {
  return words[language]();
}
