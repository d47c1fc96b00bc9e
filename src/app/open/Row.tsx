// A scenario in the library: its title, what it promises, how much there is to read, and whether it was seen to its end.

import { Check } from 'lucide-react';
import { useStore } from 'zustand';
import type { Language } from '../../speech/languages.ts';
import { readingTime } from '../../store/beats.ts';
import { useLanguage, useWords } from '../../store/context.tsx';
import type { LibraryItem } from '../../worker/wire.ts';
import { want } from '../check/wanted.ts';
import { showDialog } from '../frame/page-state.ts';
import { inLanguage } from '../frame/phrases.ts';
import { seen } from './seen.ts';

/** How long one reads all that a scenario says, in whole minutes. */
function minutesOf({ captions }: LibraryItem, language: Language): number {
  const time = captions.reduce((sum, caption) => sum + readingTime(inLanguage(caption, language)), 0);
  return Math.ceil(time / 60_000);
}

function titleOf({ name, title }: LibraryItem, language: Language): string {
  return inLanguage(title, language) || name;
}

/** Opens the checker's room with the rule that a scenario leaves out. */
function checkIt({ protocol, variant }: LibraryItem): void {
  want(`${protocol}/${variant}`);
  showDialog('check');
}

export function Row({ item, onOpen }: { item: LibraryItem; onOpen: () => void }) {
  const { chrome } = useWords();
  const language = useLanguage();
  const wasSeen = useStore(seen, (names) => names.has(item.name));
  return (
    <li>
      <button type="button" className="item lesson" data-scenario={item.name} data-seen={wasSeen} onClick={onOpen}>
        {wasSeen && <Check aria-hidden="true" size={15} />}
        <b>
          {titleOf(item, language)}
          {wasSeen && <span className="unseen"> · {chrome.open.seen}</span>}
        </b>
        <small>{item.promise[language]}</small>
        <span className="lesson-size">
          {chrome.open.beats(item.captions.length)} <i aria-hidden="true">·</i>{' '}
          {chrome.open.minutes(minutesOf(item, language))}
        </span>
      </button>
      {item.variant !== null && (
        <button
          type="button"
          className="row-check"
          data-check-it={item.name}
          aria-label={chrome.open.checkThis(titleOf(item, language))}
          onClick={() => checkIt(item)}
        >
          {chrome.open.checkIt}
        </button>
      )}
    </li>
  );
}
