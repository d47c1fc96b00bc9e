// My work: what was set aside, to be brought back or discarded.

import { X } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useLab, useLanguage, useWords } from '../../store/context.tsx';
import { seconds } from '../../words/brief.ts';
import { pageState, showDialog } from '../frame/page-state.ts';
import { inLanguage } from '../frame/phrases.ts';
import { bringBack } from './replacing.ts';
import { discard, type Kept, setAside } from './works.ts';

export function Works() {
  const lab = useLab();
  const { chrome } = useWords();
  const { open } = chrome;
  const language = useLanguage();
  const works = useStore(pageState, (state) => state.works);
  const unreadable = useStore(pageState, (state) => state.unreadable);
  const [gone, setGone] = useState<Kept | null>(null);
  if (works.length === 0 && unreadable === 0 && gone === null) return null;
  const titleOf = ({ title }: Kept) => inLanguage(title, language) || chrome.untitled;
  return (
    <section>
      <h3>{open.work}</h3>
      <ul className="works" data-works="">
        {works.map((work) => (
          <li key={work.text} className="work">
            <button
              type="button"
              className="item"
              onClick={() => {
                showDialog(null);
                void bringBack(lab, work);
              }}
            >
              <b>{titleOf(work)}</b>
              <small>
                {open.keptAt(seconds(work.at))}
                {!work.stored && ` · ${open.inTab}`}
              </small>
            </button>
            <button
              type="button"
              className="ic"
              aria-label={open.discard(titleOf(work))}
              title={open.discard(titleOf(work))}
              onClick={() => {
                discard(work);
                setGone(work);
              }}
            >
              <X aria-hidden="true" size={16} />
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="work-gone">
        {gone !== null && (
          <>
            {open.discarded(titleOf(gone))}{' '}
            <button
              type="button"
              onClick={() => {
                setAside(gone, gone.since);
                setGone(null);
              }}
            >
              {open.takeBack}
            </button>
          </>
        )}
      </p>
      {unreadable > 0 && <p className="lead">{open.unreadable(unreadable)}</p>}
    </section>
  );
}
