// The task: what is to come true, what is left, hints one by one, the author's way, and what was reached.

import { Award, CircleCheck, CircleDashed, ShieldAlert, ShieldCheck } from 'lucide-react';
import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import { isNever } from '../../course/rules.ts';
import { type About, predicateTold, told } from '../../course/told.ts';
import { ACTS } from '../../scenarios/acts.ts';
import { useLanguage, usePicture, useSession } from '../../store/context.tsx';
import { seconds } from '../../words/brief.ts';
import type { LessonWords } from '../../words/lesson.ts';
import { useProtocolWords } from '../frame/names.ts';
import { inLanguage } from '../frame/phrases.ts';
import type { TaskCard } from './cards.ts';
import { HandIn } from './HandIn.tsx';
import type { CardProps } from './Lesson.tsx';

interface Props extends CardProps {
  readonly card: TaskCard;
}

export function Task(props: Props) {
  const { walk, card, words } = props;
  const language = useLanguage();
  const { hints } = useStore(walk.state);
  const begunWith = useRef(hints);
  // A hint that was asked for is to be seen.
  const seen = (hint: HTMLElement | null) => {
    if (hints > begunWith.current) hint?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <div className="lesson-task">
      <Outcome {...props} />
      <Steps {...props} />
      <Counts {...props} />
      {card.rules.hints.slice(0, hints).map((hint, i) => (
        <p key={hint.en} ref={seen} className="lesson-hint" role="status" data-hint={i + 1}>
          <b>{words.hintSaid(i + 1)}</b> {inLanguage(hint, language)}
        </p>
      ))}
      <Rules {...props} />
    </div>
  );
}

/** What conditions are told with. */
function useAbout({ conditions }: LessonWords): About | null {
  const about = useProtocolWords();
  const protocol = useSession((state) => state.protocol);
  return about === null || protocol === null ? null : { words: conditions, about, protocol };
}

/** Why an attempt has failed, in a sentence. */
function useFailure({ card, walk, words }: Props): string {
  const { standing, turnedAt } = useStore(walk.state);
  const about = useAbout(words);
  const failed = standing?.failed ?? null;
  if (failed === null || about === null) return '';
  const { budget = 0, within = 0, never = [] } = card.rules;
  switch (failed.why) {
    case 'never':
      return about.words.failed.never(predicateTold(never[failed.which] ?? [], about), turnedAt);
    case 'budget':
      return about.words.failed.budget(budget);
    case 'within':
      return about.words.failed.within(within);
    case 'forbidden':
      return about.words.forbidden(failed.rule.act, failed.rule.only);
  }
}

function Outcome(props: Props) {
  const { walk, card, words } = props;
  const failure = useFailure(props);
  const [handing, setHanding] = useState(false);
  const { standing, isAuthors } = useStore(walk.state);
  const { par = null } = card.rules;
  if (isAuthors)
    return (
      <p className="lesson-outcome" data-outcome="authors" role="status">
        {words.isAuthors}
      </p>
    );
  if (standing === null)
    return (
      <p className="lesson-outcome" data-outcome="none">
        {words.notBegun}
      </p>
    );
  if (standing.failed !== null)
    return (
      <p className="lesson-outcome" data-outcome="failed" role="status">
        <ShieldAlert aria-hidden="true" size={18} /> <b>{words.failed}</b> {failure}
      </p>
    );
  if (!standing.reached) return null;
  const { acts } = standing;
  const close = () => setHanding(false);
  return (
    <div className="lesson-outcome" data-outcome="reached" role="status">
      <CircleCheck aria-hidden="true" size={18} /> <b>{words.reached(acts, par)}</b>
      <span className="lesson-medal" data-medal="reached">
        <Award aria-hidden="true" size={16} /> {words.medalReached}
      </span>
      {par !== null && acts <= par && (
        <span className="lesson-medal" data-medal="par">
          <Award aria-hidden="true" size={16} /> {words.medalPar}
        </span>
      )}
      <button type="button" className="lesson-button" data-lesson="handIn" onClick={() => setHanding(true)}>
        {words.handIn}
      </button>
      {handing && <HandIn walk={walk} words={words} close={close} />}
    </div>
  );
}

function Steps({ walk, card, words }: Props) {
  const { standing } = useStore(walk.state);
  const about = useAbout(words);
  const { goals, never = [] } = card.rules;
  const failed = standing?.failed ?? null;
  return (
    <ul className="lesson-steps" aria-label={words.steps}>
      {goals.map((goal, i) => {
        const step = standing?.steps[i];
        const done = step !== undefined && step.reached !== null;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its number
          <li key={i} data-step={done ? 'done' : 'open'} data-several={goal.length > 1}>
            {done ? <CircleCheck aria-hidden="true" size={16} /> : <CircleDashed aria-hidden="true" size={16} />}
            <span>
              {goal.map((condition, j) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a condition is its number
                <span key={j} className="lesson-condition" data-lit={done || (step?.conditions[j] ?? false)}>
                  {about === null ? '' : told(condition, about)}
                </span>
              ))}
              <small>{done ? words.stepDone : words.stepOpen}</small>
            </span>
          </li>
        );
      })}
      {never.map((each, i) => {
        const broken = failed?.why === 'never' && failed.which === i;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <li key={`never ${i}`} data-step={broken ? 'broken' : 'kept'}>
            {broken ? <ShieldAlert aria-hidden="true" size={16} /> : <ShieldCheck aria-hidden="true" size={16} />}
            <span>
              {words.never(about === null ? '' : predicateTold(each, about))}{' '}
              <small>{broken ? words.neverBroken : words.neverHolds}</small>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Counts({ walk, card, words }: Props) {
  const { standing } = useStore(walk.state);
  const playhead = usePicture()?.playhead ?? 0;
  if (standing === null) return null;
  const { budget, par } = card.rules;
  const left = standing.until === null ? null : standing.until - playhead;
  return (
    <p className="lesson-counts">
      <span data-acts={standing.acts}>
        {budget === undefined ? words.acts(standing.acts) : words.actsOf(standing.acts, budget)}
      </span>
      {par !== undefined && <span>{words.par(par)}</span>}
      {left !== null && <span data-time-left="">{left < 0 ? words.timeOver : words.timeLeft(seconds(left))}</span>}
    </p>
  );
}

function Rules({ card, words }: Props) {
  const { allow, forbid } = card.rules;
  if (allow === undefined && forbid === undefined) return <p className="lesson-note">{words.everything}</p>;
  const never = ACTS.filter((act) => isNever(card.rules, act));
  const may = ACTS.filter((act) => !never.includes(act));
  return (
    <p className="lesson-note">
      {allow === undefined
        ? `${words.mayNot} ${never.map((act) => words.actNames[act]).join(words.comma)}`
        : `${words.may} ${may.map((act) => words.actNames[act]).join(words.comma)}`}
    </p>
  );
}
