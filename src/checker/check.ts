// Answers a question: searches within growing bounds, from the usual ones on, in order of their sum, each to its end. So what
// is found is found within the smallest of these bounds, by a shortest schedule within them.
//
// None of the answers says that a protocol is correct. They say what was tried.

import type { Bounds } from '../speech/model.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { actOf, type Finding, findingOf, type Telling } from './finding.ts';
import { goalOf } from './goal.ts';
import { boundsOf, type Question, scenarioFor, settingOf, usually } from './question.ts';
import { Search } from './search.ts';
import { Space } from './space.ts';
import { movesTo } from './way.ts';

export type Answer =
  /** An invariant breaks, and by no shorter schedule within these bounds. */
  | { readonly kind: 'broken'; readonly finding: Finding; readonly coverage: Coverage }
  /** The state is reached, and by no shorter schedule within these bounds. */
  | { readonly kind: 'found'; readonly finding: Finding; readonly coverage: Coverage }
  /** Every state within the bounds was looked at: nothing breaks. */
  | { readonly kind: 'covered'; readonly coverage: Coverage }
  /** Every state within the bounds was looked at: none is as it was asked for. */
  | { readonly kind: 'impossible'; readonly coverage: Coverage }
  /** Every schedule of up to `coverage.depth` moves was tried, longer ones were not. */
  | { readonly kind: 'stopped'; readonly why: 'asked' | 'memory' | 'full'; readonly coverage: Coverage }
  /** A schedule that comes to it; there may be a shorter one. */
  | { readonly kind: 'schedule'; readonly finding: Finding; readonly coverage: Coverage };

export interface Progress {
  /** The bounds of the search that runs. */
  readonly bounds: Bounds;
  readonly depth: number;
  readonly states: number;
  readonly waiting: number;
  readonly widths: readonly number[];
  /** In all searches together. */
  readonly expanded: number;
  readonly bytes: number;
}

/** All bounds up to the given ones, by their sum; of the same sum, those first that go further in an earlier one. */
export function growing(least: Bounds, most: Bounds): Bounds[] {
  const names = Object.keys(most);
  let all: Bounds[] = [{}];
  for (const name of names) {
    const [from, to] = [Math.min(least[name] ?? 0, most[name] as number), most[name] as number];
    const values = Array.from({ length: to - from + 1 }, (_, i) => to - i);
    all = all.flatMap((bounds) => values.map((value) => ({ ...bounds, [name]: value })));
  }
  const sumOf = (bounds: Bounds) => Object.values(bounds).reduce((sum, each) => sum + each, 0);
  return all
    .map((bounds, i) => [sumOf(bounds), i, bounds] as const)
    .sort(([a, i], [b, j]) => a - b || i - j)
    .map(([, , bounds]) => bounds);
}

const nameOf = (bounds: Bounds): string => Object.values(bounds).join(' ');

export class Check {
  answer: Answer | null = null;
  private readonly question: Question;
  private readonly telling: Telling;
  private readonly bytes: number;
  /** As far as it is to look. */
  private readonly most: Bounds;
  private readonly todo: Bounds[];
  private readonly done: Bounds[] = [];
  /** By bounds of a search that ended: the bounds that it met. */
  private readonly met = new Map<string, ReadonlySet<string>>();
  private search: Search;
  private expanded = 0;

  /** @param bytes the most that it may take of the memory. */
  constructor(question: Question, telling: Telling, bytes: number) {
    this.question = question;
    this.telling = telling;
    this.bytes = bytes;
    const specs = boundsOf(question.protocol);
    const usual = usually(question.protocol, question.variants).bounds;
    this.most = Object.fromEntries(
      Object.entries(specs).map(([bound, spec]) => [bound, question.bounds[bound] ?? spec.usual]),
    );
    this.todo = growing(usual, this.most);
    this.search = this.begin(this.todo.shift() as Bounds);
  }

  private begin(bounds: Bounds): Search {
    const { question } = this;
    const space = new Space(settingOf(question, bounds));
    const goal = question.seek.kind === 'goal' ? goalOf(question.seek.that, space, space.setting.protocol) : null;
    return new Search(space, goal, this.bytes);
  }

  get progress(): Progress {
    const { search } = this;
    return {
      bounds: search.space.setting.bounds,
      depth: search.level,
      states: search.states.size,
      waiting: search.waiting,
      widths: search.widths,
      expanded: this.expanded + search.expanded,
      bytes: search.memory,
    };
  }

  private get coverage(): Coverage {
    return coverageOf(this.search, this.done);
  }

  /** Looks at so many states more. Gives the answer, when there is one. */
  advance(states: number): Answer | null {
    if (this.answer !== null) return this.answer;
    const standing = this.search.advance(states);
    switch (standing) {
      case 'going':
        return null;
      case 'found':
        this.answer = {
          kind: this.question.seek.kind === 'goal' ? 'found' : 'broken',
          finding: this.finding(),
          coverage: this.coverage,
        };
        break;
      case 'exhausted':
        this.goOn();
        break;
      default:
        this.answer = { kind: 'stopped', why: standing, coverage: this.coverage };
    }
    return this.answer;
  }

  /** Ends the search: what is known by now is the answer. */
  stop(): Answer {
    this.answer ??=
      this.search.found === null
        ? { kind: 'stopped', why: 'asked', coverage: this.coverage }
        : { kind: 'schedule', finding: this.finding(), coverage: this.coverage };
    return this.answer;
  }

  private goOn(): void {
    const { bounds } = this.search.space.setting;
    this.met.set(nameOf(bounds), new Set(Object.keys(this.search.space.cut)));
    let next = this.todo.shift();
    while (next !== undefined && this.isNoLarger(next)) next = this.todo.shift();
    if (next === undefined) {
      const kind = this.question.seek.kind === 'goal' ? 'impossible' : 'covered';
      this.answer = { kind, coverage: { ...this.coverage, bounds: this.most } };
      return;
    }
    this.done.push(bounds);
    this.expanded += this.search.expanded;
    this.search = this.begin(next);
  }

  /** Whether a search with one less of something never met that bound: more of it changes nothing. */
  private isNoLarger(bounds: Bounds): boolean {
    return Object.entries(bounds).some(([name, value]) => {
      const met = this.met.get(nameOf({ ...bounds, [name]: value - 1 }));
      if (met === undefined || met.has(name)) return false;
      this.met.set(nameOf(bounds), met);
      return true;
    });
  }

  private finding(): Finding {
    const { search, question, telling } = this;
    const found = search.found;
    if (found === null) throw new Error('Nothing was found.');
    const { space } = search;
    const acts = movesTo(search, search.wayTo(found.state), found).map((doing) => actOf(space, doing));
    const { protocol, genesis, invariants } = space.setting;
    const goal = question.seek.kind === 'goal' ? question.seek.that : null;
    const finding = findingOf(protocol, genesis, scenarioFor(question), acts, { invariants, goal }, telling);
    if (finding === null)
      throw new Error('The checker is wrong: what it found does not come true when the engine plays it.');
    return finding;
  }
}
