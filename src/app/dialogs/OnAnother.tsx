// The run on show, its faults and requests, on another protocol: first which one, then what did not apply there.

import { useState } from 'react';
import { useStore } from 'zustand';
import { PROTOCOLS } from '../../protocols/order.ts';
import { useLab, useLanguage, useSession, useWords } from '../../store/context.tsx';
import { protocolWords } from '../../words/protocols.ts';
import type { Left } from '../../worker/wire.ts';
import './on-another.css';
import { pageState, showDialog } from '../frame/page-state.ts';
import { whilePending } from '../frame/pending.ts';
import { problemText } from '../frame/problems.ts';
import { begin } from '../open/opening.ts';
import { openMadeOf } from '../open/replacing.ts';
import { Dialog } from './Dialog.tsx';

/** Lines of one reason that are shown at once; the others unfold. */
const AT_ONCE = 4;

/** The protocols but the one on show. */
function Others({ onChoose, busy }: { onChoose: (id: string) => void; busy: boolean }) {
  const language = useLanguage();
  const present = useSession((state) => state.setup?.protocol);
  return (
    <ul className="works">
      {PROTOCOLS.filter((id) => id !== present).map((id) => {
        const { title, summary } = protocolWords(id, language);
        return (
          <li key={id}>
            <button
              type="button"
              className="item"
              data-other={id}
              aria-disabled={busy}
              onClick={() => {
                if (!busy) onChoose(id);
              }}
            >
              <b>{title}</b>
              <small>{summary}</small>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function Lines({ lines }: { lines: readonly Left[] }) {
  return (
    <ul className="left-out-lines">
      {lines.map(({ text }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same line may stand there twice, and none moves
        <li key={i}>
          <code title={text}>{text}</code>
        </li>
      ))}
    </ul>
  );
}

/** What did not apply, by reason. */
function Reasons({ left }: { left: readonly Left[] }) {
  const { another } = useWords().chrome;
  const { because } = useWords().translation;
  const reasons = [...new Set(left.map((each) => each.because))];
  // Words are the least of what is missing.
  reasons.sort((a, b) => Number(a === 'itsWords') - Number(b === 'itsWords'));
  return reasons.map((reason) => {
    const lines = left.filter((each) => each.because === reason);
    return (
      <section key={reason} className="left-out" data-because={reason}>
        <h3>{another.reason(because[reason])}</h3>
        <Lines lines={lines.slice(0, AT_ONCE)} />
        {lines.length > AT_ONCE && (
          <details>
            <summary>{another.more(lines.length - AT_ONCE)}</summary>
            <Lines lines={lines.slice(AT_ONCE)} />
          </details>
        )}
      </section>
    );
  });
}

export function OnAnother() {
  const lab = useLab();
  const language = useLanguage();
  const { chrome } = useWords();
  const busy = useStore(pageState, (state) => state.pending !== null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [opened, setOpened] = useState<{ readonly title: string; readonly left: readonly Left[] } | null>(null);

  async function play(id: string): Promise<void> {
    setWrong(null);
    lab.pause();
    const done = await whilePending(
      (words) => words.opening,
      async (signal) => {
        const made = await lab.onAnotherProtocol(id);
        signal.throwIfAborted();
        if ('problem' in made) return made;
        const problem = await openMadeOf(lab, made.text, signal);
        if (problem === false) return null;
        return problem === true ? made : { problem };
      },
    );
    if (done === null) return;
    if ('problem' in done) setWrong(problemText(done.problem, language));
    else setOpened({ title: protocolWords(id, language).title, left: done.left });
  }

  function close(): void {
    showDialog(null);
    if (opened !== null) begin(lab);
  }

  return (
    <Dialog title={opened === null ? chrome.another.title : chrome.another.opened(opened.title)} onClose={close}>
      {opened === null ? (
        <>
          <p className="lead">{chrome.another.about}</p>
          <Others onChoose={(id) => void play(id)} busy={busy} />
          {wrong !== null && (
            <p className="wrong" role="alert" data-wrong="">
              {wrong}
            </p>
          )}
        </>
      ) : (
        <>
          <p className="lead" role="status" data-left-out={opened.left.length}>
            {chrome.another.left(opened.left.length)}
          </p>
          <Reasons left={opened.left} />
          <div className="answers">
            <button type="button" className="primary" onClick={close}>
              {chrome.another.see}
            </button>
          </div>
        </>
      )}
    </Dialog>
  );
}
