// Sharing: a link to this run at this moment, its QR code, and the scenario itself.

import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Micros } from '../../engine/protocol.ts';
import { useLab, useSession, useWords } from '../../store/context.tsx';
import { seconds } from '../../words/brief.ts';
import { Dialog } from '../dialogs/Dialog.tsx';
import { Awaited, useAnswer } from '../frame/Pending.tsx';
import { showDialog } from '../frame/page-state.ts';
import { comparison } from '../pair/comparing.ts';
import { copied } from './clipboard.ts';
import { linked } from './link.ts';
import { QrCode } from './QrCode.tsx';
import { ScenarioText } from './ScenarioText.tsx';

function Link({ link }: { link: string }) {
  const { sharing } = useWords().chrome;
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  async function copy(): Promise<void> {
    field.current?.select(); // for who copies it by hand
    setSaid((await copied(link)) ? sharing.copied : sharing.copyByHand);
  }
  return (
    <div className="share-link">
      <input
        ref={field}
        readOnly
        data-share-link=""
        value={link}
        aria-label={sharing.link}
        onFocus={(event) => event.target.select()}
      />
      <button type="button" className="primary" onClick={() => void copy()}>
        {sharing.copy}
      </button>
      <small role="status">{said || sharing.length(link.length)}</small>
    </div>
  );
}

/** The future on show, or all of them. */
function What({ futures, whole, choose }: { futures: number; whole: boolean; choose: (whole: boolean) => void }) {
  const words = useWords().chrome.tree.sharing;
  return (
    <fieldset className="share-what">
      <legend>
        <span>{words.what}</span>
      </legend>
      {[false, true].map((all) => (
        <label key={String(all)} className="choice">
          <input type="radio" name="share-what" checked={whole === all} onChange={() => choose(all)} />
          <span>
            {all ? words.whole : words.this} {all && <small>{words.futures(futures)}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The moment at which the run came to rest for this. */
function useRest(): Micros {
  const lab = useLab();
  const [at, setAt] = useState(() => lab.projector.now()?.playhead ?? 0);
  // It may have played on a little since it was asked for.
  useLayoutEffect(() => {
    lab.pause();
    setAt(lab.projector.now()?.playhead ?? 0);
  }, [lab]);
  return at;
}

export function Share() {
  const lab = useLab();
  const { chrome } = useWords();
  const { sharing } = chrome;
  const own = useSession((state) => state.branches.length);
  // The page behind the dialog rests: the run beside does not change meanwhile.
  const beside = comparison.getState().now?.pair.second.session.getState().branches.length ?? 0;
  const futures = own > 1 || beside > 1 ? own + beside : 1;
  const [whole, setWhole] = useState(false);
  const at = useRest();
  const answer = useAnswer(useCallback(() => linked(lab, at, whole), [lab, at, whole]));
  const close = () => showDialog(null);
  return (
    <Dialog title={sharing.title} onClose={close} className="share">
      <p className="lead">
        {sharing.about} <span className="clock">{seconds(at)}</span>
      </p>
      {futures > 1 && <What futures={futures} whole={whole} choose={setWhole} />}
      <Awaited answer={answer} says={sharing.making} giveUp={close}>
        {({ link, left, text }) => (
          <>
            {link === null ? <p role="status">{chrome.tree.sharing.tooLong}</p> : <Link link={link} />}
            {left > 0 && <p role="status">{chrome.tree.sharing.left(left)}</p>}
            <div className="share-more">
              {link !== null && <QrCode link={link} />}
              <ScenarioText key={text} text={text} />
            </div>
          </>
        )}
      </Awaited>
    </Dialog>
  );
}
