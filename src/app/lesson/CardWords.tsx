// What a card says: its heading, its words, its question, and what became of the questions of its beat.

import { type RefObject, useId } from 'react';
import { useStore } from 'zustand';
import type { Language } from '../../speech/languages.ts';
import { isAhead, momentOf } from '../../store/beats.ts';
import { useLanguage, usePicture } from '../../store/context.tsx';
import { progress, progressOf } from '../../store/progress.ts';
import type { LessonMoment } from '../../worker/lesson-told.ts';
import { inLanguage } from '../frame/phrases.ts';
import { isOpen, judgedAt } from './cards.ts';
import type { CardProps } from './Lesson.tsx';
import { Question } from './Question.tsx';
import { Recall } from './Recall.tsx';
import { Verdict } from './Verdict.tsx';

interface Props extends CardProps {
  readonly heading: RefObject<HTMLHeadingElement | null>;
}

/** The beat on show: while the run plays on, that of the card to come. */
function useBeatOn({ walk, told, card }: CardProps): { beat: number; between: boolean } {
  const { card: index, here } = useStore(walk.state);
  const following = told.cards[index + 1];
  const between = here === 'beyond' && card.kind !== 'task' && following !== undefined;
  return { beat: between ? following.beat : card.beat, between };
}

/** What the beat has said by the moment on show. */
function useSaid({ told, card, walk }: CardProps, between: boolean, language: Language): string[] {
  const picture = usePicture();
  const { card: index } = useStore(walk.state);
  const says = (between ? told.cards[index + 1] : card)?.says ?? [];
  const now: LessonMoment = picture === null ? { at: 0, position: 0 } : momentOf(picture);
  const said = between ? says.filter(({ moment }) => moment !== null && !isAhead(moment, now)) : says;
  return said.map(({ words }) => inLanguage(words, language));
}

export function CardWords(props: Props) {
  const { walk, told, card, words, heading } = props;
  const language = useLanguage();
  const id = useId();
  const { beat, between } = useBeatOn(props);
  const said = useSaid(props, between, language);
  const title = beat === 0 ? told.title : (told.beats[beat - 1]?.words ?? told.title);
  const isTask = card.kind === 'task';
  const above = isTask
    ? told.kind === 'challenge'
      ? words.challenge
      : words.task
    : beat === 0
      ? ''
      : words.beat(beat, told.beats.length);
  const verdicts =
    !isOpen(card, walk.answers) &&
    judgedAt(told.cards, card).map((question) => <Verdict key={question.nth} {...props} question={question} />);
  return (
    <div className="lesson-words">
      <h2 ref={heading} id={id} tabIndex={-1} className="lesson-heading">
        {above !== '' && <small>{above}</small>} {inLanguage(title, language)}
      </h2>
      {card.kind === 'cover' && !between && <Cover {...props} />}
      {/* What somebody waits to hear comes first. */}
      {card.kind === 'told' && !between && verdicts}
      {(told.kind === 'lesson' || !isTask) &&
        said.map((text) => (
          <p key={text} className="lesson-said">
            {text}
          </p>
        ))}
      {between ? (
        <p className="lesson-note">{words.playing}</p>
      ) : (
        <>
          {card.kind === 'question' && <Question {...props} card={card} />}
          {card.kind === 'recall' && <Recall {...props} card={card} />}
          {card.kind === 'ask' && <Ask {...props} nth={card.nth} asked={inLanguage(card.words, language)} />}
          {(card.kind === 'free' || isTask) && <p className="lesson-said">{inLanguage(card.words, language)}</p>}
          {card.kind === 'question' && verdicts}
        </>
      )}
    </div>
  );
}

function Cover({ told, walk, words }: CardProps) {
  const language = useLanguage();
  const kept = useStore(progress, (state) => state.kept);
  const last = walk.progress?.card ?? 0;
  return (
    <>
      <p className="lesson-said">{inLanguage(told.about, language)}</p>
      {told.belief !== undefined && (
        <p className="lesson-belief">
          <b>{words.belief}</b> {inLanguage(told.belief, language)}
        </p>
      )}
      <p className="lesson-note">
        {[told.minutes === undefined ? '' : words.minutes(told.minutes), told.source ?? ''].filter(Boolean).join(' · ')}
      </p>
      {!kept && <p className="lesson-note">{words.unstored}</p>}
      {last > 0 && (
        <p className="lesson-row">
          <button type="button" className="lesson-button" data-lesson="goOn" onClick={() => void walk.enter(last)}>
            {words.goOn(last + 1, told.cards.length)}
          </button>
          <button type="button" className="lesson-button" data-lesson="anew" onClick={() => void walk.beginAnew()}>
            {words.beginAgain}
          </button>
        </p>
      )}
    </>
  );
}

function Ask({ walk, told, words, nth, asked }: CardProps & { readonly nth: number; readonly asked: string }) {
  return (
    <label className="lesson-ask">
      <span className="lesson-said">{asked}</span>
      <textarea
        rows={2}
        defaultValue={progressOf(told.name)?.texts[nth] ?? ''}
        aria-description={words.askField}
        placeholder={words.askField}
        onChange={({ target }) => walk.write(nth, target.value)}
      />
    </label>
  );
}
