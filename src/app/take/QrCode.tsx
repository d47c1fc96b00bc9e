// A link as a code that a phone reads from a screen.

import { useCallback } from 'react';
import { useWords } from '../../store/context.tsx';
import { Awaited, useAnswer } from '../frame/Pending.tsx';

/** Characters that still make a code that a phone reads from a screen. */
const QR_AT_MOST = 1500;
/** Light and dark, whatever the theme: cameras want it so. */
const QR = { on: [0, 0, 0, 255], off: [255, 255, 255, 255], scale: 4, pad: 3 } as const;

async function draw(link: string): Promise<string> {
  const { generate } = await import('lean-qr');
  return generate(link).toDataURL(QR);
}

export function QrCode({ link }: { link: string }) {
  const { chrome } = useWords();
  const long = link.length > QR_AT_MOST;
  const answer = useAnswer(useCallback(async () => (long ? '' : draw(link)), [link, long]));
  if (long) return <p className="qr-none">{chrome.sharing.qrTooLong}</p>;
  return (
    <div className="qr">
      <Awaited answer={answer} says={chrome.coming}>
        {(source) => <img className="qr" src={source} alt={chrome.sharing.qr} />}
      </Awaited>
    </div>
  );
}
