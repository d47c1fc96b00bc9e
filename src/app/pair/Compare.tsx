// What shall stand beside the run on show: another of its futures, another protocol, a mistake or none, other options.

import { ChevronRight } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { PROTOCOLS } from '../../protocols/order.ts';
import { useLab, useLanguage, useSession, useWords } from '../../store/context.tsx';
import { seconds } from '../../words/brief.ts';
import { protocolWords } from '../../words/protocols.ts';
import type { Left, Problem } from '../../worker/wire.ts';
import './compare.css';
import { Dialog } from '../dialogs/Dialog.tsx';
import { moveText } from '../frame/moves.ts';
import { optionsOf } from '../frame/options.ts';
import { showDialog } from '../frame/page-state.ts';
import { whilePending } from '../frame/pending.ts';
import { problemText } from '../frame/problems.ts';
import { compareWith } from './pairing.ts';

/** A text to put beside, or what is wrong. */
type Made = { readonly text: string; readonly left?: readonly Left[] } | { readonly problem: Problem };

export function Compare() {
  const lab = useLab();
  const language = useLanguage();
  const { compare, chrome } = useWords();
  const { setup, protocol, branches, branch } = useSession((state) => state);
  const [wrong, setWrong] = useState<string | null>(null);
  if (setup === null || protocol === null) return null;
  const about = protocolWords(protocol.id, language);

  async function put(make: () => Promise<Made>): Promise<void> {
    setWrong(null);
    lab.pause();
    const done = await whilePending(
      (words) => words.opening,
      async (signal) => {
        const made = await make();
        signal.throwIfAborted();
        if ('problem' in made) return made;
        return { problem: await compareWith(lab, made.text, made.left, 1, signal) };
      },
    );
    if (done === null) return;
    if (done.problem === null) showDialog(null);
    else setWrong(problemText(done.problem, language));
  }

  const vary = (variation: Parameters<typeof lab.varied>[1]) => () =>
    put(async () => lab.varied(await lab.textOf(branch), variation));
  const others = branches.filter(({ id }) => id !== branch);
  const mistakes = Object.entries(about.variants).filter(([id]) => id !== setup.variant);

  return (
    <Dialog title={compare.title} onClose={() => showDialog(null)} className="compare">
      <p className="lead">{compare.about}</p>
      {others.length > 0 && (
        <section>
          <h3>{compare.ways.branch}</h3>
          <ul className="works">
            {others.map(({ id, by, at }) => (
              <Item key={id} way="branch" onClick={() => put(async () => ({ text: await lab.textOf(id) }))}>
                {by === null ? chrome.branches.original : chrome.branches.other(moveText(by, chrome), seconds(at))}
              </Item>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{compare.ways.protocol}</h3>
        <ul className="works">
          {PROTOCOLS.filter((id) => id !== protocol.id).map((id) => (
            <Item key={id} way={`protocol ${id}`} onClick={() => put(() => lab.onAnotherProtocol(id))}>
              {protocolWords(id, language).title}
            </Item>
          ))}
        </ul>
      </section>
      <section>
        <h3>{compare.ways.options}</h3>
        <Options initial={optionsOf(protocol, setup).join(' ')} put={(options) => vary({ options })()} />
      </section>
      <section>
        <h3>{setup.variant === null ? compare.ways.variant : compare.ways.right}</h3>
        <ul className="works">
          {setup.variant !== null && (
            <Item way="right" onClick={vary({ variant: null })}>
              {compare.noMistake}
            </Item>
          )}
          {mistakes.map(([id, sentence]) => (
            <Item key={id} way={`variant ${id}`} onClick={vary({ variant: id })}>
              {sentence}
            </Item>
          ))}
        </ul>
      </section>
      {wrong !== null && (
        <p className="wrong" role="alert" data-wrong="">
          {wrong}
        </p>
      )}
    </Dialog>
  );
}

interface ItemProps {
  readonly way: string;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}

function Item({ way, onClick, children }: ItemProps) {
  return (
    <li>
      <button type="button" className="item compare-way" data-way={way} onClick={onClick}>
        <span>{children}</span>
        <ChevronRight aria-hidden="true" size={16} />
      </button>
    </li>
  );
}

function Options({ initial, put }: { initial: string; put: (options: string) => void }) {
  const { compare } = useWords();
  const [options, setOptions] = useState(initial);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    put(options);
  };
  return (
    <form className="compare-options" onSubmit={submit}>
      <textarea
        aria-label={compare.options}
        data-options=""
        rows={2}
        spellCheck={false}
        value={options}
        onChange={(event) => setOptions(event.target.value)}
      />
      <button type="submit">{compare.start}</button>
    </form>
  );
}
