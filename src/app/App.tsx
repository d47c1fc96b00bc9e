// The frame around the views. Controls never move, the cluster is always on screen, and nothing scrolls but panels.

import { type ReactNode, Suspense, useEffect, useLayoutEffect, useState } from 'react';
import { useStore } from 'zustand';
import { loadDescriptors } from '../protocols/descriptors.ts';
import { PROTOCOLS } from '../protocols/order.ts';
import { LabProvider, useFirstWords, useLab, useLanguage, useSession } from '../store/context.tsx';
import type { Lab } from '../store/lab.ts';
import { type Later, later } from '../store/later.tsx';
import { preferences } from '../store/preferences.ts';
import { asError, tell, troubles } from '../store/trouble.ts';
import { MenuCard, Stage } from '../views/cluster/Stage.tsx';
import { Branches } from './Branches.tsx';
import { comparison, inHand } from './comparing.ts';
import { desk } from './desk.ts';
import { Header } from './Header.tsx';
import { useMedia } from './media.ts';
import { Network, Tuning } from './Network.tsx';
import { useTitle } from './names.ts';
import { PlayHint } from './PlayHint.tsx';
import { presentation } from './presentation.ts';
import { Strip } from './Strip.tsx';
import { sayOver, started } from './started.ts';
import { Transport } from './Transport.tsx';

// The stage and the controls are drawn first; the rest of the page comes a moment later, where its place is kept.
const Side = later(
  () => import('./Side.tsx'),
  ({ Side }) => Side,
);
const Spacetime = later(
  () => import('../views/spacetime/Spacetime.tsx'),
  ({ Spacetime }) => Spacetime,
);
const Announcer = later(
  () => import('./Announcer.tsx'),
  ({ Announcer }) => Announcer,
);
const Chosen = later(
  () => import('./Chosen.tsx'),
  ({ Chosen }) => Chosen,
);
const Trouble = later(
  () => import('./Trouble.tsx'),
  ({ Trouble }) => Trouble,
);
const messages = () => import('./Messages.tsx');
const Toast = later(messages, ({ Toast }) => Toast);
const Notice = later(messages, ({ Notice }) => Notice);
const Question = later(messages, ({ Question }) => Question);
const Coming = later(messages, ({ Coming }) => Coming);

/** For what is chosen among the protocols. */
async function ofAll<T>(module: Promise<T>): Promise<T> {
  const [part] = await Promise.all([module, loadDescriptors()]);
  return part;
}

// Loaded when first opened. Some speak of every protocol.
const Open = later(
  () => ofAll(import('./Open.tsx')),
  ({ Open }) => Open,
  PROTOCOLS,
);
const Share = later(
  () => import('./Share.tsx'),
  ({ Share }) => Share,
);
const Bridge = later(
  () => import('./Bridge.tsx'),
  ({ Bridge }) => Bridge,
  PROTOCOLS,
);
const Another = later(
  () => import('./Another.tsx'),
  ({ Another }) => Another,
  PROTOCOLS,
);
const Beside = later(
  () => import('./Beside.tsx'),
  ({ Beside }) => Beside,
);
const Compare = later(
  () => import('./Compare.tsx'),
  ({ Compare }) => Compare,
  PROTOCOLS,
);
const Take = later(
  () => import('./taking/Take.tsx'),
  ({ Take }) => Take,
);
const Help = later(
  () => import('./Help.tsx'),
  ({ Help }) => Help,
);

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
  const { chrome } = useFirstWords();
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

/** What the first screen shows once it stands complete, and what answers a first click. */
const SOON: readonly Later<never>[] = [Trouble, Side, Spacetime, Announcer, Chosen, Toast, Coming, Tuning, MenuCard];

/** Whether they are at hand: they are fetched when the stage has been drawn, and appear in one go; keys work then too. */
function useSoon(isOpen: boolean): boolean {
  const lab = useLab();
  const [there, setThere] = useState(false);
  useEffect(() => {
    if (!isOpen) return;
    let after: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    let unbind = () => {};
    const bind = async () => {
      try {
        const { bindKeys } = await import('./keys.ts');
        if (!gone) unbind = bindKeys(lab);
      } catch (reason) {
        const settle = tell({
          kind: 'part',
          error: asError(reason),
          again: () => {
            settle();
            void bind();
          },
        });
      }
    };
    const fetch = async () => {
      const bound = bind();
      // A part that does not come says so when it is shown; what says it must not miss itself.
      const [trouble] = await Promise.allSettled(SOON.map((part) => part.fetch()));
      if (trouble?.status === 'rejected') sayOver('missing', '');
      await bound;
      if (!gone) setThere(true);
    };
    // A page that nobody sees has no frames.
    if (document.hidden) after = setTimeout(fetch);
    const frame = requestAnimationFrame(() => {
      clearTimeout(after);
      after = setTimeout(fetch);
    });
    return () => {
      gone = true;
      unbind();
      cancelAnimationFrame(frame);
      clearTimeout(after);
    };
  }, [lab, isOpen]);
  return there;
}

function Dialogs({ held }: { held: Lab }) {
  const dialog = useStore(desk, (state) => state.dialog);
  const asks = useStore(desk, (state) => state.asked !== null);
  const tells = useStore(desk, (state) => state.notice !== null);
  return (
    <>
      <Suspense fallback={null}>{tells && <Notice />}</Suspense>
      <Suspense fallback={<Suspense fallback={null}>{dialog !== null && <Coming />}</Suspense>}>
        {dialog === 'open' && <Open />}
        {dialog === 'share' && <Share />}
        {dialog === 'bridge' && <Bridge />}
        {dialog === 'another' && <Another />}
        {dialog === 'compare' && <Compare />}
        {dialog === 'take' && (
          <LabProvider value={held}>
            <Take />
          </LabProvider>
        )}
        {dialog === 'help' && <Help />}
      </Suspense>
      <Suspense fallback={null}>{asks && <Question />}</Suspense>
    </>
  );
}

export function App() {
  usePageItself();
  const { chrome } = useFirstWords();
  const small = useMedia(SMALL);
  const narrow = useMedia(NARROW);
  const isOpen = useSession((state) => state.setup !== null);
  const there = useSoon(isOpen);
  const lost = useStore(troubles, (all) => all.find(({ kind }) => kind === 'laboratory'));
  useLayoutEffect(() => {
    if (isOpen) started();
    else if (lost !== undefined)
      return sayOver(lost.error?.message ? 'broke' : 'missing', lost.error?.message ?? '', lost.again);
  }, [isOpen, lost]);
  const second = useStore(comparison, (state) => state.now?.pair.second ?? null);
  const own = useLab();
  const held = useStore(comparison, (state) => inHand(own, state));
  const holding = (part: ReactNode) => <LabProvider value={held}>{part}</LabProvider>;
  return (
    <div
      className="app"
      data-small={small}
      data-ready={there}
      data-pair={second !== null}
      data-held={held === own ? null : 'second'}
    >
      {holding(<Header chosen={there && !small && <Chosen />} />)}
      <main className="app-main">
        <section className="app-stage" aria-label={chrome.regions.stage}>
          {held === own && <Network />}
          <div className="app-picture">
            {isOpen ? (
              <Stage />
            ) : (
              <p className="loading" role="status">
                {chrome.loading}
              </p>
            )}
            <Suspense fallback={null}>{second !== null && <Beside part="name" />}</Suspense>
            <PlayHint />
            {there && small && holding(<Chosen />)}
            {there && holding(<Toast />)}
          </div>
          {holding(
            <Strip>
              <Suspense fallback={null}>{second !== null && <Beside part="held" />}</Suspense>
            </Strip>,
          )}
        </section>
        {second !== null && (
          <LabProvider value={second}>
            <Suspense fallback={<section className="app-beside" />}>
              <Beside part="stage" />
            </Suspense>
          </LabProvider>
        )}
        {holding(
          <>
            <section className="app-side" aria-label={chrome.regions.panels}>
              {there && <Side small={small} />}
            </section>
            <section className="app-time" aria-label={chrome.regions.timeline}>
              <Transport narrow={narrow} small={small} />
              <Suspense fallback={null}>{second !== null && <Beside part="hand" />}</Suspense>
              <Branches small={small} />
              {there && !small && <Spacetime />}
            </section>
            {there && <Announcer />}
          </>,
        )}
      </main>
      <Dialogs held={held} />
      {there && <Trouble />}
    </div>
  );
}
