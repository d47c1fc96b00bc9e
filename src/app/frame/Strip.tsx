// The strip between stage and controls: of one height, whatever is told in it.

import type { ReactNode } from 'react';
import { useFirstWords } from '../../store/context.tsx';

export interface Which {
  /** Nothing is told by itself in this run: the line is low. */
  readonly slim: boolean;
  /** Which of two runs is spoken of, if there are two. */
  readonly which: ReactNode;
}

interface LineProps extends Which {
  readonly kind: string;
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

export function Line({ which, slim, kind, icon, children }: LineProps) {
  const { chrome } = useFirstWords();
  return (
    <aside className={`strip ${kind}`} data-strip={kind} data-slim={slim} aria-label={chrome.regions.strip}>
      {icon}
      {which}
      {children}
    </aside>
  );
}

/** Nothing is to be said: the line keeps its place, for what may come. */
export function Nothing({ which, slim }: Which) {
  const { chrome } = useFirstWords();
  return (
    <aside className="strip" data-strip="none" data-slim={slim} aria-label={chrome.regions.strip}>
      {which}
    </aside>
  );
}
