// Conditions on a moment: they end a `run until`, are what `expect` expects, wait in a lesson and judge a challenge.
// They read sketches, portraits and the history only, so they serve every protocol.

import type { History, Vote } from '../engine/claims.ts';
import { sketchOf } from '../engine/invariants.ts';
import type { Protocol, Sketch } from '../engine/protocol.ts';
import type { Run } from '../engine/run.ts';
import { at, type Sequence, slice } from '../engine/sequence.ts';
import { choicesOf } from '../engine/votes.ts';
import { type Node, nodeIndex, type World } from '../engine/world.ts';
import type { Problem } from '../words/problems.ts';
import { LINE } from './limits.ts';
import { type Newer, newer } from './newer.ts';
import type { Scanner } from './scan.ts';
import { type Condition, LIMITS, type Predicate } from './scenario.ts';

/** Stands for some node. */
const ANY = 'any';

/** The conditions of the versions before the newest. */
export const KINDS = ['role', 'epoch', 'committed', 'log', 'fact', 'chosen', 'up', 'holds', 'breaks'] as const;
type OldestKind = (typeof KINDS)[number];

// --- Reading and writing ---------------------------------------------------------------------------------------------

/** What a condition may name. */
export interface Names {
  readonly protocol: Protocol;
  readonly nodes: readonly string[];
  /** Reads the words of the newest version, where a text may have them. */
  readonly newer: Newer | null;
}

const OF_A_NODE = ['role', 'epoch', 'committed', 'log', 'fact', 'up'] as const;
export type OfANode = Extract<Condition, { kind: (typeof OF_A_NODE)[number] }>;

/** `2`, or the ballot `2.1`. */
const EPOCH = /^\d{1,9}(?:\.\d{1,9})?$/;

function readEpoch(text: string): string | null {
  return EPOCH.test(text) ? text : null;
}

/** `1,1,2`; `-` is a hole; `none` is no slot at all. */
function readEpochs(text: string): (string | null)[] | null {
  if (text === 'none') return [];
  const epochs = text.split(',');
  if (epochs.length > LIMITS.slots || !epochs.every((epoch) => epoch === '-' || EPOCH.test(epoch))) return null;
  return epochs.map((epoch) => (epoch === '-' ? null : epoch));
}

function readSlot(text: string): number | null {
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
}

/** `votedFor`, or of several lines of that name `"matchIndex S2"`. */
export function readLabel(scan: Scanner): string {
  if (!scan.isString()) return scan.word('<line>');
  const { column } = scan;
  const label = scan.string();
  return LINE.test(label) ? label : scan.fail('unexpected', '<line>', label, column);
}

function readCondition(scan: Scanner, names: Names): Condition {
  return names.newer?.readCondition(scan, names) ?? readOldest(scan, names);
}

/** A condition of the versions before the newest. */
function readOldest(scan: Scanner, names: Names): Condition {
  const not = scan.keyword('not') ? ({ not: true } as const) : {};
  const kind = scan.oneOf(not.not ? KINDS : ['not', ...KINDS]) as OldestKind;
  return { ...readKind(scan, kind, names, () => scan.oneOf([...names.nodes, ANY])), ...not };
}

/** What stands behind the kind of a condition. @param who reads of which nodes it is. */
export function readKind(scan: Scanner, kind: OldestKind, { protocol }: Names, who: () => string): Condition {
  switch (kind) {
    case 'role':
      return { kind, node: who(), role: scan.oneOf(Object.keys(protocol.roles)) };
    case 'epoch':
      return { kind, node: who(), epoch: scan.quantity(readEpoch, '<epoch>') };
    case 'committed':
      return { kind, node: who(), slot: scan.quantity(readSlot, '<number>') };
    case 'log':
      return { kind, node: who(), epochs: scan.quantity(readEpochs, '<epochs>') };
    case 'fact':
      return { kind, node: who(), label: readLabel(scan), value: scan.value('<value>') };
    case 'up':
      return { kind, node: who() };
    case 'chosen':
      return { kind, value: scan.value('<text>') };
    default:
      return { kind, invariant: scan.oneOf(protocol.invariants.map((invariant) => invariant.id)) };
  }
}

export function readPredicate(scan: Scanner, names: Names): Predicate {
  const predicate = [readCondition(scan, names)];
  while (scan.keyword('and')) {
    if (predicate.length === LIMITS.conditions) scan.fail('outOfBounds', `1..${LIMITS.conditions}`);
    predicate.push(readCondition(scan, names));
  }
  return predicate;
}

// --- Lines of the State panel -----------------------------------------------------------------------------------------

interface Line {
  readonly label: string;
  readonly value: string;
}

/** What the State panel tells of a node under a name of the paper's: its facts, and where it believes others to be. */
export function linesOf(protocol: Protocol, node: Node): Line[] {
  const { facts, pointers } = protocol.portrait(sketchOf(protocol, node).role, node.state.context as never);
  return [...facts, ...pointers.map(({ label, of, index }) => ({ label: `${label} ${of}`, value: String(index) }))];
}

/** That a predicate asks for a line that is not there, and which there are; null where it does not. */
export function missingLine(predicate: Predicate, protocol: Protocol, { nodes }: World): Problem | null {
  for (const condition of predicate) {
    if (condition.kind !== 'fact') continue;
    const { node, label } = condition;
    const asked = nodes.filter(({ id }) => node === ANY || id === node);
    const there = new Set(asked.flatMap((each) => linesOf(protocol, each).map((line) => line.label)));
    if (!there.has(label)) return { code: 'noSuchLine', found: label, expected: [...there].join(', ') };
  }
  return null;
}

// --- Judging ---------------------------------------------------------------------------------------------------------

export function isAt(condition: OfANode, protocol: Protocol, node: Node): boolean {
  const sketch: Sketch = sketchOf(protocol, node);
  switch (condition.kind) {
    case 'role':
      // A crashed node plays no role; what it will be born with is on its disk, and is for the others to read.
      return node.up !== 'crashed' && sketch.role === condition.role;
    case 'epoch':
      return protocol.epochName(sketch.epoch) === condition.epoch;
    case 'committed':
      return sketch.committed >= condition.slot;
    case 'log':
      return (
        sketch.slots.last === condition.epochs.length &&
        condition.epochs.every((epoch, i) => {
          const slot = sketch.slots.at(i + 1);
          return (slot === null ? null : protocol.epochName(slot.epoch)) === epoch;
        })
      );
    case 'fact':
      return linesOf(protocol, node).some(({ label, value }) => label === condition.label && value === condition.value);
    case 'up':
      return node.up === 'up';
  }
}

export function isSo(condition: Condition, protocol: Protocol, world: World, history: History): boolean {
  switch (condition.kind) {
    case 'chosen':
      return (
        slice(history.decisions, 0).some((decision) => decision.value === condition.value) ||
        isAccepted(condition.value, protocol, world, history.votes)
      );
    case 'holds':
      return !history.broken.includes(condition.invariant);
    case 'breaks':
      return history.broken.includes(condition.invariant);
    case 'fact':
      // What nobody's portrait tells of is neither so nor not so: a name that is misspelt must not come true.
      if (condition.not && !isTold(condition.label, protocol, world)) return true;
      return isThere(condition, protocol, world);
    case 'role':
    case 'epoch':
    case 'committed':
    case 'log':
    case 'up':
      return isThere(condition, protocol, world);
    default:
      throw new Error(`Only a run tells whether ${condition.kind} is so.`);
  }
}

/** The last answer: a `run until` asks after every move, and few moves are votes. */
let answered: { votes: History['votes']; value: string; needed: number; so: boolean } | null = null;

/** Whether a quorum accepted the value in one epoch, though nobody may know it. */
function isAccepted(value: string, protocol: Protocol, world: World, votes: History['votes']): boolean {
  if (protocol.ballots === undefined || protocol.ballots.decides === 'nothing') return false;
  const { voters, quorum } = protocol.ballots;
  const voting = world.nodes.filter(({ part }) => voters.includes(part)).length;
  const needed = quorum(voting, world.options).accepted;
  if (answered?.votes === votes && answered.value === value && answered.needed === needed) return answered.so;
  // Slot 0 is about no single slot.
  let so = false;
  for (let slot = 1; slot < votes.length && !so; slot++) {
    const about = at(votes, slot) as Sequence<Vote> | undefined;
    so = about !== undefined && choicesOf(about, needed).some((choice) => choice.value === value);
  }
  answered = { votes, value, needed, so };
  return so;
}

/** Of the node that is named, or of some node. */
function isThere(condition: OfANode, protocol: Protocol, world: World): boolean {
  if (condition.node === ANY) return world.nodes.some((node) => isAt(condition, protocol, node));
  const node = world.nodes[nodeIndex(world, condition.node)];
  return node !== undefined && isAt(condition, protocol, node);
}

function isTold(label: string, protocol: Protocol, world: World): boolean {
  return world.nodes.some((node) => linesOf(protocol, node).some((line) => line.label === label));
}

/** Whether every condition holds at a moment of a run. Throws an Error for a condition on the past, which `holdsIn` knows. */
export function holds(
  predicate: Predicate,
  protocol: Protocol,
  { world, history }: { readonly world: World; readonly history: History },
): boolean {
  return predicate.every((condition) => isSo(condition, protocol, world, history) !== (condition.not ?? false));
}

/** Whether every condition holds at the end of a run. */
export function holdsIn(predicate: Predicate, run: Run): boolean {
  return newer()?.holdsIn(predicate, run) ?? holds(predicate, run.protocol, run.end);
}
