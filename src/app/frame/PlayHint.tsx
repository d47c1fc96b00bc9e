// Over the stage, where nothing plays by itself: a page inside another, and readers who asked for less motion.

import { Play } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useFirstWords, useLab, useSession } from '../../store/context.tsx';
import { pageState } from './page-state.ts';

export function PlayHint() {
  const lab = useLab();
  const { hint } = useFirstWords().chrome;
  const waits = useStore(pageState, (state) => state.waits);
  const lesson = useSession((state) => state.setup?.lesson !== undefined);
  useEffect(() => {
    if (!waits) return;
    // Whoever moves through time, or acts, has found the way.
    const began = lab.projector.now()?.playhead;
    return lab.projector.subscribe(({ playing, playhead }) => {
      if (playing || playhead !== began) pageState.setState({ waits: false });
    });
  }, [lab, waits]);
  // A lesson says itself how to begin.
  if (!waits || lesson) return null;
  return (
    <button type="button" className="play-hint" data-play-hint="" onClick={() => lab.play()}>
      <Play aria-hidden="true" size="1.3em" fill="currentColor" />
      {hint.play}
    </button>
  );
}
