// What a presenter may put before the room beside the run: a dark screen, and the link as a code in the corner.

import { useStore } from 'zustand';
import { useWords } from '../../store/context.tsx';
import { QrCode } from '../take/QrCode.tsx';
import { pageState } from './page-state.ts';

export function Presented() {
  const { chrome } = useWords();
  const blank = useStore(pageState, (state) => state.blank);
  const code = useStore(pageState, (state) => state.code);
  return (
    <>
      {code && (
        <div className="presented-code" data-code="">
          <QrCode link={location.href} />
        </div>
      )}
      {blank && (
        <button
          type="button"
          className="presented-blank"
          data-blank=""
          aria-label={chrome.presenting.light}
          onClick={() => pageState.setState({ blank: false })}
        />
      )}
    </>
  );
}
