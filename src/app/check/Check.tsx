// The checker's room: the question on one side, how far its search is and the answer on the other. It opens with the question
// of a link, or of the run on show, and searches nothing until somebody presses.

import { Link, Pause, Play, Search, Square } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { PROTOCOLS } from '../../protocols/order.ts';
import { questionsOf } from '../../protocols/questions.ts';
import { useLab, useLanguage } from '../../store/context.tsx';
import type { Lab } from '../../store/lab.ts';
import type { Schedule, Weighed } from '../../worker/checking/wire.ts';
import { Dialog } from '../dialogs/Dialog.tsx';
import { showDialog } from '../frame/page-state.ts';
import { problemText } from '../frame/problems.ts';
import { address, setAddress } from '../open/origin.ts';
import { replaceWith } from '../open/replacing.ts';
import { copied } from '../take/clipboard.ts';
import { Answer, Standing } from './Answer.tsx';
import { Asking } from './Asking.tsx';
import { begin, checking, leave, pauseOrResume, read, stop, usual } from './checking.ts';
import { linkTo, questionIn, takeWanted } from './wanted.ts';
import { useCheckWords } from './words.ts';
import './check.css';

/** As in check.css. */
const NARROW = '(max-width: 859px)';

/** Of the run on show, by its protocol and mistake, when the room was opened last. */
let before = '';

/** What the room opens with. */
function ask(lab: Lab): void {
  const { setup } = lab.session.getState();
  const line = takeWanted();
  const run = setup === null ? '' : `${setup.protocol}/${setup.variant ?? ''}`;
  const { weighed } = checking.getState();
  if (line !== null) void read(line);
  else if (weighed === null || run !== before) {
    const kept = weighed === null ? '' : `${weighed.question.protocol}/${weighed.question.variants.join('+')}`;
    if (kept !== run) void usual(setup?.protocol ?? (PROTOCOLS[0] as string), setup?.variant?.split('+') ?? []);
  }
  before = run;
}

/** @param wrong why the question cannot be asked, or what it came to cannot be opened. */
function Tools({ weighed, wrong }: { weighed: Weighed; wrong: string | null }) {
  const words = useCheckWords();
  const { standing, asked } = useStore(checking);
  const [said, setSaid] = useState<'shared' | 'sharedBy' | null>(null);
  const searching = standing !== 'idle';
  const link = linkTo(weighed.line);
  // Where it may not be copied, the link stands there for who copies it by hand.
  const share = async () => setSaid((await copied(link)) ? 'shared' : 'sharedBy');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question has another link
  useEffect(() => setSaid(null), [link]);
  return (
    <div className="check-tools">
      {/* One button, so that whoever pressed it can press it again. */}
      <button
        type="button"
        className="primary"
        data-check={searching ? 'stop' : 'begin'}
        aria-disabled={!searching && weighed.refusal !== null}
        onClick={() => {
          if (searching) stop();
          else {
            begin();
            // Where the two sides stand one above the other, what comes of it is far below.
            if (matchMedia(NARROW).matches)
              document.querySelector('.check-side')?.scrollIntoView({ block: 'start', behavior: 'instant' });
          }
        }}
      >
        {searching ? <Square aria-hidden="true" size={14} /> : <Search aria-hidden="true" size={15} />}
        {searching ? words.stop : asked?.line === weighed.line ? words.again : words.begin}
      </button>
      <button
        type="button"
        data-pause={standing}
        aria-disabled={!searching}
        onClick={() => searching && pauseOrResume()}
      >
        {standing === 'paused' ? <Play aria-hidden="true" size={14} /> : <Pause aria-hidden="true" size={14} />}
        {standing === 'paused' ? words.resume : words.pause}
      </button>
      <button type="button" data-share-question={link} onClick={() => void share()}>
        <Link aria-hidden="true" size={14} /> {words.share}
      </button>
      <p role="status" className="check-copied">
        {wrong !== null && (
          <span className="wrong" data-wrong="">
            {wrong}{' '}
          </span>
        )}
        {said !== null && words[said]} {said === 'sharedBy' && <a href={link}>{link}</a>}
      </p>
    </div>
  );
}

function Library({ protocol }: { protocol: string }) {
  const words = useCheckWords();
  const language = useLanguage();
  const searching = useStore(checking, (state) => state.standing !== 'idle');
  return (
    <section className="check-library">
      <h3>{words.library}</h3>
      <ul>
        {questionsOf(protocol)?.examples.map(({ ask: line, title, teaches }) => (
          <li key={line}>
            <button
              type="button"
              className="item"
              data-example={line}
              aria-disabled={searching}
              onClick={() => {
                if (!searching) void read(line);
              }}
            >
              <b>{title[language]}</b>
              <small>{teaches[language]}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Check() {
  const lab = useLab();
  const words = useCheckWords();
  const language = useLanguage();
  const { weighed, problem } = useStore(checking);
  const [says, setSays] = useState<string | null>(null);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    ask(lab);
    // A link that is put into the address of the open page.
    const follow = () => {
      const line = questionIn(location.hash);
      if (line !== null && checking.getState().standing === 'idle') void read(line);
    };
    window.addEventListener('hashchange', follow);
    return () => {
      gone.current = true;
      window.removeEventListener('hashchange', follow);
      leave();
      // The address is that of the run again.
      if (questionIn(location.hash) !== null) setAddress(address());
    };
  }, [lab]);
  async function play({ text }: Schedule): Promise<void> {
    setSays(null);
    const opened = await replaceWith(lab, { text, at: 0 });
    if (gone.current) return;
    if (opened === true) showDialog(null);
    else if (opened !== false) setSays(problemText(opened, language));
  }
  const wrong = problem ?? weighed?.refusal ?? null;
  return (
    <Dialog title={words.title} onClose={() => showDialog(null)} className="check">
      <p className="lead">
        {words.about} {words.grain}
      </p>
      {weighed !== null && (
        <div className="check-room">
          <Tools weighed={weighed} wrong={says ?? (wrong === null ? null : problemText(wrong, language))} />
          <Asking weighed={weighed} />
          <div className="check-side">
            <Standing protocol={weighed.question.protocol} />
            <Answer play={(schedule) => void play(schedule)} />
            <Library protocol={weighed.question.protocol} />
          </div>
        </div>
      )}
    </Dialog>
  );
}
