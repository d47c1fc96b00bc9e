// One line between the stage and the controls: the breach that stopped the playback, else the beat that the run has come
// to, else the hint of the first minute. It never covers the cluster.

import { Lightbulb, OctagonAlert, X } from 'lucide-react';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Landmark } from '../../engine/run.ts';
import { useFirstWords, useLab, usePicture, useSession } from '../../store/context.tsx';
import { lazyPart } from '../../store/lazy.tsx';
import { BeatLine, useBeat } from './BeatLine.tsx';
import { advance, BEGINNING, hintText } from './hints.ts';
import { useProtocolWords } from './names.ts';
import { pageState, wish } from './page-state.ts';

interface Which {
  /** Nothing is told by itself in this run: the line is low. */
  readonly slim: boolean;
  /** Which of two runs is spoken of, if there are two. */
  readonly which: ReactNode;
}

interface LineProps extends Which {
  readonly kind: string;
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

function Line({ which, slim, kind, icon, children }: LineProps) {
  const { chrome } = useFirstWords();
  return (
    <aside className={`strip ${kind}`} data-strip={kind} data-slim={slim} aria-label={chrome.regions.strip}>
      {icon}
      {which}
      {children}
    </aside>
  );
}

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

/** Nothing is to be said: the line keeps its place, for what may come. */
function Nothing({ which, slim }: Which) {
  const { chrome } = useFirstWords();
  return (
    <aside className="strip" data-strip="none" data-slim={slim} aria-label={chrome.regions.strip}>
      {which}
    </aside>
  );
}

function useHint(): string | null {
  const lab = useLab();
  const { chrome } = useFirstWords();
  const picture = usePicture();
  const protocol = useSession((state) => state.protocol);
  const branches = useSession((state) => state.branches.length);
  const shared = useStore(pageState, (state) => state.shared);
  const [progress, setProgress] = useState(BEGINNING);
  const seenUntil = lab.seenUntil();
  useEffect(() => {
    if (picture === null) return;
    setProgress((before) => advance(before, { picture, protocol, seenUntil, branches, shared }));
  }, [picture, protocol, seenUntil, branches, shared]);
  if (picture === null) return null;
  const sight = { picture, protocol, seenUntil, branches, shared };
  return hintText(advance(progress, sight), sight, chrome);
}

function Hint({ which, slim }: Which) {
  const { chrome } = useFirstWords();
  const hint = useHint();
  if (hint === null) return <Nothing which={which} slim={slim} />;
  return (
    <Line which={which} slim={slim} kind="hint" icon={<Lightbulb aria-hidden="true" size={18} />}>
      <p>{hint}</p>
      <button
        type="button"
        className="ic"
        aria-label={chrome.hint.hide}
        title={chrome.hint.hide}
        onClick={() => wish({ hintsOn: false })}
      >
        <X aria-hidden="true" size={16} />
      </button>
    </Line>
  );
}

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
  if (first && hintsOn) return <Hint key={protocol} which={which} slim={slim} />;
  return <Nothing which={which} slim={slim} />;
}
