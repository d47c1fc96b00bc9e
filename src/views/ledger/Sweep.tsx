// A commit sweeps along its column once. A function of the landmarks and the playhead, written at every frame without a
// render, and only while there is one.

import { type RefObject, useEffect, useRef } from 'react';
import { useLab } from '../../store/context.tsx';
import { READ_FROM } from '../../store/throttle.ts';
import { sweepAt } from './sweeping.ts';
import './moments.css';

/** @param scroller holds the table, whose heads say where the columns are. */
export function Sweep({ scroller }: { readonly scroller: RefObject<HTMLElement | null> }) {
  const lab = useLab();
  const band = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let shown = 0;
    let left = '';
    return lab.projector.subscribe(({ shot, playhead, playing }) => {
      const element = band.current;
      if (element === null) return;
      const pace = playing ? lab.playback.getState().speed : 0;
      // Where commits follow each other as fast as that, none is seen.
      const sweep = pace < READ_FROM ? sweepAt(lab.film.landmarks, shot, playhead, pace) : null;
      if (sweep === null && shown === 0) return;
      const slot = sweep?.slot ?? 0;
      if (slot !== shown) {
        const head = slot === 0 ? null : scroller.current?.querySelector<HTMLElement>(`thead [data-slot="${slot}"]`);
        shown = head ? slot : 0;
        element.hidden = shown === 0;
        if (head) {
          left = head.style.transform;
          element.style.width = `${head.offsetWidth}px`;
          element.dataset.sweep = String(slot);
        }
      }
      if (sweep === null || shown === 0) return;
      element.style.opacity = String(sweep.shown);
      // Moved by a transform: no other place of the page's layout may change.
      element.style.transform = `${left} scaleY(${sweep.along})`;
    });
  }, [lab, scroller]);
  return <div ref={band} className="ledger-sweep" hidden aria-hidden="true" />;
}
