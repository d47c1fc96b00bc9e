// What the chrome has to say: a notice that stays until it is dismissed, a short sentence that goes by itself, and the
// question whether edited work may be set aside.

import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useLab, useLanguage, useSession, useWords } from '../../store/context.tsx';
import { Dialog } from '../dialogs/Dialog.tsx';
import { bringBack } from '../open/replacing.ts';
import { saveScenario } from '../take/files.ts';
import { LongWork } from './LongWork.tsx';
import { Pending, PendingLine } from './Pending.tsx';
import { pageState, showDialog } from './page-state.ts';
import { inLanguage } from './phrases.ts';
import { problemText } from './problems.ts';
import { openDialogs } from './Trouble.tsx';
import './notices.css';

/** Real milliseconds that a short sentence stays. */
const STAYS = 5000;

export function Notice() {
  const lab = useLab();
  const { chrome } = useWords();
  const language = useLanguage();
  const notice = useStore(pageState, (state) => state.notice);
  if (notice === null) return null;
  const { sentence, problem, doubt, back, outcome } = notice;
  const told = [sentence?.(chrome), ...[problem, doubt].map((each) => each && problemText(each, language))];
  const close = () => pageState.setState({ notice: null });
  return (
    <div className={problem ? 'notice alarm' : 'notice'} role="alert" data-notice="">
      <p>{told.filter(Boolean).join(' ')}</p>
      {back !== undefined && outcome !== 'stored' && (
        <button type="button" onClick={() => saveScenario(back.text, inLanguage(back.title, language))}>
          {chrome.sharing.download}
        </button>
      )}
      {back !== undefined && (
        <button
          type="button"
          onClick={() => {
            close();
            void bringBack(lab, back);
          }}
        >
          {chrome.notice.back}
        </button>
      )}
      <button type="button" className="ic" aria-label={chrome.dismiss} title={chrome.dismiss} onClick={close}>
        <X aria-hidden="true" size={16} />
      </button>
    </div>
  );
}

/** Why the last thing asked for was impossible, and other short sentences. */
export function Toast() {
  const { chrome } = useWords();
  const refusal = useSession((state) => state.refusal);
  const toast = useStore(pageState, (state) => state.toast);
  const busy = useSession((state) => state.searching || state.stopped !== null);
  const isCovered = useStore(openDialogs, (count) => count > 0);
  const lab = useLab();
  useEffect(() => {
    if (refusal === null) return;
    pageState.setState({ toast: { sentence: (words) => words.refusals[refusal] ?? words.impossible } });
    lab.session.setState({ refusal: null });
  }, [lab, refusal]);
  useEffect(() => {
    if (toast === null) return;
    const timer = setTimeout(() => pageState.setState({ toast: null }), toast.undo ? 2 * STAYS : STAYS);
    return () => clearTimeout(timer);
  }, [toast]);
  // What can be taken back is past; everything else is said of the moment on show, and goes with it.
  useEffect(() => {
    if (toast === null || toast.undo) return;
    const said = lab.projector.now();
    return lab.projector.subscribe(({ shot, playhead }) => {
      if (said === null) return;
      const stays = said.playing
        ? playhead >= said.playhead
        : playhead === said.playhead && shot.position === said.shot.position;
      if (!stays) pageState.setState({ toast: null });
    });
  }, [lab, toast]);
  return (
    <div className="toast-place" role="status">
      {!isCovered && <Pending />}
      <LongWork />
      {toast !== null && !busy && (
        <p className="toast" data-toast="">
          {toast.sentence(chrome)}
          {toast.undo && (
            <button
              type="button"
              className="toast-undo"
              onClick={() => {
                toast.undo?.();
                pageState.setState({ toast: null });
              }}
            >
              {chrome.tree.tree.undo}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

/** A dialog is to be opened and is not at hand yet. */
export function Coming() {
  const { chrome } = useWords();
  return (
    <div className="toast-place coming">
      <PendingLine giveUp={() => showDialog(null)}>{chrome.coming}</PendingLine>
    </div>
  );
}

export function Question() {
  const { ask } = useWords().chrome;
  const asked = useStore(pageState, (state) => state.asked);
  if (asked === null) return null;
  return (
    <Dialog title={ask.replaceTitle} onClose={() => asked(false)} className="question">
      <p>{ask.replace}</p>
      <div className="answers">
        <button type="button" onClick={() => asked(false)}>
          {ask.replaceNo}
        </button>
        <button type="button" className="primary" onClick={() => asked(true)}>
          {ask.replaceYes}
        </button>
      </div>
    </Dialog>
  );
}
