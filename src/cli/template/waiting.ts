// What a node is after, and what its guards compare: for "why not?".

import type { Facts } from '../../engine/protocol.ts';
import type { Aim, Waiting } from '../../engine/waiting.ts';
import { heard } from '../../protocols/hearing.ts';
import { type Node, roundOf, type Told } from './node.ts';

const guards = {
  isOfThis: ({ context, event }: Told): Facts => ({ round: roundOf(context), about: heard(event, 'Pong').round }),
} as const satisfies { readonly [guard: string]: (told: never) => Facts };

/** Why is the round not over? */
function finish({ context }: { readonly context: Node }): readonly Aim[] {
  const round = roundOf(context);
  if (context.part !== 'asker' || round === 0) return [];
  const facts = { round, from: context.other };
  const needs = { guard: 'isOfThis' };
  if (context.asked === null) return [{ facts, reached: true, needs, now: null, next: [] }];
  const pong = { type: 'Pong', round, from: context.other };
  return [{ facts, reached: false, needs, now: null, next: [{ by: context.other, event: pong }] }];
}

export const waiting = { guards, goals: { finish } } as const satisfies Waiting;
