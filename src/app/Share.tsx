// Sharing: a link to this run at this moment, its QR code, and the scenario itself.

import { useEffect, useRef, useState } from 'react';
import { useLab, useSession, useWords } from '../store/context.tsx';
import { seconds } from '../words/tell.ts';
import { comparison } from './comparing.ts';
import { Dialog } from './Dialog.tsx';
import { showDialog } from './desk.ts';
import { type Linked, linked } from './linking.ts';
import { useTitle } from './names.ts';
import { saveScenario } from './taking/files.ts';

/** Characters that still make a code that a phone reads from a screen. */
const QR_AT_MOST = 1500;
/** Light and dark, whatever the theme: cameras want it so. */
const QR = { on: [0, 0, 0, 255], off: [255, 255, 255, 255], scale: 4, pad: 3 } as const;

interface Shared extends Linked {
  readonly at: number;
}

async function draw(link: string): Promise<string> {
  const { generate } = await import('lean-qr');
  return generate(link).toDataURL(QR);
}

function QrCode({ link }: { link: string }) {
  const { chrome } = useWords();
  const [source, setSource] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    if (link.length <= QR_AT_MOST) {
      void draw(link).then((drawn) => {
        if (!gone) setSource(drawn);
      });
    }
    return () => {
      gone = true;
    };
  }, [link]);
  if (link.length > QR_AT_MOST) return <p className="qr-none">{chrome.sharing.qrTooLong}</p>;
  return source === null ? <div className="qr" /> : <img className="qr" src={source} alt={chrome.sharing.qr} />;
}

function Link({ link }: { link: string }) {
  const { sharing } = useWords().chrome;
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  async function copy(): Promise<void> {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(link);
      setSaid(sharing.copied);
    } catch {
      setSaid(sharing.copyByHand); // selected already
    }
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

export function Share() {
  const lab = useLab();
  const { chrome, taking } = useWords();
  const { sharing } = chrome;
  const title = useTitle();
  const own = useSession((state) => state.branches.length);
  // The page behind the dialog rests: the run beside does not change meanwhile.
  const beside = comparison.getState().now?.pair.second.session.getState().branches.length ?? 0;
  const futures = own > 1 || beside > 1 ? own + beside : 1;
  const [whole, setWhole] = useState(false);
  const [shared, setShared] = useState<Shared | null>(null);
  useEffect(() => {
    lab.pause();
    const at = lab.projector.now()?.playhead ?? 0;
    let gone = false;
    void (async () => {
      const made = await linked(lab, at, whole);
      if (!gone) setShared({ ...made, at });
    })();
    return () => {
      gone = true;
    };
  }, [lab, whole]);
  return (
    <Dialog title={sharing.title} onClose={() => showDialog(null)} className="share">
      <p className="lead">
        {sharing.about} <span className="clock">{shared && seconds(shared.at)}</span>
      </p>
      {futures > 1 && <What futures={futures} whole={whole} choose={setWhole} />}
      {shared === null ? (
        <p role="status">{sharing.making}</p>
      ) : (
        <>
          {shared.link === null ? <p role="status">{chrome.tree.sharing.tooLong}</p> : <Link link={shared.link} />}
          {shared.left > 0 && <p role="status">{chrome.tree.sharing.left(shared.left)}</p>}
          <div className="share-more">
            {shared.link !== null && <QrCode link={shared.link} />}
            <div className="share-text">
              <h3>{sharing.text}</h3>
              <textarea readOnly value={shared.text} aria-label={sharing.text} rows={9} spellCheck={false} />
              <button type="button" onClick={() => saveScenario(shared.text, title)}>
                {sharing.download}
              </button>{' '}
              <button type="button" data-to-take="" onClick={() => showDialog('take')}>
                {taking.fromShare}
              </button>
            </div>
          </div>
        </>
      )}
    </Dialog>
  );
}
