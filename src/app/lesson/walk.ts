// A reader's way through a lesson: which card is on show, what leads on and back, what is answered. The lesson's own run is
// its first future, played by nobody but its author; whatever the reader does is another, and Next leads back.
// Reason for its length: one walk, whose steps all begin where the one before it ended.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Standing } from '../../course/judge.ts';
import { isAhead, momentOf, standsAt } from '../../store/beats.ts';
import type { Guide, Lab } from '../../store/lab.ts';
import type { Picture } from '../../store/picture.ts';
import { preferences } from '../../store/preferences.ts';
import { type Answered, type LessonProgress, progressOf, remember } from '../../store/progress.ts';
import { type LessonWords, lessonWordsIn } from '../../words/lesson.ts';
import type { LessonCard, LessonMoment, LessonTold } from '../../worker/lesson-told.ts';
import type { Reply } from '../../worker/wire.ts';
import { say } from '../frame/page-state.ts';
import { whyNot, whyNotThere } from './allowed.ts';
import { type Answers, barOf, isOpen, reachedBy, rightOf, standsOf, type TaskCard } from './cards.ts';
import { lookAt } from './look.ts';

/** Where the playhead is, seen from the card: at it, behind it on the lesson's own run, before it, in another future. */
export type Here = 'at' | 'beyond' | 'before' | 'away';

export interface WalkState {
  /** Null until the worker has told it. */
  readonly told: LessonTold | null;
  /** The branch that is the lesson's own run. */
  readonly root: number;
  readonly card: number;
  readonly here: Here;
  /** Hints of the task that are shown. */
  readonly hints: number;
  /** How the branch on show stands as an attempt; null: it is none. */
  readonly standing: Standing | null;
  /** When the attempt was reached, or failed; 0 before. */
  readonly turnedAt: number;
  /** The branch on show is the author's way, or comes from it. */
  readonly isAuthors: boolean;
  /** The future in which the task begins, where that is not the lesson's own run. */
  readonly attempt: number | null;
  /** Counts up whenever a key has led to another card: the focus goes there. */
  readonly byKey: number;
}

const NOWHERE: WalkState = {
  told: null,
  root: 0,
  card: 0,
  here: 'at',
  hints: 0,
  standing: null,
  turnedAt: 0,
  isAuthors: false,
  attempt: null,
  byKey: 0,
};

export class Walk {
  readonly state: StoreApi<WalkState> = createStore<WalkState>()(() => NOWHERE);
  private readonly lab: Lab;
  /** The author's ways that were begun. */
  private readonly authors = new Set<number>();
  /** Whether the standing is being asked for, and is to be asked for again. */
  private asking = false;
  private stale = false;
  /** The pace that the reader had before a beat set one. */
  private pace: { readonly speed: number; readonly byInterest: boolean } | null = null;
  /** Somebody goes to where a card stands: what is passed on the way is no step. */
  private going = 0;

  /** Whether it is known where the reader begins. */
  private begun = false;

  constructor(lab: Lab) {
    this.lab = lab;
  }

  // --- What is known -----------------------------------------------------------------------------------------------------

  private get words(): LessonWords {
    return lessonWordsIn(preferences.getState().language) as LessonWords;
  }

  private get now(): WalkState {
    return this.state.getState();
  }

  get cards(): readonly LessonCard[] {
    return this.now.told?.cards ?? [];
  }

  get card(): LessonCard | undefined {
    return this.cards[this.now.card];
  }

  get progress(): LessonProgress | undefined {
    const { told } = this.now;
    if (told === null) return undefined;
    const found = progressOf(told.name);
    return found?.digest === told.digest ? found : undefined;
  }

  get answers(): Answers {
    return this.progress?.answers ?? {};
  }

  get waitsForAnswer(): boolean {
    return isOpen(this.card, this.answers);
  }

  private keep(change: Partial<Omit<LessonProgress, 'digest'>>): void {
    const { told } = this.now;
    if (told !== null) remember(told.name, told.digest, { cards: told.cards.length, ...change });
  }

  private focus(byKey: boolean): void {
    if (byKey) this.state.setState(({ byKey: before }) => ({ byKey: before + 1 }));
  }

  // --- Opening -----------------------------------------------------------------------------------------------------------

  /** Leads through the lesson that is open, until the function that it returns is called. */
  lead(): () => void {
    const { lab, guide } = this;
    let gone = false;
    this.begun = false;
    lab.guide = guide;
    this.state.setState(NOWHERE);
    this.authors.clear();
    const stops: (() => void)[] = [];
    void this.learn().then(() => {
      if (gone) return;
      this.begin();
      this.begun = true;
      stops.push(
        lab.projector.subscribe((picture) => this.follow(picture)),
        lab.session.subscribe((now, before) => {
          if (now.beats !== before.beats || now.coming !== before.coming) void this.learn();
          if (now.branch !== before.branch) this.look();
        }),
      );
    });
    return () => {
      gone = true;
      for (const stop of stops) stop();
      if (lab.guide === guide) lab.guide = null;
      this.restorePace();
    };
  }

  /** Takes in the cards with what is known of their moments by now. */
  private async learn(upTo?: number): Promise<void> {
    const reply = await this.lab.course('lesson', upTo === undefined ? {} : { upTo });
    if (reply.lesson === null) return;
    this.state.setState({ told: reply.lesson, root: reply.branch.id });
    this.judge();
    // The run may have come to a moment before it was known that a card stands there.
    if (this.begun) this.follow(this.lab.projector.now());
  }

  /** Where the reader begins: who has come back to a moment of the run stands at the card of before. */
  private begin(): void {
    const picture = this.lab.projector.now();
    const { told, root } = this.now;
    if (told === null || picture === null) return;
    const isAway = this.lab.session.getState().branch !== root;
    this.state.setState({ hints: this.progress?.hints ?? 0 });
    if (told.kind === 'challenge') {
      if (picture.playhead === 0 && !isAway) void this.enter(0);
    } else if (isAway || picture.playhead > 0)
      this.state.setState({ card: Math.min(this.progress?.card ?? 0, told.cards.length - 1) });
    this.look();
  }

  // --- What stands on show -----------------------------------------------------------------------------------------------

  private follow(picture: Picture | null): void {
    const { told, root, card } = this.now;
    if (told === null || picture === null) return;
    if (this.going === 0 && this.lab.session.getState().branch === root) {
      const reached = reachedBy(told.cards, card, momentOf(picture), this.answers);
      if (reached !== card) {
        const shown = this.nearest(reached, 1);
        const stands = told.cards[shown]?.moment ?? null;
        this.turn(stands !== null && !isAhead(stands, momentOf(picture)) ? shown : reached);
      }
    }
    this.look();
    if (this.card?.kind === 'task') void this.measure();
  }

  /** Where the playhead is, seen from the card. */
  private look(): void {
    const picture = this.lab.projector.now();
    const { card } = this;
    if (picture === null || card === undefined) return;
    const { branch } = this.lab.session.getState();
    const now = momentOf(picture);
    const stands = standsOf(card);
    let here: Here = 'at';
    if (branch !== this.now.root) here = 'away';
    else if (stands === null || isAhead(stands, now)) here = 'before';
    else if (!standsAt(stands, now)) here = 'beyond';
    const isAuthors = this.comesFromAuthor(branch);
    if (here !== this.now.here || isAuthors !== this.now.isAuthors) this.state.setState({ here, isAuthors });
  }

  private comesFromAuthor(branch: number): boolean {
    const { branches } = this.lab.session.getState();
    for (let id: number | null = branch; id !== null; id = branches.find((each) => each.id === id)?.parent ?? null)
      if (this.authors.has(id)) return true;
    return false;
  }

  private turn(card: number): void {
    const { cards } = this;
    if (cards[card] === undefined) return;
    this.state.setState({ card, standing: null });
    const isEnd = card === cards.length - 1 && !cards.some(({ kind }) => kind === 'task');
    this.keep({ card, ...(isEnd && { done: true }) });
    this.judge();
    this.look();
  }

  /** Keeps which choices came true, with what was asked: a later lesson may ask it again. */
  private judge(): void {
    const { answers } = this;
    const changed: Record<string, Answered> = {};
    for (const card of this.cards) {
      if (card.kind !== 'question') continue;
      const { nth, words, choices } = card;
      const answer = answers[nth];
      const right = rightOf(card);
      if (answer === undefined || right === null || answer.right === right) continue;
      changed[nth] = { ...answer, right, question: { words, choices } };
    }
    if (Object.keys(changed).length > 0) this.keep({ answers: { ...answers, ...changed } });
  }

  // --- On and back -------------------------------------------------------------------------------------------------------

  async next(byKey = false): Promise<void> {
    const { cards } = this;
    const { card: index, here } = this.now;
    const card = cards[index];
    if (card === undefined) return;
    const isTask = card.kind === 'task';
    if (!isTask && (here === 'away' || here === 'before')) return this.goTo(index, byKey);
    if (this.waitsForAnswer) return say(() => this.words.lockedOn);
    const on = this.nearest(index + 1, 1);
    const following = cards[on];
    if (following === undefined) return;
    const { moment } = following;
    if (moment !== null && card.moment !== null && standsAt(moment, card.moment)) return this.enter(on, byKey);
    if (isTask) await this.travel({ branch: this.now.root, ...(card.moment ?? { at: 0, position: 0 }) });
    return this.playOn(index, byKey);
  }

  async back(byKey = false): Promise<void> {
    const { card, here } = this.now;
    // From a run that has gone on, first to where the card stands.
    if (this.card?.kind !== 'task' && (here === 'beyond' || here === 'away')) return this.goTo(card, byKey);
    if (card > 0) await this.enter(this.nearest(card - 1, -1), byKey);
  }

  /** Plays on from a card to the next moment at which one stands; who is playing already is there at once. */
  private async playOn(index: number, byKey: boolean): Promise<void> {
    const { lab } = this;
    const beat = this.cards[index + 1]?.beat ?? 0;
    this.focus(byKey);
    this.setPace(beat);
    this.showBeat(beat);
    if (preferences.getState().stillness || lab.playback.getState().playing) await lab.jump('beat', 1);
    else lab.play();
  }

  /** Whether a question of an earlier lesson cannot be asked again: the reader has not met it. */
  private isSkipped(card: LessonCard | undefined): boolean {
    if (card?.kind !== 'recall') return false;
    const met = progressOf(card.lesson)?.answers[card.nth];
    return met?.question === undefined || met.right === null;
  }

  /** The next card that is not passed over, from one on. */
  private nearest(from: number, by: 1 | -1): number {
    let index = from;
    while (this.isSkipped(this.cards[index])) index += by;
    return this.cards[index] === undefined ? from : index;
  }

  /** Goes to a card, and begins its task if it is one. */
  async enter(index: number, byKey = false): Promise<void> {
    const card = await this.known(index);
    if (card === undefined) return;
    this.turn(index);
    if (card.kind !== 'task') return this.goTo(index, byKey);
    this.focus(byKey);
    return this.beginTask(card, index);
  }

  /** The card when its moment is known: the lesson is played up to it. */
  private async known(index: number): Promise<LessonCard | undefined> {
    for (let i = 0; i < 1000; i++) {
      const card = this.cards[index];
      if (card === undefined || standsOf(card) !== null) return card;
      await this.learn(index);
    }
    return undefined;
  }

  /** Back on the lesson's own run, where a card stands. */
  private async goTo(index: number, byKey: boolean): Promise<void> {
    const card = await this.known(index);
    const stands = card === undefined ? null : standsOf(card);
    if (card === undefined || stands === null) return;
    this.focus(byKey);
    this.restorePace();
    await this.travel({ branch: this.now.root, ...stands });
    this.showBeat(card.beat);
  }

  private async travel(place: { readonly branch: number } & LessonMoment): Promise<void> {
    const { lab } = this;
    const now = lab.projector.now();
    lab.pause();
    if (now !== null && lab.session.getState().branch === place.branch && standsAt(momentOf(now), place)) return;
    await this.during(() => lab.go(place));
  }

  private async during<T>(work: () => Promise<T>): Promise<T> {
    this.going++;
    try {
      return await work();
    } finally {
      this.going--;
      this.look();
    }
  }

  // --- Questions ---------------------------------------------------------------------------------------------------------

  /** @param chose null: the reader does not know. */
  async answer(chose: number | null, byKey = false): Promise<void> {
    const { card } = this;
    if (!isOpen(card, this.answers) || (chose ?? 0) >= card.choices.length) return;
    // Whoever looked back, or elsewhere, answers where the question stands.
    if (this.now.here !== 'at') await this.goTo(this.now.card, byKey);
    this.keep({ answers: { ...this.answers, [card.nth]: { chose, right: null } } });
    this.judge();
    if (card.now) this.focus(byKey);
    else await this.next(byKey);
  }

  write(nth: number, text: string): void {
    this.keep({ texts: { ...this.progress?.texts, [nth]: text } });
  }

  /** Nothing is answered any more. */
  async beginAnew(): Promise<void> {
    this.keep({ card: 0, answers: {}, texts: {}, hints: 0 });
    this.state.setState({ hints: 0 });
    await this.next();
  }

  // --- The task ----------------------------------------------------------------------------------------------------------

  /** A task that begins at an earlier moment has a future of its own there: the lesson's own run goes another way. */
  private async beginTask(card: TaskCard, index: number): Promise<void> {
    const { lab } = this;
    const { root, attempt } = this.now;
    const { start } = card;
    if (start === null) return;
    this.restorePace();
    lab.pause();
    const isThere = lab.session.getState().branches.some(({ id }) => id === attempt);
    if (!card.isAway) await this.travel({ branch: root, ...start });
    else if (attempt !== null && isThere) await this.travel({ branch: attempt, ...start });
    else {
      const begun = await this.during(() => lab.way({ branch: root, ...start, task: index, author: false }));
      this.state.setState({ attempt: begun });
      lab.rename(begun, this.words.yourTry);
    }
    this.showBeat(card.beat);
    this.look();
    await this.measure();
  }

  /** Back to where the task begins. */
  async again(): Promise<void> {
    const { card } = this;
    if (card?.kind === 'task') await this.beginTask(card, this.now.card);
  }

  hint(): void {
    const { card } = this;
    if (card?.kind !== 'task') return;
    const { hints } = this.now;
    if (hints >= card.rules.hints.length) {
      say(() => this.words.noHints);
      return;
    }
    this.state.setState({ hints: hints + 1 });
    this.keep({ hints: Math.max(hints + 1, this.progress?.hints ?? 0) });
  }

  /** The author's own way, as a future beside the reader's: it plays from where the task begins. */
  async authorsWay(): Promise<void> {
    const { lab, card } = this;
    if (card?.kind !== 'task' || card.start === null) return;
    const { start } = card;
    lab.pause();
    const branch = await this.during(() =>
      lab.way({ branch: this.now.root, ...start, task: this.now.card, author: true }),
    );
    this.authors.add(branch);
    lab.rename(branch, this.words.authorsWay);
    this.look();
    lab.play();
  }

  /** The attempt on show, up to the moment on show, to be handed in. */
  async handIn(student: string): Promise<Reply<'handIn'> | null> {
    const { lab, now } = this;
    const picture = lab.projector.now();
    if (picture === null || this.card?.kind !== 'task') return null;
    const judged = Object.values(this.answers).filter(({ right }) => right !== null);
    const right = judged.filter((answer) => answer.chose === answer.right).length;
    return lab.course('handIn', {
      ...{ student, task: now.card, hints: this.progress?.hints ?? 0 },
      ...{ branch: lab.session.getState().branch, position: picture.shot.position },
      predicted: judged.length === 0 ? null : [right, judged.length],
    });
  }

  /** How the branch on show stands, at the moment on show. */
  private async measure(): Promise<void> {
    this.stale = true;
    if (this.asking) return;
    this.asking = true;
    try {
      while (this.stale) {
        this.stale = false;
        await this.measureOnce();
      }
    } finally {
      this.asking = false;
    }
  }

  private async measureOnce(): Promise<void> {
    const { lab, card } = this;
    const { card: task, root } = this.now;
    const picture = lab.projector.now();
    const { branch } = lab.session.getState();
    if (card?.kind !== 'task' || picture === null) return;
    // The lesson's own run, or a moment before the task begins, is no attempt.
    const isBefore = card.start === null || isAhead(card.start, momentOf(picture));
    if (isBefore || (card.isAway && branch === root)) {
      if (this.now.standing !== null) this.state.setState({ standing: null });
      return;
    }
    const { position } = picture.shot;
    const { standing, at } = await lab.course('attempt', { branch, task, position });
    if (lab.session.getState().branch !== branch || this.now.card !== task) return;
    const before = this.now.standing;
    if (JSON.stringify(before) !== JSON.stringify(standing)) this.state.setState({ standing, turnedAt: at });
    if (standing === null) return;
    const isNew = standing.reached && !before?.reached;
    if (isNew || (standing.failed !== null && !before?.failed)) lab.pause();
    if (isNew && !this.comesFromAuthor(branch)) this.reach(card, standing);
  }

  private reach({ rules: { par } }: TaskCard, { acts }: Standing): void {
    const best = this.progress?.reached ?? null;
    const now = { acts, atPar: par !== undefined && acts <= par };
    this.keep({ done: true, reached: best !== null && best.acts <= acts ? best : now });
    // The moment is marked once in each future.
    const { branch, marks } = this.lab.session.getState();
    const text = this.words.reached(acts, par ?? null);
    if (!marks.some((mark) => mark.branch === branch && mark.text === text)) this.lab.note(text);
  }

  // --- What may be done, and seen ----------------------------------------------------------------------------------------

  private readonly guide: Guide = {
    why: (choice) => {
      if (this.waitsForAnswer) return this.words.lockedAct;
      const { card } = this;
      return card?.kind === 'task' ? whyNot(card.rules, this.now.standing, choice, this.words) : null;
    },
    forbids: async (choice) => {
      const { card } = this;
      const why =
        this.guide.why(choice) ??
        (card?.kind === 'task' && this.now.standing !== null
          ? await whyNotThere(this.lab, card.rules, this.now.card, choice, this.words)
          : null);
      if (why !== null) say(() => why);
      return why !== null;
    },
    step: (by) => void (by > 0 ? this.next() : this.back()),
    holds: () => {
      const isHeld = this.waitsForAnswer && this.now.here === 'at';
      if (isHeld) say(() => this.words.lockedOn);
      return isHeld;
    },
    bar: (branch) => (this.now.told !== null && branch === this.now.root ? barOf(this.cards, this.answers) : null),
    barred: () => {
      if (!this.lab.playback.getState().playing) say(() => this.words.lockedOn);
    },
  };

  // --- Where to look -----------------------------------------------------------------------------------------------------

  private showBeat(beat: number): void {
    const look = this.now.told?.beats[beat - 1]?.look ?? null;
    if (look !== null) lookAt(this.lab, look);
  }

  private setPace(beat: number): void {
    const { lab } = this;
    const { speed } = this.now.told?.beats[beat - 1]?.look ?? {};
    if (speed === undefined) {
      this.restorePace();
      return;
    }
    const { speed: own, byInterest } = lab.playback.getState();
    this.pace ??= { speed: own, byInterest };
    lab.setSpeed(speed / 1000);
  }

  private restorePace(): void {
    const { pace, lab } = this;
    this.pace = null;
    if (pace === null) return;
    if (pace.byInterest) lab.followInterest();
    else lab.setSpeed(pace.speed);
  }
}

const walks = new WeakMap<Lab, Walk>();

export function walkOf(lab: Lab): Walk {
  let walk = walks.get(lab);
  if (walk === undefined) {
    walk = new Walk(lab);
    walks.set(lab, walk);
  }
  return walk;
}
