// Says what went wrong, and what can be done about it. It is fetched before it is needed: afterwards it might not come.

import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { useWords } from '../../store/context.tsx';
import { isMissing, NotPlayedTo, type Trouble as One, settle, troubles } from '../../store/trouble.ts';
import type { TroubleWords } from '../../words/en/trouble.ts';
import { isNewer } from '../open/versions.ts';
import { pageState } from './page-state.ts';
import './notices.css';

/** `Share-Ab12.js`, where the browser tells which. */
function fileIn({ message }: Error): string {
  return /[^/\s]+\.(?:js|css)\b/.exec(message)?.[0] ?? '';
}

/** Several of a kind are one thing to say and one to try again. */
function byKind(all: readonly One[]): One[][] {
  const kinds = new Map<string, One[]>();
  for (const each of all) {
    const kind = each.kind === 'part' && !isMissing(each.error as Error) ? 'broken' : each.kind;
    kinds.set(kind, [...(kinds.get(kind) ?? []), each]);
  }
  return [...kinds.values()];
}

/** A worker that does not come gives no reason. */
function hasNotCome({ kind, error }: One): boolean {
  return error !== undefined && (isMissing(error) || (kind === 'laboratory' && error.message === ''));
}

function sentence({ kind, error }: One, isGone: boolean, isKept: boolean, words: TroubleWords): string {
  const why = error?.message ?? '';
  const missing = error !== undefined && isMissing(error);
  if (isGone) return words.gone(isKept);
  if ((kind === 'part' || kind === 'failed') && missing)
    return [words.part(fileIn(error)), navigator.onLine ? '' : words.offline, words.still(isKept)].join(' ');
  switch (kind) {
    case 'part':
      return words.broken(why);
    case 'laboratory':
      return words.laboratory(why);
    case 'failed':
      return error instanceof NotPlayedTo ? words.beyond : words.failed(why);
    case 'newer':
      return words.newer(isKept);
    default:
      return words[kind];
  }
}

function Line({ of }: { of: readonly One[] }) {
  const { trouble: words, chrome } = useWords();
  const isKept = useStore(pageState, (state) => state.isKept);
  const [isGone, setGone] = useState(false);
  const [first] = of as [One];
  const missing = of.some(hasNotCome);
  useEffect(() => {
    let left = false;
    if (missing)
      isNewer().then(
        (newer) => {
          if (!left) setGone(newer);
        },
        () => {}, // there is no connection
      );
    return () => {
      left = true;
    };
  }, [missing]);
  const isOfLaboratory = first.kind === 'laboratory' || first.kind === 'silent';
  const canTry = of.some(({ again }) => again !== undefined) && !isGone;
  return (
    <div className="notice-line" data-trouble={isGone ? 'gone' : first.kind}>
      <p>{sentence(first, isGone, isKept, words)}</p>
      {canTry && (
        <button
          type="button"
          data-again=""
          onClick={() => {
            for (const { again } of of) again?.();
          }}
        >
          {isOfLaboratory ? words.restart : words.again}
        </button>
      )}
      {(isGone || !isOfLaboratory) && first.kind !== 'drawing' && (
        <button type="button" data-reload="" onClick={() => location.reload()}>
          {words.reload}
        </button>
      )}
      {['drawing', 'failed', 'newer'].includes(first.kind) && (
        <button
          type="button"
          className="ic"
          aria-label={chrome.dismiss}
          title={chrome.dismiss}
          onClick={() => {
            for (const each of of) settle(each);
          }}
        >
          <X aria-hidden="true" size={16} />
        </button>
      )}
    </div>
  );
}

/** How many dialogs stand open. */
export const openDialogs = createStore<number>()(() => 0);

/** @param inDialog where a dialog is open, only what stands in it can be reached. */
export function Trouble({ inDialog = false }: { inDialog?: boolean }) {
  const all = useStore(troubles);
  const isCovered = useStore(openDialogs, (count) => count > 0);
  if (all.length === 0 || isCovered !== inDialog) return null;
  return (
    <div className={inDialog ? 'notice alarm in-dialog' : 'notice alarm'} role="alert">
      {byKind(all).map((of) => (
        <Line key={of[0]?.kind} of={of} />
      ))}
    </div>
  );
}
