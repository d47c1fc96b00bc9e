// A live region that tells what happens, and a hidden summary of the screen for whoever cannot see it. While the run plays it
// tells what matters, now and then; at rest the headline of the moment that a step or a jump led to, whichever way.

import { useEffect, useRef, useState } from 'react';
import { useLab, usePicture, useSession, useTeller, useWords } from '../../store/context.tsx';
import { headlineOf } from '../../views/why/account.ts';
import { announce, summary } from './announcements.ts';
import { useProtocolWords } from './names.ts';

/** Real milliseconds between two announcements while it plays. */
const PACE = 1500;
/** At rest it waits only for who drags through many moments. */
const REST = 200;

export function Announcer() {
  const lab = useLab();
  const { chrome } = useWords();
  const named = useProtocolWords();
  const teller = useTeller();
  const protocol = useSession((state) => state.protocol);
  const branch = useSession((state) => state.branch);
  const scene = usePicture()?.shot.scene ?? null;
  const [text, setText] = useState('');
  const told = useRef({ branch, position: 0 });

  useEffect(() => {
    if (named === null || protocol === null || teller === null) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const after = (ms: number, work: () => void) => {
      waiting = setTimeout(() => {
        waiting = undefined;
        work();
      }, ms);
    };
    const read = () => {
      const shot = lab.projector.now()?.shot;
      if (shot === undefined) return;
      told.current = { branch, position: shot.position };
      setText(`${headlineOf(teller, shot)}.`);
    };
    const tell = () => {
      const position = lab.projector.now()?.shot.position ?? 0;
      const from = told.current.position;
      told.current = { branch, position };
      const fresh = lab.film.landmarks.filter((landmark) => landmark.position > from && landmark.position <= position);
      if (fresh.length > 0) setText(announce(fresh, { chrome, named, protocol }));
    };
    const stop = lab.projector.subscribe(({ shot, playing }) => {
      const { position, branch: was } = told.current;
      if (shot.position === position && was === branch) return;
      const turned = was !== branch;
      // What was told came after this moment, or in another future or run: it is not on show.
      if (shot.position < position || turned) {
        told.current = { branch, position: turned ? shot.position - 1 : shot.position };
        setText('');
      }
      if (!playing) {
        clearTimeout(waiting);
        after(REST, read);
      }
      // What somebody has just done is told at once.
      else if (waiting === undefined) after(turned ? REST : PACE, tell);
    });
    return () => {
      stop();
      clearTimeout(waiting);
    };
  }, [lab, chrome, named, protocol, branch, teller]);

  return (
    <>
      <div className="unseen" role="status" aria-live="polite" data-announcer="">
        {text}
      </div>
      <p className="unseen" data-summary="">
        {scene !== null && named !== null && protocol !== null && summary(scene, { chrome, named, protocol })}
      </p>
    </>
  );
}
