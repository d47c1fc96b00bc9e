// Says what is waited for, and lets it be given up; and, where the answer of a question is to stand, why there is none and
// that it can be asked for again.

import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../store/context.tsx';
import { isAbort } from '../../store/stale.ts';
import { asError, isMissing, NotPlayedTo } from '../../store/trouble.ts';
import { Failed } from '../../worker/client.ts';
import { pageState } from './page-state.ts';
import './notices.css';

interface LineProps {
  readonly children: ReactNode;
  /** Absent: there is nothing to be given up. */
  readonly giveUp?: () => void;
}

export function PendingLine({ children, giveUp }: LineProps) {
  const { chrome } = useWords();
  return (
    <p className="pending" role="status" data-pending="">
      {children}{' '}
      {giveUp && (
        <button type="button" onClick={giveUp}>
          {chrome.cancel}
        </button>
      )}
    </p>
  );
}

/** What the page as a whole waits for. */
export function Pending() {
  const { chrome } = useWords();
  const pending = useStore(pageState, (state) => (state.asked === null ? state.pending : null));
  return pending && <PendingLine giveUp={pending.giveUp}>{pending.sentence(chrome)}</PendingLine>;
}

export interface Answer<T> {
  /** Null: it has not come. */
  readonly value: T | null;
  readonly error: Error | null;
  readonly again: () => void;
}

/** Asks, and asks again where `ask` is another function. */
export function useAnswer<T>(ask: () => Promise<T>): Answer<T> {
  const [answer, setAnswer] = useState<{ of: object; value: T | null; error: Error | null } | null>(null);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn asks anew
  useEffect(() => {
    let gone = false;
    setAnswer(null);
    ask().then(
      (value) => !gone && setAnswer({ of: ask, value, error: null }),
      (reason) => !gone && !isAbort(reason) && setAnswer({ of: ask, value: null, error: asError(reason) }),
    );
    return () => {
      gone = true;
    };
  }, [ask, turn]);
  const { value, error } = answer?.of === ask ? answer : { value: null, error: null };
  const again = () => {
    if (error instanceof Failed && isMissing(error)) error.again();
    setTurn(turn + 1);
  };
  return { value, error, again };
}

interface AwaitedProps<T> {
  readonly answer: Answer<T>;
  /** What is said until it comes. */
  readonly says: string;
  readonly giveUp?: () => void;
  readonly children: (value: T) => ReactNode;
}

/** An answer in its place. */
export function Awaited<T>({ answer: { value, error, again }, says, giveUp, children }: AwaitedProps<T>) {
  const { trouble } = useWords();
  if (value !== null) return children(value);
  if (error === null) return <PendingLine giveUp={giveUp}>{says}</PendingLine>;
  return (
    <p className="wrong" role="alert" data-unanswered="">
      {isMissing(error)
        ? `${trouble.part('')} ${navigator.onLine ? '' : trouble.offline}`
        : error instanceof NotPlayedTo
          ? trouble.beyond
          : trouble.failed(error.message)}{' '}
      <button type="button" onClick={again}>
        {trouble.again}
      </button>
    </p>
  );
}
