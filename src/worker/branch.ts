// One of the futures of a run. Those that a text brings along are simulated when somebody first looks into them: the past
// that they share belongs to the branch that they leave, which is played up to there before.

import type { Move } from '../engine/move.ts';
import type { Micros } from '../engine/protocol.ts';
import type { Run } from '../engine/run.ts';
import { branchOff } from '../scenarios/branching.ts';
import type { Mark } from '../scenarios/futures.ts';
import type { Player } from '../scenarios/player.ts';
import type { Future, Scenario, Statement } from '../scenarios/scenario.ts';
import type { BranchInfo } from './wire.ts';

/** Where a branch begins, and what makes its moves. */
interface Begun {
  readonly run: Run;
  /** Plays a script's own statements; what somebody began by hand has none. */
  readonly player: Player | null;
  readonly forkedAt: number;
}

/** A branch of a text that nobody has looked into. */
interface Waiting {
  readonly scenario: Scenario;
  readonly future: Future;
}

export class Branch {
  readonly id: number;
  readonly parent: Branch | null;
  /** When it was left, and what was done there; null where nothing was. */
  readonly at: Micros;
  readonly by: Move | null;
  private begun: Begun | null;
  private readonly waiting: Waiting | null;
  private still = false;
  /** All that happens up to this time is simulated. */
  private until: Micros;

  private constructor(
    id: number,
    parent: Branch | null,
    from: { readonly at: Micros; readonly by: Move | null },
    begun: Begun | Waiting,
  ) {
    this.id = id;
    this.parent = parent;
    this.at = from.at;
    this.by = from.by;
    this.until = 'run' in begun ? from.at : 0;
    this.begun = 'run' in begun ? begun : null;
    this.waiting = 'run' in begun ? null : begun;
  }

  static root(id: number, player: Player): Branch {
    return new Branch(id, null, { at: 0, by: null }, { run: player.run, player, forkedAt: 0 });
  }

  /** Another future of a branch: what somebody did there was just made in the run. */
  static made(id: number, parent: Branch, by: Move, run: Run): Branch {
    return new Branch(id, parent, { at: by.at, by }, { run, player: null, forkedAt: run.length - 1 });
  }

  /** Another future that a text tells of. */
  static told(id: number, parent: Branch, scenario: Scenario, future: Future): Branch {
    const first = future.script.find(isDone);
    const by = first === undefined ? null : moveOf(first, future.at);
    return new Branch(id, parent, { at: by?.at ?? future.at, by }, { scenario, future });
  }

  /** Plays what it shares with the branch that it leaves, with at most so many moves; whether that is done. */
  prepare(budget: number): boolean {
    if (this.begun !== null) return true;
    const { parent, waiting } = this;
    if (parent === null || waiting === null) return true;
    if (!parent.prepare(budget)) return false;
    if (parent.advance(waiting.future.at, budget) === 'spent') return false;
    const player = branchOff(waiting.scenario, waiting.future, parent.run);
    this.begun = { run: player.run, player, forkedAt: player.run.length };
    this.until = player.run.end.at;
    return true;
  }

  private get now(): Begun {
    while (!this.prepare(Number.MAX_SAFE_INTEGER));
    return this.begun as Begun;
  }

  get run(): Run {
    return this.now.run;
  }

  get player(): Player | null {
    return this.now.player;
  }

  /** The position up to which it shares the past of the branch that it leaves. */
  get forkedAt(): number {
    return this.now.forkedAt;
  }

  /** What its text tells of it; null where somebody did it by hand, and for the first. */
  get told(): Future | null {
    return this.waiting?.future ?? null;
  }

  /** Simulates on, by the script's statements while there are any, then by the clock alone. */
  advance(until: Micros, budget: number): 'reached' | 'spent' | 'still' {
    const { run, player } = this.now;
    const outcome = player === null ? tick(run, until, budget) : player.advance(until, budget);
    this.still = outcome === 'still';
    this.until = Math.max(this.until, outcome === 'spent' ? run.end.at : until);
    return outcome;
  }

  get info(): BranchInfo {
    const { id, at, by, still, until } = this;
    const parent = this.parent?.id ?? null;
    if (this.begun === null) return { id, parent, forkedAt: 0, at, by, length: 0, end: 0, still, until };
    const { run, forkedAt } = this.begun;
    return { id, parent, forkedAt, at, by, length: run.length, end: run.end.at, still, until };
  }

  /** Notes without a time that its script has come to. */
  get reached(): readonly Mark[] {
    return this.begun?.player?.reached ?? [];
  }
}

function tick(run: Run, until: Micros, budget: number): 'reached' | 'spent' | 'still' {
  for (let made = 0; made < budget; made++) {
    if (run.tick(until) === null) return run.isStill ? 'still' : 'reached';
  }
  return 'spent';
}

type Done = Exclude<Statement, { kind: 'run' | 'runUntil' | 'expect' | 'say' | 'mark' }>;

function isDone(statement: Statement): statement is Done {
  return !['run', 'runUntil', 'expect', 'say', 'mark'].includes(statement.kind);
}

/** What a statement does, told before it is done: which message it names is known only then. */
function moveOf({ at = 0, after, ...doing }: Done, from: Micros): Move {
  const when = { at: Math.max(at, from) };
  if ('envelope' in doing && !('id' in doing.envelope)) return { ...when, ...doing, envelope: 0 } as Move;
  if ('envelope' in doing) return { ...when, ...doing, envelope: (doing.envelope as { id: number }).id } as Move;
  return { ...when, ...doing } as Move;
}
