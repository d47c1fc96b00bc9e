// How React reaches the laboratory.

import { createContext, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { type Language, type Words, wordsIn } from '../words/index.ts';
import type { Lab, PlaybackState, SessionState } from './lab.ts';
import { isSparse } from './pace.ts';
import type { Picture } from './picture.ts';
import { preferences } from './preferences.ts';
import type { SelectionState } from './selection.ts';

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

/** Renders anew while playing no oftener than this, in milliseconds: nobody reads faster. Played fast, still less. */
const READABLE = 120;
const GLANCED = 350;

/** The picture, for what React draws. Paused, every change counts; playing, some ten a second do. */
export function usePicture(): Picture | null {
  const { projector, playback } = useLab();
  const [picture, setPicture] = useState<Picture | null>(() => projector.now());
  useEffect(() => {
    let shown = 0;
    let position = -1;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const put = (next: Picture) => {
      clearTimeout(waiting);
      waiting = undefined;
      shown = performance.now();
      position = next.shot.position;
      setPicture(next);
    };
    const unsubscribe = projector.subscribe((next) => {
      if (!next.playing) put(next);
      else if (next.shot.position !== position && waiting === undefined) {
        const rest = isSparse(playback.getState()) ? GLANCED : READABLE;
        const left = rest - (performance.now() - shown);
        if (left <= 0) put(next);
        else waiting = setTimeout(() => put(projector.now() ?? next), left);
      }
    });
    return () => {
      clearTimeout(waiting);
      unsubscribe();
    };
  }, [projector, playback]);
  return picture;
}

/** The words of the reader's language. */
export function useWords(): Words {
  return wordsIn(useStore(preferences, (state) => state.language));
}

export function useLanguage(): Language {
  return useStore(preferences, (state) => state.language);
}

export function useStillness(): boolean {
  return useStore(preferences, (state) => state.stillness);
}
