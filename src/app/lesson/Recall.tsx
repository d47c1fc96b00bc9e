// A question of an earlier lesson, asked again: of whoever has met it.

import { useState } from 'react';
import { useLanguage } from '../../store/context.tsx';
import { progressOf } from '../../store/progress.ts';
import type { LessonCard } from '../../worker/lesson-told.ts';
import { inLanguage } from '../frame/phrases.ts';
import type { CardProps } from './Lesson.tsx';
import { Choices } from './Question.tsx';
import { Told } from './Verdict.tsx';

interface Props extends CardProps {
  readonly card: Extract<LessonCard, { kind: 'recall' }>;
}

export function Recall({ card, words }: Props) {
  const language = useLanguage();
  const [chose, setChose] = useState<number | null | undefined>(undefined);
  const met = progressOf(card.lesson)?.answers[card.nth];
  if (met?.question === undefined || met.right === null) return <p className="lesson-note">{words.notMet}</p>;
  const { question, right } = met;
  return (
    <>
      <p className="lesson-note">{words.recall}</p>
      <Choices
        asked={inLanguage(question.words, language)}
        choices={question.choices.map((choice) => choice.words)}
        chose={chose}
        words={words}
        choose={setChose}
      />
      {chose !== undefined && (
        <Told answer={{ chose, right }} right={right} question={question} words={words} asks={false} />
      )}
    </>
  );
}
