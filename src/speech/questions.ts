// What a protocol says of itself where it is checked: its rules as somebody may leave them out, what bounds a search of it,
// and questions worth asking.

import type { Model } from './model.ts';

/** In every language. */
export interface Said {
  readonly en: string;
  readonly zh: string;
}

interface Rule {
  /** The rule itself, in a few words: what is left out when it is switched off. */
  readonly name: Said;
  /** Where the paper has it. */
  readonly at?: string;
}

export interface Example {
  /** As one types it: `raft/votesTwice`. */
  readonly ask: string;
  readonly title: Said;
  /** What its answer shows. */
  readonly teaches: Said;
}

interface Named {
  readonly variants: object;
}

type Bounded = Pick<Model, 'bounds'> & { readonly quiet: Model['quiet'] };

/** @typeParam P the protocol's descriptors, @typeParam M its model: each variant and each bound has to be told of. */
export interface Questions<P extends Named = Named, M extends Bounded = Bounded> {
  readonly rules: { readonly [variant in keyof P['variants']]: Rule };
  readonly bounds: { readonly [bound in keyof M['bounds']]: Said };
  /** Kinds of messages that a quick search does not deliver: what the model calls them, in every language. */
  readonly quiet: { readonly [name: string]: Said };
  readonly examples: readonly Example[];
}

/** As the checker's page reads them, whatever the protocol. */
export interface AnyQuestions extends Pick<Questions, 'quiet' | 'examples'> {
  readonly rules: { readonly [variant: string]: Rule };
  readonly bounds: { readonly [bound: string]: Said };
}
