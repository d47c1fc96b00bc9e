// How an attempt at a task stands, at any moment of a run: which steps are reached, what is left, and whether it has failed.
// It goes along the run once, move by move, and keeps what it found wherever that changed.

import type { Move } from '../engine/move.ts';
import type { Micros } from '../engine/protocol.ts';
import type { Run } from '../engine/run.ts';
import type { World } from '../engine/world.ts';
import { Watch } from '../scenarios/lesson/judged.ts';
import type { Condition, Predicate, Task } from '../scenarios/scenario.ts';
import { type Forbidden, forbids } from './rules.ts';
import type { Start } from './start.ts';

/** A goal, and each `then` behind it. */
export interface Step {
  /** Where it was reached; null: not yet. */
  readonly reached: number | null;
  /** Whether each of its conditions holds. */
  readonly conditions: readonly boolean[];
}

export type Failed = { readonly position: number } /** A `never` has come true: which, from 0. */ & (
  | { readonly why: 'never'; readonly which: number }
  /** One act too many. */
  | { readonly why: 'budget'; readonly act: Move }
  /** Its time is over. */
  | { readonly why: 'within' }
  | { readonly why: 'forbidden'; readonly act: Move; readonly rule: Forbidden }
);

export interface Standing {
  readonly steps: readonly Step[];
  /** Whether the last step is. From there on nothing changes any more. */
  readonly reached: boolean;
  /** What was done since the task began. */
  readonly acts: number;
  /** Null: as many as one likes. */
  readonly actsLeft: number | null;
  /** When its time is over; null: it takes as long as it takes. */
  readonly until: Micros | null;
  /** From there on nothing changes any more. */
  readonly failed: Failed | null;
}

interface Kept {
  readonly position: number;
  readonly standing: Standing;
}

export class Attempt {
  readonly task: Task;
  readonly from: Start;
  readonly run: Run;
  private readonly watch: Watch;
  /** From where on a standing is the attempt's, in order. */
  private readonly kept: [Kept, ...Kept[]];

  constructor(run: Run, from: Start, task: Task) {
    this.run = run;
    this.from = from;
    this.task = task;
    this.watch = new Watch(run, from.position);
    const standing: Standing = {
      steps: task.goals.map((goal) => ({ reached: null, conditions: this.lit(goal) })),
      reached: false,
      acts: 0,
      actsLeft: task.budget ?? null,
      until: task.within === undefined ? null : from.at + task.within,
      failed: null,
    };
    // What must never last for long is watched from here on, too.
    for (const never of task.never ?? []) this.lit(never);
    this.kept = [{ position: from.position, standing }];
  }

  /** How it stands after the move at a position, or at the end of the run before that. */
  at(position: number): Standing {
    while (this.watch.frame.position < position && !this.isOver) {
      const { world } = this.watch.frame;
      if (this.watch.step() === null) break;
      this.take(world);
    }
    const { kept } = this;
    let low = 0;
    let high = kept.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((kept[middle] as Kept).position <= position) low = middle;
      else high = middle - 1;
    }
    return (kept[low] as Kept).standing;
  }

  /** Whether nothing can change it any more, as far as it has gone along the run. */
  get isOver(): boolean {
    return this.last.reached || this.last.failed !== null;
  }

  private get last(): Standing {
    return (this.kept.at(-1) as Kept).standing;
  }

  private lit(predicate: Predicate): boolean[] {
    return predicate.map((condition) => this.watch.isSo(condition));
  }

  /** Judges the moment that the watch has come to. @param before the world that the move was made in. */
  private take(before: World): void {
    const { last, watch } = this;
    const { position } = watch.frame;
    const acts = watch.acts.length;
    const act = acts === last.acts ? undefined : watch.acts.at(-1);
    const steps = this.judged(last.steps, position);
    const failed = this.failing(act, acts, this.never(), before);
    if (act === undefined && failed === null && steps === last.steps) return;
    const reached = failed === null && steps.every((step) => step.reached !== null);
    const actsLeft = last.actsLeft === null || act === undefined ? last.actsLeft : Math.max(0, last.actsLeft - 1);
    const now =
      failed === null ? steps : steps.map((step, i) => ({ ...step, reached: last.steps[i]?.reached ?? null }));
    this.kept.push({ position, standing: { ...last, steps: now, reached, acts, actsLeft, failed } });
  }

  /** The steps as they are now: the same list where none has changed. */
  private judged(before: readonly Step[], position: number): readonly Step[] {
    const { goals } = this.task;
    let steps: Step[] | null = null;
    let due = true;
    for (let i = 0; i < goals.length; i++) {
      const step = before[i] as Step;
      const now = this.judgedStep(goals[i] as Predicate, step, due, position);
      due = now.reached !== null;
      if (now === step) continue;
      steps ??= [...before];
      steps[i] = now;
    }
    return steps ?? before;
  }

  private judgedStep(goal: Predicate, step: Step, due: boolean, position: number): Step {
    let same = true;
    let all = true;
    // Each is asked every time: one that has to last is watched so.
    for (let i = 0; i < goal.length; i++) {
      const so = this.watch.isSo(goal[i] as Condition);
      all &&= so;
      same &&= so === step.conditions[i];
    }
    const reached = step.reached ?? (due && all ? position : null);
    return same && reached === step.reached ? step : { reached, conditions: same ? step.conditions : this.lit(goal) };
  }

  /** Which of the nevers has come true; -1: none. */
  private never(): number {
    const { never = [] } = this.task;
    let first = -1;
    for (let i = 0; i < never.length; i++) {
      let all = true;
      for (const condition of never[i] as Predicate) if (!this.watch.isSo(condition)) all = false;
      if (all && first < 0) first = i;
    }
    return first;
  }

  private failing(act: Move | undefined, acts: number, never: number, before: World): Failed | null {
    const { task, run, last, watch } = this;
    const { position, at } = watch.frame;
    if (last.until !== null && at > last.until) return { why: 'within', position };
    if (act !== undefined) {
      const { at: when, ...choice } = act;
      const rule = forbids(task, choice, run.protocol, before);
      if (rule !== null) return { why: 'forbidden', position, act, rule };
      if (task.budget !== undefined && acts > task.budget) return { why: 'budget', position, act };
    }
    return never < 0 ? null : { why: 'never', position, which: never };
  }
}
