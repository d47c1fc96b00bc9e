// The strip of a lesson, under the stage: its cards one by one, where other runs have their captions. On a small screen it is
// a sheet at the bottom. Nothing of it stands over the stage.

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useFirstWords, useLab, useLanguage, useSession } from '../../store/context.tsx';
import { progress } from '../../store/progress.ts';
import { asError, tell } from '../../store/trouble.ts';
import { type LessonWords, lessonWordsIn, loadLessonWords } from '../../words/lesson.ts';
import type { LessonCard, LessonTold } from '../../worker/lesson-told.ts';
import { Nothing } from '../frame/Strip.tsx';
import { CardWords } from './CardWords.tsx';
import { bindLessonKeys } from './keys.ts';
import { Onwards } from './Onwards.tsx';
import { Task } from './Task.tsx';
import { type Walk, walkOf } from './walk.ts';
import './lesson.css';

/** The words around a lesson, in the reader's language; null until they are there. */
function useLessonWords(): LessonWords | null {
  const language = useLanguage();
  const [, setThere] = useState('');
  useEffect(() => {
    let gone = false;
    const load = (): void => {
      loadLessonWords(language).then(
        () => !gone && setThere(language),
        (reason) => {
          const settle = tell({
            kind: 'part',
            error: asError(reason),
            again: () => {
              settle();
              load();
            },
          });
        },
      );
    };
    load();
    return () => {
      gone = true;
    };
  }, [language]);
  return lessonWordsIn(language) ?? null;
}

export interface CardProps {
  readonly walk: Walk;
  readonly told: LessonTold;
  readonly card: LessonCard;
  readonly words: LessonWords;
}

export function Lesson({ children: which }: { children: ReactNode }) {
  const lab = useLab();
  const walk = walkOf(lab);
  const setup = useSession((state) => state.setup);
  const words = useLessonWords();
  const isSpoken = words !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is another lesson
  useEffect(() => (isSpoken ? walk.lead() : undefined), [walk, setup, isSpoken]);
  useEffect(() => (isSpoken ? bindLessonKeys(walk) : undefined), [walk, isSpoken]);
  const { told, card: index } = useStore(walk.state);
  useStore(progress); // what is answered
  const card = told?.cards[index];
  if (words === null || told === null || card === undefined) return <Nothing which={which} slim={false} />;
  return (
    <Strip walk={walk} told={told} card={card} words={words}>
      {which}
    </Strip>
  );
}

function Strip({ walk, told, card, words, children: which }: CardProps & { readonly children: ReactNode }) {
  const { chrome } = useFirstWords();
  const { card: index, here, byKey } = useStore(walk.state);
  const heading = useRef<HTMLHeadingElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [low, setLow] = useState(false);
  // Whoever came here by keys goes on reading at the heading; a press of a button leaves the focus where it is.
  useEffect(() => {
    if (byKey > 0) heading.current?.focus({ preventScroll: true });
  }, [byKey]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each card begins at its top
  useEffect(() => {
    box.current?.scrollTo({ top: 0 });
    setLow(false);
  }, [index]);
  const props = { walk, told, card, words };
  return (
    <aside
      className="strip guided"
      data-strip="lesson"
      data-card={index + 1}
      data-kind={card.kind}
      data-here={here}
      data-low={low}
      aria-label={chrome.regions.strip}
    >
      {which}
      <button
        type="button"
        className="lesson-grab"
        aria-expanded={!low}
        aria-label={low ? words.raise : words.lower}
        onClick={() => setLow(!low)}
      >
        <i aria-hidden="true" />
      </button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keys */}
      <section ref={box} className="lesson-box" tabIndex={0} aria-label={words.region}>
        <CardWords {...props} heading={heading} />
        {card.kind === 'task' && <Task {...props} card={card} />}
      </section>
      <Onwards {...props} />
    </aside>
  );
}
