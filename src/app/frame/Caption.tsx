// One line between the stage and the controls: the breach that stopped the playback, else the beat that the run has come
// to, else the hint of the first minute. It never covers the cluster.

import { type ReactNode, Suspense } from 'react';
import { useStore } from 'zustand';
import { useFirstWords, useLab, usePicture, useSession } from '../../store/context.tsx';
import { lazyPart } from '../../store/lazy.tsx';
import { BeatLine, useBeat } from './BeatLine.tsx';
import { pageState } from './page-state.ts';
import { presentation } from './presentation.ts';
import { Nothing } from './Strip.tsx';

/** What stopped the run is told when something did. */
const Broken = lazyPart(
  () => import('./Broken.tsx'),
  ({ Broken }) => Broken,
);

/** Not before somebody has done something in a first minute. */
const Hint = lazyPart(
  () => import('./Hint.tsx'),
  ({ Hint }) => Hint,
);

const CaptionField = lazyPart(
  () => import('./CaptionField.tsx'),
  ({ CaptionField }) => CaptionField,
);

/** With a text that is a lesson or a challenge. */
const Lesson = lazyPart(
  () => import('../lesson/Lesson.tsx'),
  ({ Lesson }) => Lesson,
);

export function Caption({ children: which }: { children: ReactNode }) {
  const { chrome } = useFirstWords();
  const protocol = useSession((state) => state.setup?.protocol);
  const lesson = useSession((state) => state.setup?.lesson);
  const lab = useLab();
  const breach = useSession((state) => state.breach);
  const hintsOn = useStore(pageState, (state) => state.hintsOn);
  const first = useStore(pageState, (state) => state.first);
  const position = usePicture()?.shot.position ?? 0;
  const standing = useBeat();
  const slim = standing === null && !(first && hintsOn);
  const captioning = useStore(pageState, (state) => state.captioning);
  const edited = useSession((state) => state.edited);
  if (captioning) {
    return (
      <aside className="strip" data-strip="captioning" data-slim={slim} aria-label={chrome.regions.strip}>
        {which}
        <Suspense fallback={null}>
          <CaptionField />
        </Suspense>
      </aside>
    );
  }
  if (lesson !== undefined)
    return (
      <Suspense fallback={<Nothing which={which} slim={false} />}>
        <Lesson>{which}</Lesson>
      </Suspense>
    );
  if (breach !== null) {
    const by = lab.film.landmarks.find(({ happening }) => happening.kind === 'broke' && happening.invariant === breach);
    // Before it nothing is broken.
    if (by === undefined || by.position <= position)
      return (
        <Suspense fallback={<Nothing which={which} slim={slim} />}>
          <Broken which={which} slim={slim} invariant={breach} by={by} />
        </Suspense>
      );
  }
  // In a first minute the lesson gives way to hints once somebody has done something; no other run has any.
  if (standing !== null && !(first && hintsOn && edited)) return <BeatLine standing={standing}>{which}</BeatLine>;
  // Another protocol has other hints: they begin anew.
  const nothing = <Nothing which={which} slim={slim} />;
  if (!first || !hintsOn || (presentation.beats && !edited)) return nothing;
  return (
    <Suspense fallback={nothing}>
      <Hint key={protocol} which={which} slim={slim} />
    </Suspense>
  );
}
