// The chip in the header that leads back to the work that was set aside last, as long as it is kept.

import { Undo2 } from 'lucide-react';
import { useStore } from 'zustand';
import { useLab, useLanguage, useWords } from '../../store/context.tsx';
import { pageState } from '../frame/page-state.ts';
import { inLanguage } from '../frame/phrases.ts';
import { bringBack } from './replacing.ts';
import { keyOf } from './works.ts';

export function BackToWork() {
  const lab = useLab();
  const { chrome } = useWords();
  const language = useLanguage();
  const back = useStore(pageState, (state) => state.back);
  const works = useStore(pageState, (state) => state.works);
  const work = works.find(({ text }) => keyOf(text) === back);
  const name = work && chrome.notice.backTo(inLanguage(work.title, language) || chrome.untitled);
  return (
    <>
      <span className="unseen" role="status">
        {work?.stored && chrome.notice.aside.stored}
      </span>
      {work && (
        <button
          type="button"
          className="quiet to-work"
          data-to-work=""
          aria-label={name}
          title={name}
          onClick={() => void bringBack(lab, work)}
        >
          <Undo2 aria-hidden="true" size={15} />
          <span className="wide">{chrome.notice.back}</span>
        </button>
      )}
    </>
  );
}
