// A question with its choices: a group of which one is chosen, once. Arrows lead along it; Enter, Space and the letters choose.

import { type KeyboardEvent, useId, useRef } from 'react';
import { useStore } from 'zustand';
import type { Title } from '../../scenarios/scenario.ts';
import { useLanguage } from '../../store/context.tsx';
import type { LessonWords } from '../../words/lesson.ts';
import { inLanguage } from '../frame/phrases.ts';
import { isOpen, type QuestionCard } from './cards.ts';
import type { CardProps } from './Lesson.tsx';

interface Props extends CardProps {
  readonly card: QuestionCard;
}

export function Question({ walk, card, words }: Props) {
  const language = useLanguage();
  const { here } = useStore(walk.state);
  const open = isOpen(card, walk.answers);
  const given = walk.answers[card.nth];
  return (
    <>
      <Choices
        asked={inLanguage(card.words, language)}
        choices={card.choices.map((choice) => choice.words)}
        chose={given === undefined ? undefined : given.chose}
        words={words}
        choose={(choice, byKey) => void walk.answer(choice, byKey)}
      />
      {open && <p className="lesson-note">{here === 'at' ? words.locked : words.lookingBack}</p>}
    </>
  );
}

interface ChoicesProps {
  readonly asked: string;
  readonly choices: readonly Title[];
  /** Undefined: nothing so far; null: "I don't know". */
  readonly chose: number | null | undefined;
  readonly words: LessonWords;
  readonly choose: (choice: number | null, byKey: boolean) => void;
}

const STEPS: { readonly [key: string]: number } = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

export function Choices({ asked, choices, chose, words, choose }: ChoicesProps) {
  const language = useLanguage();
  const id = useId();
  const group = useRef<HTMLDivElement>(null);
  const closed = chose !== undefined;
  const all: readonly (number | null)[] = [...choices.keys(), null];
  const onKeyDown = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (by === undefined) return;
    const radios = [...(group.current?.querySelectorAll<HTMLElement>('[role=radio]') ?? [])];
    const here = radios.indexOf(document.activeElement as HTMLElement);
    radios[(here + by + radios.length) % radios.length]?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <p className="lesson-said" id={id}>
        {asked}
      </p>
      <div
        ref={group}
        className="lesson-choices"
        role="radiogroup"
        aria-labelledby={id}
        data-count={choices.length}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        {all.map((choice, i) => {
          const text = choice === null ? words.dontKnow : inLanguage(choices[choice] as Title, language);
          return (
            // biome-ignore lint/a11y/useSemanticElements: choosing is final, and arrows alone must not choose
            <button
              key={choice ?? 'none'}
              type="button"
              role="radio"
              aria-checked={chose === choice}
              aria-disabled={closed}
              // Where one is chosen, that is where Tab leads; else the first.
              tabIndex={(closed ? chose === choice : i === 0) ? 0 : -1}
              className={choice === null ? 'lesson-choice lesson-unsure' : 'lesson-choice'}
              data-choice={choice === null ? 'none' : words.letter(choice)}
              onClick={({ detail }) => !closed && choose(choice, detail === 0)}
            >
              {choice !== null && <b aria-hidden="true">{words.letter(choice)}</b>}
              <span>{text}</span>
            </button>
          );
        })}
      </div>
    </>
  );
}
