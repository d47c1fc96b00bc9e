// Deliberate mistakes, each one guard or one durable field, with the invariant that it breaks.

import type { Variant } from '../../engine/protocol.ts';
import { descriptors } from './descriptors.ts';
import { asker } from './machine.ts';

export const variants = {
  /** Whatever an answer is about: it is taken for this round's. */
  takesAnyPong: {
    ...descriptors.variants.takesAnyPong,
    machines: { asker: asker.provide({ guards: { isOfThis: () => true } }) },
  },
} as const satisfies { readonly [variant: string]: Variant };
