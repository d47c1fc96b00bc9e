// The worker's answers about a lesson: its cards, with their moments as far as its run was played and what became of its
// questions, and ways from a moment of it: the reader's own, and the author's. Loaded when first asked for.

import { type Answer, actsIn, answerLink, printAnswer } from '../course/answer.ts';
import { Attempt } from '../course/judge.ts';
import { forbids } from '../course/rules.ts';
import { startOf } from '../course/start.ts';
import { tasksOf } from '../course/way.ts';
import type { Run } from '../engine/run.ts';
import { momentOf } from '../scenarios/futures.ts';
import { type Card, cardsOf, type Moment, momentAt } from '../scenarios/lesson/cards.ts';
import { holdsIn } from '../scenarios/lesson/judged.ts';
import type { Player } from '../scenarios/player.ts';
import type { Scenario, Task } from '../scenarios/scenario.ts';
import { Branch } from './branch.ts';
import { digest } from './digests.ts';
import type { Laboratory } from './laboratory.ts';
import type { LessonCard } from './lesson-told.ts';
import type { Ask, LessonQuestion, Reply } from './wire.ts';

/** Moves that are played at once towards a card, and how often for one answer. */
const HELPING = 64;
const HELPINGS = 40;

class Lessons {
  private readonly laboratory: Laboratory;
  /** By question: which of its choices came true. */
  private readonly verdicts = new Map<number, readonly boolean[]>();
  /** By run and by card. */
  private readonly attempts = new WeakMap<Run, Map<number, Attempt>>();
  private readonly scenario: Scenario;

  constructor(laboratory: Laboratory) {
    this.laboratory = laboratory;
    this.scenario = laboratory.told.scenario;
  }

  answer<Q extends LessonQuestion>(question: Q, ask: Ask<Q>): Reply<Q> | Promise<Reply<Q>> {
    return (this[question] as unknown as (ask: Ask<Q>) => Reply<Q> | Promise<Reply<Q>>).call(this, ask);
  }

  lesson({ upTo }: Ask<'lesson'>): Reply<'lesson'> {
    const { scenario } = this;
    const { lesson, title } = scenario;
    if (lesson === undefined) return { lesson: null };
    const { beats, cards } = cardsOf(scenario);
    const { root } = this.laboratory;
    const wanted = upTo === undefined ? undefined : cards[upTo];
    // No farther than that: what lies behind a lesson's end is for who plays on.
    for (let i = 0; i < HELPINGS && wanted !== undefined && this.momentOf(wanted) === null; i++)
      root.advance(Number.MAX_SAFE_INTEGER, this.laboratory.slice(HELPING));
    const { task: _, ...head } = lesson;
    return {
      lesson: {
        ...{ ...head, title, digest: digestOf(scenario) },
        beats: beats.map(({ words, look }) => ({ words, look })),
        cards: cards.map((card) => this.told(card)),
      },
      branch: root.info,
    };
  }

  way({ task, author, ...at }: Ask<'way'>): Reply<'way'> {
    const script = author ? this.taskOf(task).solution : [];
    const { root } = this.laboratory;
    const { run } = root;
    // Behind the moves of an instant, or before those that are made at the very end of a quiet while.
    const after = at.at > run.timeOf(at.position) ? 0 : momentOf(run, at.position).after;
    const future = { of: 1, at: at.at, after, script: [...script] };
    const branch = this.laboratory.add((id) => Branch.told(id, root, this.scenario, future));
    branch.prepare(this.laboratory.slice());
    return { branch: branch.info };
  }

  attempt({ branch, task, position }: Ask<'attempt'>): Reply<'attempt'> {
    const { run } = this.laboratory.branch(branch);
    const standing = this.attemptOf(run, task)?.at(position) ?? null;
    const turned = standing?.failed?.position ?? (standing?.reached ? standing.steps.at(-1)?.reached : null);
    return { standing, at: typeof turned === 'number' ? run.timeOf(turned) : 0 };
  }

  may({ branch, task, position, choice }: Ask<'may'>): Reply<'may'> {
    const { run } = this.laboratory.branch(branch);
    return { forbidden: forbids(this.taskOf(task), choice, run.protocol, run.moment(position).world) };
  }

  async handIn({ branch, task, position, ...said }: Ask<'handIn'>): Promise<Reply<'handIn'>> {
    const { run } = this.laboratory.branch(branch);
    const start = startOf(this.player, this.taskOf(task));
    const answer: Answer = {
      ...{ ...said, name: this.scenario.lesson?.name ?? '', made: '' },
      task: tasksOf(this.scenario).indexOf(this.taskOf(task)) + 1,
      acts: actsIn(run, start?.position ?? 0, position),
    };
    return { text: printAnswer(answer), fragment: await answerLink(answer) };
  }

  /** Null: the lesson was not played up to where the task begins. */
  private attemptOf(run: Run, card: number): Attempt | null {
    let attempts = this.attempts.get(run);
    if (attempts === undefined) {
      attempts = new Map();
      this.attempts.set(run, attempts);
    }
    const known = attempts.get(card);
    if (known !== undefined) return known;
    const task = this.taskOf(card);
    const start = startOf(this.player, task);
    if (start === null || start.position > run.length) return null;
    const attempt = new Attempt(run, start, task);
    attempts.set(card, attempt);
    return attempt;
  }

  private get player(): Player {
    return this.laboratory.root.player as Player;
  }

  private taskOf(card: number): Task {
    const it = cardsOf(this.scenario).cards[card];
    if (it?.kind !== 'task') throw new Error(`Card ${card} is no task.`);
    return it.task;
  }

  private momentOf({ statement }: Pick<Card, 'statement'>): Moment | null {
    return momentAt(this.player, statement);
  }

  private told(card: Card): LessonCard {
    const { statement, beat } = card;
    const moment = this.momentOf(card);
    const says = card.says.map((said) => ({ words: said.words, moment: this.momentOf(said) }));
    const base = { beat, moment, says };
    switch (card.kind) {
      case 'cover':
      case 'wait':
        return { ...base, kind: card.kind };
      case 'free':
        return { ...base, kind: card.kind, words: card.words };
      case 'told':
        return { ...base, kind: card.kind, judges: card.judges };
      case 'ask':
        return { ...base, kind: card.kind, nth: card.nth, words: card.words };
      case 'recall':
        return { ...base, kind: card.kind, nth: card.nth, lesson: card.lesson };
      case 'question': {
        const { words, now = false, choices } = card.question;
        return {
          ...{ ...base, kind: card.kind, nth: card.nth, words, now },
          choices: choices.map(({ words: said, because }) => ({ words: said, because: because ?? null })),
          holds: this.verdict(card, now ? statement : this.endOf(card.nth)),
        };
      }
      case 'task': {
        const { solution, wrong: _, ...rules } = card.task;
        return {
          ...base,
          kind: card.kind,
          words: card.words,
          rules,
          start: startOf(this.player, card.task),
          isAway: rules.from !== undefined,
          solved: solution.length > 0,
        };
      }
    }
  }

  /** The statement behind which a question is judged. */
  private endOf(nth: number): number {
    const told = cardsOf(this.scenario).cards.find((card) => card.kind === 'told' && card.judges.includes(nth));
    return told?.statement ?? this.scenario.script.length;
  }

  /** Null: the run has not come to where it is judged. */
  private verdict(card: Extract<Card, { kind: 'question' }>, statement: number): readonly boolean[] | null {
    const known = this.verdicts.get(card.nth);
    if (known !== undefined) return known;
    const moment = momentAt(this.player, statement);
    if (moment === null) return null;
    const run = this.player.run.fork(moment.position);
    const verdict = card.question.choices.map((choice) => holdsIn(choice.if, run, 0, moment.at));
    this.verdicts.set(card.nth, verdict);
    return verdict;
  }
}

/** By what was opened: another text is another lesson. */
const known = new WeakMap<Scenario, Lessons>();

export function answerIn<Q extends LessonQuestion>(laboratory: Laboratory, question: Q, ask: Ask<Q>) {
  const { scenario } = laboratory.told;
  let lessons = known.get(scenario);
  if (lessons === undefined) {
    lessons = new Lessons(laboratory);
    known.set(scenario, lessons);
  }
  return lessons.answer(question, ask);
}

/** A number for all that a reader is told and asked, whatever notes stand beside it. */
function digestOf({ protocol, variant, counts, network, options, start, lesson, script }: Scenario): string {
  const told = script.filter(({ kind }) => kind !== 'mark');
  const text = JSON.stringify([protocol, variant, counts, network, options, start, lesson, told]);
  return digest(text).toString(16).padStart(8, '0');
}
