// The words of the newest version of the scenario text: lessons, challenges, conditions on the past. Few texts have them, and
// whoever opens another does not wait for them: they are fetched with the first text that does.

import type { Run } from '../engine/run.ts';
import type { Problem } from '../words/problems.ts';
import type { Draft } from './parse.ts';
import type { Player, Told } from './player.ts';
import type { Names } from './predicate.ts';
import type { Scanner } from './scan.ts';
import type { Condition, Predicate, Scenario, Statement } from './scenario.ts';
import type { Cluster } from './statement.ts';

/** What lesson/ adds to reading, writing and playing. */
export interface Newer {
  /** With what its lines begin. */
  readonly words: readonly string[];
  /** Takes a line that is no act: of the head, of a lesson, of a task. False: it is none of these. */
  readLine(draft: Draft, scan: Scanner, line: number): boolean;
  isStatement(text: string): boolean;
  readStatement(scan: Scanner, cluster: Cluster): Statement;
  readCondition(scan: Scanner, names: Names): Condition;
  /** What a text that was read to its end should have, and has not. */
  missing(scenario: Scenario): Problem | null;
  /** Whether only this version has the words for it. */
  isNeeded(scenario: Pick<Scenario, 'lesson' | 'network'>, statements: readonly Statement[]): boolean;
  writeHead(scenario: Scenario): string[];
  writePredicate(predicate: Predicate): string;
  /** What stands behind its `at`, in several lines if need be; null for a statement of the versions before. */
  writeStatement(statement: Statement): string | null;
  /** The rules of a challenge, behind its script. */
  writeTask(scenario: Scenario): string[];
  /** Whether `leader` stands in the place of a node. */
  namesLeader(statement: Statement): boolean;
  /** The statements that one stands for at the end of a run; null: it is an act by itself. */
  meant(statement: Statement, run: Run): Statement[] | null;
  holdsIn(predicate: Predicate, run: Run): boolean;
  /** Where playing holds in a text with a lesson, and how many such moments are still to come; null for any other text. */
  stops(played: Player): Told | null;
}

let atHand: Newer | null = null;

/** Null as long as no text needed them. */
export function newer(): Newer | null {
  return atHand;
}

export async function loadNewer(): Promise<void> {
  atHand ??= (await import('./lesson/index.ts')).newest;
}

/** Whether a text says that it is of this version, or of a later one. */
export function needsNewer(text: string): boolean {
  return /^\W*quorum\s+[^123\s]/m.test(text);
}
