// Two small buttons on a row: to the moment at which it changed last before this one, and at which it changes next. One row
// at a time is a stop of the Tab key; arrow keys go up and down between the rows.

import type { KeyboardEvent } from 'react';
import { useWords } from '../../store/context.tsx';

interface ChangesProps {
  readonly label: string;
  /** Whether the Tab key stops here. */
  readonly tabbed: boolean;
  readonly step: (by: 1 | -1) => void;
}

export function Changes({ label, tabbed, step }: ChangesProps) {
  const { steps } = useWords().chrome.tree;
  const ways = [
    { by: -1, path: 'M8.5 2.5 5 6l3.5 3.5', name: steps.previousChange(label) },
    { by: 1, path: 'M5.5 2.5 9 6 5.5 9.5', name: steps.nextChange(label) },
  ] as const;
  return (
    <span className="state-changes">
      {ways.map(({ by, path, name }) => (
        <button
          key={by}
          type="button"
          data-change={by}
          tabIndex={tabbed ? 0 : -1}
          aria-label={name}
          title={name}
          onClick={() => step(by)}
        >
          <svg width="14" height="12" viewBox="0 0 14 12" aria-hidden="true">
            <path d={path} />
          </svg>
        </button>
      ))}
    </span>
  );
}

/** Up and down: the same button of the row above or below. */
export function walkRows(event: KeyboardEvent): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const button = event.target instanceof Element ? event.target.closest('[data-change]') : null;
  if (by === 0 || button === null) return;
  const all = [
    ...event.currentTarget.querySelectorAll<HTMLElement>(`[data-change="${button.getAttribute('data-change')}"]`),
  ];
  all[all.indexOf(button as HTMLElement) + by]?.focus();
  event.preventDefault();
}
