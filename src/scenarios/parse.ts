// Reads a scenario's text: one statement a line, `#` comments. Never throws: what is wrong comes back as a problem with
// its line, its column and what was expected there. The grammar is told in the README and written out by print.ts.

import type { OptionSpec, Seat } from '../engine/protocol.ts';
import { BOUNDS } from '../engine/refusal.ts';
import { atOnce } from '../engine/slowly.ts';
import { TIMED } from '../engine/world.ts';
import { load, protocolNamed, together } from '../protocols/index.ts';
import { AND, PROTOCOLS } from '../protocols/order.ts';
import type { Problem } from '../words/problems.ts';
import { type Moment, readFuture, versionOf } from './futures.ts';
import { loadNewer, type Newer, needsNewer, newer } from './newer.ts';
import { readOption } from './options.ts';
import { readDuration, writeDuration } from './quantity.ts';
import { Fault, offer, type Row, Scanner } from './scan.ts';
import { LIMITS, NEWEST, type Scenario, type Statement, setupRefusal, VERSION } from './scenario.ts';
import { type Cluster, isStatement, readStatement, STATEMENTS } from './statement.ts';

const HEADER = ['title', 'network', 'options', 'start', 'down', 'clients'] as const;

const FIRST_PROTOCOL = 'raft nodes=5 seed=7';

const lines = new WeakMap<Statement, number>();

/** The line of the text on which a statement stood, from 1; null for one that did not come from a text. */
export function lineOf(statement: Statement): number | null {
  return lines.get(statement) ?? null;
}

/** What has been read so far. */
export interface Draft {
  readonly scenario: { -readonly [part in keyof Scenario]: Scenario[part] };
  cluster: Cluster | null;
  /** Where sizes and options stand: the options, or the protocol where there are none. */
  setup: { readonly line: number; readonly column: number };
  /** Header lines that were given, by what they give. */
  readonly given: Set<string>;
  /** The script that is being read: of the first future, or of the last one that was begun. */
  script: Statement[];
  /** The latest `at` in it so far. */
  latest: number;
  statements: number;
  marks: number;
  /** Reads the words of the newest version, in a text of it. */
  readonly newer: Newer | null;
}

function duration(text: string): number | null {
  const time = readDuration(text);
  return time === null || time > LIMITS.time ? null : time;
}

function once(draft: Draft, scan: Scanner, what: string, column: number): void {
  if (draft.given.has(what)) scan.fail('repeated', '', what, column);
  draft.given.add(what);
}

function readTitle(draft: Draft, scan: Scanner, column: number): void {
  const language = scan.keyword('zh') ? 'zh' : scan.keyword('en') ? 'en' : 'en';
  once(draft, scan, `title ${language}`, column);
  draft.scenario.title = { ...draft.scenario.title, [language]: scan.string() };
}

/** `raft/votesTwice nodes=5 seed=7`. */
function readProtocol(draft: Draft, scan: Scanner, column: number): void {
  const name = scan.word(FIRST_PROTOCOL);
  const protocol = protocolNamed(name);
  if (protocol === undefined) {
    const [id, variant] = name.split('/');
    const base = protocolNamed(id as string);
    // A name of nothing at all may be a statement of the header that is misspelt.
    if (base === undefined || variant === undefined)
      scan.fail('unknown', offer([...PROTOCOLS, ...HEADER], name), name, column);
    const both = together(base, variant);
    if (both && 'first' in both) scan.fail('clash', both.second, both.first, column);
    const variants = Object.keys(base.variants).map((each) => `${id}/${each}`);
    scan.fail('unknown', offer(variants, name), name, column);
  }
  if (draft.cluster !== null) scan.fail('repeated', '', name, column);
  const counts: Record<string, number> = {};
  for (const [count, { default: usual }] of Object.entries(protocol.counts)) counts[count] = usual;
  const known = [...Object.keys(protocol.counts), 'seed'];
  const given: Record<string, number> = {};
  while (!scan.atEnd()) {
    const key = scan.key(known, given);
    const { min, max } = protocol.counts[key] ?? { min: 0, max: LIMITS.seed };
    given[key] = scan.whole([min, max]);
  }
  const { seed = 1, ...sizes } = given;
  const [id, variant] = name.split('/');
  Object.assign(counts, sizes);
  Object.assign(draft.scenario, { protocol: id, variant: variant?.split(AND).sort().join(AND) ?? null, counts, seed });
  const seats: readonly Seat[] = protocol.cast(counts);
  draft.cluster = { protocol, seats, nodes: seats.map((seat) => seat.id), newer: draft.newer };
}

function readNetwork(draft: Draft, scan: Scanner): void {
  const mode = scan.oneOf(['timed', 'manual']) as 'timed' | 'manual';
  const given: { latency?: [number, number]; loss?: number; duplication?: number; timers?: 'wait' } = {};
  const known = ['latency', 'loss', 'duplication', ...(draft.newer === null ? [] : ['timers'])];
  while (!scan.atEnd()) {
    const key = scan.key(known, given);
    if (key === 'timers') given.timers = scan.oneOf(['wait']) as 'wait';
    else if (key === 'latency') given.latency = scan.range(BOUNDS.latency);
    else given[key as 'loss' | 'duplication'] = scan.chance();
  }
  draft.scenario.network = { mode, latency: [...TIMED.latency], loss: 0, duplication: 0, ...given };
}

function readOptions(draft: Draft, cluster: Cluster, scan: Scanner): void {
  const specs = cluster.protocol.options;
  do {
    const key = scan.key(Object.keys(specs), draft.scenario.options);
    draft.scenario.options = { ...draft.scenario.options, [key]: readOption(scan, specs[key] as OptionSpec) };
  } while (!scan.atEnd());
}

function readStart(draft: Draft, { protocol, seats, nodes }: Cluster, scan: Scanner): void {
  const at = scan.column;
  const node = scan.oneOf(nodes);
  if (Object.hasOwn(draft.scenario.start, node)) scan.fail('repeated', '', `start ${node}`, at);
  const fields: Record<string, string> = {};
  const columns: Record<string, number> = {};
  while (!scan.atEnd()) {
    const key = scan.key(protocol.start.fields, fields);
    columns[key] = scan.column;
    fields[key] = scan.value('<value>');
  }
  const disk = protocol.start.disk(fields, seats[nodes.indexOf(node)] as Seat, seats);
  if ('refused' in disk) {
    const field = String(disk.refused);
    scan.fail('startRefused', field, fields[field] ?? field, columns[field] ?? at);
  }
  draft.scenario.start = { ...draft.scenario.start, [node]: fields };
}

/** `down S4 S5`: not there yet. */
function readDown(draft: Draft, { nodes }: Cluster, scan: Scanner): void {
  const down: string[] = [];
  do {
    const { column } = scan;
    const node = scan.oneOf(nodes);
    if (down.includes(node)) scan.fail('repeated', '', node, column);
    down.push(node);
  } while (!scan.atEnd());
  // In their order, so that there is one way to write it.
  draft.scenario.down = nodes.filter((node) => down.includes(node));
}

function readClients(draft: Draft, scan: Scanner): void {
  scan.key(['every'], {});
  draft.scenario.clientsEvery = scan.duration(BOUNDS.clients);
}

/** `1.2s`, `1.2s#3`. */
function readMoment(scan: Scanner): Moment {
  const { column } = scan;
  const piece = scan.piece('<duration>');
  const [time, after, more] = piece.split('#');
  const at = duration(time as string);
  if (at === null || more !== undefined || (after !== undefined && !/^\d{1,6}$/.test(after)))
    scan.fail('unexpected', '<duration>', piece, column);
  return after === undefined ? { at } : { at, after: Number(after) };
}

/** `future 2 of 1 at 1.2s "S1 crashes"`: what follows is done there. */
function readFutureLine(draft: Draft, scan: Scanner, column: number): void {
  const { scenario } = draft;
  const futures = scenario.futures ?? [];
  const read = readFuture(scan, futures.length + 2, () => readMoment(scan));
  if ('name' in read) {
    if (draft.statements > 0 || futures.length > 0) scan.fail('tooLate', '', 'future 1', column);
    once(draft, scan, 'future 1', column);
    scenario.name = read.name;
    return;
  }
  scenario.futures = [...futures, read.future];
  draft.script = read.future.script;
  draft.latest = read.future.at;
}

function readHeader(draft: Draft, kind: (typeof HEADER)[number], scan: Scanner, column: number): void {
  if (kind === 'title') {
    readTitle(draft, scan, column);
    return;
  }
  if (kind !== 'start' && kind !== 'options') once(draft, scan, kind, column);
  if (kind === 'network') readNetwork(draft, scan);
  else if (kind === 'clients') readClients(draft, scan);
  else if (draft.cluster === null) scan.fail('noProtocol', FIRST_PROTOCOL, kind, column);
  else if (kind === 'options') readOptions(draft, draft.cluster, scan);
  else if (kind === 'down') readDown(draft, draft.cluster, scan);
  else readStart(draft, draft.cluster, scan);
}

/** Adds a statement to the script that is being read. */
export function tell(draft: Draft, statement: Statement, line: number): void {
  lines.set(statement, line);
  draft.script.push(statement);
  draft.statements++;
}

function readLine(draft: Draft, line: number, row: Row): void {
  const { text } = row;
  const scan: Scanner = new Scanner(row);
  if (scan.atEnd()) return;
  const { column } = scan;
  if (draft.newer?.readLine(draft, scan, line)) {
    scan.end();
    return;
  }
  const timed = scan.keyword('at');
  const header = timed ? undefined : HEADER.find((each) => scan.keyword(each));
  const begun = draft.statements > 0 || draft.scenario.futures !== undefined;
  if (header !== undefined) {
    if (begun) scan.fail('tooLate', '', header, column);
    readHeader(draft, header, scan, column);
    if (header === 'options') draft.setup = { line, column };
  } else if (timed || isStatement(text) || draft.newer?.isStatement(text)) {
    if (draft.cluster === null) scan.fail('noProtocol', FIRST_PROTOCOL, text.trim().split(/\s/)[0] as string, column);
    if (draft.statements === LIMITS.statements) scan.fail('tooManyStatements', String(LIMITS.statements), '', column);
    const at = scan.column;
    const when: Partial<Moment> = timed ? readMoment(scan) : {};
    const from = scan.column;
    const { cluster } = draft;
    const read = draft.newer?.readStatement(scan, cluster) ?? readStatement(scan, cluster);
    const statement: Statement = { ...when, ...read };
    if (statement.kind === 'mark' && ++draft.marks > LIMITS.marks)
      scan.fail('outOfBounds', `0..${LIMITS.marks}`, 'mark', from);
    // A note is about its moment, wherever it stands.
    if (when.at !== undefined && statement.kind !== 'mark') {
      if (when.at < draft.latest) scan.fail('backwards', writeDuration(draft.latest), writeDuration(when.at), at);
      draft.latest = when.at;
    }
    tell(draft, statement, line);
  } else if (draft.cluster !== null && scan.keyword('future')) {
    readFutureLine(draft, scan, column);
  } else if (draft.cluster === null) {
    readProtocol(draft, scan, column);
    draft.setup = { line, column };
  } else {
    const known = [...(begun ? [] : HEADER), ...STATEMENTS, 'future', ...(draft.newer?.words ?? [])];
    const word = text.trim().split(/\s/)[0] as string;
    scan.fail('unknown', offer(known, word), word, column);
  }
  scan.end();
}

/** The version on the first line that says anything; null when there is none. */
function firstLine(rows: readonly Row[]): { line: number; version: number } | { line: number; version: null } {
  const line = rows.findIndex(({ text }) => !/^\s*(#|$)/.test(text));
  const found = /^\s*quorum\s+(\d{1,9})\s*(?:#.*)?$/.exec(rows[line]?.text ?? '');
  return { line: Math.max(line, 0), version: found === null ? null : Number(found[1]) };
}

function fresh(version: number): Draft {
  const scenario: Scenario = {
    version: VERSION,
    title: {},
    protocol: '',
    variant: null,
    counts: {},
    seed: 1,
    network: { ...TIMED, latency: [...TIMED.latency] },
    clientsEvery: 0,
    options: {},
    start: {},
    script: [],
  };
  const read = { script: scenario.script, latest: 0, statements: 0, marks: 0 };
  const known = version < NEWEST ? null : newer();
  return { scenario, cluster: null, setup: { line: 1, column: 1 }, given: new Set(), newer: known, ...read };
}

/** The protocols that a text may be about, without reading it. */
export function protocolsIn(text: string): readonly string[] {
  const begin = new Set(text.split('\n').map((row) => /^\W*([A-Za-z0-9]+)/.exec(row)?.[1]));
  return [...PROTOCOLS.filter((id) => begin.has(id)), ...(/^\W*\w+\/\w+\+/m.test(text) ? [AND] : [])];
}

/** Has at hand what reading a text takes: the protocols that it may be about, and the words of its version. */
export function loadFor(text: string): Promise<unknown> {
  return Promise.all([load(protocolsIn(text)), needsNewer(text) ? loadNewer() : null]);
}

export type Parsed = { readonly scenario: Scenario } | { readonly problem: Problem };

/**
 * Reads rows line by line: whoever reads for others too can look up in between. Throws an Error when a protocol of the
 * text is not loaded.
 */
export function* parsingRows(given: readonly Row[]): Generator<void, Parsed> {
  const { line, version } = firstLine(given);
  if (version === null)
    return {
      problem: {
        code: 'noVersion',
        line: line + 1,
        column: 1,
        expected: `quorum ${VERSION}`,
        found: (given[line]?.text ?? '').trim().slice(0, 60),
      },
    };
  // Each version so far only knows more words than the one before it: an older text stands as it is written.
  if (version < VERSION || version > NEWEST) {
    const [code, expected] =
      version < VERSION ? (['noVersion', `quorum ${VERSION}`] as const) : (['futureVersion', String(NEWEST)] as const);
    return { problem: { code, line: line + 1, column: 1, expected, found: String(version) } };
  }
  const rows = given;
  const draft = fresh(version);
  for (let i = line + 1; i < rows.length; i++) {
    yield;
    try {
      readLine(draft, i + 1, rows[i] as Row);
    } catch (fault) {
      if (fault instanceof Fault) return { problem: { ...fault.problem, line: i + 1 } };
      throw fault;
    }
  }
  if (draft.cluster === null)
    return { problem: { code: 'noProtocol', line: rows.length, column: 1, expected: FIRST_PROTOCOL, found: '' } };
  const refused = setupRefusal(draft.scenario, draft.cluster.protocol);
  if (refused !== null) return { problem: { ...refused, ...draft.setup } };
  const missing = draft.newer?.missing(draft.scenario) ?? null;
  if (missing !== null) return { problem: { ...missing, line: rows.length, column: 1 } };
  return { scenario: { ...draft.scenario, version: versionOf(draft.scenario) } };
}

/** The lines of a text as it stands. */
function rowsOf(text: string): Row[] {
  return text.split('\n').map((line) => ({ text: line.replace(/\r$/, ''), columns: null }));
}

/** Throws an Error when a protocol of the text is not loaded. */
export function parseScenario(text: string): Parsed {
  return atOnce(parsing(text));
}

/** The same, line by line. */
export function* parsing(text: string): Generator<void, Parsed> {
  if (text.length > LIMITS.text)
    return { problem: { code: 'textTooLarge', expected: String(LIMITS.text), found: String(text.length) } };
  return yield* parsingRows(rowsOf(text));
}
