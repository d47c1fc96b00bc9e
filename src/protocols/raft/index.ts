// Raft. Ongaro & Ousterhout 2014, extended version: leader election, log replication and commitment (§5).
// Leaves out: changes of membership (§6), log compaction (§7), read-only queries and the leader's first empty entry (§8).

import { defineProtocol, type NodeId, type Seat } from '../../engine/protocol.ts';
import { sequence } from '../../engine/sequence.ts';
import { descriptors } from './descriptors.ts';
import { invariants, sometimes } from './invariants.ts';
import type { Entry } from './log.ts';
import { machine } from './machine.ts';
import { portrait, sketch } from './portrait.ts';
import { newborn, type Server } from './server.ts';
import { variants } from './variants.ts';

const TERM_MAX = 1_000_000;
const START_ENTRIES_MAX = 1000;
const START_FIELDS = ['term', 'votedFor', 'log'];

const WHOLE = /^(0|[1-9]\d{0,6})$/;

function numberIn(text: string, max: number): number | null {
  return WHOLE.test(text) && Number(text) <= max ? Number(text) : null;
}

/** The same command wherever index and term are the same, as Log Matching asks. */
function entryAt(index: number, term: number): Entry {
  return { term, command: `${'xyz'[term % 3]}=${index}` };
}

/** `term=8 votedFor=S2 log=1,1,4`: a log is the terms of its entries, from index 1. */
function startDisk(
  fields: { readonly [name: string]: string },
  _: Seat,
  seats: readonly Seat[],
): object | { refused: string } {
  for (const field of Object.keys(fields)) if (!START_FIELDS.includes(field)) return { refused: field };
  const terms = fields.log === undefined || fields.log === '' ? [] : fields.log.split(',');
  if (terms.length > START_ENTRIES_MAX) return { refused: 'log' };
  const entries: Entry[] = [];
  let lastTerm = 1;
  for (const text of terms) {
    const term = numberIn(text, TERM_MAX);
    if (term === null || term < lastTerm) return { refused: 'log' };
    entries.push(entryAt(entries.length + 1, term));
    lastTerm = term;
  }
  const least = entries.at(-1)?.term ?? 0;
  const currentTerm = fields.term === undefined ? least : numberIn(fields.term, TERM_MAX);
  if (currentTerm === null || currentTerm < least) return { refused: 'term' };
  const votedFor: NodeId | null = fields.votedFor ?? null;
  if (votedFor !== null && !seats.some(({ id }) => id === votedFor)) return { refused: 'votedFor' };
  return { currentTerm, votedFor, log: sequence(entries) };
}

export const protocol = defineProtocol({
  ...descriptors,
  machines: { server: machine },
  birth: newborn,
  durable: ['currentTerm', 'votedFor', 'log'],
  start: { fields: START_FIELDS, disk: startDisk },
  role: (value) => value as string,
  epoch: ({ currentTerm }: Server) => currentTerm,
  sketch,
  portrait,
  invariants,
  sometimes,
  variants,
});
