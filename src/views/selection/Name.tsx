// A name as a button that selects what it names, wherever a panel names something; and a row of them.

import type { ReactNode } from 'react';
import { useLab, useTouched, useWords } from '../../store/context.tsx';
import { litBy } from '../../store/related.ts';
import { type Target, toggle } from '../../store/selection.ts';
import type { Teller } from '../../words/tell.ts';
import type { Shot } from '../../worker/wire.ts';
import { litAs } from './lit.ts';
import { targetTold } from './told.ts';

interface NameProps {
  readonly target: Target;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Name({ target, className = 'name-button', children }: NameProps) {
  const lab = useLab();
  const { panels } = useWords();
  const lit = litBy(useTouched(), target);
  return (
    <button
      type="button"
      className={`${className} lit-name`}
      data-names={target.kind}
      aria-pressed={lit === 'selected'}
      {...litAs(lit, panels)}
      onClick={() => toggle(lab, target)}
    >
      {children}
    </button>
  );
}

interface NamesProps {
  readonly teller: Teller;
  readonly shot: Shot;
  readonly targets: readonly Target[];
  /** Besides its own, that of the place where it stands. */
  readonly className?: string;
}

/** What something is about. */
export function Names({ teller, shot, targets, className = 'names' }: NamesProps) {
  const lab = useLab();
  if (targets.length === 0) return null;
  // Where a place and a number are called alike, as a transaction is, one name stands for both.
  const told = new Map<string, Target>();
  for (const target of targets) {
    const text = targetTold(teller, target, shot, lab.film);
    if (!told.has(text)) told.set(text, target);
  }
  return (
    <ul className={className} aria-label={teller.panels.selection.about}>
      {[...told].map(([text, target]) => (
        <li key={JSON.stringify(target)}>
          <Name target={target} className="name-pill">
            {text}
          </Name>
        </li>
      ))}
    </ul>
  );
}
