// What the sentence of a rule claims, as something that can be asked of the run in which it is said.

import type { Decision, History, Leadership, Vote } from '../../../src/engine/claims.ts';
import type { Descriptors, Facts, Json, Message, NodeId } from '../../../src/engine/protocol.ts';
import { at, slice } from '../../../src/engine/sequence.ts';
import type { World } from '../../../src/engine/world.ts';
import type { Shape } from './lives.ts';

/** A moment at which a rule noted itself. */
export interface Seen<Context = unknown> {
  readonly node: NodeId;
  readonly facts: Facts;
  /** What the node knew before the move and after it. */
  readonly was: Context;
  readonly is: Context;
  /** Of the node after the move. */
  readonly role: string;
  readonly world: World;
  readonly history: History;
  /** What it heard in this move; null when a timer rang, or a client asked. */
  readonly heard: (Message & { readonly [field: string]: never }) | null;
  /** Nothing of the node changed in this move. */
  readonly unchanged: boolean;
  /** No deliberate mistake, and no disk lost so far. */
  readonly kept: boolean;
}

export interface Claim<Context = unknown> {
  /** Where it stands in the sentences of each language. */
  readonly en: RegExp;
  readonly zh: RegExp;
  readonly holds: (seen: Seen<Context>) => boolean;
  /** It takes a chain of mistakes and lost disks that these runs do not come to. */
  readonly seldom?: true;
}

/** What is so in the run, whenever it is said. */
export const claim = <Context>(en: RegExp, zh: RegExp, holds: (seen: Seen<Context>) => boolean): Claim<Context> => ({
  en,
  zh,
  holds,
});

export const seldom = <Context>(one: Claim<Context>): Claim<Context> => ({ ...one, seldom: true });

/** What is so by the rules themselves, in every run: nothing of this one could make it false. `because` says why. */
export const always = <Context>(en: RegExp, zh: RegExp, because: string): Claim<Context> => ({
  en,
  zh,
  holds: () => because !== '',
});

/** Its sentences state only the facts that it compared: nothing of other nodes, of the past or of what follows. */
export const FACTS = 'states only its facts';

export type Claims<P extends Descriptors, Context> = {
  readonly [rule in keyof P['rules']]: readonly Claim<Context>[] | typeof FACTS;
};

/** What the sentences of a protocol claim, and where they are tried: `test/protocols/<id>/claims.ts`. */
export interface Declared {
  readonly claims: { readonly [rule: string]: readonly Claim<never>[] | typeof FACTS };
  /** Clusters to live in. */
  readonly shapes: readonly Shape[];
  /** What random lives come to seldom. */
  readonly script?: string;
}

/** Words with which a sentence goes beyond the values compared: each has to stand in a claim. */
export const FORWARD = {
  en: /\b(will|would|never|ever|cannot|can|could|may|might|must|stays?|final|nobody|still|has to|have to)\b/,
  zh: /(?<![机理一])会|可能|永远|绝不|从不|仍|必须|应当|才是|都不|就没有/,
} as const;

/** Who led which epoch, ever. */
export const leaders = ({ leaderships }: History): readonly Leadership[] => slice(leaderships, 0);

export const led = (history: History, node: Json | undefined, epoch: Json | undefined): boolean =>
  leaders(history).some((it) => it.node === node && it.epoch === epoch);

export const decisions = ({ decisions: all }: History): readonly Decision[] => slice(all, 0);

/** Every vote about a slot, ever. */
export function votes(history: History, slot: number): readonly Vote[] {
  const about = at(history.votes, slot);
  return about === undefined ? [] : slice(about, 0);
}
