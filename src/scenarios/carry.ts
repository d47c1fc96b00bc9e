// One statement of a scenario carried over to another protocol: the same fault at the same place in the row of nodes, as
// far as it means something there. What is about one message of the old run, or about what only the old protocol has,
// does not.

import { decidesOf, type Protocol } from '../engine/protocol.ts';
import type { Because, Left } from '../words/translation.ts';
import type { OfANode } from './predicate.ts';
import { printStatement, writePredicate } from './print.ts';
import { type Condition, isTold, type Predicate, type Statement } from './scenario.ts';
import type { Cluster } from './statement.ts';

/** What is left of a statement: all, some or nothing of it. */
export interface Carried {
  readonly statement: Statement | null;
  readonly left: readonly Left[];
}

/** From one cluster to another. */
export interface Way {
  readonly from: Protocol;
  readonly to: Cluster;
  /** The node at the same place; undefined where the other cluster has none. */
  readonly node: (id: string) => string | undefined;
  /** The labels that portraits of the other protocol tell. */
  readonly labels: ReadonlySet<string>;
}

/** Some terms of one protocol and some ballots of another: whether both write the same for a number. */
const EPOCHS = [0, 1, 9, 11, 23];

function namesEpochsAlike(from: Protocol, to: Protocol): boolean {
  return EPOCHS.every((epoch) => from.epochName(epoch) === to.epochName(epoch));
}

function carryCondition(condition: Condition, { from, to, node, labels }: Way): Condition | null {
  const { protocol } = to;
  switch (condition.kind) {
    case 'holds':
    case 'breaks':
      return protocol.invariants.some(({ id }) => id === condition.invariant) ? condition : null;
    case 'chosen':
      return protocol.commands(condition.value) ? condition : null;
    case 'role':
    case 'epoch':
    case 'log':
    case 'committed':
    case 'fact':
    case 'up':
      break;
    // What is asked of the past is about that run.
    default:
      return null;
  }
  const there = !isOne(condition.node) ? condition.node : node(condition.node);
  if (there === undefined || !hasIt(condition, from, protocol, labels)) return null;
  return { ...condition, node: there };
}

/** Whether it is the name of a node, rather than some of them or so many. */
function isOne(node: string): boolean {
  return !['any', 'all', 'most'].includes(node) && !/^\d/.test(node);
}

/** Whether a node of the other protocol can be asked for it. */
function hasIt(condition: OfANode, from: Protocol, to: Protocol, labels: ReadonlySet<string>): boolean {
  switch (condition.kind) {
    case 'role':
      return Object.hasOwn(to.roles, condition.role);
    case 'epoch':
      return namesEpochsAlike(from, to);
    case 'log':
      return condition.epochs.length === 0 || namesEpochsAlike(from, to);
    case 'committed':
      return decidesOf(to) !== 'value' || condition.slot <= 1;
    case 'fact':
      return labels.has(condition.label);
    case 'up':
      return true;
  }
}

/** The conditions that can be asked for there, and those that cannot. */
function carryPredicate(predicate: Predicate, way: Way): { kept: Predicate; lost: Predicate } {
  const kept: Predicate = [];
  const lost: Predicate = [];
  for (const condition of predicate) {
    const carried = carryCondition(condition, way);
    if (carried === null) lost.push(condition);
    else kept.push(carried);
  }
  return { kept, lost };
}

type Links = Extract<Statement, { kind: 'cut' }>['links'];

/** Links between nodes that are there, and those that are not. */
function carryLinks(links: Links, { node }: Way): { kept: Links; lost: Links } {
  const kept: Links = [];
  const lost: Links = [];
  for (const [a, b] of links) {
    const [from, to] = [node(a), node(b)];
    if (from === undefined || to === undefined) lost.push([a, b]);
    else kept.push([from, to]);
  }
  return { kept, lost };
}

const whole = (statement: Statement): Carried => ({ statement, left: [] });

/** @param took how long a `run until` took in the run that it was written for; null when that is not known. */
export function carry(statement: Statement, way: Way, took: number | null): Carried {
  // How many moves are made at one instant is another matter there.
  const { after, ...rest } = statement;
  return carryTimed(rest, way, took);
}

function carryTimed(statement: Statement, way: Way, took: number | null): Carried {
  const lost = (because: Because, what: Statement = statement): Left => ({ text: printStatement(what), because });
  const without = (because: Because): Carried => ({ statement: null, left: [lost(because)] });
  const { node, to } = way;
  switch (statement.kind) {
    case 'deliver':
    case 'drop':
    case 'duplicate':
    case 'delay':
    case 'deliverAll':
    case 'dropAll':
      return without('itsMessage');
    case 'say':
      return without('itsWords');
    case 'run':
    case 'settle':
    case 'mark':
      return whole(statement);
    case 'ring': {
      if (!Object.hasOwn(to.protocol.timers, statement.timer)) return without('noSuchTimer');
      const { of, ...ring } = statement;
      const subject = to.protocol.timers[statement.timer]?.subject === true;
      if (subject !== (of !== undefined)) return without('noSuchTimer');
      const there = node(statement.node);
      const about = of === undefined ? {} : { of: node(of) ?? of };
      return there === undefined ? without('noSuchNode') : whole({ ...ring, node: there, ...about });
    }
    case 'cut':
    case 'detain':
    case 'release': {
      const links = carryLinks(statement.links, way);
      return {
        statement: links.kept.length === 0 ? null : { ...statement, links: links.kept },
        left: links.lost.length === 0 ? [] : [lost('noSuchNode', { ...statement, links: links.lost })],
      };
    }
    case 'heal': {
      if (statement.links === null) return whole(statement);
      const links = carryLinks(statement.links, way);
      return {
        statement: links.kept.length === 0 ? null : { ...statement, links: links.kept },
        left: links.lost.length === 0 ? [] : [lost('noSuchNode', { ...statement, links: links.lost })],
      };
    }
    case 'partition': {
      const there = statement.groups.map((group) => group.flatMap((id) => node(id) ?? []));
      const groups = there.filter((group) => group.length > 0);
      const all = there.every((group, i) => group.length === statement.groups[i]?.length);
      return {
        statement: groups.length === 0 ? null : { ...statement, groups },
        left: all ? [] : [lost('noSuchNode')],
      };
    }
    case 'request': {
      if (statement.node === null) return whole(statement);
      const there = node(statement.node);
      if (there === undefined) return without('noSuchNode');
      const seat = to.seats.find(({ id }) => id === there);
      if (!to.protocol.clients.parts.includes(seat?.part ?? '')) return without('takesNoRequests');
      if (!to.protocol.commands(statement.command ?? '')) return without('noSuchCommand');
      return whole({ ...statement, node: there });
    }
    case 'set': {
      const { clock, ...settings } = statement.settings;
      if (clock === undefined) return whole(statement);
      const there = node(clock.node);
      if (there !== undefined)
        return whole({ ...statement, settings: { ...settings, clock: { ...clock, node: there } } });
      return {
        statement: Object.keys(settings).length === 0 ? null : { ...statement, settings },
        left: [lost('noSuchNode', { ...statement, settings: { clock } })],
      };
    }
    case 'runUntil': {
      const until = carryPredicate(statement.until, way);
      return until.lost.length === 0 ? whole({ ...statement, until: until.kept }) : ranAsLong(statement, took);
    }
    case 'expect': {
      const that = carryPredicate(statement.that, way);
      const gone = { text: `expect ${writePredicate(that.lost)}`, because: 'noSuchCondition' } as const;
      return {
        statement: that.kept.length === 0 ? null : { ...statement, that: that.kept },
        left: that.lost.length === 0 ? [] : [gone],
      };
    }
    default: {
      if (isTold(statement)) return without('itsWords');
      const there = node(statement.node);
      return there === undefined ? without('noSuchNode') : whole({ ...statement, node: there });
    }
  }
}

/** In place of a `run until`: as much time as it took in the run that it was written for. */
export function ranAsLong(statement: Statement, took: number | null): Carried {
  const text = printStatement(statement);
  if (took === null) return { statement: null, left: [{ text, because: 'noSuchCondition' }] };
  const { at } = statement;
  const run: Statement = at === undefined ? { kind: 'run', for: took } : { at, kind: 'run', for: took };
  return { statement: took === 0 && at === undefined ? null : run, left: [{ text, because: 'ranAsLong' }] };
}
