// Who answers which question, without a thread: the host asks it in the worker, a test asks it in Node. What answers is
// loaded with the first question that needs it, and so is the protocol that a text names.
//
// Questions about runs are answered one after the other, in the order in which they were asked, however long something
// takes to load: none sees an older state than one before it left. Texts are no state, and may overtake;
// so the text of a run that is to be opened is read while the old one still answers.

import { loadFor, type Parsed, parsing } from '../scenarios/parse.ts';
import { BUDGET } from './budget.ts';
import { Laboratory } from './laboratory.ts';
import type { Records } from './records.ts';
import { loadMistakes } from './scene.ts';
import type { Studies } from './studies.ts';
import { ALONE, type Pace, unhurried } from './unhurried.ts';
import type { Ask, Question, Questions, RecordQuestion, Reply, StudyQuestion, TextQuestion } from './wire.ts';

type Later = RecordQuestion | StudyQuestion | TextQuestion;

/** Which module answers what the first pictures do not ask. */
const ANSWERED_BY: { readonly [question in Later]: 'records' | 'studies' | 'librarian' } = {
  causes: 'records',
  order: 'records',
  quiet: 'records',
  crowd: 'records',
  find: 'studies',
  digests: 'studies',
  totals: 'studies',
  takeAway: 'studies',
  decisions: 'studies',
  waiting: 'studies',
  charts: 'studies',
  taken: 'studies',
  write: 'studies',
  writeTree: 'studies',
  place: 'studies',
  read: 'librarian',
  link: 'librarian',
  shelf: 'librarian',
  vary: 'librarian',
  translate: 'librarian',
};

export type Answering = <Q extends Question>(question: Q, ask: Ask<Q>) => Promise<Reply<Q>>;

/** @param pace when an answer has taken long enough, and how others are listened to in between. */
export function answering(pace: Pace = ALONE, budget = BUDGET): Answering {
  const laboratory = new Laboratory(pace.clock, budget);
  let records: Records | undefined;
  let studies: Studies | undefined;
  let before: Promise<unknown> = Promise.resolve();

  async function ofRun(question: Question, ask: Questions[Question][0]): Promise<unknown> {
    const by = Object.hasOwn(ANSWERED_BY, question) ? ANSWERED_BY[question as Later] : 'laboratory';
    if (by === 'records') {
      records ??= new (await import('./records.ts')).Records(laboratory);
      return records.answer(question as RecordQuestion, ask as never);
    }
    if (by === 'studies') {
      const { Studies, loadWaiting } = await import('./studies.ts');
      if (question === 'waiting') await loadWaiting([laboratory.told.scenario.protocol]);
      studies ??= new Studies(laboratory);
      return studies.answer(question as StudyQuestion, ask as never);
    }
    // Whatever nobody else answers is about a lesson.
    if (!(question in laboratory))
      return (await import('./lessons.ts')).answerIn(laboratory, question as never, ask as never);
    return laboratory.answer(question as never, ask as never);
  }

  async function ofText(question: TextQuestion, ask: Questions[Question][0]): Promise<unknown> {
    const librarian = await import('./librarian.ts');
    return librarian[question](ask as never, pace);
  }

  async function readOf({ text }: Ask<'open'>): Promise<Parsed> {
    await loadFor(text);
    const parsed = await unhurried(parsing(text), pace);
    if ('scenario' in parsed && parsed.scenario.variant !== null) await loadMistakes();
    return parsed;
  }

  /** Read while what was asked before is answered, and opened in its turn. */
  function opened(ask: Ask<'open'>): Promise<Reply<'open'>> {
    const read = readOf(ask);
    read.catch(() => {}); // whoever asked hears of it in turn
    return inTurn(async () => laboratory.openAs(ask, await read));
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const answer = before.then(work);
    // A question that fails is no reason to leave the next one without an answer.
    before = answer.catch(() => {});
    return answer;
  }

  return (question, ask) => {
    if (Object.hasOwn(ANSWERED_BY, question) && ANSWERED_BY[question as Later] === 'librarian')
      return ofText(question as TextQuestion, ask) as never;
    if (question === 'open') return opened(ask as Ask<'open'>) as never;
    return inTurn(() => ofRun(question, ask)) as never;
  };
}
