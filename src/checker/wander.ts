// The second way, for what is too large to be looked at: first along a beam, then at random, and what is found is made
// shorter. It finds much, quickly, and proves nothing: the schedule that it gives may not be the shortest, and that it finds
// none says nothing.

import { type Act, actOf, type Finding, findingOf, shrunk, type Telling } from './finding.ts';
import { goalOf } from './goal.ts';
import { type Question, scenarioFor, settingOf } from './question.ts';
import { type Beam, type Goal, Search } from './search.ts';
import { type Doing, type Sink, Space } from './space.ts';
import type { Event } from './steps.ts';
import { movesTo } from './way.ts';

const WIDTH = 64;
/** The beam takes no more than this. */
const BYTES = 300_000_000;
/** Moves of one walk. */
const LONG = 60;

/** Roles, epochs, how many slots, and how many of them are decided: states of one look are tried in turn. */
function beamOf({ nodes, seats }: Space, protocol: Space['setting']['protocol']): Beam {
  const looks: string[] = [];
  const look = (state: number): string => {
    const { value, context } = nodes.states.at(state).node.state;
    const role = protocol.role(value, context as never);
    const { epoch, slots, committed } = protocol.sketch(role, context as never);
    return `${role} ${epoch} ${slots.last} ${committed}`;
  };
  return {
    width: WIDTH,
    lookOf: (vector) => {
      let all = '';
      for (let i = 0; i < seats.length; i++) {
        const state = vector[i] as number;
        looks[state] ??= look(state);
        all += `${looks[state]},`;
      }
      return all;
    },
  };
}

/** Takes one of the moves at random, or one that comes to what is looked for. */
class Walker implements Sink {
  readonly space: Space;
  private readonly vector: Int32Array;
  private readonly chosen: Int32Array;
  private length = 0;
  private chosenLength = 0;
  private options = 0;
  private doing: Doing | null = null;
  private done = false;
  private random: number;
  private readonly goal: Goal | null;

  constructor(space: Space, goal: Goal | null, seed: number) {
    this.space = space;
    this.goal = goal;
    this.vector = new Int32Array(space.next.length);
    this.chosen = new Int32Array(space.next.length);
    this.random = (Math.imul(seed, 0x9e3779b1) ^ 0x85ebca6b) | 1;
  }

  /** A whole number below another one. */
  private below(limit: number): number {
    // Xorshift, 32 bits: good enough to choose a way by.
    this.random ^= this.random << 13;
    this.random ^= this.random >>> 17;
    this.random ^= this.random << 5;
    return (this.random >>> 0) % limit;
  }

  take(length: number, breaks: boolean, seat: number, event: number, twice: boolean): void {
    if (this.done) return;
    const { space } = this;
    this.done = breaks || this.goal?.(space.next) === true;
    this.options++;
    if (!this.done && this.below(this.options) !== 0) return;
    this.chosen.set(space.next.subarray(0, length));
    this.chosenLength = length;
    this.doing = { seat, event: (space.steps.events[seat] as Event[])[event] as Event, twice };
  }

  /** One walk: its moves where it comes to what is looked for, null where it does not. */
  walk(): Doing[] | null {
    const { space, vector } = this;
    vector.set(space.first);
    this.length = space.firstLength;
    this.done = false;
    const moves: Doing[] = [];
    while (moves.length < LONG) {
      this.options = 0;
      this.doing = null;
      space.expand(vector, this.length, this);
      if (this.doing === null) return null;
      moves.push(this.doing);
      if (this.done) return moves;
      vector.set(this.chosen.subarray(0, this.chosenLength));
      this.length = this.chosenLength;
    }
    return null;
  }
}

export class Wander {
  finding: Finding | null = null;
  private readonly question: Question;
  private readonly telling: Telling;
  private readonly beam: Search;
  private readonly walker: Walker;
  private beaming: boolean;

  /** @param beaming whether it goes along a beam first. */
  constructor(question: Question, telling: Telling, seed: number, beaming = true) {
    this.beaming = beaming;
    this.question = question;
    this.telling = telling;
    const setting = settingOf(question, question.bounds);
    const goalIn = (space: Space) =>
      question.seek.kind === 'goal' ? goalOf(question.seek.that, space, setting.protocol) : null;
    const wide = new Space(setting);
    this.beam = new Search(wide, goalIn(wide), BYTES, beamOf(wide, setting.protocol));
    // A walk is one way: who is who makes no difference to it.
    const { reductions } = setting;
    const space = new Space({ ...setting, reductions: { ...reductions, alike: false } });
    this.walker = new Walker(space, goalIn(space), seed);
  }

  /** Looks at so many states more along the beam, or goes on so many moves. */
  advance(states: number): void {
    if (this.finding !== null) return;
    if (this.beaming) {
      const standing = this.beam.advance(states);
      this.beaming = standing === 'going';
      const { found, space } = this.beam;
      if (found !== null) {
        const moves = movesTo(this.beam, this.beam.wayTo(found.state), found);
        this.give(moves.map((doing) => actOf(space, doing)));
      }
      return;
    }
    for (let left = states; left > 0 && this.finding === null; left -= LONG) {
      const moves = this.walker.walk();
      if (moves !== null) this.give(moves.map((doing) => actOf(this.walker.space, doing)));
    }
  }

  private give(acts: readonly Act[]): void {
    const { question, telling } = this;
    const { protocol, genesis, invariants } = this.walker.space.setting;
    const wanted = { invariants, goal: question.seek.kind === 'goal' ? question.seek.that : null };
    const fewest = shrunk(protocol, genesis, acts, wanted);
    this.finding = findingOf(protocol, genesis, scenarioFor(question), fewest, wanted, telling);
    if (this.finding === null)
      throw new Error('The checker is wrong: what it found does not come true when the engine plays it.');
  }
}
