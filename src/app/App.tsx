// The frame around the views. Controls never move, the cluster is always on screen, and nothing scrolls but panels.

import { lazy, Suspense, useEffect, useLayoutEffect } from 'react';
import { useStore } from 'zustand';
import { LabProvider, useLanguage, useSession, useWords } from '../store/context.tsx';
import { preferences } from '../store/preferences.ts';
import { Stage } from '../views/cluster/Stage.tsx';
import { Ledger } from '../views/ledger/Ledger.tsx';
import { Spacetime } from '../views/spacetime/Spacetime.tsx';
import { load } from '../words/index.ts';
import { Announcer } from './Announcer.tsx';
import { Branches } from './Branches.tsx';
import { Chosen } from './Chosen.tsx';
import { comparison } from './comparing.ts';
import { desk } from './desk.ts';
import { Header } from './Header.tsx';
import { Notice, Question, Toast } from './Messages.tsx';
import { useMedia } from './media.ts';
import { Network } from './Network.tsx';
import { useTitle } from './names.ts';
import { PlayHint } from './PlayHint.tsx';
import { presentation } from './presentation.ts';
import { Strip } from './Strip.tsx';
import { Tabs } from './Tabs.tsx';
import { Transport } from './Transport.tsx';

/** For what speaks of every protocol: their words come with it. */
async function aboutAll<T>(module: Promise<T>): Promise<T> {
  await load(preferences.getState().language);
  return module;
}

// Loaded when first opened.
const Open = lazy(async () => ({ default: (await aboutAll(import('./Open.tsx'))).Open }));
const Share = lazy(async () => ({ default: (await import('./Share.tsx')).Share }));
const Bridge = lazy(async () => ({ default: (await aboutAll(import('./Bridge.tsx'))).Bridge }));
const Another = lazy(async () => ({ default: (await aboutAll(import('./Another.tsx'))).Another }));
const Beside = lazy(async () => ({ default: (await import('./Beside.tsx')).Beside }));
const Compare = lazy(async () => ({ default: (await aboutAll(import('./Compare.tsx'))).Compare }));
const Take = lazy(async () => ({ default: (await import('./taking/Take.tsx')).Take }));
const Help = lazy(async () => ({ default: (await import('./Help.tsx')).Help }));

/** Little room: the panels share one place, as tabs. */
const SMALL = '(max-width: 819px), (max-height: 539px)';
/** A projector: read from the last row. */
const FAR = '(min-width: 1800px) and (min-height: 900px)';
/** Not all controls of time fit into their line. */
const NARROW = '(max-width: 1199px), (max-height: 539px)';

/** The page's language, theme and title, where the browser and assistive technology look for them. */
function usePageItself(): void {
  const language = useLanguage();
  const theme = useStore(preferences, (state) => state.theme);
  const { chrome } = useWords();
  const title = useTitle();
  const isOpen = useSession((state) => state.setup !== null);
  const small = useMedia(SMALL);
  const wide = useMedia(FAR);
  const far = wide || (presentation.projector && !small);
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-far', far);
  }, [far]);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : language;
    document.documentElement.dataset.theme = theme;
    document.title = isOpen ? `${title} · ${chrome.title}` : chrome.title;
  }, [language, theme, chrome, title, isOpen]);
}

function Dialogs() {
  const dialog = useStore(desk, (state) => state.dialog);
  return (
    <>
      <Suspense fallback={null}>
        {dialog === 'open' && <Open />}
        {dialog === 'share' && <Share />}
        {dialog === 'bridge' && <Bridge />}
        {dialog === 'another' && <Another />}
        {dialog === 'compare' && <Compare />}
        {dialog === 'take' && <Take />}
        {dialog === 'help' && <Help />}
      </Suspense>
      <Question />
    </>
  );
}

export function App() {
  usePageItself();
  const { chrome } = useWords();
  const small = useMedia(SMALL);
  const narrow = useMedia(NARROW);
  const isOpen = useSession((state) => state.setup !== null);
  const second = useStore(comparison, (state) => state.now?.pair.second ?? null);
  return (
    <div className="app" data-small={small} data-ready={isOpen} data-pair={second !== null}>
      <Header chosen={!small} />
      <main className="app-main">
        <section className="app-stage" aria-label={chrome.regions.stage}>
          <Network />
          <div className="app-picture">
            {isOpen ? (
              <Stage />
            ) : (
              <p className="loading" role="status">
                {chrome.loading}
              </p>
            )}
            <PlayHint />
            {small && <Chosen />}
            <Toast />
          </div>
          <Strip />
        </section>
        {second !== null && (
          <LabProvider value={second}>
            <Suspense fallback={<section className="app-beside" />}>
              <Beside />
            </Suspense>
          </LabProvider>
        )}
        <section className="app-side" aria-label={chrome.regions.panels}>
          {!small && <Ledger />}
          <Tabs small={small} />
        </section>
        <section className="app-time" aria-label={chrome.regions.timeline}>
          <Transport narrow={narrow} small={small} />
          <Branches small={small} />
          {!small && <Spacetime />}
        </section>
        <Announcer />
      </main>
      <Notice />
      <Dialogs />
    </div>
  );
}
