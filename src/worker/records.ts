// The worker's answers about what a run's record says: what could know of what, where it was quiet, how crowded it was.
// Loaded when first asked for.

import type { Run } from '../engine/run.ts';
import type { Branch } from './branch.ts';
import { Causes, READ } from './causes.ts';
import type { Laboratory } from './laboratory.ts';
import type { Ask, RecordQuestion, Reply } from './wire.ts';

export class Records {
  private readonly laboratory: Laboratory;
  private readonly records = new WeakMap<Run, Causes>();

  constructor(laboratory: Laboratory) {
    this.laboratory = laboratory;
  }

  /** Throws when the question names a branch that is not there. */
  answer<Q extends RecordQuestion>(question: Q, ask: Ask<Q>): Reply<Q> {
    const record = this.of(this.laboratory.branch(ask.branch));
    return (record[question] as unknown as (ask: Ask<Q>) => Reply<Q>).call(record, ask);
  }

  private of({ run, parent, forkedAt }: Branch): Causes {
    let record = this.records.get(run);
    if (record === undefined) {
      record =
        parent === null ? new Causes(run, () => this.laboratory.slice(READ)) : this.of(parent).fork(run, forkedAt);
      this.records.set(run, record);
    }
    return record;
  }
}
