// How a lesson is told: its cards, in their order. Each stands at a moment of the lesson's own run, where a statement of its
// script is done with; several may stand at one. A challenge is one card, behind the script that makes its start.

import type { Micros } from '../../engine/protocol.ts';
import type { Said } from '../player.ts';
import { isTold, type Scenario, type Statement, type Task, type Title, type Told } from '../scenario.ts';

/** Words that a beat says, from the moment at which a statement is done with. */
export interface Saying {
  readonly statement: number;
  readonly words: Title;
}

type Look = Extract<Told, { kind: 'look' }>;
export type Question = Extract<Told, { kind: 'predict' }>;

interface Base {
  /** The statement behind which it stands; -1: the beginning. As many as there are: behind the last. */
  readonly statement: number;
  /** The beat that it belongs to, from 1; 0: none has begun. */
  readonly beat: number;
  /** What the beat has said by then. */
  readonly says: readonly Saying[];
}

export type Card = Base &
  (
    | { readonly kind: 'cover' }
    /** The end of a beat. `judges`: the questions that are answered there, by their numbers. */
    | { readonly kind: 'told'; readonly judges: readonly number[] }
    | { readonly kind: 'question'; readonly nth: number; readonly question: Question }
    | { readonly kind: 'recall'; readonly lesson: string; readonly nth: number }
    | { readonly kind: 'ask'; readonly nth: number; readonly words: Title }
    | { readonly kind: 'free'; readonly words: Title }
    | { readonly kind: 'wait' }
    | { readonly kind: 'task'; readonly words: Title; readonly task: Task }
  );

export interface Beat {
  /** Where its line stands. */
  readonly statement: number;
  readonly words: Title;
  readonly look: Look | null;
}

export interface Cards {
  readonly beats: readonly Beat[];
  readonly cards: readonly Card[];
}

const known = new WeakMap<readonly Statement[], Cards>();

export function cardsOf(scenario: Scenario): Cards {
  let cards = known.get(scenario.script);
  if (cards === undefined) {
    cards = scenario.lesson?.kind === 'challenge' ? challenge(scenario) : lesson(scenario);
    known.set(scenario.script, cards);
  }
  return cards;
}

/** The same words in the other language, right behind the first, are said with them. */
function saidIn(script: readonly Statement[]): Saying[] {
  const says: Saying[] = [];
  for (const [statement, it] of script.entries()) {
    if (it.kind !== 'say') continue;
    const last = says.at(-1);
    if (script[statement - 1]?.kind === 'say' && last !== undefined && last.words[it.language] === undefined)
      says[says.length - 1] = { statement, words: { ...last.words, [it.language]: it.text } };
    else says.push({ statement, words: { [it.language]: it.text } });
  }
  return says;
}

function challenge({ script, lesson }: Scenario): Cards {
  const says = saidIn(script);
  const words = says.at(-1)?.words ?? lesson?.about ?? {};
  const task = lesson?.task;
  const base = { statement: script.length, beat: 0, says };
  return { beats: [], cards: task === undefined ? [] : [{ ...base, kind: 'task', words, task }] };
}

function lesson({ script }: Scenario): Cards {
  const said = saidIn(script);
  const beats: Beat[] = [];
  const cards: Card[] = [{ kind: 'cover', statement: -1, beat: 0, says: [] }];
  let began = 0;
  let questions = 0;
  let asked = 0;
  let open: number[] = [];
  const saysUpTo = (statement: number) => said.filter((each) => each.statement > began && each.statement < statement);
  const base = (statement: number): Base => ({ statement, beat: beats.length, says: saysUpTo(statement) });
  const ends = (statement: number): void => {
    if (beats.length === 0) return;
    const { says } = base(statement);
    const isOver = cards.at(-1)?.kind === 'task' && cards.at(-1)?.beat === beats.length && open.length === 0;
    if (!isOver || says.length > (cards.at(-1)?.says.length ?? 0))
      cards.push({ ...base(statement), kind: 'told', judges: open });
    open = [];
  };
  for (const [statement, it] of script.entries()) {
    switch (it.kind) {
      case 'beat':
        ends(statement);
        began = statement;
        beats.push({ statement, words: it.words, look: null });
        break;
      case 'look': {
        const beat = beats.at(-1);
        if (beat !== undefined) beats[beats.length - 1] = { ...beat, look: { ...beat.look, ...it } };
        break;
      }
      case 'predict':
        questions++;
        if (!it.now) open.push(questions);
        cards.push({ ...base(statement), kind: 'question', nth: questions, question: it });
        break;
      case 'recall':
        cards.push({ ...base(statement), kind: 'recall', lesson: it.lesson, nth: it.nth ?? 1 });
        break;
      case 'ask':
        asked++;
        cards.push({ ...base(statement), kind: 'ask', nth: asked, words: it.words });
        break;
      case 'free':
        cards.push({ ...base(statement), kind: 'free', words: it.words });
        break;
      case 'wait':
        cards.push({ ...base(statement), kind: 'wait' });
        break;
      case 'try':
        cards.push({ ...base(statement), kind: 'task', words: it.words, task: it.task });
        break;
    }
  }
  ends(script.length);
  return { beats, cards };
}

// --- Moments ---------------------------------------------------------------------------------------------------------

export interface Moment {
  readonly at: Micros;
  readonly position: number;
}

/** How far a script was played: by statement, when it was done with, and after how many moves. */
export interface Played {
  readonly scenario: Scenario;
  readonly ends: readonly Micros[];
  readonly positions: readonly number[];
}

/** The moment behind a statement; null: it was not played so far. */
export function momentAt({ scenario: { script }, ends, positions }: Played, statement: number): Moment | null {
  const of = Math.min(statement, script.length - 1);
  if (of < 0) return { at: 0, position: 0 };
  const [at, position] = [ends[of], positions[of]];
  return at === undefined || position === undefined ? null : { at, position };
}

/** What is told on a card, in short. */
function shortly(card: Card, { beats }: Cards, { title }: Scenario): Title {
  if (card.kind === 'question') return card.question.words;
  if ('words' in card) return card.words;
  return card.says.at(-1)?.words ?? beats[card.beat - 1]?.words ?? title;
}

/** Whether it takes no time and does nothing. */
function isStill(statement: Statement): boolean {
  return isTold(statement) || ['say', 'mark', 'expect'].includes(statement.kind);
}

/** Where playing holds, as far as the script was played, and how many such moments are still to come. */
export function stopsOf(played: Played): { says: Said[]; coming: number } | null {
  const { scenario } = played;
  if (scenario.lesson === undefined) return null;
  const all = cardsOf(scenario);
  const says: Said[] = [];
  let coming = 0;
  let before = -1;
  const { script } = scenario;
  for (const card of all.cards) {
    const moment = momentAt(played, card.statement);
    const text = shortly(card, all, scenario);
    // Cards between which nothing is done stand at one moment.
    if (moment === null) coming += script.slice(before + 1, card.statement + 1).every(isStill) ? 0 : 1;
    else says.push({ ...moment, text });
    before = card.statement;
  }
  return { says, coming };
}
