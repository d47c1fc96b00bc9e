// What can be opened: the library, work that was set aside, a fresh cluster, and what somebody sent.

import { Columns2, Columns3, ScanSearch, Shuffle } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useLab, useLanguage, useWords } from '../../store/context.tsx';
import type { Problem } from '../../worker/wire.ts';
import { Dialog } from '../dialogs/Dialog.tsx';
import { ButtonOf, CommandButton } from '../frame/CommandButton.tsx';
import { showDialog } from '../frame/page-state.ts';
import { command } from '../keys/commands.ts';
import { Library, type Opener } from './Library.tsx';
import { NewCluster } from './NewCluster.tsx';
import './open.css';
import { problemText } from '../frame/problems.ts';
import { textOfFile } from './anywhere.ts';
import { replaceWith, replaceWithRead } from './replacing.ts';
import { Works } from './Works.tsx';

interface OwnProps {
  readonly open: (opened: Promise<Problem | boolean>) => Promise<void>;
  readonly fail: (sentence: string) => void;
}

function Own({ open, fail }: OwnProps) {
  const { chrome } = useWords();
  const field = useId();
  const lab = useLab();
  const area = useRef<HTMLTextAreaElement>(null);

  function read(pasted: string): void {
    if (pasted.trim() === '') fail(chrome.open.empty);
    else void open(replaceWithRead(lab, pasted));
  }

  async function load(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    const text = await textOfFile(file);
    if (text === null) {
      fail(chrome.open.fileTooLong);
      return;
    }
    // Shown, so that a line that is wrong can be mended here.
    if (area.current !== null) area.current.value = text;
    read(text);
  }

  return (
    <form
      className="own"
      onSubmit={(event) => {
        event.preventDefault();
        read(area.current?.value ?? '');
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
  const see = async (opening: Promise<Problem | boolean>) => {
    setWrong(null);
    const opened = await opening;
    if (opened === true) showDialog(null);
    else if (opened !== false) setWrong(problemText(opened, language));
  };
  const open: Opener = (wanted) => see(replaceWith(lab, wanted));
  return (
    <Dialog title={chrome.open.title} onClose={() => showDialog(null)} className="opening">
      <section className="open-library">
        <h3>{chrome.open.library}</h3>
        <Library open={open} />
      </section>
      <div className="open-doors">
        <Works />
        <section>
          <h3>{chrome.open.fresh}</h3>
          <NewCluster open={open} />
        </section>
        <section>
          <h3>{chrome.open.own}</h3>
          <Own open={see} fail={setWrong} />
          {wrong !== null && (
            <p className="wrong" role="alert" data-wrong="">
              {wrong}
            </p>
          )}
        </section>
      </div>
      <p className="open-compare">
        <CommandButton id="bridge" className="">
          <Columns3 aria-hidden="true" size={16} />
          {chrome.commands.bridge}
        </CommandButton>
        <ButtonOf of={command('another')} label={chrome.commands.another} className="">
          <Shuffle aria-hidden="true" size={16} />
          {chrome.commands.another}
        </ButtonOf>
        <ButtonOf of={command('check')} label={chrome.commands.check} className="">
          <ScanSearch aria-hidden="true" size={16} />
          {chrome.commands.check}
        </ButtonOf>
        <CommandButton id="compare" className="">
          <Columns2 aria-hidden="true" size={16} />
          {chrome.commands.compare}
        </CommandButton>
      </p>
    </Dialog>
  );
}
