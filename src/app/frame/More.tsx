// The last of the tabs: a menu of the panels that have no tab of their own. It has the name of the one on show.

import { ChevronDown } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useWords } from '../../store/context.tsx';
import { pageState, type TabName } from './page-state.ts';
import { Standing } from './Standing.tsx';

export type OtherTab = 'chart' | 'invariants' | 'numbers';

interface Props {
  readonly id: string;
  /** The element in which they are shown. */
  readonly panel: string;
  readonly others: readonly OtherTab[];
  readonly shown: OtherTab | null;
  readonly titles: { readonly [tab in TabName]: string };
}

const itemsOf = (menu: RefObject<HTMLElement | null>): HTMLElement[] => [
  ...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitemradio"]') ?? []),
];

export function More({ id, panel, others, shown, titles }: Props) {
  const { tabs } = useWords().chrome;
  const [open, setOpen] = useState(false);
  const tab = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);

  // Where it stands does not depend on how large it is: it is nowhere else first.
  const place = () => {
    if (tab.current === null || menu.current === null) return;
    const { left, bottom } = tab.current.getBoundingClientRect();
    const { style } = menu.current;
    style.left = `max(6px, min(${left - 12}px, 100vw - 326px))`;
    style.top = `max(6px, min(${bottom + 4}px, 100vh - 220px))`;
  };
  useLayoutEffect(() => {
    if (!open) return;
    const all = itemsOf(menu);
    (all[shown === null ? 0 : others.indexOf(shown)] ?? all[0])?.focus();
  }, [open, others, shown]);

  const choose = (name: OtherTab) => {
    pageState.setState({ tab: name });
    menu.current?.hidePopover();
    tab.current?.focus();
  };
  const walk = (event: KeyboardEvent) => {
    const all = itemsOf(menu);
    const here = all.indexOf(event.target as HTMLElement);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === 'Tab') menu.current?.hidePopover();
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    all[to % all.length]?.focus();
  };

  return (
    <>
      <button
        ref={tab}
        type="button"
        role="tab"
        id={id}
        data-tab="more"
        aria-selected={shown !== null}
        aria-controls={panel}
        aria-haspopup="menu"
        aria-expanded={open}
        tabIndex={shown === null ? -1 : 0}
        popoverTarget={`${id}-menu`}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          menu.current?.showPopover();
        }}
      >
        {shown === null ? tabs.more : titles[shown]}
        <ChevronDown aria-hidden="true" size={13} />
      </button>
      {/* Nothing but tabs stands in a list of tabs. */}
      {createPortal(
        <div
          ref={menu}
          id={`${id}-menu`}
          className="tabs-more"
          popover="auto"
          role="menu"
          aria-label={tabs.more}
          onBeforeToggle={place}
          onToggle={(event) => setOpen(event.newState === 'open')}
          onKeyDown={walk}
        >
          {others.map((name) => (
            <button
              key={name}
              type="button"
              role="menuitemradio"
              data-tab={name}
              aria-checked={name === shown}
              tabIndex={-1}
              onClick={() => choose(name)}
            >
              <b>{titles[name]}</b>
              {name === 'invariants' && <Standing />}
              <small>{tabs.about[name]}</small>
            </button>
          ))}
        </div>,
        document.querySelector('main') ?? document.body,
      )}
    </>
  );
}
