// What takes a while: what the page is doing and how far it is, with a button that ends it; and where a run was stopped, with
// one that goes on. Numbers that change many times a second are for the eye; who listens hears them now and then.

import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useLab, useSession, useWords } from '../../store/context.tsx';
import type { Progress } from '../../store/lab.ts';
import { spanText } from '../../words/tell.ts';

/** Real milliseconds between two sentences for who listens. */
const SAID = 5000;

/** The newest of a text that changes all the time, now and then. */
function useNowAndThen(text: string): string {
  const [said, setSaid] = useState(text);
  const newest = useRef(text);
  newest.current = text;
  useEffect(() => {
    setSaid(newest.current);
    const timer = setInterval(() => setSaid(newest.current), SAID);
    return () => clearInterval(timer);
  }, []);
  return said;
}

function Going({ progress }: { progress: Progress | null }) {
  const lab = useLab();
  const { chrome } = useWords();
  const { steps } = chrome.tree;
  const far = progress === null ? null : ([progress.moves, spanText(progress.at)] as const);
  const text =
    progress === null || far === null
      ? steps.searching
      : progress.to === null
        ? `${steps.searching} ${steps.searched(...far)}`
        : steps.playing(spanText(progress.to), ...far);
  const said = useNowAndThen(text);
  return (
    <p className="toast" data-searching="">
      <span aria-hidden="true">{text}</span>
      <span className="unseen">{said}</span>
      <button type="button" className="toast-undo" onClick={lab.leaveOff}>
        {chrome.cancel}
      </button>
    </p>
  );
}

export function LongWork() {
  const lab = useLab();
  const { chrome } = useWords();
  const searching = useSession((state) => state.searching);
  const progress = useSession((state) => state.progress);
  const stopped = useSession((state) => state.stopped);
  if (searching) return <Going progress={progress} />;
  if (stopped === null) return null;
  const { steps } = chrome.tree;
  return (
    <p className="toast" data-stopped={stopped.by}>
      <span>
        {steps.stopped[stopped.by](stopped.moves, spanText(stopped.at))} {stopped.last && steps.last}
      </span>
      {!stopped.last && (
        <button type="button" className="toast-undo" onClick={lab.goOn}>
          {steps.goOn}
        </button>
      )}
      <button
        type="button"
        className="toast-undo"
        aria-label={chrome.dismiss}
        title={chrome.dismiss}
        onClick={() => lab.session.setState({ stopped: null })}
      >
        <X aria-hidden="true" size={16} />
      </button>
    </p>
  );
}
