// What became of a question: whether the reader was right, what came true, and why for both. Never by colour alone.

import { Check, Circle } from 'lucide-react';
import { useStore } from 'zustand';
import { useLanguage } from '../../store/context.tsx';
import { type Answered, progress } from '../../store/progress.ts';
import type { LessonWords } from '../../words/lesson.ts';
import { inLanguage } from '../frame/phrases.ts';
import { type QuestionCard, rightOf } from './cards.ts';
import type { CardProps } from './Lesson.tsx';

interface Props extends CardProps {
  readonly question: QuestionCard;
}

export function Verdict({ walk, words, question }: Props) {
  useStore(progress);
  const answer = walk.answers[question.nth];
  if (answer === undefined) return null;
  return <Told answer={answer} right={rightOf(question)} question={question} words={words} asks={!question.now} />;
}

interface ToldProps {
  readonly answer: Answered;
  readonly right: number | null;
  readonly question: NonNullable<Answered['question']>;
  readonly words: LessonWords;
  /** Whether it says what was asked. */
  readonly asks: boolean;
}

export function Told({ answer: { chose }, right, question, words, asks }: ToldProps) {
  const language = useLanguage();
  const isRight = right !== null && chose === right;
  const letter = right === null ? '' : words.letter(right);
  const verdict =
    right === null
      ? words.undecided
      : isRight
        ? words.right
        : chose === null
          ? words.unknown(letter)
          : words.wrong(letter);
  const told = [...new Set([chose, right])].filter((each) => each !== null);
  return (
    <div className="lesson-verdict" data-verdict={isRight ? 'right' : 'other'}>
      {asks && <p className="lesson-asked">{inLanguage(question.words, language)}</p>}
      <p className="lesson-judged" role="status">
        {isRight ? <Check aria-hidden="true" size={18} /> : <Circle aria-hidden="true" size={16} />} <b>{verdict}</b>
      </p>
      <ul>
        {told.map((choice) => {
          const { words: said, because } = question.choices[choice] ?? {};
          return (
            <li key={choice} data-choice-told={words.letter(choice)} data-right={choice === right}>
              <b>{words.letter(choice)}</b>
              <span>
                {said !== undefined && inLanguage(said, language)}{' '}
                <small>
                  {[choice === right ? words.cameTrue : '', choice === chose ? words.yours : '']
                    .filter(Boolean)
                    .join(', ')}
                </small>
                {because && <em>{inLanguage(because, language)}</em>}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
