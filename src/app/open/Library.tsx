// The library: a protocol at a time, what goes wrong on purpose after what goes right; or what a word is found in, of all
// protocols.

import { type KeyboardEvent, useId, useState } from 'react';
import { PROTOCOLS } from '../../protocols/order.ts';
import { useLab, useLanguage, useSession, useWords } from '../../store/context.tsx';
import { protocolWords } from '../../words/protocols.ts';
import type { LibraryItem } from '../../worker/wire.ts';
import { Awaited, useAnswer } from '../frame/Pending.tsx';
import { showDialog } from '../frame/page-state.ts';
import { inLanguage } from '../frame/phrases.ts';
import type { Wanted } from './opening.ts';

export type Opener = (wanted: Wanted) => Promise<void>;

interface Shelf {
  readonly protocol: string;
  /** Scenarios of deliberate mistakes stand apart. */
  readonly mistakes: boolean;
  readonly items: LibraryItem[];
}

/** Items on their shelves, protocol by protocol. */
function shelves(items: readonly LibraryItem[]): Shelf[] {
  const found: Shelf[] = [];
  for (const protocol of PROTOCOLS)
    for (const mistakes of [false, true]) {
      const here = items.filter((item) => item.protocol === protocol && (item.variant !== null) === mistakes);
      if (here.length > 0) found.push({ protocol, mistakes, items: here });
    }
  return found;
}

/** Whether an item has each of the words in its title, its name or what it says first, in any language. */
function has({ name, title, about }: LibraryItem, wanted: string): boolean {
  const text = [name, title.en, title.zh, about.en, about.zh].join(' ').toLowerCase();
  return wanted.split(/\s+/).every((word) => text.includes(word));
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

function Item({ item: { name, text, title, about }, open }: { item: LibraryItem; open: Opener }) {
  const language = useLanguage();
  return (
    <li>
      <button
        type="button"
        className="item"
        data-scenario={name}
        onClick={() => void open({ text, hash: `#scenario=${name}` })}
      >
        <b>{inLanguage(title, language) || name}</b>
        <small>{inLanguage(about, language)}</small>
      </button>
    </li>
  );
}

export function Library({ open }: { open: Opener }) {
  const lab = useLab();
  const { chrome } = useWords();
  const language = useLanguage();
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
            void open({ text: first.text, hash: `#scenario=${first.name}` });
          }}
        />
      </div>
      <p className="unseen" role="status">
        {wanted !== '' && chrome.open.found(shown.length)}
      </p>
      {wanted !== '' && found.length === 0 && answer.value !== null && <p className="lead">{chrome.open.found(0)}</p>}
      <Awaited answer={answer} says={chrome.open.fetching} giveUp={() => showDialog(null)}>
        {() => null}
      </Awaited>
      {found.map(({ protocol, mistakes, items }) => (
        <div key={`${protocol} ${mistakes}`} className="shelf">
          {(wanted !== '' || mistakes || counts.size < 2) && (
            <h4>
              {protocolWords(protocol, language).title}
              {mistakes ? ` · ${chrome.open.mistakes}` : ''}
            </h4>
          )}
          <ul>
            {items.map((item) => (
              <Item key={item.name} item={item} open={open} />
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
