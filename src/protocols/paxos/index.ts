// Single-decree Paxos. Lamport 2001, Paxos Made Simple, §2: nodes agree on one value, once.
// Leaves out: the election of a distinguished proposer and of a distinguished learner (§2.3, §2.4).

import { defineProtocol } from '../../engine/protocol.ts';
import { descriptors } from './descriptors.ts';
import { invariants, sometimes } from './invariants.ts';
import { everywhere, machine } from './machine.ts';
import { newborn } from './node.ts';
import { epochOf, portrait, roleOf, sketch } from './portrait.ts';
import { variants } from './variants.ts';

const ROUND_MAX = 1_000_000;
const WHOLE = /^(0|[1-9]\d{0,6})$/;

/** `round=4`: how far a proposer has counted. What acceptors did is never given, for it has to stand on record. */
function startDisk(fields: { readonly [name: string]: string }): object | { refused: string } {
  for (const field of Object.keys(fields)) if (field !== 'round') return { refused: field };
  const { round = '0' } = fields;
  return WHOLE.test(round) && Number(round) <= ROUND_MAX ? { round: Number(round) } : { refused: 'round' };
}

export const protocol = defineProtocol({
  ...descriptors,
  machines: everywhere(machine),
  birth: newborn,
  durable: ['round', 'promised', 'accepted'],
  start: { fields: ['round'], disk: startDisk },
  role: roleOf,
  epoch: epochOf,
  sketch,
  portrait,
  invariants,
  sometimes,
  variants,
});
