// The statements of a scenario's script, after their `at`.

import type { Protocol, Seat } from '../engine/protocol.ts';
import { BOUNDS } from '../engine/refusal.ts';
import type { Newer } from './newer.ts';
import { readPredicate } from './predicate.ts';
import { offer, type Scanner } from './scan.ts';
import { type EnvelopeName, LIMITS, type Statement } from './scenario.ts';

/** Who takes part in a scenario. */
export interface Cluster {
  readonly protocol: Protocol;
  readonly seats: readonly Seat[];
  readonly nodes: readonly string[];
  /** Reads the words of the newest version, where a text may have them. */
  readonly newer: Newer | null;
}

const ENVELOPES = ['deliver', 'drop', 'duplicate'] as const;
const NODES = ['crash', 'restart', 'wipe', 'pause', 'resume'] as const;
const OTHERS = ['delay', 'ring', 'cut', 'heal', 'partition', 'request', 'set', 'run', 'expect', 'say', 'mark'] as const;

export const STATEMENTS: readonly string[] = [...ENVELOPES, ...NODES, ...OTHERS];

export function isStatement(line: string): boolean {
  const word = /^\s*([A-Za-z]+)(?=\s|$)/.exec(line)?.[1];
  return word !== undefined && STATEMENTS.includes(word);
}

type Links = Extract<Statement, { kind: 'cut' }>['links'];
type Settings = Extract<Statement, { kind: 'set' }>['settings'];

/** `#12`, or `S2->S3 RequestVote`: the oldest such message in flight. */
function readEnvelope(scan: Scanner, { protocol, nodes }: Cluster): EnvelopeName {
  const id = scan.number();
  if (id !== null) return { id };
  const { column } = scan;
  const from = scan.name('<envelope>');
  if (!nodes.includes(from)) scan.fail('unknown', offer(nodes, from), from, column);
  if (!scan.sign('->')) scan.fail('unexpected', '->');
  return { from, to: scan.oneOf(nodes), message: scan.oneOf(Object.keys(protocol.messages)) };
}

/** `S2 -> S3, S1 S4`: one way, and both ways. */
export function readLinks(scan: Scanner, { nodes }: Cluster): Links {
  const links: Links = [];
  do {
    const from = readNode(scan, nodes);
    const oneWay = scan.sign('->');
    const { column } = scan;
    const to = readNode(scan, nodes);
    if (to === from) scan.fail('repeated', '', to, column);
    links.push([from, to]);
    if (!oneWay) links.push([to, from]);
    if (links.length > LIMITS.links) scan.fail('outOfBounds', `1..${LIMITS.links}`, to, column);
  } while (scan.sign(','));
  return links;
}

function readNode(scan: Scanner, nodes: readonly string[]): string {
  const { column } = scan;
  const node = scan.name(nodes.join(', '));
  return nodes.includes(node) ? node : scan.fail('unknown', offer(nodes, node), node, column);
}

/** `S1 S2 | S3 S4 S5`. */
function readGroups(scan: Scanner, { nodes }: Cluster): string[][] {
  const groups: string[][] = [];
  const named = new Set<string>();
  do {
    const group: string[] = [];
    do {
      const { column } = scan;
      const node = readNode(scan, nodes);
      if (named.has(node)) scan.fail('repeated', '', node, column);
      named.add(node);
      group.push(node);
    } while (scan.isName());
    groups.push(group);
  } while (scan.sign('|'));
  return groups;
}

/** `latency=5..9ms loss=10% clients=100ms`, or `S2 clock=1.5`. */
function readSettings(scan: Scanner, { nodes }: Cluster): Settings {
  const settings: Settings = {};
  const node = scan.isName() && !scan.isKey() ? scan.oneOf(nodes) : undefined;
  const known = ['latency', 'loss', 'duplication', 'clients', 'network', ...(node === undefined ? [] : ['clock'])];
  do {
    const key = scan.key(known, settings);
    if (key === 'network') settings.network = scan.oneOf(['timed', 'manual']) as 'timed' | 'manual';
    else if (key === 'latency') settings.latency = scan.range(BOUNDS.latency);
    else if (key === 'loss' || key === 'duplication') settings[key] = scan.chance();
    else if (key === 'clients') settings.clients = scan.duration(BOUNDS.clients);
    else settings.clock = { node: node as string, rate: scan.speed(BOUNDS.clock) };
  } while (!scan.atEnd());
  return settings;
}

function readRun(scan: Scanner, cluster: Cluster): Statement {
  if (!scan.keyword('until')) return { kind: 'run', for: scan.duration([0, LIMITS.time]) };
  const until = readPredicate(scan, cluster);
  return scan.keyword('limit')
    ? { kind: 'runUntil', until, limit: scan.duration([0, LIMITS.time]) }
    : { kind: 'runUntil', until };
}

function readRequest(scan: Scanner, { protocol, seats, nodes }: Cluster): Statement {
  if (scan.keyword('clients')) return { kind: 'request', node: null, command: null };
  const { parts, command: nth } = protocol.clients;
  const able = nodes.filter((id) => parts.includes(seats.find((seat) => seat.id === id)?.part ?? (parts[0] as string)));
  const at = scan.column;
  const node = scan.name([...able, 'clients'].join(', '));
  if (!able.includes(node)) {
    if (nodes.includes(node)) scan.fail('takesNoRequests', able.join(', '), node, at);
    scan.fail('unknown', offer([...able, 'clients'], node), node, at);
  }
  const { column } = scan;
  const command = scan.string();
  if (!protocol.commands(command)) scan.fail('meaningless', nth(1), command, column);
  return { kind: 'request', node, command };
}

type Kind = (typeof ENVELOPES | typeof NODES | typeof OTHERS)[number];

/** @param begun its first word, where that is read already. */
export function readStatement(scan: Scanner, cluster: Cluster, begun?: Kind): Statement {
  const kind = begun ?? (scan.oneOf(STATEMENTS) as Kind);
  switch (kind) {
    case 'deliver':
    case 'drop':
    case 'duplicate':
      return { kind, envelope: readEnvelope(scan, cluster) };
    case 'delay': {
      const envelope = readEnvelope(scan, cluster);
      if (!scan.keyword('by')) scan.fail('unexpected', 'by');
      return { kind, envelope, by: scan.duration(BOUNDS.delay) };
    }
    case 'ring': {
      const { timers } = cluster.protocol;
      const node = scan.oneOf(cluster.nodes);
      const timer = scan.oneOf(Object.keys(timers));
      if (timers[timer]?.subject !== true) return { kind, node, timer };
      return { kind, node, timer, of: scan.name(offer(cluster.nodes, '')) };
    }
    case 'cut':
      return { kind, links: readLinks(scan, cluster) };
    case 'heal':
      return { kind, links: scan.atEnd() ? null : readLinks(scan, cluster) };
    case 'partition':
      return { kind, groups: readGroups(scan, cluster) };
    case 'request':
      return readRequest(scan, cluster);
    case 'set':
      return { kind, settings: readSettings(scan, cluster) };
    case 'run':
      return readRun(scan, cluster);
    case 'expect':
      return { kind, that: readPredicate(scan, cluster) };
    case 'say': {
      const language = scan.keyword('zh') ? 'zh' : 'en';
      scan.keyword('en');
      return { kind, language, text: scan.string() };
    }
    case 'mark':
      return { kind, text: scan.string([1, LIMITS.note]) };
    default:
      return { kind, node: scan.oneOf(cluster.nodes) };
  }
}
