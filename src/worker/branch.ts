// One of the futures of a run. Those that a text brings along are simulated when somebody first looks into them: the past
// that they share belongs to the branch that they leave, which is played up to there before, a slice at a time: it may be a
// day away.

import { nextMove } from '../engine/clock.ts';
import type { Move } from '../engine/move.ts';
import type { Micros } from '../engine/protocol.ts';
import type { Run } from '../engine/run.ts';
import { Weight } from '../engine/weight.ts';
import { branchOff } from '../scenarios/branching.ts';
import type { Mark } from '../scenarios/futures.ts';
import type { Player } from '../scenarios/player.ts';
import type { Future, Scenario, Statement } from '../scenarios/scenario.ts';
import type { Limit, Slice } from './budget.ts';
import type { BranchInfo, Said } from './wire.ts';

/** Whether a run may be played on, and for how many moves at the most. */
export interface Permit {
  readonly limit: (run: Run) => Limit | null;
  readonly room: (run: Run) => number;
  /** No more can be permitted. */
  readonly last: boolean;
}

export type Progress = 'reached' | 'spent' | 'still' | 'stopped';

/** Where a branch begins, and what makes its moves. */
interface Begun {
  readonly run: Run;
  /** Plays a script's own statements; what somebody began by hand has none. */
  readonly player: Player | null;
  readonly forkedAt: number;
  readonly weight: Weight;
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
  /** Why it is not played on, though there is more. */
  private stopped: Limit | null = null;
  private readonly permit: Permit;

  private constructor(
    permit: Permit,
    id: number,
    parent: Branch | null,
    from: { readonly at: Micros; readonly by: Move | null },
    begun: Begun | Waiting,
  ) {
    this.permit = permit;
    this.id = id;
    this.parent = parent;
    this.at = from.at;
    this.by = from.by;
    this.until = 'run' in begun ? from.at : 0;
    this.begun = 'run' in begun ? begun : null;
    this.waiting = 'run' in begun ? null : begun;
  }

  static root(permit: Permit, id: number, player: Player): Branch {
    const begun = { run: player.run, player, forkedAt: 0, weight: new Weight(player.run) };
    return new Branch(permit, id, null, { at: 0, by: null }, begun);
  }

  /** Another future of a branch: what somebody did there was just made in the run. */
  static made(id: number, parent: Branch, by: Move, run: Run): Branch {
    const forkedAt = run.length - 1;
    const begun = { run, player: null, forkedAt, weight: new Weight(run, forkedAt) };
    return new Branch(parent.permit, id, parent, { at: by.at, by }, begun);
  }

  /** Another future that a text tells of. */
  static told(id: number, parent: Branch, scenario: Scenario, future: Future): Branch {
    const first = future.script.find(isDone);
    const by = first === undefined ? null : moveOf(first, future.at);
    return new Branch(parent.permit, id, parent, { at: by?.at ?? future.at, by }, { scenario, future });
  }

  /** Plays what it shares with the branch that it leaves; whether that is done. */
  prepare(slice: Slice): boolean {
    if (this.begun !== null) return true;
    const { parent, waiting } = this;
    if (parent === null || waiting === null) return true;
    const there = parent.advance(waiting.future.at, slice);
    if (there === 'spent' || there === 'stopped') return false;
    const player = branchOff(waiting.scenario, waiting.future, parent.run);
    const { run } = player;
    this.begun = { run, player, forkedAt: run.length, weight: new Weight(run, run.length) };
    this.until = run.end.at;
    return true;
  }

  /** Whether it is played up to where it leaves the branch before it. */
  get hasBegun(): boolean {
    return this.begun !== null;
  }

  /** What has to be played before anybody looks into it: itself, or one that it comes from. */
  get played(): Branch {
    return this.begun === null && this.parent !== null ? this.parent.played : this;
  }

  private get now(): Begun {
    if (this.begun === null) throw new Error(`Future ${this.id} is not played up to its beginning.`);
    return this.begun;
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

  /** Bytes that it alone keeps. */
  get bytes(): number {
    return this.begun?.weight.bytes ?? 0;
  }

  /** Simulates on, by the script's statements while there are any, then by the clock alone. */
  advance(until: Micros, slice: Slice): Progress {
    if (!this.prepare(slice)) return this.played.stopped === null ? 'spent' : 'stopped';
    const { run } = this.now;
    let outcome: Progress = 'spent';
    let limit: Limit | null = null;
    while (outcome === 'spent') {
      limit = this.permit.limit(run);
      const pieces = limit === null ? Math.min(slice.room, this.permit.room(run)) : 0;
      if (limit === null && pieces <= 0) break;
      outcome = this.go(until, pieces);
      slice.spend(pieces);
      if (outcome === 'spent' && limit !== null) outcome = 'stopped';
    }
    this.stopped = outcome === 'stopped' ? limit : null;
    this.still = outcome === 'still';
    const whole = outcome === 'reached' || outcome === 'still';
    this.until = Math.max(this.until, whole ? until : run.end.at);
    return outcome;
  }

  private go(until: Micros, pieces: number): Exclude<Progress, 'stopped'> {
    const { run, player } = this.now;
    return player === null ? tick(run, until, pieces) : player.advance(until, pieces);
  }

  get info(): BranchInfo {
    const { id, at, by, still, until } = this;
    const parent = this.parent?.id ?? null;
    const stopped = this.stopped === null ? null : { by: this.stopped, last: this.permit.last };
    const [run, forkedAt] = this.begun === null ? [null, 0] : [this.begun.run, this.begun.forkedAt];
    const [length, end] = [run?.length ?? 0, run?.end.at ?? 0];
    return { id, parent, forkedAt, at, by, length, end, still, until, stopped };
  }

  /** What is said in it, the past that it shares included. */
  get says(): readonly Said[] {
    const own = this.begun?.player?.told.says ?? [];
    if (this.parent === null || this.begun === null) return own;
    const { at, forkedAt } = this;
    return [...this.parent.says.filter((said) => said.position <= forkedAt && said.at <= at), ...own];
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
  const next = nextMove(run.end.world);
  if (next === null) return 'still';
  return next.at > until ? 'reached' : 'spent';
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
