// Multi-Paxos. Lamport 2001, Paxos Made Simple, §3, with van Renesse & Altinbuken 2015, Paxos Made Moderately Complex, for
// what it leaves open.
// Leaves out: changes of membership, garbage collection of decided slots, leases and reads outside the slots.

import { defineProtocol, type Seat } from '../../engine/protocol.ts';
import { ballotOf } from '../ballot.ts';
import { descriptors } from './descriptors.ts';
import { invariants, sometimes } from './invariants.ts';
import { machine } from './machine.ts';
import { portrait, sketch } from './portrait.ts';
import { newborn, type Server } from './server.ts';
import { variants } from './variants.ts';

const ROUND_MAX = 1_000_000;
const START_FIELDS = ['promised'];

const BALLOT = /^([1-9]\d{0,6})\.([1-9])$/;

/** `promised=3.1`. What is accepted has to be voted for in the run: the record of votes is what the invariants judge by. */
function startDisk(
  fields: { readonly [name: string]: string },
  _: Seat,
  seats: readonly Seat[],
): object | { refused: string } {
  for (const field of Object.keys(fields)) if (!START_FIELDS.includes(field)) return { refused: field };
  if (fields.promised === undefined) return {};
  const found = BALLOT.exec(fields.promised);
  const [round, owner] = [Number(found?.[1]), Number(found?.[2])];
  if (found === null || round > ROUND_MAX || owner > seats.length) return { refused: 'promised' };
  return { promised: ballotOf(round, owner), round };
}

export const protocol = defineProtocol({
  ...descriptors,
  machines: { server: machine },
  birth: newborn,
  durable: ['promised', 'round', 'log'],
  start: { fields: START_FIELDS, disk: startDisk },
  role: (value) => value as string,
  epoch: ({ promised }: Server) => promised,
  sketch,
  portrait,
  invariants,
  sometimes,
  variants,
});
