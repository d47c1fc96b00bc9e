// One line between the stage and the controls: the breach that stopped the playback, else the beat that the run has come
// to, else the hint of the first minute. It never covers the cluster.

import { OctagonAlert } from 'lucide-react';
import { type ReactNode, Suspense } from 'react';
import { useStore } from 'zustand';
import type { Landmark } from '../../engine/run.ts';
import { useFirstWords, useLab, usePicture, useSession } from '../../store/context.tsx';
import { lazyPart } from '../../store/lazy.tsx';
import { BeatLine, useBeat } from './BeatLine.tsx';
import { useProtocolWords } from './names.ts';
import { pageState } from './page-state.ts';
import { presentation } from './presentation.ts';
import { Line, Nothing, type Which } from './Strip.tsx';

function Broken({ which, slim, invariant, by }: Which & { invariant: string; by: Landmark | undefined }) {
  const lab = useLab();
  const { chrome } = useFirstWords();
  const named = useProtocolWords();
  const found = by?.happening;
  return (
    <Line which={which} slim={slim} kind="breach" icon={<OctagonAlert aria-hidden="true" size={18} />}>
      <p role="alert">
        <b>{chrome.breach.title(named?.invariants[invariant]?.name ?? invariant)}</b>{' '}
        {found?.kind === 'broke' && chrome.breach.where(found.nodes, found.slots)}
      </p>
      <button type="button" onClick={() => pageState.setState({ tab: 'why' })}>
        {chrome.breach.see}
      </button>
      <button type="button" className="primary" onClick={() => lab.play()}>
        {chrome.breach.goOn}
      </button>
    </Line>
  );
}

/** Not before somebody has done something in a first minute. */
const Hint = lazyPart(
  () => import('./Hint.tsx'),
  ({ Hint }) => Hint,
);

const CaptionField = lazyPart(
  () => import('./CaptionField.tsx'),
  ({ CaptionField }) => CaptionField,
);

export function Caption({ children: which }: { children: ReactNode }) {
  const { chrome } = useFirstWords();
  const protocol = useSession((state) => state.setup?.protocol);
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
  if (breach !== null) {
    const by = lab.film.landmarks.find(({ happening }) => happening.kind === 'broke' && happening.invariant === breach);
    // Before it nothing is broken.
    if (by === undefined || by.position <= position)
      return <Broken which={which} slim={slim} invariant={breach} by={by} />;
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
