// Writes a scenario as text, in one canonical way: reading it back gives the same scenario.

import type { Link } from '../engine/move.ts';
import type { OptionSpec } from '../engine/protocol.ts';
import { TIMED } from '../engine/world.ts';
import { protocolNamed } from '../protocols/index.ts';
import { type Moment, versionOf } from './futures.ts';
import { newer } from './newer.ts';
import { writeChance, writeDuration, writeRange, writeSpeed } from './quantity.ts';
import {
  type Condition,
  type EnvelopeName,
  type Future,
  type Predicate,
  protocolName,
  type Scenario,
  type Statement,
} from './scenario.ts';

const quoted = (words: string): string => JSON.stringify(words);

/** The fields of a record in the order of their names, so that there is one way to write it. */
function inOrder<T>(record: { readonly [name: string]: T }): [string, T][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

function writeEnvelope(name: EnvelopeName): string {
  return 'id' in name ? `#${name.id}` : `${writeNth(name)}${name.from}->${name.to} ${name.message}`;
}

/** `2nd `, of several messages of one name. */
function writeNth({ nth }: { readonly nth?: number | 'newest' }): string {
  if (nth === undefined) return '';
  return nth === 'newest'
    ? 'newest '
    : `${nth}${['th', 'st', 'nd', 'rd'][nth % 100 > 10 && nth % 100 < 14 ? 0 : nth % 10] ?? 'th'} `;
}

/** A link and the one back, side by side, are written as both ways. */
export function writeLinks(links: readonly Link[]): string {
  const written: string[] = [];
  for (let i = 0; i < links.length; i++) {
    const [from, to] = links[i] as Link;
    const next = links[i + 1];
    const both = next !== undefined && next[0] === to && next[1] === from;
    written.push(both ? `${from} ${to}` : `${from} -> ${to}`);
    if (both) i++;
  }
  return written.join(', ');
}

function writeSettings({
  clock,
  network,
  latency,
  loss,
  duplication,
  clients,
}: Extract<Statement, { kind: 'set' }>['settings']): string {
  const written: string[] = [];
  if (clock !== undefined) written.push(clock.node, `clock=${writeSpeed(clock.rate)}`);
  if (network !== undefined) written.push(`network=${network}`);
  if (latency !== undefined) written.push(`latency=${writeRange(latency)}`);
  if (loss !== undefined) written.push(`loss=${writeChance(loss)}`);
  if (duplication !== undefined) written.push(`duplication=${writeChance(duplication)}`);
  if (clients !== undefined) written.push(`clients=${writeDuration(clients)}`);
  return written.join(' ');
}

export function writeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'role':
      return `role ${condition.node} ${condition.role}`;
    case 'epoch':
      return `epoch ${condition.node} ${condition.epoch}`;
    case 'committed':
      return `committed ${condition.node} ${condition.slot}`;
    case 'log':
      return `log ${condition.node} ${condition.epochs.map((epoch) => epoch ?? '-').join(',') || 'none'}`;
    case 'fact': {
      const { node, label, value } = condition;
      const named = label.includes(' ') ? quoted(label) : label;
      return `fact ${node} ${named} ${/^[\w.,:+-]+$/.test(value) ? value : quoted(value)}`;
    }
    case 'up':
      return `up ${condition.node}`;
    case 'chosen':
      return `chosen ${JSON.stringify(condition.value)}`;
    case 'holds':
    case 'breaks':
      return `${condition.kind} ${condition.invariant}`;
    default:
      throw new Error(`The oldest versions have no word for ${condition.kind}.`);
  }
}

export function writePredicate(predicate: Predicate): string {
  const known = newer();
  if (known !== null) return known.writePredicate(predicate);
  return predicate.map((each) => (each.not ? `not ${writeCondition(each)}` : writeCondition(each))).join(' and ');
}

export function writeDoing(statement: Statement): string {
  const { kind } = statement;
  switch (kind) {
    case 'deliver':
    case 'drop':
    case 'duplicate':
      return `${kind} ${writeEnvelope(statement.envelope)}`;
    case 'delay':
      return `delay ${writeEnvelope(statement.envelope)} by ${writeDuration(statement.by)}`;
    case 'ring':
      return `ring ${statement.node} ${statement.timer}${statement.of === undefined ? '' : ` ${statement.of}`}`;
    case 'cut':
      return `cut ${writeLinks(statement.links)}`;
    case 'heal':
      return statement.links === null ? 'heal' : `heal ${writeLinks(statement.links)}`;
    case 'partition':
      return `partition ${statement.groups.map((group) => group.join(' ')).join(' | ')}`;
    case 'request':
      return statement.node === null
        ? 'request clients'
        : `request ${statement.node} ${quoted(statement.command ?? '')}`;
    case 'set':
      return `set ${writeSettings(statement.settings)}`;
    case 'run':
      return `run ${writeDuration(statement.for)}`;
    case 'runUntil': {
      const limit = statement.limit === undefined ? '' : ` limit ${writeDuration(statement.limit)}`;
      return `run until ${writePredicate(statement.until)}${limit}`;
    }
    case 'expect':
      return `expect ${writePredicate(statement.that)}`;
    case 'say':
      return statement.language === 'zh' ? `say zh ${quoted(statement.text)}` : `say ${quoted(statement.text)}`;
    case 'mark':
      return `mark ${quoted(statement.text)}`;
    case 'crash':
    case 'restart':
    case 'wipe':
    case 'pause':
    case 'resume':
      return `${kind} ${statement.node}`;
    default:
      throw new Error(`The oldest versions have no word for ${kind}.`);
  }
}

function writeMoment({ at, after }: Moment): string {
  return `${writeDuration(at)}${after === undefined ? '' : `#${after}`}`;
}

export function printStatement(statement: Statement): string {
  const { at, after } = statement;
  const doing = newer()?.writeStatement(statement) ?? writeDoing(statement);
  return at === undefined ? doing : `at ${writeMoment({ at, after })} ${doing}`;
}

export function writeFuture({ of, at, after, name }: Omit<Future, 'script'>, number: number): string {
  const called = name === undefined ? '' : ` ${quoted(name)}`;
  return `future ${number} of ${of} at ${writeMoment({ at, after })}${called}`;
}

function writeNetwork({ mode, latency, loss, duplication, timers }: Scenario['network']): string {
  const usual = latency[0] === TIMED.latency[0] && latency[1] === TIMED.latency[1];
  return [
    `network ${mode}`,
    ...(mode === 'manual' && usual ? [] : [`latency=${writeRange(latency)}`]),
    ...(loss === 0 ? [] : [`loss=${writeChance(loss)}`]),
    ...(duplication === 0 ? [] : [`duplication=${writeChance(duplication)}`]),
    ...(timers === undefined ? [] : [`timers=${timers}`]),
  ].join(' ');
}

/** As the protocol's own kind of option is written; without the protocol, as what it looks like. */
export function writeOption(value: Scenario['options'][string], spec: OptionSpec | undefined): string {
  if (typeof value === 'boolean' || typeof value === 'string') return String(value);
  if (typeof value !== 'number') return writeRange(value);
  return spec?.kind === 'duration' ? writeDuration(value) : String(value);
}

/** A value of a `start` line: quoted where it would be read as something else. */
function writeValue(value: string): string {
  return /^[^\s"#]+$/.test(value) ? value : quoted(value);
}

/** ` nodes=5`: the sizes that are not as usual, or the first of them, in the protocol's order. */
export function writeSizes(scenario: Scenario): string {
  const { counts } = scenario;
  const specs = protocolNamed(protocolName(scenario))?.counts;
  if (specs === undefined)
    return inOrder(counts)
      .map(([count, number]) => ` ${count}=${number}`)
      .join('');
  const known = Object.keys(specs).filter((count) => counts[count] !== undefined);
  const told = known.filter((count) => counts[count] !== specs[count]?.default);
  const strange = Object.keys(counts).filter((count) => !Object.hasOwn(specs, count));
  return [...(told.length > 0 ? told : known.slice(0, 1)), ...strange]
    .map((count) => ` ${count}=${counts[count]}`)
    .join('');
}

export function writeStart(node: string, fields: { readonly [field: string]: string }): string {
  const written = inOrder(fields).map(([field, value]) => ` ${field}=${writeValue(value)}`);
  return `start ${node}${written.join('')}`;
}

export function printScenario(scenario: Scenario): string {
  const { title, seed, network, clientsEvery, options, start, down, script, name, futures = [] } = scenario;
  const lines = [`quorum ${versionOf(scenario)}`, ...(newer()?.writeHead(scenario) ?? [])];
  if (title.en !== undefined) lines.push(`title ${quoted(title.en)}`);
  if (title.zh !== undefined) lines.push(`title zh ${quoted(title.zh)}`);
  lines.push(`${protocolName(scenario)}${writeSizes(scenario)} seed=${seed}`);
  lines.push(writeNetwork(network));
  const specs = protocolNamed(protocolName(scenario))?.options ?? {};
  const set = inOrder(options).map(([option, value]) => ` ${option}=${writeOption(value, specs[option])}`);
  if (set.length > 0) lines.push(`options${set.join('')}`);
  if (clientsEvery > 0) lines.push(`clients every=${writeDuration(clientsEvery)}`);
  for (const [node, fields] of inOrder(start)) lines.push(writeStart(node, fields));
  if (down !== undefined) lines.push(`down ${down.join(' ')}`);
  if (name !== undefined) lines.push(`future 1 ${quoted(name)}`);
  for (const statement of script) lines.push(printStatement(statement));
  lines.push(...(newer()?.writeTask(scenario) ?? []));
  futures.forEach((future, i) => {
    lines.push(writeFuture(future, i + 2));
    for (const statement of future.script) lines.push(printStatement(statement));
  });
  return `${lines.join('\n')}\n`;
}
