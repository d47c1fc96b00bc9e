// The tree of futures in a scenario: the script of the scenario is the first of them, and each further one leaves an
// earlier one at a moment and goes on by its own script. As text: `future 2 of 1 at 1.2s#3 "S1 crashes"`, and below it what
// is done there.
//
// A moment is a time and, where several moves are made at that very instant, after how many of them.

import type { Micros } from '../engine/protocol.ts';
import type { Run } from '../engine/run.ts';
import { newer } from './newer.ts';
import type { Scanner } from './scan.ts';
import { type Future, JOINED, LIMITS, NEWEST, NOTED, type Scenario, type Statement, VERSION } from './scenario.ts';

export interface Moment {
  readonly at: Micros;
  /** So many moves at that instant come before; absent: all of them. */
  readonly after?: number;
}

/** A note on a moment. */
export interface Mark extends Moment {
  readonly text: string;
}

/** The position of a moment in a run that is simulated that far. */
export function positionOf(run: Run, { at, after }: Moment): number {
  const last = run.positionAt(at);
  return after === undefined ? last : Math.min(last, (at === 0 ? 0 : run.positionAt(at - 1)) + after);
}

/** The moment of a position: just after the move that led to it. */
export function momentOf(run: Run, position: number): { readonly at: Micros; readonly after: number } {
  const at = run.timeOf(position);
  return { at, after: position - (at === 0 ? 0 : run.positionAt(at - 1)) };
}

export function isTimedMark(statement: Statement): statement is Extract<Statement, { kind: 'mark' }> & Moment {
  return statement.kind === 'mark' && statement.at !== undefined;
}

/** The notes of a script that have a time, in the order of their moments. */
export function marksIn(script: readonly Statement[]): Mark[] {
  return inOrder(script.filter(isTimedMark).map(({ kind, ...mark }) => mark));
}

export function inOrder<M extends Moment>(marks: readonly M[]): M[] {
  const last = ({ after }: Moment) => after ?? Number.MAX_SAFE_INTEGER;
  return [...marks].sort((a, b) => a.at - b.at || last(a) - last(b));
}

/** Whether version 3 has words for a statement, and those before it have not. */
function isNew(statement: Statement): boolean {
  if (statement.kind === 'ring') return statement.of !== undefined;
  const that = statement.kind === 'expect' ? statement.that : statement.kind === 'runUntil' ? statement.until : [];
  return that.some((condition) => condition.kind === 'fact' && condition.label.includes(' '));
}

/** The lowest version of the text that has the words for it. */
export function versionOf(
  scenario: Pick<Scenario, 'script' | 'name' | 'futures' | 'options' | 'down' | 'lesson' | 'network'>,
): Scenario['version'] {
  const { script, name, futures = [], options, down } = scenario;
  const statements = [script, ...futures.map((future) => future.script)].flat();
  if (newer()?.isNeeded(scenario, statements)) return NEWEST;
  const words = Object.values(options).some((value) => typeof value === 'string');
  if (down !== undefined || words || statements.some(isNew)) return JOINED;
  const plain = name === undefined && futures.length === 0 && script.every(({ kind }) => kind !== 'mark');
  return plain ? VERSION : NOTED;
}

/** The first future alone, under no name. */
export function firstOf({ name, futures, ...scenario }: Scenario): Scenario {
  return { ...scenario, version: versionOf(scenario) };
}

// --- From text ---------------------------------------------------------------------------------------------------------

/** After `future`: its number, which must be the one that is due, and for the first nothing but its name. */
export function readFuture(
  scan: Scanner,
  due: number,
  moment: () => Moment,
): { number: 1; name: string } | { number: number; future: Future } {
  const { column } = scan;
  if (due > LIMITS.futures) scan.fail('outOfBounds', `1..${LIMITS.futures}`, String(due), column);
  const number = scan.whole([1, LIMITS.futures]);
  const name = () => scan.string([1, LIMITS.name]);
  if (number === 1 && due === 2) return { number: 1, name: name() };
  if (number !== due) scan.fail('unexpected', String(due), String(number), column);
  if (!scan.keyword('of')) scan.fail('unexpected', 'of');
  const of = scan.whole([1, due - 1]);
  if (!scan.keyword('at')) scan.fail('unexpected', 'at');
  const future: Future = { of, ...moment(), script: [] };
  return { number, future: scan.isString() ? { ...future, name: name() } : future };
}
