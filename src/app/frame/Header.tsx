// The header: what is on show, and the page's own controls.

import { ChevronDown, CircleHelp, Columns2, Moon, Sun } from 'lucide-react';
import { type ReactNode, Suspense, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useStore } from 'zustand';
import { useFirstWords, useLanguage, useSession } from '../../store/context.tsx';
import { lazyPart } from '../../store/lazy.tsx';
import { preferences } from '../../store/preferences.ts';
import { Popover } from '../dialogs/Popover.tsx';
import { comparison } from '../pair/comparing.ts';
import { CommandButton } from './CommandButton.tsx';
import { useProtocolWords, useTitle } from './names.ts';
import { pageState } from './page-state.ts';
import { partsOf } from './sizes.ts';

function Logo() {
  return (
    <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" className="logo-mark">
      <path d="M12 6 L6 17 L18 17 Z" />
      <circle cx="12" cy="5.5" r="3.4" />
      <circle cx="5.5" cy="17.5" r="3.4" />
      <circle cx="18.5" cy="17.5" r="3.4" />
    </svg>
  );
}

/** A mortarboard, where there is no room for the word. */
function Cap() {
  return (
    <svg className="narrow-only cap" width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M2 9l10-5 10 5-10 5zM6 11v5c4 3 8 3 12 0v-5" />
    </svg>
  );
}

export const TitleField = lazyPart(
  () => import('./TitleField.tsx'),
  ({ TitleField }) => TitleField,
);

function OnShow() {
  const { chrome } = useFirstWords();
  const setup = useSession((state) => state.setup);
  const protocol = useSession((state) => state.protocol);
  const changed = useSession((state) => state.edited);
  const restored = useStore(pageState, (state) => state.restored);
  const hand = useStore(comparison, (state) => state.hand);
  const named = useProtocolWords();
  const title = useTitle();
  const [naming, setNaming] = useState(false);
  const called = useRef<HTMLButtonElement>(null);
  const byKey = useRef(false);
  const close = (closedByKey: boolean) => {
    flushSync(() => setNaming(false));
    // Who clicked goes on with the run.
    if (closedByKey && byKey.current) called.current?.focus();
  };
  if (setup === null || protocol === null || named === null) return null;
  const size = chrome.size(
    partsOf(protocol, setup.counts).map(({ part, count }) => ({ name: named.parts[part] ?? part, count })),
  );
  const mistake = setup.variant === null ? null : named.variants[setup.variant];
  return (
    <>
      <CommandButton id="open" className="pick" label={`${named.title} · ${size} · ${chrome.commands.open}`}>
        <b>{named.title}</b>
        <span className="wide"> · {size}</span>
        <ChevronDown aria-hidden="true" size={14} />
      </CommandButton>
      <p className="scenario">
        {naming ? (
          <Suspense fallback={null}>
            <TitleField close={close} />
          </Suspense>
        ) : (
          <button
            ref={called}
            type="button"
            className="scenario-title"
            title={`${title} · ${chrome.rename}`}
            aria-label={`${title} · ${chrome.rename}`}
            onClick={({ detail }) => {
              byKey.current = detail === 0;
              setNaming(true);
            }}
          >
            {title}
          </button>
        )}
        {(changed || (restored && hand === 'first')) && <em data-edited="">{chrome.edited}</em>}
      </p>
      {mistake && (
        <span className="mistake wide" data-mistake={setup.variant}>
          <Popover title={chrome.ruleOff} className="chip alarm" button={chrome.ruleOff} plain>
            <h2>{chrome.ruleOff}</h2>
            <p>{mistake}</p>
          </Popover>
        </span>
      )}
    </>
  );
}

/** @param chosen what is selected, where it stands here. */
export function Header({ chosen, children }: { chosen: ReactNode; children: ReactNode }) {
  const { chrome } = useFirstWords();
  const language = useLanguage();
  const theme = useStore(preferences, (state) => state.theme);
  return (
    <header className="header">
      <h1 className="logo">
        <Logo />
        <span className="wide">{chrome.title}</span>
        <span className="unseen narrow-only">{chrome.title}</span>
      </h1>
      <span className="sep" aria-hidden="true" />
      <OnShow />
      <span className="sp" />
      {children}
      {chosen}
      <CommandButton id="course" className="quiet" label={`${chrome.course} · ${chrome.commands.course}`}>
        <span className="wide">{chrome.course}</span>
        <Cap />
      </CommandButton>
      <CommandButton id="bridge" className="quiet wide" label={`${chrome.protocols} · ${chrome.commands.bridge}`}>
        {chrome.protocols}
      </CommandButton>
      <CommandButton id="compare" className="ic wide">
        <Columns2 aria-hidden="true" size={18} />
      </CommandButton>
      <CommandButton id="language" className="quiet" label={`${chrome.language.other} · ${chrome.language.switchTo}`}>
        <span lang={language === 'en' ? 'zh' : 'en'}>{chrome.language.other}</span>
      </CommandButton>
      <CommandButton id="theme" label={theme === 'dark' ? chrome.lightNow : chrome.darkNow}>
        {theme === 'dark' ? <Sun aria-hidden="true" size={18} /> : <Moon aria-hidden="true" size={18} />}
      </CommandButton>
      <CommandButton id="help">
        <CircleHelp aria-hidden="true" size={18} />
      </CommandButton>
      <CommandButton id="share" className="">
        {chrome.share}
      </CommandButton>
    </header>
  );
}
