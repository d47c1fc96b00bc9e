// The button of the futures, with how many there are, and their list, which opens over the page and moves nothing. What is
// written into a note stands there, too.

import { GitBranch } from 'lucide-react';
import { Suspense, useId, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useFirstWords, useSession } from '../../store/context.tsx';
import { lazyPart } from '../../store/lazy.tsx';
import { pageState } from '../frame/page-state.ts';
import './futures.css';

const Tree = lazyPart(
  () => import('./Tree.tsx'),
  ({ Tree }) => Tree,
);

const GAP = 6;
/** The list is at least so high; where there is less room below its button, it stands above. */
const LEAST = 128;

/** Opens the list, wherever its button is. */
export function showFutures(): void {
  document.querySelector<HTMLElement>('[data-futures-list]')?.showPopover();
}

/** `over`: on a small screen it stands over the stage, where there is something to choose. */
export function Futures({ over = false }: { readonly over?: boolean }) {
  const { regions } = useFirstWords().chrome;
  const futures = useSession(({ branches }) => branches.length);
  const notes = useSession(({ marks }) => marks.length);
  const noting = useStore(pageState, (state) => state.noting);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLElement>(null);
  const [open, setOpen] = useState(false);
  /** It was opened to write a note, and closes with it. */
  const forNote = useRef(false);
  const isMore = futures > 1 || notes > 0;

  useLayoutEffect(() => {
    const list = panel.current;
    if (list === null) return;
    if (noting && !list.matches(':popover-open')) {
      forNote.current = true;
      list.showPopover();
      // It could not have it before: what is typed next is the note.
      list.querySelector<HTMLElement>('[data-tree-field]')?.focus();
    } else if (!noting && forNote.current) {
      forNote.current = false;
      list.hidePopover();
    }
  }, [noting]);

  /** Before it is drawn, so that it is seen in one place only: it hangs from its button, whatever its size. */
  const place = () => {
    if (panel.current === null) return;
    const { style } = panel.current;
    const { clientWidth, clientHeight } = document.documentElement;
    const from = button.current?.getBoundingClientRect() ?? { left: GAP, right: 0, top: clientHeight, bottom: 60 };
    const below = clientHeight - from.bottom - 2 * GAP;
    const isBelow = below >= LEAST;
    const isLeft = from.left < clientWidth / 2;
    style.maxHeight = `${isBelow ? below : from.top - 2 * GAP}px`;
    style.top = isBelow ? `${from.bottom + GAP}px` : 'auto';
    style.bottom = isBelow ? 'auto' : `${clientHeight - from.top + GAP}px`;
    style.left = isLeft ? `${from.left}px` : 'auto';
    style.right = isLeft ? 'auto' : `${clientWidth - from.right}px`;
  };

  const name = `${regions.branches}: ${futures}`;
  return (
    <>
      {(isMore || !over) && (
        <button
          ref={button}
          type="button"
          className="futures-button"
          data-over={over || undefined}
          data-futures={futures}
          data-notes={notes}
          popoverTarget={id}
          aria-expanded={open}
          aria-label={name}
          title={name}
        >
          <GitBranch aria-hidden="true" size={14} />
          {futures}
        </button>
      )}
      <section
        ref={panel}
        id={id}
        popover="auto"
        className="futures"
        data-futures-list=""
        aria-label={regions.branches}
        onBeforeToggle={({ newState }) => newState === 'open' && place()}
        onToggle={({ newState }) => {
          setOpen(newState === 'open');
          if (newState === 'closed') pageState.setState({ noting: false });
        }}
      >
        <Suspense fallback={null}>{(isMore || open || noting) && <Tree open={open} />}</Suspense>
      </section>
    </>
  );
}
