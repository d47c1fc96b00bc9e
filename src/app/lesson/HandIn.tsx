// Handing in an attempt: what was done as a link and as text, to copy.

import { useEffect, useRef, useState } from 'react';
import type { LessonWords } from '../../words/lesson.ts';
import type { Reply } from '../../worker/wire.ts';
import { Dialog } from '../dialogs/Dialog.tsx';
import { copied } from '../take/clipboard.ts';
import type { Walk } from './walk.ts';

interface Props {
  readonly walk: Walk;
  readonly words: LessonWords;
  readonly close: () => void;
}

/** Letters of a name, at the most: an answer holds no more. */
const NAME = 40;

export function HandIn({ walk, words, close }: Props) {
  const [student, setStudent] = useState('');
  const [answer, setAnswer] = useState<Reply<'handIn'> | null>(null);
  useEffect(() => {
    let gone = false;
    void walk.handIn(student).then((made) => !gone && setAnswer(made));
    return () => {
      gone = true;
    };
  }, [walk, student]);
  const link = answer === null ? '' : `${location.origin}${location.pathname}#${answer.fragment}`;
  return (
    <Dialog title={words.handIn} onClose={close} className="lesson-hand-in">
      <p className="lead">{words.handInAbout}</p>
      <label className="lesson-ask">
        <span>{words.student}</span>
        <input data-student="" maxLength={NAME} value={student} onChange={({ target }) => setStudent(target.value)} />
      </label>
      <Copied name={words.link} text={link} words={words} />
      <Copied name={words.text} text={answer?.text ?? ''} words={words} />
    </Dialog>
  );
}

function Copied({ name, text, words }: { readonly name: string; readonly text: string; readonly words: LessonWords }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState('');
  async function copy(): Promise<void> {
    field.current?.select(); // for who copies it by hand
    setSaid((await copied(text)) ? words.copied : words.byHand);
  }
  return (
    <div className="lesson-ask">
      <label className="lesson-ask">
        <span>{name}</span>
        <textarea ref={field} readOnly rows={3} value={text} data-hand-in="" />
      </label>
      <p className="lesson-row">
        <button type="button" className="lesson-button" onClick={() => void copy()}>
          {words.copy}
        </button>
        <small role="status">{said}</small>
      </p>
    </div>
  );
}
