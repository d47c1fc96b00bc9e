// One thing is made at a time; what is under way, what was made, and a way to give it up.

import { useEffect, useRef, useState } from 'react';
import { untilGivenUp } from '../frame/pending.ts';
import type { Subject } from './moment.ts';
import type { Shooting } from './video.ts';

export interface Work {
  /** Says what was done when it is done, or what was not. */
  readonly run: (
    make: (signal: AbortSignal, progress: Shooting['progress']) => Promise<string>,
    failed?: string,
  ) => void;
  readonly busy: boolean;
  readonly said: string;
  readonly done: { readonly frame: number; readonly of: number } | null;
  readonly cancel: () => void;
}

export function useWork({ words: { taking } }: Subject): Work {
  const [said, setSaid] = useState('');
  const [done, setDone] = useState<Work['done']>(null);
  const [busy, setBusy] = useState(false);
  const under = useRef<AbortController | null>(null);
  useEffect(() => () => under.current?.abort(), []);
  const run: Work['run'] = (make, failed = taking.failed) => {
    if (under.current !== null) return;
    const control = new AbortController();
    under.current = control;
    setBusy(true);
    setSaid(taking.making);
    const { signal } = control;
    const made = make(signal, (frame, of) => {
      if (!signal.aborted) setDone({ frame, of });
    });
    untilGivenUp(made, signal)
      .then(
        (name) => taking.saved(name),
        (error: unknown) => {
          if (signal.aborted) return taking.film.cancelled;
          console.error(error);
          return failed;
        },
      )
      .then((sentence) => {
        under.current = null;
        setBusy(false);
        setDone(null);
        setSaid(sentence);
      });
  };
  return { run, busy, said, done, cancel: () => under.current?.abort() };
}
