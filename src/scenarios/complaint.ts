// What became of a script's statements, for people: each as it is written, and what was wrong with it.

import type { Problem } from '../words/problems.ts';
import type { Failure, Player } from './player.ts';
import { printStatement, writePredicate } from './print.ts';
import type { Statement } from './scenario.ts';

interface Judged {
  readonly statement: number;
}

/** The statement of an expectation or a failure, as it is written. */
export function writtenOf({ scenario }: Player, { statement }: Judged): string {
  return printStatement(scenario.script[statement] as Statement);
}

/** What was found in place of what the statement asks for. */
function foundIn(statement: Statement): string {
  if (statement.kind === 'runUntil') return writePredicate(statement.until);
  if ('node' in statement && statement.node !== null) return statement.node;
  return printStatement('envelope' in statement ? { ...statement, at: undefined } : statement);
}

/** What is wrong, with all that its sentence tells. */
export function complaintOf({ scenario }: Player, { code, expected, found, statement }: Failure): Problem {
  return { code, expected, found: found || foundIn(scenario.script[statement] as Statement) };
}
