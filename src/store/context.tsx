// How React reaches the laboratory.

import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Language } from '../speech/languages.ts';
import { type FirstWords, firstWordsIn, type Words, wordsIn } from '../words/index.ts';
import { protocolWords } from '../words/protocols.ts';
import type { Teller } from '../words/tell.ts';
import type { Lab, PlaybackState, SessionState } from './lab.ts';
import type { Picture } from './picture.ts';
import { preferences } from './preferences.ts';
import { type Touched, touchedIn } from './related.ts';
import type { SelectionState } from './selection.ts';
import { type Glance, type Pace, throttled } from './throttle.ts';

const LabContext = createContext<Lab | null>(null);
export const LabProvider = LabContext.Provider;

export function useLab(): Lab {
  const lab = useContext(LabContext);
  if (lab === null) throw new Error('A view must stand inside a LabProvider.');
  return lab;
}

export function useSession<T>(read: (state: SessionState) => T): T {
  return useStore(useLab().session, read);
}

export function usePlayback<T>(read: (state: PlaybackState) => T): T {
  return useStore(useLab().playback, read);
}

export function useSelection<T>(read: (state: SelectionState) => T): T {
  return useStore(useLab().selection, read);
}

const PaceContext = createContext<Pace>('quick');
/** Sets how often what stands inside follows a run that plays. */
export const PaceProvider = PaceContext.Provider;

function useGlance<T>(read: (glance: Glance) => T): T {
  const glances = throttled(useLab(), useContext(PaceContext));
  const [value, setValue] = useState(() => read(glances.newest()));
  useEffect(() => glances.subscribe((next) => setValue(() => read(next))), [glances, read]);
  return value;
}

const pictureOf = ({ picture }: Glance) => picture;
const filmedOf = ({ filmed }: Glance) => filmed;

/** The picture, for what React draws. Paused, every change counts; playing, some a second do. */
export function usePicture(): Picture | null {
  return useGlance(pictureOf);
}

/** Counts up when the film holds more than before: what reads it looks again. */
export function useFilmed(): number {
  return useGlance(filmedOf);
}

/** What the selection touches in the shot that React draws. */
export function useTouched(): Touched {
  const lab = useLab();
  const selected = useSelection((state) => state.selected);
  const picture = usePicture();
  useFilmed(); // the shot of a happening may have come
  return touchedIn(lab, selected, picture?.shot);
}

/** What the reader's language says first: for what is drawn before anything else is loaded. */
export function useFirstWords(): FirstWords {
  return firstWordsIn(useStore(preferences, (state) => state.language));
}

/** The words of the reader's language, for what is drawn when they are all loaded (speaking.ts). */
export function useWords(): Words {
  return wordsIn(useStore(preferences, (state) => state.language));
}

/** What a happening is told with; null before the first scenario is open. The same object until something of it changes. */
export function useTeller(): Teller | null {
  const protocol = useSession((state) => state.protocol);
  const { panels } = useWords();
  const language = useLanguage();
  return useMemo(
    () => (protocol === null ? null : { panels, about: protocolWords(protocol.id, language), protocol }),
    [panels, language, protocol],
  );
}

export function useLanguage(): Language {
  return useStore(preferences, (state) => state.language);
}

export function useStillness(): boolean {
  return useStore(preferences, (state) => state.stillness);
}
