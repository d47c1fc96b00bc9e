// The worker's answers to who looks closer at a run, or takes it along: numbers, rules, what a node waits for, the machine
// itself, and texts. Loaded when first asked for.

import type { Run } from '../engine/run.ts';
import { type Chart, chartOf } from '../engine/statechart.ts';
import { positionOf } from '../scenarios/futures.ts';
import { printScenario } from '../scenarios/print.ts';
import type { Branch } from './branch.ts';
import type { Slice } from './budget.ts';
import { digestsOf } from './digests.ts';
import { find } from './finding.ts';
import { aloneOf, treeOf } from './futures.ts';
import type { Laboratory } from './laboratory.ts';
import { RuleRecord } from './rules.ts';
import { Statistics } from './statistics.ts';
import { Takeaway } from './takeaway.ts';
import { hearingsAt } from './transitions.ts';
import { nodeWaiting } from './waiting.ts';
import type { Ask, Reply, StudyQuestion, Taken } from './wire.ts';

/** To be awaited before it is asked what a node waits for. */
export { loadWaiting } from '../protocols/waiting.ts';

/** Moves read, or made while reading, in one answer at the most. */
const READ = 4096;
/** Moves in one answer of which the transitions are told at the most. */
const TOLD = 512;

export class Studies {
  private readonly laboratory: Laboratory;
  private readonly statistics = new WeakMap<Run, Statistics>();
  private readonly rules = new WeakMap<Run, RuleRecord>();
  private readonly takeaway = new Takeaway();

  constructor(laboratory: Laboratory) {
    this.laboratory = laboratory;
  }

  /** Throws when the question names a branch that is not there. */
  answer<Q extends StudyQuestion>(question: Q, ask: Ask<Q>): Reply<Q> {
    return (this[question] as unknown as (ask: Ask<Q>) => Reply<Q>).call(this, ask);
  }

  find({ branch: id, from, by, wanted, until }: Ask<'find'>): Reply<'find'> {
    const branch = this.laboratory.branch(id);
    const { run } = branch;
    const beyond = by > 0 && from + READ > run.length;
    const outcome = beyond ? branch.advance(until, this.slice(from + READ - run.length)) : 'spent';
    const found = find(run, from, by, wanted, this.slice(READ));
    if ('position' in found) return { position: found.position, next: null, branch: branch.info };
    const over = by < 0 ? found.next < 0 : found.next > run.length && outcome !== 'spent';
    return { position: null, next: over ? null : found.next, branch: branch.info };
  }

  digests({ branch: id, from, until }: Ask<'digests'>): Reply<'digests'> {
    const branch = this.laboratory.branch(id);
    const outcome = branch.advance(until, this.slice(Math.max(0, from + READ - branch.run.length)));
    const { run } = branch;
    const digests = digestsOf(run, from, until, this.slice(READ));
    const whole = outcome === 'reached' || outcome === 'still' || run.end.at > until;
    const all = from + digests.length >= Math.min(run.length, run.positionAt(until)) + 1;
    return { digests, over: whole && all, stopped: !whole && all && outcome === 'stopped' };
  }

  totals({ branch: id, position }: Ask<'totals'>): Reply<'totals'> {
    const { run } = this.laboratory.branch(id);
    let statistics = this.statistics.get(run);
    if (statistics === undefined) {
      statistics = new Statistics(run);
      this.statistics.set(run, statistics);
    }
    return { totals: statistics.at(position, this.slice()) };
  }

  takeAway({ branch: id, ...rest }: Ask<'takeAway'>): Reply<'takeAway'> {
    return this.takeaway.helping(this.laboratory.branch(id).run, rest, this.slice());
  }

  decisions(ask: Ask<'decisions'>): Reply<'decisions'> {
    return this.ruleRecord(this.laboratory.branch(ask.branch)).decisions(ask);
  }

  waiting({ branch, ...asked }: Ask<'waiting'>): Reply<'waiting'> {
    return nodeWaiting(this.laboratory.branch(branch).run, asked);
  }

  charts(): Reply<'charts'> {
    const { machines } = this.laboratory.root.run.protocol;
    const drawn = new Map([...new Set(Object.values(machines))].map((machine) => [machine, chartOf(machine)]));
    const charts = Object.entries(machines).map(([part, machine]) => [part, drawn.get(machine) as Chart]);
    return { charts: Object.fromEntries(charts) };
  }

  taken({ branch: id, from, to }: Ask<'taken'>): Reply<'taken'> {
    const { run } = this.laboratory.branch(id);
    const taken: Taken[] = [];
    for (let p = Math.max(0, from); p <= Math.min(to, run.length, from + TOLD - 1); p++)
      taken.push({ position: p, hearings: hearingsAt(run, p) });
    return { taken };
  }

  write({ branch: id, position, title, marks, captions = [] }: Ask<'write'>): Reply<'write'> {
    const { scenario, text } = this.laboratory.told;
    const branch = this.laboratory.branch(id);
    const written = { ...aloneOf(scenario, branch, position, marks, captions), title: title ?? scenario.title };
    // A text that nobody changed stays as it is, with its comments.
    return { text: JSON.stringify(written) === JSON.stringify(scenario) ? text : printScenario(written) };
  }

  writeTree({ title, futures }: Ask<'writeTree'>): Reply<'writeTree'> {
    const { scenario } = this.laboratory.told;
    const kept = futures.map((future) => ({ ...future, of: this.laboratory.branch(future.branch) }));
    return { text: printScenario({ ...treeOf(scenario, kept), title: title ?? scenario.title }) };
  }

  place({ branch: id, ...moment }: Ask<'place'>): Reply<'place'> {
    return { position: positionOf(this.laboratory.branch(id).run, moment) };
  }

  private slice(pieces?: number): Slice {
    return this.laboratory.slice(pieces);
  }

  private ruleRecord({ run, parent, forkedAt }: Branch): RuleRecord {
    let record = this.rules.get(run);
    if (record === undefined) {
      record = parent === null ? new RuleRecord(run, () => this.slice()) : this.ruleRecord(parent).fork(run, forkedAt);
      this.rules.set(run, record);
    }
    return record;
  }
}
