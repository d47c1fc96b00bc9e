// Two-phase commit: a transaction happens at all participants or at none. Gray 1978; Gray and Lamport 2006.
// Leaves out: transactions side by side, participants that only read, presumed abort and presumed commit.

import { defineProtocol } from '../../engine/protocol.ts';
import { descriptors } from './descriptors.ts';
import { invariants, sometimes } from './invariants.ts';
import { machines } from './machine.ts';
import { newborn } from './node.ts';
import { epochOf, portrait, roleOf, sketch } from './portrait.ts';
import { DURABLE, variants } from './variants.ts';

const BALANCE = /^(0|[1-9]\d{0,5})$/;

/** `balance=40`: what a participant begins with. */
function startDisk(
  { balance, ...more }: { readonly [name: string]: string },
  { part }: { readonly part: string },
): object | { refused: string } {
  const [other] = Object.keys(more);
  if (other !== undefined) return { refused: other };
  if (part !== 'participant' || balance === undefined || !BALANCE.test(balance)) return { refused: 'balance' };
  return { balance: Number(balance) };
}

export const protocol = defineProtocol({
  ...descriptors,
  machines,
  birth: newborn,
  durable: DURABLE,
  start: { fields: ['balance'], disk: startDisk },
  role: roleOf,
  epoch: epochOf,
  sketch,
  portrait,
  invariants,
  sometimes,
  variants,
});
