// Raft. Ongaro & Ousterhout 2014, extended version: leader election, log replication and commitment (§5).
// Leaves out: changes of membership (§6), log compaction (§7), read-only queries and the leader's first empty entry (§8).

import { defineProtocol, type NodeId, type Seat } from '../../engine/protocol.ts';
import { sequence } from '../../engine/sequence.ts';
import { parseCommand } from '../keyvalue.ts';
import { invariants, sometimes } from './invariants.ts';
import type { Entry } from './log.ts';
import { machine } from './machine.ts';
import { messages } from './messages.ts';
import { portrait, sketch } from './portrait.ts';
import { papers, rules } from './rules.ts';
import { newborn, type Server } from './server.ts';
import { variants } from './variants.ts';

const SERVERS_MAX = 9;
const TERM_MAX = 1_000_000;
const START_ENTRIES_MAX = 1000;
const START_FIELDS = ['term', 'votedFor', 'log'];

const WHOLE = /^(0|[1-9]\d{0,6})$/;

function cast({ nodes }: { readonly [name: string]: number }): Seat[] {
  return Array.from({ length: nodes as number }, (_, i) => ({ id: `S${i + 1}`, part: 'server' }));
}

function numberIn(text: string, max: number): number | null {
  return WHOLE.test(text) && Number(text) <= max ? Number(text) : null;
}

/** The same command wherever index and term are the same, as Log Matching asks. */
function entryAt(index: number, term: number): Entry {
  return { term, command: `${'xyz'[term % 3]}=${index}` };
}

/** `term=8 votedFor=S2 log=1,1,4`: a log is the terms of its entries, from index 1. */
function startDisk(fields: { readonly [name: string]: string }): object | { refused: string } {
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
  if (votedFor !== null && !/^S[1-9]$/.test(votedFor)) return { refused: 'votedFor' };
  return { currentTerm, votedFor, log: sequence(entries) };
}

export const raft = defineProtocol({
  id: 'raft',
  papers,
  machine,
  counts: { nodes: { default: 5, min: 1, max: SERVERS_MAX } },
  cast,
  birth: newborn,
  durable: ['currentTerm', 'votedFor', 'log'],
  start: { fields: START_FIELDS, disk: startDisk },
  commands: (command) => parseCommand(command) !== null,
  roles: {
    follower: { ring: 'plain' },
    candidate: { ring: 'dashed' },
    leader: { ring: 'double', leads: true },
  },
  messages,
  timers: { election: { arc: true }, heartbeat: {} },
  rules,
  role: (value) => value as string,
  epoch: ({ currentTerm }: Server) => currentTerm,
  epochName: String,
  sketch,
  portrait,
  invariants,
  sometimes,
  options: {
    electionTimeout: { kind: 'range', default: [150_000, 300_000], min: 1000, max: 60_000_000 },
    heartbeat: { kind: 'duration', default: 50_000, min: 1000, max: 60_000_000 },
    entriesPerMessage: { kind: 'number', default: 8, min: 1, max: 64 },
  },
  variants,
});
