// What can be opened: the library, work that was set aside, a fresh cluster, and what somebody sent.

import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Descriptors } from '../engine/protocol.ts';
import { descriptors } from '../protocols/descriptors.ts';
import { useLab, useLanguage, useWords } from '../store/context.tsx';
import { protocolWords } from '../words/protocols.ts';
import { seconds } from '../words/tell.ts';
import type { LibraryItem, Problem } from '../worker/wire.ts';
import { Dialog } from './Dialog.tsx';
import { desk, showDialog } from './desk.ts';
import { bringBack, replaceWith } from './opening.ts';
import { inLanguage } from './phrases.ts';
import { problemText } from './problems.ts';

/** Characters of a file that are read: more than any scenario may have. */
const FILE_AT_MOST = 400_000;

interface Shelf {
  readonly protocol: string;
  /** Scenarios of deliberate mistakes stand apart. */
  readonly mistakes: boolean;
  readonly items: LibraryItem[];
}

/** The library by protocol, what goes wrong on purpose after what goes right. */
function shelves(items: readonly LibraryItem[]): Shelf[] {
  const found: Shelf[] = [];
  for (const mistakes of [false, true])
    for (const item of items.filter(({ variant }) => (variant !== null) === mistakes)) {
      const shelf = found.find((one) => one.protocol === item.protocol && one.mistakes === mistakes);
      if (shelf === undefined) found.push({ protocol: item.protocol, mistakes, items: [item] });
      else shelf.items.push(item);
    }
  return found;
}

type Opener = (wanted: { text: string; at?: number; hash?: string }) => Promise<void>;

function Library({ open }: { open: Opener }) {
  const lab = useLab();
  const { chrome } = useWords();
  const language = useLanguage();
  const [library, setLibrary] = useState<readonly LibraryItem[]>([]);
  useEffect(() => {
    void lab.library().then(setLibrary);
  }, [lab]);
  return shelves(library).map(({ protocol, mistakes, items }) => (
    <div key={`${protocol} ${mistakes}`} className="shelf">
      <h4>
        {protocolWords(protocol, language).title}
        {mistakes ? ` · ${chrome.open.mistakes}` : ''}
      </h4>
      <ul>
        {items.map(({ name, text, title, about }) => (
          <li key={name}>
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
        ))}
      </ul>
    </div>
  ));
}

function Works() {
  const lab = useLab();
  const { chrome } = useWords();
  const language = useLanguage();
  const works = useStore(desk, (state) => state.works);
  if (works.length === 0) return null;
  return (
    <section>
      <h3>{chrome.open.work}</h3>
      <ul className="works">
        {works.map((work) => (
          <li key={work.text}>
            <button
              type="button"
              className="item"
              onClick={() => {
                showDialog(null);
                void bringBack(lab, work);
              }}
            >
              <b>{inLanguage(work.title, language) || chrome.untitled}</b>
              <small>{chrome.open.keptAt(seconds(work.at))}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Fresh({ open }: { open: Opener }) {
  const { chrome } = useWords();
  const language = useLanguage();
  const ids = Object.keys(descriptors);
  const [id, setId] = useState(ids[0] as string);
  const [sizes, setSizes] = useState<Readonly<Record<string, number>>>({});
  const { counts } = descriptors[id] as Descriptors;
  const named = protocolWords(id, language);
  const size = (name: string): number => sizes[`${id} ${name}`] ?? counts[name]?.default ?? 0;
  const names = Object.keys(counts);

  function start(event: FormEvent): void {
    event.preventDefault();
    const seed = crypto.getRandomValues(new Uint16Array(1))[0];
    const given = names.map((name) => `${name}=${size(name)}`).join(' ');
    void open({ text: `quorum 1\ntitle "${named.title}"\n${id} ${given} seed=${seed}\n` });
  }

  return (
    <form className="fresh" onSubmit={start}>
      <label>
        {chrome.open.protocol}
        <select value={id} onChange={(event) => setId(event.target.value)}>
          {ids.map((each) => (
            <option key={each} value={each}>
              {protocolWords(each, language).title}
            </option>
          ))}
        </select>
      </label>
      {names.map((name) => (
        <label key={name}>
          {named.counts[name] ?? name}
          <input
            type="number"
            min={counts[name]?.min}
            max={Math.min(9, counts[name]?.max ?? 9)}
            value={size(name)}
            required
            onChange={(event) => setSizes({ ...sizes, [`${id} ${name}`]: Number(event.target.value) })}
          />
        </label>
      ))}
      <button type="submit" className="primary">
        {chrome.open.start}
      </button>
    </form>
  );
}

function Own({ open, fail }: { open: Opener; fail: (sentence: string) => void }) {
  const { chrome } = useWords();
  const language = useLanguage();
  const field = useId();
  const lab = useLab();
  const area = useRef<HTMLTextAreaElement>(null);

  async function read(pasted: string): Promise<void> {
    if (pasted.trim() === '') {
      fail(chrome.open.empty);
      return;
    }
    const found = await lab.read(pasted);
    if ('problem' in found) fail(problemText(found.problem, language));
    else await open(found);
  }

  async function load(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    if (file.size > FILE_AT_MOST) {
      fail(chrome.open.fileTooLong);
      return;
    }
    const text = await file.text();
    // Shown, so that a line that is wrong can be mended here.
    if (area.current !== null) area.current.value = text;
    await read(text);
  }

  return (
    <form
      className="own"
      onSubmit={(event) => {
        event.preventDefault();
        void read(area.current?.value ?? '');
      }}
    >
      <label htmlFor={field}>{chrome.open.paste}</label>
      <textarea id={field} ref={area} rows={5} spellCheck={false} data-paste="" />
      <div className="own-do">
        <button type="submit">{chrome.open.pasted}</button>
        <label className="file">
          {chrome.open.file}
          <input
            type="file"
            accept=".scenario,.json,text/plain,application/json"
            onChange={(event) => {
              void load(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </label>
      </div>
    </form>
  );
}

export function Open() {
  const lab = useLab();
  const { chrome } = useWords();
  const language = useLanguage();
  const [wrong, setWrong] = useState<string | null>(null);
  const open: Opener = async (wanted) => {
    setWrong(null);
    const opened: Problem | boolean = await replaceWith(lab, wanted);
    if (opened === true) showDialog(null);
    else if (opened !== false) setWrong(problemText(opened, language));
  };
  return (
    <Dialog title={chrome.open.title} onClose={() => showDialog(null)} className="open">
      <div className="open-columns">
        <section className="open-library">
          <h3>{chrome.open.library}</h3>
          <Library open={open} />
        </section>
        <div className="open-side">
          <Works />
          <section>
            <h3>{chrome.open.fresh}</h3>
            <Fresh open={open} />
          </section>
          <section>
            <h3>{chrome.open.own}</h3>
            <Own open={open} fail={setWrong} />
            {wrong !== null && (
              <p className="wrong" role="alert" data-wrong="">
                {wrong}
              </p>
            )}
          </section>
        </div>
      </div>
    </Dialog>
  );
}
