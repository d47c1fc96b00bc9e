// The same faults on another protocol: the present scenario's faults, requests and times played by other nodes, as far
// as they apply, and a list of what does not.
//
// Nodes are the same by their place in the row: a scenario that crashes S2 because S2 led will crash S2 there too, though
// another may lead. What a text alone cannot tell (that a timer is not set when it is to ring, that a condition does
// not come true in time) is found by playing the translation.

import { begin } from '../engine/apply.ts';
import { sketchOf } from '../engine/invariants.ts';
import type { Micros, OptionSpec, Protocol } from '../engine/protocol.ts';
import { atOnce } from '../engine/slowly.ts';
import { protocolNamed } from '../protocols/index.ts';
import { PROTOCOLS } from '../protocols/order.ts';
import type { Problem } from '../words/problems.ts';
import type { Left } from '../words/translation.ts';
import { type Carried, carry, ranAsLong, type Way } from './carry.ts';
import { firstOf, versionOf } from './futures.ts';
import { Player, UNTIL } from './player.ts';
import { printStatement, writeFuture, writeOption, writeSizes, writeStart } from './print.ts';
import {
  genesisOf,
  LEADER,
  LIMITS,
  protocolName,
  type Scenario,
  type Statement,
  setupRefusal,
  type Title,
} from './scenario.ts';

/** Moves spent on playing the scenario, and on playing its translation, before both are taken as they are. */
const MOVES = 40_000;
/** How long a `run until` may take there: so many times as long as it took before, and a while in any case. */
const TIMES = 10;
const WHILE: Micros = 2_000_000;

/** A statement of the old script, and what became of it. */
interface Row extends Carried {
  readonly original: Statement;
  readonly took: number | null;
}

/** Counts of the other protocol for as many nodes, or as near to that as its bounds allow. */
function sizeThere(counts: Scenario['counts'], nodes: number, to: Protocol): Record<string, number> {
  const there: Record<string, number> = {};
  for (const [count, { default: usual }] of Object.entries(to.counts)) there[count] = usual;
  const given = Object.entries(counts).filter(([, number]) => number > 0);
  const [first] = Object.keys(to.counts) as [string];
  const asked = given.every(([count]) => Object.hasOwn(to.counts, count)) ? given : [[first, nodes] as const];
  for (const [count, number] of asked) {
    const { min, max } = to.counts[count] as { min: number; max: number };
    there[count] = Math.min(max, Math.max(min, number));
  }
  return there;
}

type Options = Scenario['options'];

function isWithin(value: Options[string], spec: OptionSpec): boolean {
  if (spec.kind === 'choice') return spec.of.includes(String(value));
  return spec.kind === 'flag' || [value].flat().every((each) => Number(each) >= spec.min && Number(each) <= spec.max);
}

/** Options that the other protocol has too, of the same kind and within its bounds. */
function optionsThere(options: Options, from: Protocol, to: Protocol, left: Left[]): Options {
  const kept: Options = {};
  for (const [name, value] of Object.entries(options)) {
    const [spec, there] = [from.options[name], to.options[name]];
    const text = `options ${name}=${writeOption(value, spec)}`;
    if (there === undefined || there.kind !== spec?.kind) left.push({ text, because: 'noSuchOption' });
    else if (!isWithin(value, there)) left.push({ text, because: 'doesNotFit' });
    else kept[name] = value;
  }
  return kept;
}

/** Everything but the script; or why no cluster of the other protocol fits. */
function setUp(
  scenario: Scenario,
  from: Protocol,
  to: Protocol,
): { base: Scenario; left: Left[] } | { problem: Problem } {
  const left: Left[] = [];
  if (scenario.variant !== null) left.push({ text: protocolName(scenario), because: 'variant' });
  const nodes = from.cast(scenario.counts).length;
  let counts = sizeThere(scenario.counts, nodes, to);
  let options = optionsThere(scenario.options, from, to, left);
  const refused = () => setupRefusal({ counts, options, variant: null }, to);
  if (refused() !== null) {
    for (const [name, value] of Object.entries(options))
      left.push({ text: `options ${name}=${writeOption(value, to.options[name])}`, because: 'doesNotFit' });
    options = {};
  }
  if (refused() !== null) counts = sizeThere({}, 0, to);
  const still = refused();
  if (still !== null) return { problem: still };
  if (to.cast(counts).length !== nodes) left.push({ text: writeSizes(scenario).trim(), because: 'size' });
  for (const [i, future] of (scenario.futures ?? []).entries())
    left.push({ text: writeFuture(future, i + 2), because: 'otherFuture' });
  return {
    base: {
      ...firstOf(scenario),
      protocol: to.id,
      variant: null,
      counts,
      options,
      start: {},
      down: undefined,
      script: [],
    },
    left,
  };
}

/** Where nodes start with something on their disks: only what the other protocol keeps there too. */
function startThere(scenario: Scenario, { to, node }: Way, left: Left[]): Scenario['start'] {
  const start: Scenario['start'] = {};
  for (const [id, fields] of Object.entries(scenario.start)) {
    const text = writeStart(id, fields);
    const there = node(id);
    const seat = to.seats.find((each) => each.id === there);
    if (seat === undefined) left.push({ text, because: 'noSuchNode' });
    else if (!Object.keys(fields).every((field) => to.protocol.start.fields.includes(field)))
      left.push({ text, because: 'noSuchField' });
    else if ('refused' in to.protocol.start.disk(fields, seat, to.seats)) left.push({ text, because: 'doesNotFit' });
    else start[seat.id] = fields;
  }
  return start;
}

/** Who comes later there, too. */
function downThere({ down = [] }: Scenario, { to, node }: Way, left: Left[]): Scenario['down'] {
  const later = down.map(node).filter((id) => id !== undefined);
  for (const id of down) if (node(id) === undefined) left.push({ text: `down ${id}`, because: 'noSuchNode' });
  return later.length === 0 ? undefined : to.nodes.filter((id) => later.includes(id));
}

/** The labels that newborn nodes' portraits tell: enough of a protocol's to know its words by. */
function labelsOf(base: Scenario): Set<string> {
  const { protocol, genesis } = genesisOf(base);
  const { world } = begin(protocol, genesis);
  const labels = world.nodes.flatMap((node) =>
    protocol.portrait(sketchOf(protocol, node).role, node.state.context as never).facts.map(({ label }) => label),
  );
  return new Set(labels);
}

/** Plays the script and no further, move by move, so that others are listened to in between; whether it is over. */
function* finishing(player: Player, budget: number): Generator<void, boolean> {
  for (let left = budget; ; left--) {
    if (player.finish(Math.min(left, 1))) return true;
    if (left <= 0) return false;
    yield;
  }
}

/** How long each statement took in the run that it was written for; null for those that it did not come to. */
function* tookOf(scenario: Scenario): Generator<void, (number | null)[]> {
  const player = new Player(firstOf(scenario));
  if (scenario.script.some(({ kind }) => kind === 'runUntil')) yield* finishing(player, MOVES);
  const { ends } = player;
  return scenario.script.map((statement, i) => {
    const end = ends[i];
    return end === undefined ? null : end - Math.max(ends[i - 1] ?? 0, statement.at ?? 0);
  });
}

/** As it is tried: with less patience than it is written with. */
function inTime({ statement, took }: Row): Statement | null {
  if (statement?.kind !== 'runUntil') return statement;
  return { ...statement, limit: Math.min(statement.limit ?? UNTIL, Math.max(WHILE, TIMES * (took ?? 0))) };
}

/** What became of a row when it was played: it is left out, or time passes in its stead. */
function without(row: Row, because: 'impossible' | 'doesNotHold'): Row {
  // What was left out of it before is told already.
  const told = row.left.length > 0 && row.statement !== null ? row.statement : row.original;
  const text = printStatement(told);
  return { ...row, statement: null, left: [...row.left, { text, because }] };
}

/**
 * Plays the rows and takes back what proves impossible, until all of it can be done. Each time it is played again, since
 * time that is no longer waited for, or passes instead, shifts what follows.
 */
function* tried(base: Scenario, first: readonly Row[]): Generator<void, readonly Row[]> {
  const rows = [...first];
  let budget = MOVES;
  for (;;) {
    const player = new Player({ ...base, script: rows.flatMap((row) => inTime(row) ?? []) });
    const over = yield* finishing(player, budget);
    budget -= player.run.length + player.ends.length;
    const places = rows.flatMap(({ statement }, i) => (statement === null ? [] : [i]));
    const place = (statement: number) => places[statement] as number;
    for (const { code, statement } of player.failures) {
      const i = place(statement);
      const row = rows[i] as Row;
      const waits = row.statement?.kind === 'runUntil' ? i : code === 'inThePast' ? lastWait(rows, i) : -1;
      if (waits < 0) {
        rows[i] = without(row, 'impossible');
        continue;
      }
      const waited = rows[waits] as Row;
      rows[waits] = { ...waited, ...ranAsLong(waited.original, waited.took) };
      break; // what follows happens at other times now
    }
    if (player.failures.length > 0 && budget > 0) continue;
    if (over) {
      for (const { held, statement } of player.expectations)
        if (!held) rows[place(statement)] = without(rows[place(statement)] as Row, 'doesNotHold');
    }
    return rows;
  }
}

/** The last `run until` before a row: it took so long that the row's time is over. */
function lastWait(rows: readonly Row[], before: number): number {
  for (let i = before - 1; i >= 0; i--) if (rows[i]?.statement?.kind === 'runUntil') return i;
  return -1;
}

export type Translated =
  | { readonly scenario: Scenario; readonly left: readonly Left[] }
  | { readonly problem: Problem };

/** All that is said is one thing that does not apply, however much it is. */
function wordsOnce(left: readonly Left[]): Left[] {
  const said = left.filter(({ because }) => because === 'itsWords').length;
  const first = left.findIndex(({ because }) => because === 'itsWords');
  return left.flatMap((each, i) => {
    if (each.because !== 'itsWords') return each;
    return i === first ? { ...each, text: said === 1 ? 'say "…"' : `say "…" (${said})` } : [];
  });
}

function withScript(base: Scenario, script: Statement[]): Scenario {
  return { ...base, script, version: versionOf({ ...base, script }) };
}

/** What two protocols are called, in each language. */
export interface Names {
  readonly from: Title;
  readonly to: Title;
}

/** `Figure 8 · Multi-Paxos`; the name of the protocol that it came from goes. */
function entitled(title: Title, { from, to }: Names): Title {
  const there: Title = {};
  for (const language of ['en', 'zh'] as const) {
    const text = title[language];
    if (text === undefined) continue;
    const old = ` · ${from[language]}`;
    const bare = text.endsWith(old) ? text.slice(0, -old.length) : text;
    const long = `${bare} · ${to[language]}`;
    there[language] = to[language] === undefined || long.length > LIMITS.words ? bare : long;
  }
  return there;
}

/** A scenario's faults and requests on another protocol, and what of it does not apply there, in its order. */
export function translated(scenario: Scenario, to: string, names?: Names): Translated {
  return atOnce(translating(scenario, to, names));
}

/** The same, move by move of what it plays. */
export function* translating(
  scenario: Scenario,
  to: string,
  names: Names = { from: {}, to: {} },
): Generator<void, Translated> {
  const from = protocolNamed(protocolName(scenario));
  const target = protocolNamed(to);
  if (from === undefined || target === undefined || !PROTOCOLS.includes(to))
    return { problem: { code: 'unknown', expected: PROTOCOLS.join(', '), found: to } };
  const set = setUp(scenario, from, target);
  if ('problem' in set) return set;
  const { left } = set;
  const here = from.cast(scenario.counts);
  const seats = target.cast(set.base.counts);
  const way: Way = {
    from,
    to: { protocol: target, seats, nodes: seats.map(({ id }) => id), newer: null },
    // Who leads is asked when it is played.
    node: (id) => (id === LEADER ? id : seats[here.findIndex((seat) => seat.id === id)]?.id),
    labels: labelsOf(set.base),
  };
  const base = {
    ...set.base,
    title: entitled(scenario.title, names),
    start: startThere(scenario, way, left),
    down: downThere(scenario, way, left),
  };
  const took = yield* tookOf(scenario);
  const rows = scenario.script.map((original, i): Row => {
    const time = took[i] ?? null;
    return { original, took: time, ...carry(original, way, time) };
  });
  const playable = yield* tried(base, rows);
  return {
    scenario: withScript(
      base,
      playable.flatMap(({ statement }) => statement ?? []),
    ),
    left: wordsOnce([...left, ...playable.flatMap((row) => row.left)]),
  };
}
