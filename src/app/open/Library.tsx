// The library: a protocol at a time, in chapters, of which the last is what goes wrong on purpose; or what a word is found
// in, of all protocols. The list is as high as it is, whatever stands in it.

import { type KeyboardEvent, useId, useState } from 'react';
import { PROTOCOLS } from '../../protocols/order.ts';
import type { Chapter } from '../../speech/chapters.ts';
import { useLab, useLanguage, useSession, useWords } from '../../store/context.tsx';
import { protocolWords } from '../../words/protocols.ts';
import type { LibraryItem } from '../../worker/wire.ts';
import { Awaited, useAnswer } from '../frame/Pending.tsx';
import { showDialog } from '../frame/page-state.ts';
import type { Wanted } from './opening.ts';
import { Row } from './Row.tsx';

export type Opener = (wanted: Wanted) => Promise<void>;

interface Shelf {
  readonly protocol: string;
  readonly chapter: Chapter;
  readonly items: LibraryItem[];
}

/** Items by protocol and chapter, in the order in which they come. */
function shelves(items: readonly LibraryItem[]): Shelf[] {
  const found: Shelf[] = [];
  for (const item of items) {
    const { protocol, chapter } = item;
    const last = found.at(-1);
    if (last?.protocol === protocol && last.chapter === chapter) last.items.push(item);
    else found.push({ protocol, chapter, items: [item] });
  }
  return found;
}

/** Whether an item has each of the words in its title, its name, its promise or what it says first, in any language. */
function has({ name, title, promise, captions }: LibraryItem, wanted: string): boolean {
  const told = [title, promise, captions[0] ?? {}].flatMap(({ en, zh }) => [en, zh]);
  const text = [name, ...told].join(' ').toLowerCase();
  return wanted.split(/\s+/).every((word) => text.includes(word));
}

/** A scenario under its name, by which everybody can open it. */
function addressed({ name, text }: LibraryItem): Wanted {
  return { text, hash: `#scenario=${name}` };
}

/** Arrows go from one scenario to the next, and from the field above into the list. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const from = event.target as HTMLElement;
  if (by === undefined || from.matches('input[type=radio]')) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input[type=search], .item')];
  event.preventDefault();
  stops[stops.indexOf(from) + by]?.focus();
}

interface ChoiceProps {
  readonly counts: ReadonlyMap<string, number>;
  readonly chosen: string | null;
  readonly onChoose: (protocol: string) => void;
}

function Choice({ counts, chosen, onChoose }: ChoiceProps) {
  const { chrome } = useWords();
  const language = useLanguage();
  const name = useId();
  return (
    <fieldset className="shelf-choice">
      <legend className="unseen">{chrome.open.protocol}</legend>
      {[...counts].map(([protocol, count]) => (
        <label key={protocol} className="shelf-name">
          <input
            type="radio"
            name={name}
            className="unseen"
            data-shelf={protocol}
            checked={protocol === chosen}
            onChange={() => onChoose(protocol)}
          />
          {protocolWords(protocol, language).title} <small>{count}</small>
        </label>
      ))}
    </fieldset>
  );
}

interface ShelfProps {
  readonly shelf: Shelf;
  /** Whether its heading says of which protocol it is. */
  readonly named: boolean;
  readonly open: Opener;
}

function OnShelf({ shelf: { protocol, chapter, items }, named, open }: ShelfProps) {
  const { chrome } = useWords();
  const language = useLanguage();
  const heading = useId();
  return (
    <div className="shelf">
      <h4 id={heading}>
        {named && `${protocolWords(protocol, language).title} · `}
        {chrome.open.chapters[chapter]}
      </h4>
      <ul aria-labelledby={heading}>
        {items.map((item) => (
          <Row key={item.name} item={item} onOpen={() => void open(addressed(item))} />
        ))}
      </ul>
    </div>
  );
}

export function Library({ open }: { open: Opener }) {
  const lab = useLab();
  const { chrome } = useWords();
  const present = useSession((state) => state.setup?.protocol ?? null);
  const [picked, setPicked] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const answer = useAnswer(lab.library);
  const library = answer.value ?? [];

  const counts = new Map<string, number>();
  for (const id of PROTOCOLS) {
    const count = library.filter(({ protocol }) => protocol === id).length;
    if (count > 0) counts.set(id, count);
  }
  const wanted = typed.trim().toLowerCase();
  const chosen = picked ?? (present !== null && counts.has(present) ? present : ([...counts.keys()][0] ?? null));
  const shown = library.filter((item) => (wanted === '' ? item.protocol === chosen : has(item, wanted)));
  const found = shelves(shown);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows are a second way between what Tab reaches anyway
    <div onKeyDown={walk}>
      <div className="shelf-tools">
        {counts.size > 1 && (
          <Choice
            counts={counts}
            chosen={wanted === '' ? chosen : null}
            onChoose={(protocol) => {
              setPicked(protocol);
              setTyped('');
            }}
          />
        )}
        <input
          type="search"
          data-find=""
          value={typed}
          placeholder={chrome.open.find}
          aria-label={chrome.open.find}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            const first = shown[0];
            if (event.key !== 'Enter' || wanted === '' || first === undefined) return;
            event.preventDefault();
            void open(addressed(first));
          }}
        />
      </div>
      <p className="unseen" role="status">
        {wanted !== '' && chrome.open.found(shown.length)}
      </p>
      {/* Another list begins at its top. */}
      <div key={wanted === '' ? chosen : ''} className="shelf-list">
        {wanted !== '' && found.length === 0 && answer.value !== null && <p className="lead">{chrome.open.found(0)}</p>}
        <Awaited answer={answer} says={chrome.open.fetching} giveUp={() => showDialog(null)}>
          {() => null}
        </Awaited>
        {found.map((shelf) => (
          <OnShelf
            key={`${shelf.protocol} ${shelf.chapter}`}
            shelf={shelf}
            named={wanted !== '' || counts.size < 2}
            open={open}
          />
        ))}
      </div>
    </div>
  );
}
