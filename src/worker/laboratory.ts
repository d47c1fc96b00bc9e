// What the worker knows, and what it answers to a page that shows a run: the run, its branches, and the shots the page
// asks for. What is asked by who looks closer is answered by records.ts and studies.ts, which are loaded when first asked.
// No thread in here, so a test can ask it in Node what a page asks through the worker.

import { nextMove } from '../engine/clock.ts';
import type { Move } from '../engine/move.ts';
import type { Micros } from '../engine/protocol.ts';
import { refusal } from '../engine/refusal.ts';
import type { Landmark, Run } from '../engine/run.ts';
import { marksIn, positionOf } from '../scenarios/futures.ts';
import { type Parsed, parseScenario } from '../scenarios/parse.ts';
import { Player } from '../scenarios/player.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { Branch, type Permit } from './branch.ts';
import { BUDGET, type Budget, type Clock, limitOf, PERMISSIONS, Slice, STILL } from './budget.ts';
import { Scenes } from './scene.ts';
import { type Ask, BLOCK, type FirstQuestion, type Reply, type Setup, type Shot } from './wire.ts';

/** Shots in one answer at the most; where they are far apart, moves that they may come from. */
const MOST = 1024;
const SPARSE = 20_000;
/** Landmarks in one answer at the most. */
const LANDMARKS = 8192;

export class Laboratory {
  private opened: { readonly scenario: Scenario; readonly text: string; readonly scenes: Scenes } | null = null;
  private readonly branches = new Map<number, Branch>();
  private nextBranch = 1;
  private permissions = 1;
  private readonly clock: Clock;
  private readonly permits: Permit;

  /** @param clock tells how long an answer has taken; one that stands still leaves moves to be counted. */
  constructor(clock: Clock = STILL, budget: Budget = BUDGET) {
    this.clock = clock;
    const laboratory = this;
    this.permits = {
      limit: (run) => limitOf(run, laboratory.bytes, budget, laboratory.permissions),
      room: (run) => laboratory.permissions * budget.moves - run.length,
      get last() {
        return laboratory.permissions >= PERMISSIONS;
      },
    };
  }

  /** What one answer may take of work. */
  slice(pieces?: number): Slice {
    return new Slice(this.clock, pieces);
  }

  /** What all branches keep. */
  private get bytes(): number {
    let bytes = 0;
    for (const branch of this.branches.values()) bytes += branch.bytes;
    return bytes;
  }

  /** Answers a question of the page. Throws when it names a branch that is not there. */
  answer<Q extends FirstQuestion>(question: Q, ask: Ask<Q>): Reply<Q> {
    return (this[question] as unknown as (ask: Ask<Q>) => Reply<Q>).call(this, ask);
  }

  open(ask: Ask<'open'>): Reply<'open'> {
    return this.openAs(ask, parseScenario(ask.text));
  }

  /** The same, for who has read the text already. */
  openAs({ text, first = this.nextBranch }: Ask<'open'>, parsed: Parsed): Reply<'open'> {
    if ('problem' in parsed) return parsed;
    const { scenario } = parsed;
    const player = new Player(scenario);
    this.opened = {
      scenario,
      text,
      scenes: new Scenes(player.run.protocol, player.run.genesis, scenario.variant !== null),
    };
    this.branches.clear();
    this.nextBranch = first;
    this.permissions = 1;
    const branch = Branch.root(this.permits, this.nextBranch++, player);
    const futures = [{ branch, name: scenario.name, script: scenario.script }];
    for (const future of scenario.futures ?? []) {
      const parent = (futures[future.of - 1] as { branch: Branch }).branch;
      const { name, script } = future;
      futures.push({ branch: Branch.told(this.nextBranch++, parent, scenario, future), name, script });
    }
    for (const { branch: each } of futures) this.branches.set(each.id, each);
    const { protocol, variant, counts, seed, title } = scenario;
    const { options } = player.run.genesis;
    const setup: Setup = { protocol, variant, counts, seed, title, options, lesson: scenario.lesson?.kind };
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
    const wanted = known + Math.min(most, apart > 0 ? SPARSE : MOST);
    const pieces = wanted - branch.run.length;
    if (pieces > 0) branch.advance(until, this.slice(pieces));
    const { run } = branch;
    return {
      shots: apart > 0 ? this.sparse(branch, known + 1, apart) : this.shots(branch, known + 1, wanted, this.slice()),
      branch: branch.info,
      landmarks: run.landmarks.slice(landmarks, landmarks + LANDMARKS),
      more: run.landmarks.length > landmarks + LANDMARKS,
      starts: startsOf(run, starts),
      says: branch.says,
      coming: branch.player?.told.coming ?? 0,
      marks: branch.reached.map((mark) => ({ ...mark, position: positionOf(run, mark) })),
    };
  }

  stretch({ branch: id, from, to }: Ask<'stretch'>): Reply<'stretch'> {
    return { shots: this.shots(this.branch(id), from, Math.min(to, from + MOST - 1)) };
  }

  seek({ branch: id, at }: Ask<'seek'>): Reply<'seek'> {
    const branch = this.branch(id);
    const slice = this.slice();
    const { played } = branch;
    if (!branch.prepare(slice))
      return { shot: this.shot(played, played.run.length), branch: played.info, reached: false };
    const progress = branch.run.end.at > at ? 'reached' : branch.advance(at, slice);
    const shot = this.shot(branch, branch.run.positionAt(at));
    return { shot, branch: branch.info, reached: progress === 'reached' || progress === 'still' };
  }

  permit(_: Ask<'permit'>): Reply<'permit'> {
    this.permissions = Math.min(PERMISSIONS, this.permissions + 1);
    return {};
  }

  timeOf({ branch: id, position }: Ask<'timeOf'>): Reply<'timeOf'> {
    const { run } = this.branch(id);
    return { at: position <= run.length ? run.timeOf(position) : null };
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
    const branch = this.add((id) => Branch.made(id, parent, move, run));
    return { branch: branch.info, shot: this.shot(branch, run.length) };
  }

  add(made: (id: number) => Branch): Branch {
    const branch = made(this.nextBranch++);
    this.branches.set(branch.id, branch);
    return branch;
  }

  look({ slotsFrom, ballotsOf }: Ask<'look'>): Reply<'look'> {
    this.opened?.scenes.look(slotsFrom, ballotsOf);
    return {};
  }

  /** What is open, as it was told. */
  get told(): { readonly scenario: Scenario; readonly text: string; readonly scenes: Scenes } {
    if (this.opened === null) throw new Error('Nothing is open.');
    return this.opened;
  }

  /** The first future of what is open. */
  get root(): Branch {
    const [branch] = this.branches.values();
    if (branch === undefined) throw new Error('Nothing is open.');
    return branch;
  }

  branch(id: number): Branch {
    const branch = this.branches.get(id);
    if (branch === undefined) throw new Error(`There is no branch ${id}.`);
    return branch;
  }

  private shot(branch: Branch, position: number): Shot {
    return this.told.scenes.shot(branch.run.frame(position));
  }

  private sparse(branch: Branch, from: number, apart: Micros): Shot[] {
    const { run } = branch;
    const slice = this.slice(MOST);
    const last = Math.min(run.length, from + SPARSE);
    const breaches = new Set<number>();
    for (let i = run.landmarks.length - 1; i >= 0; i--) {
      const { position, happening } = run.landmarks[i] as Landmark;
      if (position < from) break;
      if (happening.kind === 'broke') breaches.add(position);
    }
    const shots: Shot[] = [];
    let next = run.timeOf(from - 1) + apart;
    for (let p = from; p <= last; p++) {
      const at = run.timeOf(p);
      if (at < next && !breaches.has(p)) continue;
      if (!slice.takes()) break;
      shots.push(this.shot(branch, p));
      next = at + apart;
    }
    return shots;
  }

  private shots(branch: Branch, from: number, to: number, slice?: Slice): Shot[] {
    const shots: Shot[] = [];
    const last = Math.min(to, branch.run.length);
    for (let p = Math.max(0, from); p <= last && (slice?.takes() ?? true); p++) shots.push(this.shot(branch, p));
    return shots;
  }
}

function startsOf(run: Run, known: number): Micros[] {
  const starts: Micros[] = [];
  for (let k = known; k * BLOCK <= run.length; k++) starts.push(run.timeOf(k * BLOCK));
  return starts;
}
