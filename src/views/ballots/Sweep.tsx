// What a quorum has chosen sweeps along its row once. A function of the votes and the playhead, written at every frame
// without a render, and only while there is one.

import { type RefObject, useEffect, useRef } from 'react';
import { useLab, useStillness } from '../../store/context.tsx';
import { READ_FROM } from '../../store/throttle.ts';
import { sweepSpan } from '../sweep.ts';
import { LASTS, sweepAt } from './sweeping.ts';

interface SweepProps {
  readonly table: RefObject<HTMLTableElement | null>;
  /** Votes that make a quorum. */
  readonly needed: number;
}

export function Sweep({ table, needed }: SweepProps) {
  const lab = useLab();
  const still = useStillness();
  const band = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let shown = 0;
    let top = 0;
    return lab.projector.subscribe(({ shot, playhead, playing }) => {
      const element = band.current;
      if (element === null) return;
      const pace = playing ? lab.playback.getState().speed : 0;
      const span = sweepSpan(shot.scene.network, pace, LASTS);
      const manual = shot.scene.network.mode === 'manual';
      const sweeping = () => {
        const earlier = manual ? [] : lab.film.between(playhead - span, playhead);
        const shots = [shot, ...[...earlier].filter(({ position }) => position < shot.position)];
        return sweepAt(shots, playhead, span, needed, still || manual);
      };
      // By hand it stands at the moment itself. Where elections follow each other as fast as that, none is seen.
      const sweep = pace < READ_FROM ? sweeping() : null;
      if (sweep === null && shown === 0) return;
      const epoch = sweep?.epoch ?? 0;
      if (epoch !== shown) {
        const row = epoch === 0 ? null : table.current?.querySelector<HTMLElement>(`tr[data-epoch="${epoch}"]`);
        shown = row ? epoch : 0;
        element.hidden = shown === 0;
        if (row) {
          top = row.offsetTop + (table.current?.offsetTop ?? 0);
          element.style.width = `${row.offsetWidth}px`;
          element.style.height = `${row.offsetHeight}px`;
          element.dataset.sweep = String(epoch);
        }
      }
      if (sweep === null || shown === 0) return;
      element.style.opacity = String(sweep.shown);
      // Moved by a transform: no other place of the page's layout may change.
      element.style.transform = `translateY(${top}px) scaleX(${sweep.along})`;
    });
  }, [lab, table, needed, still]);
  return <div ref={band} className="ballots-sweep" hidden aria-hidden="true" />;
}
