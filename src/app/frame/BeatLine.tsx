// The lesson's line: what is told at the beat that the run has come to, Next, and how many beats there are. In a run that
// breathes, a hairline fills while the beat is held.

import { type PointerEvent, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { momentOf, reachedAt, standsAt } from '../../store/beats.ts';
import { useFirstWords, useLab, useLanguage, usePicture, usePlayback, useSession } from '../../store/context.tsx';
import { lazyPart } from '../../store/lazy.tsx';
import { button, isEnabled } from '../keys/buttons.ts';
import { keyText } from '../keys/printed.ts';
import { nameInLibrary } from '../open/origin.ts';
import { comparison } from '../pair/comparing.ts';
import { type Deed, lastDeed } from './deed.ts';
import { pageState, wish } from './page-state.ts';
import { inLanguage } from './phrases.ts';
import { presentation } from './presentation.ts';

const NextScenario = lazyPart(
  () => import('./NextScenario.tsx'),
  ({ NextScenario }) => NextScenario,
);

/** Dots that can be told from each other; where there are more, the numbers say it alone. */
const DOTS = 16;
/** A swipe is at least so long, in pixels, and rather along the line than across it. */
const SWIPE = 48;

/** The scenario that a keyboard has opened from here: whoever did goes on from Next. */
let openedByKey: string | null = null;

const onByKey = (name: string): void => {
  openedByKey = name;
};

function Next({ look }: { look: string }) {
  const lab = useLab();
  const place = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (openedByKey === null || openedByKey !== nameInLibrary()) return;
    openedByKey = null;
    if (document.activeElement === document.body) place.current?.focus();
  }, []);
  const { chrome } = useFirstWords();
  const back = useSession((state) => state.lesson !== null);
  const of = button('nextBeat');
  const name = back ? chrome.beats.back : chrome.beats.next;
  return (
    <button
      ref={place}
      type="button"
      className={look}
      data-command="nextBeat"
      title={chrome.withKey(name, keyText(of.keys[0] as string, chrome))}
      onClick={() => {
        if (isEnabled(of, lab)) of.run(lab);
      }}
    >
      {name}
    </button>
  );
}

/** What a first minute asks for at its last beat; null elsewhere. */
function useDeed(last: boolean): Deed | null {
  const first = useStore(pageState, (state) => state.first);
  const protocol = useSession((state) => state.protocol);
  const scene = usePicture()?.shot.scene;
  if (!first || !last || scene === undefined) return null;
  return lastDeed(scene, protocol);
}

/** The deed, and whom it is done to lit on the stage. */
function Do({ deed, look }: { deed: Deed; look: string }) {
  const lab = useLab();
  const { beats } = useFirstWords().chrome;
  const { kind, node } = deed;
  useEffect(() => {
    lab.hover({ kind: 'node', node });
    return () => lab.hover(null);
  }, [lab, node]);
  return (
    <button type="button" className={look} data-deed={`${kind} ${node}`} onClick={() => void lab.act(deed)}>
      {kind === 'crash' ? beats.crash(node) : beats.ask(node, deed.command)}
    </button>
  );
}

function Place({ reached, of }: { reached: number; of: number }) {
  const { chrome } = useFirstWords();
  return (
    <p className="place" data-beat={reached} data-beats={of}>
      <span className={of > DOTS ? '' : 'unseen'}>{chrome.beats.place(reached, of)}</span>
      {of <= DOTS &&
        Array.from({ length: of }, (_, i) => (
          <i
            // biome-ignore lint/suspicious/noArrayIndexKey: a beat is its number
            key={i}
            aria-hidden="true"
            data-dot={i + 1 === reached ? 'now' : i < reached ? 'done' : 'coming'}
          />
        ))}
    </p>
  );
}

interface ThroughProps {
  /** Told whether a keyboard stands on it. */
  readonly onStand?: (stands: boolean) => void;
}

/** Whether runs go on by themselves. First minutes always do. */
export function Through({ onStand }: ThroughProps) {
  const { chrome } = useFirstWords();
  const through = useStore(pageState, (state) => state.playsThrough);
  const first = useStore(pageState, (state) => state.first);
  if (first || !presentation.beats) return null;
  return (
    <button
      type="button"
      className="through"
      aria-pressed={through}
      title={chrome.beats.playsThroughTitle}
      onClick={() => wish({ playsThrough: !through })}
      onFocus={({ currentTarget }) => onStand?.(currentTarget.matches(':focus-visible'))}
      onBlur={() => onStand?.(false)}
    >
      {chrome.beats.playsThrough}
    </button>
  );
}

/** What stands below the dots: how the run goes on, or behind its last beat what follows it in the library. */
function Below({ isOver }: { isOver: boolean }) {
  const edited = useSession((state) => state.edited);
  const restored = useStore(pageState, (state) => state.restored);
  const alone = useStore(comparison, (state) => state.now === null);
  // Nobody's focus is taken away.
  const [stands, onStand] = useState(false);
  const [offers, onOffer] = useState(false);
  const name = isOver && alone && !edited && !restored && !stands ? nameInLibrary() : null;
  return (
    <>
      {!offers && <Through onStand={onStand} />}
      <Suspense fallback={null}>
        {name !== null && <NextScenario name={name} onOffer={onOffer} onByKey={onByKey} />}
      </Suspense>
    </>
  );
}

/** The hairline, which fills in the time that the beat is held. */
function Breath() {
  const breath = usePlayback((state) => state.breath);
  if (breath === null) return null;
  return <span className="breath" data-breath="" style={{ animationDuration: `${breath}ms` }} />;
}

/** What swipes on the line do: on to the next beat, back to the one before. */
function useSwipe() {
  const lab = useLab();
  const began = useRef<{ readonly x: number; readonly y: number } | null>(null);
  return {
    onPointerDown: ({ pointerType, clientX: x, clientY: y }: PointerEvent) => {
      began.current = pointerType === 'mouse' ? null : { x, y };
    },
    onPointerUp: ({ clientX, clientY }: PointerEvent) => {
      const from = began.current;
      began.current = null;
      if (from === null) return;
      const [dx, dy] = [clientX - from.x, clientY - from.y];
      if (Math.abs(dx) < SWIPE || Math.abs(dx) < 2 * Math.abs(dy)) return;
      const of = button(dx < 0 ? 'nextBeat' : 'previousBeat');
      if (isEnabled(of, lab)) of.run(lab);
    },
  };
}

/** Which beat the run on show has come to, and how many there are; null for a run without any. */
export function useBeat() {
  const beats = useSession((state) => state.beats);
  const coming = useSession((state) => state.coming);
  const picture = usePicture();
  if (picture === null || beats.length + coming === 0) return null;
  const here = momentOf(picture);
  const reached = reachedAt(beats, here);
  const beat = beats[reached - 1] ?? null;
  return { beat, reached, of: beats.length + coming, stands: beat !== null && standsAt(beat, here) };
}

type Standing = NonNullable<ReturnType<typeof useBeat>>;

export function BeatLine({ standing, children: which }: { standing: Standing; children: ReactNode }) {
  const language = useLanguage();
  const { chrome } = useFirstWords();
  const { beat, reached, of, stands } = standing;
  const deed = useDeed(reached === of);
  const look = stands ? 'next solid' : 'next';
  return (
    <aside
      className="strip said"
      data-strip="said"
      data-stands={stands}
      aria-label={chrome.regions.strip}
      {...useSwipe()}
    >
      {which}
      {/* Where there is little room it scrolls, by keys too; it is told when it changes. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keys */}
      <div className="words" role="status" tabIndex={0}>
        {beat?.text && <p>{inLanguage(beat.text, language)}</p>}
        {beat?.notes.map((note) => (
          <p key={note} className="noted">
            <b>{chrome.beats.note}</b> {note}
          </p>
        ))}
      </div>
      <div className="onwards">
        {deed === null ? <Next look={look} /> : <Do deed={deed} look={look} />}
        <Place reached={reached} of={of} />
        <Below isOver={reached === of} />
      </div>
      <Breath />
    </aside>
  );
}
