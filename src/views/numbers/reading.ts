// The totals at the moment on show, asked again while it plays, no oftener than four times a second.

import { useEffect, useState } from 'react';
import { useLab } from '../../store/context.tsx';
import type { Totals } from '../../worker/statistics.ts';

/** In real milliseconds. */
const RESTS = 250;

/** Null until they are counted for the first time. */
export function useTotals(): Totals | null {
  const lab = useLab();
  const [totals, setTotals] = useState<Totals | null>(null);
  useEffect(() => {
    let gone = false;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let asked = '';
    const read = async () => {
      waiting = undefined;
      const picture = lab.projector.now();
      const wanted = nameOf();
      if (picture === null || wanted === asked) return;
      asked = wanted;
      const found = await lab.totals(picture.shot.position);
      if (gone) return;
      if (found !== null) setTotals(found);
      waiting = setTimeout(() => void read(), RESTS);
    };
    /** One position of one future. */
    const nameOf = () => `${lab.session.getState().branch} ${lab.projector.now()?.shot.position}`;
    const stop = lab.projector.subscribe(() => {
      waiting ??= setTimeout(() => void read(), 0);
    });
    return () => {
      gone = true;
      clearTimeout(waiting);
      stop();
    };
  }, [lab]);
  return totals;
}

/** The width of an element, in CSS pixels. */
export function useWidth(): readonly [(element: Element | null) => void, number] {
  const [element, setElement] = useState<Element | null>(null);
  const [width, setWidth] = useState(360);
  useEffect(() => {
    if (element === null) return;
    const sizes = new ResizeObserver(([entry]) => {
      if (entry !== undefined && entry.contentRect.width > 0) setWidth(Math.round(entry.contentRect.width));
    });
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [element]);
  return [setElement, width];
}
