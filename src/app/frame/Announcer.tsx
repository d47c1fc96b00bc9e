// A live region that tells what happens, and a hidden summary of the screen for whoever cannot see it.

import { useEffect, useRef, useState } from 'react';
import { useLab, usePicture, useSession, useWords } from '../../store/context.tsx';
import { announce, summary } from './announcements.ts';
import { useProtocolWords } from './names.ts';

/** Real milliseconds between two announcements. */
const PACE = 1500;

export function Announcer() {
  const lab = useLab();
  const { chrome } = useWords();
  const named = useProtocolWords();
  const protocol = useSession((state) => state.protocol);
  const branch = useSession((state) => state.branch);
  const scene = usePicture()?.shot.scene ?? null;
  const [text, setText] = useState('');
  const told = useRef({ branch, position: 0 });

  useEffect(() => {
    if (named === null || protocol === null) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      waiting = undefined;
      const position = lab.projector.now()?.shot.position ?? 0;
      const from = told.current.position;
      told.current = { branch, position };
      const fresh = lab.film.landmarks.filter((landmark) => landmark.position > from && landmark.position <= position);
      if (fresh.length > 0) setText(announce(fresh, { chrome, named, protocol }));
    };
    const stop = lab.projector.subscribe(({ shot }) => {
      const { position, branch: was } = told.current;
      const moved = shot.position !== position || was !== branch;
      // What was told came after this moment, or in another future or run: it is not on show.
      if (shot.position < position || was !== branch) {
        told.current = { branch, position: was === branch ? shot.position : shot.position - 1 };
        setText('');
      }
      if (moved && waiting === undefined) waiting = setTimeout(tell, PACE);
    });
    return () => {
      stop();
      clearTimeout(waiting);
    };
  }, [lab, chrome, named, protocol, branch]);

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
