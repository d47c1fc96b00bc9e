// The verdict on an answer: its acts are done again from the task's own start, and the judge goes along.

import type { Micros } from '../engine/protocol.ts';
import { complaintOf, writtenOf } from '../scenarios/complaint.ts';
import { Player } from '../scenarios/player.ts';
import type { Predicate, Scenario } from '../scenarios/scenario.ts';
import type { Problem } from '../words/problems.ts';
import { type Answer, actsOf, type Fault } from './answer.ts';
import { Attempt, type Failed, type Standing } from './judge.ts';
import { type Begun, begun, tasksOf } from './way.ts';

export type Verdict =
  | {
      readonly kind: 'reached';
      readonly acts: number;
      readonly par: number | null /** Since the start. */;
      readonly took: Micros;
    }
  /** Which step is missing, from 1, of how many, and what of it does not hold. */
  | {
      readonly kind: 'missed';
      readonly acts: number;
      readonly step: number;
      readonly of: number;
      readonly missing: Predicate;
    }
  | {
      readonly kind: 'failed';
      readonly acts: number;
      readonly failed: Failed;
      readonly attempt: Attempt;
      readonly begun: Begun;
    }
  /** An act that was not possible when its time came. */
  | { readonly kind: 'impossible'; readonly text: string; readonly problem: Problem }
  | { readonly kind: 'fault'; readonly fault: Fault }
  /** The lesson has no task of that number. */
  | { readonly kind: 'noTask'; readonly tasks: number }
  /** It takes more moves than anybody has patience for. */
  | { readonly kind: 'endless' };

/** Moves that the start and an answer may take together. */
const MOVES = 200_000;
/** Moves between two looks at how it stands. */
const STEP = 64;
/** How long one waits behind the last act where the task does not say how much time there is. */
const PATIENCE: Micros = 60_000_000;

/** A task's start, played with a seed; null: it does not come to its beginning. */
export function startWith(scenario: Scenario, seed: number | null, task: number): Begun | null {
  const own = seed === null ? scenario : { ...scenario, seed };
  const player = new Player(own);
  const asked = tasksOf(own)[task - 1];
  if (asked === undefined || !player.finish(MOVES)) return null;
  return begun(player, asked);
}

/** What an answer comes to from a start that `startWith` gave. */
export function verdictOn(answer: Answer, start: Begun): Verdict {
  const script = actsOf(answer, start.scenario);
  if ('why' in script) return { kind: 'fault', fault: script };
  const { task, from } = start;
  const fork = { run: start.run.fork(from.position), from: from.at };
  const player = new Player({ ...start.scenario, script: [...script] }, fork);
  const { run } = player;
  const attempt = new Attempt(run, from, task);
  const most = run.length + MOVES;
  const goesOn = () => {
    attempt.at(run.length);
    return !attempt.isOver && player.failures.length === 0;
  };
  while (player.scripted && goesOn()) {
    if (run.length > most) return { kind: 'endless' };
    player.finish(STEP);
  }
  const until = task.within === undefined ? (player.ends.at(-1) ?? from.at) + PATIENCE : from.at + task.within;
  while (goesOn() && player.advance(until, STEP) === 'spent') if (run.length > most) return { kind: 'endless' };
  return told(player, attempt, start);
}

function told(player: Player, attempt: Attempt, start: Begun): Verdict {
  const standing = attempt.at(player.run.length);
  const over = attempt.isOver ? overAt(standing) : Number.MAX_SAFE_INTEGER;
  const [failure] = player.failures;
  // What could not be done after it was over does not matter any more.
  if (failure !== undefined && failure.position < over)
    return { kind: 'impossible', text: writtenOf(player, failure), problem: complaintOf(player, failure) };
  const { acts, failed, steps } = standing;
  if (failed !== null) return { kind: 'failed', acts, failed, attempt, begun: start };
  if (standing.reached) {
    const took = player.run.timeOf(over) - start.from.at;
    return { kind: 'reached', acts, par: start.task.par ?? null, took };
  }
  const step = steps.findIndex(({ reached }) => reached === null);
  const missing = (start.task.goals[step] ?? []).filter((_, i) => !steps[step]?.conditions[i]);
  return { kind: 'missed', acts, step: step + 1, of: steps.length, missing };
}

function overAt({ failed, steps }: Standing): number {
  return failed?.position ?? (steps.at(-1)?.reached as number);
}
