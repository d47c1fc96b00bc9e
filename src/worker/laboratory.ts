// What the worker knows and answers: the runs, their branches, and the shots the page asks for. No thread in here, so a
// test can ask it in Node what a page asks through the worker.

import { chartOf } from '../engine/chart.ts';
import { nextMove } from '../engine/clock.ts';
import type { Move } from '../engine/move.ts';
import type { Micros } from '../engine/protocol.ts';
import { refusal } from '../engine/refusal.ts';
import type { Landmark, Run } from '../engine/run.ts';
import { marksIn, positionOf } from '../scenarios/futures.ts';
import { Player } from '../scenarios/player.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { parseScenario, printScenario } from '../scenarios/text.ts';
import { Branch } from './branch.ts';
import { Causes } from './causes.ts';
import { hearingsAt } from './charting.ts';
import { digestsOf } from './digests.ts';
import { find } from './finding.ts';
import { aloneOf, treeOf } from './grove.ts';
import { RuleRecord } from './rules.ts';
import { Scenes } from './scene.ts';
import { Statistics } from './statistics.ts';
import { Takeaway } from './takeaway.ts';
import { waitingOf } from './waiting.ts';
import { type Ask, BLOCK, type Reply, type RunQuestion, type Said, type Setup, type Shot, type Taken } from './wire.ts';

/** Moves made before the worker listens again. */
const PATIENCE = 20_000;
/** Moves looked through, or made while looking, before the worker listens again. */
const LOOKED_AT = 4096;
/** Shots in one answer at the most. */
const MOST = 1024;
/** Moves in one answer of which the transitions are told at the most. */
const TOLD = 512;

export class Laboratory {
  private scenario: Scenario | null = null;
  private scenes: Scenes | null = null;
  private text = '';
  private readonly branches = new Map<number, Branch>();
  private readonly statistics = new WeakMap<Run, Statistics>();
  private readonly records = new WeakMap<Run, Causes>();
  private readonly rules = new WeakMap<Run, RuleRecord>();
  private readonly takeaway = new Takeaway();
  private nextBranch = 1;

  /** Answers a question of the page. Throws when it names a branch that is not there. */
  answer<Q extends RunQuestion>(question: Q, ask: Ask<Q>): Reply<Q> {
    return (this[question] as unknown as (ask: Ask<Q>) => Reply<Q>).call(this, ask);
  }

  open({ text }: Ask<'open'>): Reply<'open'> {
    const parsed = parseScenario(text);
    if ('problem' in parsed) return parsed;
    const { scenario } = parsed;
    const player = new Player(scenario);
    this.scenario = scenario;
    this.text = text;
    this.scenes = new Scenes(player.run.protocol, player.run.genesis);
    this.branches.clear();
    const branch = Branch.root(this.nextBranch++, player);
    const futures = [{ branch, name: scenario.name, script: scenario.script }];
    for (const future of scenario.futures ?? []) {
      const parent = (futures[future.of - 1] as { branch: Branch }).branch;
      const { name, script } = future;
      futures.push({ branch: Branch.told(this.nextBranch++, parent, scenario, future), name, script });
    }
    for (const { branch: each } of futures) this.branches.set(each.id, each);
    const { protocol, variant, counts, seed, title } = scenario;
    const { options } = player.run.genesis;
    const setup: Setup = { protocol, variant, counts, seed, title, options };
    return {
      setup,
      branch: branch.info,
      first: this.shot(branch, 0),
      futures: futures.map(({ branch: { info }, name = null, script }) => {
        return { branch: info, name, marks: marksIn(script).map((mark) => ({ ...mark, position: null })) };
      }),
    };
  }

  play({ branch: id, known, until, most, apart, landmarks, starts }: Ask<'play'>): Reply<'play'> {
    const branch = this.branch(id);
    const wanted = known + Math.min(most, apart > 0 ? PATIENCE : MOST);
    const budget = Math.min(PATIENCE, wanted - branch.run.length);
    if (budget > 0) branch.advance(until, budget);
    return {
      shots: apart > 0 ? this.sparse(branch, known + 1, apart) : this.shots(branch, known + 1, wanted),
      branch: branch.info,
      landmarks: branch.run.landmarks.slice(landmarks),
      starts: startsOf(branch.run, starts),
      says: saysOf(branch),
      marks: branch.reached.map((mark) => ({ ...mark, position: positionOf(branch.run, mark) })),
    };
  }

  stretch({ branch: id, from, to }: Ask<'stretch'>): Reply<'stretch'> {
    return { shots: this.shots(this.branch(id), from, Math.min(to, from + MOST - 1)) };
  }

  seek({ branch: id, at }: Ask<'seek'>): Reply<'seek'> {
    const branch = this.branch(id);
    if (!branch.prepare(PATIENCE)) return { shot: this.shot(this.root, 0), branch: branch.info, reached: false };
    const reached = branch.run.end.at > at || branch.advance(at, PATIENCE) !== 'spent';
    return { shot: this.shot(branch, branch.run.positionAt(at)), branch: branch.info, reached };
  }

  find({ branch: id, from, by, wanted, until }: Ask<'find'>): Reply<'find'> {
    const branch = this.branch(id);
    const { run } = branch;
    const beyond = by > 0 && from + LOOKED_AT > run.length;
    const outcome = beyond ? branch.advance(until, from + LOOKED_AT - run.length) : 'spent';
    const found = find(run, from, by, wanted, LOOKED_AT);
    if ('position' in found) return { position: found.position, next: null, branch: branch.info };
    const over = by < 0 ? found.next < 0 : found.next > run.length && outcome !== 'spent';
    return { position: null, next: over ? null : found.next, branch: branch.info };
  }

  digests({ branch: id, from, until }: Ask<'digests'>): Reply<'digests'> {
    const branch = this.branch(id);
    const outcome = branch.advance(until, Math.max(0, from + LOOKED_AT - branch.run.length));
    const digests = digestsOf(branch.run, from, until, LOOKED_AT);
    const all = outcome !== 'spent' || branch.run.end.at > until;
    return {
      digests,
      over: all && from + digests.length >= Math.min(branch.run.length, branch.run.positionAt(until)) + 1,
    };
  }

  timeOf({ branch: id, position }: Ask<'timeOf'>): Reply<'timeOf'> {
    const { run } = this.branch(id);
    return { at: position <= run.length ? run.timeOf(position) : null };
  }

  totals({ branch: id, position }: Ask<'totals'>): Reply<'totals'> {
    const { run } = this.branch(id);
    let statistics = this.statistics.get(run);
    if (statistics === undefined) {
      statistics = new Statistics(run);
      this.statistics.set(run, statistics);
    }
    return { totals: statistics.at(position, PATIENCE) };
  }

  takeAway({ branch: id, ...rest }: Ask<'takeAway'>): Reply<'takeAway'> {
    return this.takeaway.helping(this.branch(id).run, rest);
  }

  make({ branch: id, position, at, choice }: Ask<'make'>): Reply<'make'> {
    const parent = this.branch(id);
    const { world } = parent.run.moment(position);
    // What is due first happens first: a move cannot be made past it.
    const due = nextMove(world);
    const move = { ...choice, at: due === null ? at : Math.min(at, due.at) } as Move;
    const refused = refusal(world, move, parent.run.protocol);
    if (refused !== null) return { refusal: refused };
    const run = parent.run.fork(position);
    run.make(move);
    const branch = Branch.made(this.nextBranch++, parent, move, run);
    this.branches.set(branch.id, branch);
    return { branch: branch.info, shot: this.shot(branch, run.length) };
  }

  causes(ask: Ask<'causes'>): Reply<'causes'> {
    return this.record(this.branch(ask.branch)).causes(ask);
  }

  order(ask: Ask<'order'>): Reply<'order'> {
    return this.record(this.branch(ask.branch)).order(ask);
  }

  quiet(ask: Ask<'quiet'>): Reply<'quiet'> {
    return this.record(this.branch(ask.branch)).quiet(ask);
  }

  crowd(ask: Ask<'crowd'>): Reply<'crowd'> {
    return this.record(this.branch(ask.branch)).crowd(ask);
  }

  decisions(ask: Ask<'decisions'>): Reply<'decisions'> {
    return this.ruleRecord(this.branch(ask.branch)).decisions(ask);
  }

  waiting({ branch, ...asked }: Ask<'waiting'>): Reply<'waiting'> {
    return waitingOf(this.branch(branch).run, asked);
  }

  chart(): Reply<'chart'> {
    return { chart: chartOf(this.root.run.protocol.machine) };
  }

  taken({ branch: id, from, to }: Ask<'taken'>): Reply<'taken'> {
    const { run } = this.branch(id);
    const taken: Taken[] = [];
    for (let p = Math.max(0, from); p <= Math.min(to, run.length, from + TOLD - 1); p++)
      taken.push({ position: p, hearings: hearingsAt(run, p) });
    return { taken };
  }

  write({ branch: id, position, marks }: Ask<'write'>): Reply<'write'> {
    const scenario = this.scenario as Scenario;
    const written = aloneOf(scenario, this.branch(id), position, marks);
    // A text that nobody changed stays as it is, with its comments.
    return { text: JSON.stringify(written) === JSON.stringify(scenario) ? this.text : printScenario(written) };
  }

  writeTree({ futures }: Ask<'writeTree'>): Reply<'writeTree'> {
    const kept = futures.map((future) => ({ ...future, of: this.branch(future.branch) }));
    return { text: printScenario(treeOf(this.scenario as Scenario, kept)) };
  }

  place({ branch: id, ...moment }: Ask<'place'>): Reply<'place'> {
    return { position: positionOf(this.branch(id).run, moment) };
  }

  look({ slotsFrom, ballotsOf }: Ask<'look'>): Reply<'look'> {
    this.scenes?.look(slotsFrom, ballotsOf);
    return {};
  }

  private record({ run, parent, forkedAt }: Branch): Causes {
    let record = this.records.get(run);
    if (record === undefined) {
      record = parent === null ? new Causes(run) : this.record(parent).fork(run, forkedAt);
      this.records.set(run, record);
    }
    return record;
  }

  private ruleRecord({ run, parent, forkedAt }: Branch): RuleRecord {
    let record = this.rules.get(run);
    if (record === undefined) {
      record = parent === null ? new RuleRecord(run) : this.ruleRecord(parent).fork(run, forkedAt);
      this.rules.set(run, record);
    }
    return record;
  }

  private get root(): Branch {
    const [branch] = this.branches.values();
    if (branch === undefined) throw new Error('Nothing is open.');
    return branch;
  }

  private branch(id: number): Branch {
    const branch = this.branches.get(id);
    if (branch === undefined) throw new Error(`There is no branch ${id}.`);
    return branch;
  }

  private shot(branch: Branch, position: number): Shot {
    return (this.scenes as Scenes).shot(branch.run.frame(position));
  }

  private sparse(branch: Branch, from: number, apart: Micros): Shot[] {
    const { run } = branch;
    const breaches = new Set<number>();
    for (let i = run.landmarks.length - 1; i >= 0; i--) {
      const { position, happening } = run.landmarks[i] as Landmark;
      if (position < from) break;
      if (happening.kind === 'broke') breaches.add(position);
    }
    const shots: Shot[] = [];
    let next = run.timeOf(from - 1) + apart;
    for (let p = from; p <= run.length; p++) {
      const at = run.timeOf(p);
      if (at < next && !breaches.has(p)) continue;
      shots.push(this.shot(branch, p));
      next = at + apart;
    }
    return shots;
  }

  private shots(branch: Branch, from: number, to: number): Shot[] {
    const shots: Shot[] = [];
    for (let p = Math.max(0, from); p <= Math.min(to, branch.run.length); p++) shots.push(this.shot(branch, p));
    return shots;
  }
}

function startsOf(run: Run, known: number): Micros[] {
  const starts: Micros[] = [];
  for (let k = known; k * BLOCK <= run.length; k++) starts.push(run.timeOf(k * BLOCK));
  return starts;
}

function saysOf(branch: Branch): readonly Said[] {
  return branch.player?.says ?? [];
}
