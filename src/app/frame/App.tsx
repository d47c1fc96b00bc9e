// The frame around the views. Controls never move, the cluster is always on screen, and nothing scrolls but panels.

import { type CSSProperties, type ReactNode, Suspense, useEffect, useLayoutEffect, useState } from 'react';
import { useStore } from 'zustand';
import { loadDescriptors } from '../../protocols/descriptors.ts';
import { PROTOCOLS } from '../../protocols/order.ts';
import { LabProvider, useFirstWords, useLab, useLanguage, useSession } from '../../store/context.tsx';
import type { Lab } from '../../store/lab.ts';
import { bring, type LazyPart, lazyPart } from '../../store/lazy.tsx';
import { preferences } from '../../store/preferences.ts';
import { troubles } from '../../store/trouble.ts';
import { bringTraffic, Legend, MenuCard, Stage } from '../../views/cluster/Stage.tsx';
import { comparison, inHand } from '../pair/comparing.ts';
import { AwaitedLanes, AwaitedPanels } from './Awaited.tsx';
import { Caption } from './Caption.tsx';
import { Header, TitleField } from './Header.tsx';
import { useMedia } from './media.ts';
import { Network, Tuning } from './Network.tsx';
import { useTitle } from './names.ts';
import { PlayHint } from './PlayHint.tsx';
import { pageState, showState } from './page-state.ts';
import { presentation } from './presentation.ts';
import { useAreas, useFar, useSmall } from './room.ts';
import { sayOver, started } from './started.ts';
import { StandingShield, Steps, Transport } from './Transport.tsx';

// The stage and the controls are drawn first; the rest of the page comes a moment later, where its place is kept.
const Panels = lazyPart(
  () => import('./Panels.tsx'),
  ({ Panels }) => Panels,
);
const Timeline = lazyPart(
  () => import('../futures/Timeline.tsx'),
  ({ Timeline }) => Timeline,
);
const Futures = lazyPart(
  () => import('../futures/Futures.tsx'),
  ({ Futures }) => Futures,
);
const Announcer = lazyPart(
  () => import('./Announcer.tsx'),
  ({ Announcer }) => Announcer,
);
const SelectionChip = lazyPart(
  () => import('./SelectionChip.tsx'),
  ({ SelectionChip }) => SelectionChip,
);
const BackToWork = lazyPart(
  () => import('../open/BackToWork.tsx'),
  ({ BackToWork }) => BackToWork,
);
const Trouble = lazyPart(
  () => import('./Trouble.tsx'),
  ({ Trouble }) => Trouble,
);
const Splitters = lazyPart(
  () => import('./Splitters.tsx'),
  ({ Splitters }) => Splitters,
);
const InLab = lazyPart(
  () => import('./InLab.tsx'),
  ({ InLab }) => InLab,
);
const notices = () => import('./Notices.tsx');
const Toast = lazyPart(notices, ({ Toast }) => Toast);
const Notice = lazyPart(notices, ({ Notice }) => Notice);
const Question = lazyPart(notices, ({ Question }) => Question);
const Coming = lazyPart(notices, ({ Coming }) => Coming);

const Presented = lazyPart(
  () => import('./Presented.tsx'),
  ({ Presented }) => Presented,
);

/** For what is chosen among the protocols. */
async function ofAll<T>(module: Promise<T>): Promise<T> {
  const [part] = await Promise.all([module, loadDescriptors()]);
  return part;
}

// Loaded when first opened. Some speak of every protocol.
const Open = lazyPart(
  () => ofAll(import('../open/Open.tsx')),
  ({ Open }) => Open,
  PROTOCOLS,
);
const Course = lazyPart(
  () => import('../course/Course.tsx'),
  ({ Course }) => Course,
);
const Check = lazyPart(
  () => ofAll(import('../check/room.ts').then(({ room }) => room())),
  ({ Check }) => Check,
  PROTOCOLS,
);
const Share = lazyPart(
  () => import('../take/Share.tsx'),
  ({ Share }) => Share,
);
const Bridge = lazyPart(
  () => import('../dialogs/Bridge.tsx'),
  ({ Bridge }) => Bridge,
  PROTOCOLS,
);
const OnAnother = lazyPart(
  () => import('../dialogs/OnAnother.tsx'),
  ({ OnAnother }) => OnAnother,
  PROTOCOLS,
);
const SecondRun = lazyPart(
  () => import('../pair/SecondRun.tsx'),
  ({ SecondRun }) => SecondRun,
);
const Compare = lazyPart(
  () => import('../pair/Compare.tsx'),
  ({ Compare }) => Compare,
  PROTOCOLS,
);
const Take = lazyPart(
  () => import('../take/Take.tsx'),
  ({ Take }) => Take,
);
const Help = lazyPart(
  () => import('../dialogs/Help.tsx'),
  ({ Help }) => Help,
);

/** Not all controls of time fit into their line. */
const NARROW = '(max-width: 1199px), (max-height: 539px)';

/** The page's language, theme and title, where the browser and assistive technology look for them. */
function usePageItself(): void {
  const language = useLanguage();
  const theme = useStore(preferences, (state) => state.theme);
  const { chrome } = useFirstWords();
  const title = useTitle();
  const isOpen = useSession((state) => state.setup !== null);
  const far = useFar();
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
const SOON: readonly LazyPart<never>[] = [
  Trouble,
  Panels,
  Timeline,
  Futures,
  Announcer,
  Splitters,
  SelectionChip,
  BackToWork,
  TitleField,
  Toast,
  Coming,
  Tuning,
  Steps,
  StandingShield,
  Legend,
  MenuCard,
];

/** Whether they are at hand: they are fetched when the stage has been drawn, and appear in one go; keys work then too. */
function useSoon(isOpen: boolean): boolean {
  const lab = useLab();
  const [there, setThere] = useState(false);
  useEffect(() => {
    if (!isOpen) return;
    let after: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    let unbind = () => {};
    const bind = () =>
      bring(
        () => import('../keys/keys.ts'),
        ({ bindKeys }) => {
          if (!gone) unbind = bindKeys(lab);
        },
      );
    const fetch = async () => {
      // What the keys and the jumps ask of the laboratory.
      const jumps = bring(
        () => import('../../store/jumping.ts'),
        () => {},
      );
      const others = [bringTraffic(), bind(), jumps];
      // A part that does not come says so when it is shown; what says it must not miss itself.
      const [trouble] = await Promise.allSettled(SOON.map((part) => part.fetch()));
      if (trouble?.status === 'rejected') sayOver('missing', '');
      await Promise.all(others);
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
  const dialog = useStore(pageState, (state) => state.dialog);
  const asks = useStore(pageState, (state) => state.asked !== null);
  const tells = useStore(pageState, (state) => state.notice !== null);
  return (
    <>
      <Suspense fallback={null}>{tells && <Notice />}</Suspense>
      <Suspense fallback={<Suspense fallback={null}>{dialog !== null && <Coming />}</Suspense>}>
        {dialog === 'open' && <Open />}
        {dialog === 'course' && <Course />}
        {dialog === 'check' && <Check />}
        {dialog === 'share' && <Share />}
        {dialog === 'bridge' && <Bridge />}
        {dialog === 'another' && <OnAnother />}
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
  const small = useSmall();
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
  const presenting = useStore(pageState, (state) => state.presenting);
  const areas = useAreas(own, second);
  const large = useStore(pageState, (state) => state.large);
  const holding = (part: ReactNode) => <LabProvider value={held}>{part}</LabProvider>;
  const told = holding(
    <Caption>
      <Suspense fallback={null}>{second !== null && <SecondRun part="held" />}</Suspense>
    </Caption>,
  );
  return (
    <div
      className="app"
      data-small={small}
      data-ready={there}
      data-pair={second !== null}
      data-held={held === own ? null : 'second'}
      data-presenting={presenting}
      data-large={large}
      style={
        {
          '--side': `${areas.side}px`,
          '--time': `${areas.time}px`,
          '--tables': `${areas.tables}px`,
          '--row': `${areas.row}px`,
          '--zoom': areas.zoom,
        } as CSSProperties
      }
      data-embedded={presentation.embedded}
    >
      {holding(
        <Header chosen={there && !small && <SelectionChip />}>
          {/* Work takes the place of the first run, whichever is in hand. */}
          {there && (
            <LabProvider value={own}>
              <BackToWork />
            </LabProvider>
          )}
        </Header>,
      )}
      <main className="app-main">
        <section className="app-stage" data-part="stage" aria-label={chrome.regions.stage}>
          {held === own && <Network />}
          <Suspense fallback={null}>{presentation.embedded && <InLab />}</Suspense>
          <div className="app-picture" data-part="picture">
            {isOpen ? (
              <Stage list={held === own ? (node) => showState(own, node) : undefined} />
            ) : (
              <p className="loading" role="status">
                {chrome.loading}
              </p>
            )}
            <Suspense fallback={null}>{second !== null && <SecondRun part="name" />}</Suspense>
            <PlayHint />
            {there && small && holding(<SelectionChip />)}
            {there && small && holding(<Futures over />)}
            {there && holding(<Toast />)}
          </div>
          {second === null && told}
        </section>
        {second !== null && (
          <LabProvider value={second}>
            <Suspense fallback={<section className="app-beside" />}>
              <SecondRun part="stage" />
            </Suspense>
          </LabProvider>
        )}
        {second !== null && (
          <div className="app-told">
            <Suspense fallback={null}>
              <SecondRun part="legend" />
            </Suspense>
            {told}
          </div>
        )}
        {holding(
          <>
            <section className="app-side" data-part="side" aria-label={chrome.regions.panels}>
              {presentation.embedded ? null : there ? <Panels small={small} /> : !small && <AwaitedPanels />}
            </section>
            <section className="app-time" aria-label={chrome.regions.timeline}>
              <Transport narrow={narrow} small={small} there={there} />
              <Suspense fallback={null}>{second !== null && <SecondRun part="hand" />}</Suspense>
              {!small && !presentation.embedded && (there ? <Timeline /> : <AwaitedLanes />)}
            </section>
            {there && <Announcer />}
          </>,
        )}
        {there && !small && !presenting && !large && <Splitters areas={areas} />}
      </main>
      <Dialogs held={held} />
      <Suspense fallback={null}>{there && presenting && <Presented />}</Suspense>
      {there && <Trouble />}
    </div>
  );
}
