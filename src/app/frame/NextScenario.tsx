// What follows the last beat of a scenario of the library: the next one of its chapter, and the same story with a rule left
// out, where there are such.

import { CircleSlash } from 'lucide-react';
import { type MouseEvent, type ReactNode, useCallback, useLayoutEffect } from 'react';
import { useStore } from 'zustand';
import { useLab, useLanguage, useSession, useWords } from '../../store/context.tsx';
import type { LibraryItem } from '../../worker/wire.ts';
import { report } from '../open/opening.ts';
import { replaceWith } from '../open/replacing.ts';
import { useAnswer } from './Pending.tsx';
import { pageState, showDialog } from './page-state.ts';
import { inLanguage } from './phrases.ts';

interface Following {
  readonly next: LibraryItem | undefined;
  readonly without: LibraryItem | undefined;
}

/** What follows a scenario on the shelf of its protocol. */
function following(items: readonly LibraryItem[], name: string): Following {
  const at = items.findIndex((item) => item.name === name);
  const here = items[at];
  const after = items[at + 1];
  return {
    next: after !== undefined && after.chapter === here?.chapter ? after : undefined,
    without: items.find((item) => item.name === here?.without),
  };
}

interface Props {
  /** Of the scenario on show. */
  readonly name: string;
  /** Told whether there is something that follows. */
  readonly onOffer: (offers: boolean) => void;
  /** Told the name of a scenario that a keyboard opens: the button goes with its run. */
  readonly onByKey: (name: string) => void;
}

export function NextScenario({ name, onOffer, onByKey }: Props) {
  const lab = useLab();
  const { chrome } = useWords();
  const language = useLanguage();
  const protocol = useSession((state) => state.setup?.protocol);
  const { value } = useAnswer(useCallback(() => lab.library(protocol), [lab, protocol]));
  const { next, without } = following(value ?? [], name);
  const first = useStore(pageState, (state) => state.first);
  const offers = first || next !== undefined || without !== undefined;
  useLayoutEffect(() => {
    onOffer(offers);
    return () => onOffer(false);
  }, [offers, onOffer]);
  if (!offers) return null;

  const titled = (item: LibraryItem) => inLanguage(item.title, language) || item.name;
  async function open(event: MouseEvent, item: LibraryItem): Promise<void> {
    if (event.detail === 0) onByKey(item.name);
    const opened = await replaceWith(lab, { text: item.text, hash: `#scenario=${item.name}` });
    if (typeof opened === 'object') report(opened);
  }
  const offer = (item: LibraryItem, says: string, shows: ReactNode, kind: string) => (
    <button
      type="button"
      className="through"
      data-offer={kind}
      aria-label={says}
      title={says}
      onClick={(event) => void open(event, item)}
    >
      {shows}
    </button>
  );
  return (
    <div className="offers">
      {next &&
        offer(
          next,
          chrome.open.next(titled(next)),
          <>
            <span className="offer-kind">{chrome.open.next('')}</span>
            {titled(next)}
          </>,
          'next',
        )}
      {first && (
        <button type="button" className="through" data-offer="course" onClick={() => showDialog('course')}>
          {chrome.commands.course}
        </button>
      )}
      {without &&
        offer(
          without,
          chrome.open.without(titled(without)),
          next ? <CircleSlash aria-hidden="true" size={14} /> : chrome.open.without(titled(without)),
          'without',
        )}
    </div>
  );
}
