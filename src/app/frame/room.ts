// The window as it is now, shared out.

import { useMemo, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Lab, SessionState } from '../../store/lab.ts';
import { preferences } from '../../store/preferences.ts';
import { type Areas, areasOf } from './areas.ts';
import { useMedia } from './media.ts';
import { pageState } from './page-state.ts';
import { presentation } from './presentation.ts';

/** Little room: the panels share one place, as tabs. */
const SMALL = '(max-width: 819px), (max-height: 539px)';
/** A projector: read from the last row. */
const FAR = '(min-width: 1800px) and (min-height: 900px)';
/** So many are expected before a scenario is open. */
const AT_FIRST = 5;

export const useSmall = (): boolean => useMedia(SMALL);

export function useFar(): boolean {
  const small = useSmall();
  const wide = useMedia(FAR);
  const presenting = useStore(pageState, (state) => state.presenting);
  return wide || ((presentation.projector || presenting) && !small);
}

function onResize(changed: () => void): () => void {
  addEventListener('resize', changed);
  return () => removeEventListener('resize', changed);
}

const nodesOf = ({ protocol, setup }: SessionState): number =>
  protocol === null || setup === null ? AT_FIRST : protocol.cast(setup.counts).length;

/** @param second the run beside the first: the larger of the two has room, whichever is in hand. */
export function useAreas(first: Lab, second: Lab | null): Areas {
  const width = useSyncExternalStore(onResize, () => innerWidth);
  const height = useSyncExternalStore(onResize, () => innerHeight);
  const [one, two] = [useStore(first.session, nodesOf), useStore((second ?? first).session, nodesOf)];
  const nodes = Math.max(one, two);
  const small = useSmall();
  const far = useFar();
  const pair = second !== null;
  const presenting = useStore(pageState, (state) => state.presenting);
  const splits = useStore(preferences, (state) => state.splits);
  return useMemo(
    () => areasOf({ width, height, nodes, far, pair, small, presenting }, splits),
    [width, height, nodes, far, pair, small, presenting, splits],
  );
}
