// Whether a task can be done with fewer acts than its author's way takes: that way with one or two of its lines left out,
// all short ways in a manual network, and random ways in a timed one. What none of these finds may exist all the same.

import { canon } from '../engine/canon.ts';
import { MANUAL_STEP } from '../engine/clock.ts';
import type { Choice, Move } from '../engine/move.ts';
import { draw, type Stream, streams } from '../engine/random.ts';
import { refusal } from '../engine/refusal.ts';
import type { Run } from '../engine/run.ts';
import type { World } from '../engine/world.ts';
import { printStatement } from '../scenarios/print.ts';
import type { Statement } from '../scenarios/scenario.ts';
import { Attempt } from './judge.ts';
import { forbids } from './rules.ts';
import { type Begun, playWay } from './way.ts';

/** A way that reaches the goal, as lines, and how many acts it takes. */
export interface Shorter {
  readonly acts: number;
  readonly way: readonly string[];
}

/** Moves that one way may take. */
const MOVES = 20_000;

const isWaiting = ({ kind }: Statement): boolean => ['run', 'runUntil', 'settle', 'expect'].includes(kind);

/** How many acts a way takes to the goal; null: it does not get there. */
function reaching(start: Begun, script: readonly Statement[]): number | null {
  const { standing } = playWay(start, script, MOVES);
  return standing.reached ? standing.acts : null;
}

/** The author's way with one or two of its lines left out, the shortest that still reaches the goal. */
export function leavingOut(start: Begun): Shorter | null {
  const { solution, par = solution.length } = start.task;
  const acts = solution.flatMap((statement, i) => (isWaiting(statement) ? [] : [i]));
  let best: Shorter | null = null;
  const tryWithout = (...out: readonly number[]) => {
    const script = solution.filter((_, i) => !out.includes(i));
    const taken = reaching(start, script);
    if (taken !== null && taken < (best?.acts ?? par)) best = { acts: taken, way: script.map(printStatement) };
  };
  for (const [n, i] of acts.entries()) {
    tryWithout(i);
    for (const j of acts.slice(n + 1)) tryWithout(i, j);
  }
  return best;
}

// --- All short ways, in a manual network -----------------------------------------------------------------------------

export interface Searched {
  readonly found: Shorter | null;
  /** No way of fewer acts than this was left untried; with `found`, it is the least. */
  readonly below: number;
  readonly worlds: number;
}

interface Reached {
  readonly run: Run;
  readonly way: readonly string[];
}

/** Breadth first over what may be done, with requests as the author's way makes them, up to so many worlds. */
export function searching(start: Begun, most: number): Searched {
  const { par = start.task.solution.length } = start.task;
  const requests = start.task.solution.flatMap((statement): Choice[] =>
    statement.kind === 'request' && statement.node !== 'leader'
      ? [{ kind: 'request', node: statement.node, command: statement.command }]
      : [],
  );
  const seen = new Set<string>();
  let ways: Reached[] = [{ run: start.run.fork(start.from.position), way: [] }];
  for (let acts = 1; acts < par; acts++) {
    const next: Reached[] = [];
    for (const { run, way } of ways)
      for (const choice of choicesIn(run.end.world, requests)) {
        const on = done(start, run, choice);
        if (on === null) continue;
        const { standing, signature } = judged(start, on);
        const told = [...way, canon(choice)];
        if (standing.reached) return { found: { acts, way: told }, below: acts, worlds: seen.size };
        if (standing.failed !== null || seen.has(signature)) continue;
        if (seen.size >= most) return { found: null, below: acts, worlds: seen.size };
        seen.add(signature);
        next.push({ run: on, way: told });
      }
    ways = next;
  }
  return { found: null, below: par, worlds: seen.size };
}

function choicesIn({ envelopes, nodes }: World, requests: readonly Choice[]): Choice[] {
  const unlike = new Map(envelopes.map((each) => [canon([each.from, each.to, each.message]), each.id]));
  return [
    ...[...unlike.values()].map((envelope): Choice => ({ kind: 'deliver', envelope })),
    ...nodes.flatMap(({ id, up, timers }): Choice[] => [
      ...timers.map(
        ({ name, of }): Choice => ({ kind: 'ring', node: id, timer: name, ...(of !== undefined && { of }) }),
      ),
      { kind: up === 'crashed' ? 'restart' : 'crash', node: id },
    ]),
    ...requests,
  ];
}

/** The run with one thing more done in it, as a script would: a step of time later. Null where that may not be. */
function done({ task }: Begun, run: Run, choice: Choice): Run | null {
  const { world } = run.end;
  const move = { ...choice, at: world.now + MANUAL_STEP } as Move;
  if (refusal(world, move, run.protocol) !== null || forbids(task, choice, run.protocol, world) !== null) return null;
  const on = run.fork(run.length);
  on.make(move);
  return on;
}

/** How a run stands, and what tells it from others: its world without times and numbers, and what the task has seen of it. */
function judged(start: Begun, run: Run) {
  const standing = new Attempt(run, start.from, start.task).at(run.length);
  const { nodes, envelopes, network, cuts } = run.end.world;
  const notes: string[] = [];
  for (let p = start.from.position + 1; p <= run.length; p++)
    for (const happening of run.frame(p).happenings)
      if (happening.kind !== 'sent' && happening.kind !== 'heard')
        notes.push('rule' in happening ? happening.rule : happening.kind);
  const signature = canon([
    nodes.map(({ id, up, state, timers }) => [
      id,
      up,
      state.value,
      state.context,
      timers.map(({ name, of }) => [name, of ?? '']),
    ]),
    envelopes.map(({ from, to, message }) => canon([from, to, message])).sort(),
    [cuts, network.mode, network.detained ?? []],
    standing.steps,
    notes.sort(),
  ]);
  return { standing, signature };
}

// --- Random ways, in a timed network ---------------------------------------------------------------------------------

/** So many ways of one act less than par, of acts like the author's, at random moments. */
export function guessing(start: Begun, tries: number, seed: number): Shorter | null {
  const { solution, par = solution.length, within } = start.task;
  const own = playWay(start, solution, MOVES);
  const span = Math.max(1_000, own.player.run.end.at - start.from.at);
  const kinds = solution
    .filter((statement) => !isWaiting(statement))
    .map(({ at, ...statement }) => statement as Statement);
  if (par < 2 || kinds.length === 0) return null;
  const nodes = start.run.end.world.nodes.map(({ id }) => id);
  let stream: Stream = streams(seed).timers;
  const any = (from: number, to: number): number => {
    const [number, rest] = draw(stream, from, to);
    stream = rest;
    return number;
  };
  for (let n = 0; n < tries; n++) {
    const moments = Array.from({ length: par - 1 }, () => start.from.at + any(0, Math.min(span, within ?? span))).sort(
      (a, b) => a - b,
    );
    const script = moments.map((at): Statement => {
      const kind = kinds[any(0, kinds.length - 1)] as Statement;
      const elsewhere = 'node' in kind && kind.node !== null && any(0, 1) === 1;
      return { ...kind, ...(elsewhere && { node: nodes[any(0, nodes.length - 1)] as string }), at } as Statement;
    });
    const waiting: Statement = { kind: 'run', for: Math.min(span, within ?? span) };
    const taken = reaching(start, [...script, waiting]);
    if (taken !== null && taken < par) return { acts: taken, way: script.map(printStatement) };
  }
  return null;
}
