// Acts in the words of the newest version: who leads, the second of several messages, all of them, links on which messages
// wait, a request sent many times, and what is expected to be refused.

import { sketchOf } from '../../engine/invariants.ts';
import type { Protocol } from '../../engine/protocol.ts';
import { refusal } from '../../engine/refusal.ts';
import type { Run } from '../../engine/run.ts';
import type { Envelope, World } from '../../engine/world.ts';
import { writeDoing, writeLinks } from '../print.ts';
import { writeDuration } from '../quantity.ts';
import type { Scanner } from '../scan.ts';
import { isTold, LEADER, LIMITS, type Statement } from '../scenario.ts';
import { type Cluster, readLinks, readStatement as readOldest, STATEMENTS } from '../statement.ts';
import { isLater } from './conditions.ts';

type Act = Extract<Statement, { refused?: true }>;

export const ACT_WORDS = ['detain', 'release', 'settle'] as const;

/** With what a line begins that is an act, an expectation or a while. */
export function isStatement(text: string): boolean {
  const word = /^\s*([A-Za-z]+)(?=\s|$)/.exec(text)?.[1] ?? '';
  return STATEMENTS.includes(word) || (ACT_WORDS as readonly string[]).includes(word);
}

const NTH = /^([1-9]\d?)(?:st|nd|rd|th)$/;

/** `2nd`, `newest`: which of several messages. */
function readNth(scan: Scanner): { nth?: number | 'newest' } {
  if (scan.keyword('newest')) return { nth: 'newest' };
  if (!scan.isNumber()) return {};
  const nth = scan.quantity((text) => (NTH.test(text) ? Number.parseInt(text, 10) : null), '2nd');
  return nth === 1 ? {} : { nth };
}

/** `all from S1 to S2 Prepare`. */
function readAll(scan: Scanner, kind: 'deliverAll' | 'dropAll', { protocol, nodes }: Cluster): Statement {
  const from = scan.keyword('from') ? { from: scan.oneOf(nodes) } : {};
  const to = scan.keyword('to') ? { to: scan.oneOf(nodes) } : {};
  const message = Object.keys(protocol.messages).find((type) => scan.keyword(type));
  return { kind, ...from, ...to, ...(message !== undefined && { message }) };
}

export function readStatement(scan: Scanner, cluster: Cluster): Statement {
  const nodes = cluster.nodes.includes(LEADER) ? cluster.nodes : [...cluster.nodes, LEADER];
  const here: Cluster = { ...cluster, nodes };
  const again = scan.mark();
  if (scan.keyword('settle')) {
    return scan.keyword('limit') ? { kind: 'settle', limit: scan.duration([0, LIMITS.time]) } : { kind: 'settle' };
  }
  for (const kind of ['detain', 'release'] as const) {
    if (scan.keyword(kind)) return { kind, links: readLinks(scan, here) };
  }
  for (const kind of ['deliver', 'drop', 'duplicate', 'delay'] as const) {
    if (!scan.keyword(kind)) continue;
    if ((kind === 'deliver' || kind === 'drop') && scan.keyword('all'))
      return readAll(scan, kind === 'deliver' ? 'deliverAll' : 'dropAll', here);
    const nth = readNth(scan);
    const rest = readOldest(scan, here, kind);
    return 'envelope' in rest && !('id' in rest.envelope) ? { ...rest, envelope: { ...rest.envelope, ...nth } } : rest;
  }
  if (scan.keyword('expect') && scan.keyword('refused')) {
    const tried = readStatement(scan, cluster);
    if (!isAct(tried)) scan.fail('unexpected', STATEMENTS.slice(0, -3).join(', '));
    return { ...(tried as Act), refused: true };
  }
  again();
  const read = readOldest(scan, here);
  if (read.kind !== 'request' || !scan.keyword('times')) return read;
  const times = scan.whole([1, 1_000]);
  return times === 1 ? read : { ...read, times };
}

function isAct(statement: Statement): statement is Act {
  return (
    !isTold(statement) &&
    !['run', 'runUntil', 'expect', 'say', 'mark', 'settle', 'deliverAll', 'dropAll'].includes(statement.kind)
  );
}

// --- Writing ---------------------------------------------------------------------------------------------------------

/** Null for what the versions before have words for. */
export function writeAct(statement: Statement): string | null {
  switch (statement.kind) {
    case 'deliverAll':
    case 'dropAll': {
      const { from, to, message } = statement;
      const all = statement.kind === 'deliverAll' ? 'deliver all' : 'drop all';
      return [all, from && `from ${from}`, to && `to ${to}`, message].filter(Boolean).join(' ');
    }
    case 'settle':
      return statement.limit === undefined ? 'settle' : `settle limit ${writeDuration(statement.limit)}`;
    case 'detain':
    case 'release':
      return `${tried(statement)}${statement.kind} ${writeLinks(statement.links)}`;
    case 'request': {
      const times = statement.times === undefined ? '' : ` times ${statement.times}`;
      return `${tried(statement)}${writeDoing(statement)}${times}`;
    }
    default:
      return isAct(statement) && statement.refused ? `${tried(statement)}${writeDoing(statement)}` : null;
  }
}

function tried({ refused }: Act): string {
  return refused ? 'expect refused ' : '';
}

/** Whether only the newest version has words for an act. */
export function isLaterAct(statement: Statement): boolean {
  switch (statement.kind) {
    case 'expect':
      return statement.that.some(isLater);
    case 'runUntil':
      return statement.until.some(isLater);
    case 'detain':
    case 'release':
    case 'settle':
    case 'deliverAll':
    case 'dropAll':
      return true;
    default:
      if (isTold(statement)) return true;
      if ('refused' in statement || 'times' in statement) return true;
      return namesLeader(statement) || ('envelope' in statement && 'nth' in statement.envelope);
  }
}

// --- Playing ---------------------------------------------------------------------------------------------------------

/** Whether `leader` stands in the place of a node. */
export function namesLeader(statement: Statement): boolean {
  if ('node' in statement && statement.node === LEADER) return true;
  if ('envelope' in statement && 'from' in statement.envelope)
    return statement.envelope.from === LEADER || statement.envelope.to === LEADER;
  if ('links' in statement) return (statement.links ?? []).flat().includes(LEADER);
  if ('from' in statement || 'to' in statement) return statement.from === LEADER || statement.to === LEADER;
  if (statement.kind === 'set') return statement.settings.clock?.node === LEADER;
  return statement.kind === 'partition' && statement.groups.flat().includes(LEADER);
}

/** The node that is up, in a role that leads, of the highest epoch; undefined where nobody leads. */
export function leaderOf(protocol: Protocol, world: World): string | undefined {
  let leader: { id: string; epoch: number } | undefined;
  for (const node of world.nodes) {
    const { role, epoch } = sketchOf(protocol, node);
    if (node.up !== 'up' || protocol.roles[role]?.leads !== true) continue;
    if (leader === undefined || epoch > leader.epoch) leader = { id: node.id, epoch };
  }
  return leader?.id;
}

/** The same with the one that leads now in the place of `leader`. Links and groups name each node once. */
function named(statement: Statement, leader: string): Statement {
  const here = (id: string) => (id === LEADER ? leader : id);
  if ('envelope' in statement && 'from' in statement.envelope) {
    const { from, to, ...rest } = statement.envelope;
    return { ...statement, envelope: { ...rest, from: here(from), to: here(to) } } as Statement;
  }
  if ('links' in statement && statement.links !== null)
    return { ...statement, links: statement.links.map(([from, to]) => [here(from), here(to)]) } as Statement;
  if (statement.kind === 'partition') {
    const groups = statement.groups.map((group) => group.map(here));
    // Who leads stands in its own group, and in no other.
    const own = statement.groups.findIndex((group) => group.includes(LEADER));
    return {
      ...statement,
      groups: groups
        .map((group, i) => (i === own ? [...new Set(group)] : group.filter((id) => id !== leader)))
        .filter((group) => group.length > 0),
    };
  }
  if (statement.kind === 'deliverAll' || statement.kind === 'dropAll') {
    const { from, to } = statement;
    return { ...statement, ...(from && { from: here(from) }), ...(to && { to: here(to) }) };
  }
  if (statement.kind === 'set' && statement.settings.clock !== undefined) {
    const { clock } = statement.settings;
    return { ...statement, settings: { ...statement.settings, clock: { ...clock, node: here(clock.node) } } };
  }
  return 'node' in statement && statement.node !== null
    ? ({ ...statement, node: here(statement.node) } as Statement)
    : statement;
}

function fits({ from, to, message }: Extract<Statement, { kind: 'deliverAll' | 'dropAll' }>, each: Envelope): boolean {
  return (
    (from === undefined || each.from === from) &&
    (to === undefined || each.to === to) &&
    (message === undefined || each.message.type === message)
  );
}

/** The oldest message that can be delivered. */
function deliverable(run: Run, world: World): Envelope | undefined {
  return world.envelopes.find(
    ({ id }) => refusal(world, { kind: 'deliver', at: world.now, envelope: id }, run.protocol) === null,
  );
}

/** The statements that one stands for at the end of a run; null: it is an act by itself. */
export function meant(statement: Statement, run: Run): Statement[] | null {
  if (namesLeader(statement)) {
    const leader = leaderOf(run.protocol, run.end.world);
    return leader === undefined ? null : [named(statement, leader)];
  }
  const { world } = run.end;
  switch (statement.kind) {
    case 'deliverAll':
    case 'dropAll': {
      const kind = statement.kind === 'deliverAll' ? 'deliver' : 'drop';
      return world.envelopes.filter((each) => fits(statement, each)).map(({ id }) => ({ kind, envelope: { id } }));
    }
    case 'request': {
      const { times, ...request } = statement;
      return times === undefined ? null : Array.from({ length: times }, () => request);
    }
    case 'settle': {
      if (world.network.mode === 'timed') {
        const { limit } = statement;
        return [{ kind: 'runUntil', until: [{ kind: 'flying', not: true }], ...(limit !== undefined && { limit }) }];
      }
      const next = deliverable(run, world);
      return next === undefined ? [] : [{ kind: 'deliver', envelope: { id: next.id } }, statement];
    }
    default:
      return null;
  }
}
