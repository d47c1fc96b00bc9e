// Plays a scenario: its statements in their order, and the clock's moves between them. It goes on where it stopped, a
// budget of moves at a time, so that a worker stays responsive; when the script is over the clock simply goes on.
//
// A statement without `at` follows the one before: at once in a timed network, ten milliseconds later in a manual one,
// where otherwise everything would happen at the same instant and nobody could step between.
// Reason for its length: a statement stops at a time, at a budget or at a failure, and goes on where it stopped.

import { MANUAL_STEP, nextMove } from '../engine/clock.ts';
import type { Choice, Move } from '../engine/move.ts';
import type { Micros } from '../engine/protocol.ts';
import { refusal } from '../engine/refusal.ts';
import { Run } from '../engine/run.ts';
import type { World } from '../engine/world.ts';
import type { Problem, ProblemCode } from '../words/problems.ts';
import { isTimedMark, type Mark, momentOf } from './futures.ts';
import { newer } from './newer.ts';
import { lineOf } from './parse.ts';
import { holdsIn } from './predicate.ts';
import { writeDuration } from './quantity.ts';
import {
  type EnvelopeName,
  genesisOf,
  isTold,
  type Scenario,
  type Statement,
  type Title,
  type Told as ToldStatement,
} from './scenario.ts';

/** How long a `run until` waits when it does not say. */
export const UNTIL: Micros = 60_000_000;

export interface Said {
  readonly position: number;
  /** When: after a quiet `run`, later than the move that led to the position. */
  readonly at: Micros;
  readonly text: Title;
}

/** What a script tells as far as it is played, and how much is still to come. */
export interface Told {
  readonly says: readonly Said[];
  readonly coming: number;
}

/** A note, and the position that it is about. */
export interface Marked extends Mark {
  readonly position: number;
}

export interface Expectation {
  /** Which statement of the script, from 0. */
  readonly statement: number;
  /** Of the text; null when the scenario did not come from one. */
  readonly line: number | null;
  readonly held: boolean;
  readonly position: number;
}

/** A statement that could not be done; complaint.ts says it as it is written. */
export interface Failure extends Problem {
  /** Which statement of the script, from 0. */
  readonly statement: number;
  readonly position: number;
  readonly at: Micros;
}

/** `reached`: everything up to that time is played. `spent`: the budget is. `still`: nothing more happens by itself. */
export type Progress = 'reached' | 'spent' | 'still';

type Doing = Exclude<
  Statement,
  ToldStatement | { kind: 'run' | 'runUntil' | 'expect' | 'say' | 'mark' | 'deliverAll' | 'dropAll' | 'settle' }
>;

/** The message in flight of that name; null when there is none. */
function envelopeOf(world: World, name: EnvelopeName): number | null {
  if ('id' in name) return name.id;
  const found = world.envelopes.filter(
    (each) => each.from === name.from && each.to === name.to && each.message.type === name.message,
  );
  const { nth = 1 } = name;
  return found.at(nth === 'newest' ? -1 : nth - 1)?.id ?? null;
}

/** The move a statement asks for, in this world; null when the message it names is not in flight. */
function choiceOf(statement: Doing, world: World): Choice | null {
  switch (statement.kind) {
    case 'deliver':
    case 'drop':
    case 'duplicate': {
      const envelope = envelopeOf(world, statement.envelope);
      return envelope === null ? null : { kind: statement.kind, envelope };
    }
    case 'delay': {
      const envelope = envelopeOf(world, statement.envelope);
      return envelope === null ? null : { kind: 'delay', envelope, by: statement.by };
    }
    default: {
      const { at, after, refused, ...choice } = statement;
      return choice;
    }
  }
}

/** Where `leader` still stands in a statement, nobody leads. */
function codeOf(statement: Doing, code: ProblemCode): ProblemCode {
  return newer()?.namesLeader(statement) ? 'noLeader' : code;
}

/** Whether a statement of a script begins a beat: a caption that is not the one before it in another language, or a note by itself. */
function isBeat(script: readonly Statement[], i: number): boolean {
  const statement = script[i] as Statement;
  const before = script[i - 1];
  const follows = before?.kind === 'say' || before?.kind === 'mark';
  if (statement.kind === 'mark') return !isTimedMark(statement) && !follows;
  if (statement.kind !== 'say') return false;
  return !follows || (before.kind === 'say' && before.language === statement.language);
}

export class Player {
  readonly scenario: Scenario;
  readonly run: Run;
  readonly says: Said[] = [];
  /** Notes of the script without a time, by where it had come to. */
  readonly reached: Marked[] = [];
  readonly expectations: Expectation[] = [];
  readonly failures: Failure[] = [];
  /** By statement: how far the script had come in time when it was done with. */
  readonly ends: Micros[] = [];
  /** And after how many moves. */
  readonly positions: number[] = [];
  /** The statement that is next. */
  private next = 0;
  /** How far the script has come in time: not before the world's own. */
  private now: Micros = 0;
  /** When the `run` that is being played began; null when none is. */
  private began: Micros | null = null;
  private budget = 0;
  /** Of a statement of several acts: those that are not done with. */
  private parts: Statement[] | null = null;

  /** @param fork a run to go on with, as another future does, and how far it has come in time. */
  constructor(scenario: Scenario, fork?: { readonly run: Run; readonly from: Micros }) {
    this.scenario = scenario;
    if (fork === undefined) {
      const { protocol, genesis } = genesisOf(scenario);
      this.run = new Run(protocol, genesis);
    } else {
      this.run = fork.run;
      this.now = fork.from;
    }
  }

  /** Captions, and notes without a time, that the rest of the script has. The same words in two languages are one. */
  get coming(): number {
    const { script } = this.scenario;
    let coming = 0;
    for (let i = this.next; i < script.length; i++) if (isBeat(script, i)) coming++;
    return coming;
  }

  /** Where playing holds: what is said; in a lesson, its cards. */
  get told(): Told {
    return newer()?.stops(this) ?? this;
  }

  /** Whether statements remain. */
  get scripted(): boolean {
    return this.next < this.scenario.script.length;
  }

  /** Plays on, never past a virtual time and with at most so many moves and statements. */
  advance(until: Micros, budget: number): Progress {
    this.budget = budget;
    const stopped = this.playScript(until) ?? this.tickTo(until);
    if (stopped !== null) return stopped;
    return this.run.isStill ? 'still' : 'reached';
  }

  /** Plays the script and no further, with at most so many moves and statements; whether it is over. */
  finish(budget: number): boolean {
    this.budget = budget;
    return this.playScript(Number.MAX_SAFE_INTEGER) === null;
  }

  /** Null when the script is over. */
  private playScript(until: Micros): Progress | null {
    while (this.scripted) {
      const statement = this.scenario.script[this.next] as Statement;
      // Words and expectations belong to the move before them: they cost nothing.
      const free = statement.kind === 'say' || statement.kind === 'expect' || isTold(statement);
      if (this.budget <= 0 && !free) return 'spent';
      const stopped = this.play(statement, until);
      if (stopped !== null) return stopped;
      this.ends.push(this.now);
      this.positions.push(this.run.length);
      this.next++;
      this.began = null;
      this.parts = null;
      if (!free) this.budget--;
    }
    return null;
  }

  /** Lets the clock play up to a time; null when it did. */
  private tickTo(until: Micros): 'spent' | null {
    for (;;) {
      if (this.budget <= 0) return this.isDue(until) ? 'spent' : null;
      if (this.run.tick(until) === null) return null;
      this.budget--;
    }
  }

  private isDue(until: Micros): boolean {
    const move = nextMove(this.run.end.world);
    return move !== null && move.at <= until;
  }

  /** Null when the statement is done with. */
  private play(statement: Statement, until: Micros): Progress | null {
    // About its moment, whenever that is.
    if (isTimedMark(statement)) return null;
    if (statement.at !== undefined && this.began === null) {
      const stopped = this.waitFor(statement.at, statement.after, until);
      if (stopped !== null) return stopped;
      if (statement.at < this.now) {
        this.fail(statement, 'inThePast', writeDuration(this.now), writeDuration(statement.at));
        return null;
      }
      this.now = statement.at;
    }
    return newer() === null ? this.playOne(statement, until) : this.playParts(statement, until);
  }

  /** Several acts may be one statement of the newest version: null when all of them are done with. */
  private playParts(statement: Statement, until: Micros): Progress | null {
    this.parts ??= [statement];
    for (let part = this.parts[0]; part !== undefined; part = this.parts[0]) {
      const meant = newer()?.meant(part, this.run) ?? null;
      if (meant !== null) {
        this.parts.splice(0, 1, ...meant);
        continue;
      }
      const stopped = this.playOne(part, until);
      if (stopped !== null) return stopped;
      this.parts.shift();
      this.began = null;
      if (this.parts.length > 0) this.budget--;
    }
    return null;
  }

  private playOne(statement: Statement, until: Micros): Progress | null {
    switch (statement.kind) {
      case 'say':
        this.say(statement);
        return null;
      case 'mark':
        this.mark(statement);
        return null;
      case 'expect':
        this.expected(holdsIn(statement.that, this.run));
        return null;
      case 'run':
        return this.runFor(statement, until);
      case 'runUntil':
        return this.runUntil(statement, until);
      // What they stand for is played in their place.
      case 'settle':
      case 'deliverAll':
      case 'dropAll':
        return null;
      default:
        return isTold(statement) ? null : this.make(statement, until);
    }
  }

  /** Plays up to a time, or up to so many moves at that very instant. */
  private waitFor(at: Micros, after: number | undefined, until: Micros): Progress | null {
    const { run } = this;
    if (at > until) return this.tickTo(until) ?? 'reached';
    if (after === undefined) return this.tickTo(at);
    const before = this.tickTo(at - 1);
    if (before !== null) return before;
    while (run.length - run.positionAt(at - 1) < after) {
      if (this.budget <= 0) return this.isDue(at) ? 'spent' : null;
      if (run.tick(at) === null) return null;
      this.budget--;
    }
    return null;
  }

  private make(statement: Doing, until: Micros): Progress | null {
    const { run } = this;
    const wait = statement.at === undefined && run.end.world.network.mode === 'manual' ? MANUAL_STEP : 0;
    const at = this.now + wait;
    if (wait > 0) {
      // A node that was paused may still have to hear what waited for it.
      const stopped = this.tickTo(at < until ? at : until);
      if (stopped !== null) return stopped;
    }
    if (at > until) return 'reached';
    // Waiting may have taken all that was granted.
    if (this.budget <= 0) return 'spent';
    this.now = at;
    const { world } = run.end;
    const choice = choiceOf(statement, world);
    if (choice === null) {
      this.fail(statement, codeOf(statement, 'noSuchEnvelope'));
      return null;
    }
    const move = { ...choice, at } as Move;
    const refused = refusal(world, move, run.protocol);
    if (statement.refused) this.expected(refused !== null);
    else if (refused === null) run.make(move);
    else this.fail(statement, codeOf(statement, refused));
    return null;
  }

  private runFor(statement: Extract<Statement, { kind: 'run' }>, until: Micros): Progress | null {
    this.began ??= this.now;
    const end = this.began + statement.for;
    const stopped = this.tickTo(end < until ? end : until);
    if (stopped !== null) return stopped;
    if (end > until) return 'reached';
    this.now = end;
    return null;
  }

  private runUntil(statement: Extract<Statement, { kind: 'runUntil' }>, until: Micros): Progress | null {
    const { run } = this;
    this.began ??= this.now;
    const limit = statement.limit ?? UNTIL;
    const end = this.began + limit;
    while (!holdsIn(statement.until, run)) {
      if (this.budget <= 0) return 'spent';
      if (run.tick(end < until ? end : until) !== null) {
        this.budget--;
        continue;
      }
      if (run.isStill) {
        this.fail(statement, 'still');
        return null;
      }
      if (end > until) return 'reached';
      this.now = end;
      this.fail(statement, 'limit', writeDuration(limit));
      return null;
    }
    if (run.end.at > this.now) this.now = run.end.at;
    return null;
  }

  private expected(held: boolean): void {
    const statement = this.scenario.script[this.next] as Statement;
    this.expectations.push({ statement: this.next, line: lineOf(statement), held, position: this.run.length });
  }

  /** The same words in the other language, right after the first, are said with them. */
  private say({ language, text }: Extract<Statement, { kind: 'say' }>): void {
    const before = this.scenario.script[this.next - 1];
    const last = this.says.at(-1);
    if (before?.kind === 'say' && last !== undefined && this.isHere(last) && last.text[language] === undefined)
      this.says[this.says.length - 1] = { ...last, text: { ...last.text, [language]: text } };
    else this.says.push({ position: this.run.length, at: this.now, text: { [language]: text } });
  }

  /** A note after a quiet while has a time of its own, as a caption has. */
  private mark({ text }: Extract<Statement, { kind: 'mark' }>): void {
    const { run, now } = this;
    const moment = now > run.end.at ? { at: now, after: 0 } : momentOf(run, run.length);
    this.reached.push({ ...moment, position: run.length, text });
  }

  private isHere({ position, at }: Said): boolean {
    return position === this.run.length && at === this.now;
  }

  private fail(statement: Statement, code: ProblemCode, expected = '', found = ''): void {
    this.failures.push({
      statement: this.next,
      code,
      line: lineOf(statement) ?? undefined,
      expected,
      found,
      position: this.run.length,
      at: this.now,
    });
  }
}
